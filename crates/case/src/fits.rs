//! Whether an actor is one of those whom a rule lets act on this case.

use crate::stand_in::stand_in;
use crate::view::seat_of;
use crate::{Actor, Case, Circumstances, Reason};
use directory::{OrgId, Seat};
use words::{Act, Attribute, HolderWord, Refusal, Role};

/// How an actor fits the word of a performer; worse before better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    WrongRole,
    WrongArea,
    Fits,
}

/// Why the actor may not perform the act; empty when somebody's rule lets them.
pub(crate) fn may_perform(case: &Case, act: Act, c: &Circumstances<'_>) -> Vec<Reason> {
    if case.respondent.is_some() && case.respondent == c.actor.staff && act != Act::Note {
        return vec![Reason::plain(Refusal::MustAvoid)];
    }
    let view = crate::View(case);
    let value = |a: Attribute| regulation::Subject::attribute(&view, a);
    let mut reasons: Vec<Reason> = Vec::new();
    for regulation in &c.books.regulations {
        let performers = regulation.performers_of(act, &value);
        let mut best = Fit::WrongRole;
        let mut unmet: Option<Reason> = None;
        for (word, needs) in performers {
            let fit = fit(case, word, act, c);
            let barred = needs.filter(|(pattern, _)| !case.facts.iter().any(|fact| pattern.matches(fact, &view, None)));
            match (fit, barred) {
                (Fit::Fits, Some((_, refusal))) => unmet = Some(Reason::plain(refusal)),
                (fit, _) => best = best.max(fit),
            }
        }
        if best == Fit::Fits {
            return Vec::new();
        }
        let reason = match (unmet, best) {
            (Some(reason), _) => reason,
            (None, Fit::WrongArea) => Reason::because(Refusal::NotThisArea, "本岗位无权办理其他单位的件"),
            (None, Fit::WrongRole | Fit::Fits) => Reason::because(Refusal::NotThisRole, c.actor.role.zh()),
        };
        let citation = regulation.performers.iter().find(|p| p.acts.contains(&act) && p.when.holds(&value));
        let reason = citation.map_or(reason.clone(), |p| reason.citing(&p.citation));
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}

fn fit(case: &Case, word: HolderWord, act: Act, c: &Circumstances<'_>) -> Fit {
    let actor = &c.actor;
    let by_role = |role: Role| {
        if stands_in(case, role, act, c) { Fit::Fits } else { fit_role(case, role, act, c) }
    };
    match word {
        HolderWord::Role(role) => by_role(role),
        HolderWord::Centre => by_role(Role::Receiver),
        HolderWord::Lead => by_role(Role::Handler),
        HolderWord::FirstAsked => match &case.first_asked {
            Some(first) if first.is_same(actor) && actor.role != Role::Party => Fit::Fits,
            _ => Fit::WrongRole,
        },
        HolderWord::IntakeWindow => match &case.first_asked {
            Some(first) if first.is_same(actor) && actor.role == Role::WindowClerk => Fit::Fits,
            _ => by_role(Role::Receiver),
        },
        HolderWord::Recipient => {
            let takes = matches!(actor.role, Role::WindowClerk | Role::WindowHead | Role::Handler | Role::Receiver);
            fit_if(takes && actor.org.as_ref().is_some_and(|org| case.at_home.contains(org)), true)
        }
        HolderWord::Each => match stands_in_at(case, actor) {
            Some(_) => Fit::Fits,
            None => fit_if(actor.role == Role::Handler, holds_order(case, actor)),
        },
        HolderWord::Doer => Fit::Fits,
        HolderWord::OnDuty => Fit::WrongRole,
        HolderWord::InspectingOffice => {
            let office = case.lead.as_ref().and_then(|l| l.inspecting.as_ref());
            let own = fit_if(actor.role == Role::Inspector, office.is_some() && actor.org.as_ref() == office);
            if stands_in(case, Role::Inspector, act, c) { Fit::Fits } else { own }
        }
    }
}

/// Whether the actor stands in for the post that performs an act in this case: as it was looked up when the case last
/// changed hands, or as it stands now.
fn stands_in(case: &Case, role: Role, act: Act, c: &Circumstances<'_>) -> bool {
    let Some(org) = &c.actor.org else { return false };
    let is_own = |seat: &Seat| seat.role == c.actor.role && &seat.org == org;
    let of_lead = |l: &crate::Lead| if l.is_window { Role::WindowHead } else { Role::Handler };
    let role = if role == Role::Handler { case.lead.as_ref().map_or(role, of_lead) } else { role };
    let seat = match role {
        Role::Receiver if act == Act::AcknowledgeReferral => None,
        Role::Handler | Role::WindowHead | Role::UnitHead | Role::Inspector => seat_of(case, role),
        Role::Receiver
        | Role::ComplaintHandler
        | Role::SolicitationAdministrator
        | Role::LeaderInCharge
        | Role::CallbackAgent
        | Role::Supervisor
        | Role::Archivist => seat_of(case, role).or(Some(&c.centre)),
        Role::Party
        | Role::WindowClerk
        | Role::Operator
        | Role::ChiefRepresentative
        | Role::Leadership
        | Role::DisciplineOfficer
        | Role::SystemAdministrator
        | Role::SecurityAuditor
        | Role::Time => None,
    };
    let post = seat.map(|org| Seat { role, org: org.clone() });
    post.is_some_and(|post| {
        case.stand_in_for(post.role, &post.org).is_some_and(is_own)
            || stand_in(case, &post, &c.centre, c.directory).is_some_and(|seat| is_own(&seat))
    })
}

/// The order of a co-handler in whose place the actor answers, its own handler having to stand aside.
fn stands_in_at<'a>(case: &'a Case, actor: &Actor) -> Option<&'a crate::Order> {
    let org = actor.org.as_ref()?;
    let is_own = |seat: &Seat| seat.role == actor.role && &seat.org == org;
    case.orders.iter().find(|order| case.stand_in_for(Role::Handler, &order.org).is_some_and(is_own))
}

const fn fit_if(role: bool, area: bool) -> Fit {
    match (role, area) {
        (false, _) => Fit::WrongRole,
        (true, false) => Fit::WrongArea,
        (true, true) => Fit::Fits,
    }
}

fn holds_order(case: &Case, actor: &Actor) -> bool {
    actor.org.as_ref().is_some_and(|org| case.orders.iter().any(|o| &o.org == org))
}

fn fit_role(case: &Case, role: Role, act: Act, c: &Circumstances<'_>) -> Fit {
    let actor = &c.actor;
    let org = actor.org.as_ref();
    match role {
        Role::Party | Role::Time => fit_if(actor.role == role, true),
        Role::Handler => fit_handler(case, act, actor),
        Role::WindowClerk | Role::Operator => {
            fit_if(actor.role == role, org.is_some_and(|o| c.directory.centre_of(o) == Some(&c.centre)))
        }
        Role::Supervisor => {
            let above = c.directory.superior(&c.centre).map(|o| &o.id);
            fit_if(actor.role == role, org == Some(&c.centre) || (org.is_some() && org == above))
        }
        Role::UnitHead | Role::ChiefRepresentative | Role::WindowHead => {
            fit_if(actor.role == role, org.is_some_and(|o| is_of_unit(case, role, o, c)))
        }
        Role::DisciplineOfficer => fit_if(actor.role == role, true),
        Role::Receiver if act == Act::AcknowledgeReferral => fit_if(actor.role == role, took_over(case, org, c)),
        _ => fit_if(actor.role == role, org == seat_of(case, role).or(Some(&c.centre))),
    }
}

/// Whether an organisation is the one to which the case was referred or sent by letter; where that is only known in
/// words, any other centre.
fn took_over(case: &Case, org: Option<&OrgId>, c: &Circumstances<'_>) -> bool {
    let lead = case.lead.as_ref().filter(|l| l.is_centre).map(|l| &l.org);
    match case.referred_to.as_ref().or(lead) {
        Some(body) => org == Some(body) || org == Some(&c.centre),
        None => org.is_some(),
    }
}

/// Handlers: of the lead or of a co-handler; a window's head where the window is the lead; the receiver of a centre that
/// was reached by letter; the complaint handler of the unit for its complaints.
fn fit_handler(case: &Case, act: Act, actor: &Actor) -> Fit {
    let org = actor.org.as_ref();
    let lead = case.lead.as_ref();
    let is_lead = lead.is_some_and(|l| org == Some(&l.org));
    let stands_in = match actor.role {
        Role::Handler => true,
        Role::WindowHead => lead.is_some_and(|l| l.is_window) || holds_order(case, actor),
        Role::Receiver => is_lead && lead.is_some_and(|l| l.is_centre),
        Role::ComplaintHandler => is_lead || holds_order(case, actor),
        _ => false,
    };
    let for_co_handlers = matches!(
        act,
        Act::Answer
            | Act::SignFor
            | Act::Return
            | Act::Progress
            | Act::Contact
            | Act::NoteUnclear
            | Act::Note
            | Act::Supplement
    );
    let referred = act == Act::AcknowledgeReferral && case.referred_to.as_ref() == org;
    fit_if(
        stands_in || referred,
        is_lead || referred || (for_co_handlers && holds_order(case, actor)) || is_owner(case, act, org),
    )
}

/// The owner's handler completes what a first-asked person guided to them.
fn is_owner(case: &Case, act: Act, org: Option<&OrgId>) -> bool {
    let completes = matches!(act, Act::CompleteMatter | Act::FeedBack | Act::Answer | Act::Promise | Act::Note);
    completes && case.lead.is_none() && org.is_some_and(|o| case.at_home.contains(o))
}

fn is_of_unit(case: &Case, role: Role, org: &OrgId, c: &Circumstances<'_>) -> bool {
    if role == Role::WindowHead && case.window_at_fault() == Some(org) {
        return true;
    }
    match &case.lead {
        Some(lead) => {
            &lead.org == org
                || &lead.department == org
                || (role != Role::UnitHead && case.respondent_org.as_ref() == Some(org))
        }
        None => {
            case.owner.as_ref().map_or_else(|| c.directory.centre_of(org) == Some(&c.centre), |owner| owner == org)
                || case.respondent_org.as_ref() == Some(org)
        }
    }
}
