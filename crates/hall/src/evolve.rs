//! What a fact does to an affair. Total: what happened cannot be refused.

use crate::fill::NO_EFFECT;
use crate::{Affair, Ended};
use record::{Actor, Fact, Recorded, Value};
use words::{Act, Affair as Kind, Field};

/// Takes in a fact.
#[must_use]
pub fn evolve(mut affair: Affair, recorded: &Recorded) -> Affair {
    let fact = &recorded.fact;
    if affair.facts.is_empty() {
        begin(&mut affair, recorded);
    }
    name(&mut affair, fact);
    affair.cases.extend(fact.list(Field::Cases).iter().cloned());
    match fact.act {
        Act::CheckDay => affair.posts.extend(fact.list(Field::Posts).iter().cloned()),
        Act::DailyCheck => affair.posts.retain(|post| !fact.list(Field::Posts).contains(post)),
        Act::CountVerified => count(&mut affair, fact),
        _ => {}
    }
    if ends(&affair, fact) {
        affair.ended = Some(Ended { at: recorded.at, sequence: recorded.sequence });
    }
    affair.facts.push(recorded.clone());
    affair
}

fn begin(affair: &mut Affair, recorded: &Recorded) {
    affair.kind = Kind::begun_by(recorded.fact.act);
    // A call that was noted afterwards came when it came.
    let called = recorded.fact.moment(Field::Moment).filter(|_| affair.kind == Some(Kind::Call));
    affair.begun = Some(called.map_or(recorded.at, |at| at.min(recorded.at)));
    affair.by = Some(recorded.by.clone());
    affair.centre = recorded.fact.org(Field::CentreUnit).cloned();
    affair.regulations.clone_from(&recorded.terms.regulations);
}

/// What the affair is called, whom it is about and who answers the number.
fn name(affair: &mut Affair, fact: &Fact) {
    let unit = [Field::ResponsibleUnit, Field::Unit, Field::RespondentWindow].iter().find_map(|f| fact.org(*f));
    if let Some(unit) = unit {
        affair.unit = Some(unit.clone());
    }
    if let Some(department) = fact.org(Field::OwnerUnit) {
        affair.department = Some(department.clone());
    }
    if let Some(Value::Person { seat, staff }) = fact.get(Field::OnDuty) {
        affair.on_duty = Some(Actor { role: seat.role, org: Some(seat.org.clone()), staff: staff.clone() });
    }
    if let Some(theme) = fact.word(Field::Theme) {
        affair.theme = Some(theme.to_owned());
    }
}

/// A complaint counts once, and counts no more when the verdict is changed.
pub(crate) fn count(affair: &mut Affair, fact: &Fact) {
    let stands = fact.word(Field::Verdict) != Some("不属实");
    for case in fact.list(Field::Cases) {
        affair.verified.insert(case.clone(), stands);
    }
}

/// Whether a fact ends the affair: a call that was answered ends when it is hung up, a missed one when it was returned
/// and the caller reached; a hot issue when its measures are found to work; a breach when its outcome is circulated, not when
/// an overdue duty is.
fn ends(affair: &Affair, fact: &Fact) -> bool {
    let Some(kind) = affair.kind else { return false };
    if kind.followed_by().is_empty() {
        return true;
    }
    kind.ended_by().contains(&fact.act)
        && match fact.act {
            Act::HangUp => affair.has(Act::AnswerCall),
            Act::CallBack => fact.word(Field::Reached) != Some("否"),
            Act::MeasureEffect => fact.word(Field::Conclusion) != Some(NO_EFFECT),
            Act::Circulate => !fact.fields.contains_key(&Field::Duty),
            _ => true,
        }
}
