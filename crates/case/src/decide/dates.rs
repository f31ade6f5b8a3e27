//! Dates that an act names.

use crate::{Case, Circumstances, Fact, Reason, Value};
use calendar::{DateTime, Within};
use regulation::{Duty, LimitRule, Subject as _, moved_by_extension};
use words::{Act, Field, Refusal};

pub(super) fn dates(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    match fact.act {
        Act::Register => registered(fact, c),
        Act::Promise => promised(case, fact, c).into_iter().chain(promised_before(fact, c)).collect(),
        Act::Contact | Act::Supplement => {
            fact.moment(Field::AppointedAt).map_or_else(Vec::new, |at| not_past(at, Field::AppointedAt, c))
        }
        Act::RequestExtension => extended(case, fact, c),
        Act::Plan => planned(fact, c),
        Act::TellLimit => told(case, fact, c),
        Act::Instruct => fact.moment(Field::Date).map_or_else(Vec::new, |at| not_past(at, Field::Date, c)),
        _ => Vec::new(),
    }
}

fn words(at: DateTime) -> String {
    at.strftime("%Y-%m-%d %H:%M").to_string()
}

fn not_past(at: DateTime, field: Field, c: &Circumstances<'_>) -> Vec<Reason> {
    if at.date() < c.now.date() {
        return vec![Reason::because(Refusal::TimeInvalid, format!("{field}{}已经过去", words(at))).about(&[field])];
    }
    Vec::new()
}

/// A matter cannot arrive after it is typed in, and nobody agrees to be called back in the past.
fn registered(fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if let Some(at) = fact.moment(Field::HappenedAt).filter(|at| *at > c.now) {
        let said = format!("发生时间{}晚于现在", words(at));
        reasons.push(Reason::because(Refusal::TimeInvalid, said).about(&[Field::HappenedAt]));
    }
    if let Some(at) = fact.moment(Field::AppointedAt) {
        reasons.extend(not_past(at, Field::AppointedAt, c));
    }
    reasons
}

/// A promise keeps within the item's own limit, counted from receipt.
fn promised(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let Some(at) = fact.moment(Field::Date) else { return Vec::new() };
    let mut reasons = not_past(at, Field::Date, c);
    if let (Some(limit), Some(received)) = (case.item_limit, case.received) {
        let due =
            c.books.calendar.limit(received, Within::Span(limit), &calendar::Counting::default(), &c.books.local.hours);
        if at > due.at {
            let said = format!("事项时限{limit}，至{}", words(due.at));
            reasons.push(Reason::because(Refusal::PromiseTooLate, said).about(&[Field::Date]));
        }
    }
    reasons
}

/// What was promised stands: once its day is over no new promise takes its place, and before that a later day needs a
/// reason (首问责任制 5.2.3).
fn promised_before(fact: &Fact, c: &Circumstances<'_>) -> Option<Reason> {
    let at = fact.moment(Field::Date)?;
    let by_promise = |d: &&Duty| {
        d.rules.iter().any(|r| {
            let rule = c.books.regulation(&r.regulation).and_then(|regulation| regulation.rule_of(r));
            rule.is_some_and(|rule| rule.opened_by.iter().any(|p| p.act == Act::Promise))
        })
    };
    let duty = c.ledger.open().find(by_promise)?;
    let due = duty.due()?;
    let cited = |reason: Reason| duty.clauses.first().map_or(reason.clone(), |clause| reason.citing(clause));
    if duty.is_late(c.now) {
        let said = format!("承诺的{}已经过去，不能另行承诺，请尽快办结", words(due));
        return Some(cited(Reason::because(Refusal::AskBeforeDue, said).about(&[Field::Date])));
    }
    let explained = [Field::Reason, Field::Subject, Field::Explanation, Field::Why];
    let silent = !explained.iter().any(|field| fact.fields.contains_key(field));
    (at > due && silent).then(|| {
        let said = format!("原承诺{}，改晚须说明理由", words(due));
        cited(Reason::because(Refusal::ReasonRequired, said).about(&[Field::Reason]))
    })
}

/// An extension is asked for before the due moment and promised for later than that, within the regulation's cap, and not
/// beyond the limit of another regulation that knows no extension.
fn extended(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let Some(at) = fact.moment(Field::PromisedDate) else { return Vec::new() };
    let about = |reason: Reason| reason.about(&[Field::PromisedDate]);
    let mut reasons = Vec::new();
    let mut moved = moved_by_extension(c.ledger, at, &c.books).peekable();
    if moved.peek().is_none() {
        let extendable = |d: &&Duty| d.rules.iter().any(|r| may_be_extended(&r.regulation, &r.name, c));
        let due = c.ledger.open().filter(extendable).filter_map(Duty::due).min();
        let said = due.map(|due| format!("现期限{}", words(due))).unwrap_or_default();
        return vec![about(Reason::because(Refusal::PromiseTooEarly, said))];
    }
    for (duty, rule) in moved {
        let Some(term) = &duty.term else { continue };
        if duty.is_late(c.now) {
            reasons.push(Reason::plain(Refusal::AskBeforeDue).citing(&rule.citation));
        }
        let cap = rule.cap.map(|cap| c.books.calendar.limit(term.due, cap, &term.counting, &term.hours).at);
        if let Some(cap) = cap.filter(|cap| at > *cap) {
            let said = format!("最迟{}", words(cap));
            reasons.push(about(Reason::because(Refusal::LimitTooLong, said).citing(&rule.citation)));
        }
        reasons.extend(stricter(case, duty, at, c));
    }
    reasons.dedup();
    reasons
}

fn may_be_extended(regulation: &str, duty: &str, c: &Circumstances<'_>) -> bool {
    let rule = c.books.regulation(regulation).and_then(|r| r.extension.as_ref());
    rule.is_some_and(|rule| rule.duties.iter().any(|name| name == duty))
}

/// The limits of the duty's other regulations that know no extension.
fn stricter(case: &Case, duty: &Duty, at: DateTime, c: &Circumstances<'_>) -> Vec<Reason> {
    let view = crate::View(case);
    let limits = duty.rules.iter().filter_map(|r| {
        let regulation = c.books.regulation(&r.regulation).filter(|x| x.extension.is_none())?;
        regulation.limits.iter().find(|l| l.duty == r.name && l.when.holds(&|a| view.attribute(a)))
    });
    limits
        .filter_map(|limit: &LimitRule| {
            let regulation::Limit::Within(within) = limit.within else { return None };
            let from = duty.term.as_ref()?.from;
            let due = c.books.calendar.limit(from, within, &limit.counting, &c.books.local.hours).at;
            let said = format!("至{}", words(due));
            let reason = |refusal| Reason::because(refusal, said.clone()).citing(&limit.citation);
            (at > due).then(|| [reason(Refusal::NoExtension), reason(Refusal::LimitTooLong)])
        })
        .flatten()
        .collect()
}

fn planned(fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let Some(Value::Milestones(list)) = fact.get(Field::Milestones) else { return Vec::new() };
    list.iter().flat_map(|(_, at)| not_past(*at, Field::Milestones, c)).collect()
}

/// The limit that the party is told is no longer than the case's own: that of the handling that is owed or, before a work
/// order goes out, the one that the class will give it (“有诉即办” 审核). After an extension the promised date holds.
fn told(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let counted = |within: Within, counting: &calendar::Counting| {
        c.books.calendar.limit(c.now, within, counting, &c.books.local.hours).at
    };
    let asked = match fact.get(Field::Limit) {
        Some(Value::Moment(at)) => *at,
        Some(Value::Span(span)) => counted(Within::Span(*span), &calendar::Counting::default()),
        _ => return Vec::new(),
    };
    let view = crate::View(case);
    let handling = c.books.regulations.iter().filter_map(|r| Some((r, &r.extension.as_ref()?.duties)));
    let to_come = handling.flat_map(|(r, duties)| {
        let limits = r.limits.iter().filter(|l| duties.contains(&l.duty) && l.when.holds(&|a| view.attribute(a)));
        limits.filter_map(|limit| {
            let regulation::Limit::Within(within) = limit.within else { return None };
            Some((counted(within, &limit.counting), &limit.citation))
        })
    });
    let owed = c.ledger.open().filter(|d| d.rules.iter().any(|r| may_be_extended(&r.regulation, &r.name, c)));
    let owed = owed.filter_map(|d| Some((d.due()?, d.clauses.first()?)));
    match to_come.chain(owed).max_by_key(|(due, _)| *due) {
        Some((due, clause)) if asked > due && case.extensions == 0 => {
            let said = format!("至{}", words(due));
            vec![Reason::because(Refusal::LimitTooLong, said).about(&[Field::Limit]).citing(clause)]
        }
        _ => Vec::new(),
    }
}
