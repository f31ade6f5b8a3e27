//! Loading a case: its journal, folded.

use crate::{Desk, DeskError, journal};
use case::{Actor, Reason, permit};
use case::{Circumstances, Matter, Offer, Recorded, Terms, offers};
use directory::{Directory, OrgId};
use regulation::Books;
use store::JournalRow;
use words::{Act, Stage};

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
        Circumstances {
            now: desk.now(),
            actor: actor.clone(),
            centre: self.centre.clone(),
            terms: self.terms.clone(),
            books: self.books.clone(),
            directory,
            ledger: &self.matter.ledger,
            stream: self.stream.clone(),
            main_case_fits: true,
        }
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

impl Desk {
    /// Loads a case.
    ///
    /// # Errors
    /// [`DeskError::Unknown`] where there is none; faults.
    pub async fn load(&self, stream: &str) -> Result<Loaded, DeskError> {
        let rows = self.store().journal(stream).await?;
        self.fold(stream, &rows)
    }

    /// Folds the rows of a stream.
    pub(crate) fn fold(&self, stream: &str, rows: &[JournalRow]) -> Result<Loaded, DeskError> {
        let mut matter = Matter::default();
        let mut number = None;
        let mut under: Option<(Terms, Books)> = None;
        let mut centre = OrgId(String::new());
        for row in rows {
            let recorded = journal::read(row)?;
            if row.number.is_some() {
                number.clone_from(&row.number);
            }
            if let Some(org) = recorded.fact.org(words::Field::CentreUnit) {
                centre = org.clone();
            }
            under = under.filter(|(terms, _)| *terms == recorded.terms);
            let (_, books) =
                under.get_or_insert_with(|| (recorded.terms.clone(), self.books(&recorded.terms, &centre)));
            matter = matter.after(&recorded, books);
        }
        if rows.is_empty() {
            return Err(DeskError::Unknown);
        }
        let terms = self.terms(&matter.case.regulations, &centre);
        let books = self.books(&terms, &centre);
        Ok(Loaded { stream: stream.to_owned(), number, matter, centre, terms, books })
    }

    /// A case that does not exist yet, at a centre.
    pub(crate) fn blank(&self, stream: &str, centre: &OrgId) -> Loaded {
        let matter = Matter::default();
        let terms = self.terms(&matter.case.regulations, centre);
        let books = self.books(&terms, centre);
        Loaded { stream: stream.to_owned(), number: None, matter, centre: centre.clone(), terms, books }
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
