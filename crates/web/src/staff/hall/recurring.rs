//! What is owed for a period: from its row or page straight to the form that does it, filled with the period.

use regulation::Period;
use words::{Act, Affair as Kind};

use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::staff::rows::Reader;
use crate::staff::seated::Seated;
use crate::views::staff::AffairRowView;

/// How many are shown with the cases.
const SHOWN: u32 = 50;

/// Where what is owed in a stream of a period is done; `None` for other streams. Figures are published where they are
/// counted.
pub fn url_of_form(stream: &str) -> Option<String> {
    let (act, period) = hall::period_of(stream)?;
    Some(match act {
        Act::PublishFigures => format!("/desk/figures?from={}&until={}#publish", period.first(), period.last()),
        _ => format!("/desk/hall/new/{}?period={}", act.name(), period.key()),
    })
}

/// The address of the page on which what a period asks for is done, where this seat may do it.
pub fn form_for(state: &WebState, seated: &Seated, stream: &str) -> Option<String> {
    let (act, _) = hall::period_of(stream)?;
    let openings = state.desk().openings(&seated.centre(state)?, &seated.actor);
    openings.iter().any(|(_, offer)| offer.act == act).then(|| url_of_form(stream)).flatten()
}

/// What this seat owes for a period, the soonest due first.
///
/// # Errors
/// Faults of the store.
pub async fn held(state: &WebState, seated: &Seated, reader: &Reader<'_>) -> Result<Vec<AffairRowView>, Trouble> {
    let staff = seated.signed.0.staff.id.as_str();
    let found = state.desk().store().held_affairs(&[seated.post()], Some(staff), SHOWN).await;
    let mut held = found.map_err(|error| trouble_of(error.into()))?;
    held.retain(|(_, row)| row.kind == Kind::Recurring.zh());
    Ok(held.iter().map(|(duty, row)| reader.affair(row, Some(duty))).collect())
}

/// The period that an address names; `None` for none.
pub fn named(key: &str) -> Option<Period> {
    Period::from_key(key.trim())
}
