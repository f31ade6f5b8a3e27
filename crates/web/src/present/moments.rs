//! The facts as a timeline.

use case::{Recorded, Value};
use words::{Act, Field, Role};

use super::scene::Scene;
use super::telling::Telling;
use super::when::brief;
use crate::views::{LabelledView, MomentView};
use crate::wording::field_label;

/// What the program looked up by itself: it explains old decisions, and only fills a page.
const LOOKED_UP: &[Field] = &[
    Field::CentreUnit,
    Field::OwnerUnit,
    Field::InspectingUnit,
    Field::LeadKind,
    Field::Level,
    Field::Permit,
    Field::Own,
    Field::ItemLimit,
    Field::ItemWindow,
    Field::DestinationKind,
    Field::CalendarVersion,
    Field::Batch,
    Field::Recording,
    Field::StandIns,
];

/// Whether a field is for readers.
pub fn is_told(field: Field) -> bool {
    !LOOKED_UP.contains(&field)
}

/// The facts, the latest first.
pub fn moments(scene: &Scene<'_>) -> Vec<MomentView> {
    scene.case().facts.iter().rev().map(|fact| moment(fact, scene)).collect()
}

fn moment(recorded: &Recorded, scene: &Scene<'_>) -> MomentView {
    // The record stands on the page already.
    let told = |field| recorded.fact.act != Act::Register || is_brief(field);
    moment_of(recorded, scene, told, &|field, value| scene.words(field, value))
}

/// A fact in words: `told` picks among the fields that are for readers, `words` says what this reader may know of them.
pub fn moment_of(
    recorded: &Recorded,
    telling: &Telling<'_>,
    told: impl Fn(Field) -> bool,
    words: &dyn Fn(Field, &Value) -> String,
) -> MomentView {
    let fact = &recorded.fact;
    let fields = fact.fields.iter().filter(|(field, _)| told(**field) && is_told(**field));
    let words = fields.map(|(field, value)| LabelledView::new(field_label(*field), words(*field, value)));
    MomentView {
        when: brief(recorded.at, telling.now),
        title: telling.label(fact.act.zh()),
        by: telling.doer(&recorded.by),
        words: words.collect(),
        clause: clause(recorded, telling),
        by_time: recorded.by.role == Role::Time,
    }
}

const fn is_brief(field: Field) -> bool {
    matches!(field, Field::Channel | Field::Kind)
}

/// The clause of the duty that a fact of supervision speaks of.
fn clause(recorded: &Recorded, telling: &Telling<'_>) -> String {
    let Some(key) = recorded.fact.word(Field::Duty) else { return String::new() };
    let duty = telling.ledger.duties.iter().find(|duty| duty.key == key);
    duty.and_then(|duty| duty.clauses.first()).map(ToString::to_string).unwrap_or_default()
}
