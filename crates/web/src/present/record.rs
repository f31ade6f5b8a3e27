//! The record, what it lacks, and the answers given.

use case::{Recorded, Value};
use words::{Act, Field};

use super::moments::is_told;
use super::scene::Scene;
use super::when::{brief, full};
use crate::views::{AnswerView, LabelledView};
use crate::wording::field_label;

/// The record as it stands: what was registered and supplemented, in the order of the form.
pub fn record(scene: &Scene<'_>) -> Vec<LabelledView> {
    let mut fields: Vec<Field> = Act::Register.fields().iter().map(|spec| spec.field).collect();
    fields.extend(
        Act::Supplement
            .fields()
            .iter()
            .map(|spec| spec.field)
            .filter(|field| !fields.contains(field))
            .collect::<Vec<_>>(),
    );
    let told = fields.into_iter().filter(|field| is_told(*field));
    told.filter_map(|field| Some(LabelledView::new(field_label(field), scene.latest(field)?))).collect()
}

/// What the record lacks, with the clause that asks for it.
pub fn missing(scene: &Scene<'_>) -> Vec<LabelledView> {
    if scene.case().is_ended() {
        return Vec::new();
    }
    let mut all: Vec<LabelledView> = Vec::new();
    for one in case::missing(scene.case(), &scene.loaded.books) {
        let label = field_label(one.field).to_owned();
        let said = if one.excused {
            format!("没有，已记明原因（{}）", one.citation)
        } else {
            format!("办结前须补充，或者记明缺项原因（{}）", one.citation)
        };
        if all.iter().all(|known| known.label != label) {
            all.push(LabelledView { label, value: said, missing: !one.excused });
        }
    }
    all
}

/// What the party was answered, the latest first.
pub fn answers(scene: &Scene<'_>) -> Vec<AnswerView> {
    let facts = &scene.case().facts;
    let told = facts.iter().enumerate().rev().filter_map(|(place, fact)| {
        let words = match fact.fact.act {
            Act::FeedBack => fed_back(fact, facts.get(..place).unwrap_or_default(), scene),
            Act::Settle => said(fact, &[Field::AnswerText, Field::ServiceNotice], scene),
            Act::Explain => said(fact, &[Field::Text], scene),
            _ => Vec::new(),
        };
        (!words.is_empty()).then(|| AnswerView { by: by(fact, scene), when: full(fact.at), words })
    });
    let mut answers: Vec<AnswerView> = told.collect();
    // What was told twice in the same words is read once.
    answers.dedup_by(|earlier, later| earlier.words == later.words);
    answers
}

fn by(fact: &Recorded, scene: &Scene<'_>) -> String {
    fact.by.org.as_ref().map(|org| scene.org(org)).unwrap_or_default()
}

const ANSWER: &[Field] = &[Field::Text, Field::Investigation, Field::Process, Field::Rectification, Field::Outcome];

/// What was fed back: its own words or, without any, those of the answer before it.
fn fed_back(fact: &Recorded, before: &[Recorded], scene: &Scene<'_>) -> Vec<LabelledView> {
    let mut words = said(fact, &[Field::Text], scene);
    if words.is_empty() {
        let answer = before.iter().rev().find(|earlier| earlier.fact.act == Act::Answer);
        words = answer.map(|answer| said(answer, ANSWER, scene)).unwrap_or_default();
    }
    if let Some(Value::Moment(at)) = fact.fact.get(Field::EffectDate) {
        words.push(LabelledView::new("落实日期", brief(*at, scene.now)));
    }
    words
}

fn said(fact: &Recorded, fields: &[Field], scene: &Scene<'_>) -> Vec<LabelledView> {
    let given = fields.iter().filter_map(|field| {
        let value = fact.fact.get(*field)?;
        let label = if matches!(field, Field::Text | Field::AnswerText) { "" } else { field_label(*field) };
        Some(LabelledView::new(label, scene.words(*field, value)))
    });
    given.collect()
}
