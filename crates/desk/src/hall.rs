//! What surrounds cases, at the desk: loading an affair, beginning one, acting on it. The way is that of cases: read the
//! words, seal them, decide, append and project in one transaction, and on a conflict decide again.

mod daily;
mod lookup;
mod project;
mod turns;

use crate::act::Acted;
use crate::load::under;
use crate::{Desk, DeskError, Request, journal};
use ::hall::{Found, Undertaking};
use case::{Actor, Circumstances, Denial, Fact, Offer, Reason, Terms, Then};
use directory::{Directory, OrgId};
use regulation::Books;
use store::{Commit, Committed, JournalRow, StoreError, VaultEntry};
use words::{Act, Affair as Kind, Refusal};

/// An affair as loaded.
#[derive(Clone, Debug)]
pub struct LoadedAffair {
    /// The stream.
    pub stream: String,
    /// The affair and its duties.
    pub undertaking: Undertaking,
    /// The centre.
    pub centre: OrgId,
    /// The terms under which something would be decided now.
    pub terms: Terms,
    /// The books of those terms.
    pub books: Books,
}

/// How often an act is decided anew when others are first.
const ATTEMPTS: u32 = 5;

impl LoadedAffair {
    /// The circumstances under which somebody would act on it now.
    #[must_use]
    pub fn circumstances<'a>(&'a self, desk: &Desk, actor: &Actor, directory: &'a Directory) -> Circumstances<'a> {
        let Self { stream, centre, terms, books, .. } = self;
        under(desk, actor, directory, (stream, centre, terms, books), &self.undertaking.ledger)
    }

    /// What somebody may do about it now.
    #[must_use]
    pub fn offers(&self, desk: &Desk, actor: &Actor) -> Vec<Offer> {
        let directory = desk.directory();
        ::hall::offers(&self.undertaking.affair, &self.circumstances(desk, actor, &directory))
    }

    /// What forbids somebody an act now.
    #[must_use]
    pub fn permit(&self, desk: &Desk, actor: &Actor, act: Act) -> Vec<Reason> {
        let directory = desk.directory();
        ::hall::permit(&self.undertaking.affair, act, &self.circumstances(desk, actor, &directory))
    }

    /// The last sequence.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.undertaking.sequence()
    }
}

impl Desk {
    /// Loads an affair.
    ///
    /// # Errors
    /// [`DeskError::UnknownAffair`] where there is none; faults.
    pub async fn load_affair(&self, stream: &str) -> Result<LoadedAffair, DeskError> {
        let rows = self.store().journal(stream).await?;
        self.fold_affair(stream, &rows)
    }

    /// Folds the rows of an affair's stream.
    pub(crate) fn fold_affair(&self, stream: &str, rows: &[JournalRow]) -> Result<LoadedAffair, DeskError> {
        if rows.is_empty() {
            return Err(DeskError::UnknownAffair);
        }
        let (undertaking, centre) = self.fold_facts(rows, Undertaking::after)?;
        let terms = self.terms(&undertaking.affair.regulations, &centre);
        let books = self.books(&terms, &centre);
        Ok(LoadedAffair { stream: stream.to_owned(), undertaking, centre, terms, books })
    }

    /// An affair that does not exist yet, at a centre.
    pub(crate) fn blank_affair(&self, stream: &str, centre: &OrgId) -> LoadedAffair {
        let terms = self.terms(&[], centre);
        let books = self.books(&terms, centre);
        let (undertaking, centre) = (Undertaking::default(), centre.clone());
        LoadedAffair { stream: stream.to_owned(), undertaking, centre, terms, books }
    }

    /// The affairs that somebody may begin at a centre, each with its form.
    #[must_use]
    pub fn openings(&self, centre: &OrgId, actor: &Actor) -> Vec<(Kind, Offer)> {
        let blank = self.blank_affair("", centre);
        let directory = self.directory();
        ::hall::openings(&blank.circumstances(self, actor, &directory))
    }

    /// Begins an affair at a centre. A daily check has been begun by time: it is signed for on today's.
    ///
    /// # Errors
    /// [`DeskError::Refused`] with every reason; the store's errors.
    pub async fn begin(&self, centre: &OrgId, actor: &Actor, request: Request) -> Result<Acted, DeskError> {
        if request.act == Act::DailyCheck {
            let loaded = self.check_of_today(centre).await?;
            return self.perform_affair(loaded, actor, request).await;
        }
        let blank = self.blank_affair(&format!("hall/{}", self.new_id()), centre);
        if blank.books.regulations.is_empty() {
            let reason = Reason::because(Refusal::OrganisationUnknown, "该单位没有适用的规程");
            return Err(Denial::from(reason).into());
        }
        self.perform_affair(blank, actor, request).await
    }

    /// Does something about an affair.
    ///
    /// # Errors
    /// [`DeskError::UnknownAffair`], [`DeskError::Refused`] with every reason, and the store's errors.
    pub async fn act_on(&self, stream: &str, actor: &Actor, request: Request) -> Result<Acted, DeskError> {
        let loaded = self.load_affair(stream).await?;
        self.perform_affair(loaded, actor, request).await
    }

    async fn perform_affair(
        &self,
        mut loaded: LoadedAffair,
        actor: &Actor,
        request: Request,
    ) -> Result<Acted, DeskError> {
        let (mut fact, vault) = self.read(&loaded.centre, &loaded.books, &request)?;
        let command = request.command.unwrap_or_else(|| self.new_id());
        let found = self.find_for(&loaded, &mut fact).await?;
        self.check_honour(&fact, None, &loaded.books).await?;
        for _ in 0..ATTEMPTS {
            let before = loaded.sequence();
            let decision = {
                let directory = self.directory();
                let circumstances = loaded.circumstances(self, actor, &directory);
                ::hall::decide(&loaded.undertaking.affair, &fact, &found, &circumstances)
            };
            let decision = match decision {
                Ok(decision) => decision,
                Err(denial) => return self.answered_before(&command, denial).await,
            };
            let sealed = vault.clone();
            let commit = self.commit_affair(&mut loaded, &command, actor, (decision.facts, decision.then), sealed)?;
            let elsewhere = !commit.outbox.is_empty();
            match self.store().commit(commit).await {
                Ok(committed) => {
                    if elsewhere {
                        self.deliver_soon().await;
                    }
                    return Ok(acted(&loaded, committed));
                }
                Err(StoreError::Conflict { .. }) if before > 0 => loaded = self.load_affair(&loaded.stream).await?,
                Err(error) => return Err(error.into()),
            }
        }
        Err(DeskError::Busy)
    }

    /// Takes the decided facts in and makes the commit of them.
    pub(crate) fn commit_affair(
        &self,
        loaded: &mut LoadedAffair,
        command: &str,
        actor: &Actor,
        (facts, then): (Vec<Fact>, Vec<Then>),
        vault: Vec<VaultEntry>,
    ) -> Result<Commit, DeskError> {
        let mut commit = Commit {
            stream: loaded.stream.clone(),
            expected: loaded.sequence(),
            command: command.to_owned(),
            vault,
            ..Commit::default()
        };
        for fact in facts {
            let recorded = self.recorded(loaded.sequence() + 1, actor, &loaded.terms, fact);
            commit.facts.push(journal::write(&recorded)?);
            let undertaking = std::mem::take(&mut loaded.undertaking);
            loaded.undertaking = undertaking.after(&recorded, &loaded.books);
            let notices = loaded.undertaking.notices(&recorded, &self.directory());
            commit.notices.extend(crate::notices::rows_of(&loaded.stream, &recorded, &notices)?);
        }
        commit.affair = Some(project::affair_row(loaded)?);
        commit.duties = Some(project::duty_rows(loaded)?);
        commit.digest = Some(project::digest_row(self, loaded)?);
        commit.outbox = self.outbox_rows(&loaded.stream, loaded.sequence(), &then)?;
        Ok(commit)
    }

    /// Records a command from another stream on an affair; one that is refused there has become pointless.
    pub(crate) async fn carry_out_on_affair(&self, id: &str, then: &Then) -> Result<(), DeskError> {
        for _ in 0..ATTEMPTS {
            let mut loaded = match self.load_affair(&then.stream).await {
                Err(DeskError::UnknownAffair) => self.blank_affair(&then.stream, &self.centre_of(&then.fact)),
                other => other?,
            };
            let decision = {
                let directory = self.directory();
                let circumstances = loaded.circumstances(self, &Actor::time(), &directory);
                ::hall::decide(&loaded.undertaking.affair, &then.fact, &Found::default(), &circumstances)
            };
            let Ok(decision) = decision else {
                tracing::info!(id, act = then.fact.act.zh(), "a command for an affair was refused there");
                return Ok(());
            };
            let decided = (decision.facts, decision.then);
            let commit = self.commit_affair(&mut loaded, id, &Actor::time(), decided, Vec::new())?;
            match self.store().commit(commit).await {
                Ok(_) => return Ok(()),
                Err(StoreError::Conflict { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(DeskError::Busy)
    }

    /// The centre that a command for a stream not yet begun speaks of.
    pub(crate) fn centre_of(&self, fact: &Fact) -> OrgId {
        let directory = self.directory();
        let named = [words::Field::CentreUnit, words::Field::RespondentWindow].iter().find_map(|f| fact.org(*f));
        named.and_then(|org| directory.centre_of(org)).cloned().unwrap_or_else(|| OrgId(String::new()))
    }
}

fn acted(loaded: &LoadedAffair, committed: Committed) -> Acted {
    let (stream, sequence, repeated) = match committed {
        Committed::Appended { last, .. } => (loaded.stream.clone(), last, false),
        Committed::Duplicate(outcome) => (outcome.stream, outcome.last, true),
    };
    Acted { stream, number: None, code: None, sequence, repeated }
}
