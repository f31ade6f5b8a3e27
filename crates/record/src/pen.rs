//! The pen with which papers are written: it opens sealed words only through the reader's own eyes, calls organisations
//! and people by their names, and writes dates as Chinese paper does.

mod conduct;

use crate::{Actor, Block, Code, Fact, Recorded, Sealed, Sheet, Value};
use calendar::DateTime;
use directory::{Directory, OrgId, OrgKind};
use regulation::{Books, Ledger, State, Subject};
use std::collections::BTreeMap;
use words::{Field, Paper};

/// What stands on a paper in place of words that its reader may not know, or that were erased.
pub const CLOSED: &str = "（不公开）";

/// The fields that tell who the party is.
const PERSONAL: &[Field] =
    &[Field::Name, Field::Unit, Field::UnitContact, Field::Phone, Field::Address, Field::Needs, Field::Signature];

/// How sealed words are opened for one reader; `None` where that reader may not know them.
pub type Open<'a> = dyn Fn(&Sealed) -> Option<String> + 'a;

/// What papers need beside the facts.
#[derive(Clone, Debug)]
pub struct About<'a> {
    /// The register number of the case; none for what surrounds cases.
    pub number: Option<&'a str>,
    /// Organisations, people and items, as they are called on paper.
    pub directory: &'a Directory,
    /// The rules whose clauses the papers name.
    pub books: &'a Books,
    /// The address at which the party follows the case.
    pub follow: Option<&'a str>,
    /// The register numbers of other cases that the facts name, by stream.
    pub numbers: &'a BTreeMap<String, String>,
}

/// Writes papers for one reader.
#[derive(Clone, Copy)]
pub struct Pen<'a> {
    /// What is known beside the facts.
    pub about: &'a About<'a>,
    open: &'a Open<'a>,
}

impl<'a> Pen<'a> {
    /// A pen for one reader.
    #[must_use]
    pub fn new(about: &'a About<'a>, open: &'a Open<'a>) -> Self {
        Self { about, open }
    }

    /// Sealed words, as far as the reader may know them.
    #[must_use]
    pub fn opened(&self, sealed: &Sealed) -> String {
        (self.open)(sealed).unwrap_or_else(|| CLOSED.to_owned())
    }

    /// A value as people read it.
    #[must_use]
    pub fn value(&self, value: &Value) -> String {
        match value {
            Value::Sealed(sealed) => self.opened(sealed),
            Value::Moment(at) => minute(*at),
            Value::Org(org) => self.name(org),
            Value::Orgs(orgs) => orgs.iter().map(|o| self.name(o)).collect::<Vec<_>>().join("、"),
            Value::Person { seat, staff } => {
                self.who(&Actor { role: seat.role, org: Some(seat.org.clone()), staff: staff.clone() })
            }
            Value::StandIns(list) => {
                let held = |seat: &directory::Seat| format!("{}{}", self.name(&seat.org), seat.role);
                list.iter()
                    .map(|(post, seat)| format!("{}由{}代行", held(post), held(seat)))
                    .collect::<Vec<_>>()
                    .join("、")
            }
            Value::Item(id) => {
                let item = self.about.directory.items.iter().find(|i| &i.id == id);
                item.map_or_else(|| id.as_str().to_owned(), |i| i.name.clone())
            }
            Value::Milestones(list) => {
                list.iter().map(|(name, at)| format!("{name}（{}）", day(*at))).collect::<Vec<_>>().join("、")
            }
            Value::Case(case) => self.about.numbers.get(case).unwrap_or(case).clone(),
            Value::Cases(cases) => self.cases(cases),
            Value::Files(files) => format!("{}件", files.len()),
            Value::Word(_) | Value::Span(_) | Value::Words(_) | Value::Number(_) => value.rule_word(),
        }
    }

    /// Cases by their register numbers; those whose number is not known are counted.
    fn cases(&self, cases: &[String]) -> String {
        let known: Vec<&str> = cases.iter().filter_map(|c| self.about.numbers.get(c)).map(String::as_str).collect();
        match (known.len(), cases.len() - known.len()) {
            (0, all) => format!("{all}件"),
            (_, 0) => known.join("、"),
            (_, more) => format!("{}等{}件", known.join("、"), known.len() + more),
        }
    }

    /// What stands in a field of a fact; `None` where nothing does.
    #[must_use]
    pub fn field(&self, fact: &Fact, field: Field) -> Option<String> {
        fact.get(field).map(|value| self.value(value))
    }

    /// Those of the fields that a fact carries, as boxes of a form.
    #[must_use]
    pub fn boxes(&self, fact: &Fact, fields: &[Field]) -> Vec<(String, String)> {
        fields.iter().filter_map(|f| Some((f.zh().to_owned(), self.field(fact, *f)?))).collect()
    }

    /// The items of a list field: its words, or what somebody wrote, line by line.
    #[must_use]
    pub fn items(&self, fact: &Fact, field: Field) -> Vec<String> {
        match fact.get(field) {
            Some(Value::Words(words)) => words.clone(),
            Some(Value::Sealed(sealed)) => parted(&self.opened(sealed)),
            Some(other) => vec![self.value(other)],
            None => Vec::new(),
        }
    }

    /// The full name of an organisation.
    #[must_use]
    pub fn name(&self, org: &OrgId) -> String {
        self.about.directory.name_of(org).to_owned()
    }

    /// The name under which an organisation issues papers: a window stands with its centre.
    #[must_use]
    pub fn full_name(&self, org: &OrgId) -> String {
        let found = self.about.directory.organisation(org).filter(|o| o.kind == OrgKind::Window);
        let centre = found.and_then(|o| o.centre.as_ref()).map(|centre| self.name(centre)).unwrap_or_default();
        format!("{centre}{}", self.name(org))
    }

    /// Who did something: the person's name with the organisation, the seat where no person is known.
    #[must_use]
    pub fn who(&self, actor: &Actor) -> String {
        let member = actor.staff.as_ref().and_then(|id| self.about.directory.member(id));
        let person = member.map_or_else(|| actor.role.zh().to_owned(), |m| m.name.clone());
        match &actor.org {
            Some(org) => format!("{person}（{}）", self.name(org)),
            None => person,
        }
    }

    /// Where to find an organisation and how to reach it, as far as the directory knows.
    #[must_use]
    pub fn whereabouts(&self, org: &OrgId) -> Vec<(String, String)> {
        let Some(found) = self.about.directory.organisation(org) else { return Vec::new() };
        [("办理窗口", &found.name), ("地点", &found.place), ("电话", &found.phone), ("办公时间", &found.hours)]
            .into_iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(label, words)| (label.to_owned(), words.clone()))
            .collect()
    }

    /// A paper of a kind about a fact: with issuer, day and, for a case, its register number.
    #[must_use]
    pub fn sheet(&self, paper: Paper, issuer: &OrgId, recorded: &Recorded) -> Sheet {
        let mut sheet = Sheet::of(paper, self.full_name(issuer));
        sheet.number = self.about.number.map(str::to_owned);
        sheet.date = Some(recorded.at.date());
        sheet
    }

    /// The number of an official paper, from the case or, without one, the moment, and the fact that brings it:
    /// `督〔2022〕20220928-00017-12号`. The same fact has the same number whenever it is printed.
    #[must_use]
    pub fn serial(&self, mark: &str, recorded: &Recorded) -> String {
        let of = match self.about.number {
            Some(number) => {
                let mut parts = number.rsplitn(3, '-');
                let (count, day) = (parts.next().unwrap_or(number), parts.next());
                day.map_or_else(|| count.to_owned(), |day| format!("{day}-{count}"))
            }
            None => recorded.at.strftime("%m%d-%H%M").to_string(),
        };
        format!("{mark}〔{}〕{of}-{}号", recorded.at.year(), recorded.sequence)
    }

    /// The clauses on which what was done rests: of the duties that it met, of the rules that say what it must contain,
    /// of the paper where a document fixes it; failing these, of whoever may do it, else of the bar, ending or path that
    /// speaks of the act.
    #[must_use]
    pub fn grounds(&self, paper: Paper, recorded: &Recorded, ledger: &Ledger, subject: &dyn Subject) -> Vec<String> {
        let met = ledger
            .duties
            .iter()
            .filter(|d| matches!(&d.state, State::Met { sequence, .. } if *sequence == recorded.sequence));
        let mut clauses: Vec<String> = met.flat_map(|d| &d.clauses).map(ToString::to_string).collect();
        let value = |attribute| subject.attribute(attribute);
        let rules = &self.about.books.regulations;
        let elements = rules.iter().flat_map(|r| &r.elements).filter(|e| {
            e.act.act == recorded.fact.act && e.when.holds(&value) && e.act.matches(recorded, subject, None)
        });
        clauses.extend(elements.map(|e| e.citation.to_string()));
        let fixed = rules.iter().flat_map(|r| &r.papers).filter(|p| p.paper == Some(paper) && p.name == paper.zh());
        clauses.extend(fixed.map(|p| p.citation.to_string()));
        if clauses.is_empty() {
            let may = rules.iter().flat_map(|r| &r.performers);
            let may = may.filter(|p| p.acts.contains(&recorded.fact.act) && p.when.holds(&value));
            clauses.extend(may.map(|p| p.citation.to_string()));
        }
        if clauses.is_empty() {
            let act = recorded.fact.act;
            let bars = rules.iter().flat_map(|r| &r.bars).filter(|b| b.act.act == act && b.when.holds(&value));
            let endings = rules.iter().flat_map(|r| &r.endings).filter(|e| e.act == act && e.when.holds(&value));
            let paths = rules.iter().filter_map(|r| r.path(&value)).filter(|p| p.steps.iter().any(|s| s == act.zh()));
            clauses.extend(bars.map(|b| b.citation.to_string()));
            clauses.extend(endings.map(|e| e.citation.to_string()));
            clauses.extend(paths.map(|p| p.citation.to_string()));
        }
        distinct(clauses)
    }

    /// The code by which the party follows the case.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        let content = self.about.follow?.to_owned();
        Some(Code { content, caption: "扫码查询办理进展".to_owned() })
    }

    /// The first of the regulations' own words for a word of the glossary.
    #[must_use]
    pub fn label<'w>(&'w self, word: &'w str) -> &'w str {
        self.about.books.regulations.iter().map(|r| r.label(word)).find(|own| *own != word).unwrap_or(word)
    }
}

impl std::fmt::Debug for Pen<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pen").field("about", &self.about).finish_non_exhaustive()
    }
}

/// Whether a field tells who the party is: no copy for a respondent shows it.
#[must_use]
pub fn tells_the_person(field: Field) -> bool {
    PERSONAL.contains(&field)
}

/// A day on paper: `2022年10月11日`.
#[must_use]
pub fn day(at: DateTime) -> String {
    format!("{}年{}月{}日", at.year(), at.month(), at.day())
}

/// A moment on paper: `2022年10月11日18:00`.
///
/// ```
/// let at = "2022-10-08T09:05".parse().unwrap();
/// assert_eq!(record::minute(at), "2022年10月8日09:05");
/// ```
#[must_use]
pub fn minute(at: DateTime) -> String {
    format!("{}{}", day(at), at.strftime("%H:%M"))
}

/// The single items of what somebody wrote as a list.
///
/// ```
/// assert_eq!(record::parted("健康证明、布局图；1份合同"), ["健康证明", "布局图", "1份合同"]);
/// ```
#[must_use]
pub fn parted(words: &str) -> Vec<String> {
    words.split(['、', '；', ';', '\n']).map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Each once, in the order in which they first stand.
#[must_use]
pub fn distinct(words: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        if !kept.contains(&word) {
            kept.push(word);
        }
    }
    kept
}

/// A paragraph.
#[must_use]
pub fn text(words: impl Into<String>) -> Block {
    Block::Text(words.into())
}

/// A heading.
#[must_use]
pub fn heading(words: &str) -> Block {
    Block::Heading(words.to_owned())
}

/// A box of a form.
#[must_use]
pub fn boxed(label: &str, words: impl Into<String>) -> (String, String) {
    (label.to_owned(), words.into())
}
