//! The facts as a timeline.

use case::Recorded;
use words::{Act, Field, Role};

use super::scene::Scene;
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
    let fact = &recorded.fact;
    // The record stands on the page already.
    let fields = fact.fields.iter().filter(|(field, _)| fact.act != Act::Register || is_brief(**field));
    let told = fields.filter(|(field, _)| is_told(**field));
    let words = told.map(|(field, value)| LabelledView::new(field_label(*field), scene.words(*field, value)));
    MomentView {
        when: brief(recorded.at, scene.now),
        title: scene.label(fact.act.zh()),
        by: scene.doer(&recorded.by),
        words: words.collect(),
        clause: clause(recorded, scene),
        by_time: recorded.by.role == Role::Time,
    }
}

const fn is_brief(field: Field) -> bool {
    matches!(field, Field::Channel | Field::Kind)
}

/// The clause of the duty that a fact of supervision speaks of.
fn clause(recorded: &Recorded, scene: &Scene<'_>) -> String {
    let Some(key) = recorded.fact.word(Field::Duty) else { return String::new() };
    let duty = scene.loaded.matter.ledger.duties.iter().find(|duty| duty.key == key);
    duty.and_then(|duty| duty.clauses.first()).map(ToString::to_string).unwrap_or_default()
}
