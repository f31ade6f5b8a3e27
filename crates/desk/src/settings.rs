//! The directory and the settings as stored documents, each version kept, so that an old fact is folded under the
//! settings of its day.

use crate::{Clock, DeskError};
use directory::{Directory, OrgId, Settings};
use regulation::Local;
use std::collections::BTreeMap;
use store::Store;

/// The directory of now and the settings of every version.
#[derive(Clone, Debug, Default)]
pub(crate) struct Office {
    pub directory: Directory,
    pub version: u32,
    locals: BTreeMap<(u32, OrgId), Local>,
}

const DIRECTORY: &str = "directory";
const SETTINGS: &str = "settings/";

impl Office {
    /// Loads the stored directory; stores the one given where there is none, or where it differs.
    pub async fn open(store: &Store, given: Option<Directory>, clock: &Clock) -> Result<Self, DeskError> {
        let stored = store.document(DIRECTORY).await?;
        let known: Option<Directory> = stored.as_ref().map(|d| serde_json::from_str(&d.body)).transpose()?;
        let directory = given.or_else(|| known.clone()).unwrap_or_default();
        if known.as_ref() != Some(&directory) {
            let body = serde_json::to_string(&directory)?;
            store.put_document(DIRECTORY, stored.map_or(0, |d| d.version), &body, clock.millis()).await?;
        }
        let mut office = Self { directory, ..Self::default() };
        office.load_settings(store, clock).await?;
        Ok(office)
    }

    async fn load_settings(&mut self, store: &Store, clock: &Clock) -> Result<(), DeskError> {
        let mut latest: Option<Vec<Settings>> = None;
        for document in store.documents(SETTINGS).await? {
            let settings: Vec<Settings> = serde_json::from_str(&document.body)?;
            let version = document.name.trim_start_matches(SETTINGS).parse().unwrap_or(1);
            self.take(version, &settings);
            latest = Some(settings);
        }
        if latest.as_ref() != Some(&self.directory.settings) {
            let next = self.version + 1;
            let body = serde_json::to_string(&self.directory.settings)?;
            store.put_document(&format!("{SETTINGS}{next:08}"), 0, &body, clock.millis()).await?;
            let settings = self.directory.settings.clone();
            self.take(next, &settings);
        }
        Ok(())
    }

    fn take(&mut self, version: u32, settings: &[Settings]) {
        self.version = self.version.max(version);
        for of in settings {
            let local = Local {
                hours: of.hours,
                limits: of.limits.clone(),
                reviewers_days_excluded: of.reviewers_days_excluded,
            };
            self.locals.insert((version, of.centre.clone()), local);
        }
    }

    /// The settings of a centre in a version; the defaults where it has none.
    pub fn local(&self, version: u32, centre: &OrgId) -> Local {
        self.locals.get(&(version, centre.clone())).cloned().unwrap_or_default()
    }
}
