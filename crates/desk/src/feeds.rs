//! What programs bring and what is fetched: when a channel last worked, when it last failed, and why.

use crate::{Desk, DeskError, civil};
use ::hall::Feed;
use directory::OrgId;
use serde::{Deserialize, Serialize};
use store::StoreError;
use words::Channel;

/// A channel that programs feed, at a centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedName {
    /// The centre.
    pub centre: OrgId,
    /// The channel.
    pub channel: Channel,
    /// Which one of several, such as the address of a mailbox; empty where there is one.
    pub name: String,
}

/// What is told of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// It works; nothing new came.
    Worked,
    /// It works, and something came.
    Came,
    /// It does not work; the sentence says why and holds nothing personal.
    Failed(String),
}

/// The channels that are fed without being fetched: each centre has them, used or not.
const BROUGHT: [Channel; 3] = [Channel::Phone, Channel::Hotline, Channel::Evaluation];
const FEED: &str = "feed/";
/// How exact the moments are, milliseconds: a busy exchange is not written down at every ring.
const NOTED_EVERY: i64 = 60_000;
/// How often a note is tried when others write as well; they note the same.
const ATTEMPTS: u32 = 3;

/// What is kept of a feed, moments in milliseconds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Log {
    fetched: bool,
    #[serde(default)]
    ended: bool,
    arrived: Option<i64>,
    succeeded: Option<i64>,
    failed: Option<(i64, String)>,
}

impl Log {
    /// The log after something was told; `None` where that is as good as noted.
    fn after(&self, told: &Told, fetched: bool, now: i64) -> Option<Self> {
        let just = |at: Option<i64>| at.is_some_and(|at| now - at < NOTED_EVERY && at <= now);
        let failing = self.failed.as_ref().is_some_and(|(at, _)| self.succeeded.is_none_or(|worked| worked < *at));
        let known = !self.ended && self.fetched == fetched;
        match told {
            Told::Worked if known && !failing && just(self.succeeded) => None,
            Told::Came if known && !failing && just(self.succeeded) && just(self.arrived) => None,
            Told::Worked => Some(Self { fetched, ended: false, succeeded: Some(now), ..self.clone() }),
            Told::Came => {
                Some(Self { fetched, ended: false, succeeded: Some(now), arrived: Some(now), ..self.clone() })
            }
            // What fails after it worked in the same millisecond has failed later.
            Told::Failed(why) => {
                let at = self.succeeded.map_or(now, |worked| now.max(worked + 1));
                Some(Self { fetched, ended: false, failed: Some((at, why.clone())), ..self.clone() })
            }
        }
    }
}

impl FeedName {
    fn document(&self) -> String {
        format!("{FEED}{}/{}/{}", self.centre.as_str(), self.channel.zh(), self.name)
    }
}

impl Desk {
    /// Notes how a feed does that brings what it has by itself.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn note_feed(&self, feed: &FeedName, told: &Told) -> Result<(), DeskError> {
        self.note_log(feed, told, false).await
    }

    /// Notes how a mailbox does, into which the house itself looks.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn note_mailbox(&self, feed: &FeedName, told: &Told) -> Result<(), DeskError> {
        self.note_log(feed, told, true).await
    }

    async fn note_log(&self, feed: &FeedName, told: &Told, fetched: bool) -> Result<(), DeskError> {
        let (name, now) = (feed.document(), self.clock().millis());
        for _ in 0..ATTEMPTS {
            let known = self.store().document(&name).await?;
            let log: Log = known.as_ref().map(|one| serde_json::from_str(&one.body)).transpose()?.unwrap_or_default();
            let Some(next) = log.after(told, fetched, now) else { return Ok(()) };
            let body = serde_json::to_string(&next)?;
            match self.store().put_document(&name, known.map_or(0, |one| one.version), &body, now).await {
                Ok(_) => return Ok(()),
                Err(StoreError::Conflict { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Says that only these mailboxes are still looked into; the others are no longer shown.
    pub(crate) async fn keep_mailboxes(&self, kept: &[FeedName]) -> Result<(), DeskError> {
        let kept: Vec<String> = kept.iter().map(FeedName::document).collect();
        for known in self.store().documents(FEED).await? {
            let log: Log = serde_json::from_str(&known.body)?;
            let mailbox = known.name.split('/').nth(2) == Some(Channel::Email.zh());
            if mailbox && !log.ended && !kept.contains(&known.name) {
                let body = serde_json::to_string(&Log { ended: true, ..log })?;
                self.store().put_document(&known.name, known.version, &body, self.clock().millis()).await?;
            }
        }
        Ok(())
    }

    /// The feeds of a centre: its mailboxes, and the channels that other programs may bring to.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn feeds(&self, centre: &OrgId) -> Result<Vec<Feed>, DeskError> {
        let blank = |channel: Channel| feed_of(channel, String::new(), &Log::default());
        let mut feeds: Vec<Feed> = BROUGHT.iter().map(|channel| blank(*channel)).collect();
        let begin = format!("{FEED}{}/", centre.as_str());
        for known in self.store().documents(&begin).await? {
            let named = known.name.strip_prefix(&begin).and_then(|rest| rest.split_once('/'));
            let Some((channel, name)) = named.and_then(|(word, name)| Some((Channel::from_zh(word)?, name))) else {
                continue;
            };
            let log: Log = serde_json::from_str(&known.body)?;
            if log.ended {
                continue;
            }
            feeds.retain(|feed| (feed.channel, feed.name.as_str()) != (channel, name));
            feeds.push(feed_of(channel, name.to_owned(), &log));
        }
        feeds.sort_by_key(|feed| (feed.channel != Channel::Email, feed.channel, feed.name.clone()));
        Ok(feeds)
    }
}

fn feed_of(channel: Channel, name: String, log: &Log) -> Feed {
    Feed {
        channel,
        name,
        fetched: log.fetched,
        arrived: log.arrived.map(civil),
        succeeded: log.succeeded.map(civil),
        failed: log.failed.as_ref().map(|(at, why)| (civil(*at), why.clone())),
    }
}
