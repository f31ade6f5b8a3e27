//! Calls: who answers for the number that was called, and whether it ought to have been answered (DB2203/T 首问责任制
//! 4.1.4, 6.1; 唐政服〔2022〕37号 五（一）1).

use crate::Affair;
use calendar::DateTime;
use directory::{Line, Organisation, Seat, Staff, Station};
use record::{Circumstances, Fact, Value};
use words::{Field, Role};

/// What is looked up when a call rings or is missed.
pub(crate) fn arrived(affair: &Affair, fact: &mut Fact, c: &Circumstances<'_>) {
    in_hours(affair, fact, c);
    if affair.on_duty.is_none()
        && let Some(person) = on_duty(affair, fact, c)
    {
        fact.fields.insert(Field::OnDuty, person);
    }
}

/// Whether somebody had to be there when it happened: by the hours and the roster of the number that was called, else by
/// those of the centre.
pub(crate) fn in_hours(affair: &Affair, fact: &mut Fact, c: &Circumstances<'_>) {
    let at = moment(fact, c);
    let calendar = &c.books.calendar;
    let open = match line(affair, fact, c) {
        Some((_, line)) => c.directory.is_attended(&Station::Line(line.id.clone()), at, calendar),
        None => {
            let hours = &c.books.local.hours;
            calendar.is_workday(at.date()) && at.time() >= hours.open && at.time() <= hours.close
        }
    };
    fact.fields.insert(Field::InHours, Value::Word(if open { "是" } else { "否" }.to_owned()));
}

/// Who answers for the call: the operator who notes it down by hand, else whoever the roster of the number names, else
/// the centre's operator.
fn on_duty(affair: &Affair, fact: &Fact, c: &Circumstances<'_>) -> Option<Value> {
    if c.actor.role == Role::Operator
        && let Some(org) = &c.actor.org
    {
        let seat = Seat { role: Role::Operator, org: org.clone() };
        return Some(Value::Person { seat, staff: c.actor.staff.clone() });
    }
    let by_roster = line(affair, fact, c).and_then(|(org, line)| {
        let station = Station::Line(line.id.clone());
        c.directory.on_duty(&station, moment(fact, c)).first().and_then(|member| seated(member, org, c))
    });
    by_roster.or_else(|| {
        let staff = c.directory.holders(Role::Operator, &c.centre).next().map(|member| member.id.clone());
        Some(Value::Person { seat: Seat { role: Role::Operator, org: c.centre.clone() }, staff })
    })
}

fn moment(fact: &Fact, c: &Circumstances<'_>) -> DateTime {
    fact.moment(Field::Moment).unwrap_or(c.now)
}

/// The published line of the area that was called, by the number given now or when it rang.
fn line<'a>(affair: &Affair, fact: &Fact, c: &'a Circumstances<'_>) -> Option<(&'a Organisation, &'a Line)> {
    let rang = || affair.facts.iter().find_map(|r| r.fact.word(Field::CalledNumber));
    let number = fact.word(Field::CalledNumber).or_else(rang)?;
    c.directory.line_of_number(number).filter(|(org, _)| c.directory.centre_of(&org.id) == Some(&c.centre))
}

/// The seat in which a member of staff answers a number: one at its organisation, else one of the area.
fn seated(member: &Staff, org: &Organisation, c: &Circumstances<'_>) -> Option<Value> {
    let of_area = |seat: &&Seat| c.directory.centre_of(&seat.org) == Some(&c.centre);
    let seat = member.seats.iter().find(|seat| seat.org == org.id).or_else(|| member.seats.iter().find(of_area))?;
    Some(Value::Person { seat: seat.clone(), staff: Some(member.id.clone()) })
}
