//! Counting over the year: what a verified complaint brings for the count of its window, and what the count brings for
//! the case that reached a threshold.

use crate::{Affair, verified_stream};
use calendar::DateTime;
use directory::OrgId;
use record::{Circumstances, Fact, Reason, Then, Value};
use regulation::{Books, Happening, Regulation, Subject};
use words::{Act, Attribute, Field, Refusal};

/// What a verdict brings for the counts of the year: one command for each regulation that counts it. The stream's name
/// follows from regulation, organisation and year, so that every verdict of the year comes to the same count.
#[must_use]
pub fn verified_then(
    stream: &str,
    subject: &dyn Subject,
    fact: &dyn Happening,
    org: &OrgId,
    books: &Books,
    now: DateTime,
) -> Vec<Then> {
    let is_complaint = matches!(subject.attribute(Attribute::Kind).as_str(), "投诉" | "举报");
    if fact.act() != Act::Verify || !is_complaint {
        return Vec::new();
    }
    let verdict = fact.value(Field::Verdict).unwrap_or_default();
    books
        .regulations
        .iter()
        .filter(|r| r.thresholds.iter().any(|t| t.fact.as_ref().is_some_and(|p| p.act == Act::Verify)))
        .map(|r| {
            let counts = r.thresholds.iter().filter_map(|t| t.fact.as_ref()).any(|p| p.matches(fact, subject, None));
            let standing = if counts { verdict.as_str() } else { "不属实" };
            Then {
                stream: verified_stream(&r.id, org, year_of(subject, r, now)),
                fact: Fact::of(Act::CountVerified)
                    .with(Field::Cases, Value::Cases(vec![stream.to_owned()]))
                    .with(Field::Verdict, Value::Word(standing.to_owned()))
                    .with(Field::RespondentWindow, Value::Org(org.clone())),
            }
        })
        .collect()
}

/// The year in which a complaint counts: that of the first verdict by which it stood. A later verdict changes that count
/// and no other year's.
fn year_of(subject: &dyn Subject, regulation: &Regulation, now: DateTime) -> i16 {
    let patterns: Vec<_> = regulation.thresholds.iter().filter_map(|t| t.fact.as_ref()).collect();
    let stood = |fact: &&dyn Happening| patterns.iter().any(|p| p.matches(*fact, subject, None));
    subject.facts().into_iter().find(&stood).map_or_else(|| now.year(), |fact| fact.at().year())
}

/// The honour that an act gives, and to which organisation: the one named, else that of the person named, else the one
/// that the matter is about. `None` for every act but 通报表彰, and where no honour or nobody is named.
///
/// ```
/// use record::{Fact, Value};
/// use words::{Act, Field};
/// let praise = Fact::of(Act::Commend).with(Field::Honour, Value::Word("红旗窗口".to_owned()));
/// let window = "tanghe-window".into();
/// assert_eq!(hall::honoured(&praise, Some(&window)), Some(("红旗窗口", &window)));
/// assert_eq!(hall::honoured(&praise, None), None);
/// ```
#[must_use]
pub fn honoured<'a>(fact: &'a Fact, about: Option<&'a OrgId>) -> Option<(&'a str, &'a OrgId)> {
    let honour = fact.word(Field::Honour).filter(|_| fact.act == Act::Commend)?;
    let unit = fact.org(Field::Unit).or_else(|| fact.org(Field::Person)).or(about)?;
    Some((honour, unit))
}

/// How the effect that keeps somebody from an honour begins; the honour's own name follows.
const BARRED_FROM: &str = "不得评为";

/// Why an organisation may not be given an honour: the thresholds whose effect is 不得评为 with that honour, and that the
/// year's count of verified complaints has reached (唐政服〔2022〕37号 六（二）2). The honour may be put in quotes and carry
/// its year.
#[must_use]
pub fn ineligible(count: &Affair, honour: &str, regulation: &Regulation) -> Vec<Reason> {
    let verified = count.verified_count();
    let honour = bare(honour);
    regulation
        .thresholds
        .iter()
        .filter(|t| t.effect.strip_prefix(BARRED_FROM).is_some_and(|barred| bare(barred) == honour))
        .filter(|t| verified >= t.at_least)
        .map(|t| Reason::because(Refusal::NotEligible, format!("当年查实投诉{verified}次")).citing(&t.citation))
        .collect()
}

/// The cases of a verdict that it makes count and that did not count before.
fn newly_counted<'a>(count: &Affair, fact: &'a Fact) -> Vec<&'a String> {
    let counts = |case: &String| count.verified.get(case).copied().unwrap_or(false);
    fact.list(Field::Cases).iter().filter(|case| stands(fact) && !counts(case)).collect()
}

/// Whether a complaint counts by this verdict.
pub(crate) fn stands(fact: &Fact) -> bool {
    fact.word(Field::Verdict) != Some("不属实")
}

/// How many complaints count once a verdict has been taken in: a second verdict on the same complaint adds nothing, and one
/// by which it stands no more takes it away.
pub(crate) fn count_after(count: &Affair, fact: &Fact) -> u64 {
    let counted = |case: &&String| count.verified.get(*case).copied().unwrap_or(false);
    let withdrawn = if stands(fact) { 0 } else { fact.list(Field::Cases).iter().filter(counted).count() as u64 };
    count.verified_count() + newly_counted(count, fact).len() as u64 - withdrawn
}

/// The year to which an honour belongs: the one that the commendation names, else the running one.
///
/// ```
/// use record::{Fact, Value};
/// use words::{Act, Field};
/// let january = "2023-01-04T10:00".parse().expect("a moment");
/// let praise = Fact::of(Act::Commend).with(Field::Honour, Value::Word("2022年度“红旗窗口”".into()));
/// assert_eq!(hall::honour_year(&praise, january), 2022);
/// assert_eq!(hall::honour_year(&Fact::of(Act::Commend), january), 2023);
/// ```
#[must_use]
pub fn honour_year(fact: &Fact, now: DateTime) -> i16 {
    let given = fact.number(Field::Year).and_then(|year| i16::try_from(year).ok());
    given.or_else(|| fact.word(Field::Honour).and_then(record::year_named)).unwrap_or_else(|| now.year())
}

/// An honour's own name: without quotes, spaces and the year.
fn bare(honour: &str) -> String {
    let is_wrapping = |c: &char| c.is_whitespace() || "“”\"'‘’「」『』《》".contains(*c);
    let name: String = honour.chars().filter(|c| !is_wrapping(c)).collect();
    let year = record::year_named(&name).map(|year| year.to_string()).unwrap_or_default();
    let name = name.strip_prefix(year.as_str()).unwrap_or(&name);
    name.strip_prefix("年度").or_else(|| name.strip_prefix('年')).unwrap_or(name).to_owned()
}

/// What a count brings for the case that it has just taken in: the effects of the thresholds that it has reached.
pub(crate) fn reached(affair: &Affair, fact: &Fact, c: &Circumstances<'_>) -> Vec<Then> {
    let new = newly_counted(affair, fact);
    let count = count_after(affair, fact);
    let regulation = c.stream.split('/').nth(2).unwrap_or_default();
    let thresholds = c.books.regulation(regulation).map(|r| r.thresholds.clone()).unwrap_or_default();
    new.iter()
        .flat_map(|case| {
            thresholds.iter().filter(|t| count >= t.at_least && !t.effect.is_empty()).map(move |t| (case, t))
        })
        .map(|(case, threshold)| Then {
            stream: (*case).clone(),
            fact: Fact::of(Act::ThresholdReached)
                .with(Field::Effect, Value::Word(threshold.effect.clone()))
                .with(Field::VerifiedCount, Value::Number(count)),
        })
        .collect()
}
