//! `GET /desk/looks`: the looks of a day, of a person, or at a case; and who looked at many more than the others.

use axum::extract::{OriginalUri, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use directory::StaffId;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use record::{Lookers, unusual};
use store::LookRow;
use words::{Act, Field, Look};

use super::asked::{Asked, Wanted};
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::present::full;
use crate::staff::frame::frame;
use crate::staff::seated::Seated;
use crate::views::StaffSection;
use crate::views::staff::{LookKindView, LookView, LooksPage, UnusualView};

/// How many rows a page has.
const ROWS: u32 = 50;
/// What the form of a breach says of it; the rules know this word.
const LEAK: &str = "信息泄露";

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Query(asked): Query<Asked>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let wanted = Wanted::of(&state, &seated, asked)?;
    let mut rows = looks(&state, &wanted, ROWS + 1).await?;
    let has_more = rows.len() > ROWS as usize;
    rows.truncate(ROWS as usize);
    let next = rows.last().filter(|_| has_more).map(|last| wanted.after(last)).unwrap_or_default();
    let may_report = state.desk().openings(&wanted.centre, &seated.actor);
    let may_report = may_report.iter().any(|(_, offer)| offer.act == Act::ReportBreach);
    let page = LooksPage {
        frame: frame(&state, &seated, StaffSection::Looks, (&headers, &uri)).await?,
        day: wanted.day.map(|day| day.to_string()).unwrap_or_default(),
        person: wanted.asked.person.clone(),
        number: wanted.asked.number.clone(),
        kinds: kinds(&wanted),
        unusual: standing_out(&state, &wanted).await?,
        rows: rows.iter().map(|row| view(&state, row, may_report)).collect(),
        first_url: if wanted.is_further() { wanted.url("/desk/looks") } else { String::new() },
        next_url: next,
        export_url: wanted.url("/desk/looks/export.xlsx"),
    };
    Ok(Page(page).into_response())
}

/// The looks that are asked for, the latest first.
///
/// # Errors
/// Faults of the store.
pub async fn looks(state: &WebState, wanted: &Wanted, limit: u32) -> Result<Vec<LookRow>, Trouble> {
    let query = wanted.query(state, limit);
    state.desk().store().looks(&query).await.map_err(|error| trouble_of(error.into()))
}

fn kinds(wanted: &Wanted) -> Vec<LookKindView> {
    let chosen = wanted.kind();
    let view = |look: &Look| LookKindView {
        value: look.name().to_owned(),
        name: look.zh().to_owned(),
        chosen: chosen == Some(*look),
    };
    Look::ALL.iter().map(view).collect()
}

/// Who looked at many more cases on the day than the peers.
async fn standing_out(state: &WebState, wanted: &Wanted) -> Result<Vec<UnusualView>, Trouble> {
    let Some((from, until)) = wanted.span().filter(|_| !wanted.is_further()) else { return Ok(Vec::new()) };
    let counts = state.desk().store().look_counts(wanted.centre.as_str(), from, until).await;
    let counts = counts.map_err(|error| trouble_of(error.into()))?;
    let day: Vec<Lookers> =
        counts.into_iter().map(|one| Lookers { staff: one.staff, role: one.role, cases: one.streams }).collect();
    let view = |one: record::Unusual| {
        let staff = StaffId(one.looker.staff);
        UnusualView {
            url: wanted.of_person(&staff),
            who: format!("{}（{}）", person(state, &staff), one.looker.role),
            cases: one.looker.cases,
            usual: one.usual,
        }
    };
    Ok(unusual(&day).into_iter().map(view).collect())
}

fn person(state: &WebState, staff: &StaffId) -> String {
    state.desk().directory().member(staff).map_or_else(|| staff.0.clone(), |member| member.name.clone())
}

/// Who looked, by name and seat.
pub fn who(state: &WebState, row: &LookRow) -> String {
    let org = state.desk().directory().name_of(&row.organisation.as_str().into()).to_owned();
    format!("{}（{org}{}）", person(state, &StaffId(row.staff.clone())), row.role)
}

fn view(state: &WebState, row: &LookRow, may_report: bool) -> LookView {
    LookView {
        when: full(desk::civil(row.at)),
        who: who(state, row),
        number: row.number.clone(),
        case_url: if row.number.is_empty() { String::new() } else { Wanted::of_case(&row.number) },
        kind: row.kind.clone(),
        fields: row.fields.clone(),
        through: row.through.clone(),
        reason: row.reason.clone(),
        breach_url: if may_report { breach_url(row) } else { String::new() },
    }
}

/// The form of a breach with person, case and what was found filled in.
fn breach_url(row: &LookRow) -> String {
    let escaped = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let found = format!("{} {}：{}（{}）", full(desk::civil(row.at)), row.kind, row.fields, row.through);
    let filled = [
        (Field::Person, row.staff.as_str()),
        (Field::Misconduct, LEAK),
        (Field::Cases, row.number.as_str()),
        (Field::Findings, found.as_str()),
    ];
    let given = filled.into_iter().filter(|(_, words)| !words.is_empty());
    let pairs: Vec<String> =
        given.map(|(field, words)| format!("{}={}", escaped(field.zh()), escaped(words))).collect();
    format!("/desk/hall/new/{}?{}", Act::ReportBreach.name(), pairs.join("&"))
}
