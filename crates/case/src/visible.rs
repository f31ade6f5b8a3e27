//! Need to know: who may see which field of a case.

use crate::{Actor, Case};
use directory::{Directory, OrgId};
use words::{Channel, Field, Role};

/// Whether an actor may see a field of a case (豫大数据〔2020〕23号 第十条; 个人信息保护法 第六条).
///
/// The party sees its own case. Of the staff, those concerned see it: whoever took it, the receiving office, the lead and
/// the co-handlers; who only judges or supervises the work sees the matter and not the person; a respondent and everybody
/// else see nothing. A case referred to a discipline organ or the police is closed to ordinary staff.
#[must_use]
pub fn visible(case: &Case, actor: &Actor, field: Field, directory: &Directory) -> bool {
    if actor.role == Role::Party || actor.role == Role::Time {
        return true;
    }
    if case.sealed {
        return matches!(actor.role, Role::DisciplineOfficer | Role::Supervisor | Role::Leadership)
            && actor.org.as_ref().is_some_and(|org| is_of_area(case, org, directory));
    }
    if case.respondent.is_some() && case.respondent == actor.staff {
        return false;
    }
    let stood_for = actor.org.iter().flat_map(|org| case.stood_in_by(actor.role, org)).map(|post| {
        let holder = Actor { role: post.role, org: Some(post.org.clone()), staff: None };
        concern(case, &holder, directory)
    });
    let concerns = stood_for.chain([concern(case, actor, directory)]);
    match concerns.max().unwrap_or(Concern::None) {
        Concern::None => false,
        Concern::Work => !is_personal(field),
        Concern::Person => true,
    }
}

/// Whether an organisation belongs to the case's area, stands above its centre, or was sent the case.
fn is_of_area(case: &Case, org: &OrgId, directory: &Directory) -> bool {
    let above = case.centre.as_ref().and_then(|centre| directory.superior(centre)).map(|office| &office.id);
    directory.centre_of(org) == case.centre.as_ref() || above == Some(org) || case.referred_to.as_ref() == Some(org)
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Concern {
    None,
    Work,
    Person,
}

const fn is_personal(field: Field) -> bool {
    matches!(
        field,
        Field::Name
            | Field::Phone
            | Field::Address
            | Field::Unit
            | Field::UnitContact
            | Field::Signature
            | Field::Needs
    )
}

fn concern(case: &Case, actor: &Actor, directory: &Directory) -> Concern {
    let org = actor.org.as_ref();
    let at_centre = org.is_some() && org == case.centre.as_ref();
    let took_it = case.first_asked.as_ref().is_some_and(|first| first.is_same(actor));
    if took_it {
        return Concern::Person;
    }
    match actor.role {
        Role::Receiver | Role::ComplaintHandler | Role::CallbackAgent | Role::SolicitationAdministrator
            if at_centre =>
        {
            Concern::Person
        }
        Role::Operator if at_centre && case.channel == Some(Channel::Phone) => Concern::Person,
        Role::LeaderInCharge | Role::Supervisor | Role::Leadership | Role::Archivist | Role::Inspector if at_centre => {
            Concern::Work
        }
        Role::Handler | Role::WindowHead | Role::ChiefRepresentative | Role::ComplaintHandler | Role::Receiver
            if org.is_some_and(|o| handles(case, o)) =>
        {
            Concern::Person
        }
        Role::UnitHead if org.is_some_and(|o| handles(case, o)) => Concern::Work,
        Role::Receiver | Role::Handler | Role::ComplaintHandler | Role::Supervisor | Role::DisciplineOfficer
            if org.is_some() && org == case.referred_to.as_ref() =>
        {
            Concern::Person
        }
        Role::WindowClerk if org.is_some_and(|o| case.at_home.contains(o)) => Concern::Person,
        Role::Inspector if case.lead.as_ref().and_then(|l| l.inspecting.as_ref()) == org => Concern::Work,
        Role::Supervisor if case.centre.as_ref().and_then(|c| directory.superior(c)).map(|o| &o.id) == org => {
            Concern::Work
        }
        _ => Concern::None,
    }
}

fn handles(case: &Case, org: &OrgId) -> bool {
    case.lead.as_ref().is_some_and(|l| &l.org == org || &l.department == org)
        || case.orders.iter().any(|o| &o.org == org)
        || (case.lead.is_none() && case.owner.as_ref() == Some(org) && case.channel == Some(Channel::OnSite))
}

/// What a seat may go through as a list, without asking for each case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Every case of the centre at which the seat is held.
    Centre,
    /// The cases that the seat's organisation leads.
    Lead,
    /// The cases that this person took first.
    Own,
}

/// The lists that somebody may go through: a list shows the matter and never the person, and each case is judged again
/// by [`visible`] when it is opened.
#[must_use]
pub fn reach(actor: &Actor, directory: &Directory) -> Vec<Reach> {
    let at_centre = actor
        .org
        .as_ref()
        .and_then(|org| directory.organisation(org))
        .is_some_and(|org| org.kind == directory::OrgKind::Centre);
    match actor.role {
        Role::Receiver
        | Role::ComplaintHandler
        | Role::CallbackAgent
        | Role::SolicitationAdministrator
        | Role::LeaderInCharge
        | Role::Supervisor
        | Role::Leadership
        | Role::Archivist
        | Role::Inspector
            if at_centre =>
        {
            vec![Reach::Centre]
        }
        Role::Handler | Role::WindowHead | Role::ChiefRepresentative | Role::ComplaintHandler | Role::UnitHead => {
            vec![Reach::Lead, Reach::Own]
        }
        Role::WindowClerk | Role::Operator => vec![Reach::Own],
        Role::Receiver
        | Role::CallbackAgent
        | Role::SolicitationAdministrator
        | Role::LeaderInCharge
        | Role::Supervisor
        | Role::Leadership
        | Role::Archivist
        | Role::Inspector
        | Role::DisciplineOfficer
        | Role::SystemAdministrator
        | Role::SecurityAuditor
        | Role::Party
        | Role::Time => Vec::new(),
    }
}
