//! What a low evaluation brings: a complaint of its own (GB/T 39735; 首问责任制 7.2.3).

use crate::{Fact, Value};
use directory::OrgId;
use words::{Act, CaseKind, Channel, Field, Grade};

/// The complaint that one of the two low levels opens at a centre, with what the person said; none for any other level.
/// Whom it is about is added by whoever knows it.
///
/// ```
/// use record::{Fact, Value, complaint_of};
/// use words::{Act, Field};
/// let grade = |word: &str| Fact::of(Act::Evaluate).with(Field::Satisfaction, Value::Word(word.into()));
/// let opened = complaint_of(&grade("不满意"), &"siping".into()).unwrap();
/// assert_eq!(opened.word(Field::Content), Some("评价为不满意，未写原因"));
/// assert!(complaint_of(&grade("基本满意"), &"siping".into()).is_none());
/// ```
#[must_use]
pub fn complaint_of(evaluation: &Fact, centre: &OrgId) -> Option<Fact> {
    let grade = evaluation.word(Field::Satisfaction).and_then(Grade::from_zh).filter(|grade| grade.is_low())?;
    let word = |word: &str| Value::Word(word.to_owned());
    let silent = || word(&format!("评价为{grade}，未写原因"));
    let opened = Fact::of(Act::Register)
        .with(Field::Kind, word(CaseKind::Complaint.zh()))
        .with(Field::Channel, word(Channel::Evaluation.zh()))
        .with(Field::Content, evaluation.get(Field::Why).cloned().unwrap_or_else(silent))
        .with(Field::AbsenceReason, word("由低分评价转入"))
        .with(Field::CentreUnit, Value::Org(centre.clone()));
    Some(opened)
}
