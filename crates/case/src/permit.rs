//! Everything that forbids an act before a word of it is typed.

mod board;
mod order;
mod special;

pub(crate) use special::plan_to_tell;

use crate::fits::may_perform;
use crate::{Case, Circumstances, Reason, View};
use regulation::Subject;
use words::{Act, Attribute, CaseKind, Refusal, Role, Stage};

/// All that forbids an act, in the order of the path; empty where it may be tried.
///
/// What depends on the content of the act is judged by [`crate::decide`].
#[must_use]
pub fn permit(case: &Case, act: Act, c: &Circumstances<'_>) -> Vec<Reason> {
    if act == Act::Register {
        return if case.is_registered() {
            vec![Reason::plain(Refusal::AlreadyDone)]
        } else {
            may_perform(case, act, c)
        };
    }
    if !case.is_registered() {
        return vec![Reason::plain(Refusal::NotRegistered)];
    }
    if act.surrounds() {
        return vec![Reason::because(Refusal::NotInThisRegulation, format!("“{act}”不对单个诉求件作出"))];
    }
    let mut reasons = sealed(case, act, c);
    reasons.extend(ended(case, act, c));
    reasons.extend(unknown_here(case, act, c));
    reasons.extend(may_perform(case, act, c));
    if !case.is_ended() {
        reasons.extend(order::out_of_order(case, act, c));
    }
    reasons.extend(barred(case, act, c));
    reasons.extend(special::special(case, act, c));
    dedup(reasons)
}

fn dedup(reasons: Vec<Reason>) -> Vec<Reason> {
    let mut seen: Vec<Reason> = Vec::new();
    for reason in reasons {
        if !seen.iter().any(|r| r.refusal == reason.refusal && r.facts == reason.facts) {
            seen.push(reason);
        }
    }
    seen
}

fn sealed(case: &Case, act: Act, c: &Circumstances<'_>) -> Vec<Reason> {
    // Whatever became of the case, what is public can be taken off, and a consent taken back (个人信息保护法 第十五条).
    let takes_off = matches!(act, Act::RevokeConsent | Act::TakeDown);
    let ordinary = !matches!(
        c.actor.role,
        Role::DisciplineOfficer
            | Role::Supervisor
            | Role::Leadership
            | Role::Archivist
            | Role::Time
            | Role::SecurityAuditor
    );
    if case.sealed && ordinary && !takes_off { vec![Reason::plain(Refusal::Sealed)] } else { Vec::new() }
}

/// What may still be done about a case that has ended: what an open duty asks for, and what follows an end.
fn ended(case: &Case, act: Act, c: &Circumstances<'_>) -> Vec<Reason> {
    if case.main.is_some()
        && !case.main_answered
        && !matches!(
            act,
            Act::Unlink
                | Act::Withdraw
                | Act::Note
                | Act::Supplement
                | Act::Urge
                | Act::Evaluate
                | Act::MainAnswered
                | Act::ConsentToPublish
                | Act::RevokeConsent
                | Act::TakeDown
        )
    {
        return vec![Reason::plain(Refusal::AlreadyLinked)];
    }
    let Some(end) = &case.ended else { return Vec::new() };
    let archived = end.stage == Stage::Archived && act == Act::Archive;
    if (follows_an_end(act) || is_owed(act, c)) && !archived {
        return Vec::new();
    }
    let refusal = match end.stage {
        Stage::Declined => Refusal::AlreadyDeclined,
        Stage::Referred => Refusal::AlreadyReferred,
        Stage::Withdrawn => Refusal::AlreadyWithdrawn,
        Stage::Archived => Refusal::AlreadyArchived,
        _ => Refusal::AlreadyClosed,
    };
    vec![Reason::plain(refusal)]
}

/// What follows an end without being owed.
const fn follows_an_end(act: Act) -> bool {
    matches!(
        act,
        Act::Archive
            | Act::Reopen
            | Act::Evaluate
            | Act::Revisit
            | Act::Note
            | Act::AcknowledgeReferral
            | Act::TellReason
            | Act::Verify
            | Act::Remind
            | Act::Order
            | Act::Circulate
            | Act::ReportUp
            | Act::Copy
            | Act::FileRectification
            | Act::Commend
            | Act::AdviseRectification
            | Act::Sanction
            | Act::AttachRecording
            | Act::PlayRecording
            | Act::ReportResult
            | Act::Sampled
            | Act::ThresholdReached
            | Act::DeemUnreasonable
            | Act::Appeal
            | Act::DecideAppeal
            | Act::ConsentToPublish
            | Act::RevokeConsent
            | Act::PublishAnswer
            | Act::TakeDown
    )
}

/// Whether an open duty is met by this act.
pub(crate) fn is_owed(act: Act, c: &Circumstances<'_>) -> bool {
    c.ledger.open().any(|duty| {
        duty.rules.iter().any(|r| {
            c.books
                .regulation(&r.regulation)
                .and_then(|regulation| regulation.rule_of(r))
                .is_some_and(|rule| rule.met_by.iter().flatten().any(|p| p.act == act))
        })
    })
}

/// Acts that only some documents know.
fn unknown_here(case: &Case, act: Act, c: &Circumstances<'_>) -> Vec<Reason> {
    let particular = matches!(
        act,
        Act::Inquire
            | Act::Review
            | Act::Assess
            | Act::Instruct
            | Act::CarryOut
            | Act::ReviewAnswer
            | Act::Inspect
            | Act::Plan
            | Act::ApprovePlan
            | Act::Milestone
            | Act::Promise
            | Act::CompleteMatter
            | Act::ReportResult
            | Act::InformRespondent
            | Act::Hear
            | Act::OfferRedress
            | Act::TellCompetentDepartment
            | Act::Arrive
            | Act::FileRectification
    );
    if particular && !c.books.regulations.iter().any(|r| r.mentions(act)) {
        return vec![Reason::because(Refusal::NotInThisRegulation, act.zh())];
    }
    if act == Act::Reclassify && c.books.regulations.iter().all(|r| r.classes.is_empty()) {
        return vec![Reason::because(Refusal::NotInThisRegulation, act.zh())];
    }
    if matches!(act, Act::Accept | Act::Dispatch) { out_of_scope(case, c) } else { Vec::new() }
}

fn out_of_scope(case: &Case, c: &Circumstances<'_>) -> Vec<Reason> {
    let Some(kind) = case.kind else { return Vec::new() };
    let takes = |kinds: &[CaseKind]| kinds.is_empty() || kinds.contains(&kind);
    if c.books.regulations.iter().any(|r| takes(&r.kinds)) {
        return Vec::new();
    }
    let reason = Reason::because(Refusal::OutOfScope, kind.zh());
    vec![c.books.regulations.iter().find_map(|r| r.scope.as_ref()).map_or(reason.clone(), |s| reason.citing(s))]
}

/// The bars of the regulations that do not depend on the act's content.
fn barred(case: &Case, act: Act, c: &Circumstances<'_>) -> Vec<Reason> {
    let view = View(case);
    let value = |a: Attribute| view.attribute(a);
    c.books
        .regulations
        .iter()
        .flat_map(|r| &r.bars)
        .filter(|bar| bar.act.act == act && bar.act.tests.is_empty() && bar.when.holds(&value))
        .filter(|bar| !bar.is_lifted(&view))
        .map(|bar| Reason::plain(bar.refusal).citing(&bar.citation))
        .collect()
}
