//! `GET /desk/papers/{stream}/{n}`, `….pdf`: a paper of a case or an affair, with the words that this seat may read.

use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use desk::{DeskError, Loaded, LoadedAffair, Opened};
use record::Sheet;

use super::figures::mark_of;
use super::frame::frame;
use super::hall::url_of;
use super::seated::Seated;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::present::{paper_asked, paper_views};
use crate::press::{self, marked};
use crate::views::StaffSection;
use crate::views::staff::{PaperPage, PaperView};

/// The address under which the papers of a stream stand.
fn base_of(stream: &str) -> String {
    format!("/desk/papers/{}", stream.replace('/', "~"))
}

/// The papers of a case that this seat may read, for its page, with the words that were opened for it.
///
/// # Errors
/// Faults of the store.
pub async fn of_case(
    state: &WebState,
    seated: &Seated,
    loaded: &Loaded,
    opened: &Opened,
) -> Result<Vec<PaperView>, Trouble> {
    listed(state.desk().papers_of_case(loaded, &seated.actor, opened, None).await, &loaded.stream)
}

/// The same of an affair.
///
/// # Errors
/// Faults of the store.
pub async fn of_affair(
    state: &WebState,
    seated: &Seated,
    loaded: &LoadedAffair,
    opened: &Opened,
) -> Result<Vec<PaperView>, Trouble> {
    listed(state.desk().papers_of_affair(loaded, &seated.actor, opened, None).await, &loaded.stream)
}

fn listed(found: Result<Vec<Sheet>, DeskError>, stream: &str) -> Result<Vec<PaperView>, Trouble> {
    match found {
        Ok(sheets) => Ok(paper_views(&sheets, &base_of(stream))),
        Err(DeskError::Unknown | DeskError::UnknownAffair) => Ok(Vec::new()),
        Err(error) => Err(trouble_of(error)),
    }
}

/// Where the party follows a case; nowhere for an affair, which has no number.
async fn follow_address(state: &WebState, stream: &str) -> Result<Option<String>, Trouble> {
    let row = state.desk().store().case_row(stream).await.map_err(|error| trouble_of(error.into()))?;
    Ok(row.and_then(|row| row.number).and_then(|number| state.follow_address(&number)))
}

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Path((stream, last)): Path<(String, String)>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let stream = stream.replace('~', "/");
    let (place, is_pdf) = paper_asked(&last).ok_or_else(Trouble::not_found)?;
    let follow = follow_address(&state, &stream).await?;
    let read = state.desk().papers_followed_at(&stream, &seated.actor, follow.as_deref()).await;
    let sheets = read.map_err(trouble_of)?;
    let sheet: Sheet = sheets.into_iter().nth(place).ok_or_else(Trouble::not_found)?;
    let sheet = marked(sheet, &mark_of(&state, &seated));
    let title = sheet.heading().to_owned();
    if is_pdf {
        let number = sheet.number.clone().unwrap_or_default();
        return Ok(press::pdf_file(press::pdf(vec![sheet]).await?, format!("{title} {number}").trim()));
    }
    let back = if hall::is_affair(&stream) {
        ("回到这件事务".to_owned(), url_of(&stream))
    } else {
        ("回到诉求件".to_owned(), format!("/desk/case/{stream}"))
    };
    let page = PaperPage {
        frame: frame(&state, &seated, StaffSection::Other, (&headers, &uri)).await?,
        title,
        back,
        pdf_url: format!("{}/{}.pdf", base_of(&stream), place + 1),
        text: sheet.text(),
        pages: press::pages(sheet).await?,
    };
    Ok(Page(page).into_response())
}
