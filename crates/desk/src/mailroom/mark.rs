//! How far a mailbox was read: a document of the store, written after each letter.

use super::{FetchError, Mailroom};
use mail::Mailbox;
use serde::{Deserialize, Serialize};
use store::StoreError;

/// How far a mailbox was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Mark {
    pub validity: u32,
    /// The last letter that was settled.
    pub uid: u32,
    /// Letters whose senders wait for their receipt; the register number is there once the letter has become a case.
    pub untold: Vec<(u32, Option<String>)>,
}

impl Mark {
    pub fn forget(&mut self, uid: u32) {
        self.untold.retain(|(known, _)| *known != uid);
    }
}

/// A mark with the version under which it is stored.
pub(super) struct Kept {
    name: String,
    version: u64,
    stored: Option<Mark>,
    pub mark: Mark,
}

impl Mailroom {
    pub(super) async fn mark(&self, mailbox: &Mailbox) -> Result<Kept, FetchError> {
        let name = format!("mail/{}/{}/{}", mailbox.centre, mailbox.address, mailbox.folder);
        let known = self.desk.store().document(&name).await?;
        let stored: Option<Mark> = known.as_ref().map(|one| serde_json::from_str(&one.body)).transpose()?;
        let mark = stored.clone().unwrap_or_default();
        Ok(Kept { name, version: known.map_or(0, |one| one.version), stored, mark })
    }

    /// Stores the mark. `false` where another machine has stored one in the meantime.
    pub(super) async fn save(&self, kept: &mut Kept) -> Result<bool, FetchError> {
        if kept.stored.as_ref() == Some(&kept.mark) {
            return Ok(true);
        }
        let (body, at) = (serde_json::to_string(&kept.mark)?, self.desk.clock().millis());
        match self.desk.store().put_document(&kept.name, kept.version, &body, at).await {
            Ok(version) => {
                kept.version = version;
                kept.stored = Some(kept.mark.clone());
                Ok(true)
            }
            Err(StoreError::Conflict { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}
