//! `GET /desk/notices`: what this seat was told. `POST /desk/notices`: all of it has been read.

use axum::extract::{OriginalUri, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use store::{Notice, NoticePlace};

use super::frame::{frame, recipients};
use super::hall::url_of;
use super::seated::Seated;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::http::form::Submission;
use crate::page::Page;
use crate::present::brief;
use crate::views::StaffSection;
use crate::views::staff::{NoticeView, NoticesPage};

/// How many stand on a page.
const SHOWN: u32 = 30;

#[derive(Deserialize)]
pub struct Before {
    at: Option<i64>,
    id: Option<String>,
}

impl Before {
    fn place(self) -> Option<NoticePlace> {
        Some(NoticePlace { at: self.at?, id: self.id? })
    }
}

async fn sent(state: &WebState, seated: &Seated, before: Option<&NoticePlace>) -> Result<Vec<Notice>, Trouble> {
    let [role, org] = recipients(seated);
    let found = state.desk().store().notices(&[&role, &org], before, SHOWN).await;
    found.map_err(|error| trouble_of(error.into()))
}

/// The page of what a notice is about.
fn place(stream: &str) -> String {
    if hall::is_affair(stream) { url_of(stream) } else { format!("/desk/case/{stream}") }
}

/// The place after the last notice of a full page.
fn next(sent: &[Notice]) -> Option<NoticePlace> {
    let last = sent.last().filter(|_| sent.len() == SHOWN as usize)?;
    Some(NoticePlace { at: last.row.at, id: last.row.id.clone() })
}

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Query(before): Query<Before>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let sent = sent(&state, &seated, before.place().as_ref()).await?;
    let next = next(&sent);
    let told = state.desk().tell_staff(sent, &seated.actor).await.map_err(trouble_of)?;
    let streams: Vec<&str> = told.iter().map(|one| one.stream.as_str()).collect();
    let rows = state.desk().store().case_rows(&streams).await.map_err(|error| trouble_of(error.into()))?;
    let number = |stream: &str| {
        rows.iter().find(|row| row.stream == stream).and_then(|row| row.number.clone()).unwrap_or_default()
    };
    let now = state.desk().now();
    let notices = told.iter().map(|one| NoticeView {
        kind: one.kind.clone(),
        text: one.text.clone(),
        when: brief(desk::civil(one.at), now),
        number: if hall::is_affair(&one.stream) { "打开".to_owned() } else { number(&one.stream) },
        url: place(&one.stream),
        unread: !one.read,
    });
    let notices = notices.collect();
    let frame = frame(&state, &seated, StaffSection::Notices, (&headers, &uri)).await?;
    let escaped = |id: &str| utf8_percent_encode(id, NON_ALPHANUMERIC).to_string();
    let page = NoticesPage {
        unread: frame.unread.unwrap_or(0),
        most: u64::from(store::MOST_UNREAD),
        csrf: frame.csrf.clone(),
        frame,
        notices,
        next_url: next
            .map(|place| format!("/desk/notices?at={}&id={}", place.at, escaped(&place.id)))
            .unwrap_or_default(),
        action_url: "/desk/notices".to_owned(),
    };
    Ok(Page(page).into_response())
}

pub async fn read_all(State(state): State<WebState>, seated: Seated, form: Submission) -> Result<Response, Trouble> {
    seated.signed.check(state.key(), &form)?;
    let now = state.millis();
    let mut place = None;
    loop {
        let sent = sent(&state, &seated, place.as_ref()).await?;
        for one in sent.iter().filter(|one| one.read_at.is_none()) {
            let marked = state.desk().store().mark_read(&one.row.id, &one.row.recipient, now).await;
            marked.map_err(|error| trouble_of(error.into()))?;
        }
        place = next(&sent);
        if place.is_none() {
            return Ok(Redirect::to("/desk/notices").into_response());
        }
    }
}
