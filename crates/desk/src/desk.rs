//! The desk: opening it, its books, its clock.

use crate::settings::Office;
use crate::sweep::COUNTED_BY;
use crate::{Clock, DeskError};
use calendar::{Calendar, DateTime};
use case::Terms;
use directory::{Directory, OrgId};
use regulation::{Books, Regulation, Shelf};
use std::sync::{Arc, PoisonError, RwLock};
use store::Store;

/// What a desk is opened with.
pub struct DeskOptions {
    /// Where everything is kept.
    pub store: Store,
    /// The regulations, each version.
    pub regulations: Vec<Regulation>,
    /// The calendar, every notice that has been loaded.
    pub calendar: Calendar,
    /// The directory to begin with; the stored one where none is given.
    pub directory: Option<Directory>,
    /// The clock.
    pub clock: Clock,
}

/// The orchestrator. Cheap to clone; all clones are the same desk.
#[derive(Clone)]
pub struct Desk {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    shelf: RwLock<Arc<Shelf>>,
    office: RwLock<Arc<Office>>,
    clock: Clock,
}

impl Desk {
    /// Opens the desk.
    ///
    /// # Errors
    /// [`DeskError::Fault`] when the stored directory cannot be read, and the store's errors.
    pub async fn open(options: DeskOptions) -> Result<Self, DeskError> {
        let office = Office::open(&options.store, options.directory, &options.clock).await?;
        let mut shelf = Shelf::new(options.regulations, &options.calendar);
        crate::versions::shelve(&options.store, &options.clock, &mut shelf).await?;
        let desk = Self::with(options.store, shelf, office, options.clock);
        desk.note_calendar().await?;
        Ok(desk)
    }

    /// In a store without a case every date is counted by the calendar of today.
    async fn note_calendar(&self) -> Result<(), DeskError> {
        let store = self.store();
        if store.document(COUNTED_BY).await?.is_none() && store.all_rows(0, 1).await?.is_empty() {
            let version = self.calendar_today().version().to_owned();
            store.put_document(COUNTED_BY, 0, &version, self.clock().millis()).await?;
        }
        Ok(())
    }

    fn with(store: Store, shelf: Shelf, office: Office, clock: Clock) -> Self {
        let inner = Inner { store, shelf: RwLock::new(Arc::new(shelf)), office: RwLock::new(Arc::new(office)), clock };
        Self { inner: Arc::new(inner) }
    }

    /// The store, for sign-ins and lists.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// The present moment, civil time of Asia/Shanghai.
    #[must_use]
    pub fn now(&self) -> DateTime {
        crate::civil(self.inner.clock.millis())
    }

    /// Regulations and calendars.
    #[must_use]
    pub fn shelf(&self) -> Arc<Shelf> {
        Arc::clone(&self.inner.shelf.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Organisations, staff, items.
    #[must_use]
    pub fn directory(&self) -> DirectoryRef {
        DirectoryRef(self.office())
    }

    pub(crate) fn office(&self) -> Arc<Office> {
        Arc::clone(&self.inner.office.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The calendar as it is known today: a notice that is loaded already but not yet published does not count.
    pub(crate) fn calendar_today(&self) -> Calendar {
        self.shelf().calendar_known_on(self.now().date()).clone()
    }

    /// The terms under which something is decided now: for a case those it began under, with today's calendar and
    /// settings; for a new one those in use at its centre today.
    pub(crate) fn terms(&self, begun_under: &[(String, String)], centre: &OrgId) -> Terms {
        let (shelf, office, today) = (self.shelf(), self.office(), self.now().date());
        let regulations = if !begun_under.is_empty() {
            begun_under.to_vec()
        } else {
            let in_use =
                office.directory.settings(centre).map(|s| s.in_use(today).map(str::to_owned).collect::<Vec<_>>());
            in_use
                .unwrap_or_default()
                .iter()
                .filter_map(|id| shelf.current(id, today))
                .map(|r| (r.id.clone(), r.version.clone()))
                .collect()
        };
        Terms { regulations, calendar: self.calendar_today().version().to_owned(), settings: office.version }
    }

    /// The books that terms name.
    pub(crate) fn books(&self, terms: &Terms, centre: &OrgId) -> Books {
        let (shelf, office) = (self.shelf(), self.office());
        Books {
            regulations: terms
                .regulations
                .iter()
                .filter_map(|(id, version)| shelf.regulation(id, version).cloned())
                .collect(),
            calendar: shelf.calendar_of(&terms.calendar).clone(),
            local: office.local(terms.settings, centre),
        }
    }
}

/// A directory that stays as it is while it is looked at.
pub struct DirectoryRef(Arc<Office>);

impl std::ops::Deref for DirectoryRef {
    type Target = Directory;
    fn deref(&self) -> &Directory {
        &self.0.directory
    }
}
