//! What figures count by: a case or an affair without its words.
//!
//! A digest holds what happened when, by whom in office and about which office, and how each duty came out. It is made
//! anew from the journal at any time and holds nothing that was sealed, so that figures can be counted, published and
//! counted again without opening a single case.

mod duty;
mod mark;

pub use duty::CountedDuty;
pub use mark::Mark;

use crate::{Recorded, Value};
use calendar::{Date, DateTime, Span};
use regulation::Happening;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use words::{Act, Dimension, Field, Role};

/// What figures count by: one for each case and each affair.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// The kind of case (投诉) or of affair (来电).
    #[serde(rename = "k", default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// When it was received or begun, civil time of Asia/Shanghai.
    #[serde(rename = "a")]
    pub at: DateTime,
    /// When it ended, by whatever ending.
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<DateTime>,
    /// What it is counted under, by dimension. A dimension that does not apply is absent.
    #[serde(rename = "m", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub dims: BTreeMap<Dimension, Vec<Mark>>,
    /// What happened, oldest first.
    #[serde(rename = "f", default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<CountedFact>,
    /// What was owed.
    #[serde(rename = "d", default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<CountedDuty>,
}

/// A fact as figures see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CountedFact {
    /// What happened.
    #[serde(rename = "t")]
    pub act: Act,
    /// When it was recorded.
    #[serde(rename = "a")]
    pub at: DateTime,
    /// In which role it was done.
    #[serde(rename = "r")]
    pub role: Role,
    /// At which organisation.
    #[serde(rename = "o", default, skip_serializing_if = "Option::is_none")]
    pub org: Option<String>,
    /// By which member of staff.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<String>,
    /// As whom of the case it was done (牵头, 中心, 首问责任人), beside the role.
    #[serde(rename = "w", default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<String>,
    /// Its open words; of sealed words and of dates only that they are there (`有`).
    #[serde(rename = "v", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<Field, String>,
}

impl Digest {
    /// The values of a dimension; none where it does not apply.
    #[must_use]
    pub fn marks(&self, dimension: Dimension) -> &[Mark] {
        self.dims.get(&dimension).map_or(&[], Vec::as_slice)
    }

    /// Whether it is counted under a value of a dimension, by its id or one of its names. An area goes by the place that
    /// stands in its centre's name as well, and a code of six digits that ends in noughts stands for all that lies in it.
    ///
    /// ```
    /// use record::{Digest, Mark};
    /// use words::Dimension;
    /// let area = Mark::named("410503", ["安阳市北关区政务服务和大数据管理局".to_owned()]);
    /// let digest = Digest { dims: [(Dimension::Area, vec![area])].into(), ..Digest::default() };
    /// assert!(digest.is_under(Dimension::Area, "410503"));
    /// assert!(digest.is_under(Dimension::Area, "410500"));
    /// assert!(digest.is_under(Dimension::Area, "北关区"));
    /// assert!(!digest.is_under(Dimension::Area, "410523"));
    /// assert!(!digest.is_under(Dimension::Window, "410503"));
    /// ```
    #[must_use]
    pub fn is_under(&self, dimension: Dimension, value: &str) -> bool {
        let value = value.trim();
        let is_within = |mark: &Mark| dimension == Dimension::Area && lies_in(mark, value);
        self.marks(dimension).iter().any(|mark| mark.goes_by(value) || is_within(mark))
    }

    /// The facts of an act, oldest first.
    pub fn of(&self, act: Act) -> impl DoubleEndedIterator<Item = &CountedFact> + Clone {
        self.facts.iter().filter(move |fact| fact.act == act)
    }

    /// The latest fact of an act.
    #[must_use]
    pub fn last(&self, act: Act) -> Option<&CountedFact> {
        self.facts.iter().rev().find(|fact| fact.act == act)
    }

    /// Whether it was received or begun within these days, both included.
    #[must_use]
    pub fn is_of(&self, from: Date, until: Date) -> bool {
        (from..=until).contains(&self.at.date())
    }
}

/// Whether an area lies in one that is named by a code or a place.
fn lies_in(area: &Mark, of: &str) -> bool {
    let is_upper = of.len() == 6 && of.bytes().all(|b| b.is_ascii_digit()) && of.ends_with("00");
    let is_place = of.chars().count() > 1 && !of.starts_with(|c: char| c.is_ascii_digit());
    (is_upper && area.id.starts_with(stem(of))) || (is_place && area.names.iter().any(|name| name.contains(of)))
}

fn stem(code: &str) -> &str {
    code.strip_suffix("0000").or_else(|| code.strip_suffix("00")).unwrap_or(code)
}

impl CountedFact {
    /// A recorded fact as figures see it, done as these of the case.
    #[must_use]
    pub fn from_recorded(recorded: &Recorded, by: Vec<String>) -> Self {
        let values = recorded.fact.fields.iter().map(|(field, value)| (*field, counted(value))).collect();
        Self {
            act: recorded.fact.act,
            at: recorded.at,
            role: recorded.by.role,
            org: recorded.by.org.as_ref().map(|o| o.0.clone()),
            staff: recorded.by.staff.as_ref().map(|s| s.0.clone()),
            by,
            values,
        }
    }

    /// The open word in a field.
    #[must_use]
    pub fn value(&self, field: Field) -> Option<&str> {
        self.values.get(&field).map(String::as_str)
    }

    /// Whether a field says 是.
    #[must_use]
    pub fn says_yes(&self, field: Field) -> bool {
        self.value(field) == Some("是")
    }

    /// Whether it was recorded within these days, both included.
    #[must_use]
    pub fn is_of(&self, from: Date, until: Date) -> bool {
        (from..=until).contains(&self.at.date())
    }
}

impl Happening for CountedFact {
    fn act(&self) -> Act {
        self.act
    }
    /// A counted fact has left its stream: it has no place there.
    fn sequence(&self) -> u64 {
        0
    }
    fn at(&self) -> DateTime {
        self.at
    }
    fn value(&self, field: Field) -> Option<String> {
        self.values.get(&field).cloned()
    }
    fn moment(&self, _field: Field) -> Option<DateTime> {
        None
    }
    fn span(&self, _field: Field) -> Option<Span> {
        None
    }
    fn items(&self, _field: Field) -> Vec<(String, Option<DateTime>)> {
        Vec::new()
    }
}

/// What rules compare, where it is open and names no person; otherwise that something is there.
fn counted(value: &Value) -> String {
    match value {
        Value::Word(_) | Value::Number(_) | Value::Org(_) | Value::Orgs(_) | Value::Item(_) => value.rule_word(),
        Value::Moment(_)
        | Value::Span(_)
        | Value::Person { .. }
        | Value::StandIns(_)
        | Value::Milestones(_)
        | Value::Case(_)
        | Value::Cases(_)
        | Value::Words(_)
        | Value::Files(_)
        | Value::Sealed(_) => "有".to_owned(),
    }
}
