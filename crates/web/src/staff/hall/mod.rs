//! What surrounds cases, at the staff's desk: the lists, one affair, beginning one, acting on it.

pub mod act;
pub mod affair;
pub mod begin;
pub mod check;
pub mod list;
pub mod recurring;
mod rows;

use axum::Router;
use axum::routing::{get, post};

use super::reveal;
use crate::WebState;

pub use affair::{page_for as affair_page, seen as seen_affair};
pub use list::{centre_of, is_seen as is_seen_row};

pub fn router() -> Router<WebState> {
    Router::new()
        .route("/desk/hall", get(list::show))
        .route("/desk/hall/new/{act}", get(begin::show).post(begin::send))
        .route("/desk/hall/{id}", get(affair::show))
        .route("/desk/hall/{id}/act/{act}", post(act::send))
        .route("/desk/hall/{id}/reveal", get(reveal::to_affair).post(reveal::of_affair))
}

const PREFIX: &str = "hall/";

/// The address of an affair's page.
///
/// ```text
/// hall/check/henan/2026-03-02 -> /desk/hall/check~henan~2026-03-02
/// ```
pub fn url_of(stream: &str) -> String {
    format!("/desk/hall/{}", part_of(stream))
}

/// An affair's stream as one part of an address.
pub fn part_of(stream: &str) -> String {
    stream.strip_prefix(PREFIX).unwrap_or(stream).replace('/', "~")
}

/// The stream that an address names.
pub fn stream_of(id: &str) -> String {
    format!("{PREFIX}{}", id.replace('~', "/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_its_stream() {
        for stream in ["hall/check/henan/2026-03-02", "hall/0192f0c1-0000-7000-8000-000000000000"] {
            let url = url_of(stream);
            assert_eq!(stream_of(url.strip_prefix("/desk/hall/").unwrap()), stream);
        }
    }
}
