//! A case as the duty machine sees it.

use crate::{Actor, Case, Recorded};
use calendar::DateTime;
use directory::{OrgId, Seat};
use regulation::{Happening, Holder, Subject};
use words::{Act, Attribute, Channel, Field, HolderWord, Naming, RespondentKind, Role, Urgency};

/// A case seen by the rules.
pub struct View<'a>(pub &'a Case);

impl Subject for View<'_> {
    fn attribute(&self, attribute: Attribute) -> String {
        let case = self.0;
        let yes_no = |yes: bool| if yes { "是" } else { "否" }.to_owned();
        match attribute {
            Attribute::Kind => case.kind.map(|k| k.zh().to_owned()).unwrap_or_default(),
            Attribute::Channel => case.channel.map(|c| c.zh().to_owned()).unwrap_or_default(),
            Attribute::Class => case.class.clone().unwrap_or_else(|| "未定".to_owned()),
            Attribute::Urgency => case.urgency.unwrap_or(Urgency::Ordinary).zh().to_owned(),
            Attribute::Named => case.naming.unwrap_or(Naming::RealName).zh().to_owned(),
            Attribute::OnSite => yes_no(matches!(case.channel, Some(Channel::Window | Channel::OnSite))),
            Attribute::Unclear => yes_no(case.unclear),
            Attribute::Own => yes_no(case.own),
            Attribute::Permit => yes_no(case.permit),
            Attribute::Statutory => if case.statutory { "有" } else { "无" }.to_owned(),
            Attribute::Dispatched => yes_no(case.lead.is_some()),
            Attribute::Destination => case.destination.clone().unwrap_or_else(|| "无".to_owned()),
            Attribute::RespondentKind => case.respondent_kind.unwrap_or(RespondentKind::None).zh().to_owned(),
            Attribute::Cause => case.cause.clone().unwrap_or_else(|| "无".to_owned()),
            Attribute::Level => case.lead.as_ref().map_or_else(|| "未定".to_owned(), |l| l.level.clone()),
            Attribute::Assessed => assessed(case).to_owned(),
            Attribute::Promised => yes_no(case.has(Act::Promise)),
            Attribute::Planned => yes_no(case.plan_approved),
            Attribute::Dissatisfied => yes_no(dissatisfied(case)),
            Attribute::Letter => yes_no(case.lead.as_ref().is_some_and(|l| l.is_centre)),
            Attribute::FeedbackPromises => yes_no(case.last(Act::FeedBack).is_some_and(|f| {
                f.fact.moment(Field::EffectDate).is_some() || f.fact.word(Field::FeedbackOf) == Some("方案")
            })),
            Attribute::Extended => yes_no(case.extensions > 0),
            Attribute::Topic => if case.carries(Field::ResponseTime) { "有" } else { "无" }.to_owned(),
        }
    }

    fn holder(&self, word: HolderWord, item: Option<&str>) -> Option<Holder> {
        let held = self.holds(word, item)?;
        let post = held.role.zip(held.org.clone()).filter(|_| held.staff.is_none());
        let seat = post.and_then(|(role, org)| self.0.stand_in_for(role, &OrgId(org)));
        Some(match seat {
            Some(seat) => Holder { org: Some(seat.org.0.clone()), role: Some(seat.role), ..held },
            None => held,
        })
    }

    fn is_by(&self, fact: &dyn Happening, word: HolderWord, item: Option<&str>) -> bool {
        let case = self.0;
        let Some(by) = case.facts.iter().find(|r| r.sequence == fact.sequence()).map(|r| &r.by) else { return false };
        self.is_done_by(by, word, item)
    }

    fn facts(&self) -> Vec<&dyn Happening> {
        self.0.facts.iter().map(|r: &Recorded| r as &dyn Happening).collect()
    }

    fn floor(&self, step: &str) -> u64 {
        self.0.floors.get(step).copied().unwrap_or(0)
    }

    fn passed(&self, step: Act) -> Option<bool> {
        if self.0.main_answered {
            return Some(step != Act::FeedBack || self.0.has(Act::FeedBack));
        }
        let milestones = &self.0.milestones;
        (step == Act::Milestone).then(|| !milestones.is_empty() && milestones.iter().all(|(_, _, reached)| *reached))
    }

    fn is_ended(&self) -> bool {
        self.0.is_ended() || (self.0.main.is_some() && !self.0.main_answered)
    }

    fn received(&self) -> DateTime {
        self.0.received.unwrap_or_default()
    }
}

impl View<'_> {
    /// The post that a word means in this case, whoever stands in for it.
    fn holds(&self, word: HolderWord, item: Option<&str>) -> Option<Holder> {
        let case = self.0;
        let at = |org: Option<&OrgId>, role: Role| org.map(|org| Holder::seat(word, org.as_str(), role));
        let person = |actor: &Actor| actor.holder(word);
        let centre = case.centre.as_ref();
        let lead = case.lead.as_ref();
        match word {
            HolderWord::Centre => at(centre, Role::Receiver),
            HolderWord::Lead => at(lead.map(|l| &l.org), handler_role(case)),
            HolderWord::Each => item.map(|org| Holder::seat(word, org, Role::Handler)),
            HolderWord::FirstAsked => case.first_asked.as_ref().filter(|a| a.role != Role::Party).map(person),
            HolderWord::IntakeWindow => case
                .first_asked
                .as_ref()
                .filter(|a| a.role == Role::WindowClerk)
                .map(person)
                .or_else(|| at(centre, Role::Receiver)),
            HolderWord::Recipient => {
                recipient(case).map(|org| Holder { org: Some(org.0.clone()), ..Holder::named(word) })
            }
            HolderWord::Doer => case.facts.last().map(|f| person(&f.by)),
            HolderWord::OnDuty => None,
            HolderWord::InspectingOffice => at(lead.and_then(|l| l.inspecting.as_ref()), Role::Inspector),
            HolderWord::Role(role) => at(seat_of(case, role), role),
        }
    }

    /// Whether an actor is whom a word means, or stands in for them.
    fn is_done_by(&self, by: &Actor, word: HolderWord, item: Option<&str>) -> bool {
        let case = self.0;
        let stands_in = |is_post: &dyn Fn(&Seat) -> bool| {
            by.org.as_ref().is_some_and(|org| case.stood_in_by(by.role, org).any(is_post))
        };
        match word {
            HolderWord::FirstAsked => case.first_asked.as_ref().is_some_and(|first| first.is_same(by)),
            HolderWord::Each => {
                by.org.as_ref().map(OrgId::as_str) == item || stands_in(&|post| Some(post.org.as_str()) == item)
            }
            HolderWord::Lead => case.lead.as_ref().is_some_and(|l| {
                by.org.as_ref() == Some(&l.org)
                    || stands_in(&|post| post.org == l.org && post.role == handler_role(case))
                    || (by.role == Role::ChiefRepresentative && by.org.as_ref() == Some(&l.department))
            }),
            HolderWord::Role(role) => by.role == role || stands_in(&|post| post.role == role),
            HolderWord::Recipient => by.org.as_ref().is_some_and(|org| case.at_home.contains(org)),
            HolderWord::Centre
            | HolderWord::IntakeWindow
            | HolderWord::Doer
            | HolderWord::OnDuty
            | HolderWord::InspectingOffice => {
                self.holder(word, item).is_some_and(|h| h.org.as_deref() == by.org.as_ref().map(OrgId::as_str))
            }
        }
    }
}

fn assessed(case: &Case) -> &'static str {
    match case.last(Act::Assess).map(|f| f.fact.says_yes(Field::Reasonable)) {
        None => "未评估",
        Some(true) => "合理",
        Some(false) => "不合理",
    }
}

fn dissatisfied(case: &Case) -> bool {
    let floor = case.floors.get(Act::Hear.zh()).copied().unwrap_or(0);
    case.facts
        .iter()
        .any(|r| r.sequence > floor && r.fact.act == Act::Hear && r.fact.word(Field::Satisfied) == Some("否"))
}

/// The role in which the lead acts: a window's head acts as its handler.
fn handler_role(case: &Case) -> Role {
    if case.lead.as_ref().is_some_and(|l| l.is_window) { Role::WindowHead } else { Role::Handler }
}

fn recipient(case: &Case) -> Option<&OrgId> {
    case.facts.iter().rev().find_map(|r| {
        r.fact
            .org(Field::Recipient)
            .or_else(|| (r.fact.act == Act::Guide).then(|| r.fact.org(Field::Destination)).flatten())
    })
}

/// Where a role is held that acts on this case.
pub(crate) fn seat_of(case: &Case, role: Role) -> Option<&OrgId> {
    let lead = case.lead.as_ref();
    match role {
        Role::Receiver
        | Role::ComplaintHandler
        | Role::Operator
        | Role::LeaderInCharge
        | Role::CallbackAgent
        | Role::Supervisor
        | Role::SolicitationAdministrator
        | Role::Archivist
        | Role::Leadership
        | Role::SystemAdministrator
        | Role::SecurityAuditor => case.centre.as_ref(),
        Role::Inspector => lead.and_then(|l| l.inspecting.as_ref()).or(case.centre.as_ref()),
        Role::Handler => lead.map(|l| &l.org),
        Role::UnitHead => lead.map(|l| &l.department).or(case.owner.as_ref()),
        Role::ChiefRepresentative => lead.map(|l| &l.department).or(case.owner.as_ref()).or(case.centre.as_ref()),
        Role::WindowHead => lead.filter(|l| l.is_window).map(|l| &l.org).or_else(|| case.window_at_fault()),
        Role::WindowClerk => case.first_asked.as_ref().and_then(|a| a.org.as_ref()),
        Role::DisciplineOfficer => case.referred_to.as_ref(),
        Role::Party | Role::Time => None,
    }
}
