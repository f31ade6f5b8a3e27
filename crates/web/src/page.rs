//! A rendered view as an answer.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::http::Trouble;

/// A view to be sent as a page.
///
/// # Examples
///
/// ```
/// use axum::response::IntoResponse;
/// use web::page::Page;
/// use web::views::{CitizenFrame, ErrorWords, citizen::CitizenError};
///
/// let frame = CitizenFrame::plain("回应".to_owned(), "/".to_owned());
/// let answer = Page(CitizenError { frame, error: ErrorWords::default() }).into_response();
/// assert_eq!(answer.status().as_u16(), 200);
/// ```
#[derive(Debug)]
pub struct Page<T>(pub T);

impl<T: Template> Page<T> {
    /// The page under a status of its own: a form that comes back with errors is 422, a refused act 409.
    pub fn with_status(self, status: StatusCode) -> Response {
        match self.0.render() {
            Ok(text) => (status, Html(text)).into_response(),
            // An error page that cannot be rendered still says its status; the log says the rest.
            Err(error) => Trouble::fault(&error).into_response(),
        }
    }
}

impl<T: Template> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        self.with_status(StatusCode::OK)
    }
}
