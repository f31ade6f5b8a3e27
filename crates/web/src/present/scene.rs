//! One reader before one case: what is looked up to put it into words.

use std::ops::Deref;

use case::{Actor, Case, Recorded, Value, visible};
use desk::{Desk, DeskError, Loaded, Looking};
use words::{Field, Look};

use super::telling::Telling;

/// One reader before one case.
pub struct Scene<'a> {
    pub loaded: &'a Loaded,
    pub actor: &'a Actor,
    telling: Telling<'a>,
}

impl<'a> Deref for Scene<'a> {
    type Target = Telling<'a>;
    fn deref(&self) -> &Telling<'a> {
        &self.telling
    }
}

impl<'a> Scene<'a> {
    /// Looks at a case with somebody's eyes: sealed words are opened as far as this person may read them, masked before
    /// staff where they name or reach the person. The look is recorded.
    pub async fn look(desk: &Desk, loaded: &'a Loaded, actor: &'a Actor) -> Result<Self, DeskError> {
        Self::look_for(desk, loaded, actor, &Looking::new(Look::View, "诉求件页")).await
    }

    /// As [`Scene::look`], for another kind of look.
    pub async fn look_for(
        desk: &Desk,
        loaded: &'a Loaded,
        actor: &'a Actor,
        looking: &Looking,
    ) -> Result<Self, DeskError> {
        let opened = desk.open_words_for(loaded, actor, looking).await?;
        let (books, ledger) = (&loaded.books, &loaded.matter.ledger);
        let telling = Telling::look(desk, (books, ledger), &loaded.matter.case.facts, opened).await?;
        Ok(Self { loaded, actor, telling })
    }

    pub fn case(&self) -> &Case {
        &self.loaded.matter.case
    }

    /// Whether this reader may know what stands in a field.
    pub fn may(&self, field: Field) -> bool {
        visible(self.case(), self.actor, field, &self.directory)
    }

    /// What stands in a field, in words.
    pub fn words(&self, field: Field, value: &Value) -> String {
        if self.may(field) { self.value(field, value) } else { super::NOT_SHOWN.to_owned() }
    }

    /// What stands in a field, for programs: moments in full, organisations and items by name.
    pub fn exact(&self, field: Field, value: &Value) -> String {
        if let Value::Moment(at) = value { at.strftime("%Y-%m-%d %H:%M").to_string() } else { self.words(field, value) }
    }

    /// The latest value that the record holds of a field.
    pub fn latest(&self, field: Field) -> Option<String> {
        use words::Act::{Register, Supplement};
        let of = |recorded: &Recorded| matches!(recorded.fact.act, Register | Supplement);
        let fact = self.case().facts.iter().rev().find(|r| of(r) && r.fact.get(field).is_some())?;
        // The record is printed and kept, so its moments are written in full.
        fact.fact.get(field).map(|value| match value {
            Value::Moment(at) if self.may(field) => super::full(*at),
            other => self.words(field, other),
        })
    }
}
