//! What must be so before a question and its answer are made public, and before they no longer are.

use super::special::{ended_otherwise, unless};
use crate::{Case, Reason};
use words::{Act, Refusal, Stage};

/// The reasons that hold for the acts of the board.
pub(super) fn made_public(case: &Case, act: Act) -> Vec<Reason> {
    match act {
        Act::ConsentToPublish => consenting(case),
        Act::RevokeConsent => without_consent(case),
        Act::PublishAnswer => {
            let mut reasons = without_consent(case);
            reasons.extend(unless(case.is_answered(), Refusal::NotFedBack));
            reasons
        }
        Act::TakeDown => unless(case.published.is_some(), Refusal::NotPublished),
        _ => Vec::new(),
    }
}

/// Nothing is made public of a person's matter unless that person has agreed to it (个人信息保护法 第二十五条).
fn without_consent(case: &Case) -> Vec<Reason> {
    if case.may_publish {
        return Vec::new();
    }
    vec![Reason::because(Refusal::NoConsent, "诉求人没有同意公开，或者已经撤回同意")]
}

/// There is something to agree to as long as the case can still be answered.
fn consenting(case: &Case) -> Vec<Reason> {
    if case.may_publish {
        return vec![Reason::because(Refusal::AlreadyDone, "已经同意公开")];
    }
    match &case.ended {
        Some(end) if !matches!(end.stage, Stage::Closed | Stage::Archived) => ended_otherwise(end.stage),
        _ => Vec::new(),
    }
}
