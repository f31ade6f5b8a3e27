//! What of the record is asked for: a day, a person, a case, a kind of look, and a page of it.

use calendar::Date;
use directory::{OrgId, StaffId};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use store::{LookQuery, LookRow};
use words::Look;

use super::audits;
use crate::WebState;
use crate::http::Trouble;
use crate::staff::hall::centre_of;
use crate::staff::seated::Seated;

/// The filter as an address carries it.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    pub day: String,
    #[serde(default)]
    pub person: String,
    #[serde(default)]
    pub number: String,
    #[serde(default)]
    pub kind: String,
    /// The moment and the position at which the page before ended.
    #[serde(default)]
    before: String,
}

/// The filter as it is understood.
pub struct Wanted {
    pub centre: OrgId,
    /// The day; `None` for all days, which only the looks at one case are shown of.
    pub day: Option<Date>,
    pub asked: Asked,
}

/// No member of staff has this id: a name that nobody bears finds nothing, not everything.
const NOBODY: &str = "";

fn escaped(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

impl Wanted {
    /// What this seat asks for.
    ///
    /// # Errors
    /// A 403 for seats that do not audit; a 400 for a day that is none.
    pub fn of(state: &WebState, seated: &Seated, asked: Asked) -> Result<Self, Trouble> {
        if !audits(seated.seat.role) {
            return Err(Trouble::forbidden("查阅记录只给安全审计员看。").coded("out-of-reach"));
        }
        let centre = centre_of(state, seated)?;
        let day = match (asked.day.trim(), asked.number.trim()) {
            ("", "") => Some(state.desk().now().date()),
            ("", _) => None,
            (day, _) => {
                let wrong = |_| Trouble::bad_request("日期应写作 2022-09-28。").coded("bad-day");
                Some(day.parse::<Date>().map_err(wrong)?)
            }
        };
        Ok(Self { centre, day, asked })
    }

    /// The kind asked for.
    pub fn kind(&self) -> Option<Look> {
        Look::ALL.iter().copied().find(|look| look.name() == self.asked.kind)
    }

    /// The moments between which the day lies, milliseconds.
    pub fn span(&self) -> Option<(i64, i64)> {
        let day = self.day?;
        let next = day.tomorrow().ok()?;
        let start = |day: Date| desk::instant(day.at(0, 0, 0, 0));
        Some((start(day), start(next)))
    }

    /// The question to the store.
    pub fn query(&self, state: &WebState, limit: u32) -> LookQuery {
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let span = self.span();
        LookQuery {
            centre: self.centre.0.clone(),
            from: span.map(|(from, _)| from),
            until: span.map(|(_, until)| until),
            staff: self.staff(state),
            number: filled(&self.asked.number),
            kind: self.kind().map(|look| look.zh().to_owned()),
            before: self.before(),
            limit,
        }
    }

    /// The members of staff whose name or id is meant; empty where nobody in particular is.
    fn staff(&self, state: &WebState) -> Vec<String> {
        let person = self.asked.person.trim();
        if person.is_empty() {
            return Vec::new();
        }
        let directory = state.desk().directory();
        let meant = directory.staff.iter().filter(|one| one.id.as_str() == person || one.name.contains(person));
        let found: Vec<String> = meant.map(|one| one.id.0.clone()).collect();
        if found.is_empty() { vec![NOBODY.to_owned()] } else { found }
    }

    fn before(&self) -> Option<(i64, u64)> {
        let (at, position) = self.asked.before.split_once('.')?;
        Some((at.parse().ok()?, position.parse().ok()?))
    }

    /// Whether this is not the first page.
    pub fn is_further(&self) -> bool {
        self.before().is_some()
    }

    /// The address of a page with this filter.
    pub fn url(&self, page: &str) -> String {
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        let Asked { person, number, kind, .. } = &self.asked;
        let (person, number, kind) = (escaped(person), escaped(number), escaped(kind));
        format!("{page}?day={day}&person={person}&number={number}&kind={kind}")
    }

    /// The address of the page that follows a look.
    pub fn after(&self, last: &LookRow) -> String {
        format!("{}&before={}.{}", self.url("/desk/looks"), last.at, last.position)
    }

    /// The address of the looks of one person on the day.
    pub fn of_person(&self, staff: &StaffId) -> String {
        let asked = Asked { person: staff.0.clone(), ..Asked::default() };
        Self { centre: self.centre.clone(), day: self.day, asked }.url("/desk/looks")
    }

    /// The address of all looks at one case.
    pub fn of_case(number: &str) -> String {
        format!("/desk/looks?number={}", escaped(number))
    }
}
