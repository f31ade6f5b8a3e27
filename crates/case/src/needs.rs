//! What a record must contain and does not.

use crate::{Case, Fact, View};
use regulation::{Books, Citation, Elements, Subject};
use words::{Act, Field, Naming};

/// An element that a record lacks, and the clause that asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The field.
    pub field: Field,
    /// The clause.
    pub citation: Citation,
    /// Whether its absence was recorded with a reason, which counts as given.
    pub excused: bool,
}

/// The elements that the record of a case lacks, those excused among them.
#[must_use]
pub fn missing(case: &Case, books: &Books) -> Vec<Missing> {
    asked_of_record(case, books).flat_map(|rule| lacking(case, &rule)).collect()
}

/// What a record lacks that blocks an act: what its regulation says blocks it, and everything at closing.
pub(crate) fn blocking(case: &Case, act: Act, books: &Books) -> Vec<Missing> {
    asked_of_record(case, books)
        .filter(|rule| act == Act::Close || rule.blocks.contains(&act))
        .flat_map(|rule| lacking(case, &rule))
        .filter(|missing| !missing.excused)
        .collect()
}

fn asked_of_record<'a>(case: &'a Case, books: &'a Books) -> impl Iterator<Item = Elements> + 'a {
    let view = View(case);
    books
        .regulations
        .iter()
        .flat_map(|r| &r.elements)
        .filter(move |e| e.act.act == Act::Register && e.when.holds(&|a| view.attribute(a)))
        .cloned()
}

fn lacking(case: &Case, rule: &Elements) -> Vec<Missing> {
    let one = (!rule.one_of.is_empty() && !rule.one_of.iter().any(|f| is_given(case, *f)))
        .then(|| rule.one_of.first().copied())
        .flatten();
    rule.all
        .iter()
        .copied()
        .filter(|field| !is_given(case, *field))
        .chain(one)
        .map(|field| Missing { field, citation: rule.citation.clone(), excused: is_excused(case, field) })
        .collect()
}

/// Whether the record holds a field. What the program records by itself, and the result once somebody was told, counts.
fn is_given(case: &Case, field: Field) -> bool {
    match field {
        Field::Channel | Field::HappenedAt => true,
        Field::Result => {
            case.given.contains(&field)
                || [Act::FeedBack, Act::Settle, Act::Guide, Act::Explain].iter().any(|act| case.last(*act).is_some())
        }
        other => case.given.contains(&other),
    }
}

/// Whether an absence was recorded with its reason, or follows from who the party is: the name, address and telephone
/// of an anonymous person, the unit of a private one.
fn is_excused(case: &Case, field: Field) -> bool {
    let anonymous = case.naming == Some(Naming::Anonymous);
    match field {
        Field::Name | Field::Address | Field::Phone => anonymous || case.excused.contains(&field),
        Field::Unit => anonymous || case.given.contains(&Field::Name) || case.excused.contains(&field),
        other => case.excused.contains(&other),
    }
}

/// The fields that an elements rule asks of an act and that neither the act nor the record holds.
pub(crate) fn lacking_in_act(case: &Case, fact: &Fact, rule: &Elements) -> Vec<Field> {
    let has = |field: &Field| {
        fact.fields.contains_key(field)
            || (is_of_record(*field) && (is_given(case, *field) || is_excused(case, *field)))
    };
    let one = (!rule.one_of.is_empty() && !rule.one_of.iter().any(has)).then(|| rule.one_of.first().copied()).flatten();
    rule.all.iter().copied().filter(|f| !has(f)).chain(one).collect()
}

fn is_of_record(field: Field) -> bool {
    matches!(
        field,
        Field::Name
            | Field::Unit
            | Field::Phone
            | Field::Address
            | Field::Content
            | Field::Item
            | Field::WindowUnit
            | Field::Respondent
            | Field::Evidence
            | Field::Channel
            | Field::HappenedAt
    )
}
