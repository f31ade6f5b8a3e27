//! Loading a case: its journal, folded.

use crate::{Desk, DeskError, journal};
use case::{Actor, Reason, permit};
use case::{Circumstances, Matter, Offer, Recorded, Terms, offers};
use directory::{Directory, OrgId};
use regulation::{Books, Ledger};
use store::{CaseRow, JournalRow};
use words::{Act, CaseKind, Field, Stage};

/// A case as loaded.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The stream.
    pub stream: String,
    /// The register number.
    pub number: Option<String>,
    /// The case and its duties.
    pub matter: Matter,
    /// The centre.
    pub centre: OrgId,
    /// The terms under which something would be decided now.
    pub terms: Terms,
    /// The books of those terms.
    pub books: Books,
}

impl Loaded {
    /// The stage.
    #[must_use]
    pub fn stage(&self) -> Stage {
        case::stage(&self.matter.case, &self.books)
    }

    /// The circumstances under which somebody would act on it now.
    #[must_use]
    pub fn circumstances<'a>(&'a self, desk: &Desk, actor: &Actor, directory: &'a Directory) -> Circumstances<'a> {
        let Self { stream, centre, terms, books, .. } = self;
        under(desk, actor, directory, (stream, centre, terms, books), &self.matter.ledger)
    }

    /// What somebody may do now.
    #[must_use]
    pub fn offers(&self, desk: &Desk, actor: &Actor) -> Vec<Offer> {
        let directory = desk.directory();
        offers(&self.matter.case, &self.circumstances(desk, actor, &directory))
    }

    /// What forbids somebody an act now.
    #[must_use]
    pub fn permit(&self, desk: &Desk, actor: &Actor, act: Act) -> Vec<Reason> {
        let directory = desk.directory();
        permit(&self.matter.case, act, &self.circumstances(desk, actor, &directory))
    }
}

/// The circumstances of now for something that is done on a stream of a centre, a case's or an affair's.
pub(crate) fn under<'a>(
    desk: &Desk,
    actor: &Actor,
    directory: &'a Directory,
    (stream, centre, terms, books): (&str, &OrgId, &Terms, &Books),
    ledger: &'a Ledger,
) -> Circumstances<'a> {
    Circumstances {
        now: desk.now(),
        actor: actor.clone(),
        centre: centre.clone(),
        terms: terms.clone(),
        books: books.clone(),
        directory,
        ledger,
        stream: stream.to_owned(),
        main_case_fits: true,
    }
}

impl Desk {
    /// Loads a case.
    ///
    /// # Errors
    /// [`DeskError::Unknown`] where there is none; faults.
    pub async fn load(&self, stream: &str) -> Result<Loaded, DeskError> {
        let rows = self.store().journal(stream).await?;
        self.fold(stream, &rows)
    }

    /// The row of the case that a number names, or a stream.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn case_named(&self, name: &str) -> Result<Option<CaseRow>, DeskError> {
        match self.store().by_number(name).await? {
            Some(row) => Ok(Some(row)),
            None => Ok(self.store().case_row(name).await?),
        }
    }

    /// Folds the rows of a stream.
    pub(crate) fn fold(&self, stream: &str, rows: &[JournalRow]) -> Result<Loaded, DeskError> {
        let number = rows.iter().rev().find_map(|row| row.number.clone());
        let (matter, centre) = self.fold_facts(rows, Matter::after)?;
        let terms = self.terms(&matter.case.regulations, &centre);
        let books = self.books(&terms, &centre);
        Ok(Loaded { stream: stream.to_owned(), number, matter, centre, terms, books })
    }

    /// Folds the facts of a stream from the first, each under the books of its day; gives the centre that they name too.
    pub(crate) fn fold_facts<T: Default>(
        &self,
        rows: &[JournalRow],
        after: impl Fn(T, &Recorded, &Books) -> T,
    ) -> Result<(T, OrgId), DeskError> {
        if rows.is_empty() {
            return Err(DeskError::Unknown);
        }
        let mut stands = T::default();
        let mut under: Option<(Terms, Books)> = None;
        let mut centre = OrgId(String::new());
        for row in rows {
            let recorded = journal::read(row)?;
            if let Some(org) = recorded.fact.org(Field::CentreUnit) {
                centre = org.clone();
            }
            under = under.filter(|(terms, _)| *terms == recorded.terms);
            let (_, books) =
                under.get_or_insert_with(|| (recorded.terms.clone(), self.books(&recorded.terms, &centre)));
            stands = after(stands, &recorded, books);
        }
        Ok((stands, centre))
    }

    /// A case that does not exist yet, at a centre.
    pub(crate) fn blank(&self, stream: &str, centre: &OrgId) -> Loaded {
        let matter = Matter::default();
        let terms = self.terms(&matter.case.regulations, centre);
        let books = self.books(&terms, centre);
        Loaded { stream: stream.to_owned(), number: None, matter, centre: centre.clone(), terms, books }
    }

    /// A case of a kind that does not exist yet: it stands under those regulations of its centre whose scope takes it.
    pub(crate) fn blank_of(&self, stream: &str, centre: &OrgId, kind: Option<CaseKind>) -> Loaded {
        let mut blank = self.blank(stream, centre);
        if let Some(kind) = kind {
            blank.books.keep_those_taking(kind);
            blank.terms.regulations.retain(|(id, _)| blank.books.regulation(id).is_some());
        }
        blank
    }

    /// The form to register with, for somebody at a centre.
    #[must_use]
    pub fn registration(&self, centre: &OrgId, actor: &Actor) -> Offer {
        let blank = self.blank("", centre);
        let directory = self.directory();
        case::registration(&blank.circumstances(self, actor, &directory))
    }

    /// Whether somebody may register at a centre: it works under a regulation, and nothing forbids it.
    #[must_use]
    pub fn may_register(&self, centre: &OrgId, actor: &Actor) -> bool {
        let blank = self.blank("", centre);
        !blank.books.regulations.is_empty() && blank.permit(self, actor, Act::Register).is_empty()
    }

    /// The regulations under which a matter would be taken at a centre today, the first of them first.
    #[must_use]
    pub fn in_use(&self, centre: &OrgId) -> Books {
        self.blank("", centre).books
    }

    /// Takes in a fact that has just been decided.
    pub(crate) fn take_in(&self, loaded: &mut Loaded, recorded: &Recorded) {
        let matter = std::mem::take(&mut loaded.matter);
        loaded.matter = matter.after(recorded, &loaded.books);
    }
}
