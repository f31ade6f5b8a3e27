//! Which entries the menu has for a seat. An entry only leads to a page; what may be seen and done there is judged there.

use case::reach;
use words::Role;

use super::seated::Seated;
use crate::WebState;

/// Whether this seat's role approves anything under the regulations of its centre.
pub fn approves(state: &WebState, seated: &Seated) -> bool {
    let centre = seated.centre(state);
    centre.is_some_and(|centre| case::approves(seated.seat.role, &state.desk().in_use(&centre)))
}

/// Whether this seat goes through lists of more than what waits for it.
pub fn has_ledger(state: &WebState, seated: &Seated) -> bool {
    !reach(&seated.actor, &state.desk().directory()).is_empty()
}

/// Whether a role watches over how the house runs.
pub const fn watches(role: Role) -> bool {
    role.watches()
}
