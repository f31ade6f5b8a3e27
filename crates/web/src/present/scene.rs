//! One reader before one case: what is looked up to put it into words.

use std::sync::Arc;

use calendar::{Calendar, DateTime};
use case::{Actor, Case, Recorded, Value, visible};
use desk::{Desk, DeskError, DirectoryRef, Loaded, Opened};
use directory::{OrgId, StaffId};
use regulation::{Citation, Duty, Shelf};
use words::{Field, Role};

/// One reader before one case.
pub struct Scene<'a> {
    pub loaded: &'a Loaded,
    pub actor: &'a Actor,
    pub now: DateTime,
    pub directory: DirectoryRef,
    pub shelf: Arc<Shelf>,
    opened: Opened,
}

impl<'a> Scene<'a> {
    /// Looks at a case with somebody's eyes: sealed words are opened as far as this person may read them.
    pub async fn look(desk: &Desk, loaded: &'a Loaded, actor: &'a Actor) -> Result<Self, DeskError> {
        let opened = desk.open_words(loaded, actor).await?;
        Ok(Self { loaded, actor, now: desk.now(), directory: desk.directory(), shelf: desk.shelf(), opened })
    }

    pub fn case(&self) -> &Case {
        &self.loaded.matter.case
    }

    pub fn calendar(&self) -> &Calendar {
        &self.loaded.books.calendar
    }

    /// Whether this reader may know what stands in a field.
    pub fn may(&self, field: Field) -> bool {
        visible(self.case(), self.actor, field, &self.directory)
    }

    pub fn org(&self, id: &OrgId) -> String {
        self.directory.name_of(id).to_owned()
    }

    pub fn person(&self, id: &StaffId) -> String {
        self.directory.member(id).map_or_else(|| id.0.clone(), |member| member.name.clone())
    }

    /// The document's own word for a word of the glossary.
    pub fn label(&self, word: &str) -> String {
        let books = &self.loaded.books.regulations;
        books.iter().map(|r| r.label(word)).find(|own| *own != word).unwrap_or(word).to_owned()
    }

    /// Who did something, as this reader may know it.
    pub fn doer(&self, actor: &Actor) -> String {
        match actor.role {
            Role::Time => String::new(),
            Role::Party => "诉求人".to_owned(),
            role => {
                let name = actor.staff.as_ref().map(|staff| self.person(staff)).unwrap_or_default();
                let org = actor.org.as_ref().map(|org| self.org(org)).unwrap_or_default();
                format!("{name}（{org}{}）", self.label(role.zh()))
            }
        }
    }

    /// What stands in a field, in words.
    pub fn words(&self, field: Field, value: &Value) -> String {
        if !self.may(field) {
            return "（按您的岗位不显示）".to_owned();
        }
        match value {
            Value::Sealed(_) => self.opened.words(value).map_or_else(|| "（已按规定删除）".to_owned(), str::to_owned),
            Value::Word(word) if field == Field::Duty => self.duty_named(word),
            Value::Word(word) | Value::Case(word) => word.clone(),
            Value::Moment(at) => super::brief(*at, self.now),
            Value::Span(span) => span.to_string(),
            Value::Org(org) => self.org(org),
            Value::Orgs(orgs) => orgs.iter().map(|org| self.org(org)).collect::<Vec<_>>().join("、"),
            Value::Person { seat, staff } => {
                let name = staff.as_ref().map(|staff| self.person(staff)).unwrap_or_default();
                format!("{name}（{}{}）", self.org(&seat.org), seat.role)
            }
            Value::Item(item) => {
                let known = self.directory.items.iter().find(|one| &one.id == item);
                known.map_or_else(|| item.0.clone(), |item| item.name.clone())
            }
            Value::Milestones(list) => {
                let each = |(name, at): &(String, DateTime)| format!("{name} {}", at.date());
                list.iter().map(each).collect::<Vec<_>>().join("、")
            }
            Value::Files(files) => files.join("、"),
        }
    }

    /// What stands in a field, for programs: moments in full, organisations and items by name.
    pub fn exact(&self, field: Field, value: &Value) -> String {
        if let Value::Moment(at) = value { at.strftime("%Y-%m-%d %H:%M").to_string() } else { self.words(field, value) }
    }

    fn duty_named(&self, key: &str) -> String {
        let duty = self.loaded.matter.ledger.duties.iter().find(|duty| duty.key == key);
        duty.map_or_else(|| key.to_owned(), names)
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

    /// The words of a clause, as the regulation's file restates them.
    pub fn quote(&self, clause: &Citation) -> String {
        let regulation = self.loaded.books.regulation(&clause.regulation);
        let section = regulation.and_then(|r| r.sections.iter().find(|s| s.place == clause.place));
        section.map(|s| s.text.trim().to_owned()).unwrap_or_default()
    }

    /// The regulations it is handled under, in full.
    pub fn regulations(&self) -> Vec<String> {
        let books = &self.loaded.books.regulations;
        books.iter().map(|r| format!("《{}》（{}，{}版）", r.title, r.number, r.version)).collect()
    }
}

/// A duty's names, each once.
pub fn names(duty: &Duty) -> String {
    let mut names: Vec<&str> = Vec::new();
    for rule in &duty.rules {
        if !names.contains(&rule.name.as_str()) {
            names.push(&rule.name);
        }
    }
    names.join("、")
}
