//! Fetching what was sent to the published mailboxes, and telling whoever wrote what became of it.
//!
//! How far a mailbox was read stands in the store, never in the mailbox: it is the number of the last letter that was
//! settled. A letter is settled before that number moves on, so a program that dies in between meets the same letter
//! again and ends what was begun. Where the server numbers its letters anew, all of them are read anew, and each is known
//! by what it says.

mod mark;
mod receipts;

use std::time::Duration;

use crate::feeds::{FeedName, Told};
use crate::letters::{LetterBytes, Taken};
use crate::{Desk, DeskError, civil};
use directory::OrgId;
use futures_util::future::join_all;
use mail::{Inbox, Lying, MailError, MailSettings, Mailbox};
use mark::{Kept, Mark};
use store::StoreError;
use thiserror::Error;
use words::{CaseKind, Channel};

/// The longest pause after failures, seconds.
const LONGEST: u64 = 600;

/// Why a mailbox could not be emptied to its end.
#[derive(Debug, Error)]
pub enum FetchError {
    /// The mail.
    #[error(transparent)]
    Mail(#[from] MailError),
    /// The desk or its store.
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<StoreError> for FetchError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

impl From<serde_json::Error> for FetchError {
    fn from(error: serde_json::Error) -> Self {
        Self::Desk(error.into())
    }
}

/// What one look into a mailbox brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// How many letters became cases now.
    pub registered: u64,
    /// How many were known already.
    pub known: u64,
    /// How many were refused with a reason.
    pub refused: u64,
}

/// Looks into the mailboxes for as long as the program runs.
#[derive(Clone)]
pub struct Mailroom {
    desk: Desk,
    settings: MailSettings,
}

impl Mailroom {
    /// A mailroom over a desk.
    ///
    /// # Errors
    /// [`MailError::Settings`] where a mailbox is for a centre that the directory does not know; faults of the store.
    pub async fn open(desk: Desk, settings: MailSettings) -> Result<Self, FetchError> {
        for mailbox in &settings.mailbox {
            if desk.directory().settings(&centre(mailbox)).is_none() {
                let said = format!("邮箱 {} 的 centre“{}”不是名录中的中心", mailbox.address, mailbox.centre);
                return Err(MailError::Settings(said).into());
            }
            if mailbox.kind.is_some() && kind(mailbox).is_none() {
                let said = format!("邮箱 {} 的 kind 应为咨询、投诉、建议、举报之一", mailbox.address);
                return Err(MailError::Settings(said).into());
            }
        }
        let mailroom = Self { desk, settings };
        let mut kept: Vec<FeedName> = mailroom.settings.mailbox.iter().map(feed).collect();
        kept.extend(mailroom.settings.mailbox.iter().filter_map(|mailbox| mailroom.receipts_of(mailbox)));
        mailroom.desk.keep_mailboxes(&kept).await?;
        Ok(mailroom)
    }

    /// Looks into every mailbox again and again; after failures at longer and longer intervals.
    pub async fn keep_fetching(&self) {
        join_all(self.settings.mailbox.iter().map(|mailbox| self.keep_emptying(mailbox))).await;
    }

    async fn keep_emptying(&self, mailbox: &Mailbox) {
        let mut failures: u32 = 0;
        loop {
            match self.fetch(mailbox).await {
                Ok(done) => {
                    failures = 0;
                    if done != Fetched::default() {
                        tracing::info!(mailbox = mailbox.address, ?done, "letters were fetched");
                    }
                }
                Err(error) => {
                    failures = failures.saturating_add(1);
                    tracing::warn!(mailbox = mailbox.address, failures, %error, "a mailbox could not be read");
                }
            }
            tokio::time::sleep(Duration::from_secs(self.pause(failures))).await;
        }
    }

    /// Seconds until the next look.
    fn pause(&self, failures: u32) -> u64 {
        self.settings.every_seconds.saturating_mul(1 << failures.min(10)).min(LONGEST.max(self.settings.every_seconds))
    }

    /// Looks into every mailbox once.
    ///
    /// # Errors
    /// The first trouble; the other mailboxes are looked into all the same, and each trouble is noted with its channel.
    pub async fn fetch_all(&self) -> Result<Fetched, FetchError> {
        let mut sum = Fetched::default();
        let mut trouble = None;
        for mailbox in &self.settings.mailbox {
            match self.fetch(mailbox).await {
                Ok(done) => {
                    sum.registered += done.registered;
                    sum.known += done.known;
                    sum.refused += done.refused;
                }
                Err(error) => trouble = trouble.or(Some(error)),
            }
        }
        trouble.map_or(Ok(sum), Err)
    }

    /// Looks into one mailbox, and notes how that went.
    async fn fetch(&self, mailbox: &Mailbox) -> Result<Fetched, FetchError> {
        let done = self.empty(mailbox).await;
        let told = match &done {
            Ok(done) if *done == Fetched::default() => Told::Worked,
            Ok(_) => Told::Came,
            Err(error) => Told::Failed(error.to_string()),
        };
        self.desk.note_mailbox(&feed(mailbox), &told).await?;
        done
    }

    async fn empty(&self, mailbox: &Mailbox) -> Result<Fetched, FetchError> {
        let mut inbox = mail::open(mailbox).await?;
        let done = self.empty_open(&mut inbox, mailbox).await;
        inbox.close().await;
        done
    }

    async fn empty_open(&self, inbox: &mut Inbox, mailbox: &Mailbox) -> Result<Fetched, FetchError> {
        let mut kept = self.mark(mailbox).await?;
        if kept.mark.validity != inbox.validity() {
            kept.mark = Mark { validity: inbox.validity(), ..Mark::default() };
        }
        let mut done = Fetched::default();
        for lying in inbox.after(kept.mark.uid).await? {
            let before = mailbox.since.zip(lying.at).is_some_and(|(since, at)| civil(at).date() < since);
            if before {
                kept.mark.uid = lying.uid;
                continue;
            }
            let bytes = match self.bytes(inbox, lying).await? {
                Some(bytes) => bytes,
                // Somebody has taken it out of the mailbox since the list was made.
                None => continue,
            };
            if !self.settle(mailbox, &mut kept, lying, bytes, &mut done).await? {
                return Ok(done);
            }
        }
        if self.save(&mut kept).await? {
            self.tell(inbox, mailbox, &mut kept).await?;
        }
        Ok(done)
    }

    async fn bytes(&self, inbox: &mut Inbox, lying: Lying) -> Result<Option<LetterBytes>, FetchError> {
        Ok(if lying.size > self.settings.largest() {
            inbox.head(lying.uid).await?.map(|head| LetterBytes::TooLarge(head, self.settings.largest_mb))
        } else {
            inbox.whole(lying.uid).await?.map(LetterBytes::Whole)
        })
    }

    /// Settles one letter and moves the mark on. `false` where another machine reads this mailbox just now.
    async fn settle(
        &self,
        mailbox: &Mailbox,
        kept: &mut Kept,
        lying: Lying,
        bytes: LetterBytes,
        done: &mut Fetched,
    ) -> Result<bool, FetchError> {
        let uid = lying.uid;
        let begun = kept.mark.untold.iter().any(|(known, _)| *known == uid);
        if self.settings.smtp.is_some() && !begun {
            // Written down first: whoever finds the letter registered after a crash knows that its sender is still to be told.
            kept.mark.untold.push((uid, None));
            if !self.save(kept).await? {
                return Ok(false);
            }
        }
        let own = self.own_addresses();
        let (taken, letter) = self.desk.take_letter(&centre(mailbox), bytes, lying.at, kind(mailbox), &own).await?;
        kept.mark.uid = uid;
        match taken {
            Taken::Registered(acted) => {
                let answers = letter.is_some_and(|letter| letter.answer_to().contains('@'));
                let tells = self.settings.smtp.is_some() && answers && (begun || !acted.repeated);
                kept.mark.forget(uid);
                if tells {
                    kept.mark.untold.push((uid, acted.number));
                }
                if acted.repeated { done.known += 1 } else { done.registered += 1 }
            }
            Taken::Refused(reason) => {
                tracing::info!(mailbox = mailbox.address, uid, reason, "a letter was not registered");
                kept.mark.forget(uid);
                done.refused += 1;
            }
        }
        self.save(kept).await
    }
}

fn centre(mailbox: &Mailbox) -> OrgId {
    OrgId::from(mailbox.centre.as_str())
}

fn kind(mailbox: &Mailbox) -> Option<CaseKind> {
    mailbox.kind.as_deref().and_then(CaseKind::from_any)
}

fn feed(mailbox: &Mailbox) -> FeedName {
    FeedName { centre: centre(mailbox), channel: Channel::Email, name: mailbox.address.clone() }
}
