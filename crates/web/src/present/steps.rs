//! The way a case goes.

use case::{Recorded, steps};
use regulation::Step;

use super::plain::step_said;
use super::scene::Scene;
use super::when::brief;
use crate::views::{StepState, StepView};

/// The steps as the staff read them, in the regulation's own words.
pub fn path(scene: &Scene<'_>) -> Vec<StepView> {
    views(scene, &|step| scene.label(&step.name))
}

/// The steps as the party reads them, in plain words.
pub fn way(scene: &Scene<'_>) -> Vec<StepView> {
    let lead = scene.case().lead.as_ref().map(|lead| scene.org(&lead.org));
    views(scene, &|step| step_said(&step.name, lead.as_deref()))
}

fn views(scene: &Scene<'_>, name: &dyn Fn(&Step) -> String) -> Vec<StepView> {
    let case = scene.case();
    let mut waiting = !case.is_ended();
    let steps = steps(case, &scene.loaded.books);
    let views = steps.iter().map(|step| {
        let state = if step.passed {
            StepState::Done
        } else if std::mem::take(&mut waiting) {
            StepState::Now
        } else {
            StepState::Ahead
        };
        let when = if step.passed { passed_at(scene, step) } else { String::new() };
        StepView { name: name(step), state, when, said: String::new() }
    });
    views.collect()
}

fn passed_at(scene: &Scene<'_>, step: &Step) -> String {
    let Some(act) = step.act() else { return String::new() };
    let fact: Option<&Recorded> = scene.case().last(act);
    fact.map(|fact| brief(fact.at, scene.now)).unwrap_or_default()
}
