//! Rosters, holidays, midday rests, and that the published lines of every demonstration tree hold together.

use crate::{Directory, LineKind, OrgKind, Roster, StaffId, Station, Turn, TurnDay, demonstration};
use calendar::civil::date;
use calendar::{Calendar, DateTime, OfficeHours, Time};
use std::collections::BTreeSet;

fn at(month: i8, day: i8, hour: i8, minute: i8) -> DateTime {
    date(2022, month, day).at(hour, minute, 0, 0)
}

fn line(id: &str) -> Station {
    Station::Line(id.into())
}

fn window(id: &str) -> Station {
    Station::Window(id.into())
}

fn ids(directory: &Directory, station: &Station, at: DateTime) -> Vec<String> {
    directory.on_duty(station, at).into_iter().map(|member| member.id.0.clone()).collect()
}

fn dated(station: Station, day: i8, shift: Option<OfficeHours>, staff: &[&str]) -> Roster {
    let staff = staff.iter().map(|id| StaffId::from(*id)).collect();
    Roster { station, turns: vec![Turn { day: TurnDay::Date(date(2022, 10, day)), shift, staff }] }
}

#[test]
fn a_number_without_roster_is_for_those_who_hold_the_role() {
    let henan = demonstration::henan();
    let noon = at(9, 28, 12, 0);
    assert_eq!(ids(&henan, &line("henan-fax"), noon), ["henan-operator"]);
    assert_eq!(ids(&henan, &line("henan-window-market-consultation"), noon), ["henan-clerk-market"]);
    assert_eq!(ids(&henan, &line("henan-market-complaint"), noon), ["henan-complaints-market"]);
    assert!(ids(&henan, &line("henan-petition-line"), noon).is_empty());
    assert!(ids(&henan, &line("nowhere"), noon).is_empty());
}

#[test]
fn a_shift_begins_with_its_first_minute_and_ends_before_its_last() {
    let henan = demonstration::henan();
    let desk = window("henan-window-general");
    assert_eq!(ids(&henan, &desk, at(9, 28, 12, 59)), ["henan-clerk-general"]);
    assert_eq!(ids(&henan, &desk, at(9, 28, 13, 0)), ["henan-window-head-general"]);
    let calendar = Calendar::official();
    let open = |hour, minute| henan.is_attended(&desk, at(9, 28, hour, minute), &calendar);
    assert!(!open(8, 59) && open(9, 0) && open(17, 59) && !open(18, 0));
}

#[test]
fn a_turn_of_a_date_replaces_those_of_the_weekday() {
    let mut henan = demonstration::henan();
    let complaints = line("henan-complaint");
    let shift = OfficeHours { open: Time::constant(9, 0, 0, 0), close: Time::constant(12, 0, 0, 0) };
    henan.rosters.retain(|roster| roster.station != complaints);
    henan.rosters.push(dated(complaints.clone(), 3, Some(shift), &["henan-leader", "henan-leader", "nobody"]));
    let calendar = Calendar::official();
    // A Monday of the National Day holiday: somebody is on duty in the morning, nobody after it.
    assert_eq!(ids(&henan, &complaints, at(10, 3, 10, 0)), ["henan-leader"]);
    assert!(henan.is_attended(&complaints, at(10, 3, 10, 0), &calendar));
    assert!(ids(&henan, &complaints, at(10, 3, 12, 0)).is_empty());
    assert!(!henan.is_attended(&complaints, at(10, 3, 12, 0), &calendar));
    assert!(!henan.is_attended(&complaints, at(10, 4, 10, 0), &calendar));
}

#[test]
fn a_date_that_names_nobody_closes_a_working_day() {
    let mut henan = demonstration::henan();
    let desk = window("henan-window-tax");
    henan.rosters.push(dated(desk.clone(), 10, None, &[]));
    assert!(!henan.is_attended(&desk, at(10, 10, 10, 0), &Calendar::official()));
    assert!(ids(&henan, &desk, at(10, 10, 10, 0)).is_empty());
}

#[test]
fn holidays_close_and_made_up_sundays_open() {
    let henan = demonstration::henan();
    let calendar = Calendar::official();
    let number = line("henan-consultation");
    assert!(!henan.is_attended(&number, at(10, 3, 10, 0), &calendar), "National Day");
    assert!(henan.is_attended(&number, at(10, 9, 10, 0), &calendar), "a Sunday that is worked");
    assert!(!henan.is_attended(&number, at(9, 24, 10, 0), &calendar), "a Saturday");
    // The roster names Mondays to Fridays only; on the Sunday those who hold the role answer.
    assert_eq!(ids(&henan, &number, at(10, 9, 10, 0)), ["henan-operator"]);
}

#[test]
fn a_saturday_with_a_turn_of_its_own_is_open_unless_it_is_a_holiday() {
    let tree = demonstration::yousujiban();
    let calendar = Calendar::official();
    let number = line("yousujiban-consultation");
    assert!(tree.is_attended(&number, at(9, 24, 11, 59), &calendar));
    assert!(!tree.is_attended(&number, at(9, 24, 12, 0), &calendar));
    assert!(!tree.is_attended(&number, at(10, 1, 10, 0), &calendar), "a Saturday, and National Day");
}

#[test]
fn a_department_rests_at_noon() {
    let tanghe = demonstration::tanghe();
    let number = line("tanghe-market-consultation");
    let open = |hour, minute| tanghe.is_attended(&number, at(9, 28, hour, minute), &Calendar::official());
    assert!(open(11, 59) && !open(12, 0) && !open(14, 29) && open(14, 30));
}

#[test]
fn a_calling_number_is_known_however_it_is_written() {
    let henan = demonstration::henan();
    let found = |number| henan.line_of_number(number).map(|(org, line)| (org.id.as_str(), line.kind));
    assert_eq!(found("0372-5550101"), Some(("henan", LineKind::Complaint)));
    assert_eq!(found("(0372) 5550101"), Some(("henan", LineKind::Complaint)));
    assert_eq!(found("0372-5550109"), None, "nobody speaks at the fax");
    assert_eq!(found(""), None);
}

#[test]
fn every_centre_publishes_every_kind_of_line() {
    let all = demonstration::all();
    for settings in &all.settings {
        let Some(centre) = all.organisation(&settings.centre) else { panic!("{:?}", settings.centre) };
        let mut kinds: Vec<LineKind> = centre.lines.iter().map(|line| line.kind).collect();
        assert_eq!(kinds.iter().filter(|kind| **kind == LineKind::Email).count(), 2, "opinions, and complaints");
        kinds.dedup();
        assert_eq!(kinds, LineKind::ALL, "{}", centre.name);
        for org in all.area(&settings.centre).filter(|org| org.kind == OrgKind::Department) {
            let kinds: Vec<LineKind> = org.lines.iter().map(|line| line.kind).collect();
            assert_eq!(kinds, [LineKind::Consultation, LineKind::Complaint, LineKind::Fax], "{}", org.name);
        }
    }
    let lines: Vec<_> = all.organisations.iter().flat_map(|org| &org.lines).collect();
    let ids: BTreeSet<_> = lines.iter().map(|line| &line.id).collect();
    let values: BTreeSet<_> = lines.iter().map(|line| &line.value).collect();
    assert_eq!((ids.len(), values.len()), (lines.len(), lines.len()));
    assert!(lines.iter().all(|line| !line.value.is_empty() && line.hours.is_empty() != line.kind.is_spoken()));
}

#[test]
fn every_roster_names_what_and_whom_there_is() {
    let all = demonstration::all();
    for roster in &all.rosters {
        let known = match &roster.station {
            Station::Line(id) => all.line(id).is_some(),
            Station::Window(id) => all.organisation(id).is_some(),
        };
        assert!(known, "{:?}", roster.station);
        assert!(roster.turns.iter().flat_map(|turn| &turn.staff).all(|id| all.member(id).is_some()), "{roster:?}");
    }
    for settings in &all.settings {
        for window in all.windows(&settings.centre) {
            let on_duty = all.on_duty(&Station::Window(window.id.clone()), at(9, 28, 10, 0));
            assert!(on_duty.iter().all(|member| !member.title().is_empty()) && !on_duty.is_empty(), "{}", window.name);
        }
    }
}

#[test]
fn a_file_without_lines_and_rosters_is_still_read() {
    let old = r#"{
        "organisations": [{
            "id": "c", "name": "中心", "word": "中心", "kind": "Centre", "level": "County", "division": "410503",
            "centre": null, "superior": null, "under_province": false, "department": null, "receiving_office": "",
            "phone": "1", "place": "", "hours": ""
        }],
        "staff": [{ "id": "a", "name": "甲", "seats": [{ "role": "话务员", "org": "c" }], "scope": [] }],
        "items": [], "settings": []
    }"#;
    let directory: Directory = serde_json::from_str(old).unwrap();
    assert_eq!(directory.staff[0].title(), "话务员");
    assert!(directory.organisations[0].lines.is_empty() && directory.rosters.is_empty());
    let all = demonstration::all();
    let text = serde_json::to_string(&all).unwrap();
    assert_eq!(serde_json::from_str::<Directory>(&text).unwrap(), all);
}
