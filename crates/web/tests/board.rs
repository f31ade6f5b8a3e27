//! What a hall publishes: everybody may read it, it says who is on duty at that moment, and it never says more than the
//! directory knows.

#![allow(clippy::unwrap_used, reason = "the helpers of these tests are tests as well")]

mod office;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use calendar::DateTime;
use calendar::civil::date;
use office::{Answer, Browser, Office};

fn at(office: &Office, moment: DateTime) {
    office.desk.clock().set(desk::instant(moment));
}

async fn read(browser: &mut Browser, path: &str) -> String {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
    answer.text()
}

async fn hosted(browser: &mut Browser, path: &str, host: &str) -> Answer {
    browser.ask(Request::get(path).header(header::HOST, host).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_directory_publishes_every_line_and_who_answers_now() {
    let office = Office::open().await;
    let mut browser = office.browser();
    let page = read(&mut browser, "/c/henan/directory").await;
    for word in [
        "0372-5550100",
        "0372-5550101",
        "0372-5550109",
        "tousu@beiguan.example",
        "jianyi@beiguan.example",
        "455000",
        "意见箱",
        "请如实反映",
    ] {
        assert!(page.contains(word), "{word}: {page}");
    }
    let directory = office.desk.directory();
    let complaints = directory.member(&"henan-complaints".into()).unwrap();
    let receiver = directory.member(&"henan-receiver".into()).unwrap();
    let said = |name: &str| format!("现在有人接听 ：{name}（");
    assert!(page.replace("现在有人接听：", "现在有人接听 ：").contains(&said(&complaints.name)), "{page}");
    at(&office, date(2022, 9, 29).at(10, 0, 0, 0));
    let page = read(&mut browser, "/c/henan/directory").await;
    assert!(page.replace("现在有人接听：", "现在有人接听 ：").contains(&said(&receiver.name)), "{page}");
    at(&office, date(2022, 10, 3).at(10, 0, 0, 0));
    let page = read(&mut browser, "/c/henan/directory").await;
    assert!(
        page.contains("现在不在接听时间") && !page.contains("现在有人接听") && !page.contains("现在开放"),
        "{page}"
    );
}

#[tokio::test]
async fn every_centre_has_every_page_and_nothing_of_another() {
    let office = Office::open().await;
    let mut browser = office.browser();
    for centre in ["henan", "tanghe", "chongqing", "siping", "yousujiban"] {
        for page in ["directory", "screen", "staff", "items", "model-form", "posters"] {
            read(&mut browser, &format!("/c/{centre}/{page}")).await;
        }
        for window in ["market", "general"] {
            read(&mut browser, &format!("/c/{centre}/window/{centre}-window-{window}")).await;
        }
    }
    for foreign in [
        "/c/henan/window/tanghe-window-market",
        "/c/henan/window/henan-market",
        "/c/henan/items/tanghe-food",
        "/c/henan/posters/tanghe-window-market",
        "/c/nowhere/directory",
        "/c/henan-superior/directory",
    ] {
        assert_eq!(hosted(&mut browser, foreign, "zwfw.example").await.status, StatusCode::NOT_FOUND, "{foreign}");
    }
}

#[tokio::test]
async fn an_item_says_what_to_bring_and_one_that_has_ceased_says_why() {
    let office = Office::open().await;
    let mut browser = office.browser();
    let page = read(&mut browser, "/c/henan/items/henan-food").await;
    for word in ["食品经营许可申请书", "20个工作日", "行政许可", "市场监管综合受理窗口", "A01—A06", "现在开放"]
    {
        assert!(page.contains(word), "{word}: {page}");
    }
    let page = read(&mut browser, "/c/henan/items/henan-name-approval").await;
    assert!(page.contains("已停止办理") && page.contains("名称自主申报") && !page.contains("要带的材料"), "{page}");
    let page = read(&mut browser, "/c/henan/items/henan-luggage").await;
    assert!(page.contains("不需要许可审批") && !page.contains("行政许可"), "{page}");
    let found = read(&mut browser, "/c/henan/items?q=%E4%BD%8F%E5%BB%BA").await;
    assert!(found.contains("施工许可") && !found.contains("居住证办理"), "{found}");
    let none = browser.get("/c/henan/items?q=%22%3E%3Cscript%3E").await;
    assert!(!none.body.contains("><script>"), "{}", none.body);
}

#[tokio::test]
async fn badges_name_the_post_and_who_is_there() {
    let office = Office::open().await;
    let mut browser = office.browser();
    at(&office, date(2022, 9, 28).at(15, 0, 0, 0));
    let page = read(&mut browser, "/c/henan/window/henan-window-general").await;
    let directory = office.desk.directory();
    let head = directory.member(&"henan-window-head-general".into()).unwrap();
    assert!(page.contains(&format!("现在开放，在岗：{}（窗口负责人）", head.name)), "{page}");
    let page = read(&mut browser, "/c/henan/staff").await;
    assert!(page.contains("窗口业务员") && page.contains("负责：食品经营许可、个体工商户登记"), "{page}");
    assert!(!page.contains("系统管理员"), "whoever meets no citizen is not published");
}

#[tokio::test]
async fn a_poster_leads_to_the_page_of_its_desk() {
    let office = Office::open().await;
    let mut browser = office.browser();
    let poster = hosted(&mut browser, "/c/henan/posters/henan-window-market", "zwfw.example").await;
    assert_eq!(poster.status, StatusCode::OK);
    assert!(poster.body.contains("zwfw.example/c/henan/window/henan-window-market"), "{}", poster.body);
    assert!(poster.body.contains("<svg class=\"poster-code\"") && !poster.body.contains("只有这台机器能打开"));
    let printed = hosted(&mut browser, "/c/henan/posters/henan-window-market.pdf", "zwfw.example").await;
    assert!(printed.body.starts_with("%PDF-"), "a poster as PDF");
    let local = hosted(&mut browser, "/c/henan/posters/hall", "127.0.0.1:8080").await;
    assert!(local.text().contains("只有这台机器能打开"));
    for host in ["", "zwfw.example/evil", "a b"] {
        let refused = hosted(&mut browser, "/c/henan/posters/hall", host).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{host}");
    }
}

#[tokio::test]
async fn a_screen_on_a_wall_keeps_itself_true() {
    let office = Office::open().await;
    let mut browser = office.browser();
    let touched = browser.get("/c/siping/directory?screen=1").await;
    assert!(touched.headers.get(header::REFRESH).is_none() && touched.body.contains("class=\"kiosk-desk\" href="));
    let wall = browser.get("/c/siping/screen?wall=1").await;
    assert_eq!(wall.headers[header::REFRESH], "60");
    assert!(!wall.body.contains("class=\"kiosk-desk\" href=") && wall.text().contains("现在开放"));
}

// @SP-4.1.5
#[tokio::test]
async fn screen_and_poster_say_what_being_asked_first_obliges_to() {
    let office = Office::open().await;
    let mut browser = office.browser();
    for path in ["/c/siping/screen", "/c/siping/screen?wall=1", "/c/siping/posters/hall"] {
        let page = hosted(&mut browser, path, "zwfw.example").await.text();
        assert!(page.contains("首问负责") && page.contains("盯办到底"), "{path}: {page}");
    }
    let other = read(&mut browser, "/c/henan/screen").await;
    assert!(!other.contains("首问负责"), "{other}");
}

#[tokio::test]
async fn a_directory_without_lines_still_has_its_pages() {
    let mut directory = directory::demonstration::henan();
    directory.rosters.clear();
    for org in &mut directory.organisations {
        org.lines.clear();
        org.shifts.clear();
    }
    let office = Office::with(web::WebSettings::default(), directory).await;
    let mut browser = office.browser();
    for page in ["", "/directory", "/screen", "/staff", "/model-form"] {
        let text = read(&mut browser, &format!("/c/henan{page}")).await;
        assert!(page == "/model-form" || text.contains("0372-5550100"), "{page}: {text}");
    }
    let staff = read(&mut browser, "/c/henan/window/henan-window-market").await;
    assert!(staff.contains("现在开放，在岗："), "the office hours of the centre, and who holds the role: {staff}");
}

#[tokio::test]
async fn the_reader_chooses_the_language_and_the_words_of_the_rules_stay() {
    let office = Office::open().await;
    let mut browser = office.browser();
    let form = browser.get("/c/henan").await.form("/language").unwrap();
    let answer = browser.send(&form.clone().with("language", "en")).await;
    assert_eq!((answer.status, answer.to().as_str()), (StatusCode::SEE_OTHER, "/c/henan"));
    let home = browser.get("/c/henan").await;
    assert!(home.body.contains("<html lang=\"en\"") && home.text().contains("Complaint 投诉"));
    let page = browser.get("/c/henan/submit?kind=Complaint").await;
    assert!(page.text().contains("What happened") && page.body.contains("value=\"投诉\" checked"), "{}", page.body);
    let form = page.form("/submit").unwrap().filled(&[("类型", "投诉"), ("诉求内容", "They refused my papers.")]);
    let receipt = browser.follow(&form).await;
    assert!(receipt.text().contains("Registered. Please keep the number and the code"), "{}", receipt.text());
    let follow = browser.get("/follow").await;
    assert!(follow.text().contains("Enter the number and the code"));
    let form = follow.form("/follow").unwrap().filled(&[("number", "x"), ("code", "y")]);
    assert!(browser.send(&form).await.text().contains("do not belong together"));
    let directory = browser.get("/c/henan/directory").await;
    assert!(directory.body.contains("<html lang=\"zh-CN\"") && directory.form("/language").is_none());
    let back = browser.post("/language", &[("language".into(), "fr".into()), ("back".into(), "//evil".into())]).await;
    assert_eq!(back.to(), "/");
    assert!(browser.get("/c/henan").await.body.contains("<html lang=\"zh-CN\""));
}
