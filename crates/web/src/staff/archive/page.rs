//! `GET /desk/archive`: what waits to be filed, the boxes of a year, and what is on loan.

use axum::extract::{OriginalUri, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use regulation::Duty;
use serde::Deserialize;
use store::{AffairQuery, Scope, WorklistQuery};
use words::{Act, Affair as Kind, Stage};

use super::folder::{self, Filed};
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::present::{brief, clock_of, left};
use crate::staff::figures::Extent;
use crate::staff::frame::frame;
use crate::staff::hall::url_of;
use crate::staff::seated::Seated;
use crate::staff::worklist::place_of;
use crate::views::StaffSection;
use crate::views::staff::FilterView;
use crate::views::staff::archive::{ArchivePage, BoxView, LoanView, WaitingView};

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    year: String,
    after: Option<String>,
}

/// How many rows a page has.
const ROWS: u32 = 30;

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Query(asked): Query<Asked>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let extent = Extent::whole(&state, &seated)?;
    let year = folder::year_of(&state, &asked.year)?;
    let filed = folder::filed(&state, &extent, year).await?;
    let (waiting, next) = waiting(&state, &extent, &asked).await?;
    let openings = state.desk().openings(&extent.centre, &seated.actor);
    let may_lend = openings.iter().any(|(_, offer)| offer.act == Act::Borrow);
    let view = ArchivePage {
        frame: frame(&state, &seated, StaffSection::Archive, (&headers, &uri)).await?,
        waiting,
        first_url: asked.after.as_ref().map(|_| "/desk/archive".to_owned()).unwrap_or_default(),
        next_url: next.map(|next| format!("/desk/archive?after={}", folder::escaped(&next))).unwrap_or_default(),
        years: years(&state, year),
        year,
        volumes: filed.len(),
        boxes: boxes(&filed, year),
        loans: loans(&state, &extent).await?,
        lend_url: if may_lend { format!("/desk/hall/new/{}", Act::Borrow.name()) } else { String::new() },
    };
    Ok(Page(view).into_response())
}

/// The closed cases that are not filed yet, those that closed last first, each with the day by which that is due.
async fn waiting(
    state: &WebState,
    extent: &Extent,
    asked: &Asked,
) -> Result<(Vec<WaitingView>, Option<String>), Trouble> {
    let query = WorklistQuery {
        ended: true,
        stages: vec![Stage::Closed.zh().to_owned()],
        after: place_of(asked.after.clone())?,
        limit: ROWS,
        ..WorklistQuery::new(Scope::Centre(vec![extent.centre.0.clone()]))
    };
    let store = state.desk().store();
    let page = store.worklist(&query).await.map_err(|error| trouble_of(error.into()))?;
    let streams: Vec<&str> = page.rows.iter().map(|row| row.case.stream.as_str()).collect();
    let duties = store.duties_of(&streams).await.map_err(|error| trouble_of(error.into()))?;
    let (now, shelf) = (state.desk().now(), state.desk().shelf());
    let calendar = shelf.calendar_known_on(now.date());
    let view = |row: &store::WorklistRow| {
        let case = &row.case;
        let of = duties.iter().filter(|duty| duty.stream == case.stream);
        let read = of.filter_map(|duty| serde_json::from_str::<Duty>(&duty.body).ok());
        let owed = read.into_iter().find(|duty| duty.is_open() && duty.goes_by(Act::Archive.zh()));
        let due = owed.as_ref().and_then(Duty::due);
        WaitingView {
            number: case.number.clone().unwrap_or_default(),
            url: format!("/desk/case/{}#act-{}", case.stream, Act::Archive.name()),
            about: format!("{} {}", case.kind, case.summary),
            closed: case.ended_at.map(|at| brief(desk::civil(at), now)).unwrap_or_default(),
            due: due.map(|due| brief(due, now)).unwrap_or_default(),
            left: due.map(|due| left(due, now, calendar)).unwrap_or_default(),
            clock: owed.as_ref().map(|duty| clock_of(duty, now)).unwrap_or_default(),
        }
    };
    Ok((page.rows.iter().map(view).collect(), page.next))
}

fn years(state: &WebState, chosen: i16) -> Vec<FilterView> {
    let today = state.desk().now().year();
    let view = |year: i16| FilterView {
        name: format!("{year}年"),
        count: None,
        url: format!("/desk/archive?year={year}#boxes"),
        chosen: year == chosen,
    };
    [today, today - 1, today - 2].map(view).into()
}

/// The boxes of a year, by number; what stands in no box comes last.
fn boxes(filed: &[Filed], year: i16) -> Vec<BoxView> {
    let mut numbers: Vec<&str> = filed.iter().map(|one| one.place.as_str()).collect();
    numbers.sort_by_key(|number| (number.is_empty(), number.len(), *number));
    numbers.dedup();
    let view = |number: &str| BoxView {
        name: if number.is_empty() { "没有盒号".to_owned() } else { folder::named(number) },
        url: folder::url(year, number),
        volumes: filed.iter().filter(|one| one.place == number).count(),
        media: folder::media(filed.iter().filter(|one| one.place == number)),
    };
    numbers.into_iter().map(view).collect()
}

/// What was lent, those still out first.
async fn loans(state: &WebState, extent: &Extent) -> Result<Vec<LoanView>, Trouble> {
    let mut loans = Vec::new();
    for open in [true, false] {
        let query = AffairQuery {
            kinds: vec![Kind::Loan.zh().to_owned()],
            open: Some(open),
            limit: ROWS,
            ..AffairQuery::new(vec![extent.centre.0.clone()])
        };
        let page = state.desk().store().affairs(&query).await.map_err(|error| trouble_of(error.into()))?;
        for row in page.rows {
            loans.push(loan(state, &row).await?);
        }
    }
    Ok(loans)
}

async fn loan(state: &WebState, row: &store::AffairRow) -> Result<LoanView, Trouble> {
    let loaded = state.desk().load_affair(&row.stream).await.map_err(trouble_of)?;
    let affair = &loaded.undertaking.affair;
    let streams: Vec<&str> = affair.cases.iter().map(String::as_str).collect();
    let cases = state.desk().store().case_rows(&streams).await.map_err(|error| trouble_of(error.into()))?;
    let numbers: Vec<String> = cases.into_iter().filter_map(|case| case.number).collect();
    let (directory, now) = (state.desk().directory(), state.desk().now());
    let lent = affair.last(Act::Borrow).and_then(|recorded| match recorded.fact.get(words::Field::Person) {
        Some(case::Value::Person { staff: Some(staff), .. }) => directory.member(staff).map(|m| m.name.clone()),
        Some(case::Value::Person { seat, staff: None }) => {
            Some(format!("{} {}", directory.name_of(&seat.org), seat.role))
        }
        Some(_) | None => None,
    });
    let until = affair.last_with(words::Field::Until).and_then(|r| r.fact.moment(words::Field::Until));
    Ok(LoanView {
        url: url_of(&row.stream),
        about: numbers.join("、"),
        by: lent.unwrap_or_else(|| "没有记明".to_owned()),
        lent: brief(desk::civil(row.begun_at), now),
        until: until.map(|until| brief(until, now)).unwrap_or_default(),
        back: row.ended_at.map(|at| brief(desk::civil(at), now)).unwrap_or_default(),
    })
}
