//! The order of the path: what must be passed before an act.

use crate::{Case, Circumstances, Fact, Reason, Recorded, stage};
use regulation::Step;
use words::{Act, Refusal, Role};

/// The order in which acts come where a path has them; an act that no path has stands after those before it here.
const ORDER: &[Act] = &[
    Act::Accept,
    Act::Assess,
    Act::Inquire,
    Act::Review,
    Act::Dispatch,
    Act::Instruct,
    Act::SignFor,
    Act::CarryOut,
    Act::Plan,
    Act::ApprovePlan,
    Act::Milestone,
    Act::Answer,
    Act::ReviewAnswer,
    Act::Inspect,
    Act::FeedBack,
    Act::ReportResult,
    Act::InformRespondent,
    Act::Hear,
    Act::OfferRedress,
];

/// The steps that must have been passed before an act and have not, and whether the act itself is already done.
pub(super) fn out_of_order(case: &Case, act: Act, c: &Circumstances<'_>) -> Vec<Reason> {
    if act == Act::Close {
        return stage::steps(case, &c.books).iter().filter_map(|step| without(step, c)).collect();
    }
    if on_the_spot(case, act, c) {
        return Vec::new();
    }
    let mut steps = stage::steps(case, &c.books);
    let place = steps.iter().position(|s| s.act() == Some(act));
    let done = place.and_then(|p| steps.get(p)).is_some_and(|s| s.passed) && !stood_for(case, act);
    pass_by_itself(&mut steps, case, act, c);
    let of_others = is_co_handler(case, c) && matches!(act, Act::Answer | Act::SignFor | Act::Return | Act::Progress);
    let mut reasons: Vec<Reason> = match place {
        Some(place) => steps.iter().take(place).filter_map(|step| without(step, c)).collect(),
        None => earlier(act)
            .flat_map(|before| steps.iter().filter(move |s| s.act() == Some(before)))
            .filter_map(|s| without(s, c))
            .collect(),
    };
    if act == Act::FeedBack {
        reasons.retain(|r| r.refusal != Refusal::MilestonesNotReached);
    }
    if act == Act::OfferRedress {
        reasons.retain(|r| r.refusal != Refusal::NotHeard);
    }
    if of_others {
        reasons.retain(|r| r.refusal != Refusal::NotSignedFor);
    }
    if done && !may_repeat(act) && !of_others {
        reasons.push(Reason::because(Refusal::AlreadyDone, act.zh()));
    }
    reasons
}

/// Notes as passed the steps that the act itself would pass by a rule: an office that answers what it has not sent on to
/// anybody need not send it first.
fn pass_by_itself(steps: &mut [Step], case: &Case, act: Act, c: &Circumstances<'_>) {
    if steps.iter().all(|s| s.passed) {
        return;
    }
    let mut then = case.clone();
    then.facts.push(Recorded {
        sequence: case.facts.last().map_or(1, |f| f.sequence + 1),
        at: c.now,
        by: c.actor.clone(),
        terms: c.terms.clone(),
        fact: Fact::of(act),
    });
    for (step, after) in steps.iter_mut().zip(stage::steps(&then, &c.books)) {
        step.passed |= after.passed;
    }
}

/// The reason that an unpassed step gives, with its clause.
fn without(step: &Step, c: &Circumstances<'_>) -> Option<Reason> {
    if step.passed {
        return None;
    }
    let refusal = step
        .asked_by
        .iter()
        .filter_map(|by| c.books.regulation(&by.regulation))
        .find_map(|r| r.refusal_without(&step.name));
    let reason = refusal.map_or_else(|| Reason::because(Refusal::StillOwed, step.name.clone()), Reason::plain);
    Some(step.asked_by.first().map_or(reason.clone(), |by| reason.citing(by)))
}

fn earlier(act: Act) -> impl Iterator<Item = Act> {
    let place = ORDER.iter().position(|a| *a == act).or_else(|| after(act)).unwrap_or(0);
    ORDER.iter().copied().take(place)
}

/// Acts outside the order that presuppose part of it.
fn after(act: Act) -> Option<usize> {
    let behind = match act {
        Act::Designate => return ORDER.iter().position(|a| *a == Act::Dispatch),
        Act::Return => Act::Dispatch,
        Act::TellLimit => Act::Accept,
        Act::Verify | Act::Progress => Act::Accept,
        _ => return None,
    };
    ORDER.iter().position(|a| *a == behind).map(|p| p + 1)
}

const fn may_repeat(act: Act) -> bool {
    matches!(
        act,
        Act::FeedBack
            | Act::Hear
            | Act::Milestone
            | Act::InformRespondent
            | Act::OfferRedress
            | Act::CarryOut
            | Act::Verify
    )
}

/// Whether another act passed the step of signing for the work order (the receipt of a letter): it may still be signed.
fn stood_for(case: &Case, act: Act) -> bool {
    let floor = case.floors.get(act.zh()).copied().unwrap_or(0);
    act == Act::SignFor && !case.facts.iter().any(|f| f.fact.act == act && f.sequence > floor)
}

/// A chief representative who goes to the spot explains and answers there, whatever the path.
fn on_the_spot(case: &Case, act: Act, c: &Circumstances<'_>) -> bool {
    matches!(act, Act::Answer) && c.actor.role == Role::ChiefRepresentative && case.last(Act::Arrive).is_some()
}

fn is_co_handler(case: &Case, c: &Circumstances<'_>) -> bool {
    c.actor.org.as_ref().is_some_and(|org| case.orders.iter().any(|o| &o.org == org))
        && case.lead.as_ref().map(|l| &l.org) != c.actor.org.as_ref()
}
