//! A regulation as it was read: every block of the format, its words resolved.

use crate::{AllOf, Citation, Condition, Limit, Pattern, Section, StartAt};
use calendar::{Counting, Date, Within};
use std::collections::BTreeMap;
use words::{Act, Attribute, CaseKind, Field, HolderWord, Refusal, Stage};

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
    /// Figures, thresholds, revisits and papers, which the hall reads.
    pub figures: Vec<Figure>,
    /// Clauses that are a matter for people, or whose effect comes later, with the reason.
    pub notes: Vec<Note>,
    /// The sections of the file, in its order.
    pub sections: Vec<Section>,
}

/// A class of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Its word.
    pub name: String,
    /// What it means.
    pub meaning: String,
    /// Whether it is meant where nothing is said.
    pub default: bool,
}

/// A ground of non-acceptance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The clause.
    pub citation: Citation,
    /// The ground as a whole.
    pub name: String,
    /// The single items of the document's list, in its words.
    pub items: Vec<String>,
    /// The right channel to tell.
    pub tell: String,
    /// When it applies.
    pub when: Condition,
    /// Whether it points to an earlier case (repeated complaints).
    pub link_earlier: bool,
}

impl Ground {
    /// Whether the words given mean this ground: the whole, an item, or a part of either that is not a mere syllable.
    #[must_use]
    pub fn is_meant_by(&self, given: &str) -> bool {
        let given = crate::citation::plain(given);
        if given.chars().count() < 2 {
            return false;
        }
        std::iter::once(&self.name)
            .chain(&self.items)
            .map(|word| crate::citation::plain(word))
            .any(|word| word.contains(&given) || (word.chars().count() >= 2 && given.contains(&word)))
    }
}

/// What forbids an act beyond the order of the path.
#[derive(Clone, Debug)]
pub struct Bar {
    /// The clause.
    pub citation: Citation,
    /// The act, as it would be recorded.
    pub act: Pattern,
    /// When the bar stands.
    pub when: Condition,
    /// What lifts it: any of these, each a set of facts that must all have happened.
    pub until: Vec<AllOf>,
    /// The reason given.
    pub refusal: Refusal,
}

/// Who performs an act under this regulation.
#[derive(Clone, Debug)]
pub struct Performer {
    /// The clause.
    pub citation: Citation,
    /// The acts.
    pub acts: Vec<Act>,
    /// When it holds.
    pub when: Condition,
    /// Who.
    pub who: Vec<HolderWord>,
    /// What must have happened before these may do it, with the reason given otherwise.
    pub needs: Option<(Pattern, Refusal)>,
    /// Whether these act beside those of another rule or of the default, not in their place.
    pub beside: bool,
}

/// A step that is passed otherwise than by the act of its name.
#[derive(Clone, Debug)]
pub struct StepRule {
    /// The clause.
    pub citation: Citation,
    /// The step's name: an act's word, or a word of its own.
    pub name: String,
    /// When the rule holds.
    pub when: Condition,
    /// What passes it.
    pub passed_by: Vec<AllOf>,
    /// The stage in which the case stands until then.
    pub stage: Option<Stage>,
    /// The reason given to whoever wants to go on without it.
    pub refusal: Option<Refusal>,
    /// Who performs it, where it is no act.
    pub who: Vec<HolderWord>,
}

/// The steps of a case from first to last.
#[derive(Clone, Debug)]
pub struct Path {
    /// The clause.
    pub citation: Citation,
    /// When it is the path.
    pub when: Condition,
    /// The steps.
    pub steps: Vec<String>,
}

/// An act that ends a case without its path.
#[derive(Clone, Debug)]
pub struct Ending {
    /// The clause.
    pub citation: Citation,
    /// The act.
    pub act: Act,
    /// When it ends.
    pub when: Condition,
    /// The stage in which the case stands from then on.
    pub stage: Stage,
}

/// What lifts single duties.
#[derive(Clone, Debug)]
pub struct Lift {
    /// The clause.
    pub citation: Citation,
    /// The facts that lift.
    pub by: Vec<Pattern>,
    /// The duties lifted.
    pub duties: Vec<String>,
}

/// What a record or an answer must contain.
#[derive(Clone, Debug)]
pub struct Elements {
    /// The clause.
    pub citation: Citation,
    /// The act that is asked, as it would be recorded.
    pub act: Pattern,
    /// When it is asked.
    pub when: Condition,
    /// What must be there.
    pub all: Vec<Field>,
    /// Of these, one at least.
    pub one_of: Vec<Field>,
    /// What must stand in a field.
    pub must_be: Vec<(Field, Vec<String>)>,
    /// What may not stand in a field.
    pub forbid: Vec<(Field, Vec<String>)>,
    /// The acts that an incomplete record blocks, beside closing.
    pub blocks: Vec<Act>,
    /// The reason given instead of 要素不全.
    pub refusal: Option<Refusal>,
}

/// A duty's rule.
#[derive(Clone, Debug)]
pub struct DutyRule {
    /// The clause.
    pub citation: Citation,
    /// Further clauses that ground it.
    pub also: Vec<Citation>,
    /// Its name.
    pub name: String,
    /// When it arises.
    pub when: Condition,
    /// Who owes it: the first of these that there is.
    pub holder: Vec<HolderWord>,
    /// What opens it.
    pub opened_by: Vec<Pattern>,
    /// One duty for each item: of a list field of the opening fact, or of a literal list.
    pub each: Option<Each>,
    /// What meets it: any of these, each a set of facts that must all happen.
    pub met_by: Vec<AllOf>,
    /// What opens it again with its due unchanged.
    pub reopened_by: Vec<Pattern>,
    /// The endings that it survives.
    pub survives: Vec<Act>,
    /// Whether it also stands outside an open case: it does not count as what an open case owes.
    pub aside: bool,
}

/// The list whose items each bring a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Each {
    /// A field of the opening fact.
    Field(Field),
    /// A literal list.
    List(Vec<String>),
}

/// A limit of a duty.
#[derive(Clone, Debug)]
pub struct LimitRule {
    /// The clause.
    pub citation: Citation,
    /// The duty's name.
    pub duty: String,
    /// When it is the limit.
    pub when: Condition,
    /// How long.
    pub within: Limit,
    /// From when.
    pub start: StartAt,
    /// Whether the number is the organisation's own promise.
    pub setting: bool,
    /// The field that names the law, where a law sets the limit.
    pub basis: Option<Field>,
    /// How it is counted.
    pub counting: Counting,
}

/// The extension of a limit.
#[derive(Clone, Debug)]
pub struct Extension {
    /// The clause.
    pub citation: Citation,
    /// The duties that may be extended.
    pub duties: Vec<String>,
    /// How often; `None` without bound.
    pub times: Option<u32>,
    /// How long at most beyond the due moment.
    pub cap: Option<Within>,
    /// The reason given when the approval does not say how it is told.
    pub tell: Option<Refusal>,
}

/// The return of a work order.
#[derive(Clone, Debug)]
pub struct ReturnRule {
    /// The clause.
    pub citation: Citation,
    /// Within how long after dispatch.
    pub within: Within,
    /// How often; `None` without bound.
    pub times: Option<u32>,
}

/// Supervision.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// The clause.
    pub citation: Citation,
    /// The duties on which it stands; empty for every dated one.
    pub duties: Vec<String>,
    /// The duties outside it.
    pub except: Vec<String>,
    /// The share of the elapsed time after which a reminder goes out, as a fraction; `None` without reminders.
    pub remind: Option<(u32, u32)>,
    /// The time that an order gives; `None` without orders.
    pub order: Option<Within>,
    /// Whether a circular follows an order that was not obeyed.
    pub circulate: bool,
}

/// A block that the hall reads: a rate, a threshold, a revisit plan, a paper.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The clause.
    pub citation: Citation,
    /// The kind of block.
    pub block: &'static str,
    /// Its keys and values.
    pub values: BTreeMap<String, Vec<String>>,
}

/// A clause that is a matter for people, or whose effect comes later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Whether it is to come later, rather than a matter for people.
    pub later: bool,
    /// The clause ids.
    pub covers: Vec<String>,
    /// Why.
    pub reason: String,
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
    /// Whether what lifts the bar has happened.
    #[must_use]
    pub fn is_lifted(&self, subject: &dyn crate::Subject) -> bool {
        let facts = subject.facts();
        self.until
            .iter()
            .any(|all| all.iter().all(|pattern| facts.iter().any(|fact| pattern.matches(*fact, subject, None))))
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
