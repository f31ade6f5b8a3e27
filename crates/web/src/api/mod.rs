//! The JSON interface `/api/v1`: one endpoint a file. Errors are problem documents, see [`crate::http::Problem`].

mod acts;
mod affairs;
mod base64;
mod bearer;
mod calls;
mod case_of;
mod cases;
mod documents;
mod duties;
mod errors;
mod evaluations;
mod feeds;
mod health;
mod hotline;
mod json;
mod listing;
mod offers;
mod public;
mod regulations;
mod sessions;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use utoipa::OpenApi;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

pub(crate) use errors::trouble_of;

use crate::WebState;

/// The largest document that a program may send: words, no files.
const BODY: usize = 256 * 1024;
/// The largest event of a call: a recording may come with it.
const RECORDING: usize = 64 * 1024 * 1024;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "回应 Huiying",
        description = "登记、办理、查询政务服务的咨询、投诉和建议。字段和动作用词汇表里的词，动作也可用英文名。\
                       错误一律是 application/problem+json：code 是稳定的代码，reasons 列出全部理由和依据条款。"
    ),
    modifiers(&Bearer)
)]
struct Document;

struct Bearer;

impl utoipa::Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    }
}

pub fn router() -> Router<WebState> {
    let (routes, document) = OpenApiRouter::with_openapi(Document::openapi())
        .nest(
            "/api/v1",
            OpenApiRouter::new()
                .routes(routes!(health::show))
                .routes(routes!(sessions::begin))
                .routes(routes!(sessions::end))
                .routes(routes!(cases::register, listing::list))
                .routes(routes!(cases::show))
                .routes(routes!(acts::act))
                .routes(routes!(duties::list))
                .routes(routes!(offers::list))
                .routes(routes!(affairs::begin))
                .routes(routes!(affairs::act))
                .routes(routes!(hotline::take))
                .routes(routes!(evaluations::take))
                .routes(routes!(calls::event).layer(DefaultBodyLimit::max(RECORDING)))
                .routes(routes!(public::register))
                .routes(routes!(regulations::list))
                .routes(routes!(regulations::show)),
        )
        .split_for_parts();
    let page = documents::page(&document);
    routes
        .route("/api/v1/openapi.json", get(move || async move { axum::Json(document) }))
        .route("/api/v1", get(move || async move { axum::response::Html(page) }))
        .layer(DefaultBodyLimit::max(BODY))
}
