//! Limits of every kind: cases from office life, and what holds of all of them.
#![allow(clippy::unwrap_used, reason = "a test that panics says where")]

use calendar::civil::{date, time};
use calendar::{
    Calendar, Counting, Date, DateTime, Derivation, Due, End, OfficeHours, Part, Span, Start, Unit, Within,
};
use jiff::ToSpan;
use proptest::prelude::*;

fn due(from: &str, within: &str, counting: Counting) -> String {
    let calendar = Calendar::official();
    let within: Within = within.parse().unwrap();
    let due = calendar.limit(from.parse().unwrap(), within, &counting, &OfficeHours::default());
    let mark = if due.provisional { "?" } else { "" };
    format!("{}{mark}", due.at.strftime("%F %H:%M"))
}

fn by_law(from: &str, within: &str) -> String {
    due(from, within, Counting::default())
}

#[test]
fn limits_by_the_law() {
    let cases = [
        ("2022-09-28T10:00", "5 workdays", "2022-10-10 18:00"),
        ("2022-09-28T23:59", "5个工作日", "2022-10-10 18:00"),
        // Natural days: the day itself does not count, a last day at rest moves on.
        ("2022-09-28T10:00", "3天", "2022-10-08 18:00"),
        ("2022-09-26T10:00", "3日", "2022-09-29 18:00"),
        ("2023-09-27T10:00", "3个自然日", "2023-10-07 18:00"),
        // Months end on the corresponding day, else on the last.
        ("2022-03-14T10:00", "1个月", "2022-04-14 18:00"),
        ("2023-10-31T10:00", "1 months", "2023-11-30 18:00"),
        ("2024-01-30T10:00", "1个月", "2024-02-29 18:00"),
        ("2022-09-01T10:00", "1个月", "2022-10-08 18:00"),
        // By the clock: through nights and holidays, never moved, never provisional.
        ("2022-09-30T17:30", "24 hours", "2022-10-01 17:30"),
        ("2022-09-30T17:30", "2小时", "2022-09-30 19:30"),
        ("2026-12-31T23:50", "15分钟", "2027-01-01 00:05"),
        // The same day, if it still can be kept.
        ("2022-09-28T10:00", "当日", "2022-09-28 18:00"),
        ("2022-09-28T17:59", "same day", "2022-09-28 18:00"),
        ("2022-09-28T18:00", "same day", "2022-09-29 18:00"),
        ("2022-09-30T18:00", "当天", "2022-10-08 18:00"),
        ("2022-10-03T10:00", "当日", "2022-10-08 18:00"),
        ("2022-10-08T10:00", "当日", "2022-10-08 18:00"),
        // A year nobody has arranged yet.
        ("2026-12-30T10:00", "1 workdays", "2026-12-31 18:00"),
        ("2026-12-30T10:00", "2 workdays", "2027-01-04 18:00?"),
        ("2026-12-31T19:00", "当日", "2027-01-04 18:00?"),
        ("2026-12-25T10:00", "6天", "2026-12-31 18:00"),
        ("2026-12-25T10:00", "7天", "2027-01-04 18:00?"),
    ];
    for (from, within, expected) in cases {
        assert_eq!(by_law(from, within), expected, "{from} {within}");
    }
}

#[test]
fn other_rules_of_counting() {
    let on_the_day = Counting { start: Start::OnTheDay, ..Counting::default() };
    let next_workday = Counting { start: Start::NextWorkday, ..Counting::default() };
    let unmoved = Counting { roll: false, ..Counting::default() };
    let midnight = Counting { end: End::Midnight, ..Counting::default() };
    let cases = [
        (on_the_day, "2022-09-26T10:00", "3天", "2022-09-28 18:00"),
        (on_the_day, "2022-09-26T18:00", "3天", "2022-09-29 18:00"),
        (on_the_day, "2022-09-26T10:00", "1 workdays", "2022-09-26 18:00"),
        (on_the_day, "2022-10-01T10:00", "1 workdays", "2022-10-08 18:00"),
        (on_the_day, "2022-03-01T10:00", "1个月", "2022-03-31 18:00"),
        (on_the_day, "2023-01-31T10:00", "1个月", "2023-02-28 18:00"),
        (next_workday, "2022-10-01T10:00", "1天", "2022-10-08 18:00"),
        (next_workday, "2022-10-01T10:00", "3天", "2022-10-10 18:00"),
        (next_workday, "2022-10-01T10:00", "3 workdays", "2022-10-10 18:00"),
        (next_workday, "2022-10-01T10:00", "1个月", "2022-11-07 18:00"),
        (unmoved, "2022-09-28T10:00", "3天", "2022-10-01 18:00"),
        (unmoved, "2022-09-01T10:00", "1个月", "2022-10-01 18:00"),
        (midnight, "2022-09-28T10:00", "5 workdays", "2022-10-10 23:59"),
        (midnight, "2022-09-28T22:00", "当日", "2022-09-28 23:59"),
    ];
    for (counting, from, within, expected) in cases {
        assert_eq!(due(from, within, counting), expected, "{counting:?} {from} {within}");
    }
}

#[test]
fn nothing_is_too_long_or_too_far() {
    let calendar = Calendar::official();
    for from in [Date::MIN, date(1900, 1, 1), date(2026, 12, 31), Date::MAX] {
        for unit in [Unit::Workdays, Unit::Days, Unit::Months, Unit::Hours, Unit::Minutes] {
            for amount in [0, 1, 7, u32::MAX] {
                let within = Within::Span(Span::new(amount, unit));
                let Due { at, .. } =
                    calendar.limit(from.at(9, 0, 0, 0), within, &Counting::default(), &OfficeHours::default());
                assert!(at >= from.at(9, 0, 0, 0));
            }
        }
    }
    let far = calendar.workdays_after(date(2026, 1, 1), u32::MAX);
    assert_eq!(far, (Date::MAX, true));
}

#[test]
fn a_derivation_across_national_day() {
    let derivation = derive("2022-09-28T10:00", "5个工作日", Counting::default());
    let parts: Vec<Part> = derivation.steps.iter().map(|step| step.part).collect();
    let mut expected = vec![Part::Opening, Part::Workday(1), Part::Workday(2)];
    expected.extend([Part::Skipped; 7]);
    expected.extend([Part::Workday(3), Part::Workday(4), Part::Workday(5)]);
    assert_eq!(parts, expected);
    let text = derivation.to_string();
    assert!(text.contains("2022-10-01 星期六 国庆节放假：休息日，不计入（国办发明电〔2021〕11号）"), "{text}");
    assert!(
        text.contains("依据：《国务院办公厅关于2022年部分节假日安排的通知》（国办发明电〔2021〕11号，2021-10-25）")
    );
}

#[test]
fn a_derivation_says_when_the_end_moves_and_when_it_may_move_again() {
    let parts = |derivation: &Derivation| derivation.steps.iter().map(|step| step.part).collect::<Vec<_>>();
    let moved = derive("2022-09-29T10:00", "3天", Counting::default());
    let mut expected = vec![Part::Opening, Part::NaturalDay(1), Part::NaturalDay(2), Part::EndsAtRest];
    expected.extend([Part::Deferred; 5]);
    expected.push(Part::Due);
    assert_eq!(parts(&moved), expected);
    let same_day = derive("2022-09-30T19:00", "当日", Counting::default());
    assert_eq!(parts(&same_day).first(), Some(&Part::AfterClose));
    assert_eq!(parts(&same_day).last(), Some(&Part::Due));
    let open = derive("2026-12-31T10:00", "1 workdays", Counting::default()).to_string();
    assert!(open.contains("（暂定：") && open.contains("2027-01-01 星期五 元旦放假：休息日，不计入（暂定）"), "{open}");
    assert!(derive("2022-09-30T19:00", "2小时", Counting::default()).steps.is_empty());
}

#[test]
fn a_very_long_derivation_leaves_out_its_middle() {
    let derivation = derive("2019-01-01T10:00", "1000 workdays", Counting::default());
    let omitted = derivation.omitted.unwrap();
    assert_eq!(derivation.steps.len(), 400);
    let counted = |part: &Part| matches!(part, Part::Workday(_));
    let shown = derivation.steps.iter().filter(|step| counted(&step.part)).count();
    assert_eq!(shown + usize::try_from(omitted.workdays).unwrap(), 1000);
    assert_eq!(derivation.steps.last().unwrap().part, Part::Workday(1000));
    assert!(derivation.to_string().contains(&omitted.to_string()));
    assert!(derive("2020-01-01T10:00", "12 months", Counting::default()).omitted.is_none());
}

fn derive(from: &str, within: &str, counting: Counting) -> Derivation {
    let within = within.parse().unwrap();
    Calendar::official().derivation(from.parse().unwrap(), within, &counting, &OfficeHours::default())
}

fn any_counting() -> impl Strategy<Value = Counting> {
    let start = prop_oneof![Just(Start::OnTheDay), Just(Start::NextDay), Just(Start::NextWorkday)];
    let end = prop_oneof![Just(End::CloseOfBusiness), Just(End::Midnight)];
    (start, end, any::<bool>()).prop_map(|(start, end, roll)| Counting { start, end, roll })
}

fn any_within() -> impl Strategy<Value = Within> {
    let unit =
        prop_oneof![Just(Unit::Workdays), Just(Unit::Days), Just(Unit::Months), Just(Unit::Hours), Just(Unit::Minutes)];
    let span = (1..100_u32, unit).prop_map(|(amount, unit)| Within::Span(Span::new(amount, unit)));
    prop_oneof![1 => Just(Within::SameDay), 9 => span]
}

fn any_moment() -> impl Strategy<Value = DateTime> {
    let day = (0..3700_i64).prop_map(|days| date(2018, 1, 1) + days.days());
    (day, 0..24_i8, 0..60_i8).prop_map(|(day, hour, minute)| day.to_datetime(time(hour, minute, 0, 0)))
}

proptest! {
    #[test]
    fn a_limit_never_ends_before_it_opens_and_rests_on_a_working_day(
        from in any_moment(), within in any_within(), counting in any_counting(),
    ) {
        let (calendar, hours) = (Calendar::official(), OfficeHours::default());
        let due = calendar.limit(from, within, &counting, &hours);
        prop_assert!(due.at >= from);
        let by_the_clock = matches!(
            within,
            Within::Span(Span { unit: Unit::Hours | Unit::Minutes, .. })
        );
        prop_assert!(by_the_clock || !counting.roll || calendar.is_workday(due.at.date()));
        prop_assert!(!by_the_clock || !due.provisional);
    }

    #[test]
    fn a_derivation_shows_each_day_once_and_ends_where_the_limit_does(
        from in any_moment(), within in any_within(), counting in any_counting(),
    ) {
        let (calendar, hours) = (Calendar::official(), OfficeHours::default());
        let derivation = calendar.derivation(from, within, &counting, &hours);
        prop_assert_eq!(derivation.due, calendar.limit(from, within, &counting, &hours));
        if let (Some(first), Some(last), None) =
            (derivation.steps.first(), derivation.steps.last(), derivation.omitted)
        {
            prop_assert_eq!(first.day.date, from.date());
            prop_assert_eq!(last.day.date, derivation.due.at.date());
            for pair in derivation.steps.windows(2) {
                prop_assert_eq!(pair[0].day.date.tomorrow().unwrap(), pair[1].day.date);
            }
        }
        let text = serde_json::to_string(&derivation).unwrap();
        prop_assert_eq!(serde_json::from_str::<Derivation>(&text).unwrap(), derivation);
    }

    #[test]
    fn a_longer_limit_never_ends_sooner_and_a_later_opening_neither(
        from in any_moment(), amount in 1..80_u32, later in 0..30_i64, counting in any_counting(),
    ) {
        let (calendar, hours) = (Calendar::official(), OfficeHours::default());
        for unit in [Unit::Workdays, Unit::Days, Unit::Months, Unit::Hours, Unit::Minutes] {
            let limit = |from, amount| calendar.limit(from, Span::new(amount, unit).into(), &counting, &hours).at;
            prop_assert!(limit(from, amount) <= limit(from, amount + 1));
            prop_assert!(limit(from, amount) <= limit(from + later.days(), amount));
        }
    }

    #[test]
    fn steps_of_working_days_add_up(from in any_moment(), a in 0..60_u32, b in 1..60_u32) {
        let calendar = Calendar::official();
        let (middle, _) = calendar.workdays_after(from.date(), a);
        let whole = calendar.workdays_after(from.date(), a + b).0;
        prop_assert_eq!(calendar.workdays_after(middle, b).0, whole);
    }
}
