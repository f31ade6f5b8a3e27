//! When people do things: staff within office hours, most in time, some late; citizens when they have time.

use calendar::{Calendar, Date, OfficeHours, Time};
use desk::{civil, instant};

use super::chance::Chance;

pub const MINUTE: i64 = 60_000;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

/// The office hours of a centre on its calendar.
#[derive(Clone)]
pub struct Pace {
    pub calendar: Calendar,
    pub hours: OfficeHours,
}

impl Pace {
    /// The close of business of a day, as an instant.
    fn close_of(&self, day: Date) -> i64 {
        instant(day.to_datetime(self.hours.close))
    }

    /// The moment itself where offices work then, else some time in the first hour of the next working day.
    pub fn in_office(&self, at: i64, chance: &mut Chance) -> i64 {
        let now = civil(at);
        let (day, time) = (now.date(), now.time());
        let works = self.calendar.is_workday(day);
        if works && time >= self.hours.open && time < self.hours.close {
            return at;
        }
        let early = works && time < self.hours.open;
        let next = if early { day } else { self.calendar.next_workday_after(day) };
        instant(next.to_datetime(self.hours.open)) + chance.between(MINUTE, HOUR)
    }

    /// The moment itself where it is day, else some time in the next morning.
    pub fn by_day(&self, at: i64, chance: &mut Chance) -> i64 {
        let now = civil(at);
        let (eight, ten) = (Time::constant(8, 0, 0, 0), Time::constant(22, 0, 0, 0));
        if now.time() >= eight && now.time() < ten {
            return at;
        }
        let day = if now.time() < eight { now.date() } else { civil(at + DAY).date() };
        instant(day.to_datetime(eight)) + chance.between(MINUTE, 3 * HOUR)
    }

    /// When somebody in an office does what is due at `due`: usually well before, when `late` a while after, without
    /// a date within the next hours.
    pub fn next_act(&self, now: i64, due: Option<i64>, late: bool, chance: &mut Chance) -> i64 {
        let some_time = self.in_office(now + chance.between(3 * MINUTE, 5 * HOUR), chance);
        let Some(due) = due else { return some_time };
        if late && due - now < 40 * DAY {
            return self.in_office(due.max(now) + chance.between(2 * HOUR, 60 * HOUR), chance);
        }
        if due <= now {
            return some_time;
        }
        let share = chance.between(5, 70);
        let wished = self.in_office(now + (due - now).min(12 * DAY) * share / 100, chance);
        if wished <= due { wished } else { self.just_before(now, due, chance) }
    }

    /// The last chance before a due moment.
    fn just_before(&self, now: i64, due: i64, chance: &mut Chance) -> i64 {
        let close = self.close_of(civil(now).date());
        let until = due.min(close.max(now + MINUTE));
        chance.between(now + (until - now) / 10, until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace() -> Pace {
        Pace { calendar: Calendar::official(), hours: OfficeHours::default() }
    }

    fn at(text: &str) -> i64 {
        instant(text.parse().unwrap())
    }

    #[test]
    fn nobody_works_at_night_or_on_a_holiday() {
        let (pace, mut chance) = (pace(), Chance::new(1));
        let night = pace.in_office(at("2022-09-30T21:00"), &mut chance);
        assert_eq!(civil(night).date().to_string(), "2022-10-08");
        let noon = at("2022-09-30T12:00");
        assert_eq!(pace.in_office(noon, &mut chance), noon);
    }

    #[test]
    fn in_time_is_in_time_and_late_is_late() {
        let (pace, mut chance) = (pace(), Chance::new(2));
        let (now, due) = (at("2022-09-28T17:40"), at("2022-09-28T18:00"));
        for _ in 0..100 {
            assert!((now..=due).contains(&pace.next_act(now, Some(due), false, &mut chance)));
            assert!(pace.next_act(now, Some(due), true, &mut chance) > due);
        }
    }
}
