//! Whether an act holds what its form asks for, whatever it is about.

use crate::{Fact, Reason};
use words::{Field, Refusal, Shape};

/// Required fields left empty, and words outside a field's choices.
#[must_use]
pub fn well_formed(fact: &Fact) -> Vec<Reason> {
    let mut reasons = required(fact);
    reasons.extend(choices(fact));
    reasons
}

fn required(fact: &Fact) -> Vec<Reason> {
    fact.act
        .fields()
        .iter()
        .filter(|spec| !fact.fields.contains_key(&spec.field))
        .filter_map(|spec| Some(Reason::because(spec.required?, spec.field.zh()).about(&[spec.field])))
        .collect()
}

/// Words outside a field's choices.
fn choices(fact: &Fact) -> Vec<Reason> {
    let allowed = |field: &Field| fact.act.fields().iter().find(|s| s.field == *field).map(|s| s.shape);
    fact.fields
        .iter()
        .filter_map(|(field, value)| {
            let word = value.word()?;
            let words: &[&str] = match allowed(field)? {
                Shape::Choice(words) => words,
                Shape::YesNo => &["是", "否"],
                _ => return None,
            };
            let said = format!("{}“{word}”，应为{}", field, words.join("、"));
            (!words.contains(&word)).then(|| Reason::because(Refusal::FieldInvalid, said).about(&[*field]))
        })
        .collect()
}
