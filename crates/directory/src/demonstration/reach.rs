//! How people reach the demonstration organisations, and who is on duty there.

use super::places::Place;
use crate::{Line, LineId, LineKind, OrgId, OrgKind, Organisation, Roster, StaffId, Station, Turn, TurnDay};
use calendar::{OfficeHours, Time};

const fn shift(open: (i8, i8), close: (i8, i8)) -> OfficeHours {
    OfficeHours { open: Time::constant(open.0, open.1, 0, 0), close: Time::constant(close.0, close.1, 0, 0) }
}

/// Halls do not close at noon.
pub(super) fn hall_shifts() -> Vec<OfficeHours> {
    vec![shift((9, 0), (18, 0))]
}

/// The departments' own houses do.
pub(super) fn house_shifts(place: &Place) -> Vec<OfficeHours> {
    vec![shift((9, 0), (12, 0)), shift(place.afternoon, (18, 0))]
}

/// A neighbouring extension: the number with other last digits.
fn beside(phone: &str, digits: &str) -> String {
    let kept = phone.len().saturating_sub(digits.len());
    format!("{}{digits}", phone.get(..kept).unwrap_or(phone))
}

fn line(org: &Organisation, kind: LineKind, end: &str, value: String, note: &str) -> Line {
    let id = LineId(format!("{}-{end}", org.id.as_str()));
    let hours = if kind.is_spoken() { org.hours.clone() } else { String::new() };
    Line { id, kind, value, hours, shifts: Vec::new(), note: note.to_owned(), suspended: String::new() }
}

/// The published lines of an organisation.
pub(super) fn lines(place: &Place, org: &Organisation) -> Vec<Line> {
    let consultation = || line(org, LineKind::Consultation, "consultation", org.phone.clone(), "");
    match org.kind {
        OrgKind::Centre if org.id.as_str() == place.regulation => of_centre(place, org),
        OrgKind::Centre => of_office(org),
        OrgKind::Department => {
            let last = org.phone.chars().next_back().unwrap_or('0');
            vec![
                consultation(),
                line(org, LineKind::Complaint, "complaint", beside(&org.phone, &format!("1{last}")), ""),
                line(org, LineKind::Fax, "fax", beside(&org.phone, &format!("2{last}")), ""),
            ]
        }
        OrgKind::Window => vec![consultation()],
        OrgKind::Outside => {
            let kind = if org.phone.ends_with("12345") { LineKind::Consultation } else { LineKind::Complaint };
            vec![line(org, kind, "line", org.phone.clone(), "")]
        }
    }
}

fn of_centre(place: &Place, org: &Organisation) -> Vec<Line> {
    let (place_of_box, opened) = place.suggestion_box;
    let address = format!("{} {}，{}收", place.postcode, org.place, org.receiving_office);
    let mailbox = |name: &str| format!("{name}@{}.example", place.host);
    let site = format!("https://{}.example/zwfw", place.host);
    vec![
        line(
            org,
            LineKind::Consultation,
            "consultation",
            org.phone.clone(),
            "人工接听；占线或者没有接通的，会给您回电话",
        ),
        line(org, LineKind::Complaint, "complaint", beside(&org.phone, "1"), "通话前会先告知录音"),
        line(org, LineKind::Fax, "fax", beside(&org.phone, "9"), "请写明收件人“督查室”和您的联系电话"),
        line(org, LineKind::Email, "suggestions", mailbox("jianyi"), "意见建议发到这里；每个工作日收取两次"),
        line(org, LineKind::Email, "complaints", mailbox("tousu"), "投诉和对答复的反馈发到这里；每个工作日收取两次"),
        line(org, LineKind::SuggestionBox, "box", place_of_box.to_owned(), opened),
        line(org, LineKind::Postal, "letters", address, "信封上请写“投诉”或者“建议”"),
        line(org, LineKind::Website, "site", site, ""),
    ]
}

/// The lines of an office above or beside the place.
fn of_office(org: &Organisation) -> Vec<Line> {
    vec![
        line(org, LineKind::Consultation, "consultation", org.phone.clone(), ""),
        line(org, LineKind::Complaint, "complaint", beside(&org.phone, "1"), ""),
        line(org, LineKind::Fax, "fax", beside(&org.phone, "9"), ""),
        line(org, LineKind::Postal, "letters", format!("{}，{}收", org.place, org.receiving_office), ""),
    ]
}

const WINDOWS: [&str; 5] = ["market", "social", "land", "housing", "police"];
const EVERY_WORKDAY: &[i8] = &[1, 2, 3, 4, 5];
const MORNING: OfficeHours = shift((9, 0), (13, 0));
const AFTERNOON: OfficeHours = shift((13, 0), (18, 0));
const SATURDAY: OfficeHours = shift((9, 0), (12, 0));

/// The rosters of the centre's own numbers and of its windows.
pub(super) fn rosters(place: &Place) -> Vec<Roster> {
    let id = |end: &str| format!("{}-{end}", place.regulation);
    let turn = |days: &[i8], shift: Option<OfficeHours>, staff: &[&str]| Turn {
        day: TurnDay::Weekdays(days.to_vec()),
        shift,
        staff: staff.iter().map(|end| StaffId(id(end))).collect(),
    };
    let line = |end: &str, turns: Vec<Turn>| Roster { station: Station::Line(LineId(id(end))), turns };
    let window =
        |key: &str, turns: Vec<Turn>| Roster { station: Station::Window(OrgId(id(&format!("window-{key}")))), turns };
    let saturday = |staff: &str| place.saturdays.then(|| turn(&[6], Some(SATURDAY), &[staff]));

    let mut consultation = vec![turn(&[1, 2, 3, 5], None, &["operator"]), turn(&[4], None, &["callback"])];
    consultation.extend(saturday("operator"));
    let complaint = vec![turn(&[1, 3, 5], None, &["complaints"]), turn(&[2, 4], None, &["receiver"])];
    let mut desk = vec![
        turn(EVERY_WORKDAY, Some(MORNING), &["clerk-general"]),
        turn(EVERY_WORKDAY, Some(AFTERNOON), &["window-head-general"]),
    ];
    desk.extend(saturday("window-head-general"));
    let mut rosters = vec![line("consultation", consultation), line("complaint", complaint), window("general", desk)];
    rosters.extend(WINDOWS.iter().map(|key| {
        let (clerk, head) = (format!("clerk-{key}"), format!("window-head-{key}"));
        let morning = turn(EVERY_WORKDAY, Some(MORNING), &[&clerk, &head]);
        window(key, vec![morning, turn(EVERY_WORKDAY, Some(AFTERNOON), &[&clerk])])
    }));
    rosters
}
