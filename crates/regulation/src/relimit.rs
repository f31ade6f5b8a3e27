//! Duties that move: to another holder with the work order, to another date by reclassification, extension or the
//! centre's own limit.

use crate::opening::{self, holder_of, is_next_step, limit_of, term_of};
use crate::{Basis, Books, Duty, DutyRule, Extension, Happening, Ledger, Limit, LimitRule, Regulation, Subject, Term};
use calendar::DateTime;
use words::{Act, Field, HolderWord};

/// Gives each open duty to whoever its rule means now.
pub(crate) fn rehold(ledger: &mut Ledger, subject: &dyn Subject, books: &Books) {
    for duty in ledger.duties.iter_mut().filter(|d| d.is_open()) {
        let rule = duty.rules.iter().find_map(|r| books.regulation(&r.regulation)?.rule_of(r));
        if let Some(rule) = rule
            && !rule.holder.contains(&HolderWord::Doer)
        {
            duty.holder = holder_of(&rule.holder, subject, duty.item.as_deref());
        }
    }
}

/// Gives each open duty that runs as long as another one the term of that one, unless it was given a limit of its own.
pub(crate) fn align(ledger: &mut Ledger, subject: &dyn Subject, books: &Books) {
    let waiting: Vec<(usize, String)> = ledger
        .duties
        .iter()
        .enumerate()
        .filter(|(_, d)| d.is_open() && d.term.as_ref().is_none_or(|t| t.basis != Basis::Dispatch))
        .filter_map(|(n, d)| {
            let reference = d.rules.first()?;
            let regulation = books.regulation(&reference.regulation)?;
            match &limit_of(regulation, regulation.rule_of(reference)?, subject)?.within {
                Limit::With(other) => Some((n, other.clone())),
                Limit::Within(_) | Limit::Until(..) | Limit::UntilOr(..) | Limit::Held(_) | Limit::None => None,
            }
        })
        .collect();
    for (n, other) in waiting {
        let term = ledger.duties.iter().rev().find(|d| d.is_open() && d.goes_by(&other)).and_then(|d| d.term.clone());
        if let (Some(term), Some(duty)) = (term, ledger.duties.get_mut(n)) {
            duty.term = Some(term);
        }
    }
}

/// Moves the dates that a fact moves.
pub(crate) fn relimit(ledger: &mut Ledger, subject: &dyn Subject, fact: &dyn Happening, books: &Books) {
    match fact.act() {
        Act::Reclassify => {
            reclassify(ledger, subject, fact, books);
            follow_along(ledger, subject, books);
        }
        Act::Dispatch => shorten(ledger, subject, fact, books),
        Act::ApproveExtension if fact.value(Field::Conclusion).as_deref() != Some("退回") => {
            extend(ledger, fact, books);
            follow_along(ledger, subject, books);
        }
        _ => {}
    }
}

/// A longer class counts from the original start, a shorter one from the change: nobody is made late by a word.
///
/// Rules of one name are judged together: a duty is lifted only where none of them applies any more.
fn reclassify(ledger: &mut Ledger, subject: &dyn Subject, fact: &dyn Happening, books: &Books) {
    let before = ledger.open().filter(|d| !is_next_step(d)).filter_map(Duty::due).max();
    for regulation in &books.regulations {
        let mut names: Vec<&str> = regulation.duties.iter().map(|d| d.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let family = regulation.duties.iter().filter(|d| d.name == name);
            let applying: Vec<&DutyRule> = family.filter(|d| d.when.holds(&|a| subject.attribute(a))).collect();
            let is_of_name = |d: &Duty| d.rules.iter().any(|r| r.regulation == regulation.id && r.name == name);
            let owed = ledger.open().any(is_of_name);
            match (applying.first(), owed) {
                (Some(_), true) => recount(ledger, (regulation, name), subject, fact, books),
                (None, true) => ledger.lift(fact.act(), fact.sequence(), is_of_name),
                (_, false) => {
                    for rule in applying {
                        arise(ledger, (regulation, rule), before, subject, fact, books);
                    }
                }
            }
        }
    }
}

/// Counts a duty anew; where several regulations share it, the earliest of their dates binds. A shared duty is counted
/// once, with the first of its regulations.
fn recount(
    ledger: &mut Ledger,
    (regulation, name): (&Regulation, &str),
    subject: &dyn Subject,
    fact: &dyn Happening,
    books: &Books,
) {
    let is_first = |d: &Duty| d.rules.first().is_some_and(|r| r.regulation == regulation.id && r.name == name);
    for duty in ledger.duties.iter_mut().filter(|d| d.is_open() && is_first(d)) {
        let limits = limits_now(duty, subject, books);
        let Some(old) = duty.term.clone() else { continue };
        if matches!(old.basis, Basis::Extension | Basis::Promise) {
            continue;
        }
        let start = if old.basis == Basis::Dispatch { duty.opened_at } else { old.from };
        let chosen = limits
            .iter()
            .filter_map(|limit| reclassified(limit, &old, start, subject, fact, books))
            .min_by_key(|term| term.due)
            .filter(|term| term.within != old.within);
        let Some(term) = chosen else { continue };
        duty.term = Some(replace(&old, term));
        for limit in limits {
            if !duty.clauses.contains(&limit.citation) {
                duty.clauses.insert(0, limit.citation.clone());
            }
        }
    }
}

/// The limits that bind a duty now, each of its references moved to the rule of its name that applies.
fn limits_now<'a>(duty: &mut Duty, subject: &dyn Subject, books: &'a Books) -> Vec<&'a LimitRule> {
    let mut limits = Vec::new();
    for reference in &mut duty.rules {
        let Some(regulation) = books.regulation(&reference.regulation) else { continue };
        let applies = |rule: &DutyRule| rule.when.holds(&|a| subject.attribute(a));
        let Some(rule) = regulation.duties.iter().find(|d| d.name == reference.name && applies(d)) else { continue };
        if !regulation.rule_of(reference).is_some_and(applies) {
            reference.rule = regulation.place_of(rule);
            reference.progress.clear();
        }
        limits.extend(limit_of(regulation, rule, subject));
    }
    limits
}

/// The term that a limit gives after reclassification; the old one where it is no other limit.
fn reclassified(
    limit: &LimitRule,
    old: &Term,
    start: DateTime,
    subject: &dyn Subject,
    fact: &dyn Happening,
    books: &Books,
) -> Option<Term> {
    let original = term_of(limit, start, None, subject, fact, books)?;
    if original.within == old.within {
        return Some(old.clone());
    }
    if original.due >= old.due { Some(original) } else { term_of(limit, fact.at(), None, subject, fact, books) }
}

/// Opens a duty that the new class brings, as if it had been opened by the fact that opens it.
fn arise(
    ledger: &mut Ledger,
    (regulation, rule): (&Regulation, &DutyRule),
    before: Option<DateTime>,
    subject: &dyn Subject,
    fact: &dyn Happening,
    books: &Books,
) {
    let was_there =
        ledger.duties.iter().any(|d| d.goes_by(&rule.name) && d.rules.iter().any(|r| r.regulation == regulation.id));
    let facts = subject.facts();
    let opener = facts.iter().rev().find(|f| rule.opened_by.iter().any(|p| p.matches(**f, subject, None)));
    let Some(opener) = opener.filter(|_| !was_there) else { return };
    opening::open(ledger, (regulation, rule), subject, *opener, books);
    let Some(duty) = ledger.duties.last_mut().filter(|d| d.goes_by(&rule.name)) else { return };
    let shorter = matches!((duty.due(), before), (Some(new), Some(old)) if new < old);
    if shorter && let Some(limit) = limit_of(regulation, rule, subject) {
        duty.term = term_of(limit, fact.at(), None, subject, fact, books);
    }
}

/// The centre may set a shorter limit at dispatch.
fn shorten(ledger: &mut Ledger, subject: &dyn Subject, fact: &dyn Happening, books: &Books) {
    let lead = subject.holder(HolderWord::Lead, None);
    for duty in ledger.duties.iter_mut().filter(|d| d.is_open()) {
        let own = fact.span(Field::CoHandlerLimit).is_some() || fact.moment(Field::CoHandlerLimit).is_some();
        let field = if duty.item.is_some() && own { Field::CoHandlerLimit } else { Field::Limit };
        let holds = duty.item.is_some() || lead.as_ref().is_some_and(|l| l.is_same(&duty.holder));
        let Some(old) = duty.term.clone().filter(|_| holds) else { continue };
        let counted = fact.span(field).map(|span| {
            books.calendar.limit(fact.at(), calendar::Within::Span(span), &old.counting, &books.local.hours)
        });
        let due = fact.moment(field).or_else(|| counted.map(|d| d.at));
        let Some(due) = due.filter(|due| *due < old.due) else { continue };
        let within = fact.span(field).map(calendar::Within::Span);
        let term = Term { from: fact.at(), within, due, basis: Basis::Dispatch, ..old.clone() };
        duty.term = Some(replace(&old, term));
    }
}

fn extend(ledger: &mut Ledger, fact: &dyn Happening, books: &Books) {
    let Some(promised) = fact.moment(Field::PromisedDate) else { return };
    let moved: Vec<String> = moved_by_extension(ledger, promised, books).map(|(d, _)| d.key.clone()).collect();
    for duty in ledger.duties.iter_mut().filter(|d| d.is_open() && moved.contains(&d.key)) {
        let (Some(extension), Some(old)) = (extension_of(duty, books), duty.term.clone()) else { continue };
        let term = Term {
            due: promised,
            within: None,
            provisional: false,
            basis: Basis::Extension,
            citation: extension.citation.clone(),
            ..old.clone()
        };
        duty.term = Some(replace(&old, term));
        duty.supervision = crate::Supervision::None;
        duty.limit_ended = false;
        if !duty.clauses.contains(&extension.citation) {
            duty.clauses.push(extension.citation.clone());
        }
    }
}

fn extension_of<'a>(duty: &Duty, books: &'a Books) -> Option<&'a Extension> {
    duty.rules.iter().find_map(|r| {
        let extension = books.regulation(&r.regulation)?.extension.as_ref()?;
        extension.duties.contains(&r.name).then_some(extension)
    })
}

/// The open duties that an extension to `promised` moves, each with the rule that allows it: of those that may be
/// extended and are due before that moment, the last due. Time to put a solution into effect is no time to put off
/// proposing one.
pub fn moved_by_extension<'a>(
    ledger: &'a Ledger,
    promised: DateTime,
    books: &'a Books,
) -> impl Iterator<Item = (&'a Duty, &'a Extension)> {
    let extendable = move || {
        ledger
            .open()
            .filter_map(move |d| Some((d, extension_of(d, books)?)))
            .filter(move |(d, _)| d.due().is_some_and(|due| due < promised))
    };
    let last = extendable().filter_map(|(d, _)| d.due()).max();
    extendable().filter(move |(d, _)| d.due() == last)
}

/// Gives each co-handler's duty that runs as long as the lead's the term to which that one was moved; a co-handler's own
/// limit stays.
fn follow_along(ledger: &mut Ledger, subject: &dyn Subject, books: &Books) {
    let along: Vec<(usize, Term)> = ledger
        .duties
        .iter()
        .enumerate()
        .filter(|(_, d)| d.is_open())
        .filter_map(|(n, d)| {
            let reference = d.rules.first()?;
            let regulation = books.regulation(&reference.regulation)?;
            let Limit::With(other) = &limit_of(regulation, regulation.rule_of(reference)?, subject)?.within else {
                return None;
            };
            let main = ledger.duties.iter().rev().find(|d| d.is_open() && d.goes_by(other))?.term.as_ref()?;
            let old = d.term.as_ref()?;
            let is_own = old.basis == Basis::Dispatch && main.earlier.last() != Some(&old.due);
            (!is_own && old.due != main.due).then(|| (n, replace(old, main.clone())))
        })
        .collect();
    for (n, term) in along {
        if let Some(duty) = ledger.duties.get_mut(n) {
            duty.term = Some(term);
        }
    }
}

/// Gives a unit back the days that reviewers held an answer which they sent back; one working day remains at least.
pub(crate) fn give_back(duty: &mut Duty, answered: DateTime, returned: DateTime, books: &Books) {
    let Some(old) = duty.term.clone() else { return };
    let held = books.calendar.workdays_between(answered.date(), returned.date());
    let (moved, _) = books.calendar.workdays_after(old.due.date(), held);
    let (least, _) = books.calendar.workdays_after(returned.date(), 1);
    let day = if held == 0 { old.due.date() } else { moved }.max(least);
    let due = day.to_datetime(old.hours.close);
    if due > old.due {
        let term = Term { due, ..old.clone() };
        duty.term = Some(replace(&old, term));
    }
}

fn replace(old: &Term, mut new: Term) -> Term {
    new.earlier.clone_from(&old.earlier);
    if new.due != old.due {
        new.earlier.push(old.due);
    }
    new
}
