//! Which entries the menu has for a seat. An entry only leads to a page; what may be seen and done there is judged there.

use case::reach;
use words::{Act, HolderWord, Role};

use super::seated::Seated;
use crate::WebState;

/// The acts by which somebody approves what others did, each one tap.
pub const APPROVALS: &[Act] =
    &[Act::Review, Act::Instruct, Act::ReviewAnswer, Act::ApproveExtension, Act::ApprovePlan, Act::Inspect];

/// Whether this seat's role approves anything under the regulations of its centre.
pub fn approves(state: &WebState, seated: &Seated) -> bool {
    let Some(centre) = seated.centre(state) else { return false };
    let books = state.desk().in_use(&centre);
    let role = HolderWord::Role(seated.seat.role);
    let by_rule = books.regulations.iter().flat_map(|regulation| {
        let performers = regulation.performers.iter().filter(|p| p.acts.iter().any(|act| APPROVALS.contains(act)));
        performers.flat_map(|p| &p.who).chain(
            regulation
                .steps
                .iter()
                .filter(|step| APPROVALS.iter().any(|act| act.zh() == step.name))
                .flat_map(|step| &step.who),
        )
    });
    APPROVALS.iter().flat_map(|act| act.performers()).chain(by_rule).any(|word| *word == role)
}

/// Whether this seat goes through lists of more than what waits for it.
pub fn has_ledger(state: &WebState, seated: &Seated) -> bool {
    !reach(&seated.actor, &state.desk().directory()).is_empty()
}

/// Whether a role watches over how the house runs.
pub const fn watches(role: Role) -> bool {
    matches!(role, Role::Supervisor | Role::Leadership | Role::SystemAdministrator | Role::SecurityAuditor)
}
