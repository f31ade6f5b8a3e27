//! `GET /api/v1`: the endpoints as a page for people.

use askama::Template;
use utoipa::openapi::OpenApi;

use crate::views::{CitizenFrame, CitizenSection};

/// An endpoint.
struct Endpoint {
    method: String,
    path: String,
    tag: String,
}

#[derive(Template)]
#[template(path = "citizen/api.html")]
struct ApiPage {
    frame: CitizenFrame,
    title: String,
    description: String,
    endpoints: Vec<Endpoint>,
}

/// The page: made once, since the endpoints do not change while the program runs.
pub fn page(document: &OpenApi) -> String {
    // Read as the JSON that is served, so that the page says what programs are told.
    let json = serde_json::to_value(document).unwrap_or_default();
    let paths = json.get("paths").and_then(serde_json::Value::as_object);
    let mut endpoints = Vec::new();
    for (path, methods) in paths.into_iter().flatten() {
        for (method, about) in methods.as_object().into_iter().flatten() {
            let tag = about.pointer("/tags/0").and_then(serde_json::Value::as_str).unwrap_or_default();
            endpoints.push(Endpoint { method: method.to_uppercase(), path: path.clone(), tag: tag.to_owned() });
        }
    }
    let page = ApiPage {
        frame: CitizenFrame::plain("政务服务诉求回应平台".to_owned(), "/api/v1".to_owned()),
        title: document.info.title.clone(),
        description: document.info.description.clone().unwrap_or_default(),
        endpoints,
    };
    page.render().unwrap_or_default()
}
