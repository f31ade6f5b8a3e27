//! `GET /desk/figures/cases`: the cases that a number counts, page by page.

use axum::extract::{OriginalUri, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use store::CaseRow;
use words::Dimension;

use super::count::Counting;
use super::page::escaped;
use super::period::{self, Period};
use super::reach::Extent;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::present::brief;
use crate::staff::frame::frame;
use crate::staff::hall::url_of;
use crate::staff::seated::Seated;
use crate::views::StaffSection;
use crate::views::staff::figures::{BehindPage, BehindRowView};

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(flatten)]
    period: period::Asked,
    #[serde(default)]
    figure: String,
    #[serde(default)]
    by: String,
    #[serde(default)]
    value: String,
    /// The unit whose returns and referrals are asked for, instead of a figure.
    #[serde(default)]
    passed: String,
    /// Those among which is counted, instead of those that are counted.
    #[serde(default)]
    among: bool,
    /// The page, counted from 0.
    #[serde(default)]
    page: String,
}

/// How many rows a page has.
const ROWS: usize = 30;

/// What was found: what it is, the streams, and whether there are others among which it counts.
struct Found {
    title: String,
    clause: String,
    streams: Vec<String>,
    /// How many count, among how many.
    of: (usize, usize),
}

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Query(asked): Query<Asked>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let extent = Extent::asked(&state, &seated)?;
    let period = Period::of(&asked.period, state.desk().now().date())?;
    let counting = Counting::open(&state, extent, period).await?;
    let wanted = asked.clone();
    let (_, found) = counting.aside(move |counting| find(counting, &wanted)).await?;
    let mut found = found.ok_or_else(Trouble::not_found)?;
    if !asked.passed.is_empty() {
        let directory = state.desk().directory();
        found.title = format!("{}退回、移送和移交的件", directory.name_of(&asked.passed.as_str().into()));
    }
    let last = found.streams.len().saturating_sub(1) / ROWS;
    let page = asked.page.parse::<usize>().unwrap_or(0).min(last);
    let streams: Vec<&str> = found.streams.iter().skip(page * ROWS).take(ROWS).map(String::as_str).collect();
    let at = |among: bool, page: usize| address(&asked, period, among, page);
    let view = BehindPage {
        frame: frame(&state, &seated, StaffSection::Figures, (&headers, &uri)).await?,
        title: found.title,
        period: period.said(),
        clause: found.clause,
        back_url: format!("/desk/figures?{}&by={}", period.query(), escaped(&asked.by)),
        count: found.streams.len(),
        among: asked.among,
        other: if found.of.0 == found.of.1 { None } else { Some(at(!asked.among, 0)) },
        of: found.of,
        rows: rows(&state, &seated, &streams).await?,
        place: if last == 0 { String::new() } else { format!("第 {} 页，共 {} 页", page + 1, last + 1) },
        back: if page > 0 { at(asked.among, page.saturating_sub(1)) } else { String::new() },
        next: if page < last { at(asked.among, page + 1) } else { String::new() },
    };
    Ok(Page(view).into_response())
}

fn find(counting: &Counting, asked: &Asked) -> Option<Found> {
    let streams = |places: &[usize]| -> Vec<String> {
        places.iter().filter_map(|place| counting.counted.streams.get(*place)).cloned().collect()
    };
    if !asked.passed.is_empty() {
        let own = counting.extent.unit.as_ref();
        if own.is_some_and(|(_, org)| org.as_str() != asked.passed) {
            return None;
        }
        let streams = streams(&counting.passed_on_by(&asked.passed));
        let of = (streams.len(), streams.len());
        return Some(Found { title: String::new(), clause: String::new(), streams, of });
    }
    let of = match (Dimension::from_zh(&asked.by), asked.value.as_str()) {
        (_, "") => None,
        (Some(by), value) => Some((by, value)),
        (None, _) => return None,
    };
    let measured = counting.figure(&asked.figure, of)?;
    let label = of.map(|(by, value)| format!("（{by}：{}）", label(counting, by, value)));
    Some(Found {
        title: format!("{}{}", measured.name, label.unwrap_or_default()),
        clause: measured.citation.as_ref().map(ToString::to_string).unwrap_or_default(),
        streams: streams(if asked.among { &measured.among } else { &measured.cases }),
        of: (measured.cases.len(), measured.among.len()),
    })
}

/// What a value of a dimension is called.
fn label<'a>(counting: &'a Counting, by: Dimension, value: &'a str) -> &'a str {
    let marks = counting.counted.digests.iter().flat_map(|digest| digest.marks(by));
    marks.into_iter().find(|mark| mark.goes_by(value)).map_or(value, |mark| mark.label())
}

fn address(asked: &Asked, period: Period, among: bool, page: usize) -> String {
    let what = if asked.passed.is_empty() {
        format!("figure={}&by={}&value={}", escaped(&asked.figure), escaped(&asked.by), escaped(&asked.value))
    } else {
        format!("passed={}", escaped(&asked.passed))
    };
    format!("/desk/figures/cases?{}&{what}&among={among}&page={page}", period.query())
}

/// The rows of a page. A figure counts what its reader may not open as well: of such a case only that it is counted.
pub async fn rows(state: &WebState, seated: &Seated, streams: &[&str]) -> Result<Vec<BehindRowView>, Trouble> {
    let (cases, affairs): (Vec<&str>, Vec<&str>) = streams.iter().partition(|stream| !hall::is_affair(stream));
    let store = state.desk().store();
    let cases = store.case_rows(&cases).await.map_err(|error| trouble_of(error.into()))?;
    let affairs = store.affair_rows(&affairs).await.map_err(|error| trouble_of(error.into()))?;
    let now = state.desk().now();
    let mut rows = Vec::with_capacity(streams.len());
    for stream in streams {
        if let Some(case) = cases.iter().find(|row| row.stream == *stream) {
            rows.push(case_row(state, seated, case).await?);
        } else if let Some(affair) = affairs.iter().find(|row| row.stream == *stream) {
            rows.push(BehindRowView {
                name: affair.kind.clone(),
                url: url_of(&affair.stream),
                about: affair.theme.clone(),
                stage: if affair.ended_at.is_some() { "已结束" } else { "进行中" }.to_owned(),
                when: brief(desk::civil(affair.begun_at), now),
            });
        }
    }
    Ok(rows)
}

async fn case_row(state: &WebState, seated: &Seated, row: &CaseRow) -> Result<BehindRowView, Trouble> {
    let loaded = state.desk().load(&row.stream).await.map_err(trouble_of)?;
    let when = brief(desk::civil(row.received_at), state.desk().now());
    if !seated.sees(state, &loaded) {
        let about = "这一件计入统计，内容不在您的岗位范围内。".to_owned();
        return Ok(BehindRowView { name: row.kind.clone(), about, when, ..BehindRowView::default() });
    }
    Ok(BehindRowView {
        name: row.number.clone().unwrap_or_default(),
        url: format!("/desk/case/{}", row.stream),
        about: format!("{} {}", row.kind, row.summary),
        stage: row.stage.clone(),
        when,
    })
}
