//! `GET /desk/ledger`: the open account of what this seat reaches: what is owed, whose, since when, until when.

use axum::extract::{OriginalUri, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use case::{Reach, reach};
use directory::OrgId;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use regulation::Duty;
use serde::Deserialize;
use store::{AffairQuery, AffairRow, DutyRow, Post, Scope, WorklistQuery};

use super::frame::frame;
use super::hall::{is_seen_row, url_of};
use super::rows::Reader;
use super::seated::Seated;
use super::worklist::{Tab, place_of, query_of};
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::present::{brief, clock_of, full, holder_name, left, supervision};
use crate::views::StaffSection;
use crate::views::staff::{FilterView, LedgerPage, LedgerRowView, LedgerUnitView};

/// How many cases a page has; an account is read and printed at length.
const ROWS: u32 = 100;

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    tab: Option<Tab>,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    overdue: bool,
    after: Option<String>,
}

impl Asked {
    fn url(&self, tab: Tab, after: Option<&str>) -> String {
        let escaped = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let mut url = format!("/desk/ledger?tab={}&unit={}", tab.word(), escaped(&self.unit));
        if self.overdue {
            url.push_str("&overdue=true");
        }
        after.map_or(url.clone(), |after| format!("{url}&after={}", escaped(after)))
    }
}

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Query(asked): Query<Asked>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let out = || Trouble::forbidden("台账不在您的岗位范围内。").coded("out-of-reach");
    let reached = tabs(&state, &seated);
    let tab = asked.tab.or_else(|| reached.first().copied()).filter(|tab| reached.contains(tab)).ok_or_else(out)?;
    let units = units(&state, &seated, tab, &asked.unit);
    let unit = units.iter().find(|unit| unit.chosen).map(|unit| unit.id.clone());
    let query = query(&state, &seated, tab, (&asked, unit.as_deref())).ok_or_else(out)??;
    let page = state.desk().store().worklist(&query).await.map_err(|error| trouble_of(error.into()))?;
    let (directory, shelf, now) = (state.desk().directory(), state.desk().shelf(), state.desk().now());
    let reader = Reader { directory: &directory, calendar: shelf.calendar_known_on(now.date()), now };
    let streams: Vec<&str> = page.rows.iter().map(|row| row.case.stream.as_str()).collect();
    let duties = owed(&state, &streams, (&asked, unit.as_deref())).await?;
    let mut cases = Vec::new();
    for row in &page.rows {
        let own = duties.iter().filter(|duty| duty.stream == row.case.stream);
        cases.extend(own.map(|duty| reader.owed_in_case(&reader.row(row), duty)));
    }
    let affairs = if asked.after.is_none() && tab == Tab::Centre {
        affairs(&state, &seated, &reader, (&asked, unit.as_deref())).await?
    } else {
        Vec::new()
    };
    let whose = unit.map_or_else(|| seated.seat.org.clone(), OrgId);
    let view = LedgerPage {
        frame: frame(&state, &seated, StaffSection::Ledger, (&headers, &uri)).await?,
        whose: directory.name_of(&whose).to_owned(),
        at: full(now),
        scopes: reached.iter().map(|one| scope(&asked, *one, tab)).collect(),
        scope: tab.word().to_owned(),
        units,
        overdue: asked.overdue,
        cases,
        affairs,
        first_url: asked.after.as_ref().map(|_| asked.url(tab, None)).unwrap_or_default(),
        next_url: page.next.map(|next| asked.url(tab, Some(&next))).unwrap_or_default(),
    };
    Ok(Page(view).into_response())
}

/// The lists of open cases that a seat may go through beyond what waits for it.
fn tabs(state: &WebState, seated: &Seated) -> Vec<Tab> {
    let reaches = reach(&seated.actor, &state.desk().directory());
    let tab = |reach: &Reach| match reach {
        Reach::Centre => Tab::Centre,
        Reach::Lead => Tab::Lead,
        Reach::Own => Tab::Own,
    };
    reaches.iter().map(tab).collect()
}

fn scope(asked: &Asked, tab: Tab, chosen: Tab) -> FilterView {
    FilterView { name: tab.said().to_owned(), count: None, url: asked.url(tab, None), chosen: tab == chosen }
}

/// The units of the area, for those who go through the whole of it.
fn units(state: &WebState, seated: &Seated, tab: Tab, chosen: &str) -> Vec<LedgerUnitView> {
    let directory = state.desk().directory();
    if tab != Tab::Centre {
        return Vec::new();
    }
    let unit = |org: &directory::Organisation| LedgerUnitView {
        id: org.id.0.clone(),
        name: org.name.clone(),
        chosen: org.id.as_str() == chosen,
    };
    directory.area(&seated.seat.org).map(unit).collect()
}

/// The query of a page; `None` where the seat does not reach so far.
fn query(
    state: &WebState,
    seated: &Seated,
    tab: Tab,
    (asked, unit): (&Asked, Option<&str>),
) -> Option<Result<WorklistQuery, Trouble>> {
    let mut query = query_of(state, seated, tab)?;
    if let Some(unit) = unit {
        let post = Post { organisation: unit.to_owned(), role: None };
        query.scope = Scope::Held { posts: vec![post], staff: None };
    }
    query.overdue = asked.overdue;
    query.limit = ROWS;
    Some(place_of(asked.after.clone()).map(|after| WorklistQuery { after, ..query }))
}

/// What is owed in some streams, by the unit chosen and only what is late where that is asked.
async fn owed(
    state: &WebState,
    streams: &[&str],
    (asked, unit): (&Asked, Option<&str>),
) -> Result<Vec<DutyRow>, Trouble> {
    let mut duties = state.desk().store().duties_of(streams).await.map_err(|error| trouble_of(error.into()))?;
    let now = state.millis();
    duties.retain(|duty| {
        duty.owed
            && unit.is_none_or(|unit| duty.holder_org == unit)
            && (!asked.overdue || duty.due.is_some_and(|due| due < now))
    });
    duties.sort_by_key(|duty| duty.order_at);
    Ok(duties)
}

async fn affairs(
    state: &WebState,
    seated: &Seated,
    reader: &Reader<'_>,
    chosen: (&Asked, Option<&str>),
) -> Result<Vec<LedgerRowView>, Trouble> {
    let query = AffairQuery { open: Some(true), limit: 500, ..AffairQuery::new(vec![seated.seat.org.0.clone()]) };
    let found = state.desk().store().affairs(&query).await.map_err(|error| trouble_of(error.into()))?.rows;
    let mut seen: Vec<AffairRow> = Vec::new();
    for row in found.into_iter().filter(|row| row.next_due.is_some()) {
        if is_seen_row(state, seated, &row).await? {
            seen.push(row);
        }
    }
    let streams: Vec<&str> = seen.iter().map(|row| row.stream.as_str()).collect();
    let duties = owed(state, &streams, chosen).await?;
    let row = |duty: &DutyRow| {
        let affair = seen.iter().find(|row| row.stream == duty.stream)?;
        let about = reader.affair(affair, None);
        let mut view = reader.owed(duty);
        view.url = url_of(&affair.stream);
        view.about = about.title();
        Some(view)
    };
    Ok(duties.iter().filter_map(row).collect())
}

impl Reader<'_> {
    fn owed_in_case(&self, case: &crate::views::staff::RowView, duty: &DutyRow) -> LedgerRowView {
        let mut view = self.owed(duty);
        (view.number, view.url, view.about) = (case.number.clone(), case.url.clone(), case.summary.clone());
        view
    }

    fn owed(&self, row: &DutyRow) -> LedgerRowView {
        let mut view =
            LedgerRowView { duty: row.names.clone(), clause: row.clauses.clone(), ..LedgerRowView::default() };
        let read: Result<Duty, _> = serde_json::from_str(&row.body);
        let Ok(duty) = read else { return view };
        view.holder = holder_name(&duty.holder, self.directory);
        if let Some(role) = duty.holder.role {
            view.holder = format!("{} {role}", view.holder);
        }
        view.since = brief(duty.opened_at, self.now);
        view.clock = clock_of(&duty, self.now);
        view.rung = supervision(&duty, self.now);
        if let Some(due) = duty.due() {
            view.due = brief(due, self.now);
            view.left = left(due, self.now, self.calendar);
        }
        view
    }
}
