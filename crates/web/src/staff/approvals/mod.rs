//! `GET /desk/approvals`, `POST /desk/approvals`: what waits for this seat's approval, decided with one tap, several at
//! once where they are ticked.

mod card;

use axum::extract::{OriginalUri, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use case::{Offer, awaits};
use desk::{DeskError, Loaded, Request};
use serde::Deserialize;
use store::WorklistQuery;
use words::{Act, Field, Shape};

use super::frame::frame;
use super::seated::Seated;
use super::worklist::{Tab, query_of};
use crate::WebState;
use crate::api::trouble_of;
use crate::http::form::Submission;
use crate::http::{Trouble, cookies};
use crate::page::Page;
use crate::present::{Asked, act_named, pairs_of, status_of};
use crate::views::StaffSection;
use crate::views::staff::{ApprovalsPage, GroupView};

/// How many are shown at once.
const SHOWN: usize = 40;
/// How many cases of a list are looked at for something that waits there without being owed yet.
const LOOKED_AT: u32 = 60;

#[derive(Deserialize)]
pub struct Done {
    #[serde(default)]
    done: u32,
}

/// What was asked of one case and refused.
struct Refused {
    stream: String,
    asked: Asked,
}

/// A case with the approval that waits there.
struct Waiting {
    loaded: Loaded,
    offer: Offer,
}

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Query(done): Query<Done>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let mut page = page(&state, &seated, (&headers, &uri), &[]).await?;
    if done.done > 0 {
        page.done = format!("{} 件已经记录。", done.done);
    }
    Ok(Page(page).into_response())
}

pub async fn send(
    State(state): State<WebState>,
    seated: Seated,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    form: Submission,
) -> Result<Response, Trouble> {
    seated.signed.check(state.key(), &form)?;
    let act = act_named(form.get("act")).filter(|act| act.is_approval()).ok_or_else(Trouble::not_found)?;
    let pairs = decided(act, form.get("how") == "return", &form);
    let (mut done, mut refused, mut status) = (0_u32, Vec::new(), StatusCode::OK);
    for stream in form.all("case") {
        let loaded = super::seen(&state, &seated, stream).await?;
        let command = format!("desk/{}/{}-{stream}", seated.signed.0.staff.id.as_str(), form.get("command"));
        let request = Request { act, fields: pairs.clone(), command: Some(command) };
        match state.desk().act(&loaded.stream, &seated.actor, request).await {
            Ok(_) => done += 1,
            Err(DeskError::Refused(denial)) => {
                status = status_of(&denial);
                refused.push(Refused { stream: stream.to_owned(), asked: Asked { act, pairs: pairs.clone(), denial } });
            }
            Err(error) => return Err(trouble_of(error)),
        }
    }
    if refused.is_empty() && done > 0 {
        return Ok(Redirect::to(&format!("/desk/approvals?done={done}")).into_response());
    }
    let mut page = page(&state, &seated, (&headers, &uri), &refused).await?;
    if refused.is_empty() {
        page.trouble = "还没有勾选。请先勾选要一并办的，再提交。".to_owned();
        status = StatusCode::UNPROCESSABLE_ENTITY;
    } else {
        page.trouble = card::refused_said(done, &refused, &page.groups);
    }
    Ok(Page(page).with_status(status))
}

/// The words of a decision: what was typed, and what one tap stands for: the conclusion and, with an approval, that
/// every point asked for is in order.
fn decided(act: Act, returns: bool, form: &Submission) -> Vec<(String, String)> {
    let mut pairs = pairs_of(act, form);
    for spec in act.fields() {
        let preset = match spec.shape {
            Shape::Choice(words) if spec.field == Field::Conclusion => words.get(usize::from(returns)).copied(),
            Shape::YesNo if !returns => Some("是"),
            _ => None,
        };
        if let Some(word) = preset.filter(|_| pairs.iter().all(|(name, _)| name != spec.field.zh())) {
            pairs.push((spec.field.zh().to_owned(), word.to_owned()));
        }
    }
    let silent = pairs.is_empty();
    if silent {
        pairs.push((Field::Opinion.zh().to_owned(), "同意".to_owned()));
    }
    pairs
}

/// What waits for this seat, the soonest due first, and whether more does.
async fn waiting(state: &WebState, seated: &Seated) -> Result<(Vec<Waiting>, bool), Trouble> {
    let mut found: Vec<Waiting> = Vec::new();
    let mut more = false;
    let held = query_of(state, seated, Tab::Held);
    if let Some(query) = held {
        more = collect(state, seated, query, (u32::MAX, &mut found)).await?;
    }
    // Somebody may have asked for an extension or sent a plan without a duty of this seat's standing open for it.
    for tab in [Tab::Centre, Tab::Lead] {
        if let Some(query) = query_of(state, seated, tab) {
            collect(state, seated, query, (LOOKED_AT, &mut found)).await?;
        }
    }
    Ok((found, more))
}

/// Takes in what waits in a list; whether there is more than is shown.
async fn collect(
    state: &WebState,
    seated: &Seated,
    mut query: WorklistQuery,
    (most, found): (u32, &mut Vec<Waiting>),
) -> Result<bool, Trouble> {
    query.limit = 60;
    let mut looked = 0;
    loop {
        let page = state.desk().store().worklist(&query).await.map_err(|error| trouble_of(error.into()))?;
        for row in &page.rows {
            if found.len() >= SHOWN {
                return Ok(true);
            }
            looked += 1;
            if found.iter().all(|known| known.loaded.stream != row.case.stream) {
                let loaded = state.desk().load(&row.case.stream).await.map_err(trouble_of)?;
                let offers = if seated.sees(state, &loaded) { approvals(state, seated, &loaded) } else { Vec::new() };
                found.extend(offers.into_iter().map(|offer| Waiting { loaded: loaded.clone(), offer }));
            }
        }
        match page.next {
            Some(next) if looked < most => query.after = Some(next),
            _ => return Ok(false),
        }
    }
}

/// The approvals that are offered to this seat and wait.
fn approvals(state: &WebState, seated: &Seated, loaded: &Loaded) -> Vec<Offer> {
    let mut offers = loaded.offers(state.desk(), &seated.actor);
    offers.retain(|offer| awaits(&loaded.matter, offer.act, &loaded.books));
    offers
}

async fn page(
    state: &WebState,
    seated: &Seated,
    at: (&HeaderMap, &Uri),
    refused: &[Refused],
) -> Result<ApprovalsPage, Trouble> {
    let (waiting, more) = waiting(state, seated).await?;
    let mut groups: Vec<GroupView> = Vec::new();
    for act in Act::APPROVALS {
        let mut group = GroupView { act: act.name().to_owned(), ..GroupView::default() };
        for one in waiting.iter().filter(|one| one.offer.act == *act) {
            let card = card::view(state, seated, one, refused).await?;
            group.label.clone_from(&one.offer.label);
            group.approve.clone_from(&card.approve);
            group.cards.push(card);
        }
        if !group.cards.is_empty() {
            groups.push(group);
        }
    }
    let frame = frame(state, seated, StaffSection::Approvals, at).await?;
    Ok(ApprovalsPage {
        csrf: frame.csrf.clone(),
        frame,
        done: String::new(),
        trouble: String::new(),
        groups,
        command: cookies::secret().map_err(|error| Trouble::fault(&error))?,
        more,
    })
}
