//! Figures, and what is made of them: counts and rates by dimension, the cases behind each, the workbook, circulars and
//! reports, the year's assessment.

mod assessment;
mod behind;
mod count;
mod export;
mod page;
mod period;
mod publish;
mod reach;
mod sheets;

use axum::Router;
use axum::routing::{get, post};

use crate::WebState;

pub use reach::Extent;
pub use sheets::mark_of;

pub fn router() -> Router<WebState> {
    Router::new()
        .route("/desk/figures", get(page::show))
        .route("/desk/figures/export.xlsx", get(export::send))
        .route("/desk/figures/cases", get(behind::show))
        .route("/desk/figures/papers/{name}", get(sheets::show))
        .route("/desk/figures/publish", post(publish::send))
        .route("/desk/figures/assessment", get(assessment::show))
        .route("/desk/figures/assessment.pdf", get(assessment::print))
}
