//! “我要问”: from the box on the form to the page that everybody reads, and off it again.

#![allow(clippy::unwrap_used, reason = "the helpers of these tests are tests as well")]

mod office;

use axum::http::StatusCode;
use office::{Answer, Browser, Office};

const BOARD: &str = "/c/tanghe/answers";

const QUESTION: &[(&str, &str)] = &[
    ("类型", "咨询"),
    ("诉求内容", "我叫王小五，社保卡丢了怎么补？"),
    ("事项名称", "社保卡补领"),
    ("署名", "实名"),
    ("诉求人", "王小五"),
    ("联系电话", "13800000001"),
];

/// A case whose party has just registered it and opened it.
struct Asked {
    citizen: Browser,
    number: String,
    stream: String,
}

async fn asked(office: &Office, more: &[(&str, &str)]) -> Asked {
    let mut citizen = office.browser();
    let form = citizen.get("/c/tanghe/submit").await.form("/c/tanghe/submit").unwrap();
    let receipt = citizen.follow(&form.filled(QUESTION).filled(more)).await;
    let number = receipt.body.split("class=\"mono number\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let stream = office.desk.store().by_number(&number).await.unwrap().unwrap().stream;
    Asked { citizen, number, stream }
}

impl Asked {
    async fn own(&mut self) -> Answer {
        self.citizen.get(&format!("/my/{}", self.number)).await
    }

    async fn does(&mut self, act: &str) -> Answer {
        let form = self.own().await.form(&format!("/act/{act}")).unwrap_or_else(|| panic!("{act} is not offered"));
        self.citizen.follow(&form).await
    }
}

/// What somebody at the centre does with the form that the page of the case offers.
async fn does(office: &Office, who: &str, stream: &str, act: &str, fields: &[(&str, &str)]) -> Answer {
    let mut browser = office.signed_in(&format!("tanghe-{who}")).await;
    let page = browser.get(&format!("/desk/case/{stream}")).await;
    let form = page.form(&format!("/act/{act}")).unwrap_or_else(|| panic!("{who} is not offered {act}"));
    browser.follow(&form.filled(fields)).await
}

async fn answered(office: &Office, stream: &str) {
    does(office, "receiver", stream, "Accept", &[("分类", "一般")]).await;
    does(office, "receiver", stream, "Settle", &[("答复内容", "王小五您好，带身份证到人社窗口补领。")]).await;
}

const PUBLIC: &[(&str, &str)] =
    &[("公开的问题", "社保卡丢了怎么补？"), ("公开的答复", "带身份证到人社窗口补领，十个工作日办好。")];

/// The address of the first answer of a board.
fn first(page: &Answer) -> String {
    let link = page.body.split("href=\"").find(|rest| rest.starts_with(&format!("{BOARD}/")));
    link.unwrap_or_else(|| panic!("nothing on the board: {}", page.text())).split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_answer_is_made_public_with_consent_and_is_taken_off_without() {
    let office = Office::open().await;
    let mut case = asked(&office, &[]).await;
    answered(&office, &case.stream).await;
    let mut receiver = office.signed_in("tanghe-receiver").await;
    let desk = format!("/desk/case/{}", case.stream);
    assert!(receiver.get(&desk).await.form("/act/PublishAnswer").is_none(), "nobody has agreed to it");

    let page = case.does("ConsentToPublish").await;
    assert!(page.text().contains("您的同意已经记录"), "{}", page.text());
    let page = receiver.get(&desk).await;
    assert!(page.body.contains(">我叫王小五，社保卡丢了怎么补？</textarea>"), "the record is there to be edited");
    let as_recorded = [("公开的问题", "我叫王小五，社保卡丢了怎么补？"), ("公开的答复", "打13800000001问。")];
    let refused = receiver.send(&page.form("/act/PublishAnswer").unwrap().filled(&as_recorded)).await;
    let said = refused.text();
    assert!(refused.status.is_client_error() && said.contains("含有个人信息"), "as it stands in the record: {said}");
    for words in ["诉求人「王小五」", "联系电话「13800000001」", "认不出是谁的说法"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let page = receiver.follow(&refused.form("/act/PublishAnswer").unwrap().filled(PUBLIC)).await;
    assert!(page.text().contains("已经记录"), "{}", page.text());

    let mut anybody = office.browser();
    let board = anybody.get(BOARD).await;
    let one = anybody.get(&first(&board)).await;
    assert_eq!(one.status, StatusCode::OK);
    for page in [&board, &one] {
        assert!(page.text().contains("十个工作日办好") && page.text().contains("社保卡补领"), "{}", page.text());
        assert!(
            !page.body.contains("王小五") && !page.body.contains(&case.number) && !page.body.contains(&case.stream)
        );
    }
    assert!(case.own().await.text().contains("公开告知"));

    assert!(case.does("RevokeConsent").await.text().contains("已经撤下"));
    assert!(!anybody.get(BOARD).await.text().contains("十个工作日办好"), "off at once");
    assert_eq!(anybody.get(&first(&board)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_box_on_the_form_is_consent_and_the_centre_takes_off_with_a_reason() {
    let office = Office::open().await;
    let mut case = asked(&office, &[("同意公开", "是")]).await;
    answered(&office, &case.stream).await;
    does(&office, "receiver", &case.stream, "PublishAnswer", PUBLIC).await;
    let mut anybody = office.browser();
    assert!(anybody.get(BOARD).await.text().contains("社保卡丢了怎么补"));
    does(&office, "supervisor", &case.stream, "TakeDown", &[("理由", "材料清单已经更新")]).await;
    assert!(anybody.get(BOARD).await.text().contains("还没有公开的问答"));
    assert!(case.own().await.text().contains("材料清单已经更新"));
}

#[tokio::test]
async fn a_board_is_searched_narrowed_and_turned_page_by_page() {
    let office = Office::open().await;
    for n in 1..=12 {
        let case = asked(&office, &[("同意公开", "是")]).await;
        answered(&office, &case.stream).await;
        let question = format!("第{n}问：怎么补卡？");
        let public = [("公开的问题", question.as_str()), ("公开的答复", "到人社窗口。")];
        does(&office, "receiver", &case.stream, "PublishAnswer", &public).await;
    }
    let mut anybody = office.browser();
    let latest = anybody.get(BOARD).await;
    let next = latest.body.split("href=\"").find(|rest| rest.contains("after=")).unwrap().split('"').next().unwrap();
    let older = anybody.get(&next.replace("&amp;", "&").replace("&#38;", "&")).await;
    // Within the one moment of this test any order will do; each question stands on one page.
    let on = |page: &Answer| (1..=12).filter(|n| page.text().contains(&format!("第{n}问"))).count();
    assert_eq!((on(&latest), on(&older)), (10, 2), "{} {}", latest.text(), older.text());
    assert!(!older.body.contains("after=") && older.text().contains("回到最新的"), "{}", older.text());

    let says = |query: &str| format!("{BOARD}?{query}");
    assert!(anybody.get(&says("q=%E7%AC%AC7%E9%97%AE")).await.text().contains("第7问"));
    assert!(anybody.get(&says("q=nobody")).await.text().contains("没有找到"));
    assert!(anybody.get(&says("kind=Consultation")).await.text().contains("怎么补卡"));
    assert!(anybody.get(&says("kind=Complaint")).await.text().contains("没有找到"));
    assert!(anybody.get(&says("unit=tanghe-market")).await.text().contains("没有找到"));
    assert!(anybody.get(&says("after=nonsense")).await.text().contains("怎么补卡"), "a wrong place is the beginning");
    assert_eq!(anybody.get("/c/henan/answers").await.status, StatusCode::OK);
    assert_eq!(anybody.get(&first(&latest).replace("tanghe", "henan")).await.status, StatusCode::NOT_FOUND);
    for page in ["/c/tanghe", "/c/tanghe/submit"] {
        assert!(anybody.get(page).await.body.contains(BOARD), "{page} leads to the board");
    }
}
