//! What recurs: time puts it down when its day or its period begins, each in a stream whose name is the day's or the
//! period's, so that it happens once; and what somebody does in between meets it.

use crate::{daily_stream, period_of, period_stream, posts};
use calendar::{Date, Time};
use directory::{Directory, OrgId};
use record::{Circumstances, Fact, Reason, Then, Value};
use regulation::{Books, Period};
use std::collections::BTreeSet;
use words::{Act, Affair as Kind, Field, Refusal};

/// Something that time puts down: the posts of a working day, or a period for which something is owed.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// The stream, which is there once it was put down.
    pub stream: String,
    /// The fact that begins it.
    pub fact: Fact,
}

/// A period for which something is still owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPeriod {
    /// Its stream.
    pub stream: String,
    /// Which one.
    pub period: Period,
    /// Whether its limit has ended.
    pub overdue: bool,
}

/// Everything that recurs at a centre and stands for a day: the posts of a working day, and of each thing that a regulation
/// asks for in every period the period around that day. Only regulations in force on the day count.
#[must_use]
pub fn turns(centre: &OrgId, day: Date, books: &Books, directory: &Directory) -> Vec<Turn> {
    let mut books = books.clone();
    books.regulations.retain(|r| r.is_in_force(day));
    let mut turns: Vec<Turn> = check(centre, day, &books, directory).into_iter().collect();
    let recurring: BTreeSet<_> =
        books.regulations.iter().flat_map(|r| &r.recurring).map(|one| (one.act, one.every)).collect();
    turns.extend(recurring.into_iter().map(|(act, every)| turn(centre, act, every.around(day), &books)));
    turns
}

/// The turn of the period before, which was missed where time stood still. There is none for the posts of a day: nobody can
/// look at a channel yesterday.
#[must_use]
pub fn turn_before(centre: &OrgId, turn_now: &Turn, books: &Books) -> Option<Turn> {
    let (act, period) = period_of(&turn_now.stream)?;
    Some(turn(centre, act, period.before(), books))
}

fn check(centre: &OrgId, day: Date, books: &Books, directory: &Directory) -> Option<Turn> {
    let posts = if books.calendar.is_workday(day) { posts(centre, books, directory) } else { Vec::new() };
    let fact = || {
        Fact::of(Act::CheckDay)
            .with(Field::Posts, Value::Words(posts.clone()))
            .with(Field::CentreUnit, Value::Org(centre.clone()))
    };
    (!posts.is_empty()).then(|| Turn { stream: daily_stream(centre, day), fact: fact() })
}

fn turn(centre: &OrgId, act: Act, period: Period, books: &Books) -> Turn {
    let label = period.label();
    let word = |text: &str| Value::Word(text.to_owned());
    let fact = Fact::of(Act::BeginPeriod)
        .with(Field::Theme, Value::Word(format!("{label}{act}")))
        .with(Field::Subject, word(act.zh()))
        .with(Field::Every, Value::Word(period.every().zh()))
        .with(Field::Period, Value::Word(label))
        .with(Field::From, Value::Moment(period.first().to_datetime(Time::midnight())))
        .with(Field::Until, Value::Moment(period.last().to_datetime(books.local.hours.close)))
        .with(Field::CentreUnit, Value::Org(centre.clone()));
    Turn { stream: period_stream(centre, act, period), fact }
}

/// Whether anything recurs under these regulations.
#[must_use]
pub fn recurs(books: &Books) -> bool {
    books.regulations.iter().any(|r| !r.routines.is_empty() || !r.recurring.is_empty())
}

/// Whether an act is asked for in every period by one of these regulations.
#[must_use]
pub fn is_recurring(act: Act, books: &Books) -> bool {
    books.regulations.iter().flat_map(|r| &r.recurring).any(|one| one.act == act)
}

/// What a form for a period is filled with beforehand: which period, and its days where the act speaks of what happened in
/// them.
///
/// ```
/// use words::{Act, Field};
/// let period = regulation::Every::Months(1).around(calendar::civil::date(2022, 9, 28));
/// let preset = hall::presets(Act::PublishFigures, period);
/// assert_eq!(preset[0], (Field::Period, "2022年9月".to_owned()));
/// assert_eq!(preset[2], (Field::Until, "2022-09-30".to_owned()));
/// assert_eq!(hall::presets(Act::BeginSurvey, period).len(), 1);
/// ```
#[must_use]
pub fn presets(act: Act, period: Period) -> Vec<(Field, String)> {
    let mut presets = vec![(Field::Period, period.label())];
    if speaks_of_days(act) {
        presets.push((Field::From, period.first().to_string()));
        presets.push((Field::Until, period.last().to_string()));
    }
    presets
}

/// Whether the days in an act's form are those of which it speaks, not those on which it takes place.
const fn speaks_of_days(act: Act) -> bool {
    matches!(act, Act::PublishFigures | Act::PlanRevisits | Act::Appraise)
}

/// A period that is named is one of those that the regulations know.
pub(crate) fn known_period(fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let Some(named) = fact.word(Field::Period).filter(|_| Kind::begun_by(fact.act).is_some()) else {
        return Vec::new();
    };
    let mut asked = c.books.regulations.iter().flat_map(|r| &r.recurring).filter(|one| one.act == fact.act).peekable();
    let Some(example) = asked.peek().map(|one| one.every.around(c.now.date()).label()) else { return Vec::new() };
    if asked.any(|one| one.every.named(named).is_some()) {
        return Vec::new();
    }
    let said = format!("期间「{named}」，应写作 {example}");
    vec![Reason::because(Refusal::FieldInvalid, said).about(&[Field::Period])]
}

/// The periods that an act is about: the one that it names; those whose days it covers; where it says neither, the
/// earliest whose limit has not ended, and of an act that speaks of days only one that is over.
fn meant<'a>(fact: &Fact, open: &'a [OpenPeriod], today: Date) -> Vec<&'a OpenPeriod> {
    let mut open: Vec<&OpenPeriod> = open.iter().collect();
    open.sort_by_key(|one| one.period.last());
    let days = fact.moment(Field::From).zip(fact.moment(Field::Until)).filter(|_| speaks_of_days(fact.act));
    if let Some(named) = fact.word(Field::Period) {
        open.retain(|one| one.period.label() == named.trim());
    } else if let Some((from, until)) = days {
        open.retain(|one| from.date() <= one.period.first() && one.period.last() <= until.date());
    } else {
        let is_over = |one: &OpenPeriod| one.period.last() < today;
        open.retain(|one| !one.overdue && (is_over(one) || !speaks_of_days(fact.act)));
        open.truncate(1);
    }
    open
}

/// The days of which an act speaks: those it names, else those of the period that it is about, else the month so far.
#[must_use]
pub fn days_of(fact: &Fact, open: &[OpenPeriod], today: Date) -> (Date, Date) {
    let named = |field: Field| fact.moment(field).map(calendar::DateTime::date);
    if named(Field::From).is_none()
        && named(Field::Until).is_none()
        && let Some(one) = meant(fact, open, today).first()
    {
        return (one.period.first(), one.period.last());
    }
    let until = named(Field::Until).unwrap_or(today);
    (named(Field::From).unwrap_or_else(|| until.first_of_month()), until)
}

/// What an act brings for the periods that it completes.
pub(crate) fn completed(fact: &Fact, open: &[OpenPeriod], c: &Circumstances<'_>) -> Vec<Then> {
    let done = Fact::of(Act::CompletePeriod).with(Field::Number, Value::Word(c.stream.clone()));
    let meant = meant(fact, open, c.now.date()).into_iter();
    meant.map(|one| Then { stream: one.stream.clone(), fact: done.clone() }).collect()
}
