//! Where a case stands: the first step of its path not yet passed.

use crate::{Case, View};
use regulation::{Books, Step, merged_steps};
use words::{Act, Stage};

/// The steps of a case's path under all its regulations, closing the last of them, each with whether it is passed.
#[must_use]
pub fn steps(case: &Case, books: &Books) -> Vec<Step> {
    let view = View(case);
    let mut steps = merged_steps(&view, books);
    if steps.is_empty() {
        let clause = books
            .regulations
            .iter()
            .find_map(|r| r.scope.clone().or_else(|| r.paths.first().map(|p| p.citation.clone())));
        steps.push(Step { name: Act::Accept.zh().to_owned(), asked_by: clause.into_iter().collect(), passed: false });
    }
    steps
}

/// The next step of the path; 办结 where it has been walked to its end.
#[must_use]
pub fn next_step(case: &Case, books: &Books) -> String {
    steps(case, books).into_iter().find(|s| !s.passed).map_or_else(|| Act::Close.zh().to_owned(), |s| s.name)
}

/// The stage of a case: derived, never stored.
#[must_use]
pub fn stage(case: &Case, books: &Books) -> Stage {
    if let Some(ended) = &case.ended {
        return ended.stage;
    }
    let steps = steps(case, books);
    match steps.iter().find(|s| !s.passed) {
        Some(step) => {
            let of_rule = step
                .asked_by
                .iter()
                .filter_map(|by| books.regulation(&by.regulation))
                .find_map(|r| r.stage_before(&step.name));
            let stage = of_rule.unwrap_or(Stage::InHand);
            behind(case, stage)
        }
        None if case.has(Act::FeedBack) || steps.iter().any(|s| s.act() == Some(Act::FeedBack)) => Stage::Told,
        None => Stage::InHand,
    }
}

/// The case shows the furthest behind: a co-handler that has not answered keeps it in hand.
fn behind(case: &Case, stage: Stage) -> Stage {
    let waits = matches!(stage, Stage::AwaitingUnitHead | Stage::AwaitingInspection | Stage::AwaitingFeedback);
    if waits && case.owing().next().is_some() { Stage::InHand } else { stage }
}
