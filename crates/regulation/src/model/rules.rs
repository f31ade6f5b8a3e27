//! The rules of a case: classes, grounds, paths, elements, duties, limits and supervision.

use crate::{AllOf, Citation, Condition, Limit, Pattern, StartAt};
use calendar::{Counting, Within};
use words::{Act, Field, HolderWord, Refusal, Stage};

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
    /// Whether only the latest fact of each act counts among what lifts it: a later one of another kind brings the bar back.
    pub latest: bool,
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
