//! Need to know about what surrounds cases.

use crate::Affair;
use directory::Directory;
use record::Actor;
use words::{Affair as Kind, Field, Role};

/// Whether an actor may see a field of an affair. Whoever began it and the centre's receiving roles see all; others of
/// the area see the matter and not the persons in it; breaches are for those who supervise, decide and are concerned.
#[must_use]
pub fn visible(affair: &Affair, actor: &Actor, field: Field, directory: &Directory) -> bool {
    if actor.role == Role::Time {
        return true;
    }
    let began = affair.by.as_ref().is_some_and(|by| by.is_same(actor));
    if began {
        return true;
    }
    let Some(org) = &actor.org else {
        return matches!(affair.kind, Some(Kind::Topic)) && !is_personal(field);
    };
    let above = affair.centre.as_ref().and_then(|c| directory.superior(c)).map(|o| &o.id);
    if directory.centre_of(org) != affair.centre.as_ref() && above != Some(org) {
        return false;
    }
    let at_centre = Some(org) == affair.centre.as_ref();
    let receives = matches!(
        actor.role,
        Role::Receiver
            | Role::ComplaintHandler
            | Role::Operator
            | Role::CallbackAgent
            | Role::SolicitationAdministrator
    );
    let watches = matches!(
        actor.role,
        Role::Supervisor | Role::Leadership | Role::LeaderInCharge | Role::SecurityAuditor | Role::DisciplineOfficer
    );
    let concerned = Some(org) == affair.unit.as_ref() || Some(org) == affair.department.as_ref();
    match affair.kind {
        Some(Kind::Breach | Kind::Inspection) => watches || (concerned && actor.role == Role::UnitHead),
        _ => (at_centre && receives) || !is_personal(field),
    }
}

const fn is_personal(field: Field) -> bool {
    matches!(field, Field::Name | Field::Phone | Field::Address | Field::Participants | Field::Signature)
}
