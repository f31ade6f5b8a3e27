//! Whether an actor is one of those whom a rule lets act on this affair.

use crate::view::seat_of;
use crate::{Affair, View};
use directory::StaffId;
use record::{Circumstances, Reason};
use regulation::{Holder, Subject};
use words::{Act, HolderWord, Refusal, Role};

/// Why the actor may not perform the act; empty when somebody's rule lets them.
pub(crate) fn may_perform(affair: &Affair, act: Act, c: &Circumstances<'_>) -> Vec<Reason> {
    let view = View(affair);
    let mut words: Vec<HolderWord> =
        c.books.regulations.iter().flat_map(|r| r.performers_of(act, &|a| view.attribute(a))).map(|(w, _)| w).collect();
    if words.is_empty() {
        words.extend(act.performers());
    }
    let by_role = words.iter().any(|word| match word {
        HolderWord::Role(role) => c.actor.role == *role,
        HolderWord::Centre => c.actor.role == Role::Receiver,
        HolderWord::Lead | HolderWord::Each => c.actor.role == Role::Handler,
        HolderWord::Doer | HolderWord::FirstAsked | HolderWord::OnDuty => {
            view.holder(*word, None).is_some_and(|holder| is_meant(&holder, c))
        }
        HolderWord::Recipient | HolderWord::IntakeWindow | HolderWord::InspectingOffice => false,
    });
    if !by_role {
        return vec![Reason::because(Refusal::NotThisRole, c.actor.role.zh())];
    }
    if !is_of_area(c) || !is_of_unit(affair, c) {
        return vec![Reason::because(Refusal::NotThisArea, "本岗位无权办理其他单位的事")];
    }
    Vec::new()
}

/// Whether the actor is the very person whom a rule means. Where nobody is known by name, nobody is meant: least of all the
/// party, who has no name here either.
fn is_meant(holder: &Holder, c: &Circumstances<'_>) -> bool {
    let staff = c.actor.staff.as_ref().map(StaffId::as_str);
    staff.is_some() && holder.staff.as_deref() == staff
}

/// Whether the actor belongs to the centre's area, or supervises from above.
fn is_of_area(c: &Circumstances<'_>) -> bool {
    let Some(org) = &c.actor.org else { return matches!(c.actor.role, Role::Party | Role::Time) };
    let above = c.directory.superior(&c.centre).map(|o| &o.id);
    c.directory.centre_of(org) == Some(&c.centre)
        || (above == Some(org) && matches!(c.actor.role, Role::Supervisor | Role::Inspector))
}

/// Whether an actor of a unit acts where the unit is meant.
fn is_of_unit(affair: &Affair, c: &Circumstances<'_>) -> bool {
    let of_unit = matches!(c.actor.role, Role::UnitHead | Role::WindowHead | Role::ChiefRepresentative | Role::Handler);
    let Some(org) = c.actor.org.as_ref().filter(|_| of_unit && affair.unit.is_some()) else { return true };
    Some(org) == affair.unit.as_ref()
        || Some(org) == affair.department.as_ref()
        || Some(org) == seat_of(affair, c.actor.role)
}
