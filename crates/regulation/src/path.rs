//! The steps of a case: the path of each of its regulations, required steps added up.

use crate::{Books, Citation, Happening, Path, Regulation, StepRule, Subject};
use words::{Act, Field, HolderWord, Refusal, Stage};

/// One step of a case's path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name: an act's word, or a word of its own (首答).
    pub name: String,
    /// The regulations that ask for it, with the clause.
    pub asked_by: Vec<Citation>,
    /// Whether it has been passed.
    pub passed: bool,
}

impl Step {
    /// The act of the step's name, where it is one.
    #[must_use]
    pub fn act(&self) -> Option<Act> {
        Act::from_zh(&self.name)
    }
}

/// The steps of a case from first to last under all its regulations, each with whether it has been passed.
///
/// Required steps add up: where two paths share a step it stands once, and each keeps its own order.
#[must_use]
pub fn merged_steps(subject: &dyn Subject, books: &Books) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for regulation in &books.regulations {
        let Some(path) = regulation.path(&|a| subject.attribute(a)) else { continue };
        merge(&mut steps, path);
    }
    for step in &mut steps {
        step.passed = step
            .asked_by
            .iter()
            .all(|by| books.regulation(&by.regulation).is_none_or(|r| is_passed(&step.name, r, subject)));
    }
    steps
}

fn merge(steps: &mut Vec<Step>, path: &Path) {
    let mut place = 0;
    for name in &path.steps {
        if let Some(found) = steps.iter().position(|s| &s.name == name) {
            if let Some(step) = steps.get_mut(found) {
                step.asked_by.push(path.citation.clone());
            }
            place = place.max(found + 1);
        } else {
            let step = Step { name: name.clone(), asked_by: vec![path.citation.clone()], passed: false };
            steps.insert(place.min(steps.len()), step);
            place += 1;
        }
    }
}

/// Whether a step has been passed under one regulation, since it last had to be passed anew.
#[must_use]
pub(crate) fn is_passed(step: &str, regulation: &Regulation, subject: &dyn Subject) -> bool {
    let floor = subject.floor(step);
    let facts: Vec<&dyn Happening> = subject.facts().into_iter().filter(|f| f.sequence() > floor).collect();
    let mut rules = regulation.step_rules(step, subject).peekable();
    if rules.peek().is_some() {
        return rules.any(|rule| {
            rule.passed_by
                .iter()
                .any(|all| all.iter().all(|pattern| facts.iter().any(|fact| pattern.matches(*fact, subject, None))))
        });
    }
    let Some(act) = Act::from_zh(step) else { return false };
    if let Some(passed) = subject.passed(act) {
        return passed;
    }
    facts.iter().any(|fact| stands_for(fact.act(), act) && passes(act, *fact, subject))
}

/// Whether a fact of one act passes the step of another: a designation is a dispatch.
fn stands_for(done: Act, step: Act) -> bool {
    done == step || (done == Act::Designate && step == Act::Dispatch)
}

/// Whether a fact passes the step of its own name where no rule says otherwise: an approving one, and of the lead
/// where co-handlers record the like.
fn passes(act: Act, fact: &dyn Happening, subject: &dyn Subject) -> bool {
    let approving = !matches!(fact.value(Field::Conclusion).as_deref(), Some("退回" | "不通过"));
    match act {
        Act::Answer | Act::SignFor => {
            subject.holder(HolderWord::Lead, None).is_none() || subject.is_by(fact, HolderWord::Lead, None)
        }
        Act::FeedBack => fact.value(Field::FeedbackOf).as_deref() != Some("方案"),
        _ => approving,
    }
}

impl Regulation {
    pub(crate) fn step_rules<'a>(
        &'a self,
        step: &'a str,
        subject: &'a dyn Subject,
    ) -> impl Iterator<Item = &'a StepRule> {
        self.steps.iter().filter(move |s| s.name == step && s.when.holds(&|a| subject.attribute(a)))
    }

    /// The stage in which a case stands whose next step is this one.
    #[must_use]
    pub fn stage_before(&self, step: &str) -> Option<Stage> {
        self.steps.iter().find(|s| s.name == step).and_then(|s| s.stage).or_else(|| default_stage(step))
    }

    /// The reason given to whoever wants to go on without this step.
    #[must_use]
    pub fn refusal_without(&self, step: &str) -> Option<Refusal> {
        self.steps.iter().find(|s| s.name == step).and_then(|s| s.refusal).or_else(|| default_refusal(step))
    }
}

fn default_stage(step: &str) -> Option<Stage> {
    Some(match Act::from_zh(step)? {
        Act::Accept | Act::Assess => Stage::Registered,
        Act::Inquire | Act::Review => Stage::AwaitingLeader,
        Act::Dispatch => Stage::AwaitingDispatch,
        Act::SignFor => Stage::Dispatched,
        Act::ReviewAnswer => Stage::AwaitingUnitHead,
        Act::Inspect => Stage::AwaitingInspection,
        Act::FeedBack => Stage::AwaitingFeedback,
        Act::InformRespondent
        | Act::Hear
        | Act::OfferRedress
        | Act::Close
        | Act::Revisit
        | Act::Evaluate
        | Act::ReportResult => Stage::Told,
        Act::Instruct => Stage::AwaitingInstruction,
        Act::Milestone => Stage::ByPlan,
        _ => Stage::InHand,
    })
}

fn default_refusal(step: &str) -> Option<Refusal> {
    Some(match Act::from_zh(step)? {
        Act::Accept => Refusal::NotAccepted,
        Act::Assess => Refusal::NotAssessed,
        Act::Inquire => Refusal::NotInquired,
        Act::Review => Refusal::NotReviewed,
        Act::Dispatch => Refusal::NotDispatched,
        Act::Instruct => Refusal::NotInstructed,
        Act::SignFor => Refusal::NotSignedFor,
        Act::CarryOut => Refusal::MeasuresNotCarriedOut,
        Act::CompleteMatter => Refusal::MatterNotCompleted,
        Act::Milestone => Refusal::MilestonesNotReached,
        Act::Answer => Refusal::NotAnswered,
        Act::ReviewAnswer => Refusal::AnswerNotReviewed,
        Act::Inspect => Refusal::NotInspected,
        Act::FeedBack => Refusal::NotFedBack,
        Act::InformRespondent => Refusal::RespondentNotInformed,
        Act::Hear => Refusal::NotHeard,
        Act::OfferRedress => Refusal::RedressNotOffered,
        Act::Verify => Refusal::NotVerified,
        _ => return None,
    })
}
