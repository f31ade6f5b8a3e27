//! What browsers load beside the pages: embedded, addressed by content, kept by browsers for good.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::http::Trouble;

/// One embedded file.
#[derive(Debug)]
struct Asset {
    name: &'static str,
    url: &'static str,
    media_type: &'static str,
    plain: &'static [u8],
    gzip: &'static [u8],
}

/// Written by the build script from `assets/` and the fetched packages.
static ALL: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// A year: the address changes whenever the content does.
const KEEP: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Address of the style sheet.
#[must_use]
pub fn style() -> &'static str {
    url("huiying.css")
}

/// Address of our own script.
#[must_use]
pub fn script() -> &'static str {
    url("huiying.js")
}

/// Address of htmx, which only the staff desk loads.
#[must_use]
pub fn htmx() -> &'static str {
    url("htmx.js")
}

/// Address of the emblem.
#[must_use]
pub fn emblem() -> &'static str {
    url("emblem.svg")
}

fn url(name: &str) -> &'static str {
    ALL.iter().find(|asset| asset.name == name).map_or("/assets/", |asset| asset.url)
}

/// Serves `/assets/…`.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{file}", get(serve))
}

async fn serve(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = ALL.iter().find(|asset| asset.url.strip_prefix("/assets/") == Some(file.as_str())) else {
        return Trouble::not_found().into_response();
    };
    let mut response = if takes_gzip(&headers) {
        (StatusCode::OK, [(header::CONTENT_ENCODING, "gzip")], asset.gzip).into_response()
    } else {
        (StatusCode::OK, asset.plain).into_response()
    };
    let answer = response.headers_mut();
    answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    answer.insert(header::CACHE_CONTROL, KEEP);
    answer.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()).any(|value| {
        value.split(',').any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            parts.next() == Some("gzip") && parts.next() != Some("q=0")
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_that_pages_name_exists() {
        for address in [style(), script(), htmx(), emblem()] {
            assert!(ALL.iter().any(|asset| asset.url == address), "{address}");
        }
    }

    #[test]
    fn gzip_is_sent_only_to_those_who_take_it() {
        let with = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(value));
            takes_gzip(&headers)
        };
        assert!(with("deflate, gzip"));
        assert!(with("gzip;q=0.8"));
        assert!(!with("gzip;q=0"));
        assert!(!with("br"));
        assert!(!takes_gzip(&HeaderMap::new()));
    }
}
