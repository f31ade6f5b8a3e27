//! A denial in words: for a page, for a field, for a program.

use axum::http::StatusCode;
use case::{Denial, Reason};
use words::{Act, Field, Refusal};

use super::act_form::Asked;
use super::telling::Telling;
use crate::http;
use crate::views::{FormView, ReasonView, RefusalView};

/// The stable code of a refusal, such as `not-inspected`.
pub fn code_of(refusal: Refusal) -> String {
    let mut code = String::new();
    for letter in refusal.name().chars() {
        if letter.is_ascii_uppercase() && !code.is_empty() {
            code.push('-');
        }
        code.push(letter.to_ascii_lowercase());
    }
    code
}

fn sentence(reason: &Reason) -> String {
    // “须注明满意度：满意度” says nothing more than “须注明满意度”.
    if reason.facts.is_empty() || reason.refusal.zh().contains(&reason.facts) {
        reason.refusal.zh().to_owned()
    } else {
        format!("{}：{}", reason.refusal, reason.facts)
    }
}

/// Every reason, for a program.
pub fn reasons(denial: &Denial) -> Vec<http::Reason> {
    let of = |reason: &Reason| http::Reason {
        code: code_of(reason.refusal),
        sentence: sentence(reason),
        clause: reason.citation.as_ref().map(ToString::to_string),
    };
    denial.reasons.iter().map(of).collect()
}

/// Every reason, for a page.
pub fn refusal_view(title: &str, denial: &Denial) -> RefusalView {
    let reasons = reasons(denial).iter().map(ReasonView::from).collect();
    RefusalView { act: title.to_owned(), reasons, typed: Vec::new() }
}

/// What was asked and refused, for the page of a case or an affair; what was typed stands with it where the form is not
/// offered any more.
pub fn refused_view(asked: Option<&Asked>, scene: &Telling<'_>, acts: &[FormView]) -> Option<RefusalView> {
    let asked = asked?;
    let mut refusal = refusal_view(&scene.label(asked.act.zh()), &asked.denial);
    if acts.iter().all(|act| act.act != asked.act.name()) {
        refusal.typed = asked.typed();
    }
    Some(refusal)
}

/// What is wrong with fields.
pub fn field_errors(denial: &Denial) -> Vec<(Field, String)> {
    let said = |reason: &Reason, field: Field| {
        if reason.facts == field.zh() { reason.refusal.zh().to_owned() } else { sentence(reason) }
    };
    let each =
        denial.reasons.iter().flat_map(|reason| reason.fields.iter().map(move |field| (*field, said(reason, *field))));
    each.collect()
}

/// What is wrong with one field.
pub fn field_said(denial: &Denial, field: Field) -> Option<String> {
    field_errors(denial).into_iter().find(|(one, _)| *one == field).map(|(_, said)| said)
}

/// 422 where something typed has to be corrected, 409 where the case does not stand so that it could be done.
pub fn status_of(denial: &Denial) -> StatusCode {
    if denial.reasons.iter().all(|reason| !reason.fields.is_empty()) {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::CONFLICT
    }
}

/// The act as an address names it: its English name or its Chinese word.
pub fn act_named(name: &str) -> Option<Act> {
    let by_name = || Act::ALL.iter().copied().find(|act| act.name().eq_ignore_ascii_case(name));
    by_name().or_else(|| Act::from_zh(name)).filter(|act| !act.is_times_own())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_stable_words_of_programs() {
        assert_eq!(code_of(Refusal::NotInspected), "not-inspected");
        assert_eq!(code_of(Refusal::Sealed), "sealed");
    }

    #[test]
    fn acts_are_found_by_either_name_and_time_cannot_be_played() {
        assert_eq!(act_named("accept"), Some(Act::Accept));
        assert_eq!(act_named("受理"), Some(Act::Accept));
        assert_eq!(act_named("LimitEnded"), None);
        assert_eq!(act_named("rm -rf"), None);
    }
}
