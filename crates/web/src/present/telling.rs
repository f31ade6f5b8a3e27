//! What every reader shares before a case or an affair: names, labels, clauses, and values in words.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::{Calendar, DateTime};
use case::{Actor, Recorded, Value};
use desk::{Desk, DeskError, DirectoryRef, Opened};
use directory::{OrgId, StaffId};
use regulation::{Books, Citation, Duty, Ledger, Shelf};
use words::{Field, Role};

use super::when::brief;

/// The streams of more cases than this are not looked up for one page: nobody reads a thousand numbers.
const MOST_CASES: usize = 60;

/// What words are made with.
pub struct Telling<'a> {
    pub now: DateTime,
    pub directory: DirectoryRef,
    pub shelf: Arc<Shelf>,
    pub books: &'a Books,
    pub ledger: &'a Ledger,
    opened: Opened,
    /// The register number of each case that is named.
    numbers: BTreeMap<String, String>,
}

impl<'a> Telling<'a> {
    /// Looks up what the facts of a stream name.
    pub async fn look(
        desk: &Desk,
        (books, ledger): (&'a Books, &'a Ledger),
        facts: &[Recorded],
        opened: Opened,
    ) -> Result<Self, DeskError> {
        let streams: Vec<&str> =
            facts.iter().flat_map(|f| f.fact.list(Field::Cases)).map(String::as_str).take(MOST_CASES).collect();
        let rows = if streams.is_empty() { Vec::new() } else { desk.store().case_rows(&streams).await? };
        let numbers = rows.into_iter().filter_map(|row| Some((row.stream, row.number?))).collect();
        let (now, directory, shelf) = (desk.now(), desk.directory(), desk.shelf());
        Ok(Self { now, directory, shelf, books, ledger, opened, numbers })
    }

    /// The words that were opened for this reader.
    pub const fn opened(&self) -> &Opened {
        &self.opened
    }

    pub fn calendar(&self) -> &Calendar {
        &self.books.calendar
    }

    pub fn org(&self, id: &OrgId) -> String {
        self.directory.name_of(id).to_owned()
    }

    pub fn person(&self, id: &StaffId) -> String {
        self.directory.member(id).map_or_else(|| id.0.clone(), |member| member.name.clone())
    }

    /// The cases that are named, those that are known: number and stream.
    pub fn numbers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.numbers.iter().map(|(stream, number)| (number.as_str(), stream.as_str()))
    }

    /// The document's own word for a word of the glossary.
    pub fn label(&self, word: &str) -> String {
        let books = &self.books.regulations;
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
                format!("{name}（{org} {}）", self.label(role.zh()))
            }
        }
    }

    /// For what a duty of a list stands: a post by unit and channel, an organisation, a milestone.
    pub fn item_named(&self, item: &str) -> String {
        let mut parts = item.split('·');
        let org = self.org(&OrgId(parts.next().unwrap_or_default().to_owned()));
        parts.next().map_or(org.clone(), |channel| format!("{org} {channel}"))
    }

    /// What stands in a field, in words; whether this reader may know it has been judged before.
    pub fn value(&self, field: Field, value: &Value) -> String {
        match value {
            Value::Sealed(_) => self.opened.words(value).map_or_else(|| "（已按规定删除）".to_owned(), str::to_owned),
            Value::Word(word) if field == Field::Duty => self.duty_named(word),
            Value::Word(word) => word.clone(),
            Value::Case(stream) => self.case_named(stream),
            Value::Moment(at) => brief(*at, self.now),
            Value::Span(span) => span.to_string(),
            Value::Org(org) => self.org(org),
            Value::Orgs(orgs) => orgs.iter().map(|org| self.org(org)).collect::<Vec<_>>().join("、"),
            Value::Person { seat, staff } => {
                let name = staff.as_ref().map(|staff| self.person(staff)).unwrap_or_default();
                format!("{name}（{} {}）", self.org(&seat.org), seat.role)
            }
            Value::StandIns(list) => {
                let held = |seat: &directory::Seat| format!("{}{}", self.org(&seat.org), seat.role);
                list.iter()
                    .map(|(post, seat)| format!("{}由{}代行", held(post), held(seat)))
                    .collect::<Vec<_>>()
                    .join("、")
            }
            Value::Item(item) => {
                let known = self.directory.items.iter().find(|one| &one.id == item);
                known.map_or_else(|| item.0.clone(), |item| item.name.clone())
            }
            Value::Milestones(list) => {
                let each = |(name, at): &(String, DateTime)| format!("{name} {}", at.date());
                list.iter().map(each).collect::<Vec<_>>().join("、")
            }
            Value::Cases(cases) => self.cases_named(cases),
            Value::Words(posts) if field == Field::Posts => {
                posts.iter().map(|post| self.item_named(post)).collect::<Vec<_>>().join("、")
            }
            Value::Files(words) | Value::Words(words) => words.join("、"),
            Value::Number(number) => number.to_string(),
        }
    }

    fn case_named(&self, stream: &str) -> String {
        self.numbers.get(stream).map_or_else(|| stream.to_owned(), Clone::clone)
    }

    fn cases_named(&self, cases: &[String]) -> String {
        let named: Vec<String> = cases.iter().take(MOST_CASES).map(|case| self.case_named(case)).collect();
        let more = if cases.len() > MOST_CASES { format!("等 {} 件", cases.len()) } else { String::new() };
        format!("{}{more}", named.join("、"))
    }

    fn duty_named(&self, key: &str) -> String {
        let duty = self.ledger.duties.iter().find(|duty| duty.key == key);
        duty.map_or_else(|| key.to_owned(), |duty| self.label(&names(duty)))
    }

    /// The words of a clause, as the regulation's file restates them.
    pub fn quote(&self, clause: &Citation) -> String {
        let regulation = self.books.regulation(&clause.regulation);
        let section = regulation.and_then(|r| r.sections.iter().find(|s| s.place == clause.place));
        section.map(|s| s.text.trim().to_owned()).unwrap_or_default()
    }

    /// The regulations that apply, in full.
    pub fn regulations(&self) -> Vec<String> {
        let books = &self.books.regulations;
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
