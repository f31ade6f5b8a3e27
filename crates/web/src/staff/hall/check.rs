//! Today's check of the channels: what a seat signs for, and who has signed.

use desk::{DeskError, LoadedAffair};
use words::Act;

use super::url_of;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::{Trouble, cookies};
use crate::present::{AffairScene, brief, clock_of};
use crate::staff::seated::Seated;
use crate::views::staff::{CheckView, PostView, SignView};

/// Today's check of the seat's centre; none on a day without one.
async fn today(state: &WebState, seated: &Seated) -> Result<Option<LoadedAffair>, Trouble> {
    let Some(centre) = seated.centre(state) else { return Ok(None) };
    let stream = hall::daily_stream(&centre, state.desk().now().date());
    match state.desk().load_affair(&stream).await {
        Ok(loaded) => Ok(Some(loaded)),
        Err(DeskError::UnknownAffair) => Ok(None),
        Err(error) => Err(trouble_of(error)),
    }
}

/// What this seat owes a signature for today; none where it owes none, or may not sign.
///
/// # Errors
/// Faults of the store.
pub async fn owed(state: &WebState, seated: &Seated, csrf: &str, back: &str) -> Result<Option<SignView>, Trouble> {
    let Some(loaded) = today(state, seated).await? else { return Ok(None) };
    if !loaded.permit(state.desk(), &seated.actor, Act::DailyCheck).is_empty() {
        return Ok(None);
    }
    let (now, directory) = (state.desk().now(), state.desk().directory());
    let own = |duty: &&regulation::Duty| {
        duty.is_open()
            && duty.holder.org.as_deref() == Some(seated.seat.org.as_str())
            && duty.holder.role == Some(seated.seat.role)
    };
    let post = |duty: &regulation::Duty| {
        let mut parts = duty.item.as_ref()?.split('·');
        Some(PostView {
            unit: directory.name_of(&parts.next()?.into()).to_owned(),
            channel: parts.next().unwrap_or_default().to_owned(),
            signed: false,
            signature: duty.due().map(|due| format!("{} 前", brief(due, now))).unwrap_or_default(),
            clock: clock_of(duty, now),
        })
    };
    let posts: Vec<PostView> = loaded.undertaking.ledger.duties.iter().filter(own).filter_map(post).collect();
    if posts.is_empty() {
        return Ok(None);
    }
    let command = cookies::secret().map_err(|error| Trouble::fault(&error))?;
    let url = url_of(&loaded.stream);
    Ok(Some(SignView {
        posts,
        action_url: format!("{url}/act/{}", Act::DailyCheck.name()),
        csrf: csrf.to_owned(),
        hidden: vec![("command".to_owned(), command), ("back".to_owned(), back.to_owned())],
        url,
    }))
}

/// Who has signed today and who has not, for a seat at the centre, which sees the whole area.
///
/// # Errors
/// Faults of the store.
pub async fn whole(state: &WebState, seated: &Seated) -> Result<Option<CheckView>, Trouble> {
    if seated.centre(state).as_ref() != Some(&seated.seat.org) {
        return Ok(None);
    }
    let Some(loaded) = today(state, seated).await? else { return Ok(None) };
    let scene = AffairScene::without_words(state.desk(), &loaded, &seated.actor).await.map_err(trouble_of)?;
    Ok(Some(CheckView { url: url_of(&loaded.stream), posts: scene.posts() }))
}
