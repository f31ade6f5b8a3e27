//! A regulation as it was read: every block of the format, its words resolved.

mod figures;
mod rules;

pub use figures::{Count, DutyCount, PaperRule, Rate, Recurring, Revisits, Routine, Threshold};
pub use rules::{
    Bar, Class, DutyRule, Each, Elements, Ending, Extension, Ground, Ladder, Lift, LimitRule, Note, Path, Performer,
    ReturnRule, StepRule,
};

use crate::{Citation, Pattern, Section};
use calendar::{Counting, Date, Within};
use std::collections::BTreeMap;
use words::{Act, Attribute, CaseKind, HolderWord, Refusal};

/// Whether a document is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// 征求意见稿: circulated for comment.
    Draft,
    /// 暂行: in force, to be revised.
    Provisional,
    /// 现行有效
    InForce,
}

impl Status {
    /// The Chinese word.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Draft => "征求意见稿",
            Self::Provisional => "暂行",
            Self::InForce => "现行有效",
        }
    }
}

/// One regulation, one version.
#[derive(Clone, Debug)]
pub struct Regulation {
    /// Its id (henan).
    pub id: String,
    /// The version of the file, a date of the document as a rule.
    pub version: String,
    /// The title of the document.
    pub title: String,
    /// The number or short name by which it is cited.
    pub number: String,
    /// Whether it is in force.
    pub status: Status,
    /// The first day of force, where the document gives one.
    pub in_force: Option<Date>,
    /// The last day of force.
    pub until: Option<Date>,
    /// How limits are counted unless a limit says otherwise.
    pub counting: Counting,
    /// The classes of a case.
    pub classes: Vec<Class>,
    /// The document's own words for acts, stages and roles.
    pub labels: BTreeMap<String, String>,
    /// The kinds it takes in.
    pub kinds: Vec<CaseKind>,
    /// The clause that says so.
    pub scope: Option<Citation>,
    /// The grounds of non-acceptance.
    pub grounds: Vec<Ground>,
    /// What forbids an act beyond the order of the path.
    pub bars: Vec<Bar>,
    /// Who performs an act, where it is not the glossary's default.
    pub performers: Vec<Performer>,
    /// The steps that are passed otherwise than by the act of their name.
    pub steps: Vec<StepRule>,
    /// The paths.
    pub paths: Vec<Path>,
    /// The acts that end a case without its path.
    pub endings: Vec<Ending>,
    /// What lifts single duties.
    pub lifts: Vec<Lift>,
    /// What records and answers must contain.
    pub elements: Vec<Elements>,
    /// The duties.
    pub duties: Vec<DutyRule>,
    /// The limits.
    pub limits: Vec<LimitRule>,
    /// The limit of a next step that no duty covers.
    pub pace: Within,
    /// The extension, where there is one.
    pub extension: Option<Extension>,
    /// The return of a work order.
    pub returns: Option<ReturnRule>,
    /// Supervision.
    pub ladder: Option<Ladder>,
    /// What is looked at on every working day.
    pub routines: Vec<Routine>,
    /// What is done once in every period, each beside the duty and the limit that stand for it.
    pub recurring: Vec<Recurring>,
    /// The rates by which work is judged.
    pub rates: Vec<Rate>,
    /// What follows when something has happened so often.
    pub thresholds: Vec<Threshold>,
    /// The revisits that are made by sample.
    pub revisits: Vec<Revisits>,
    /// The papers whose fields the document fixes.
    pub papers: Vec<PaperRule>,
    /// Clauses that are a matter for people, or whose effect comes later, with the reason.
    pub notes: Vec<Note>,
    /// The text of the file, as it was read.
    pub text: String,
    /// The sections of the file, in its order.
    pub sections: Vec<Section>,
}

impl Regulation {
    /// The class of this name.
    #[must_use]
    pub fn class(&self, name: &str) -> Option<&Class> {
        self.classes.iter().find(|c| c.name == name)
    }

    /// The document's own word for a word of the glossary.
    #[must_use]
    pub fn label<'a>(&'a self, word: &'a str) -> &'a str {
        self.labels.get(word).map_or(word, String::as_str)
    }

    /// The first rule of a duty's name.
    #[must_use]
    pub fn duty(&self, name: &str) -> Option<&DutyRule> {
        self.duties.iter().find(|d| d.name == name)
    }

    /// The very rule from which a duty comes.
    #[must_use]
    pub fn rule_of(&self, reference: &crate::RuleRef) -> Option<&DutyRule> {
        self.duties.get(reference.rule).filter(|d| d.name == reference.name).or_else(|| self.duty(&reference.name))
    }

    /// The place of a rule among the duty rules.
    pub(crate) fn place_of(&self, rule: &DutyRule) -> usize {
        self.duties.iter().position(|d| std::ptr::eq(d, rule)).unwrap_or_default()
    }

    /// The path of a case whose attributes `value` tells.
    #[must_use]
    pub fn path(&self, value: &dyn Fn(Attribute) -> String) -> Option<&Path> {
        self.paths.iter().find(|p| p.when.holds(value))
    }

    /// Whether a day lies in the days of force.
    #[must_use]
    pub fn is_in_force(&self, day: Date) -> bool {
        self.in_force.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Regulation {
    /// Who performs an act in a case whose attributes `value` tells, each with what must have happened before.
    #[must_use]
    pub fn performers_of(
        &self,
        act: Act,
        value: &dyn Fn(Attribute) -> String,
    ) -> Vec<(HolderWord, Option<(&Pattern, Refusal)>)> {
        let rules: Vec<&Performer> =
            self.performers.iter().filter(|p| p.acts.contains(&act) && p.when.holds(value)).collect();
        let replaced = rules.iter().any(|p| !p.beside);
        let default = act.performers().iter().filter(|_| !replaced).map(|word| (*word, None));
        let own = rules.iter().flat_map(|p| {
            p.who.iter().map(|word| (*word, p.needs.as_ref().map(|(pattern, refusal)| (pattern, *refusal))))
        });
        own.chain(default).collect()
    }
}

impl Bar {
    /// Whether what lifts the bar has happened and, where only the latest counts, was not undone by a later fact of the
    /// same act.
    #[must_use]
    pub fn is_lifted(&self, subject: &dyn crate::Subject) -> bool {
        let facts = subject.facts();
        let has = |pattern: &Pattern| {
            let mut of_act = facts.iter().rev().filter(|fact| fact.act() == pattern.act);
            let judged = if self.latest { 1 } else { usize::MAX };
            of_act.by_ref().take(judged).any(|fact| pattern.matches(*fact, subject, None))
        };
        self.until.iter().any(|all| all.iter().all(has))
    }
}

impl Regulation {
    /// Whether a path, a duty, a performer or what a performer needs speaks of an act.
    #[must_use]
    pub fn mentions(&self, act: Act) -> bool {
        self.paths.iter().flat_map(|p| &p.steps).any(|s| s == act.zh())
            || self.performers.iter().any(|p| p.acts.contains(&act) || p.needs.iter().any(|(n, _)| n.act == act))
            || self.duties.iter().any(|d| d.opened_by.iter().chain(d.met_by.iter().flatten()).any(|p| p.act == act))
    }
}
