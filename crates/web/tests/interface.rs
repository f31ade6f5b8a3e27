//! The JSON interface: registering, acting, reading; errors as problem documents.

#![allow(clippy::unwrap_used, reason = "the helpers of these tests are tests as well")]

mod office;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use office::{Answer, Office};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

struct Program<'a> {
    office: &'a Office,
    token: Option<String>,
}

impl<'a> Program<'a> {
    fn unsigned(office: &'a Office) -> Self {
        Self { office, token: None }
    }

    async fn signed_in(office: &'a Office, login: &str) -> Self {
        let mut program = Self::unsigned(office);
        let answer = program.post("/sessions", None, &json!({"login": login, "password": office::PASSWORD})).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        program.token = Some(answer.json()["token"].as_str().unwrap().to_owned());
        program
    }

    async fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let request = match &self.token {
            Some(token) => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
            None => request,
        };
        self.office.browser().ask(request.body(body).unwrap()).await
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(format!("/api/v1{path}")), Body::empty()).await
    }

    async fn post(&self, path: &str, key: Option<&str>, body: &Value) -> Answer {
        let mut request = Request::post(format!("/api/v1{path}")).header(header::CONTENT_TYPE, "application/json");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        self.send(request, Body::from(body.to_string())).await
    }

    async fn act(&self, id: &str, act: &str, fields: Value) -> Answer {
        let act = utf8_percent_encode(act, NON_ALPHANUMERIC);
        self.post(&format!("/cases/{id}/acts/{act}"), None, &json!({ "fields": fields })).await
    }
}

fn complaint() -> Value {
    json!({"centre": "henan", "fields": {"类型": "投诉", "诉求内容": "窗口拒收材料", "诉求人": "张三", "联系电话": "13800000001"}})
}

#[tokio::test]
async fn a_complaint_walks_through_the_interface() {
    let office = Office::open().await;
    let receipt = Program::unsigned(&office).post("/public/cases", Some("k-1"), &complaint()).await.json();
    let number = receipt["number"].as_str().unwrap();
    assert_eq!((number, receipt["code"].as_str().unwrap().len()), ("410503-20220928-00001", 8));
    let receiver = Program::signed_in(&office, "henan-receiver").await;
    let list = receiver.get("/cases?scope=held").await.json();
    assert_eq!(list["cases"][0]["number"], number);
    assert_eq!(list["cases"][0]["duty"], "受理");
    let id = list["cases"][0]["id"].as_str().unwrap().to_owned();

    let offers = receiver.get(&format!("/cases/{number}/offers")).await.json();
    assert!(offers.as_array().unwrap().iter().any(|offer| offer["word"] == "受理"));
    assert_eq!(receiver.act(&id, "受理", json!({"分类": "一般"})).await.status, StatusCode::OK);
    let refused = receiver.act(&id, "FeedBack", json!({"方式": "电话"})).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let problem = refused.json();
    assert_eq!(problem["code"], "refused");
    let reasons = problem["reasons"].as_array().unwrap();
    assert!(
        reasons.iter().any(|reason| reason["code"] == "not-inspected" && reason["clause"].is_string()),
        "{problem}"
    );

    assert_eq!(receiver.act(&id, "分办", json!({"牵头": "市场监管局"})).await.status, StatusCode::OK);
    let duties = receiver.get(&format!("/cases/{id}/duties")).await.json();
    let handling = duties.as_array().unwrap().iter().find(|duty| duty["names"][0] == "办理").unwrap();
    assert_eq!(handling["due"], "2022-10-10T18:00:00");
    assert_eq!(handling["derivation"]["steps"][0]["part"], "opening");
    let case = receiver.get(&format!("/cases/{id}")).await.json();
    assert_eq!(case["stage"], "待签收");
    assert_eq!(case["facts"][0]["fields"]["诉求内容"], "窗口拒收材料");
    let head = Program::signed_in(&office, "henan-head-market").await;
    let case = head.get(&format!("/cases/{id}")).await.json();
    assert!(case["facts"][0]["fields"].get("联系电话").is_none(), "{case}");
}

#[tokio::test]
async fn a_repeated_request_is_answered_and_not_done_twice() {
    let office = Office::open().await;
    let citizen = Program::unsigned(&office);
    let one = citizen.post("/public/cases", Some("k-1"), &complaint()).await.json();
    let two = citizen.post("/public/cases", Some("k-1"), &complaint()).await.json();
    assert_eq!((&one["number"], &two["repeated"]), (&two["number"], &json!(true)));
    // Somebody else who happens upon the same key is not handed the receipt of another.
    let other = json!({"centre": "henan", "fields": {"类型": "咨询", "诉求内容": "别的事"}});
    let three = citizen.post("/public/cases", Some("k-1"), &other).await.json();
    assert_ne!(one["number"], three["number"]);

    let operator = Program::signed_in(&office, "henan-operator").await;
    let call = json!({"fields": {"类型": "咨询", "诉求内容": "怎么办证", "渠道": "电话", "已告知录音": "是"}});
    let one = operator.post("/cases", Some("call-7"), &call).await;
    assert_eq!(one.status, StatusCode::CREATED, "{}", one.body);
    let two = operator.post("/cases", Some("call-7"), &call).await;
    assert_eq!(one.json()["id"], two.json()["id"]);
    assert_eq!(one.json()["code"].as_str().unwrap().len(), 8);
}

#[tokio::test]
async fn what_cannot_be_taken_is_a_problem_with_a_code() {
    let office = Office::open().await;
    let citizen = Program::unsigned(&office);
    let sent = |media: &'static str, body: Vec<u8>| {
        let request = Request::post("/api/v1/public/cases").header(header::CONTENT_TYPE, media);
        citizen.send(request, Body::from(body))
    };
    let cases = [
        (sent("application/json", b"{\"centre\":".to_vec()).await, 400, "malformed-json"),
        (sent("application/json", b"{\"centre\":\"\xb4\xb0\"}".to_vec()).await, 400, "not-utf-8"),
        (sent("text/plain", b"{}".to_vec()).await, 415, "not-json"),
        (sent("application/json", vec![b' '; 300 * 1024]).await, 413, "payload-too-large"),
        (citizen.get("/nothing").await, 404, "not-found"),
        (citizen.get("/cases").await, 401, "unauthorized"),
        (
            citizen.post("/public/cases", None, &json!({"centre": "henan", "fields": {"颜色": "红"}})).await,
            409,
            "refused",
        ),
        (citizen.post("/public/cases", None, &json!({"centre": "nowhere", "fields": {}})).await, 409, "refused"),
        (
            citizen.post("/public/cases", None, &json!({"centre": "henan", "fields": {"渠道": "窗口"}})).await,
            422,
            "field-not-yours",
        ),
    ];
    for (answer, status, code) in cases {
        assert_eq!(answer.status.as_u16(), status, "{code}: {}", answer.body);
        assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json; charset=utf-8", "{code}");
        let problem = answer.json();
        assert_eq!(problem["code"], code, "{problem}");
        assert_eq!(problem["type"], format!("urn:huiying:problem:{code}"));
        assert!(!problem["detail"].as_str().unwrap().is_empty());
    }
}

#[tokio::test]
async fn lists_go_on_where_they_ended() {
    let office = Office::open().await;
    let citizen = Program::unsigned(&office);
    for _ in 0..5 {
        assert_eq!(citizen.post("/public/cases", None, &complaint()).await.status, StatusCode::CREATED);
    }
    let receiver = Program::signed_in(&office, "henan-receiver").await;
    let mut seen = Vec::new();
    let mut after = String::new();
    loop {
        let page = receiver.get(&format!("/cases?scope=centre&limit=2{after}")).await.json();
        seen.extend(page["cases"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={}", utf8_percent_encode(next, NON_ALPHANUMERIC)),
            None => break,
        }
    }
    assert_eq!(receiver.get("/cases?after=nonsense").await.json()["code"], "unknown-place");
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 5);
}

#[tokio::test]
async fn the_rules_are_open_to_everybody() {
    let office = Office::open().await;
    let anybody = Program::unsigned(&office);
    let all = anybody.get("/regulations").await.json();
    assert_eq!(all.as_array().unwrap().len(), 5);
    let henan = anybody.get("/regulations/henan").await.json();
    assert!(henan["clauses"].as_array().unwrap().len() > 5);
    assert!(henan["explained"].as_str().unwrap().contains("第六条"));
    assert_eq!(anybody.get("/regulations/atlantis").await.status, StatusCode::NOT_FOUND);
    assert_eq!(anybody.get("/health").await.json()["status"], "ok");
    let document = anybody.get("/openapi.json").await.json();
    assert!(document["paths"]["/api/v1/cases/{id}/acts/{act}"]["post"].is_object());
    assert!(anybody.get("").await.body.contains("/api/v1/public/cases"));
}

#[tokio::test]
async fn a_token_dies_with_its_session() {
    let office = Office::open().await;
    let receiver = Program::signed_in(&office, "henan-receiver").await;
    let request = Request::delete("/api/v1/sessions/current");
    assert_eq!(receiver.send(request, Body::empty()).await.status, StatusCode::NO_CONTENT);
    assert_eq!(receiver.get("/cases").await.status, StatusCode::UNAUTHORIZED);
}
