//! `GET /c/{centre}/items`, `GET /c/{centre}/items/{item}`: what is done here, and its notice of service.

use ::directory::{Item, Standing};
use axum::extract::{OriginalUri, Path, Query, State};
use axum::http::HeaderMap;
use serde::Deserialize;
use words::CaseKind;

use super::hall::{Hall, escaped};
use crate::WebState;
use crate::citizen::frame::{centre_named, frame_at};
use crate::http::Trouble;
use crate::page::Page;
use crate::views::CitizenSection;
use crate::views::citizen::board::{ItemPage, ItemsPage};

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

pub async fn all(
    State(state): State<WebState>,
    Path(centre): Path<String>,
    Query(asked): Query<Asked>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Page<ItemsPage>, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let frame = frame_at(&state, &centre, CitizenSection::Items, (&headers, &uri));
    let hall = Hall::now(&state, centre);
    let asked = asked.q.trim().to_owned();
    let items = hall.items().filter(|item| speaks_of(&hall, item, &asked)).map(|item| hall.item(item)).collect();
    Ok(Page(ItemsPage { frame, items, asked }))
}

/// Whether a word stands in the item's name, or in a name or short word of its department or window.
fn speaks_of(hall: &Hall, item: &Item, word: &str) -> bool {
    let there = |id| hall.directory().organisation(id).is_some_and(|o| o.name.contains(word) || o.word.contains(word));
    item.name.contains(word) || there(&item.owner) || there(&item.window)
}

pub async fn one(
    State(state): State<WebState>,
    Path((centre, item)): Path<(String, String)>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Page<ItemPage>, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let frame = frame_at(&state, &centre, CitizenSection::Items, (&headers, &uri));
    let hall = Hall::now(&state, centre);
    let item: &Item = hall.items().find(|one| one.id.as_str() == item).ok_or_else(Trouble::not_found)?;
    let kind = CaseKind::Consultation.name();
    Ok(Page(ItemPage {
        ask_url: format!("{}?kind={kind}&item={}", frame.submit_url, escaped(&item.name)),
        frame,
        item: hall.item(item),
        active: item.standing == Standing::Active,
        permit: item.permit,
        limit: item.limit.map(|limit| limit.to_string()).unwrap_or_default(),
        explanation: item.explanation.clone(),
        materials: item.materials.clone(),
        window: hall.directory().organisation(&item.window).map(|org| hall.window(org)),
        as_of: hall.as_of(),
    }))
}
