//! Counting by a formula: among what, how many of these.

use super::names::{Formula, Of};
use super::{Scope, Unit, is_case};
use record::{CountedDuty, CountedFact, Digest};
use regulation::{Count, DutyCount, Pattern};
use words::{Act, Field, HolderWord, Role};

/// What a digest gives to a formula.
#[derive(Default)]
pub(super) struct Share {
    pub of: u64,
    pub over: u64,
    pub total: f64,
}

/// One of those among which a formula counts.
enum Anchor<'d> {
    Matter,
    Fact(&'d CountedFact),
    Duty(&'d CountedDuty),
}

impl Formula {
    pub fn unit(&self) -> Unit {
        match self.of {
            Of::FirstResponse => Unit::Minutes,
            Of::Counts(_) if !self.points.is_empty() => Unit::Points,
            Of::Counts(_) | Of::HandledInTime | Of::Replies => Unit::Percent,
        }
    }

    /// By what a value is multiplied so that the best is a hundred.
    pub fn scale(&self) -> f64 {
        let best = self.points.iter().map(|(_, points)| *points).fold(0.0, f64::max);
        if best > 0.0 { 100.0 / best } else { 1.0 }
    }

    /// What a digest gives; the filters have been asked before.
    pub fn share(&self, digest: &Digest, scope: &Scope<'_>) -> Share {
        if self.exclude.iter().any(|count| has(count, digest, scope)) {
            return Share::default();
        }
        match &self.of {
            Of::FirstResponse => first_response(digest, scope),
            Of::Replies => replies(digest, scope),
            Of::HandledInTime => {
                let handling = handling(digest, scope);
                let on_time = handling.iter().filter(|d| d.standing(scope.now) == "已履行").count();
                Share { of: on_time as u64, over: handling.len() as u64, total: 0.0 }
            }
            Of::Counts(of) if !self.points.is_empty() => self.points_of(of, digest, scope),
            Of::Counts(of) => {
                let among = anchors(self.over.as_deref(), digest, scope);
                let hits = among.iter().filter(|a| of.iter().any(|count| holds(count, a, digest, scope))).count();
                Share { of: hits as u64, over: among.len() as u64, total: 0.0 }
            }
        }
    }

    /// The points of the facts counted; a fact whose words are worth none does not count.
    fn points_of(&self, of: &[Count], digest: &Digest, scope: &Scope<'_>) -> Share {
        let worth = |fact: &CountedFact| {
            fact.values.values().find_map(|v| self.points.iter().find(|(word, _)| word == v)).map(|(_, points)| *points)
        };
        let anchors = anchors(Some(of), digest, scope);
        let points: Vec<f64> = anchors
            .iter()
            .filter_map(|anchor| match anchor {
                Anchor::Fact(fact) => worth(fact),
                Anchor::Matter | Anchor::Duty(_) => None,
            })
            .collect();
        let count = points.len() as u64;
        Share { of: count, over: count, total: points.iter().sum() }
    }
}

/// Those of a digest among which is counted. Where nothing is named, a case that was received within the period. Of facts
/// the latest that matches stands for the matter, since a later revisit corrects an earlier one; only answers to a survey,
/// each from another person, count one by one. Of duties each counts that came out within the period.
fn anchors<'d>(over: Option<&[Count]>, digest: &'d Digest, scope: &Scope<'_>) -> Vec<Anchor<'d>> {
    let Some(over) = over else {
        return if is_case(digest) && scope.has(digest.at) { vec![Anchor::Matter] } else { Vec::new() };
    };
    let patterns: Vec<&Pattern> = over.iter().filter_map(pattern).collect();
    let mut facts =
        digest.facts.iter().rev().filter(|fact| {
            scope.has(fact.at) && patterns.iter().any(|p| matches(p, fact) && stands(fact, digest, scope))
        });
    let single = !patterns.iter().any(|p| p.act == Act::ReplyToSurvey);
    let facts: Vec<&CountedFact> = if single { facts.next().into_iter().collect() } else { facts.collect() };
    let duties = digest.duties.iter().filter(|duty| {
        over.iter().filter_map(duty_count).any(|count| came_out(count, duty, scope)) && scope.takes_duty(digest, duty)
    });
    facts.into_iter().map(Anchor::Fact).chain(duties.map(Anchor::Duty)).collect()
}

const fn pattern(count: &Count) -> Option<&Pattern> {
    match count {
        Count::Fact(pattern) => Some(pattern),
        Count::Duty(_) => None,
    }
}

const fn duty_count(count: &Count) -> Option<&DutyCount> {
    match count {
        Count::Duty(duty) => Some(duty),
        Count::Fact(_) => None,
    }
}

/// Whether a duty is one of those meant and came out so within the period.
fn came_out(count: &DutyCount, duty: &CountedDuty, scope: &Scope<'_>) -> bool {
    let standing = duty.standing(scope.now);
    if !duty.goes_by(&count.name) || (!count.standings.is_empty() && !count.standings.iter().any(|s| s == standing)) {
        return false;
    }
    let at = match standing {
        "解除" if !count.standings.is_empty() => duty.lifted,
        "未履行" if !count.standings.is_empty() => Some(duty.opened),
        _ => duty.settled(scope.now),
    };
    at.is_some_and(|at| scope.has(at))
}

/// Whether one of those among which is counted is counted: a fact asked about itself where the formula speaks of its act,
/// a duty about itself, a matter about all that has happened in it.
fn holds(count: &Count, anchor: &Anchor<'_>, digest: &Digest, scope: &Scope<'_>) -> bool {
    match (count, anchor) {
        (Count::Fact(pattern), Anchor::Fact(fact)) if fact.act == pattern.act => matches(pattern, fact),
        (Count::Duty(count), Anchor::Duty(duty)) => {
            let standing = duty.standing(scope.now);
            duty.goes_by(&count.name) && (count.standings.is_empty() || count.standings.iter().any(|s| s == standing))
        }
        (Count::Fact(_), Anchor::Matter | Anchor::Fact(_) | Anchor::Duty(_))
        | (Count::Duty(_), Anchor::Matter | Anchor::Fact(_)) => has(count, digest, scope),
    }
}

/// Whether a fact or a duty of a digest, at whatever time up to the moment of counting, is one of those meant.
fn has(count: &Count, digest: &Digest, scope: &Scope<'_>) -> bool {
    match count {
        Count::Fact(pattern) => {
            let past = digest.facts.iter().filter(|fact| fact.at <= scope.now);
            past.rev().any(|fact| matches(pattern, fact) && stands(fact, digest, scope))
        }
        Count::Duty(count) => digest.duties.iter().any(|duty| {
            let standing = duty.standing(scope.now);
            duty.goes_by(&count.name) && (count.standings.is_empty() || count.standings.iter().any(|s| s == standing))
        }),
    }
}

/// The fact by which a matter counts within the period: the latest that is meant. A verdict counts in the period of the
/// first by which it stood, as the count of the year has it, and no more once the last says otherwise.
pub(super) fn latest<'d>(count: &Count, digest: &'d Digest, scope: &Scope<'_>) -> Option<&'d CountedFact> {
    let pattern = pattern(count)?;
    if pattern.act == Act::Verify {
        let mut verdicts = digest.of(Act::Verify).filter(|fact| fact.at <= scope.now);
        let first = verdicts.clone().find(|fact| matches(pattern, fact))?;
        let last = verdicts.next_back()?;
        return (matches(pattern, last) && scope.has(first.at)).then_some(first);
    }
    let meant = |fact: &&CountedFact| scope.has(fact.at) && matches(pattern, fact) && stands(fact, digest, scope);
    digest.facts.iter().rev().find(meant)
}

/// Whether a fact still stands: of verdicts and of decisions on appeals only the last does.
fn stands(fact: &CountedFact, digest: &Digest, scope: &Scope<'_>) -> bool {
    !matches!(fact.act, Act::Verify | Act::DecideAppeal)
        || !digest.of(fact.act).any(|later| later.at > fact.at && later.at <= scope.now)
}

/// Whether a fact matches a pattern.
pub(super) fn matches(pattern: &Pattern, fact: &CountedFact) -> bool {
    pattern.fits(fact, None, &|who| match who {
        HolderWord::Role(role) => fact.role == role,
        other => fact.by.iter().any(|word| word == other.zh()),
    })
}

/// The duties by which a case is handled, where no document says which count: the handling itself; else, where the
/// regulation asks for none, the answer that the party is owed.
const HANDLING: &[&[&str]] = &[&["办理", "办结", "提出方案", "落实解决"], &["反馈", "答复咨询"], &["首答"]];

fn handling<'d>(digest: &'d Digest, scope: &Scope<'_>) -> Vec<&'d CountedDuty> {
    let owed = |names: &&[&str]| digest.duties.iter().any(|d| names.iter().any(|n| d.goes_by(n)));
    let Some(names) = HANDLING.iter().copied().find(owed).filter(|_| is_case(digest)) else { return Vec::new() };
    let meant = digest.duties.iter().filter(|duty| names.iter().any(|n| duty.goes_by(n)));
    meant.filter(|duty| duty.settled(scope.now).is_some_and(|at| scope.has(at))).collect()
}

/// Minutes from receipt to the first thing that staff did about a case beyond writing it down, of the cases received within
/// the period that have seen one (DB50/T 957.6 6.1.2.1).
fn first_response(digest: &Digest, scope: &Scope<'_>) -> Share {
    if !is_case(digest) || !scope.has(digest.at) {
        return Share::default();
    }
    let answers = |act: Act| !matches!(act, Act::Register | Act::Supplement | Act::Confirm | Act::Note);
    let by_staff = |fact: &&CountedFact| {
        !matches!(fact.role, Role::Party | Role::Time) && answers(fact.act) && fact.at <= scope.now
    };
    let Some(first) = digest.facts.iter().find(by_staff) else { return Share::default() };
    let minutes = first.at.duration_since(digest.at).as_mins().max(0);
    Share { of: 1, over: 1, total: minutes as f64 }
}

/// Answers to a survey begun within the period, among as many as were asked (GB/T 40762).
fn replies(digest: &Digest, scope: &Scope<'_>) -> Share {
    let Some(begun) = digest.of(Act::BeginSurvey).find(|fact| scope.has(fact.at)) else { return Share::default() };
    let asked = begun.value(Field::SampleSize).and_then(|n| n.parse().ok()).unwrap_or(0);
    let answers = digest.of(Act::ReplyToSurvey).filter(|fact| fact.at <= scope.now).count() as u64;
    Share { of: answers, over: asked, total: 0.0 }
}
