//! The duty machine: what a fact does to the duties of its stream.

use crate::ledger::Deferred;
use crate::{
    AllOf, Books, Duty, Happening, Ledger, Regulation, State, Subject, Supervision, merged_steps, opening, relimit,
};
use calendar::DateTime;
use words::{Act, Field, Rung};

/// Folds one fact into a ledger. `subject` is the case after the fact; `books` are those of the fact's own day.
///
/// In order: time's own facts move supervision and dates; duties are met; an ending lifts what does not survive it;
/// duties sent back are opened again with their due unchanged; new ones are opened, one for each item; holders follow
/// the work order; limits follow reclassification, extension and the centre's own limit; and where nothing is owed
/// any more in an open case, the next step is.
#[must_use]
pub fn follow(mut ledger: Ledger, subject: &dyn Subject, fact: &dyn Happening, books: &Books) -> Ledger {
    supervise(&mut ledger, fact, books);
    meet(&mut ledger, subject, fact, books);
    lift(&mut ledger, subject, fact, books);
    if fact.act() == Act::Unlink {
        ledger.restore(Act::Link);
    }
    reopen(&mut ledger, subject, fact, books);
    open(&mut ledger, subject, fact, books);
    open_deferred(&mut ledger, subject, fact, books);
    if fact.act() == Act::Dispatch && ledger.first_dispatch.is_none() {
        ledger.first_dispatch = Some(fact.at());
    }
    relimit::rehold(&mut ledger, subject, books);
    relimit::align(&mut ledger, subject, books);
    relimit::relimit(&mut ledger, subject, fact, books);
    relimit::align(&mut ledger, subject, books);
    opening::next_step(&mut ledger, subject, fact, books);
    ledger
}

/// The rules of a duty's regulations that are among the books, with the place of each in the duty.
fn rules_of<'a>(duty: &Duty, books: &'a Books) -> Vec<(usize, &'a crate::DutyRule)> {
    duty.rules.iter().enumerate().filter_map(|(n, r)| Some((n, books.regulation(&r.regulation)?.rule_of(r)?))).collect()
}

fn supervise(ledger: &mut Ledger, fact: &dyn Happening, books: &Books) {
    match fact.act() {
        Act::ReportUp => ledger.rung = ledger.rung.max(Some(Rung::ReportUp)),
        Act::Copy => ledger.rung = ledger.rung.max(Some(Rung::Copy)),
        _ => {}
    }
    let Some(key) = fact.value(Field::Duty) else { return };
    let Some(duty) = ledger.duties.iter_mut().find(|d| d.key == key) else { return };
    match fact.act() {
        Act::LimitEnded => duty.limit_ended = true,
        Act::Remind if duty.supervision == Supervision::None => duty.supervision = Supervision::Reminded,
        Act::Order => {
            let due = fact.moment(Field::Due).unwrap_or_else(|| fact.at());
            duty.supervision = Supervision::Ordered { due };
        }
        Act::Circulate => duty.supervision = Supervision::Circulated,
        Act::DueMoved => move_due(duty, fact, books),
        _ => {}
    }
}

fn move_due(duty: &mut Duty, fact: &dyn Happening, books: &Books) {
    let (Some(term), Some(due)) = (duty.term.as_mut(), fact.moment(Field::Due)) else { return };
    if due != term.due {
        term.earlier.push(term.due);
        term.due = due;
    }
    term.calendar = books.calendar.version().to_owned();
    term.provisional = term
        .within
        .is_some_and(|within| books.calendar.limit(term.from, within, &term.counting, &term.hours).provisional);
}

fn meet(ledger: &mut Ledger, subject: &dyn Subject, fact: &dyn Happening, books: &Books) {
    let met = State::Met { at: done_at(fact), sequence: fact.sequence() };
    for duty in ledger.duties.iter_mut().filter(|d| d.is_open()) {
        let item = duty.item.clone();
        if opening::is_next_step(duty) {
            let step = item.as_deref().unwrap_or_default();
            let closed = fact.act() == Act::Close && step == Act::Close.zh();
            if closed || merged_steps(subject, books).iter().any(|s| s.passed && s.name == step) {
                duty.state = met.clone();
            }
            continue;
        }
        for (n, rule) in rules_of(duty, books) {
            let Some(reference) = duty.rules.get_mut(n) else { continue };
            advance(&mut reference.progress, &rule.met_by, |p| p.matches(fact, subject, item.as_deref()));
            let done = rule
                .met_by
                .iter()
                .enumerate()
                .any(|(a, all)| (0..all.len()).all(|p| reference.progress.contains(&(a, p))));
            if done {
                duty.state = met.clone();
            }
        }
    }
}

/// When what a fact records was done: an arrival noted afterwards counts from the moment that it names.
fn done_at(fact: &dyn Happening) -> DateTime {
    let named = (fact.act() == Act::Arrive).then(|| fact.moment(Field::Moment)).flatten();
    named.map_or_else(|| fact.at(), |at| at.min(fact.at()))
}

fn advance(
    progress: &mut std::collections::BTreeSet<(usize, usize)>,
    met_by: &[AllOf],
    matches: impl Fn(&crate::Pattern) -> bool,
) {
    for (a, all) in met_by.iter().enumerate() {
        progress.extend(all.iter().enumerate().filter(|(_, p)| matches(p)).map(|(p, _)| (a, p)));
    }
}

fn lift(ledger: &mut Ledger, subject: &dyn Subject, fact: &dyn Happening, books: &Books) {
    let act = fact.act();
    let ends = act == Act::Close
        || books
            .regulations
            .iter()
            .any(|r| r.endings.iter().any(|e| e.act == act && e.when.holds(&|a| subject.attribute(a))));
    if ends || act == Act::Link {
        let survives = |d: &Duty| d.aside || rules_of(d, books).iter().any(|(_, rule)| rule.survives.contains(&act));
        if act == Act::Settle {
            settle_late(ledger, fact, survives);
        }
        ledger.lift(act, fact.sequence(), |d| !survives(d));
        ledger.deferred.clear();
    }
    for regulation in &books.regulations {
        for rule in &regulation.lifts {
            let lifts = |d: &Duty| rule.by.iter().any(|p| p.matches(fact, subject, d.item.as_deref()));
            ledger.lift(act, fact.sequence(), |d| rule.duties.iter().any(|name| d.goes_by(name)) && lifts(d));
        }
    }
}

/// What was overdue before the matter was settled on the spot was done late by settling it: it stays
/// among what came late.
fn settle_late(ledger: &mut Ledger, fact: &dyn Happening, survives: impl Fn(&Duty) -> bool) {
    let late = |d: &&mut Duty| d.is_open() && d.is_late(fact.at()) && !opening::is_next_step(d) && !survives(d);
    for duty in ledger.duties.iter_mut().filter(late) {
        duty.state = State::Met { at: fact.at(), sequence: fact.sequence() };
    }
}

fn reopen(ledger: &mut Ledger, subject: &dyn Subject, fact: &dyn Happening, books: &Books) {
    let mut seen: Vec<(String, Option<String>)> = Vec::new();
    for duty in ledger.duties.iter_mut().rev() {
        let place = (duty.name().to_owned(), duty.item.clone());
        if seen.contains(&place) {
            continue;
        }
        seen.push(place);
        let State::Met { at: met_at, .. } = duty.state else { continue };
        let rules = rules_of(duty, books);
        if !rules.iter().any(|(_, r)| r.reopened_by.iter().any(|p| p.matches(fact, subject, duty.item.as_deref()))) {
            continue;
        }
        duty.state = State::Open;
        for reference in &mut duty.rules {
            reference.progress.clear();
        }
        if books.local.reviewers_days_excluded {
            relimit::give_back(duty, met_at, fact.at(), books);
        }
    }
}

fn open(ledger: &mut Ledger, subject: &dyn Subject, fact: &dyn Happening, books: &Books) {
    for regulation in &books.regulations {
        for rule in &regulation.duties {
            let opens = rule.opened_by.iter().any(|p| p.matches(fact, subject, None));
            if !opens || !rule.when.holds(&|a| subject.attribute(a)) || (subject.is_ended() && !outlives(rule, fact)) {
                continue;
            }
            if opening::is_deferred(rule, regulation, subject, books) {
                let place = regulation.place_of(rule);
                ledger.deferred.retain(|d| d.regulation != regulation.id || d.rule != place);
                ledger.deferred.push(Deferred {
                    regulation: regulation.id.clone(),
                    name: rule.name.clone(),
                    rule: place,
                    sequence: fact.sequence(),
                });
            } else {
                opening::open(ledger, (regulation, rule), subject, fact, books);
            }
        }
    }
}

/// Whether a duty may arise in a case that has ended: because the ending itself, or time, opens it.
fn outlives(rule: &crate::DutyRule, fact: &dyn Happening) -> bool {
    rule.opened_by.iter().any(|p| p.act == fact.act())
}

fn open_deferred(ledger: &mut Ledger, subject: &dyn Subject, fact: &dyn Happening, books: &Books) {
    for waiting in std::mem::take(&mut ledger.deferred) {
        let found: Option<(&Regulation, &crate::DutyRule)> = books.regulation(&waiting.regulation).and_then(|r| {
            let rule = r.duties.get(waiting.rule).filter(|d| d.name == waiting.name);
            Some((r.as_ref(), rule.or_else(|| r.duty(&waiting.name))?))
        });
        let Some((regulation, rule)) = found else { continue };
        if opening::is_deferred(rule, regulation, subject, books) {
            ledger.deferred.push(waiting);
        } else {
            opening::open(ledger, (regulation, rule), subject, fact, books);
        }
    }
}
