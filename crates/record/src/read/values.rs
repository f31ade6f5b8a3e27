//! One field's words to its value.

use super::Seal;
use crate::{Reason, Value};
use calendar::{Date, DateTime, OfficeHours, Span, Time};
use directory::{Directory, OrgId, Seat, Staff};
use words::{CaseKind, Field, Refusal, Role, Shape};

/// Reads values against the directory of an area.
pub(super) struct Reader<'a> {
    pub centre: &'a OrgId,
    pub directory: &'a Directory,
    pub now: DateTime,
    pub hours: &'a OfficeHours,
}

impl Reader<'_> {
    pub fn value(&self, field: Field, shape: Shape, text: &str, seal: &mut Seal<'_>) -> Result<Value, Reason> {
        match shape {
            Shape::Line | Shape::Paragraph => Ok(Value::Sealed(seal(field, text))),
            Shape::Word | Shape::Class | Shape::Ground => Ok(Value::Word(text.to_owned())),
            Shape::Case => Ok(Value::Case(text.to_owned())),
            Shape::Choice(words) => Ok(Value::Word(choice(field, words, text))),
            Shape::YesNo => Ok(Value::Word(yes_no(text))),
            Shape::Date | Shape::Moment => self.moment(text, field).map(Value::Moment),
            Shape::Limit => match text.parse::<Span>() {
                Ok(span) => Ok(Value::Span(span)),
                Err(_) if matches!(text, "当日" | "当天" | "same day") => {
                    Ok(Value::Moment(self.now.date().to_datetime(self.hours.close)))
                }
                Err(_) => self.moment(text, field).map(Value::Moment),
            },
            Shape::Organisation => self.org(text).map(Value::Org),
            Shape::Organisations => text
                .split(['、', '，', ',', ';', '；'])
                .map(str::trim)
                .filter(|t| !t.is_empty())
                .map(|t| self.org(t))
                .collect::<Result<_, _>>()
                .map(Value::Orgs),
            Shape::Destination => Ok(self.destination(field, text, seal)),
            Shape::Person => Ok(self.person(text).unwrap_or_else(|| Value::Sealed(seal(field, text)))),
            Shape::Item => Ok(self
                .directory
                .item(self.centre, text)
                .map_or_else(|| Value::Sealed(seal(field, text)), |i| Value::Item(i.id.clone()))),
            Shape::Milestones => self.milestones(text).map(Value::Milestones),
            Shape::Number => number(field, text),
            Shape::Words => Ok(Value::Words(parted(text))),
            Shape::Cases => Ok(Value::Cases(parted(text))),
            Shape::Files => Ok(Value::Files(text.split('、').map(|t| t.trim().to_owned()).collect())),
        }
    }

    /// A moment; a date alone means the close of business of that day.
    fn moment(&self, text: &str, field: Field) -> Result<DateTime, Reason> {
        let iso = text.replacen(' ', "T", 1);
        let chinese = || text.replace(['年', '月'], "-").replace('日', "");
        let dated = || iso.parse::<Date>().map(|d| d.to_datetime(self.close_of(field)));
        let read = if iso.contains('T') { iso.parse::<DateTime>() } else { dated() };
        read.or_else(|_| DateTime::strptime("%Y-%m-%d %H:%M", text))
            .or_else(|_| DateTime::strptime("%Y-%m-%dT%H:%M", text))
            .or_else(|_| Date::strptime("%Y-%m-%d", chinese()).map(|d| d.to_datetime(self.close_of(field))))
            .or_else(|_| Time::strptime("%H:%M", text).map(|t| self.now.date().to_datetime(t)))
            .map_err(|_| {
                Reason::because(
                    Refusal::FieldInvalid,
                    format!("{field}“{text}”，应写作 2026-01-31 或 2026-01-31 09:30"),
                )
            })
    }

    fn close_of(&self, field: Field) -> Time {
        match field {
            Field::HappenedAt => self.hours.open,
            _ => self.hours.close,
        }
    }

    fn org(&self, text: &str) -> Result<OrgId, Reason> {
        self.directory
            .find(self.centre, text)
            .map(|o| o.id.clone())
            .ok_or_else(|| Reason::because(Refusal::OrganisationUnknown, text.to_owned()))
    }

    fn destination(&self, field: Field, text: &str, seal: &mut Seal<'_>) -> Value {
        if matches!(text, "纪检" | "公安" | "其他层级" | "其他部门") {
            return Value::Word(text.to_owned());
        }
        self.directory
            .find(self.centre, text)
            .map(|o| Value::Org(o.id.clone()))
            .or_else(|| self.person(text))
            .or_else(|| (field == Field::Destination).then(|| kind_of_body(text)).flatten())
            .unwrap_or_else(|| Value::Sealed(seal(field, text)))
    }

    /// A person by name, or by role with or without the organisation.
    fn person(&self, text: &str) -> Option<Value> {
        let of = |staff: &Staff, seat: &Seat| Value::Person { seat: seat.clone(), staff: Some(staff.id.clone()) };
        if let Some((role, org)) = text.split_once('@') {
            let role = Role::from_zh(role)?;
            let org = self.directory.find(self.centre, org)?;
            let seat = Seat { role, org: org.id.clone() };
            let staff = self.directory.holders(role, &org.id).next();
            return Some(Value::Person { seat, staff: staff.map(|s| s.id.clone()) });
        }
        self.directory.staff.iter().filter(|s| s.name == text || s.id.as_str() == text).find_map(|s| {
            s.seats.iter().find(|seat| self.directory.centre_of(&seat.org) == Some(self.centre)).map(|seat| of(s, seat))
        })
    }

    fn milestones(&self, text: &str) -> Result<Vec<(String, DateTime)>, Reason> {
        text.split(['、', '；', ';', '\n'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| {
                let (name, date) = part.rsplit_once(char::is_whitespace).ok_or_else(|| bad_milestone(part))?;
                let date: Date = date.trim().parse().map_err(|_| bad_milestone(part))?;
                Ok((name.trim().to_owned(), date.to_datetime(self.hours.close)))
            })
            .collect()
    }
}

/// The kind of a body that is named in words of its own but stands in no directory.
fn kind_of_body(text: &str) -> Option<Value> {
    let named = |words: &[&str]| words.iter().any(|w| text.contains(w));
    let kind = if named(&["纪检", "纪委", "监委", "监察"]) {
        "纪检"
    } else if named(&["公安", "派出所"]) {
        "公安"
    } else {
        return None;
    };
    Some(Value::Word(kind.to_owned()))
}

/// A whole number; what stands behind it (件, 份) does not count.
fn number(field: Field, text: &str) -> Result<Value, Reason> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits
        .parse()
        .map(Value::Number)
        .map_err(|_| Reason::because(Refusal::FieldInvalid, format!("{field}“{text}”，应写一个整数，例如 12")))
}

fn parted(text: &str) -> Vec<String> {
    text.split(['、', '，', ',', ';', '；']).map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn bad_milestone(part: &str) -> Reason {
    Reason::because(Refusal::FieldInvalid, format!("节点“{part}”，应写作 名称 2026-01-31，多个用、分开"))
}

fn yes_no(text: &str) -> String {
    match text {
        "true" | "on" | "yes" | "1" => "是".to_owned(),
        "false" | "off" | "no" | "0" => "否".to_owned(),
        other => other.to_owned(),
    }
}

/// The choice's own word for what was said.
fn choice(field: Field, words: &[&str], text: &str) -> String {
    if words.contains(&text) {
        return text.to_owned();
    }
    match field {
        Field::Kind => CaseKind::from_any(text).map_or_else(|| text.to_owned(), |k| k.zh().to_owned()),
        _ => text.to_owned(),
    }
}
