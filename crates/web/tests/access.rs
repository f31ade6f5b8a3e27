//! Who may do what: every staff route turns away whoever is not signed in and whoever sits in the wrong seat; what is
//! public stands on a list.

#![allow(clippy::unwrap_used, reason = "the helpers of these tests are tests as well")]

mod office;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use office::{Browser, Office};
use serde_json::json;
use web::{Doors, WebSettings};

/// Everything that asks nobody who they are. This list may only shrink.
const PUBLIC: &[(&str, &str)] = &[
    ("GET", "/"),
    ("GET", "/c/henan"),
    ("GET", "/c/henan/submit"),
    ("POST", "/c/henan/submit"),
    ("GET", "/c/henan/receipt"),
    ("GET", "/c/henan/directory"),
    ("GET", "/c/henan/screen"),
    ("GET", "/c/henan/staff"),
    ("GET", "/c/henan/window/henan-window-market"),
    ("GET", "/c/henan/items"),
    ("GET", "/c/henan/items/henan-food"),
    ("GET", "/c/henan/model-form"),
    ("GET", "/c/henan/topics"),
    ("GET", "/c/henan/measures"),
    ("GET", "/c/henan/answers"),
    ("GET", "/c/henan/posters"),
    ("GET", "/c/henan/posters/hall"),
    ("GET", "/licences"),
    ("GET", "/follow"),
    ("POST", "/follow"),
    ("POST", "/leave"),
    ("POST", "/type-size"),
    ("POST", "/language"),
    ("GET", "/desk/sign-in"),
    ("POST", "/desk/sign-in"),
    ("GET", "/api/v1"),
    ("GET", "/api/v1/openapi.json"),
    ("GET", "/api/v1/health"),
    ("POST", "/api/v1/sessions"),
    ("POST", "/api/v1/public/cases"),
    ("GET", "/api/v1/regulations"),
    ("GET", "/api/v1/regulations/henan"),
];

/// Pages of the staff.
const STAFF: &[(&str, &str)] = &[
    ("GET", "/desk"),
    ("GET", "/desk?tab=centre"),
    ("GET", "/desk/seats"),
    ("POST", "/desk/seats"),
    ("POST", "/desk/sign-out"),
    ("GET", "/desk/case/{id}"),
    ("POST", "/desk/case/{id}/act/Accept"),
    ("GET", "/desk/register"),
    ("POST", "/desk/register"),
    ("GET", "/desk/registered/{id}"),
    ("POST", "/desk/case/{id}/reveal"),
    ("GET", "/desk/looks"),
    ("GET", "/desk/looks/export.xlsx"),
    ("GET", "/desk/hall"),
    ("GET", "/desk/hall?kind=%E8%B5%B0%E8%AE%BF&standing=ended"),
    ("GET", "/desk/hall/new/Visit"),
    ("POST", "/desk/hall/new/Visit"),
    ("GET", "/desk/hall/check~henan~2022-09-28"),
    ("POST", "/desk/hall/check~henan~2022-09-28/act/DailyCheck"),
    ("GET", "/desk/approvals"),
    ("POST", "/desk/approvals"),
    ("GET", "/desk/ledger"),
    ("GET", "/desk/operations"),
    ("GET", "/desk/file/{id}/none"),
    ("GET", "/desk/recording/{id}/none"),
    ("POST", "/desk/recording/{id}/none"),
    ("GET", "/desk/papers/{id}/1"),
    ("GET", "/desk/figures"),
    ("GET", "/desk/figures/cases"),
    ("GET", "/desk/figures/export.xlsx"),
    ("GET", "/desk/figures/papers/circular"),
    ("POST", "/desk/figures/publish"),
    ("GET", "/desk/figures/assessment"),
    ("GET", "/desk/figures/assessment.pdf"),
    ("GET", "/desk/archive"),
    ("GET", "/desk/archive/box"),
    ("GET", "/desk/archive/papers/labels.pdf"),
    ("GET", "/desk/archive/volume/{id}"),
    ("GET", "/desk/notices"),
    ("POST", "/desk/notices"),
];

/// What programs of the staff ask.
const PROGRAMS: &[(&str, &str)] = &[
    ("DELETE", "/api/v1/sessions/current"),
    ("POST", "/api/v1/cases"),
    ("GET", "/api/v1/cases"),
    ("GET", "/api/v1/cases/{id}"),
    ("POST", "/api/v1/cases/{id}/acts/Accept"),
    ("GET", "/api/v1/cases/{id}/duties"),
    ("GET", "/api/v1/cases/{id}/offers"),
    ("POST", "/api/v1/affairs"),
    ("POST", "/api/v1/affairs/{id}/acts/Accept"),
    ("POST", "/api/v1/intake/hotline"),
    ("POST", "/api/v1/evaluations"),
    ("POST", "/api/v1/calls"),
];

/// What only the party may open.
const PARTY: &[(&str, &str)] =
    &[("GET", "/my/{number}"), ("GET", "/my/{number}/papers/1"), ("POST", "/my/{number}/act/Urge")];

async fn ask(browser: &mut Browser, method: &str, path: &str, media: &str) -> office::Answer {
    let request = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, media);
    let body = if media == "application/json" { "{}" } else { "" };
    browser.ask(request.body(Body::from(body)).unwrap()).await
}

const FORM: &str = "application/x-www-form-urlencoded";

/// A complaint of henan, by its number, code and stream.
async fn registered(office: &Office) -> (String, String, String) {
    let said = json!({
        "centre": "henan",
        "fields": {"类型": "投诉", "诉求内容": "窗口拒收材料且未说明理由", "诉求人": "张三", "联系电话": "13800000001"}
    });
    let answer = program(&mut office.browser(), "POST", "/api/v1/public/cases", None, &said.to_string()).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    let receipt = answer.json();
    let word = |name: &str| receipt[name].as_str().unwrap().to_owned();
    let stream = office.desk.store().by_number(&word("number")).await.unwrap().unwrap().stream;
    (word("number"), word("code"), stream)
}

async fn program(browser: &mut Browser, method: &str, path: &str, token: Option<&str>, body: &str) -> office::Answer {
    let mut request = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, "application/json");
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    browser.ask(request.body(Body::from(body.to_owned())).unwrap()).await
}

async fn token(office: &Office, login: &str) -> String {
    let body = json!({"login": login, "password": office::PASSWORD}).to_string();
    let answer = program(&mut office.browser(), "POST", "/api/v1/sessions", None, &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    answer.json()["token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_turned_away_everywhere() {
    let office = Office::open().await;
    let (number, _, id) = registered(&office).await;
    let filled = |path: &str| path.replace("{id}", &id).replace("{number}", &number);
    let mut browser = office.browser();
    for (method, path) in STAFF {
        let answer = ask(&mut browser, method, &filled(path), FORM).await;
        if *method == "GET" {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{method} {path}");
            assert!(answer.to().starts_with("/desk/sign-in?next="), "{method} {path}");
        } else {
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{method} {path}");
        }
        assert!(!answer.body.contains("拒收材料"), "{method} {path}");
    }
    for (method, path) in PROGRAMS {
        let answer = ask(&mut browser, method, &filled(path), "application/json").await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{method} {path}");
        assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json; charset=utf-8");
    }
    for (method, path) in PARTY {
        let answer = ask(&mut browser, method, &filled(path), FORM).await;
        let expected = if *method == "GET" { StatusCode::SEE_OTHER } else { StatusCode::FORBIDDEN };
        assert_eq!(answer.status, expected, "{method} {path}");
    }
    for (method, path) in PUBLIC {
        let media = if path.starts_with("/api") { "application/json" } else { FORM };
        let answer = ask(&mut browser, method, path, media).await;
        assert_ne!(answer.status, StatusCode::UNAUTHORIZED, "{method} {path}");
        assert!(!answer.status.is_server_error(), "{method} {path}: {}", answer.status);
    }
}

#[tokio::test]
async fn every_route_of_the_interface_stands_on_one_of_the_lists() {
    let office = Office::open().await;
    let document = office.browser().get("/api/v1/openapi.json").await.json();
    let listed = |method: &str, path: &str| {
        PUBLIC.iter().chain(PROGRAMS).any(|(known, place)| {
            *known == method && place.replace("/acts/Accept", "/acts/{act}").replace("/henan", "/{id}") == path
        })
    };
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            assert!(listed(&method.to_uppercase(), path), "{method} {path} is on no list");
        }
    }
}

#[tokio::test]
async fn the_wrong_seat_sees_no_case_and_does_nothing() {
    let office = Office::open().await;
    let (number, _, id) = registered(&office).await;
    for login in ["tanghe-receiver", "henan-handler-tax", "henan-system", "chongqing-supervisor", "henan-clerk-social"]
    {
        let mut browser = office.signed_in(login).await;
        let there = browser.get(&format!("/desk/case/{id}")).await;
        assert_eq!(there.status, StatusCode::NOT_FOUND, "{login}");
        let nowhere = browser.get("/desk/case/00000000-0000-0000-0000-000000000000").await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND, "{login}");
        assert!(!there.body.contains("拒收材料") && !there.body.contains(&number), "{login}");
        let sent = browser.get("/desk").await.form("/desk/sign-out").unwrap();
        let act = browser.post(&format!("/desk/case/{id}/act/Accept"), &sent.fields).await;
        assert_eq!(act.status, StatusCode::NOT_FOUND, "{login}");
        let token = token(&office, login).await;
        for path in ["", "/duties", "/offers"] {
            let answer =
                program(&mut office.browser(), "GET", &format!("/api/v1/cases/{id}{path}"), Some(&token), "").await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{login} {path}");
        }
        let path = format!("/api/v1/cases/{id}/acts/受理");
        let path = path.replace("受理", "%E5%8F%97%E7%90%86");
        let answer = program(&mut office.browser(), "POST", &path, Some(&token), "{}").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{login}");
    }
    let loaded = office.desk.load(&id).await.unwrap();
    assert_eq!(loaded.matter.case.facts.len(), 1);
}

#[tokio::test]
async fn who_only_judges_the_work_does_not_read_who_complained() {
    let office = Office::open().await;
    let (_, _, id) = registered(&office).await;
    let page = office.signed_in("henan-receiver").await.get(&format!("/desk/case/{id}")).await;
    assert!(page.text().contains("138****0001"));
    let page = office.signed_in("henan-supervisor").await.get(&format!("/desk/case/{id}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("拒收材料") && !page.text().contains("13800000001") && !page.text().contains("张三"));
}

#[tokio::test]
async fn a_seat_that_registers_nothing_is_not_offered_the_form() {
    let office = Office::open().await;
    let mut browser = office.signed_in("henan-auditor").await;
    assert!(!browser.get("/desk").await.body.contains("/desk/register"));
    assert_eq!(browser.get("/desk/register").await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.get("/desk?tab=centre").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn five_wrong_passwords_lock_and_nothing_tells_why() {
    let office = Office::open().await;
    let mut browser = office.browser();
    let form = browser.get("/desk/sign-in").await.form("/desk/sign-in").unwrap();
    let with = |password: &str, login: &str| form.clone().filled(&[("account", login), ("password", password)]);
    let unknown = browser.send(&with("wrong", "nobody")).await;
    assert_eq!(unknown.status, StatusCode::UNAUTHORIZED);
    for _ in 0..5 {
        let wrong = browser.send(&with("wrong", "henan-receiver")).await;
        assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
        assert_eq!(wrong.text().replace("henan-receiver", "nobody"), unknown.text());
    }
    let right = browser.send(&with(office::PASSWORD, "henan-receiver")).await;
    assert_eq!(right.status, StatusCode::UNAUTHORIZED, "locked");
    let later = office.desk.clock().millis() + 16 * 60 * 1_000;
    office.desk.clock().set(later);
    let right = browser.send(&with(office::PASSWORD, "henan-receiver")).await;
    assert_eq!(right.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_session_ends_when_it_is_left_alone_or_signed_out() {
    let office = Office::open().await;
    let mut browser = office.signed_in("henan-receiver").await;
    let minutes = |minutes: i64| office.desk.clock().set(office.desk.clock().millis() + minutes * 60_000);
    minutes(20);
    assert_eq!(browser.get("/desk").await.status, StatusCode::OK);
    minutes(20);
    assert_eq!(browser.get("/desk").await.status, StatusCode::OK, "use keeps it alive");
    minutes(31);
    assert_eq!(browser.get("/desk").await.status, StatusCode::SEE_OTHER);

    let mut browser = office.signed_in("henan-receiver").await;
    let kept = browser.clone();
    let form = browser.get("/desk").await.form("/desk/sign-out").unwrap();
    assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(kept.clone().get("/desk").await.status, StatusCode::SEE_OTHER, "the token is dead, not only gone");
}

#[tokio::test]
async fn several_seats_are_chosen_between_and_no_other_can_be_taken() {
    let mut directory = directory::demonstration::all();
    let leader = directory::Seat { role: words::Role::LeaderInCharge, org: "henan".into() };
    let member = directory.staff.iter_mut().find(|member| member.id.as_str() == "henan-receiver").unwrap();
    member.seats.push(leader);
    let office = Office::with(WebSettings { doors: Doors::open(), ..WebSettings::default() }, directory).await;
    let mut browser = office.signed_in("henan-receiver").await;
    let asked = browser.get("/desk").await;
    assert_eq!(asked.to(), "/desk/seats");
    let page = browser.get("/desk/seats").await;
    assert!(page.text().contains("受理员") && page.text().contains("分管领导"));
    let form = page.form("/desk/seats").unwrap();
    let stolen = browser.send(&form.clone().with("seat", "53757065727669736f7240686e")).await;
    assert_eq!(stolen.status, StatusCode::FORBIDDEN);
    let seat: String = "LeaderInCharge@henan".bytes().map(|byte| format!("{byte:02x}")).collect();
    let page = browser.follow(&form.with("seat", &seat)).await;
    assert!(page.body.contains("分管领导"));
}

#[tokio::test]
async fn one_address_cannot_knock_for_ever() {
    let doors = Doors { sign_ins: Some(3), submissions: Some(2), look_ups: Some(2) };
    let office = Office::with(WebSettings { doors, ..WebSettings::default() }, directory::demonstration::henan()).await;
    let mut browser = office.browser();
    let form = browser.get("/follow").await.form("/follow").unwrap().filled(&[("number", "x"), ("code", "y")]);
    let mut last = StatusCode::OK;
    for _ in 0..3 {
        last = browser.send(&form).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let body = json!({"centre": "henan", "fields": {"类型": "咨询", "诉求内容": "怎么办"}}).to_string();
    for expected in [StatusCode::CREATED, StatusCode::CREATED, StatusCode::TOO_MANY_REQUESTS] {
        let answer = program(&mut browser, "POST", "/api/v1/public/cases", None, &body).await;
        assert_eq!(answer.status, expected, "{}", answer.body);
    }
}
