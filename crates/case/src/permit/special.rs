//! What single acts presuppose beyond role and order.

use super::board;
use crate::needs::blocking;
use crate::{Case, Circumstances, Reason};
use calendar::DateTime;
use regulation::{Condition, Duty, Pattern, Test};
use words::{Act, Attribute, Field, Refusal, Role, Stage};

/// The reasons that hold for this act alone.
pub(super) fn special(case: &Case, act: Act, c: &Circumstances<'_>) -> Vec<Reason> {
    let mut reasons = elements(case, act, c);
    reasons.extend(match act {
        Act::Close => closing(case, c),
        Act::FeedBack => {
            let plan = !case.milestones.is_empty() || plan_to_tell(c);
            unless(plan || case.owing().next().is_none(), Refusal::CoHandlersOwe)
        }
        Act::Return => returning(case, c),
        Act::Designate => unless(case.lead.is_some() || case.returns > 0, Refusal::NotDispatched),
        Act::SignFor => signing(case, c),
        Act::RequestExtension => extension(case, c),
        Act::ApproveExtension => approval(case, c),
        Act::ApprovePlan => unless(!case.milestones.is_empty(), Refusal::NoPlan),
        Act::Milestone => unless(case.plan_approved, Refusal::PlanNotApproved),
        Act::HandOver => {
            let owed = super::is_owed(act, c) && !c.books.regulations.iter().any(|r| r.mentions(Act::TakeMaterial));
            unless(case.last(Act::TakeMaterial).is_some() || owed, Refusal::NothingTaken)
        }
        Act::Rectify => unless(super::is_owed(act, c), Refusal::NothingDue),
        Act::AcknowledgeReferral => {
            let sent = case.destination.is_some() || case.lead.as_ref().is_some_and(|l| l.is_centre);
            unless(sent, Refusal::NotReferred)
        }
        Act::Unlink => unless(case.main.is_some(), Refusal::NotLinked),
        Act::Reopen => reopening(case, c),
        Act::Evaluate | Act::Revisit => {
            let told = case.last(Act::FeedBack).is_some() || stage_is(case, &[Stage::Closed, Stage::Archived]);
            let mut reasons = unless(told || super::is_owed(act, c), Refusal::NotFedBack);
            if act == Act::Evaluate && case.has(Act::Evaluate) {
                reasons.push(Reason::because(Refusal::AlreadyDone, act.zh()));
            }
            reasons
        }
        Act::DecideAppeal => unless(case.has(Act::Appeal) && !decided(case), Refusal::NothingDue),
        Act::ReportResult | Act::InformRespondent | Act::Hear => {
            unless(case.last(Act::FeedBack).is_some(), Refusal::NotFedBack)
        }
        Act::OfferRedress => unless(case.last(Act::Hear).is_some(), Refusal::NotHeard),
        Act::Archive => unless(stage_is(case, &[Stage::Closed]), Refusal::NotClosed),
        Act::Decline => unless(!case.has(Act::Answer) || case.is_ended(), Refusal::AlreadyDone),
        Act::Reclassify => reclassifying(case, c),
        Act::Remind | Act::Order | Act::Circulate => {
            unless(c.ledger.open().any(|d| d.term.is_some()), Refusal::NothingDue)
        }
        Act::Settle => unless(case.lead.is_none() || case.is_ended(), Refusal::AlreadyDispatched),
        Act::Copy => unless(c.books.regulations.iter().any(|r| r.mentions(act)), Refusal::NoBasis),
        Act::PlayRecording if case.last(Act::AttachRecording).is_none() => {
            vec![Reason::because(Refusal::NothingDue, "本件没有录音")]
        }
        Act::Consent => unless(!case.consented, Refusal::AlreadyDone),
        Act::ConsentToPublish | Act::RevokeConsent | Act::PublishAnswer | Act::TakeDown => {
            board::made_public(case, act)
        }
        _ => Vec::new(),
    });
    reasons
}

/// Whether the latest appeal has been decided.
fn decided(case: &Case) -> bool {
    let sequence = |act: Act| case.last(act).map_or(0, |r| r.sequence);
    sequence(Act::DecideAppeal) > sequence(Act::Appeal)
}

pub(super) fn unless(holds: bool, refusal: Refusal) -> Vec<Reason> {
    if holds { Vec::new() } else { vec![Reason::plain(refusal)] }
}

fn stage_is(case: &Case, stages: &[Stage]) -> bool {
    case.ended.as_ref().is_some_and(|e| stages.contains(&e.stage))
}

/// Whether an open duty asks that a plan be told to the person: that does not wait for the co-handlers, as the result
/// does.
pub(crate) fn plan_to_tell(c: &Circumstances<'_>) -> bool {
    let tells_plan = |p: &Pattern| {
        p.act == Act::FeedBack
            && p.tests.iter().any(|t| {
                matches!(t, Test::Field { field: Field::FeedbackOf, not: false, values } if values.iter().any(|v| v == "方案"))
            })
    };
    c.ledger.open().any(|duty| {
        duty.rules.iter().any(|reference| {
            let rule = c.books.regulation(&reference.regulation).and_then(|r| r.rule_of(reference));
            rule.is_some_and(|rule| rule.met_by.iter().flatten().any(tells_plan))
        })
    })
}

/// What the record lacks and the act cannot do without.
fn elements(case: &Case, act: Act, c: &Circumstances<'_>) -> Vec<Reason> {
    if case.is_ended() {
        return Vec::new();
    }
    let missing = blocking(case, act, &c.books);
    let Some(first) = missing.first() else { return Vec::new() };
    let fields: Vec<Field> = missing.iter().map(|m| m.field).collect();
    let names: Vec<&str> = fields.iter().map(|f| f.zh()).collect();
    vec![Reason::because(Refusal::ElementsMissing, names.join("、")).about(&fields).citing(&first.citation)]
}

/// Closing: no co-handler owes an answer and nothing else is owed.
fn closing(case: &Case, c: &Circumstances<'_>) -> Vec<Reason> {
    if case.is_ended() {
        return Vec::new();
    }
    let mut reasons = Vec::new();
    let owing: Vec<&str> = case.owing().map(|org| c.directory.name_of(org)).collect();
    if !owing.is_empty() {
        reasons.push(Reason::because(Refusal::CoHandlersOwe, owing.join("、")));
    }
    for duty in c.ledger.owed_by_case().filter(|d| !d.goes_by("下一步") && !d.goes_by("协办回复")) {
        let reason = Reason::because(Refusal::StillOwed, duty.name());
        reasons.push(duty.clauses.first().map_or(reason.clone(), |clause| reason.citing(clause)));
    }
    reasons
}

fn returning(case: &Case, c: &Circumstances<'_>) -> Vec<Reason> {
    if case.designated {
        return vec![Reason::plain(Refusal::DesignatedFinally)];
    }
    let Some(since) = case.dispatched else { return Vec::new() };
    let mut reasons = Vec::new();
    for rule in c.books.regulations.iter().filter_map(|r| r.returns.as_ref()) {
        let due = c.books.calendar.limit(since, rule.within, &calendar::Counting::default(), &c.books.local.hours).at;
        let used_up = rule.times.is_some_and(|times| case.returns >= times);
        if is_past(due, c.now) || used_up {
            let said = format!("应在{}前退回", due.strftime("%Y-%m-%d %H:%M"));
            reasons.push(Reason::because(Refusal::ReturnPeriodOver, said).citing(&rule.citation));
        }
    }
    reasons
}

/// Whether a due moment is over: from the minute after it.
fn is_past(due: DateTime, now: DateTime) -> bool {
    now > due && now.strftime("%Y-%m-%d %H:%M").to_string() != due.strftime("%Y-%m-%d %H:%M").to_string()
}

fn signing(case: &Case, c: &Circumstances<'_>) -> Vec<Reason> {
    let signed = case.orders.iter().any(|o| Some(&o.org) == c.actor.org.as_ref() && o.signed);
    let dispatched = unless(case.lead.is_some() || case.is_ended(), Refusal::NotDispatched);
    if signed { vec![Reason::because(Refusal::AlreadyDone, Act::SignFor.zh())] } else { dispatched }
}

fn extension(case: &Case, c: &Circumstances<'_>) -> Vec<Reason> {
    let Some(rule) = c.books.regulations.iter().find_map(|r| r.extension.as_ref()) else {
        return vec![Reason::plain(Refusal::NoExtension)];
    };
    let mut reasons = Vec::new();
    let extendable = || c.ledger.open().filter(|d| rule.duties.iter().any(|name| d.goes_by(name)));
    if extendable().next().is_none() {
        reasons.push(Reason::because(Refusal::NoExtension, "没有可以延期的义务").citing(&rule.citation));
    }
    if extendable().next().is_some() && extendable().all(|d| d.is_late(c.now)) {
        reasons.push(Reason::plain(Refusal::AskBeforeDue).citing(&rule.citation));
    }
    if case.extension.is_some() {
        reasons.push(Reason::plain(Refusal::AlreadyAsked));
    }
    if rule.times.is_some_and(|times| case.extensions >= times) {
        reasons.push(Reason::plain(Refusal::ExtensionsUsedUp).citing(&rule.citation));
    }
    if case.lead.is_some() && c.actor.role == Role::Receiver && case.centre == c.actor.org {
        reasons.push(Reason::because(Refusal::NotThisRole, "分办后由承办单位申请"));
    }
    reasons
}

fn approval(case: &Case, c: &Circumstances<'_>) -> Vec<Reason> {
    if c.books.regulations.iter().all(|r| r.extension.is_none()) {
        return vec![Reason::plain(Refusal::NoExtension)];
    }
    match &case.extension {
        None => vec![Reason::plain(Refusal::NoExtensionAsked)],
        Some(asked) if asked.by.is_same(&c.actor) => vec![Reason::plain(Refusal::OwnApproval)],
        Some(_) => Vec::new(),
    }
}

fn reopening(case: &Case, c: &Circumstances<'_>) -> Vec<Reason> {
    let Some(end) = &case.ended else { return vec![Reason::plain(Refusal::NotClosed)] };
    if !matches!(end.stage, Stage::Closed | Stage::Archived) {
        return ended_otherwise(end.stage);
    }
    let days = c.directory.settings(&c.centre).map_or(30, |s| s.reopen_days);
    let last = end.at.date().saturating_add(jiff::Span::new().days(i64::from(days)));
    if c.actor.role == Role::Party && c.now.date() > last {
        return vec![Reason::because(Refusal::ReopenPeriodOver, format!("可在{last}前提出"))];
    }
    Vec::new()
}

pub(super) fn ended_otherwise(stage: Stage) -> Vec<Reason> {
    let refusal = match stage {
        Stage::Declined => Refusal::AlreadyDeclined,
        Stage::Referred => Refusal::AlreadyReferred,
        _ => Refusal::AlreadyWithdrawn,
    };
    vec![Reason::plain(refusal)]
}

/// Whether a duty or its limit is there because of the class: only such a due moment can be moved by another class.
fn hangs_on_class(duty: &Duty, c: &Circumstances<'_>) -> bool {
    let by_class = |when: &Condition| when.attributes().any(|a| a == Attribute::Class);
    duty.rules.iter().any(|reference| {
        let Some(regulation) = c.books.regulation(&reference.regulation) else { return false };
        regulation.rule_of(reference).is_some_and(|rule| by_class(&rule.when))
            || regulation.limits.iter().any(|l| l.duty == reference.name && by_class(&l.when))
    })
}

/// Reclassification comes before the due moment.
fn reclassifying(case: &Case, c: &Circumstances<'_>) -> Vec<Reason> {
    let accepted = case.last(Act::Accept).is_some();
    if !accepted {
        return vec![Reason::plain(Refusal::NotAccepted)];
    }
    let late = c.ledger.owed_by_case().any(|d| hangs_on_class(d, c) && d.is_late(c.now));
    if late && !case.is_ended() {
        vec![Reason::because(Refusal::AskBeforeDue, "义务已逾期，不能再调整分类")]
    } else {
        Vec::new()
    }
}
