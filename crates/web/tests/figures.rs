//! Figures: who counts what, that every number leads to its cases, and what is made of the figures.

#![allow(clippy::unwrap_used, reason = "the helpers of these tests are tests as well")]

mod office;

use axum::http::{StatusCode, header};
use case::Actor;
use desk::Request;
use office::Office;
use words::Act;

/// Two complaints and a consultation of henan; one complaint was dispatched to 市场监管局.
async fn counted() -> (Office, Vec<String>) {
    let office = Office::open().await;
    let mut numbers = Vec::new();
    for kind in ["投诉", "投诉", "咨询"] {
        let request = Request::of(Act::Register)
            .with("渠道", "网上")
            .with("类型", kind)
            .with("诉求内容", "窗口拒收材料")
            .with("诉求人", "张三")
            .with("联系电话", "13800000001");
        let case = office.desk.register(&"henan".into(), &Actor::party(), request).await.unwrap();
        numbers.push(case.number.unwrap());
        if numbers.len() == 1 {
            dispatched(&office, &case.stream).await;
        }
    }
    (office, numbers)
}

async fn dispatched(office: &Office, stream: &str) {
    let mut browser = office.signed_in("henan-receiver").await;
    for (act, fields) in [("Accept", ("分类", "一般")), ("Dispatch", ("牵头", "北关区市场监督管理局"))]
    {
        let page = browser.get(&format!("/desk/case/{stream}")).await;
        let form = page.form(&format!("/act/{act}")).unwrap();
        browser.follow(&form.with(fields.0, fields.1)).await;
    }
}

const PERIOD: &str = "from=2022-09-01&until=2022-09-30";

/// 投诉量, as an address says it.
const COMPLAINTS: &str = "%E6%8A%95%E8%AF%89%E9%87%8F";

#[tokio::test]
async fn a_number_leads_to_the_cases_that_it_counts() {
    let (office, numbers) = counted().await;
    let mut browser = office.signed_in("henan-supervisor").await;
    let page = browser.get("/desk/figures").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("2022年9月") && page.text().contains("投诉量（件）"), "{}", page.text());
    let page = browser.get(&format!("/desk/figures?{PERIOD}&by=%E7%B1%BB%E5%9E%8B")).await;
    assert!(page.text().contains("按类型统计"), "{}", page.text());
    let behind = browser.get(&format!("/desk/figures/cases?{PERIOD}&figure={COMPLAINTS}")).await;
    assert!(numbers[..2].iter().all(|number| behind.body.contains(number)), "{}", behind.text());
    assert!(!behind.body.contains(&numbers[2]) && !behind.body.contains("张三"));
    let unknown = browser.get(&format!("/desk/figures/cases?{PERIOD}&figure=x")).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    for wrong in ["from=2022-10-01&until=2022-09-01", "from=2000-01-01&until=2022-09-01", "period=x"] {
        let refused = browser.get(&format!("/desk/figures?{wrong}")).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

#[tokio::test]
async fn a_unit_counts_its_own_and_others_nothing() {
    let (office, numbers) = counted().await;
    let mut browser = office.signed_in("henan-head-market").await;
    let page = browser.get(&format!("/desk/figures?{PERIOD}")).await;
    assert!(page.text().contains("市场监督管理局"), "{}", page.text());
    let behind = browser.get(&format!("/desk/figures/cases?{PERIOD}&figure={COMPLAINTS}")).await;
    assert!(behind.body.contains(&numbers[0]) && !behind.body.contains(&numbers[1]), "{}", behind.text());
    for path in ["/desk/figures/papers/circular", "/desk/figures/papers/periodic.pdf", "/desk/archive"] {
        assert_eq!(browser.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    for login in ["henan-clerk-social", "henan-system", "henan-auditor"] {
        let mut other = office.signed_in(login).await;
        let pages = ["/desk/figures", "/desk/figures/cases", "/desk/figures/export.xlsx", "/desk/figures/assessment"];
        for path in pages {
            assert_eq!(other.get(path).await.status, StatusCode::FORBIDDEN, "{login} {path}");
        }
        assert!(!other.get("/desk").await.body.contains("/desk/figures"), "{login}");
    }
}

#[tokio::test]
async fn figures_leave_the_house_as_a_workbook_and_as_papers() {
    let (office, _) = counted().await;
    let mut browser = office.signed_in("henan-supervisor").await;
    let book = browser.get(&format!("/desk/figures/export.xlsx?{PERIOD}")).await;
    assert_eq!(book.status, StatusCode::OK, "{}", book.body);
    assert!(
        book.body.starts_with("PK")
            && book.headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment")
    );
    for name in ["circular", "periodic"] {
        let page = browser.get(&format!("/desk/figures/papers/{name}?{PERIOD}")).await;
        assert!(page.body.contains("<svg") && page.text().contains("打印或导出"), "{name}: {}", page.text());
        let pdf = browser.get(&format!("/desk/figures/papers/{name}.pdf?{PERIOD}")).await;
        assert!(pdf.body.starts_with("%PDF"), "{name}");
    }
    assert_eq!(browser.get("/desk/figures/papers/weather").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn figures_are_published_once_and_listed() {
    let (office, _) = counted().await;
    let mut browser = office.signed_in("henan-supervisor").await;
    let page = browser.get(&format!("/desk/figures?{PERIOD}")).await;
    let form = page.form("/desk/figures/publish").unwrap_or_else(|| panic!("{}", page.text()));
    let told = browser.follow(&form.with("主题", "2022年9月办理情况").with("内容", "请各单位对照整改。")).await;
    assert!(told.text().contains("2022年9月办理情况"), "{}", told.text());
    let page = browser.get(&format!("/desk/figures?{PERIOD}")).await;
    assert!(page.text().contains("已经发布的") && page.text().contains("2022年9月办理情况"));
    let mut unit = office.signed_in("henan-head-market").await;
    assert!(unit.get("/desk/figures").await.form("/desk/figures/publish").is_none());
    let sent = unit.get("/desk").await.form("/desk/sign-out").unwrap();
    assert_eq!(unit.post("/desk/figures/publish", &sent.fields).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_year_of_each_stands_side_by_side_and_on_a_sheet() {
    let (office, _) = counted().await;
    let mut browser = office.signed_in("henan-supervisor").await;
    let page = browser.get("/desk/figures/assessment?year=2022").await;
    let all = page.text();
    assert!(all.contains("2022年度考核") && all.contains("市场监管局"), "{all}");
    let link = page.body.split("href=\"").find(|rest| rest.split('"').next().unwrap().contains("value=")).unwrap();
    let path = link.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
    let sheet = browser.get(&path).await;
    assert!(sheet.body.contains("<svg") && sheet.text().contains("年度考核表"), "{}", sheet.text());
    let pdf = browser.get(&path.replacen("assessment?", "assessment.pdf?", 1)).await;
    assert!(pdf.body.starts_with("%PDF"));
    let own = office.signed_in("henan-head-market").await.get("/desk/figures/assessment?year=2022").await;
    assert!(own.text().contains("市场监督管理局"), "{}", own.text());
}
