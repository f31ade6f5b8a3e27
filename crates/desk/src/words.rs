//! Sealing words before anything is decided, and opening them for those who may know.

use crate::{Desk, DeskError, Loaded, LoadedAffair};
use case::{Actor, Recorded, Value, visible};
use std::collections::BTreeMap;
use store::VaultEntry;
use words::Field;

/// The words of a case that somebody may read, by vault id; others are left out.
#[derive(Clone, Debug, Default)]
pub struct Opened(BTreeMap<String, String>);

impl Opened {
    /// The words of a sealed value; `None` where this person may not read them or they were erased.
    #[must_use]
    pub fn words(&self, value: &Value) -> Option<&str> {
        if let Value::Sealed(sealed) = value { self.0.get(&sealed.id).map(String::as_str) } else { None }
    }
}

/// Seals words while a request is read; the entries go into the vault with the commit.
pub(crate) struct Sealer<'a> {
    pub desk: &'a Desk,
    pub entries: Vec<VaultEntry>,
    pub failed: Option<DeskError>,
}

impl Sealer<'_> {
    pub fn seal(&mut self, words: &str) -> case::Sealed {
        let id = self.desk.new_id();
        match self.desk.store().seal(&id, words.as_bytes()) {
            Ok(entry) => {
                let digest = entry.digest().to_string();
                self.entries.push(entry);
                case::Sealed { id, digest }
            }
            Err(error) => {
                self.failed = Some(error.into());
                case::Sealed { id, digest: String::new() }
            }
        }
    }
}

impl Desk {
    /// A new id: sorts by the desk's own clock.
    pub(crate) fn new_id(&self) -> String {
        let millis = u64::try_from(self.clock().millis()).unwrap_or(0);
        let nanos = u32::try_from(millis % 1_000).unwrap_or(0) * 1_000_000;
        uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, millis / 1_000, nanos)).to_string()
    }

    /// Opens the words of a case that this person may read.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn open_words(&self, loaded: &Loaded, actor: &Actor) -> Result<Opened, DeskError> {
        let ids = {
            let directory = self.directory();
            let case = &loaded.matter.case;
            sealed_in(&case.facts, &|field| visible(case, actor, field, &directory))
        };
        self.reveal(ids).await
    }

    /// Opens the words of an affair that this person may read.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn open_affair_words(&self, loaded: &LoadedAffair, actor: &Actor) -> Result<Opened, DeskError> {
        let ids = {
            let directory = self.directory();
            let affair = &loaded.undertaking.affair;
            sealed_in(&affair.facts, &|field| ::hall::visible(affair, actor, field, &directory))
        };
        self.reveal(ids).await
    }

    async fn reveal(&self, ids: Vec<String>) -> Result<Opened, DeskError> {
        let borrowed: Vec<&str> = ids.iter().map(String::as_str).collect();
        let words = self.store().reveal(&borrowed).await?;
        Ok(Opened(words.into_iter().map(|(id, bytes)| (id, String::from_utf8_lossy(&bytes).into_owned())).collect()))
    }
}

/// The vault ids of the sealed words that stand in fields which may be read.
fn sealed_in(facts: &[Recorded], may: &dyn Fn(Field) -> bool) -> Vec<String> {
    facts
        .iter()
        .flat_map(|f| &f.fact.fields)
        .filter(|(field, _)| may(**field))
        .filter_map(|(_, value)| if let Value::Sealed(sealed) = value { Some(sealed.id.clone()) } else { None })
        .collect()
}
