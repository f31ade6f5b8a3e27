//! The papers of a case or an affair, for somebody who may read them.

use crate::{Desk, DeskError, Loaded, LoadedAffair};
use ::hall::is_affair;
use case::{Actor, Fact, Recorded, Sealed, To, Value};
use record::{About, Sheet};
use std::collections::BTreeMap;
use words::{Field, Role};

/// The words that somebody may read, by vault id.
type Words = BTreeMap<String, String>;

impl Desk {
    /// The papers that the facts of a stream have brought so far, oldest first, with the words that this person may read;
    /// the party has those that were addressed to it.
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
        if is_affair(stream) {
            let loaded = self.load_affair(stream).await?;
            self.papers_of_affair(&loaded, actor, follow).await
        } else {
            let loaded = self.load(stream).await?;
            self.papers_of_case(&loaded, actor, follow).await
        }
    }

    async fn papers_of_case(
        &self,
        loaded: &Loaded,
        actor: &Actor,
        follow: Option<&str>,
    ) -> Result<Vec<Sheet>, DeskError> {
        let case = &loaded.matter.case;
        if !case::visible(case, actor, Field::Content, &self.directory()) {
            return Err(DeskError::Unknown);
        }
        let words = self.open_words(loaded, actor).await?;
        let numbers = self.numbers_in(&case.facts).await?;
        let directory = self.directory();
        let number = loaded.number.as_deref();
        let about = About { number, directory: &directory, books: &loaded.books, follow, numbers: &numbers };
        let open = |sealed: &Sealed| words.words(&Value::Sealed(sealed.clone())).map(str::to_owned);
        let issued = case::issued(&loaded.matter, &open, &about).into_iter();
        let own = actor.role == Role::Party;
        Ok(issued.filter(|paper| !own || paper.to == Some(To::Party)).map(|paper| paper.sheet).collect())
    }

    async fn papers_of_affair(
        &self,
        loaded: &LoadedAffair,
        actor: &Actor,
        follow: Option<&str>,
    ) -> Result<Vec<Sheet>, DeskError> {
        let affair = &loaded.undertaking.affair;
        if !::hall::visible(affair, actor, Field::Text, &self.directory()) {
            return Err(DeskError::UnknownAffair);
        }
        let words = self.words_of_affair(loaded, actor).await?;
        let numbers = self.numbers_in(&affair.facts).await?;
        let directory = self.directory();
        let about = About { number: None, directory: &directory, books: &loaded.books, follow, numbers: &numbers };
        let open = |sealed: &Sealed| words.get(&sealed.id).cloned();
        Ok(::hall::papers(&loaded.undertaking, &open, &about))
    }

    /// The words of an affair that this person may read.
    async fn words_of_affair(&self, loaded: &LoadedAffair, actor: &Actor) -> Result<Words, DeskError> {
        let ids: Vec<String> = {
            let (affair, directory) = (&loaded.undertaking.affair, self.directory());
            let may = |field: Field| ::hall::visible(affair, actor, field, &directory);
            let fields = affair.facts.iter().flat_map(|r| &r.fact.fields).filter(|(field, _)| may(**field));
            fields.filter_map(|(_, v)| if let Value::Sealed(s) = v { Some(s.id.clone()) } else { None }).collect()
        };
        let borrowed: Vec<&str> = ids.iter().map(String::as_str).collect();
        let words = self.store().reveal(&borrowed).await?;
        Ok(words.into_iter().map(|(id, bytes)| (id, String::from_utf8_lossy(&bytes).into_owned())).collect())
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
