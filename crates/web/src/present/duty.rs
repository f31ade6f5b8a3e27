//! A duty in words: who owes what, until when, by which clause, and why that day.

use calendar::{Calendar, DateTime, Part, Step};
use directory::{Directory, OrgId};
use regulation::{Basis, Duty, Holder, State, Supervision, Term};

use super::telling::{Telling, names};
use super::when::{brief, full, left};
use crate::views::{Clock, DayView, DutyView};

/// How a duty's clock stands.
pub fn clock_of(duty: &Duty, now: DateTime) -> Clock {
    match (&duty.state, duty.is_late(now)) {
        (State::Lifted { .. }, _) => Clock::Lifted,
        (State::Met { .. }, true) => Clock::LateMet,
        (State::Met { .. }, false) => Clock::Met,
        (State::Open, true) => Clock::Overdue,
        (State::Open, false) => match duty.due() {
            None => Clock::Undated,
            Some(due) if due.date() == now.date() || duty.supervision == Supervision::Reminded => Clock::Soon,
            Some(_) => Clock::Ahead,
        },
    }
}

/// Who owes it: the unit and the role there, or the person.
pub fn holder_name(holder: &Holder, directory: &Directory) -> String {
    let org = holder.org.as_ref().map(|org| directory.name_of(&OrgId(org.clone())).to_owned());
    let person = holder.staff.as_ref().and_then(|id| directory.staff.iter().find(|s| s.id.as_str() == id));
    match (org, person) {
        (org, Some(person)) => format!("{}{}", org.map(|org| format!("{org} ")).unwrap_or_default(), person.name),
        (Some(org), None) => org,
        (None, None) => holder.word.clone(),
    }
}

/// What supervision it has drawn; empty for none.
pub fn supervision(duty: &Duty, now: DateTime) -> String {
    match &duty.supervision {
        Supervision::None => String::new(),
        Supervision::Reminded => "已催办".to_owned(),
        Supervision::Ordered { due } => format!("已督办，限 {}", brief(*due, now)),
        Supervision::Circulated => "已通报".to_owned(),
    }
}

/// The duties of a case or an affair: what is owed, the earliest first, and what no longer is, the latest first.
pub fn duties(scene: &Telling<'_>) -> (Vec<DutyView>, Vec<DutyView>) {
    let (mut open, settled): (Vec<&Duty>, Vec<&Duty>) = scene.ledger.duties.iter().partition(|duty| duty.is_open());
    open.sort_by_key(|duty| (duty.due().is_none(), duty.due()));
    let view = |duty: &Duty| duty_view(duty, scene);
    (open.into_iter().map(view).collect(), settled.into_iter().rev().map(view).collect())
}

/// A duty as the staff read it.
pub fn duty_view(duty: &Duty, scene: &Telling<'_>) -> DutyView {
    let calendar = duty.term.as_ref().map(|term| scene.shelf.calendar_of(&term.calendar).clone());
    let clause = duty.clauses.iter().map(ToString::to_string).collect::<Vec<_>>().join("；");
    let term = duty.term.as_ref();
    DutyView {
        name: format!("{}{}", scene.label(&names(duty)), item_said(duty, scene)),
        holder: holder_name(&duty.holder, &scene.directory),
        due: term.map(|term| full(term.due)).unwrap_or_default(),
        left: if duty.is_open() {
            term.map(|t| left(t.due, scene.now, scene.calendar())).unwrap_or_default()
        } else {
            done(duty, scene)
        },
        clock: clock_of(duty, scene.now),
        clause,
        quote: term.map(|term| scene.quote(&term.citation)).unwrap_or_default(),
        own_promise: term.is_some_and(|term| term.basis == Basis::Setting),
        provisional: term.is_some_and(|term| term.provisional && duty.is_open()),
        opened: term.map(|term| opened(term, scene.now)).unwrap_or_default(),
        supervision: supervision(duty, scene.now),
        days: term.zip(calendar.as_ref()).map(|(term, calendar)| days(term, calendar)).unwrap_or_default(),
        remarks: term.map(|term| remarks(term, scene.now)).unwrap_or_default(),
    }
}

/// For which item of a list it is owed: a side, a co-handler, a milestone, a post; empty for a duty of its own.
pub fn item_said(duty: &Duty, scene: &Telling<'_>) -> String {
    duty.item.as_ref().map(|item| format!("（{}）", scene.item_named(item))).unwrap_or_default()
}

fn done(duty: &Duty, scene: &Telling<'_>) -> String {
    match &duty.state {
        State::Open => String::new(),
        State::Met { at, .. } => format!("{} 履行", brief(*at, scene.now)),
        State::Lifted { by, .. } => format!("因{}不再需要", scene.label(by.zh())),
    }
}

fn opened(term: &Term, now: DateTime) -> String {
    let from = brief(term.from, now);
    match term.within {
        Some(within) => format!("自 {from} 起，{}。", said(within)),
        None => String::new(),
    }
}

fn said(within: calendar::Within) -> String {
    match within {
        calendar::Within::SameDay => "当天完成".to_owned(),
        calendar::Within::Span(span) => format!("限 {span}"),
    }
}

fn remarks(term: &Term, now: DateTime) -> Vec<String> {
    let mut remarks = Vec::new();
    match &term.basis {
        Basis::Clause | Basis::Setting => {}
        Basis::Law(law) => remarks.push(format!("期限由法律、行政法规规定：{law}")),
        Basis::Dispatch => remarks.push("分办时定了比规程更短的期限。".to_owned()),
        Basis::Extension => remarks.push("这是经批准延期后的日期。".to_owned()),
        Basis::Promise => remarks.push("这是承诺的日期。".to_owned()),
    }
    for earlier in &term.earlier {
        remarks.push(format!("原定 {}，后来改为现在的日期。", brief(*earlier, now)));
    }
    remarks
}

/// Day by day; days in a row that do not count for the same reason stand in one line.
fn days(term: &Term, calendar: &Calendar) -> Vec<DayView> {
    let Some(within) = term.within else { return Vec::new() };
    let derivation = calendar.derivation(term.from, within, &term.counting, &term.hours);
    let mut days: Vec<(DayView, String)> = Vec::new();
    for step in &derivation.steps {
        let (count, why) = (count_of(step), why_of(step));
        let day = step.day.date;
        let short = format!("{}月{}日", day.month(), day.day());
        match days.last_mut() {
            Some((last, first)) if count.is_empty() && last.count.is_empty() && last.why == why => {
                last.date = format!("{first} 至 {short}");
            }
            _ => {
                let date = format!("{short} {}", calendar::weekday(day));
                days.push((DayView { date, count, why }, short));
            }
        }
    }
    days.into_iter().map(|(day, _)| day).collect()
}

fn count_of(step: &Step) -> String {
    match step.part {
        Part::Workday(n) => format!("第 {n} 个工作日"),
        Part::NaturalDay(n) => format!("第 {n} 天"),
        Part::Due => "到期".to_owned(),
        Part::Running => "期间内".to_owned(),
        Part::EndsAtRest => "期间届满".to_owned(),
        Part::Opening | Part::AfterClose | Part::Skipped | Part::Deferred => String::new(),
    }
}

fn why_of(step: &Step) -> String {
    let kind = step.day.kind.to_string();
    match step.part {
        Part::Opening => format!("开始的当天不算（{kind}）"),
        Part::AfterClose => "已经下班，当天来不及".to_owned(),
        Part::EndsAtRest => format!("{kind}，顺延到下一个工作日"),
        Part::Deferred => format!("{kind}，继续顺延"),
        Part::Workday(_) | Part::NaturalDay(_) | Part::Running | Part::Skipped | Part::Due => kind,
    }
}
