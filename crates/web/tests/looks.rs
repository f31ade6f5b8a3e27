//! Who saw which words: what names and reaches a person stands masked, asking for it is recorded first, and where that
//! cannot be written nothing is shown.

#![allow(clippy::unwrap_used, reason = "the helpers of these tests are tests as well")]

mod office;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use case::Actor;
use desk::Request as Act;
use office::{Answer, Browser, Office};
use store::{LookQuery, LookRow};
use words::Act as Word;

const PHONE: &str = "13800001234";

async fn complaint(office: &Office) -> desk::Acted {
    let fields = [
        ("类型", "投诉"),
        ("渠道", "网上"),
        ("诉求人", "欧阳娜"),
        ("联系电话", PHONE),
        ("地址", "安阳市北关区解放大道12号"),
        ("诉求内容", "窗口拒收材料，请回电13800001234"),
    ];
    let request =
        fields.into_iter().fold(Act::of(Word::Register), |request, (field, words)| request.with(field, words));
    office.desk.register(&"henan".into(), &Actor::party(), request).await.unwrap()
}

/// All looks, the latest first.
async fn looks(office: &Office) -> Vec<LookRow> {
    let query = LookQuery { centre: "henan".into(), limit: 100, ..LookQuery::default() };
    office.desk.store().looks(&query).await.unwrap()
}

async fn tap(browser: &mut Browser, page: &Answer, reason: &str) -> Answer {
    let form = page.form("/reveal").unwrap().with("reason", reason);
    browser.send(&form).await
}

#[tokio::test]
async fn a_case_shows_the_person_only_when_asked() {
    let office = Office::open().await;
    let case = complaint(&office).await;
    let mut receiver = office.signed_in("henan-receiver").await;
    let page = receiver.get(&format!("/desk/case/{}", case.stream)).await;
    let text = page.text();
    for hidden in ["138****1234", "欧阳*", "安阳市北关区****"] {
        assert!(text.contains(hidden), "{hidden}: {text}");
    }
    for whole in [PHONE, "欧阳娜", "解放大道"] {
        assert!(!page.body.contains(whole), "{whole}");
    }
    let seen = looks(&office).await;
    let [look] = seen.as_slice() else { panic!("{seen:?}") };
    assert_eq!((look.kind.as_str(), look.staff.as_str()), ("看件", "henan-receiver"));
    assert!(!look.fields.contains("联系电话"), "{look:?}");

    let shown = tap(&mut receiver, &page, "回拨").await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.text().contains(PHONE) && shown.text().contains("欧阳娜"), "{}", shown.text());
    assert!(shown.form("/reveal").is_none(), "there is nothing more to ask for");
    let seen = looks(&office).await;
    assert_eq!((seen[0].kind.as_str(), seen[0].reason.as_str()), ("显示联系方式", "回拨"));
    assert!(seen[0].fields.contains("联系电话"), "{:?}", seen[0]);
    assert_eq!(Some(&seen[0].number), case.number.as_ref());

    let back = receiver.get(&format!("/desk/case/{}/reveal", case.stream)).await;
    assert_eq!(back.to(), format!("/desk/case/{}", case.stream.replace('-', "%2D")));
    let again = receiver.get(&format!("/desk/case/{}", case.stream)).await;
    assert!(!again.body.contains(PHONE), "loading it again masks it");
    assert_eq!(office.desk.verify().await.unwrap().findings, Vec::new());
}

#[tokio::test]
async fn who_may_not_know_the_person_has_nothing_to_ask_for() {
    let office = Office::open().await;
    let case = complaint(&office).await;
    let mut supervisor = office.signed_in("henan-supervisor").await;
    let page = supervisor.get(&format!("/desk/case/{}", case.stream)).await;
    assert!(!page.body.contains("138****1234") || !page.body.contains("欧阳"), "{}", page.text());
    let mut stranger = office.signed_in("henan-handler-tax").await;
    let form = office.signed_in("henan-receiver").await.get(&format!("/desk/case/{}", case.stream)).await;
    let refused = tap(&mut stranger, &form, "").await;
    assert!(matches!(refused.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{}", refused.status);
    assert!(!refused.body.contains(PHONE));
}

#[tokio::test]
async fn nothing_is_shown_that_cannot_be_recorded() {
    let office = Office::open().await;
    let case = complaint(&office).await;
    let mut receiver = office.signed_in("henan-receiver").await;
    let path = format!("/desk/case/{}", case.stream);
    let page = receiver.get(&path).await;
    office.break_looks();
    for answer in [receiver.get(&path).await, tap(&mut receiver, &page, "").await] {
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        for word in ["拒收材料", PHONE, "欧阳"] {
            assert!(!answer.body.contains(word), "{word}");
        }
    }
    let own = office.desk.papers(&case.stream, &Actor::party()).await;
    assert!(own.is_ok(), "the party reads its own case all the same");
}

#[tokio::test]
async fn the_auditor_reads_the_record_and_begins_a_breach_from_it() {
    let office = Office::open().await;
    let case = complaint(&office).await;
    let number = case.number.clone().unwrap();
    let mut receiver = office.signed_in("henan-receiver").await;
    let page = receiver.get(&format!("/desk/case/{}", case.stream)).await;
    tap(&mut receiver, &page, "核实").await;
    receiver.get(&format!("/desk/papers/{}/1.pdf", case.stream)).await;

    let mut auditor = office.signed_in("henan-auditor").await;
    let record = auditor.get("/desk/looks").await;
    let text = record.text();
    for word in [number.as_str(), "看件", "显示联系方式", "打印", "核实"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(!record.body.contains(PHONE) && !record.body.contains("欧阳"));
    let of_case = auditor.get(&format!("/desk/looks?number={number}&kind=Reveal")).await;
    let rows = of_case.body.split("<tbody>").nth(1).unwrap();
    assert_eq!(rows.matches("<tr>").count(), 1, "{}", of_case.text());
    let nobody = auditor.get("/desk/looks?person=%E6%97%A0%E6%AD%A4%E4%BA%BA").await;
    assert!(nobody.text().contains("没有符合条件的记录"), "{}", nobody.text());

    let link = of_case.body.split("href=\"/desk/hall/new/ReportBreach").nth(1).unwrap().split('"').next().unwrap();
    let begun =
        auditor.get(&format!("/desk/hall/new/ReportBreach{}", link.replace("&amp;", "&").replace("&#38;", "&"))).await;
    assert_eq!(begun.status, StatusCode::OK, "{}", begun.text());
    for word in ["信息泄露", "henan-receiver", number.as_str()] {
        assert!(begun.body.contains(word), "{word}: {}", begun.text());
    }

    let taken = auditor.get("/desk/looks/export.xlsx").await;
    assert_eq!(taken.status, StatusCode::OK);
    assert_eq!(looks(&office).await[0].kind, "导出");
    for login in ["henan-receiver", "henan-supervisor"] {
        let refused = office.signed_in(login).await.get("/desk/looks").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{login}");
    }
}

/// A form with a file in one of its fields.
fn with_scan(form: &office::Form, field: &str) -> Request<Body> {
    let part = |(name, value): &(String, String)| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let mut body: String = form.fields.iter().map(part).collect();
    body += &format!("--b\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"a.pdf\"\r\n");
    body += "Content-Type: application/pdf\r\n\r\n%PDF-1.4\n%%EOF\n\r\n--b--\r\n";
    let kind = "multipart/form-data; boundary=b";
    Request::post(&form.action).header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap()
}

#[tokio::test]
async fn a_scan_is_kept_with_its_case_and_opening_it_is_recorded() {
    let office = Office::open().await;
    let case = complaint(&office).await;
    let mut receiver = office.signed_in("henan-receiver").await;
    let path = format!("/desk/case/{}", case.stream);
    let form = receiver.get(&path).await.form("/act/Supplement").unwrap();
    let answer = receiver.ask(with_scan(&form, "附件")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let page = receiver.get(&path).await;
    let scan = page.body.split("href=\"/desk/file/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let scan = format!("/desk/file/{scan}");
    let opened = receiver.get(&scan).await;
    assert_eq!((opened.status, &opened.body[..8]), (StatusCode::OK, "%PDF-1.4"));
    assert!(opened.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains("sandbox"));
    assert!(looks(&office).await.first().unwrap().fields.contains("附件"));
    let mut stranger = office.signed_in("henan-handler-tax").await;
    let refused = stranger.get(&scan).await;
    assert!(matches!(refused.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{}", refused.status);
}
