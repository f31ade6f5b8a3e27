//! Sealing words before anything is decided, and opening them for those who may know.

use crate::looks::named;
use crate::{Desk, DeskError, Loaded, LoadedAffair, Looking};
use case::{Actor, Recorded, Value, visible};
use record::masked;
use std::collections::{BTreeMap, BTreeSet};
use store::VaultEntry;
use words::{Field, Look};

/// The words of a case that somebody may read, by vault id; others are left out. Where the look is one that masks,
/// what names and reaches persons is masked here already: no page can show more.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    words: BTreeMap<String, String>,
    whole: BTreeSet<Field>,
    hidden: BTreeSet<Field>,
}

impl Opened {
    /// The words of a sealed value; `None` where this person may not read them or they were erased.
    #[must_use]
    pub fn words(&self, value: &Value) -> Option<&str> {
        if let Value::Sealed(sealed) = value { self.words.get(&sealed.id).map(String::as_str) } else { None }
    }

    /// The words of a vault entry.
    pub(crate) fn by_id(&self, id: &str) -> Option<&str> {
        self.words.get(id).map(String::as_str)
    }

    /// The fields of which something is hidden that this person could ask for, by name; empty where nothing is.
    #[must_use]
    pub fn hidden(&self) -> String {
        named(self.hidden.iter().copied())
    }

    /// The fields whose words are there as they were typed, by name.
    pub(crate) fn whole(&self) -> String {
        named(self.whole.iter().copied())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Takes the words of a field in, masked where that is asked.
    pub(crate) fn take(&mut self, field: Field, id: &str, words: String, is_masked: bool) {
        let words = match masked(field, &words).filter(|_| is_masked) {
            Some(masked) => {
                self.hidden.insert(field);
                masked
            }
            None => {
                self.whole.insert(field);
                words
            }
        };
        self.words.insert(id.to_owned(), words);
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

    /// Opens the words of a case that this person may read, for one who looks at its page; the look is recorded.
    ///
    /// # Errors
    /// Faults of the store, also where the look cannot be recorded.
    pub async fn open_words(&self, loaded: &Loaded, actor: &Actor) -> Result<Opened, DeskError> {
        self.open_words_for(loaded, actor, &Looking::new(Look::View, "诉求件页")).await
    }

    /// As [`Desk::open_words`], for another kind of look.
    ///
    /// # Errors
    /// As [`Desk::open_words`].
    pub async fn open_words_for(&self, loaded: &Loaded, actor: &Actor, looking: &Looking) -> Result<Opened, DeskError> {
        let sealed = {
            let directory = self.directory();
            let case = &loaded.matter.case;
            sealed_in(&case.facts, &|field| visible(case, actor, field, &directory))
        };
        self.disclose(&loaded.looked_at(), sealed, actor, looking).await
    }

    /// Opens the words of an affair that this person may read; the look is recorded.
    ///
    /// # Errors
    /// As [`Desk::open_words`].
    pub async fn open_affair_words(&self, loaded: &LoadedAffair, actor: &Actor) -> Result<Opened, DeskError> {
        self.open_affair_words_for(loaded, actor, &Looking::new(Look::View, "事务页")).await
    }

    /// As [`Desk::open_affair_words`], for another kind of look.
    ///
    /// # Errors
    /// As [`Desk::open_words`].
    pub async fn open_affair_words_for(
        &self,
        loaded: &LoadedAffair,
        actor: &Actor,
        looking: &Looking,
    ) -> Result<Opened, DeskError> {
        let sealed = {
            let directory = self.directory();
            let affair = &loaded.undertaking.affair;
            sealed_in(&affair.facts, &|field| ::hall::visible(affair, actor, field, &directory))
        };
        self.disclose(&loaded.looked_at(), sealed, actor, looking).await
    }
}

/// The sealed words that stand in fields which may be read, by field and vault id.
fn sealed_in(facts: &[Recorded], may: &dyn Fn(Field) -> bool) -> Vec<(Field, String)> {
    facts
        .iter()
        .flat_map(|f| &f.fact.fields)
        .filter(|(field, _)| may(**field))
        .filter_map(
            |(field, value)| if let Value::Sealed(sealed) = value { Some((*field, sealed.id.clone())) } else { None },
        )
        .collect()
}
