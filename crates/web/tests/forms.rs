//! Forms that are forged, sent twice, sent broken, or refused: nothing is done twice, nothing that was typed is lost.

#![allow(clippy::unwrap_used, reason = "the helpers of these tests are tests as well")]

mod office;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use office::{Browser, Form, Office};

async fn submission(browser: &mut Browser) -> Form {
    let form = browser.get("/c/henan/submit").await.form("/c/henan/submit").unwrap();
    form.filled(&[("类型", "投诉"), ("诉求内容", "窗口拒收材料且未说明理由"), ("诉求人", "张三")])
}

fn number_of(page: &office::Answer) -> String {
    page.body.split("class=\"mono number\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_form_sent_twice_gives_the_same_receipt() {
    let office = Office::open().await;
    let mut browser = office.browser();
    let form = submission(&mut browser).await;
    let (one, two) = (browser.follow(&form).await, browser.follow(&form).await);
    assert_eq!(number_of(&one), number_of(&two));
    assert!(number_of(&one).ends_with("-00001"));
    let other = submission(&mut browser).await;
    assert!(number_of(&browser.follow(&other).await).ends_with("-00002"));
}

#[tokio::test]
async fn a_forged_form_does_nothing_and_an_old_one_keeps_its_words() {
    let office = Office::open().await;
    let mut browser = office.browser();
    let form = submission(&mut browser).await;
    let forged = browser.send(&form.clone().with("csrf", &"00".repeat(48))).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    assert!(forged.body.contains("窗口拒收材料且未说明理由"), "what was typed comes back");
    let mended = forged.form("/c/henan/submit").unwrap();
    assert_ne!(mended.fields, form.fields);

    let mut stranger = office.browser();
    stranger.get("/").await;
    let lured = stranger.send(&form).await;
    assert_eq!(lured.status, StatusCode::FORBIDDEN, "a token of one visit is worth nothing in another");
    assert!(office.desk.store().by_number("410503-20220928-00001").await.unwrap().is_none());

    let foreign = Request::post("/c/henan/submit")
        .header("sec-fetch-site", "cross-site")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::empty())
        .unwrap();
    assert_eq!(browser.ask(foreign).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_staff_form_needs_the_token_of_its_session() {
    let office = Office::open().await;
    let mut browser = office.browser();
    let form = submission(&mut browser).await;
    let number = number_of(&browser.follow(&form).await);
    let stream = office.desk.store().by_number(&number).await.unwrap().unwrap().stream;
    let address = format!("/desk/case/{stream}");
    let mut receiver = office.signed_in("henan-receiver").await;
    let form = receiver.get(&address).await.form("/act/Accept").unwrap();
    let mut leader = office.signed_in("henan-leader").await;
    assert_eq!(leader.send(&form).await.status, StatusCode::FORBIDDEN);
    assert_eq!(receiver.send(&form.clone().with("csrf", "00")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(receiver.send(&form).await.status, StatusCode::SEE_OTHER);
    // The same form once more is answered, not repeated.
    assert_eq!(receiver.send(&form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(office.desk.load(&stream).await.unwrap().matter.case.facts.len(), 2);
}

#[tokio::test]
async fn a_refused_act_comes_back_with_its_reasons_and_its_words() {
    let office = Office::open().await;
    let mut browser = office.browser();
    let form = submission(&mut browser).await;
    let number = number_of(&browser.follow(&form).await);
    let stream = office.desk.store().by_number(&number).await.unwrap().unwrap().stream;
    let mut receiver = office.signed_in("henan-receiver").await;
    let page = receiver.get(&format!("/desk/case/{stream}")).await;

    let decline = page.form("/act/Decline").unwrap().with("说明", "属于信访事项，请向信访局反映");
    let refused = receiver.send(&decline).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    assert!(refused.text().contains("理由必填"), "{}", refused.text());
    assert!(refused.form("/act/Decline").unwrap().body.contains("属于信访事项，请向信访局反映"));

    // Somebody else was first: there is no form any more, and the words are still there to be copied.
    let accept = page.form("/act/Accept").unwrap();
    receiver.follow(&accept).await;
    let late = accept.filled(&[("command", "another"), ("法定依据", "某条例第三条")]);
    let refused = receiver.send(&late).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    assert!(refused.text().contains("某条例第三条"), "{}", refused.text());
    assert!(refused.text().contains("没有改动任何记录"));
}

#[tokio::test]
async fn a_wrong_code_and_an_unknown_number_are_told_in_the_same_words() {
    let office = Office::open().await;
    let mut browser = office.browser();
    let form = submission(&mut browser).await;
    let number = number_of(&browser.follow(&form).await);
    let mut thief = office.browser();
    let form = thief.get("/follow").await.form("/follow").unwrap();
    let wrong = thief.send(&form.clone().filled(&[("number", &number), ("code", "AAAA2222")])).await;
    let unknown = thief.send(&form.filled(&[("number", "410503-20220928-99999"), ("code", "AAAA2222")])).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.text(), unknown.text());
    assert_eq!(thief.get(&format!("/my/{number}")).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_case_opened_by_its_code_opens_no_other() {
    let office = Office::open().await;
    let (mut one, mut two) = (office.browser(), office.browser());
    let form = submission(&mut one).await;
    let mine = number_of(&one.follow(&form).await);
    let form = submission(&mut two).await;
    let theirs = number_of(&two.follow(&form).await);
    assert_eq!(one.get(&format!("/my/{mine}")).await.status, StatusCode::OK);
    assert_eq!(one.get(&format!("/my/{theirs}")).await.status, StatusCode::SEE_OTHER);

    let urge = one.get(&format!("/my/{mine}")).await.form("/act/Urge").unwrap();
    let stolen = Form { action: format!("/my/{theirs}/act/Urge"), ..urge.clone() };
    assert_eq!(one.send(&stolen).await.status, StatusCode::FORBIDDEN);
    one.follow(&urge).await;

    let cookie = one.cookies.get_mut("huiying_case").unwrap();
    let stream = office.desk.store().by_number(&theirs).await.unwrap().unwrap().stream;
    *cookie = format!("{stream}.{}", cookie.split_once('.').unwrap().1);
    assert_eq!(one.get(&format!("/my/{theirs}")).await.status, StatusCode::SEE_OTHER, "a forged cookie");

    office.desk.clock().set(office.desk.clock().millis() + 31 * 60_000);
    assert_eq!(two.get(&format!("/my/{theirs}")).await.status, StatusCode::SEE_OTHER, "an old cookie");
}

#[tokio::test]
async fn leaving_closes_the_case_on_this_machine() {
    let office = Office::open().await;
    let mut browser = office.browser();
    let form = submission(&mut browser).await;
    let number = number_of(&browser.follow(&form).await);
    browser.post("/leave", &[]).await;
    assert_eq!(browser.get(&format!("/my/{number}")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get("/c/henan/receipt").await.to(), "/follow");
}

#[tokio::test]
async fn what_cannot_be_read_is_said_in_chinese() {
    let office = Office::open().await;
    let mut browser = office.browser();
    let sent = |media: &str, body: Vec<u8>| {
        Request::post("/c/henan/submit").header(header::CONTENT_TYPE, media).body(Body::from(body)).unwrap()
    };
    let form = "application/x-www-form-urlencoded";
    let broken = browser.ask(sent(form, b"content=%B4%B0%BF%DA".to_vec())).await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    assert!(broken.text().contains("UTF-8"));
    let large = browser.ask(sent(form, vec![b'a'; 13 * 1024 * 1024])).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(large.text().contains("太大"));
    let other = browser.ask(sent("text/plain", b"x".to_vec())).await;
    assert_eq!(other.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn typed_words_are_words_wherever_they_are_shown() {
    let office = Office::open().await;
    let mut browser = office.browser();
    let evil = "<script>alert(1)</script>\"><img src=x>";
    let form = submission(&mut browser).await.filled(&[("诉求内容", evil), ("诉求人", evil)]);
    let receipt = browser.follow(&form).await;
    let number = number_of(&receipt);
    let stream = office.desk.store().by_number(&number).await.unwrap().unwrap().stream;
    let pages = [
        receipt,
        browser.get(&format!("/my/{number}")).await,
        office.signed_in("henan-receiver").await.get(&format!("/desk/case/{stream}")).await,
    ];
    for page in pages {
        assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "{}", page.body);
        assert!(page.body.contains("&#60;script&#62;"), "it is shown as it was typed");
    }
}
