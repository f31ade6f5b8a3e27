//! The official calendar against an independent list, walked day by day.
#![allow(clippy::unwrap_used, reason = "a test that panics says where")]

use std::collections::{BTreeSet, HashMap};

use calendar::civil::date;
use calendar::{Calendar, Counting, Date, DayKind, OfficeHours, Span, Unit, batch};
use jiff::ToSpan;

/// Whether each named day is worked, from a list that does not pass through the notice files.
fn named_days() -> HashMap<Date, bool> {
    include_str!("official-days.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let mut columns = line.split('\t');
            let day = columns.next().unwrap().parse().unwrap();
            (day, columns.next().unwrap() == "work")
        })
        .collect()
}

/// Monday to Friday, corrected by the list. Beyond 2026 only the law's fixed days are off.
fn naive_is_workday(named: &HashMap<Date, bool>, day: Date) -> bool {
    let weekday = day.weekday().to_monday_one_offset() <= 5;
    let fixed = [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)];
    let statutory = day.year() > 2026 && fixed.contains(&(day.month(), day.day()));
    named.get(&day).copied().unwrap_or(weekday && !statutory)
}

fn days(from: Date, through: Date) -> impl Iterator<Item = Date> {
    from.series(1.day()).take_while(move |&day| day <= through)
}

#[test]
fn every_day_of_eight_years_for_one_to_sixty_working_days() {
    let (calendar, named) = (Calendar::official(), named_days());
    let (counting, hours) = (Counting::default(), OfficeHours::default());
    for from in days(date(2019, 1, 1), date(2026, 12, 31)) {
        let mut due = from;
        for n in 1..=60 {
            due = due.tomorrow().unwrap();
            while !naive_is_workday(&named, due) {
                due = due.tomorrow().unwrap();
            }
            let provisional = due.year() > 2026;
            assert_eq!(calendar.workdays_after(from, n), (due, provisional), "{from} + {n}");
            assert_eq!(calendar.workdays_between(from, due), n, "{from} to {due}");
            let limit = calendar.limit(from.at(10, 0, 0, 0), Span::new(n, Unit::Workdays).into(), &counting, &hours);
            assert_eq!((limit.at, limit.provisional), (due.at(18, 0, 0, 0), provisional));
            let mut line = Vec::new();
            batch::answer(&calendar, format!("{from}\t{n}").as_bytes(), &mut line).unwrap();
            let mark = if provisional { "?" } else { "" };
            assert_eq!(line, format!("{due}{mark}").as_bytes());
        }
    }
}

#[test]
fn every_day_is_what_the_list_says() {
    let (calendar, named) = (Calendar::official(), named_days());
    for day in days(date(2019, 1, 1), date(2028, 12, 31)) {
        let known = calendar.day(day);
        assert_eq!(known.is_workday(), naive_is_workday(&named, day), "{known}");
        assert_eq!(calendar.is_workday(day), known.is_workday());
        assert_eq!(known.provisional, day.year() > 2026);
        assert_eq!(calendar.is_arranged(day), !known.provisional);
        assert_eq!(calendar.next_workday_on_or_after(day) == day, known.is_workday());
        // 3 February 2020 was named only to say that work resumes: a Monday like any other.
        let by_name = named.contains_key(&day) && day != date(2020, 2, 3);
        assert_eq!(known.notice.is_some(), by_name, "{known}");
    }
}

#[test]
fn working_days_of_each_year() {
    let calendar = Calendar::official();
    let expected =
        [(2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)];
    for (year, workdays) in expected {
        let counted = calendar.workdays_between(date(year - 1, 12, 31), date(year, 12, 31));
        assert_eq!(counted, workdays, "{year}");
    }
}

#[test]
fn weekends_that_are_worked_and_the_eve_that_was() {
    let calendar = Calendar::official();
    for (month, day) in [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)] {
        let day = calendar.day(date(2026, month, day));
        assert!(matches!(day.kind, DayKind::MakeUpWorkday { .. }), "{day}");
    }
    assert_eq!(calendar.day(date(2024, 2, 9)).kind, DayKind::Workday);
}

#[test]
fn labour_day_2019_before_and_after_the_second_notice() {
    let now = Calendar::official();
    let then = now.as_known_on(date(2019, 3, 21));
    assert!(!now.as_known_on(date(2019, 3, 22)).is_workday(date(2019, 5, 2)));
    let off = |calendar: &Calendar| -> BTreeSet<i8> {
        let may = days(date(2019, 5, 1), date(2019, 5, 5));
        may.filter(|&day| !calendar.is_workday(day)).map(|day| day.day()).collect()
    };
    assert_eq!(off(&then), [1, 4, 5].into());
    assert_eq!(off(&now), [1, 2, 3, 4].into());
    assert!(!then.is_workday(date(2019, 4, 28)) && now.is_workday(date(2019, 4, 28)));
    assert_eq!(then.workdays_after(date(2019, 4, 26), 5), (date(2019, 5, 6), false));
    assert_eq!(now.workdays_after(date(2019, 4, 26), 5), (date(2019, 5, 6), false));
    assert_eq!(then.workdays_after(date(2019, 4, 26), 3).0, date(2019, 5, 2));
    assert_eq!(now.workdays_after(date(2019, 4, 26), 3).0, date(2019, 4, 30));
}

#[test]
fn spring_festival_2020_before_and_after_the_second_notice() {
    let now = Calendar::official();
    let then = now.as_known_on(date(2020, 1, 26));
    let day = then.day(date(2020, 2, 1));
    assert_eq!(day.kind, DayKind::MakeUpWorkday { holiday: "春节".to_owned() });
    assert_eq!(day.notice.unwrap().number.as_deref(), Some("国办发明电〔2019〕16号"));
    let day = now.day(date(2020, 2, 1));
    assert_eq!(day.kind, DayKind::Holiday { name: "春节".to_owned() });
    assert_eq!(day.notice.unwrap().number.as_deref(), Some("国办发明电〔2020〕1号"));
    // Received on the last day before the festival, three working days.
    assert_eq!(then.workdays_after(date(2020, 1, 23), 3).0, date(2020, 2, 3));
    assert_eq!(now.workdays_after(date(2020, 1, 23), 3).0, date(2020, 2, 5));
    assert_eq!(now.as_known_on(date(2020, 1, 27)).workdays_after(date(2020, 1, 23), 3).0, date(2020, 2, 5));
}

#[test]
fn before_its_notice_a_year_is_provisional() {
    let then = Calendar::official().as_known_on(date(2018, 12, 5));
    assert!(then.notices().is_empty());
    assert_eq!(then.version(), "none");
    assert_eq!(then.workdays_after(date(2018, 12, 28), 1), (date(2018, 12, 31), true));
    let known = Calendar::official().as_known_on(date(2018, 12, 6));
    // Saturday 29 December 2018 is named by the notice of 2019, so nothing about it is open.
    assert_eq!(known.workdays_after(date(2018, 12, 28), 1), (date(2018, 12, 29), false));
    assert!(known.day(date(2018, 12, 27)).provisional);
}

#[test]
fn versions_differ_and_find_their_calendar_again() {
    let now = Calendar::official();
    let published: BTreeSet<Date> = now.notices().iter().map(|notice| notice.published()).collect();
    let mut versions = BTreeSet::new();
    for day in published {
        let then = now.as_known_on(day);
        assert!(then.version().starts_with(&day.to_string()));
        assert!(versions.insert(then.version().to_owned()));
        let again = now.known_as(then.version()).unwrap();
        assert_eq!(again.notices(), then.notices());
    }
    assert!(now.known_as("none").unwrap().notices().is_empty());
    assert!(now.known_as("2020-01-27-00000000").is_none());
}
