//! `GET /my/{number}/papers/{n}`, `….pdf`: a paper that was addressed to the party.

use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use case::Actor;
use record::Sheet;
use store::CaseRow;

use super::frame::frame_of;
use super::own_case::OwnCase;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::present::{paper_asked, paper_views};
use crate::press::{self, marked};
use crate::views::citizen::PartyPaperPage;
use crate::views::staff::PaperView;

/// The papers that were addressed to the party.
///
/// # Errors
/// Faults of the store.
pub async fn list(state: &WebState, stream: &str, number: &str) -> Result<Vec<PaperView>, Trouble> {
    let sheets = state.desk().papers(stream, &Actor::party()).await.map_err(trouble_of)?;
    Ok(paper_views(&sheets, &format!("/my/{number}/papers")))
}

async fn sheet_of(state: &WebState, row: &CaseRow, place: usize) -> Result<Sheet, Trouble> {
    let follow = row.number.as_deref().and_then(|number| state.follow_address(number));
    let read = state.desk().papers_followed_at(&row.stream, &Actor::party(), follow.as_deref()).await;
    let sheets = read.map_err(trouble_of)?;
    let sheet = sheets.into_iter().nth(place).ok_or_else(Trouble::not_found)?;
    Ok(marked(sheet, &press::mark("诉求人凭编号和查询码", state.desk().now())))
}

pub async fn show(
    State(state): State<WebState>,
    OwnCase(row): OwnCase,
    Path((number, last)): Path<(String, String)>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let (place, is_pdf) = paper_asked(&last).ok_or_else(Trouble::not_found)?;
    let sheet = sheet_of(&state, &row, place).await?;
    let title = sheet.heading().to_owned();
    if is_pdf {
        return Ok(press::pdf_file(press::pdf(vec![sheet]).await?, &format!("{title} {number}")));
    }
    let directory = state.desk().directory();
    let page = PartyPaperPage {
        frame: frame_of(&state, &row.centre.as_str().into(), &directory, (&headers, &uri)),
        title,
        back_url: format!("/my/{number}"),
        pdf_url: format!("/my/{number}/papers/{}.pdf", place + 1),
        text: sheet.text(),
        pages: press::pages(sheet).await?,
    };
    Ok(Page(page).into_response())
}
