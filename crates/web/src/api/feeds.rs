//! How the channels do that programs feed: noted at each answer, shown on the page of operations.

use axum::http::StatusCode;
use desk::{FeedName, FeedTold};
use directory::OrgId;
use words::Channel;

use super::trouble_of;
use crate::WebState;
use crate::http::Trouble;

/// Notes how a channel does by what a program was answered, and passes the answer on.
///
/// # Errors
/// The answer's own, and faults of the store.
pub async fn noted<T>(
    state: &WebState,
    centre: &OrgId,
    channel: Channel,
    answer: Result<T, Trouble>,
) -> Result<T, Trouble> {
    let feed = FeedName { centre: centre.clone(), channel, name: String::new() };
    let told = match &answer {
        Ok(_) => FeedTold::Came,
        Err(trouble) if works(trouble) => FeedTold::Came,
        Err(trouble) => FeedTold::Failed(format!("送来的内容没有收下（{}）", trouble.said.trim_end_matches('。'))),
    };
    let kept = state.desk().note_feed(&feed, &told).await.map_err(trouble_of);
    // What was answered has happened; that it could not be noted changes nothing about it.
    if let Err(fault) = kept {
        tracing::warn!(status = %fault.status, channel = channel.zh(), "how a channel does could not be noted");
    }
    answer
}

/// Whether the channel works although this was not taken: a rule refused it, or it names what is not there.
fn works(trouble: &Trouble) -> bool {
    trouble.code == "refused" || trouble.status == StatusCode::NOT_FOUND
}
