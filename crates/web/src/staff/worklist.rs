//! `GET /desk`: what waits for this seat, what its organisation has, what has ended.

use axum::extract::{OriginalUri, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use case::{Reach, reach};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use store::{Scope, StageCount, WorklistQuery};
use words::Stage;

use super::frame::frame;
use super::hall::{check, recurring};
use super::rows::Reader;
use super::seated::Seated;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::views::StaffSection;
use crate::views::staff::{FilterView, WorklistPage};

/// Which list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tab {
    /// What waits for this seat.
    #[default]
    Held,
    /// What the centre has open.
    Centre,
    /// What the organisation leads.
    Lead,
    /// What this person took first.
    Own,
    /// What has ended, as far as this seat reaches.
    Ended,
}

impl Tab {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Centre => "centre",
            Self::Lead => "lead",
            Self::Own => "own",
            Self::Ended => "ended",
        }
    }

    pub const fn said(self) -> &'static str {
        match self {
            Self::Held => "待我办理",
            Self::Centre => "本中心全部",
            Self::Lead => "本单位牵头",
            Self::Own => "我首问的",
            Self::Ended => "已结",
        }
    }
}

/// The lists that a seat may go through.
fn tabs(state: &WebState, seated: &Seated) -> Vec<Tab> {
    let reaches = reach(&seated.actor, &state.desk().directory());
    let mut tabs = vec![Tab::Held];
    tabs.extend(reaches.iter().map(|reach| match reach {
        Reach::Centre => Tab::Centre,
        Reach::Lead => Tab::Lead,
        Reach::Own => Tab::Own,
    }));
    if !reaches.is_empty() {
        tabs.push(Tab::Ended);
    }
    tabs
}

/// What a list asks the store for; `None` where this seat does not reach so far.
pub fn query_of(state: &WebState, seated: &Seated, tab: Tab) -> Option<WorklistQuery> {
    let org = seated.seat.org.0.clone();
    let staff = seated.signed.0.staff.id.0.clone();
    let reaches = reach(&seated.actor, &state.desk().directory());
    let of = |reach: Reach| match reach {
        Reach::Centre => Scope::Centre(vec![org.clone()]),
        Reach::Lead => Scope::Lead(vec![org.clone()]),
        Reach::Own => Scope::FirstAsked(staff.clone()),
    };
    let within = |reach: Reach| reaches.contains(&reach).then(|| of(reach));
    let scope = match tab {
        Tab::Held => Some(Scope::Held { posts: vec![seated.post()], staff: Some(staff.clone()) }),
        Tab::Centre => within(Reach::Centre),
        Tab::Lead => within(Reach::Lead),
        Tab::Own => within(Reach::Own),
        Tab::Ended => reaches.first().map(|reach| of(*reach)),
    }?;
    Some(WorklistQuery { ended: tab == Tab::Ended, ..WorklistQuery::new(scope) })
}

/// The place after which a list goes on, as a page gave it.
///
/// # Errors
/// A 400 for anything else.
pub fn place_of(after: Option<String>) -> Result<Option<String>, Trouble> {
    let known = |text: &str| text.split_once('~').is_some_and(|(order, _)| order.parse::<i64>().is_ok());
    match after {
        Some(text) if !known(&text) => {
            Err(Trouble::bad_request("清单不能从那里接着往下看，请从头打开。").coded("unknown-place"))
        }
        after => Ok(after),
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    tab: Tab,
    #[serde(default)]
    stage: String,
    after: Option<String>,
    #[serde(default)]
    number: String,
}

impl Asked {
    /// The address of the list with other filters.
    fn url(tab: Tab, stage: &str, after: Option<&str>) -> String {
        let escaped = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let mut url = format!("/desk?tab={}", tab.word());
        if !stage.is_empty() {
            url = format!("{url}&stage={}", escaped(stage));
        }
        after.map_or(url.clone(), |after| format!("{url}&after={}", escaped(after)))
    }
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
    if let Some(found) = find(&state, &seated, asked.number.trim()).await? {
        return Ok(Redirect::to(&format!("/desk/case/{found}")).into_response());
    }
    let Some(mut query) = query_of(&state, &seated, asked.tab) else {
        return Err(Trouble::forbidden("这份清单不在您的岗位范围内。").coded("out-of-reach"));
    };
    query.limit = ROWS;
    query.after = place_of(asked.after.clone())?;
    query.stages.extend(Stage::from_zh(&asked.stage).map(|stage| stage.zh().to_owned()));
    let page = state.desk().store().worklist(&query).await.map_err(|error| trouble_of(error.into()))?;
    let (directory, shelf, now) = (state.desk().directory(), state.desk().shelf(), state.desk().now());
    let reader = Reader { directory: &directory, calendar: shelf.calendar_known_on(now.date()), now };
    let counts = counts(&state, &seated, asked.tab).await?;
    let frame = frame(&state, &seated, StaffSection::Worklist, (&headers, &uri)).await?;
    let first = asked.tab == Tab::Held && asked.after.is_none() && asked.stage.is_empty();
    let periods = if first { recurring::held(&state, &seated, &reader).await? } else { Vec::new() };
    let view = WorklistPage {
        periods,
        sign: check::owed(&state, &seated, &frame.csrf, "/desk").await?,
        frame,
        scopes: scopes(&state, &seated, asked.tab),
        stages: stages(&asked, counts.as_deref()),
        overdue: counts.as_ref().map(|all| all.iter().map(|one| one.overdue).sum()),
        open: counts.as_ref().map(|all| all.iter().map(|one| one.cases).sum()),
        rows: page.rows.iter().map(|row| reader.row(row)).collect(),
        first_url: asked.after.as_ref().map(|_| Asked::url(asked.tab, &asked.stage, None)).unwrap_or_default(),
        next_url: page.next.map(|next| Asked::url(asked.tab, &asked.stage, Some(&next))).unwrap_or_default(),
        find_url: "/desk".to_owned(),
        not_found: asked.number,
        ended: asked.tab == Tab::Ended,
    };
    Ok(Page(view).into_response())
}

/// The case with a number, where this seat may know of it.
async fn find(state: &WebState, seated: &Seated, number: &str) -> Result<Option<String>, Trouble> {
    if number.is_empty() {
        return Ok(None);
    }
    let row = state.desk().store().by_number(number).await.map_err(|error| trouble_of(error.into()))?;
    let Some(row) = row else { return Ok(None) };
    let loaded = state.desk().load(&row.stream).await.map_err(trouble_of)?;
    Ok(seated.sees(state, &loaded).then_some(row.stream))
}

/// How many stand where; counted for a whole centre only.
async fn counts(state: &WebState, seated: &Seated, tab: Tab) -> Result<Option<Vec<StageCount>>, Trouble> {
    if tab != Tab::Centre {
        return Ok(None);
    }
    let counted = state.desk().store().counts(&[seated.seat.org.as_str()]).await;
    counted.map(Some).map_err(|error| trouble_of(error.into()))
}

fn scopes(state: &WebState, seated: &Seated, chosen: Tab) -> Vec<FilterView> {
    let tabs = tabs(state, seated).into_iter();
    let view = |tab: Tab| FilterView {
        name: tab.said().to_owned(),
        count: None,
        url: Asked::url(tab, "", None),
        chosen: tab == chosen,
    };
    tabs.map(view).collect()
}

/// The stages to filter by: of a list of open cases those that are not ends, of the other the ends.
fn stages(asked: &Asked, counts: Option<&[StageCount]>) -> Vec<FilterView> {
    let of = |stage: &str| counts.map(|all| all.iter().filter(|one| one.stage == stage).map(|one| one.cases).sum());
    let view = |name: &str, stage: &str, count: Option<u64>| FilterView {
        name: name.to_owned(),
        count,
        url: Asked::url(asked.tab, stage, None),
        chosen: asked.stage == stage,
    };
    let all = counts.map(|all| all.iter().map(|one| one.cases).sum());
    let known = Stage::ALL.iter().filter(|stage| stage.is_ended() == (asked.tab == Tab::Ended));
    let there = known.filter(|stage| of(stage.zh()) != Some(0) || asked.stage == stage.zh());
    let mut views = vec![view("全部", "", all)];
    views.extend(there.map(|stage| view(stage.zh(), stage.zh(), of(stage.zh()))));
    views
}
