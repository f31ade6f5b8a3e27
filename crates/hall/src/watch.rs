//! Whether the house runs: what came in went somewhere, time is kept, nothing is without an owner, and every channel that
//! a program feeds is open (DB50/T 957.6 3.1).

use std::collections::BTreeMap;
use std::fmt;

use calendar::{Calendar, DateTime, OfficeHours};
use words::Channel;

/// How long something may be under way before it counts as lost on the way, minutes.
const UNDER_WAY: i64 = 10;
/// How long the sweep may be silent, minutes.
const UNSWEPT: i64 = 5;
/// How long a mailbox may go without being looked at, minutes: well beyond the longest pause after failures.
const UNSEEN: i64 = 30;
/// How far working time is counted back, days: a channel that was silent for longer was silent for long enough.
const LOOKED_BACK: i32 = 400;

/// A channel as a program feeds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// The channel.
    pub channel: Channel,
    /// Which one of several, such as the address of a mailbox; empty where there is one.
    pub name: String,
    /// Whether the house itself goes and looks, as into a mailbox, or waits until something is brought.
    pub fetched: bool,
    /// When something last came in by it.
    pub arrived: Option<DateTime>,
    /// When it last worked, whether or not something came in.
    pub succeeded: Option<DateTime>,
    /// When it last failed, and why, as a sentence that holds nothing personal.
    pub failed: Option<(DateTime, String)>,
}

/// How a feed stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedStanding {
    /// Nothing was ever brought, and nothing says that it should have been.
    Unused,
    /// It works.
    Open,
    /// The last attempt failed.
    Failing {
        /// When it last worked; none where it never did.
        worked: Option<DateTime>,
        /// Why it fails.
        why: String,
    },
    /// Nobody has looked into it for longer than is usual.
    Unseen {
        /// When somebody last did.
        since: Option<DateTime>,
    },
    /// Nothing has come for more working time than the centre finds usual.
    Silent {
        /// When something last came; none where nothing ever did.
        since: Option<DateTime>,
        /// The centre's own measure, working hours.
        after: u32,
    },
}

/// By what silence is measured.
#[derive(Clone, Copy, Debug)]
pub struct Measure<'a> {
    /// The present moment.
    pub now: DateTime,
    /// The calendar.
    pub calendar: &'a Calendar,
    /// The centre's office hours.
    pub hours: OfficeHours,
    /// The centre's own measures of silence: channel to working hours.
    pub silent_after: &'a BTreeMap<String, u32>,
}

/// What is known of how the house runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct House {
    /// What came in and was neither registered nor refused: its day, its channel, and when it came.
    pub undecided: Vec<(String, String, DateTime)>,
    /// When the sweep last ran.
    pub swept: Option<DateTime>,
    /// How many commands wait to be delivered.
    pub waiting: u64,
    /// Since when the oldest of them is ready.
    pub oldest: Option<DateTime>,
    /// How many open cases nobody owes anything on.
    pub ownerless: u64,
    /// The channels that programs feed.
    pub feeds: Vec<Feed>,
    /// The published lines that cannot be used: which, and why.
    pub suspended: Vec<(String, String)>,
}

/// Something that somebody has to look into. Said in a sentence that holds nothing personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// What came in by a channel on a day went nowhere.
    Lost {
        /// The day.
        day: String,
        /// The channel.
        channel: String,
        /// How many.
        count: u64,
    },
    /// Time is not kept.
    Unswept,
    /// Commands are not delivered.
    Stuck {
        /// How many wait.
        count: u64,
        /// By how much the oldest is late, minutes.
        minutes: i64,
    },
    /// Open cases on which nobody owes anything.
    Ownerless(u64),
    /// A channel does not stand as it should.
    Channel {
        /// What it is called.
        name: String,
        /// How it stands.
        standing: FeedStanding,
    },
    /// A published line is out of service.
    Suspended {
        /// Which.
        line: String,
        /// Why, as it is published.
        why: String,
    },
}

/// How a feed stands now.
///
/// # Examples
///
/// A mailbox that has failed since it last worked, and one in which nobody has looked since the morning:
///
/// ```
/// use calendar::{Calendar, OfficeHours, civil::date};
/// use hall::{Feed, FeedStanding, Measure, feed_standing};
///
/// let (calendar, at) = (Calendar::official(), |hour| date(2022, 9, 28).at(hour, 0, 0, 0));
/// let silent_after = Default::default();
/// let measure = Measure { now: at(11), calendar: &calendar, hours: OfficeHours::default(), silent_after: &silent_after };
/// let mut feed = Feed {
///     channel: words::Channel::Email,
///     name: "tousu@example.cn".to_owned(),
///     fetched: true,
///     arrived: None,
///     succeeded: Some(at(9)),
///     failed: Some((at(11), "连不上".to_owned())),
/// };
/// assert!(matches!(feed_standing(&feed, &measure), FeedStanding::Failing { .. }));
/// feed.failed = None;
/// assert_eq!(feed_standing(&feed, &measure), FeedStanding::Unseen { since: Some(at(9)) });
/// ```
#[must_use]
pub fn feed_standing(feed: &Feed, measure: &Measure<'_>) -> FeedStanding {
    if let Some((at, why)) = &feed.failed
        && feed.succeeded.is_none_or(|worked| worked < *at)
    {
        return FeedStanding::Failing { worked: feed.succeeded, why: why.clone() };
    }
    if feed.fetched && feed.succeeded.is_none_or(|seen| minutes(seen, measure.now) > UNSEEN) {
        return FeedStanding::Unseen { since: feed.succeeded };
    }
    match measure.silent_after.get(feed.channel.zh()) {
        Some(after) if is_silent(feed.arrived, *after, measure) => {
            FeedStanding::Silent { since: feed.arrived, after: *after }
        }
        None if !feed.fetched && feed.arrived.is_none() => FeedStanding::Unused,
        Some(_) | None => FeedStanding::Open,
    }
}

fn is_silent(arrived: Option<DateTime>, after: u32, measure: &Measure<'_>) -> bool {
    arrived.is_none_or(|since| worked_minutes(since, measure) > i64::from(after) * 60)
}

/// The minutes of office hours on working days from a moment until now; at most those of the last four hundred days.
fn worked_minutes(since: DateTime, measure: &Measure<'_>) -> i64 {
    let mut worked = 0;
    let mut day = measure.now.date();
    for _ in 0..LOOKED_BACK {
        if day < since.date() {
            break;
        }
        if measure.calendar.is_workday(day) {
            let open = day.to_datetime(measure.hours.open).max(since);
            let close = day.to_datetime(measure.hours.close).min(measure.now);
            worked += minutes(open, close).max(0);
        }
        let Ok(before) = day.yesterday() else { break };
        day = before;
    }
    worked
}

fn minutes(from: DateTime, until: DateTime) -> i64 {
    until.duration_since(from).as_mins()
}

/// What has to be looked into, what was lost first.
#[must_use]
pub fn alarms(house: &House, measure: &Measure<'_>) -> Vec<Alarm> {
    let mut alarms = lost(house, measure.now);
    if house.swept.is_none_or(|at| minutes(at, measure.now) > UNSWEPT) {
        alarms.push(Alarm::Unswept);
    }
    let late = house.oldest.map(|at| minutes(at, measure.now)).filter(|late| *late > UNDER_WAY);
    alarms.extend(late.map(|minutes| Alarm::Stuck { count: house.waiting, minutes }));
    if house.ownerless > 0 {
        alarms.push(Alarm::Ownerless(house.ownerless));
    }
    alarms.extend(house.feeds.iter().filter_map(|feed| {
        let standing = feed_standing(feed, measure);
        let well = matches!(standing, FeedStanding::Open | FeedStanding::Unused);
        (!well).then(|| Alarm::Channel { name: feed.to_string(), standing })
    }));
    alarms.extend(house.suspended.iter().map(|(line, why)| Alarm::Suspended { line: line.clone(), why: why.clone() }));
    alarms
}

/// What came in and went nowhere, by day and channel.
fn lost(house: &House, now: DateTime) -> Vec<Alarm> {
    let mut counts: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for (day, channel, at) in &house.undecided {
        if minutes(*at, now) >= UNDER_WAY {
            *counts.entry((day, channel)).or_default() += 1;
        }
    }
    let alarm = |((day, channel), count): ((&str, &str), u64)| Alarm::Lost {
        day: day.to_owned(),
        channel: channel.to_owned(),
        count,
    };
    counts.into_iter().map(alarm).collect()
}

impl fmt::Display for Feed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() { write!(f, "{}", self.channel) } else { write!(f, "{} {}", self.channel, self.name) }
    }
}

impl fmt::Display for Alarm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lost { day, channel, count } => {
                write!(f, "{day} {channel}：收到的有 {count} 件既没有登记，也没有写明理由不登记。")
            }
            Self::Unswept => f.write_str("期限检查没有按时运行，催办、督办会晚发出。请系统管理员查看服务是否正常。"),
            Self::Stuck { count, minutes } => {
                write!(f, "等待送达的命令有 {count} 条，最早的一条已经超时 {minutes} 分钟。")
            }
            Self::Ownerless(count) => {
                write!(f, "有 {count} 件未结的诉求件，没有任何单位或者岗位对它负有义务。")
            }
            Self::Channel { name, standing } => write!(f, "{name}：{standing}。"),
            Self::Suspended { line, why } => write!(f, "{line}：已公布，现在不能使用（{why}）。"),
        }
    }
}

impl fmt::Display for FeedStanding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = |at: &DateTime| at.strftime("%-m月%-d日 %H:%M").to_string();
        match self {
            Self::Unused => f.write_str("尚未接入"),
            Self::Open => f.write_str("正常"),
            Self::Failing { worked: Some(worked), why } => write!(f, "{why}，{} 以后没有再成功", at(worked)),
            Self::Failing { worked: None, why } => write!(f, "{why}，还没有成功过"),
            Self::Unseen { since: Some(since) } => {
                write!(f, "{} 以后没有再收取，请系统管理员查看服务是否正常", at(since))
            }
            Self::Unseen { since: None } => f.write_str("还没有收取过，请系统管理员查看服务是否正常"),
            Self::Silent { since: Some(since), after } => {
                write!(f, "{} 以后没有新的送来，已超过 {after} 个工作小时，请核对对接是否中断", at(since))
            }
            Self::Silent { since: None, after } => {
                write!(f, "还没有送来过，本中心设定超过 {after} 个工作小时就要核对对接是否中断")
            }
        }
    }
}

#[cfg(test)]
mod tests;
