//! Opening a duty: who owes it, until when, and beside which other duty it stands.

use crate::model::Each;
use crate::{
    Basis, Books, Duty, DutyRule, Happening, Holder, Ledger, Limit, LimitRule, Regulation, RuleRef, StartAt, State,
    Subject, Supervision, Term, merge, merged_steps,
};
use calendar::{Counting, DateTime, Within};
use words::{Act, HolderWord};

/// The name of the duty to perform the next step of the path.
pub(crate) const NEXT_STEP: &str = "下一步";

pub(crate) fn is_next_step(duty: &Duty) -> bool {
    duty.name() == NEXT_STEP
}

/// Opens a duty for each of its items. One of the same rule and item that is still owed is replaced.
pub(crate) fn open(
    ledger: &mut Ledger,
    (regulation, rule): (&Regulation, &DutyRule),
    subject: &dyn Subject,
    fact: &dyn Happening,
    books: &Books,
) {
    let items: Vec<(Option<String>, Option<DateTime>)> = match &rule.each {
        None => vec![(None, None)],
        Some(Each::List(list)) => list.iter().map(|i| (Some(i.clone()), None)).collect(),
        Some(Each::Field(field)) => fact.items(*field).into_iter().map(|(i, at)| (Some(i), at)).collect(),
    };
    for (item, date) in items {
        let duty = make(regulation, rule, (item, date), subject, fact, books);
        let capped = again(ledger, duty, fact, books);
        merge::add(ledger, capped, books);
    }
}

fn make(
    regulation: &Regulation,
    rule: &DutyRule,
    (item, date): (Option<String>, Option<DateTime>),
    subject: &dyn Subject,
    fact: &dyn Happening,
    books: &Books,
) -> Duty {
    let limit = limit_of(regulation, rule, subject);
    let term = limit.and_then(|l| term_of(l, start_of(l, subject, fact), date, subject, fact, books));
    let clauses = clauses_of(regulation, rule, limit, term.as_ref());
    let mark = item.as_deref().map(|i| format!("#{i}")).unwrap_or_default();
    Duty {
        key: format!("{}/{}{mark}@{}", regulation.id, rule.name, fact.sequence()),
        rules: vec![RuleRef {
            regulation: regulation.id.clone(),
            name: rule.name.clone(),
            rule: regulation.place_of(rule),
            progress: std::collections::BTreeSet::default(),
        }],
        holder: holder_of(&rule.holder, subject, item.as_deref()),
        item,
        opened_by: fact.sequence(),
        opened_at: fact.at(),
        term,
        clauses,
        state: State::Open,
        supervision: Supervision::None,
        limit_ended: false,
        aside: rule.aside,
    }
}

/// What grounds a duty: the law that sets its limit, the limit's own clause, the rule's, and those it rests on as well.
fn clauses_of(
    regulation: &Regulation,
    rule: &DutyRule,
    limit: Option<&LimitRule>,
    term: Option<&Term>,
) -> Vec<crate::Citation> {
    let law = term.and_then(|t| match &t.basis {
        Basis::Law(words) => Some(crate::Citation::of_law(&regulation.id, words)),
        Basis::Clause | Basis::Setting | Basis::Dispatch | Basis::Extension | Basis::Promise => None,
    });
    let mut clauses = Vec::new();
    for citation in law.iter().chain(limit.map(|l| &l.citation)).chain([&rule.citation]).chain(&rule.also) {
        if !clauses.contains(citation) {
            clauses.push(citation.clone());
        }
    }
    clauses
}

/// The first of the rule's holders that there is; the first word itself where there is none yet.
pub(crate) fn holder_of(words: &[HolderWord], subject: &dyn Subject, item: Option<&str>) -> Holder {
    words
        .iter()
        .find_map(|word| subject.holder(*word, item))
        .or_else(|| words.first().map(|word| Holder::named(*word)))
        .unwrap_or_default()
}

pub(crate) fn limit_of<'a>(
    regulation: &'a Regulation,
    rule: &DutyRule,
    subject: &dyn Subject,
) -> Option<&'a LimitRule> {
    regulation.limits.iter().find(|l| l.duty == rule.name && l.when.holds(&|a| subject.attribute(a)))
}

fn start_of(limit: &LimitRule, subject: &dyn Subject, fact: &dyn Happening) -> DateTime {
    match limit.start {
        StartAt::Receipt => subject.received(),
        StartAt::Opening if fact.act() == Act::Register => subject.received(),
        StartAt::Opening => fact.at(),
        StartAt::Fact(act) => {
            subject.facts().iter().rev().find(|f| f.act() == act).map_or_else(|| fact.at(), |f| f.at())
        }
    }
}

/// The term that a limit gives from a moment on. `date` is that of the item for which the duty stands.
pub(crate) fn term_of(
    limit: &LimitRule,
    from: DateTime,
    date: Option<DateTime>,
    subject: &dyn Subject,
    fact: &dyn Happening,
    books: &Books,
) -> Option<Term> {
    let counted = |from: DateTime, within: Within, basis: Basis| counted(limit, from, within, basis, books);
    match &limit.within {
        Limit::None | Limit::With(_) => None,
        Limit::Within(within) => Some(counted(from, own_or(limit, *within, books), own_basis(limit))),
        Limit::Held(field) => {
            let Some(span) = fact.span(*field).or_else(|| subject.latest_span(*field)) else {
                let due = fact.moment(*field).or_else(|| subject.latest_moment(*field))?;
                return Some(named(limit, from, due, books));
            };
            let law = limit.basis.and_then(|b| fact.value(b).or_else(|| subject.latest_value(b)));
            Some(counted(from, Within::Span(span), law.map_or_else(|| own_basis(limit), Basis::Law)))
        }
        Limit::Until(field, None) => {
            let due = date.or_else(|| fact.moment(*field)).or_else(|| subject.latest_moment(*field))?;
            Some(named(limit, from, due, books))
        }
        Limit::UntilOr(field, within) => {
            let due = date.or_else(|| fact.moment(*field));
            let counted = || counted(from, own_or(limit, *within, books), own_basis(limit));
            Some(due.map_or_else(counted, |due| named(limit, from, due, books)))
        }
        Limit::Until(field, Some(span)) => {
            let start = date.or_else(|| fact.moment(*field)).or_else(|| subject.latest_moment(*field)).unwrap_or(from);
            Some(counted(start, own_or(limit, Within::Span(*span), books), own_basis(limit)))
        }
    }
}

/// The length that a rule gives or, where the document leaves it open, the centre's own.
fn own_or(limit: &LimitRule, within: Within, books: &Books) -> Within {
    let own = || books.local.limits.get(&format!("{}/{}", limit.citation.regulation, limit.duty)).copied();
    limit.setting.then(own).flatten().unwrap_or(within)
}

fn own_basis(limit: &LimitRule) -> Basis {
    if limit.setting { Basis::Setting } else { Basis::Clause }
}

fn counted(limit: &LimitRule, from: DateTime, within: Within, basis: Basis, books: &Books) -> Term {
    let due = books.calendar.limit(from, within, &limit.counting, &books.local.hours);
    Term {
        from,
        within: Some(within),
        counting: limit.counting,
        hours: books.local.hours,
        due: due.at,
        provisional: due.provisional,
        calendar: books.calendar.version().to_owned(),
        basis,
        citation: limit.citation.clone(),
        earlier: Vec::new(),
    }
}

fn named(limit: &LimitRule, from: DateTime, due: DateTime, books: &Books) -> Term {
    Term {
        from,
        within: None,
        counting: limit.counting,
        hours: books.local.hours,
        due,
        provisional: false,
        calendar: books.calendar.version().to_owned(),
        basis: Basis::Promise,
        citation: limit.citation.clone(),
        earlier: Vec::new(),
    }
}

/// Replaces the duty of the same rule and item that is still owed. One that a work order opens anew for another lead
/// starts anew, at the latest one working day beyond the limit from the first dispatch.
fn again(ledger: &mut Ledger, mut duty: Duty, fact: &dyn Happening, books: &Books) -> Duty {
    let dispatched_anew = matches!(fact.act(), Act::Dispatch | Act::Designate);
    if let (true, Some(first), Some(term)) = (dispatched_anew, ledger.first_dispatch, duty.term.as_mut())
        && let Some(within) = term.within
    {
        let (day, _) = books
            .calendar
            .workdays_after(books.calendar.limit(first, within, &term.counting, &term.hours).at.date(), 1);
        let latest = day.to_datetime(term.hours.close);
        if term.due > latest {
            term.due = latest;
        }
    }
    let (name, item) = (duty.name().to_owned(), duty.item.clone());
    let own: Vec<String> = duty.rules.iter().map(|r| r.regulation.clone()).collect();
    let is_own = |d: &Duty| d.rules.iter().all(|r| own.contains(&r.regulation));
    ledger.lift(fact.act(), fact.sequence(), |d| d.goes_by(&name) && d.item == item && is_own(d));
    duty
}

/// Whether the act that meets a duty is open to its holder under its own regulation and barred only by a step of
/// another one.
pub(crate) fn is_deferred(rule: &DutyRule, own: &Regulation, subject: &dyn Subject, books: &Books) -> bool {
    if books.regulations.len() < 2 {
        return false;
    }
    let Some(act) = rule.met_by.first().and_then(|all| all.first()).map(|p| p.act) else { return false };
    let steps = merged_steps(subject, books);
    let Some(place) = steps.iter().position(|s| s.act() == Some(act)) else { return false };
    let mut missing = steps.iter().take(place).filter(|s| !s.passed).peekable();
    missing.peek().is_some() && missing.all(|s| !s.asked_by.iter().any(|by| by.regulation == own.id))
}

/// Where nothing is owed in an open case, opens the duty to perform the next step; where something else is owed again,
/// lifts it.
pub(crate) fn next_step(ledger: &mut Ledger, subject: &dyn Subject, fact: &dyn Happening, books: &Books) {
    let covered = ledger.owed_by_case().any(|d| !is_next_step(d));
    let next = (subject.has_path() && !subject.is_ended() && !covered).then(|| next_of(subject, books)).flatten();
    let name = next.as_ref().map(|(name, _)| name.clone());
    ledger.lift(fact.act(), fact.sequence(), |d| is_next_step(d) && d.item != name);
    let Some((name, regulation)) = next else { return };
    if ledger.open().any(is_next_step) {
        return;
    }
    let clause = merged_steps(subject, books)
        .iter()
        .find(|s| s.name == name)
        .and_then(|s| s.asked_by.first().cloned())
        .or_else(|| regulation.paths.first().map(|p| p.citation.clone()));
    let Some(citation) = clause else { return };
    let limit = LimitRule {
        citation: citation.clone(),
        duty: NEXT_STEP.to_owned(),
        when: crate::Condition::default(),
        within: Limit::Within(regulation.pace),
        start: StartAt::Opening,
        setting: true,
        basis: None,
        counting: Counting::default(),
    };
    let words = performers_of(&name, &regulation, subject);
    ledger.duties.push(Duty {
        key: format!("{}/{NEXT_STEP}#{name}@{}", regulation.id, fact.sequence()),
        rules: vec![RuleRef {
            regulation: regulation.id.clone(),
            name: NEXT_STEP.to_owned(),
            rule: 0,
            progress: std::collections::BTreeSet::default(),
        }],
        item: Some(name),
        holder: holder_of(&words, subject, None),
        opened_by: fact.sequence(),
        opened_at: fact.at(),
        term: term_of(&limit, start_of(&limit, subject, fact), None, subject, fact, books),
        clauses: vec![citation],
        state: State::Open,
        supervision: Supervision::None,
        limit_ended: false,
        aside: false,
    });
}

fn next_of(subject: &dyn Subject, books: &Books) -> Option<(String, std::sync::Arc<Regulation>)> {
    let steps = merged_steps(subject, books);
    let step = steps.iter().find(|s| !s.passed);
    let regulation = step
        .and_then(|s| s.asked_by.first())
        .and_then(|by| books.regulation(&by.regulation))
        .or_else(|| books.regulations.first())?;
    let name = step.map_or_else(|| Act::Close.zh().to_owned(), |s| s.name.clone());
    Some((name, std::sync::Arc::clone(regulation)))
}

/// Who performs a step under a regulation: the step's own performers, the regulation's for its act, or the default.
pub(crate) fn performers_of(step: &str, regulation: &Regulation, subject: &dyn Subject) -> Vec<HolderWord> {
    if let Some(rule) = regulation.step_rules(step, subject).find(|s| !s.who.is_empty()) {
        return rule.who.clone();
    }
    let Some(act) = Act::from_zh(step) else { return vec![HolderWord::Centre] };
    regulation.performers_of(act, &|a| subject.attribute(a)).into_iter().map(|(word, _)| word).collect()
}
