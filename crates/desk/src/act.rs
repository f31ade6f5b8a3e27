//! Acting: read the words, seal them, decide, append, project; on a conflict decide again.

use crate::words::Sealer;
use crate::{Desk, DeskError, Loaded, journal, notices, rows, topics};
use case::{Actor, Denial, Fact, Reason, Recorded, Terms, decide, read};
use directory::OrgId;
use regulation::Books;
use store::{Commit, Committed, NumberRequest, StoreError, VaultEntry};
use words::{Act, CaseKind, Field, Refusal};

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The act.
    pub act: Act,
    /// The fields, as words.
    pub fields: Vec<(String, String)>,
    /// The id of the command, so that a repeated request is answered and not done twice; made here where none is given.
    pub command: Option<String>,
}

impl Request {
    /// A request without fields.
    #[must_use]
    pub const fn of(act: Act) -> Self {
        Self { act, fields: Vec::new(), command: None }
    }

    /// The same request with a field more.
    #[must_use]
    pub fn with(mut self, field: &str, words: &str) -> Self {
        self.fields.push((field.to_owned(), words.to_owned()));
        self
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acted {
    /// The stream.
    pub stream: String,
    /// The register number.
    pub number: Option<String>,
    /// The code that belongs to the number.
    pub code: Option<String>,
    /// The last fact recorded.
    pub sequence: u64,
    /// Whether the same command had been answered before.
    pub repeated: bool,
}

/// How often an act is decided anew when others are first.
const ATTEMPTS: u32 = 5;

/// The kind of case that a registration names.
fn kind_of(request: &Request) -> Option<CaseKind> {
    request.fields.iter().find(|(field, _)| field == Field::Kind.zh()).and_then(|(_, word)| CaseKind::from_any(word))
}

impl Desk {
    /// Registers a case at a centre.
    ///
    /// # Errors
    /// [`DeskError::Refused`] with every reason; the store's errors.
    pub async fn register(&self, centre: &OrgId, actor: &Actor, request: Request) -> Result<Acted, DeskError> {
        let blank = self.blank_of(&self.new_id(), centre, kind_of(&request));
        if blank.books.regulations.is_empty() {
            return Err(
                Denial::from(Reason::because(Refusal::OrganisationUnknown, "该单位没有适用的规程，不能登记")).into()
            );
        }
        self.perform(blank, actor, request).await
    }

    /// Does something about a case.
    ///
    /// # Errors
    /// [`DeskError::Unknown`], [`DeskError::Refused`] with every reason, and the store's errors.
    pub async fn act(&self, stream: &str, actor: &Actor, request: Request) -> Result<Acted, DeskError> {
        let loaded = self.load(stream).await?;
        if case::is_done_together(request.act) {
            return self.act_together(loaded, actor, request).await;
        }
        self.perform(loaded, actor, request).await
    }

    pub(crate) async fn perform(
        &self,
        mut loaded: Loaded,
        actor: &Actor,
        request: Request,
    ) -> Result<Acted, DeskError> {
        let (mut fact, vault) = self.read(&loaded.centre, &loaded.books, &request)?;
        let personal = self.personal_in(&loaded, &request).await?;
        let command = request.command.unwrap_or_else(|| self.new_id());
        let main_case_fits = self.find_main_case(&loaded, &mut fact).await?;
        let topic = self.find_topic(&loaded.centre, &mut fact).await?;
        self.check_honour(&fact, loaded.matter.case.answerable(), &loaded.books).await?;
        for _ in 0..ATTEMPTS {
            let before = loaded.matter.sequence();
            let decision = {
                let directory = self.directory();
                let mut circumstances = loaded.circumstances(self, actor, &directory);
                circumstances.main_case_fits = main_case_fits;
                decide(&loaded.matter.case, &fact, &circumstances)
            };
            let decision = match decision {
                Ok(decision) if personal.is_empty() => decision,
                Ok(_) => return Err(Denial { reasons: personal }.into()),
                Err(denial) => return self.answered_before(&command, denial).await,
            };
            self.take_archive_number(&loaded, &fact).await?;
            let mut commit = self.commit_of(&mut loaded, before, &command, actor, decision.facts, vault.clone())?;
            let mut then = decision.then;
            then.extend(self.yearly_counts(&loaded));
            then.extend(topics::noted(topic.clone(), &loaded.stream));
            commit.outbox = self.outbox_of(&loaded, &then)?;
            let elsewhere = !commit.outbox.is_empty();
            match self.store().commit(commit).await {
                Ok(committed) => {
                    if elsewhere {
                        self.deliver_soon().await;
                    }
                    return Ok(self.acted(&loaded, committed));
                }
                Err(StoreError::Conflict { .. }) if before > 0 => loaded = self.load(&loaded.stream).await?,
                Err(error) => return Err(error.into()),
            }
        }
        Err(DeskError::Busy)
    }

    /// What the last fact of a case brings for the counts of the year.
    fn yearly_counts(&self, loaded: &Loaded) -> Vec<case::Then> {
        let case = &loaded.matter.case;
        let org = case.window_at_fault().or_else(|| case.answerable());
        let (Some(last), Some(org)) = (case.facts.last(), org) else { return Vec::new() };
        hall::verified_then(&loaded.stream, &case::View(case), last, org, &loaded.books, self.now())
    }

    /// A command that was carried out before is answered as it was then, even where it would be refused now.
    pub(crate) async fn answered_before(&self, command: &str, denial: Denial) -> Result<Acted, DeskError> {
        match self.store().outcome_of(command).await? {
            Some(outcome) => Ok(self.repeated(outcome)),
            None => Err(denial.into()),
        }
    }

    /// The request with its words typed, and the free ones of them sealed for the vault.
    pub(crate) fn read(
        &self,
        centre: &OrgId,
        books: &Books,
        request: &Request,
    ) -> Result<(Fact, Vec<VaultEntry>), DeskError> {
        let mut sealer = Sealer { desk: self, entries: Vec::new(), failed: None };
        let directory = self.directory();
        let fact =
            read(request.act, &request.fields, centre, &directory, self.now(), &books.local.hours, &mut |_, words| {
                sealer.seal(words)
            });
        match (sealer.failed, fact) {
            (Some(error), _) => Err(error),
            (None, Err(reasons)) => Err(Denial { reasons }.into()),
            (None, Ok(fact)) => Ok((fact, sealer.entries)),
        }
    }

    /// A fact as it is recorded now.
    pub(crate) fn recorded(&self, sequence: u64, by: &Actor, terms: &Terms, fact: Fact) -> Recorded {
        Recorded { sequence, at: self.now(), by: by.clone(), terms: terms.clone(), fact }
    }

    /// Whether the main case that a request names is another open case of the same centre that is not linked itself; its
    /// number is replaced by its stream.
    async fn find_main_case(&self, loaded: &Loaded, fact: &mut Fact) -> Result<bool, DeskError> {
        let Some(named) = fact.get(Field::MainCase).filter(|_| fact.act == Act::Link) else { return Ok(true) };
        let named = named.rule_word();
        let Some(row) =
            self.case_named(&named).await?.filter(|r| r.stream != loaded.stream && r.centre == loaded.centre.0)
        else {
            return Ok(false);
        };
        let main = self.load(&row.stream).await?;
        fact.fields.insert(Field::MainCase, case::Value::Case(row.stream));
        Ok(!main.matter.case.is_ended() && main.matter.case.main.is_none())
    }

    /// Takes the decided facts in and makes the commit of them.
    pub(crate) fn commit_of(
        &self,
        loaded: &mut Loaded,
        before: u64,
        command: &str,
        actor: &Actor,
        facts: Vec<Fact>,
        vault: Vec<VaultEntry>,
    ) -> Result<Commit, DeskError> {
        let mut commit = Commit {
            stream: loaded.stream.clone(),
            expected: before,
            command: command.to_owned(),
            vault,
            ..Commit::default()
        };
        for fact in facts {
            let recorded = self.recorded(loaded.matter.sequence() + 1, actor, &loaded.terms, fact);
            commit.facts.push(journal::write(&recorded)?);
            self.take_in(loaded, &recorded);
            commit.notices.extend(notices::rows(self, loaded, &recorded)?);
        }
        if before == 0 {
            commit.number = Some(self.number_request(&loaded.centre));
        }
        commit.case = Some(rows::case_row(self, loaded)?);
        commit.duties = Some(rows::duty_rows(loaded)?);
        commit.digest = Some(rows::digest_row(self, loaded)?);
        Ok(commit)
    }

    fn number_request(&self, centre: &OrgId) -> NumberRequest {
        let directory = self.directory();
        let code = directory.organisation(centre).map_or_else(|| "000000".to_owned(), |o| o.division.clone());
        NumberRequest { organisation: code, day: self.now().strftime("%Y%m%d").to_string() }
    }

    fn acted(&self, loaded: &Loaded, committed: Committed) -> Acted {
        match committed {
            Committed::Appended { last, number, .. } => {
                let number = number.or_else(|| loaded.number.clone());
                Acted {
                    stream: loaded.stream.clone(),
                    code: number.as_deref().map(|n| self.store().receipt_code(n)),
                    number,
                    sequence: last,
                    repeated: false,
                }
            }
            Committed::Duplicate(outcome) => self.repeated(outcome),
        }
    }

    fn repeated(&self, outcome: store::Outcome) -> Acted {
        Acted {
            code: outcome.number.as_deref().map(|n| self.store().receipt_code(n)),
            stream: outcome.stream,
            number: outcome.number,
            sequence: outcome.last,
            repeated: true,
        }
    }
}
