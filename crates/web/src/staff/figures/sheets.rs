//! `GET /desk/figures/papers/{name}`: the statistical circular and the periodic report of a period, as a page or as PDF.

use axum::extract::{OriginalUri, Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use hall::report::{Reporting, circular, periodic};
use record::Sheet;

use super::period::{Asked, Period};
use super::reach::Extent;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::press::{self, marked};
use crate::staff::frame::{frame, role_said};
use crate::staff::looks::taken_out;
use crate::staff::seated::Seated;
use crate::views::StaffSection;
use crate::views::staff::PaperPage;

/// Who takes a paper out, and when.
pub fn mark_of(state: &WebState, seated: &Seated) -> String {
    let place = state.desk().directory().name_of(&seated.seat.org).to_owned();
    let who = format!("{}（{place}{}）", seated.signed.0.staff.name, role_said(state, &seated.seat));
    press::mark(&who, state.desk().now())
}

/// What is made of the figures of a period, counted beside the requests.
///
/// # Errors
/// Faults of the store.
pub async fn reported<T: Send + 'static>(
    state: &WebState,
    extent: &Extent,
    period: Period,
    make: impl FnOnce(&Reporting<'_>) -> T + Send + 'static,
) -> Result<T, Trouble> {
    let (desk, centre, here) = (state.desk().clone(), extent.centre.clone(), tokio::runtime::Handle::current());
    let work = move || here.block_on(desk.report(&centre, (period.from, period.until), make));
    let done = tokio::task::spawn_blocking(work).await.map_err(|error| Trouble::fault(&error))?;
    done.map_err(trouble_of)
}

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let extent = Extent::whole(&state, &seated)?;
    let period = Period::of(&asked, state.desk().now().date())?;
    let (name, is_pdf) = name.strip_suffix(".pdf").map_or((name.as_str(), false), |name| (name, true));
    let make: fn(&Reporting<'_>) -> Sheet = match name {
        "circular" => circular,
        "periodic" => periodic,
        _ => return Err(Trouble::not_found()),
    };
    let sheet = reported(&state, &extent, period, make).await?;
    let sheet = marked(sheet, &mark_of(&state, &seated));
    let title = format!("{} {}", sheet.heading(), period.said());
    if is_pdf {
        taken_out(&state, &seated, &extent, &format!("{title}.pdf")).await?;
        return Ok(press::pdf_file(press::pdf(vec![sheet]).await?, &title));
    }
    let page = PaperPage {
        frame: frame(&state, &seated, StaffSection::Figures, (&headers, &uri)).await?,
        title,
        back: ("回到统计".to_owned(), format!("/desk/figures?{}", period.query())),
        pdf_url: format!("/desk/figures/papers/{name}.pdf?{}", period.query()),
        text: sheet.text(),
        pages: press::pages(sheet).await?,
    };
    Ok(Page(page).into_response())
}
