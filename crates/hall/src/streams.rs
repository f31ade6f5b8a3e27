//! The names of streams that can be told from what they are about, so that each exists once.

use calendar::Date;
use directory::OrgId;
use regulation::Period;
use words::Act;

const PREFIX: &str = "hall/";
const CHECK: &str = "hall/check/";
const PERIOD: &str = "hall/period/";

/// Whether a stream is an affair's.
///
/// ```
/// assert!(hall::is_affair("hall/check/henan/2026-03-02"));
/// assert!(!hall::is_affair("0192f0c1-0000-7000-8000-000000000000"));
/// ```
#[must_use]
pub fn is_affair(stream: &str) -> bool {
    stream.starts_with(PREFIX)
}

/// The stream of a centre's checks of one day.
#[must_use]
pub fn daily_stream(centre: &OrgId, day: Date) -> String {
    format!("{CHECK}{}/{day}", centre.as_str())
}

/// The day of a stream of checks.
#[must_use]
pub fn day_of_check(stream: &str) -> Option<Date> {
    stream.strip_prefix(CHECK)?.rsplit_once('/')?.1.parse().ok()
}

/// The stream of what is owed at a centre for one period.
///
/// ```
/// let period = regulation::Every::Months(1).around(calendar::civil::date(2022, 9, 28));
/// let stream = hall::period_stream(&"henan".into(), words::Act::PublishFigures, period);
/// assert_eq!(stream, "hall/period/henan/PublishFigures/month-2022-09-01");
/// assert_eq!(hall::period_of(&stream), Some((words::Act::PublishFigures, period)));
/// ```
#[must_use]
pub fn period_stream(centre: &OrgId, act: Act, period: Period) -> String {
    format!("{PERIOD}{}/{}/{}", centre.as_str(), act.name(), period.key())
}

/// What is owed in a stream of a period, and which period it is.
#[must_use]
pub fn period_of(stream: &str) -> Option<(Act, Period)> {
    let mut parts = stream.strip_prefix(PERIOD)?.rsplit('/');
    let period = Period::from_key(parts.next()?)?;
    let name = parts.next()?;
    let act = Act::ALL.iter().copied().find(|act| act.name() == name)?;
    Some((act, period))
}

/// The stream in which the verified complaints about one organisation in one year are counted under one regulation.
#[must_use]
pub fn verified_stream(regulation: &str, org: &OrgId, year: i16) -> String {
    format!("{PREFIX}verified/{regulation}/{}/{year}", org.as_str())
}

/// The stream of the complaint that a low evaluation of a window opens, by the stream of the evaluation.
///
/// ```
/// assert_eq!(hall::complaint_stream("hall/0192f0c1"), "0192f0c1.1");
/// assert!(!hall::is_affair(&hall::complaint_stream("hall/0192f0c1")));
/// ```
#[must_use]
pub fn complaint_stream(evaluation: &str) -> String {
    format!("{}.1", evaluation.strip_prefix(PREFIX).unwrap_or(evaluation))
}
