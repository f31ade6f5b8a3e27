//! Figures: counts and rates over digests, by formulas that regulations date and cite (豫大数据〔2020〕23号 第八条;
//! “有诉即办” 处置结果应用; DB2203/T 首问责任制 7.3).
//!
//! A figure is asked for by name. A regulation's `rate` of that name that is in force on the period's last day comes
//! first; then the formulas that hold everywhere unless a document says otherwise; then the counts, which follow from the
//! words of the glossary: `投诉量`, `办结数`, `回访数`. Every figure names the cases it counts. Since digests come from the
//! journal and nothing after the moment of counting counts, a published figure comes out the same when it is counted
//! again.
//!
//! # When something belongs to a period
//! A case by its receipt; a fact by when it was recorded; a duty by when it was settled whether it is on time: when it was
//! met or, where that was later or never, when it was due. A duty that is neither met nor due yet, and one that was lifted,
//! enters no rate.

mod formula;
mod names;
mod sum;
mod tables;
mod tally;

pub use tables::{Breakdown, Focus, bars, focus, passing_on, table};
pub(crate) use tables::{Column, period, rows};

use names::Figure;
use record::{CountedDuty, Digest, Mark};
use regulation::{Citation, Count, Pattern, Regulation};
use std::collections::BTreeMap;
use std::sync::Arc;
use sum::Sum;
use words::{CaseKind, Dimension};

use calendar::{Date, DateTime};

/// What is asked: a figure by name, for values of dimensions, over a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The figure's name, its own or one of the field's (按期办结率, 按时办结率).
    pub name: &'a str,
    /// What it is asked for: the dimension's word and an id or name of one of its values; all must hold.
    pub filters: &'a [(String, String)],
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

/// In what a figure is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Cases or affairs.
    Cases,
    /// Facts.
    Times,
    /// A share.
    Percent,
    /// A mark.
    Points,
    /// A length of time.
    Minutes,
}

impl Unit {
    /// The Chinese word.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Cases => "件",
            Self::Times => "次",
            Self::Percent => "%",
            Self::Points => "分",
            Self::Minutes => "分钟",
        }
    }
}

/// A figure as counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// Its name, as the regulation or the glossary has it.
    pub name: String,
    /// How many.
    pub of: u64,
    /// Of how many; `None` for a plain count.
    pub over: Option<u64>,
    /// The figure: a count, a share in percent, a mean. 0 where there is nothing to count by (see [`Self::is_empty`]).
    pub value: f64,
    /// In what it is counted.
    pub unit: Unit,
    /// The places, among the digests given, of those that it counts.
    pub cases: Vec<usize>,
    /// The places of those among which it counts; of a plain count the same ones.
    pub among: Vec<usize>,
    /// The clause whose formula it is, where a regulation has one.
    pub citation: Option<Citation>,
}

impl Measured {
    /// Whether there was nothing to count by: a rate over nothing says nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        matches!(self.over, Some(0))
    }

    /// The figure in words: a count as a number, a share with one digit behind the point where it needs one, a dash for a
    /// rate over nothing.
    #[must_use]
    pub fn text(&self) -> String {
        if self.is_empty() {
            return "—".to_owned();
        }
        let tenths = (self.value * 10.0).round();
        let whole = (tenths % 10.0).abs() < f64::EPSILON;
        let number = if whole { format!("{:.0}", tenths / 10.0) } else { format!("{:.1}", tenths / 10.0) };
        if self.unit == Unit::Percent { format!("{number}%") } else { number }
    }
}

/// Counts a figure. `None` where no figure or no dimension goes by the name asked: [`unknown`] says which there are.
///
/// ```
/// use hall::figures::{Asked, measure};
/// use record::Digest;
/// let at = calendar::civil::date(2026, 3, 2).at(9, 0, 0, 0);
/// let digests: Vec<Digest> =
///     ["投诉", "咨询", "投诉"].map(|kind| Digest { kind: kind.to_owned(), at, ..Digest::default() }).into();
/// let asked = Asked { name: "投诉量", filters: &[], from: at.date(), until: at.date() };
/// let counted = measure(&asked, &digests, &[], at).expect("a figure of the glossary");
/// assert_eq!(counted.text(), "2");
/// assert_eq!(counted.cases, [0, 2]);
/// assert!(measure(&Asked { name: "天气", ..asked }, &digests, &[], at).is_none());
/// ```
#[must_use]
pub fn measure<'d>(
    asked: &Asked<'_>,
    digests: impl IntoIterator<Item = &'d Digest>,
    regulations: &[Arc<Regulation>],
    now: DateTime,
) -> Option<Measured> {
    let figure = names::resolve(asked, regulations)?;
    let filters = filters(asked)?;
    let scope = Scope { from: asked.from, until: asked.until, now, filters: &filters };
    let mut sum = Sum::of(&figure);
    for (place, digest) in digests.into_iter().enumerate() {
        sum.take(place, digest, &scope);
    }
    Some(sum.measured(&figure))
}

/// Counts a figure for each value of a dimension that occurs, in the order of their names. What has several values (a case
/// under two regulations) counts under each; what has none is in no group.
#[must_use]
pub fn measure_by<'d>(
    asked: &Asked<'_>,
    by: Dimension,
    digests: impl IntoIterator<Item = &'d Digest>,
    regulations: &[Arc<Regulation>],
    now: DateTime,
) -> Option<Vec<(Mark, Measured)>> {
    let figure = names::resolve(asked, regulations)?;
    grouped(&figure, asked, by, digests, now)
}

/// Counts, for each value of a dimension, the matters in which one kind of fact was recorded within the period.
pub(crate) fn matters_by(
    asked: &Asked<'_>,
    pattern: &Pattern,
    by: Dimension,
    digests: &[Digest],
    now: DateTime,
) -> Option<Vec<(Mark, Measured)>> {
    let tally = tally::Tally::Matters(vec![Count::Fact(pattern.clone())]);
    grouped(&Figure::Tally(asked.name.to_owned(), tally), asked, by, digests, now)
}

fn grouped<'d>(
    figure: &Figure,
    asked: &Asked<'_>,
    by: Dimension,
    digests: impl IntoIterator<Item = &'d Digest>,
    now: DateTime,
) -> Option<Vec<(Mark, Measured)>> {
    let filters = filters(asked)?;
    let mut sums: BTreeMap<&'d Mark, Sum<'_>> = BTreeMap::new();
    for (place, digest) in digests.into_iter().enumerate() {
        for mark in digest.marks(by) {
            let narrowed: Vec<(Dimension, &str)> = filters.iter().copied().chain([(by, mark.id.as_str())]).collect();
            let scope = Scope { from: asked.from, until: asked.until, now, filters: &narrowed };
            sums.entry(mark).or_insert_with(|| Sum::of(figure)).take(place, digest, &scope);
        }
    }
    let mut groups: Vec<(Mark, Measured)> = sums
        .into_iter()
        .map(|(mark, sum)| (mark.clone(), sum.measured(figure)))
        .filter(|(_, measured)| !measured.among.is_empty())
        .collect();
    groups.sort_by(|a, b| a.0.label().cmp(b.0.label()).then(a.0.cmp(&b.0)));
    Some(groups)
}

/// What to say where a figure or a dimension is not known: the names there are.
#[must_use]
pub fn unknown(asked: &Asked<'_>, regulations: &[Arc<Regulation>]) -> String {
    if let Some((word, _)) = asked.filters.iter().find(|(word, _)| Dimension::from_zh(word).is_none()) {
        let known: Vec<&str> = Dimension::ALL.iter().map(|d| d.zh()).collect();
        return format!("没有“{word}”这个维度，可按{}统计", known.join("、"));
    }
    format!("没有“{}”这个指标，可用的有{}", asked.name, known(asked.until, regulations).join("、"))
}

/// The names of figures on a day: those of the regulations first. Beside them every word of an act with 数 behind it.
#[must_use]
pub fn known(day: Date, regulations: &[Arc<Regulation>]) -> Vec<String> {
    names::known(day, regulations)
}

/// What is counted: the days, the moment of counting and what it is narrowed to.
struct Scope<'a> {
    from: Date,
    until: Date,
    now: DateTime,
    filters: &'a [(Dimension, &'a str)],
}

impl Scope<'_> {
    /// Whether a moment lies in the period and has come.
    fn has(&self, at: DateTime) -> bool {
        at <= self.now && (self.from..=self.until).contains(&at.date())
    }

    /// Whether a digest is meant.
    fn takes(&self, digest: &Digest) -> bool {
        self.filters.iter().all(|(dimension, value)| digest.is_under(*dimension, value))
    }

    /// Whether a duty of a digest is meant: where the digest stands for several offices, each answers for its own.
    fn takes_duty(&self, digest: &Digest, duty: &CountedDuty) -> bool {
        self.filters.iter().all(|(dimension, value)| {
            let marks = digest.marks(*dimension);
            let is_office = matches!(dimension, Dimension::Department | Dimension::Window);
            let shared = is_office && marks.len() > 1;
            !shared || marks.iter().any(|m| m.goes_by(value) && duty.org.as_deref() == Some(m.id.as_str()))
        })
    }
}

/// The dimensions and values asked for; `None` where a dimension is unknown. A kind may go by its second name.
fn filters<'a>(asked: &Asked<'a>) -> Option<Vec<(Dimension, &'a str)>> {
    let one = |(word, value): &'a (String, String)| {
        let dimension = Dimension::from_zh(word)?;
        let value = match dimension {
            Dimension::Kind => CaseKind::from_any(value).map_or(value.trim(), |kind| kind.zh()),
            _ => value.trim(),
        };
        Some((dimension, value))
    };
    asked.filters.iter().map(one).collect()
}

/// Whether a digest is a case's: figures over all matters mean cases, not what surrounds them.
fn is_case(digest: &Digest) -> bool {
    CaseKind::from_zh(&digest.kind).is_some()
}
