//! Duty rosters: who answers a published number, or sits at a window, on which day.

use crate::{LineId, OrgId, StaffId};
use calendar::{Date, DateTime, OfficeHours, Time};
use serde::{Deserialize, Serialize};

/// What somebody is on duty for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Station {
    /// A published line.
    Line(LineId),
    /// A window.
    Window(OrgId),
}

/// The days of a turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TurnDay {
    /// One civil day. Turns of a date replace those of its weekday.
    Date(Date),
    /// Days of every week, from 1 for Monday to 7 for Sunday; other numbers name no day.
    Weekdays(Vec<i8>),
}

/// Who is on duty on some days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The days.
    pub day: TurnDay,
    /// The part of the day; `None` for all of it.
    #[serde(default)]
    pub shift: Option<OfficeHours>,
    /// Those on duty. On a date, nobody means that the station is not attended on that day.
    pub staff: Vec<StaffId>,
}

/// The roster of one station.
///
/// # Examples
///
/// ```
/// use calendar::civil::date;
/// use directory::Roster;
///
/// let roster: Roster = serde_json::from_str(
///     r#"{
///         "station": { "Line": "henan-consultation" },
///         "turns": [
///             { "day": { "Weekdays": [1, 2, 3, 4, 5] }, "staff": ["henan-operator"] },
///             { "day": { "Date": "2022-10-01" }, "staff": ["henan-leader"] }
///         ]
///     }"#,
/// )?;
/// let on_duty = |at| roster.turns_at(at).flat_map(|turn| &turn.staff).map(|id| id.as_str()).collect::<Vec<_>>();
/// assert_eq!(on_duty(date(2022, 9, 28).at(10, 0, 0, 0)), ["henan-operator"]);
/// assert_eq!(on_duty(date(2022, 10, 1).at(10, 0, 0, 0)), ["henan-leader"]);
/// assert!(on_duty(date(2022, 10, 2).at(10, 0, 0, 0)).is_empty());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// What it is the roster of.
    pub station: Station,
    /// Its turns, in any order.
    pub turns: Vec<Turn>,
}

impl Turn {
    fn names(&self, day: Date) -> bool {
        match &self.day {
            TurnDay::Date(date) => *date == day,
            TurnDay::Weekdays(days) => days.contains(&day.weekday().to_monday_one_offset()),
        }
    }

    /// Whether the turn holds at a time of one of its days.
    #[must_use]
    pub fn covers(&self, time: Time) -> bool {
        self.shift.is_none_or(|shift| within(shift, time))
    }
}

impl Roster {
    /// The turns that speak of a day: those of the date where there are any, else those of the weekday.
    pub fn turns_on(&self, day: Date) -> impl Iterator<Item = &Turn> {
        let dated = self.is_dated(day);
        let fits = move |turn: &&Turn| turn.names(day) && (!dated || matches!(turn.day, TurnDay::Date(_)));
        self.turns.iter().filter(fits)
    }

    /// The turns that hold at a moment.
    pub fn turns_at(&self, at: DateTime) -> impl Iterator<Item = &Turn> {
        self.turns_on(at.date()).filter(move |turn| turn.covers(at.time()))
    }

    /// Whether the roster has turns for this very date.
    #[must_use]
    pub fn is_dated(&self, day: Date) -> bool {
        self.turns.iter().any(|turn| turn.day == TurnDay::Date(day))
    }
}

/// Whether a time lies in a shift: its first minute does, the minute of its end does not.
pub(crate) fn within(shift: OfficeHours, time: Time) -> bool {
    shift.open <= time && time < shift.close
}
