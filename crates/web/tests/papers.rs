//! Papers, published topics, and the archive: who may read which, and that what leaves the house says who took it.

#![allow(clippy::unwrap_used, reason = "the helpers of these tests are tests as well")]

mod office;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use case::Actor;
use desk::Request as Act;
use office::{Browser, Office};
use tower::ServiceExt;
use web::{Doors, WebSettings};
use words::{Act as Word, Role};

/// Whoever sits in a seat.
fn seated(office: &Office, role: Role, org: &str) -> Actor {
    let directory = office.desk.directory();
    let holds = |member: &&directory::Staff| member.seats.iter().any(|s| s.role == role && s.org.as_str() == org);
    let staff = directory.staff.iter().find(holds).unwrap_or_else(|| panic!("nobody is {role} at {org}"));
    Actor::staff(role, org.into(), staff.id.clone())
}

/// Something done by somebody at the centre.
async fn done(office: &Office, stream: &str, (role, org): (Role, &str), act: Word, fields: &[(&str, &str)]) {
    let mut request = Act::of(act);
    for (field, words) in fields {
        request = request.with(field, words);
    }
    let actor = seated(office, role, org);
    office.desk.act(stream, &actor, request).await.unwrap_or_else(|error| panic!("{act}: {error}"));
}

/// Something that a citizen typed.
async fn said(office: &Office, centre: &str, fields: &[(&str, &str)]) -> desk::Acted {
    let mut request = Act::of(Word::Register).with("渠道", "网上");
    for (field, words) in fields {
        request = request.with(field, words);
    }
    office.desk.register(&centre.into(), &Actor::party(), request).await.unwrap()
}

/// The bytes of an answer.
async fn bytes(office: &Office, browser: &Browser, path: &str) -> (StatusCode, String, Vec<u8>) {
    let line: Vec<String> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = Request::get(path).header(header::COOKIE, line.join("; ")).body(Body::empty()).unwrap();
    let response = office.routes.clone().oneshot(request).await.unwrap();
    let media = response.headers().get(header::CONTENT_TYPE).map(|value| value.to_str().unwrap().to_owned());
    let status = response.status();
    (status, media.unwrap_or_default(), to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec())
}

#[tokio::test]
async fn what_people_take_home_leads_back_by_a_code_where_the_public_address_is_known() {
    let settings = |address: Option<&str>| WebSettings {
        doors: Doors::open(),
        public_address: address.map(str::to_owned),
        ..WebSettings::default()
    };
    for address in [Some("https://zwfw.example.gov.cn/"), None] {
        let office = Office::with(settings(address), directory::demonstration::all()).await;
        let mut citizen = office.browser();
        let form = citizen.get("/c/henan/submit").await.form("/c/henan/submit").unwrap();
        let typed = [("类型", "投诉"), ("诉求内容", "窗口拒收材料"), ("署名", "匿名")];
        let receipt = citizen.follow(&form.filled(&typed)).await;
        assert_eq!(receipt.text().contains("扫一扫"), address.is_some(), "{}", receipt.text());
        let number = receipt.body.split("class=\"mono number\">").nth(1).unwrap().split('<').next().unwrap();
        let stream = office.desk.store().by_number(number).await.unwrap().unwrap().stream;
        done(&office, &stream, (Role::Receiver, "henan"), Word::Accept, &[("分类", "一般")]).await;
        let papers = office.desk.papers(&stream, &Actor::party()).await.unwrap();
        let place = papers.iter().position(|sheet| sheet.heading() == "受理通知书").unwrap();
        let shown = citizen.get(&format!("/my/{number}/papers/{}", place + 1)).await;
        assert_eq!(shown.text().contains("扫码查询办理进展"), address.is_some(), "{}", shown.text());
        let mut receiver = office.signed_in("henan-receiver").await;
        let page = receiver.get(&format!("/desk/case/{stream}")).await;
        let path =
            page.body.split("href=\"").find(|rest| rest.starts_with("/desk/papers/") && rest.contains("受理通知书"));
        let path = path.unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(receiver.get(&path).await.text().contains("扫码查询办理进展"), address.is_some());
    }
}

async fn accepted(office: &Office) -> desk::Acted {
    let fields = [("类型", "投诉"), ("诉求内容", "窗口拒收材料"), ("诉求人", "张三"), ("联系电话", "13800000001")];
    let case = said(office, "henan", &fields).await;
    done(office, &case.stream, (Role::Receiver, "henan"), Word::Accept, &[("分类", "一般")]).await;
    case
}

#[tokio::test]
async fn a_paper_shows_each_reader_what_that_seat_may_know() {
    let office = Office::open().await;
    let case = accepted(&office).await;
    let mut receiver = office.signed_in("henan-receiver").await;
    let page = receiver.get(&format!("/desk/case/{}", case.stream)).await;
    assert!(page.text().contains("登记表") && page.text().contains("受理通知书"), "{}", page.text());
    let paper = format!("/desk/papers/{}/1", case.stream);
    assert!(page.body.contains(&format!("href=\"{paper}\"")));
    let shown = receiver.get(&paper).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.body.contains("<svg") && !shown.body.contains("style=\"overflow"));
    assert!(shown.text().contains("张三") && shown.text().contains("打印或导出"), "{}", shown.text());
    let (status, media, pdf) = bytes(&office, &receiver, &format!("{paper}.pdf")).await;
    assert_eq!((status, media.as_str()), (StatusCode::OK, "application/pdf"));
    assert!(pdf.starts_with(b"%PDF"));

    let watched = office.signed_in("henan-supervisor").await.get(&paper).await;
    assert!(watched.text().contains("窗口拒收材料") && !watched.text().contains("张三"), "{}", watched.text());
    for login in ["tanghe-receiver", "henan-handler-tax", "henan-system"] {
        let refused = office.signed_in(login).await.get(&paper).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{login}");
    }
    for wrong in ["0", "99", "x", "99.pdf"] {
        let nothing = receiver.get(&format!("/desk/papers/{}/{wrong}", case.stream)).await;
        assert_eq!(nothing.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[tokio::test]
async fn the_party_has_the_papers_that_were_addressed_to_it() {
    let office = Office::open().await;
    let case = accepted(&office).await;
    let (number, code) = (case.number.unwrap(), case.code.unwrap());
    let mut citizen = office.browser();
    let unopened = citizen.get(&format!("/my/{number}/papers/1")).await;
    assert_eq!(unopened.status, StatusCode::SEE_OTHER);
    let form = citizen.get("/follow").await.form("/follow").unwrap();
    let page = citizen.follow(&form.filled(&[("number", &number), ("code", &code)])).await;
    assert!(page.text().contains("受理通知书") && !page.text().contains("登记表"), "{}", page.text());
    let paper = citizen.get(&format!("/my/{number}/papers/1")).await;
    assert!(paper.text().contains("受理通知书") && paper.body.contains("<svg"), "{}", paper.text());
    let (_, media, pdf) = bytes(&office, &citizen, &format!("/my/{number}/papers/1.pdf")).await;
    assert!(media == "application/pdf" && pdf.starts_with(b"%PDF"));
    let beyond = citizen.get(&format!("/my/{number}/papers/2")).await;
    assert_eq!(beyond.status, StatusCode::NOT_FOUND);
}

/// A suggestion of chongqing that was told, closed and filed in box 3.
async fn filed(office: &Office) -> desk::Acted {
    let fields = [("类型", "建议"), ("诉求内容", "增设座椅"), ("诉求人", "张三"), ("联系电话", "13800000001")];
    let case = said(office, "chongqing", &fields).await;
    let administrator = (Role::SolicitationAdministrator, "chongqing");
    done(office, &case.stream, administrator, Word::Assess, &[("合理", "否"), ("理由", "场地有限")]).await;
    done(office, &case.stream, administrator, Word::FeedBack, &[("方式", "电话")]).await;
    done(office, &case.stream, administrator, Word::Close, &[]).await;
    let page = office.signed_in("chongqing-archivist").await.get("/desk/archive").await;
    assert!(page.body.contains(case.number.as_deref().unwrap()), "waits to be filed: {}", page.text());
    let shelf =
        [("载体", "纸质"), ("档号", "2022-建议-001"), ("盒号", "3"), ("保管期限", "10年"), ("分类", "意见建议")];
    done(office, &case.stream, (Role::Archivist, "chongqing"), Word::Archive, &shelf).await;
    case
}

#[tokio::test]
async fn a_volume_stands_in_its_box_and_proves_itself() {
    let office = Office::open().await;
    let case = filed(&office).await;
    let mut archivist = office.signed_in("chongqing-archivist").await;
    let page = archivist.get("/desk/archive").await;
    assert!(page.text().contains("3盒") && page.text().contains("纸质 1 卷"), "{}", page.text());
    let shelf = archivist.get("/desk/archive/box?year=2022&box=3").await;
    assert!(shelf.text().contains("2022-建议-001") && shelf.text().contains("10年"), "{}", shelf.text());
    for name in ["labels", "contents"] {
        let path = format!("/desk/archive/papers/{name}.pdf?year=2022&box=3");
        let (status, media, pdf) = bytes(&office, &archivist, &path).await;
        assert!(status == StatusCode::OK && media == "application/pdf" && pdf.starts_with(b"%PDF"), "{name}");
    }
    let path = format!("/desk/archive/volume/{}", case.stream);
    let (status, media, volume) = bytes(&office, &archivist, &path).await;
    assert_eq!((status, media.as_str()), (StatusCode::OK, "application/zip"));
    let checked = desk::check_volume(&volume).unwrap();
    assert_eq!(checked.findings, Vec::<String>::new());
    assert!(checked.facts >= 5 && checked.components >= 4, "{checked:?}");
    assert_eq!(bytes(&office, &archivist, &path).await.2, volume, "the same volume twice");
    let mut torn = volume.clone();
    let middle = torn.len() / 2;
    torn[middle] ^= 1;
    assert!(desk::check_volume(&torn).map_or(true, |checked| !checked.findings.is_empty()));

    for login in ["chongqing-clerk-market", "chongqing-handler-market", "henan-archivist"] {
        let mut other = office.signed_in(login).await;
        assert_ne!(other.get(&path).await.status, StatusCode::OK, "{login}");
        assert_ne!(other.get("/desk/archive/box?year=2022&box=3").await.status, StatusCode::OK, "{login}");
    }
}

#[tokio::test]
async fn a_topic_is_there_for_everybody_and_its_suggestion_names_it() {
    let office = Office::open().await;
    let actor = seated(&office, Role::SolicitationAdministrator, "chongqing");
    let topic = Act::of(Word::OpenTopic)
        .with("主题", "延长夜间服务")
        .with("内容", "夜间开放哪些窗口最有用？")
        .with("开始日期", "2022-09-28")
        .with("截止日期", "2022-10-28")
        .with("响应时限", "5个工作日");
    let opened = office.desk.begin(&"chongqing".into(), &actor, topic).await.unwrap();
    let mut citizen = office.browser();
    let page = citizen.get("/c/chongqing/topics").await;
    for words in ["延长夜间服务", "夜间开放哪些窗口最有用", "正在征集", "工作日"] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    let form = page.body.split("href=\"").find(|rest| rest.contains("topic=")).unwrap();
    let path = form.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
    let sheet = citizen.get(&path).await;
    assert!(sheet.text().contains("延长夜间服务"), "{}", sheet.text());
    let form = sheet.form("/c/chongqing/submit").unwrap();
    let receipt =
        citizen.follow(&form.filled(&[("类型", "建议"), ("诉求内容", "周三晚开放社保窗口"), ("署名", "匿名")])).await;
    assert!(receipt.text().contains("周三晚开放社保窗口"));
    assert!(citizen.get("/c/chongqing/topics").await.text().contains("1 件"));
    let outcome = Act::of(Word::PublishOutcome).with("内容", "周三延时到二十点。");
    office.desk.act_on(&opened.stream, &actor, outcome).await.unwrap();
    let page = citizen.get("/c/chongqing/topics").await;
    assert!(page.text().contains("周三延时到二十点") && page.text().contains("征集已结束"), "{}", page.text());
    assert_eq!(citizen.get("/c/chongqing/measures").await.status, StatusCode::OK);
}
