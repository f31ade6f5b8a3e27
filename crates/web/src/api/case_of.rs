//! A case as programs read it: what this seat may know of it.

use case::{missing, next_step, steps};
use desk::{Loaded, Looking};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use words::Look;

use super::trouble_of;
use crate::WebState;
use crate::http::Trouble;
use crate::present::{Scene, is_told};
use crate::staff::Seated;

/// A case.
#[derive(Serialize, ToSchema)]
pub struct CaseOut {
    id: String,
    number: Option<String>,
    centre: String,
    stage: String,
    kind: Option<String>,
    channel: Option<String>,
    class: Option<String>,
    naming: Option<String>,
    urgency: Option<String>,
    lead: Option<String>,
    /// When it was received, civil time of Asia/Shanghai.
    received: Option<String>,
    /// Regulations with the version it began under, such as `henan@2020-08-01`.
    regulations: Vec<String>,
    steps: Vec<StepOut>,
    next: Option<String>,
    /// What the record lacks.
    missing: Vec<MissingOut>,
    facts: Vec<FactOut>,
}

/// A step of the path.
#[derive(Serialize, ToSchema)]
struct StepOut {
    name: String,
    passed: bool,
    clauses: Vec<String>,
}

/// What a record lacks.
#[derive(Serialize, ToSchema)]
struct MissingOut {
    field: String,
    clause: String,
    /// Its absence was recorded with a reason.
    excused: bool,
}

/// A fact of the journal.
#[derive(Serialize, ToSchema)]
struct FactOut {
    sequence: u64,
    /// Civil time of Asia/Shanghai.
    at: String,
    act: String,
    role: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    staff: Option<String>,
    /// Field to words, as far as this seat may read them.
    #[schema(value_type = Object)]
    fields: Map<String, Value>,
}

/// What a seat may know of a case.
///
/// # Errors
/// Faults of the store.
pub async fn case_out(state: &WebState, seated: &Seated, loaded: &Loaded) -> Result<CaseOut, Trouble> {
    let looking = Looking::new(Look::Interface, "/api/v1/cases");
    let scene = Scene::look_for(state.desk(), loaded, &seated.actor, &looking).await.map_err(trouble_of)?;
    let case = scene.case();
    let word = |word: Option<&'static str>| word.map(str::to_owned);
    let step = |step: regulation::Step| StepOut {
        clauses: step.asked_by.iter().map(ToString::to_string).collect(),
        name: step.name,
        passed: step.passed,
    };
    let lack = |one: case::Missing| MissingOut {
        field: one.field.zh().to_owned(),
        clause: one.citation.to_string(),
        excused: one.excused,
    };
    Ok(CaseOut {
        id: loaded.stream.clone(),
        number: loaded.number.clone(),
        centre: loaded.centre.0.clone(),
        stage: loaded.stage().zh().to_owned(),
        kind: word(case.kind.map(words::CaseKind::zh)),
        channel: word(case.channel.map(words::Channel::zh)),
        class: case.class.clone(),
        naming: word(case.naming.map(words::Naming::zh)),
        urgency: word(case.urgency.map(words::Urgency::zh)),
        lead: case.lead.as_ref().map(|lead| lead.org.0.clone()),
        received: case.received.map(|at| at.to_string()),
        regulations: case.regulations.iter().map(|(id, version)| format!("{id}@{version}")).collect(),
        steps: steps(case, &loaded.books).into_iter().map(step).collect(),
        next: (!case.is_ended()).then(|| next_step(case, &loaded.books)),
        missing: missing(case, &loaded.books).into_iter().map(lack).collect(),
        facts: case.facts.iter().map(|fact| fact_out(fact, &scene)).collect(),
    })
}

fn fact_out(recorded: &case::Recorded, scene: &Scene<'_>) -> FactOut {
    let told = recorded.fact.fields.iter().filter(|(field, _)| is_told(**field) && scene.may(**field));
    FactOut {
        sequence: recorded.sequence,
        at: recorded.at.to_string(),
        act: recorded.fact.act.zh().to_owned(),
        role: recorded.by.role.zh().to_owned(),
        organisation: recorded.by.org.as_ref().map(|org| org.0.clone()),
        staff: recorded.by.staff.as_ref().map(|staff| staff.0.clone()),
        fields: told.map(|(field, value)| (field.zh().to_owned(), Value::String(scene.exact(*field, value)))).collect(),
    }
}
