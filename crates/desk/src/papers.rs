//! The papers of a case or an affair, for somebody who may read them.

use crate::{Desk, DeskError, Loaded, LoadedAffair, Looking, Opened};
use ::hall::is_affair;
use case::{Actor, Fact, Recorded, Sealed, To, Value};
use record::{About, Sheet};
use std::collections::BTreeMap;
use words::{Field, Look, Role};

impl Desk {
    /// The papers that the facts of a stream have brought so far, oldest first, with the words that this person may read;
    /// the party has those that were addressed to it. They are whole, as they are printed; the look is recorded as that.
    ///
    /// # Errors
    /// [`DeskError::Unknown`] where there is no such stream or none that this person may know of; faults.
    pub async fn papers(&self, stream: &str, actor: &Actor) -> Result<Vec<Sheet>, DeskError> {
        self.papers_followed_at(stream, actor, None).await
    }

    /// The same papers, those for the party with a code that holds the address at which the case is followed.
    ///
    /// # Errors
    /// As [`Desk::papers`].
    pub async fn papers_followed_at(
        &self,
        stream: &str,
        actor: &Actor,
        follow: Option<&str>,
    ) -> Result<Vec<Sheet>, DeskError> {
        let printing = Looking::new(Look::Print, "文书");
        if is_affair(stream) {
            let loaded = self.load_affair(stream).await?;
            self.knows_affair(&loaded, actor)?;
            let words = self.open_affair_words_for(&loaded, actor, &printing).await?;
            self.papers_of_affair(&loaded, actor, &words, follow).await
        } else {
            let loaded = self.load(stream).await?;
            self.knows_case(&loaded, actor)?;
            let words = self.open_words_for(&loaded, actor, &printing).await?;
            self.papers_of_case(&loaded, actor, &words, follow).await
        }
    }

    fn knows_case(&self, loaded: &Loaded, actor: &Actor) -> Result<(), DeskError> {
        let knows = case::visible(&loaded.matter.case, actor, Field::Content, &self.directory());
        if knows { Ok(()) } else { Err(DeskError::Unknown) }
    }

    fn knows_affair(&self, loaded: &LoadedAffair, actor: &Actor) -> Result<(), DeskError> {
        let knows = ::hall::visible(&loaded.undertaking.affair, actor, Field::Text, &self.directory());
        if knows { Ok(()) } else { Err(DeskError::Unknown) }
    }

    /// The papers of a case with words that were opened for this person already.
    ///
    /// # Errors
    /// As [`Desk::papers`].
    pub async fn papers_of_case(
        &self,
        loaded: &Loaded,
        actor: &Actor,
        words: &Opened,
        follow: Option<&str>,
    ) -> Result<Vec<Sheet>, DeskError> {
        self.knows_case(loaded, actor)?;
        let case = &loaded.matter.case;
        let numbers = self.numbers_in(&case.facts).await?;
        let directory = self.directory();
        let number = loaded.number.as_deref();
        let about = About { number, directory: &directory, books: &loaded.books, follow, numbers: &numbers };
        let open = |sealed: &Sealed| words.words(&Value::Sealed(sealed.clone())).map(str::to_owned);
        let issued = case::issued(&loaded.matter, &open, &about).into_iter();
        let own = actor.role == Role::Party;
        Ok(issued.filter(|paper| !own || paper.to == Some(To::Party)).map(|paper| paper.sheet).collect())
    }

    /// The papers of an affair with words that were opened for this person already.
    ///
    /// # Errors
    /// As [`Desk::papers`].
    pub async fn papers_of_affair(
        &self,
        loaded: &LoadedAffair,
        actor: &Actor,
        words: &Opened,
        follow: Option<&str>,
    ) -> Result<Vec<Sheet>, DeskError> {
        self.knows_affair(loaded, actor)?;
        let affair = &loaded.undertaking.affair;
        let numbers = self.numbers_in(&affair.facts).await?;
        let directory = self.directory();
        let about = About { number: None, directory: &directory, books: &loaded.books, follow, numbers: &numbers };
        let open = |sealed: &Sealed| words.words(&Value::Sealed(sealed.clone())).map(str::to_owned);
        Ok(::hall::papers(&loaded.undertaking, &open, &about))
    }

    /// The register numbers of the cases that facts name, by stream.
    async fn numbers_in(&self, facts: &[Recorded]) -> Result<BTreeMap<String, String>, DeskError> {
        let mut streams: Vec<&str> = facts.iter().flat_map(|r| cases_in(&r.fact)).collect();
        streams.sort_unstable();
        streams.dedup();
        let rows = self.store().case_rows(&streams).await?;
        Ok(rows.into_iter().filter_map(|row| Some((row.stream, row.number?))).collect())
    }
}

/// The other cases that a fact names.
fn cases_in(fact: &Fact) -> impl Iterator<Item = &str> {
    fact.fields
        .values()
        .flat_map(|value| match value {
            Value::Case(case) => std::slice::from_ref(case).iter(),
            Value::Cases(cases) => cases.iter(),
            _ => [].iter(),
        })
        .map(String::as_str)
}
