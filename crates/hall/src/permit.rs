//! Everything that forbids an act on an affair before a word of it is typed.

use crate::fits::may_perform;
use crate::{Affair, View};
use record::{Circumstances, Reason};
use regulation::{Duty, Subject};
use words::{Act, Affair as Kind, Field, Refusal};

/// All that forbids an act; empty where it may be tried. What depends on its content is judged by [`crate::decide`].
#[must_use]
pub fn permit(affair: &Affair, act: Act, c: &Circumstances<'_>) -> Vec<Reason> {
    let mut reasons = order(affair, act);
    reasons.extend(may_perform(affair, act, c));
    reasons.extend(owed_before(affair, act, c));
    reasons.extend(barred(affair, act, c));
    reasons
}

/// Whether the act begins an affair, or may follow in one of this kind as it stands.
fn order(affair: &Affair, act: Act) -> Vec<Reason> {
    let Some(kind) = affair.kind else {
        let begins = Kind::begun_by(act).is_some();
        return if begins { Vec::new() } else { vec![Reason::plain(Refusal::NotRegistered)] };
    };
    let supervises = matches!(
        act,
        Act::LimitEnded | Act::Remind | Act::Order | Act::Circulate | Act::ReportUp | Act::Copy | Act::DueMoved
    );
    if !kind.followed_by().contains(&act) && !supervises && !matches!(act, Act::Note) {
        return vec![Reason::because(Refusal::NotInThisRegulation, format!("“{kind}”没有“{act}”"))];
    }
    let stays = matches!(act, Act::PlayRecording | Act::AttachRecording | Act::Note | Act::RaiseCase) || supervises;
    if affair.is_ended() && !stays {
        return vec![Reason::plain(Refusal::AlreadyClosed)];
    }
    course(affair, kind, act)
}

/// What must have happened first, where the nature of the thing asks for it.
fn course(affair: &Affair, kind: Kind, act: Act) -> Vec<Reason> {
    let reason = match (kind, act) {
        (Kind::Call, Act::CallBack) if !affair.has(Act::Miss) => Some(Reason::plain(Refusal::NothingDue)),
        (Kind::Call, Act::Miss) if affair.has(Act::Miss) || affair.has(Act::AnswerCall) => {
            Some(Reason::plain(Refusal::AlreadyDone))
        }
        (Kind::Call, Act::AnswerCall) if affair.has(Act::Miss) => Some(Reason::plain(Refusal::AlreadyDone)),
        (Kind::Call, Act::PlayRecording) if !affair.has(Act::AttachRecording) => {
            Some(Reason::because(Refusal::NothingDue, "这通电话没有录音"))
        }
        (Kind::DailyCheck, Act::DailyCheck) if affair.posts.is_empty() => Some(Reason::plain(Refusal::AlreadyDone)),
        (Kind::HotIssue, Act::Publish) if !affair.has(Act::Rectify) && affair.last_with(Field::Measures).is_none() => {
            Some(Reason::because(Refusal::MeasuresNotCarriedOut, "先有改进措施，才能公开"))
        }
        (Kind::HotIssue, Act::MeasureEffect) if !affair.has(Act::Rectify) => {
            Some(Reason::plain(Refusal::MeasuresNotCarriedOut))
        }
        (_, _) => None,
    };
    reason.into_iter().collect()
}

/// What ends an affair waits for what is owed in it and what it does not itself do.
fn owed_before(affair: &Affair, act: Act, c: &Circumstances<'_>) -> Vec<Reason> {
    if !affair.kind.is_some_and(|kind| kind.ended_by().contains(&act)) {
        return Vec::new();
    }
    let met_by_this = |duty: &Duty| {
        duty.rules.iter().any(|reference| {
            let rule = c.books.regulation(&reference.regulation).and_then(|r| r.rule_of(reference));
            rule.is_some_and(|rule| rule.met_by.iter().flatten().any(|p| p.act == act))
        })
    };
    let owed = c.ledger.open().filter(|duty| !duty.aside && !met_by_this(duty));
    owed.map(|duty| {
        let reason = Reason::because(Refusal::StillOwed, duty.name());
        duty.clauses.first().map_or(reason.clone(), |clause| reason.citing(clause))
    })
    .collect()
}

/// The bars of the regulations that do not depend on the act's content.
fn barred(affair: &Affair, act: Act, c: &Circumstances<'_>) -> Vec<Reason> {
    let view = View(affair);
    c.books
        .regulations
        .iter()
        .flat_map(|r| &r.bars)
        .filter(|bar| bar.act.act == act && bar.act.tests.is_empty() && bar.when.holds(&|a| view.attribute(a)))
        .filter(|bar| !bar.is_lifted(&view))
        .map(|bar| Reason::plain(bar.refusal).citing(&bar.citation))
        .collect()
}
