//! What every answer passes through: headers, errors in words, forged and broken requests.

#![allow(clippy::unwrap_used, reason = "the helpers of these tests are tests as well")]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::routing::{get, post};
use tower::ServiceExt;
use web::http::form::Submission;
use web::http::{HttpSettings, Problem, Reason, Trouble, house};

fn application(tls: bool) -> Router {
    let routes = Router::new()
        .route("/", get(|| async { axum::response::Html("<p>好</p>") }))
        .route("/echo", post(|form: Submission| async move { form.get("content").to_owned() }))
        .route("/panic", get(panics))
        .route("/desk/panic", get(panics))
        .route("/api/v1/panic", get(panics))
        .route("/desk/cases/{number}", get(|| async { Trouble::forbidden("这件诉求不在您的岗位范围内。") }))
        .route("/api/v1/refused", post(refused));
    let settings = HttpSettings { tls, body_limit: 1024, ..HttpSettings::default() };
    house(routes, &settings)
}

async fn panics() -> &'static str {
    panic!("made to fail")
}

async fn refused() -> Trouble {
    Trouble::conflict("“反馈”没有办成").coded("refused").because(vec![Reason {
        code: "not-inspected".into(),
        sentence: "尚未质检".into(),
        clause: Some("第六条（二）".into()),
    }])
}

async fn ask(tls: bool, request: Request<Body>) -> (StatusCode, HeaderMap, String) {
    let response = application(tls).oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
}

async fn look(path: &str) -> (StatusCode, HeaderMap, String) {
    ask(false, Request::get(path).body(Body::empty()).unwrap()).await
}

fn sent(path: &str, body: &str) -> Request<Body> {
    Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body.to_owned()))
        .unwrap()
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    for path in ["/", "/nothing/here", "/panic", "/api/v1/panic"] {
        let (_, headers, _) = look(path).await;
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(headers["referrer-policy"], "same-origin");
        assert!(headers.contains_key("permissions-policy"));
        assert_eq!(headers["cache-control"], "no-store", "{path}");
        assert_eq!(headers["x-request-id"].len(), 12);
        assert!(!headers.contains_key("strict-transport-security"));
    }
}

#[tokio::test]
async fn only_under_tls_browsers_are_told_to_stay_there() {
    let (_, headers, _) = ask(true, Request::get("/").body(Body::empty()).unwrap()).await;
    assert!(headers["strict-transport-security"].to_str().unwrap().starts_with("max-age="));
}

#[tokio::test]
async fn errors_are_pages_for_people_and_problems_for_programs() {
    let (status, headers, page) = look("/nothing/here").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(page.contains("没有找到这个页面"));
    assert!(page.contains(headers["x-request-id"].to_str().unwrap()), "the page shows the id the log has");

    let (status, _, page) = look("/desk/cases/1").await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(page.contains("这件诉求不在您的岗位范围内。") && page.contains("回到待办"));

    let (status, headers, body) = look("/api/v1/nothing").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(headers[header::CONTENT_TYPE], "application/problem+json; charset=utf-8");
    let problem: Problem = serde_json::from_str(&body).unwrap();
    assert_eq!((problem.status, problem.code.as_str()), (404, "not-found"));
}

#[tokio::test]
async fn a_refusal_keeps_its_reasons_in_the_problem() {
    let (status, _, body) = ask(false, Request::post("/api/v1/refused").body(Body::empty()).unwrap()).await;
    assert_eq!(status, StatusCode::CONFLICT);
    let problem: Problem = serde_json::from_str(&body).unwrap();
    assert_eq!(problem.kind, "urn:huiying:problem:refused");
    assert_eq!(problem.reasons[0].sentence, "尚未质检");
    assert_eq!(problem.reasons[0].clause.as_deref(), Some("第六条（二）"));
}

#[tokio::test]
async fn a_panic_is_a_page_that_tells_nothing_of_the_inside() {
    for path in ["/panic", "/desk/panic", "/api/v1/panic"] {
        let (status, _, body) = look(path).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(body.contains("系统出了故障") && !body.contains("made to fail"), "{path}");
    }
}

#[tokio::test]
async fn a_wrong_method_is_said_in_words_and_names_the_right_one() {
    let (status, headers, page) = ask(false, sent("/", "")).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(headers[header::ALLOW].to_str().unwrap().contains("GET"));
    assert!(page.contains("这个地址不能这样使用"));
}

#[tokio::test]
async fn forms_are_read_and_broken_ones_refused_in_chinese() {
    let (status, _, said) = ask(false, sent("/echo", "content=%E5%A5%BD")).await;
    assert_eq!((status, said.as_str()), (StatusCode::OK, "好"));

    let (status, _, page) = ask(false, sent("/echo", "content=%B4%B0")).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(page.contains("不是 UTF-8 编码"));

    let (status, _, page) = ask(false, sent("/echo", &format!("content={}", "a".repeat(2000)))).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(page.contains("内容太大了"));

    let wrong =
        Request::post("/echo").header(header::CONTENT_TYPE, "text/plain").body(Body::from("content=1")).unwrap();
    let (status, _, page) = ask(false, wrong).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(page.contains("格式不对"));
}

#[tokio::test]
async fn forms_in_parts_are_read_too() {
    let body = "--b\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\n窗口\r\n--b\r\n\
                Content-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--b--\r\n";
    let request = Request::post("/echo")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
        .body(Body::from(body))
        .unwrap();
    let (status, _, said) = ask(false, request).await;
    assert_eq!((status, said.as_str()), (StatusCode::OK, "窗口"));
}

#[tokio::test]
async fn what_another_site_sends_in_someones_name_is_refused() {
    let mut request = sent("/echo", "content=1");
    request.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    let (status, _, page) = ask(false, request).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(page.contains("来自别的网站"));

    let mut link = Request::get("/").body(Body::empty()).unwrap();
    link.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    assert_eq!(ask(false, link).await.0, StatusCode::OK, "a link from elsewhere may lead here");
}

#[tokio::test]
async fn assets_are_kept_for_good_and_sent_compressed() {
    let request =
        Request::get(web::assets::style()).header(header::ACCEPT_ENCODING, "gzip, br").body(Body::empty()).unwrap();
    let (status, headers, _) = ask(false, request).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers[header::CONTENT_ENCODING], "gzip");
    assert_eq!(headers[header::CONTENT_TYPE], "text/css; charset=utf-8");
    assert!(headers[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));

    let (status, headers, text) = look(web::assets::style()).await;
    assert_eq!(status, StatusCode::OK);
    assert!(!headers.contains_key(header::CONTENT_ENCODING));
    assert!(text.contains("--ink"));
    assert!(!text.contains("url(") && !text.contains("@import"), "the style sheet loads nothing");

    let (status, _, _) = look("/assets/000000000000-huiying.css").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_choice_of_large_type_is_remembered_and_leads_back() {
    let (status, headers, _) = ask(true, sent("/type-size", "type=large&back=%2Fcase%2F1")).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert_eq!(headers[header::LOCATION], "/case/1");
    let cookie = headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("__Host-huiying_type=large;") && cookie.contains("Secure"));

    let (_, headers, _) = ask(false, sent("/type-size", "type=normal&back=%2F%2Fevil.example")).await;
    assert_eq!(headers[header::LOCATION], "/");

    let request = Request::get("/nothing").header(header::COOKIE, "huiying_type=large").body(Body::empty()).unwrap();
    let (_, _, page) = ask(false, request).await;
    assert!(page.contains("class=\"citizen large\""));
}
