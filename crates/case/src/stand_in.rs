//! Who stands in for a post whose holders must all stand aside, or that nobody holds: the next head, so that nothing
//! waits for want of somebody (DB50/T 957.6 6.2.1).

use crate::{Case, Recorded, Terms};
use crate::{Circumstances, Fact, Value};
use directory::{Directory, OrgId, OrgKind, Seat};
use words::{Act, Field, Role};

/// The posts of the centre that owe something about cases.
const AT_CENTRE: &[Role] = &[
    Role::Receiver,
    Role::ComplaintHandler,
    Role::SolicitationAdministrator,
    Role::LeaderInCharge,
    Role::CallbackAgent,
    Role::Supervisor,
    Role::Archivist,
];

/// Puts into a fact that names a respondent, an owner or a lead who stands in for which post; nothing where every post
/// has somebody free.
pub(crate) fn note(case: &Case, fact: &mut Fact, c: &Circumstances<'_>) {
    if !matches!(fact.act, Act::Register | Act::Supplement | Act::Dispatch | Act::Designate) {
        return;
    }
    let recorded =
        Recorded { sequence: 0, at: c.now, by: c.actor.clone(), terms: Terms::default(), fact: fact.clone() };
    let after = crate::evolve(case.clone(), &recorded);
    let found: Vec<(Seat, Seat)> = posts(&after, &c.centre)
        .into_iter()
        .filter_map(|post| stand_in(&after, &post, &c.centre, c.directory).map(|seat| (post, seat)))
        .collect();
    if found != case.stand_ins {
        fact.fields.insert(Field::StandIns, Value::StandIns(found));
    }
}

/// The posts that may owe something about a case as it stands.
fn posts(case: &Case, centre: &OrgId) -> Vec<Seat> {
    let seat = |role: Role, org: &OrgId| Seat { role, org: org.clone() };
    let mut posts: Vec<Seat> = AT_CENTRE.iter().map(|role| seat(*role, centre)).collect();
    match &case.lead {
        Some(lead) => {
            posts.push(seat(if lead.is_window { Role::WindowHead } else { Role::Handler }, &lead.org));
            posts.push(seat(Role::UnitHead, &lead.department));
            posts.extend(lead.inspecting.iter().map(|office| seat(Role::Inspector, office)));
        }
        None => posts.extend(case.owner.iter().map(|owner| seat(Role::UnitHead, owner))),
    }
    posts.extend(case.orders.iter().map(|order| seat(Role::Handler, &order.org)));
    posts
}

/// Who stands in for a post now; `None` where somebody who need not stand aside holds it, or where nobody can.
pub(crate) fn stand_in(case: &Case, post: &Seat, centre: &OrgId, directory: &Directory) -> Option<Seat> {
    let free = |seat: &Seat| {
        directory.holders(seat.role, &seat.org).any(|member| case.respondent.as_ref() != Some(&member.id))
    };
    if free(post) { None } else { line(post, centre, directory).into_iter().find(|seat| free(seat)) }
}

/// Those who come after a post, nearest first. A handler's colleague comes before the head, who is to review.
fn line(post: &Seat, centre: &OrgId, directory: &Directory) -> Vec<Seat> {
    let org = directory.organisation(&post.org);
    let at = |role: Role, org: &OrgId| Seat { role, org: org.clone() };
    let above = || [at(Role::LeaderInCharge, centre), at(Role::Leadership, centre)];
    let own = |roles: &[Role]| roles.iter().map(|role| at(*role, &post.org)).collect::<Vec<_>>();
    match post.role {
        Role::Handler if org.is_some_and(|o| o.kind == OrgKind::Centre) => {
            own(&[Role::Receiver, Role::LeaderInCharge, Role::Supervisor])
        }
        Role::ComplaintHandler if org.is_some_and(|o| o.kind == OrgKind::Centre) => {
            own(&[Role::LeaderInCharge, Role::Leadership])
        }
        Role::Handler => [own(&[Role::ComplaintHandler, Role::UnitHead]), above().to_vec()].concat(),
        Role::ComplaintHandler => [own(&[Role::UnitHead]), above().to_vec()].concat(),
        Role::WindowHead => {
            let department = org.and_then(|o| o.department.as_ref());
            department.map(|d| at(Role::UnitHead, d)).into_iter().chain(above()).collect()
        }
        Role::UnitHead => above().to_vec(),
        Role::LeaderInCharge => own(&[Role::Leadership, Role::Supervisor]),
        Role::Supervisor => own(&[Role::LeaderInCharge, Role::Leadership]),
        Role::Receiver | Role::SolicitationAdministrator | Role::CallbackAgent | Role::Archivist | Role::Inspector => {
            own(&[Role::LeaderInCharge, Role::Supervisor, Role::Leadership])
        }
        Role::Party
        | Role::WindowClerk
        | Role::Operator
        | Role::ChiefRepresentative
        | Role::Leadership
        | Role::DisciplineOfficer
        | Role::SystemAdministrator
        | Role::SecurityAuditor
        | Role::Time => Vec::new(),
    }
}

impl Case {
    /// Who stands in for a post of this case, as it was last looked up; `None` where its holders act themselves.
    #[must_use]
    pub fn stand_in_for(&self, role: Role, org: &OrgId) -> Option<&Seat> {
        self.stand_ins.iter().find(|(post, _)| post.role == role && &post.org == org).map(|(_, seat)| seat)
    }

    /// The posts of this case for which a seat stands in.
    pub fn stood_in_by<'a>(&'a self, role: Role, org: &'a OrgId) -> impl Iterator<Item = &'a Seat> {
        self.stand_ins.iter().filter(move |(_, seat)| seat.role == role && &seat.org == org).map(|(post, _)| post)
    }
}
