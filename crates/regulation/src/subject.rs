//! How the duty machine sees what it serves.

use crate::Holder;
use calendar::{DateTime, Span};
use words::{Act, Attribute, Field, HolderWord};

/// A fact, as the duty machine sees it.
pub trait Happening {
    /// What happened.
    fn act(&self) -> Act;
    /// Its place in the stream, from one.
    fn sequence(&self) -> u64;
    /// When it was recorded, civil time of Asia/Shanghai.
    fn at(&self) -> DateTime;
    /// The open value of a field, as rules write it; `有` for sealed words.
    fn value(&self, field: Field) -> Option<String>;
    /// The moment that a field holds.
    fn moment(&self, field: Field) -> Option<DateTime>;
    /// The length of time that a field holds.
    fn span(&self, field: Field) -> Option<Span>;
    /// The items of a field that holds a list, each with its date where it has one.
    fn items(&self, field: Field) -> Vec<(String, Option<DateTime>)>;
}

/// A case or another stream, as the duty machine sees it: after the fact that is being followed.
pub trait Subject {
    /// The value of an attribute.
    fn attribute(&self, attribute: Attribute) -> String;
    /// Who a word means; `None` where there is nobody yet.
    fn holder(&self, word: HolderWord, item: Option<&str>) -> Option<Holder>;
    /// Whether a fact was recorded by whom the word means.
    fn is_by(&self, fact: &dyn Happening, word: HolderWord, item: Option<&str>) -> bool;
    /// The facts so far, the one being followed included.
    fn facts(&self) -> Vec<&dyn Happening>;
    /// The sequence after which a step must be passed anew.
    fn floor(&self, step: &str) -> u64;
    /// Whether it has ended and nothing more is to be done about it.
    fn is_ended(&self) -> bool;
    /// The moment of receipt (发生时间).
    fn received(&self) -> DateTime;

    /// Whether it walks a path of steps, so that whoever performs the next one owes it where nothing else is owed. What
    /// surrounds cases walks none.
    fn has_path(&self) -> bool {
        true
    }

    /// Whether a step has been passed, where the subject knows it better than its facts tell one by one (every milestone
    /// of a plan); `None` where the facts tell.
    fn passed(&self, _step: Act) -> Option<bool> {
        None
    }

    /// The latest value of a field that holds a moment.
    fn latest_moment(&self, field: Field) -> Option<DateTime> {
        self.facts().iter().rev().find_map(|f| f.moment(field))
    }
    /// The latest value of a field that holds a length of time.
    fn latest_span(&self, field: Field) -> Option<Span> {
        self.facts().iter().rev().find_map(|f| f.span(field))
    }
    /// The latest open value of a field.
    fn latest_value(&self, field: Field) -> Option<String> {
        self.facts().iter().rev().find_map(|f| f.value(field))
    }
}
