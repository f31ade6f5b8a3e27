//! Who answers at a moment, and whether anybody does.

use crate::{Directory, Line, LineId, OrgId, OrgKind, Organisation, Roster, Staff, Station, roster::within};
use calendar::{Calendar, DateTime, DayKind, OfficeHours};
use words::Role;

impl Directory {
    /// A published line and the organisation whose it is.
    #[must_use]
    pub fn line(&self, id: &LineId) -> Option<(&Organisation, &Line)> {
        self.organisations.iter().find_map(|org| Some((org, org.lines.iter().find(|line| &line.id == id)?)))
    }

    /// The published line that a dialled or calling number belongs to, whatever marks part its digits.
    #[must_use]
    pub fn line_of_number(&self, number: &str) -> Option<(&Organisation, &Line)> {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let wanted = digits(number);
        if wanted.is_empty() {
            return None;
        }
        let reached = |line: &&Line| line.kind.is_spoken() && digits(&line.value) == wanted;
        self.organisations.iter().find_map(|org| Some((org, org.lines.iter().find(reached)?)))
    }

    /// The roster of a station.
    #[must_use]
    pub fn roster(&self, station: &Station) -> Option<&Roster> {
        self.rosters.iter().find(|roster| &roster.station == station)
    }

    /// Who is on duty for a number or at a window at a moment (DB2203/T 首问责任制 4.1.4). Where no turn speaks of
    /// the moment, those who hold the role for it: 话务员 for the lines of a centre, 窗口人员 at a window and for its
    /// lines, 投诉处置人 for the lines of a department. Empty where a turn of that date names nobody, and for what
    /// is known to nobody; whether the station is open is another question ([`Self::is_attended`]).
    ///
    /// ```
    /// use calendar::civil::date;
    /// use directory::{Station, demonstration};
    ///
    /// let henan = demonstration::henan();
    /// let complaints = Station::Line("henan-complaint".into());
    /// let on_duty = |day| henan.on_duty(&complaints, date(2022, 9, day).at(10, 0, 0, 0));
    /// let ids = |day| on_duty(day).iter().map(|member| member.id.as_str()).collect::<Vec<_>>();
    /// assert_eq!(ids(28), ["henan-complaints"]); // a Wednesday
    /// assert_eq!(ids(29), ["henan-receiver"]);
    /// assert_eq!(ids(24), ["henan-operator"]); // a Saturday: no turn speaks of it
    /// ```
    #[must_use]
    pub fn on_duty(&self, station: &Station, at: DateTime) -> Vec<&Staff> {
        if let Some(roster) = self.roster(station) {
            let mut turns = roster.turns_at(at).peekable();
            if turns.peek().is_some() || roster.is_dated(at.date()) {
                let mut staff: Vec<&Staff> = Vec::new();
                for member in turns.flat_map(|turn| &turn.staff).filter_map(|id| self.member(id)) {
                    if staff.iter().all(|known| known.id != member.id) {
                        staff.push(member);
                    }
                }
                return staff;
            }
        }
        self.responsible(station)
    }

    /// Those who hold the role for a station, whatever the roster says.
    fn responsible(&self, station: &Station) -> Vec<&Staff> {
        let Some(org) = self.owner(station) else { return Vec::new() };
        let role = match org.kind {
            OrgKind::Centre => Role::Operator,
            OrgKind::Window => Role::WindowClerk,
            OrgKind::Department => Role::ComplaintHandler,
            OrgKind::Outside => return Vec::new(),
        };
        self.holders(role, &org.id).collect()
    }

    fn owner(&self, station: &Station) -> Option<&Organisation> {
        match station {
            Station::Line(id) => self.line(id).map(|(org, _)| org),
            Station::Window(id) => self.organisation(id),
        }
    }

    /// Whether a number is answered or a window open at a moment: on a working day within its shifts; on any day
    /// within a turn of that very date that names somebody; on a weekend that is no holiday within a turn of the
    /// weekday that names its hours. The first minute of a shift is open, the minute in which it ends is not.
    #[must_use]
    pub fn is_attended(&self, station: &Station, at: DateTime, calendar: &Calendar) -> bool {
        let roster = self.roster(station);
        if let Some(roster) = roster.filter(|roster| roster.is_dated(at.date())) {
            return roster.turns_at(at).any(|turn| !turn.staff.is_empty());
        }
        let by_turn = || roster.is_some_and(|r| r.turns_at(at).any(|t| t.shift.is_some() && !t.staff.is_empty()));
        match calendar.day(at.date()).kind {
            DayKind::Workday | DayKind::MakeUpWorkday { .. } => {
                self.shifts(station).iter().any(|shift| within(*shift, at.time())) || by_turn()
            }
            DayKind::Weekend => by_turn(),
            DayKind::Holiday { .. } => false,
        }
    }

    /// The shifts of a working day: the line's own, else its organisation's, else the centre's office hours.
    #[must_use]
    pub fn shifts(&self, station: &Station) -> Vec<OfficeHours> {
        let own = match station {
            Station::Line(id) => self.line(id).map(|(_, line)| line.shifts.as_slice()).unwrap_or_default(),
            Station::Window(_) => &[],
        };
        let Some(org) = self.owner(station) else { return Vec::new() };
        if !own.is_empty() {
            return own.to_vec();
        }
        if !org.shifts.is_empty() {
            return org.shifts.clone();
        }
        let centre = self.centre_of(&org.id).and_then(|centre| self.settings(centre));
        centre.map(|settings| vec![settings.hours]).unwrap_or_default()
    }

    /// The windows of a centre's hall.
    pub fn windows<'a>(&'a self, centre: &'a OrgId) -> impl Iterator<Item = &'a Organisation> {
        self.area(centre).filter(|org| org.kind == OrgKind::Window)
    }

    /// The members of staff who hold a seat at an organisation.
    pub fn staff_of<'a>(&'a self, org: &'a OrgId) -> impl Iterator<Item = &'a Staff> {
        self.staff.iter().filter(move |member| member.seats.iter().any(|seat| &seat.org == org))
    }
}

#[cfg(test)]
mod tests;
