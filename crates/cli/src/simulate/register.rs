//! How a case is registered: by whom, and with what.

use super::agent::Agent;
use super::pace::{DAY, HOUR};
use super::texts::{self, About};
use case::{Actor, Case, FieldOffer};
use desk::{Desk, civil, instant};
use directory::{Directory, Item, OrgId, Organisation, Standing};
use words::{CaseKind, Channel, Field, Role};

/// What a case is about, as far as one can tell from it.
pub fn about(directory: &Directory, case: &Case) -> About {
    let item = case.item.as_ref().and_then(|id| directory.items.iter().find(|i| &i.id == id));
    let unit = case.respondent_org.as_ref().or(case.lead.as_ref().map(|l| &l.org)).or(case.owner.as_ref());
    About {
        item: item.map_or_else(|| "这项业务".to_owned(), |i| i.name.clone()),
        unit: unit.and_then(|id| directory.organisation(id)).map_or_else(|| "大厅".to_owned(), |o| o.name.clone()),
        when: String::new(),
    }
}

/// Whoever types the case in: the party itself, or the member of staff who was asked.
pub fn registrar(agent: &mut Agent) -> Actor {
    let role = match agent.arrival.channel {
        _ if agent.is_by_party() => return Actor::party(),
        Channel::Phone => Role::Operator,
        Channel::Window | Channel::OnSite => Role::WindowClerk,
        Channel::Visit
        | Channel::Symposium
        | Channel::Fax
        | Channel::Web
        | Channel::MiniProgram
        | Channel::Email
        | Channel::Letter
        | Channel::SuggestionBox
        | Channel::Hotline
        | Channel::Evaluation
        | Channel::TransferredIn => Role::Receiver,
    };
    let directory = &agent.directory;
    let local = |a: &&Actor| {
        let centre = a.org.as_ref().and_then(|org| directory.centre_of(org));
        a.role == role && centre == Some(&agent.arrival.centre)
    };
    let people: Vec<Actor> = agent.people.iter().filter(local).cloned().collect();
    agent.arrival.chance.one(&people).cloned().unwrap_or_else(Actor::party)
}

/// What the case is about: an item of the clerk's own window rather than any other.
fn item(agent: &mut Agent, actor: &Actor) -> Option<Item> {
    let directory = std::sync::Arc::clone(&agent.directory);
    let scope = actor.staff.as_ref().and_then(|id| directory.member(id)).map(|s| s.scope.clone()).unwrap_or_default();
    let chance = &mut agent.arrival.chance;
    let (own, ceased) = (chance.percent(75), chance.percent(4));
    let centre = &agent.arrival.centre;
    let all: Vec<&Item> = directory.items.iter().filter(|i| &i.centre == centre).collect();
    let of_window: Vec<&Item> = all.iter().copied().filter(|i| scope.contains(&i.id)).collect();
    let usual: Vec<&Item> = all.iter().copied().filter(|i| ceased || i.standing == Standing::Active).collect();
    let list = if own && !of_window.is_empty() { of_window } else { usual };
    chance.one(&list).map(|item| (*item).clone())
}

/// The form of registering, filled in.
pub fn fields(agent: &mut Agent, desk: &Desk, actor: &Actor) -> Vec<(String, String)> {
    let item = item(agent, actor);
    let directory = std::sync::Arc::clone(&agent.directory);
    let window = item.as_ref().and_then(|item| directory.organisation(&item.window));
    let about = About {
        item: item.as_ref().map_or_else(|| "这项业务".to_owned(), |i| i.name.clone()),
        unit: window.map_or_else(|| "大厅".to_owned(), |o| o.name.clone()),
        when: String::new(),
    };
    let anonymous = agent.arrival.chance.percent(if agent.arrival.kind == CaseKind::Report { 35 } else { 7 });
    let form = Form { item, window, about, anonymous, now: instant(desk.now()) };
    let offer = desk.registration(&agent.arrival.centre, actor);
    let fields = offer.fields.iter();
    fields.filter_map(|field| Some((field.spec.field.zh().to_owned(), form.value(agent, actor, field)?))).collect()
}

struct Form<'a> {
    item: Option<Item>,
    window: Option<&'a Organisation>,
    about: About,
    anonymous: bool,
    now: i64,
}

impl Form<'_> {
    fn value(&self, agent: &mut Agent, actor: &Actor, offered: &FieldOffer) -> Option<String> {
        let (kind, channel) = (agent.arrival.kind, agent.arrival.channel);
        let complains = matches!(kind, CaseKind::Complaint | CaseKind::Report);
        let named = |text: &str| (!self.anonymous).then(|| text.to_owned());
        match offered.spec.field {
            Field::Channel => Some(channel.zh().to_owned()),
            Field::Kind => Some(kind.zh().to_owned()),
            Field::Content => Some(texts::said(kind, &self.about, &mut agent.arrival.chance)),
            Field::Item => self.item.as_ref().map(|item| item.name.clone()),
            Field::WindowUnit => self.window.map(|window| window.name.clone()),
            Field::Respondent if complains => self.respondent(agent),
            Field::Evidence if complains && !agent.arrival.mood.forgetful => {
                Some(texts::evidence(&mut agent.arrival.chance))
            }
            Field::Name => named(&agent.person.name),
            Field::Phone => named(&agent.person.phone),
            Field::Address if !agent.arrival.mood.forgetful => named(&agent.person.address),
            Field::Unit if agent.arrival.chance.percent(15) => named(&agent.person.unit),
            Field::Naming => Some(if self.anonymous { "匿名" } else { "实名" }.to_owned()),
            Field::HappenedAt => self.happened(agent),
            Field::AppointedAt if channel == Channel::Phone && agent.arrival.chance.percent(8) => {
                let at = self.now + agent.arrival.chance.between(4 * HOUR, 2 * DAY);
                let at = agent.pace.in_office(at, &mut agent.arrival.chance);
                Some(civil(at).strftime("%Y-%m-%d %H:%M").to_string())
            }
            Field::RecordingAnnounced if channel == Channel::Phone => Some("是".to_owned()),
            Field::IdentityShown if actor.role != Role::Party => Some("是".to_owned()),
            Field::TruthDeclared if complains => Some("是".to_owned()),
            Field::Needs if agent.arrival.chance.percent(3) => Some("听力不好，请尽量发短信".to_owned()),
            _ => None,
        }
    }

    /// Whom somebody complains about: the window, its department, seldom a person there.
    fn respondent(&self, agent: &mut Agent) -> Option<String> {
        let window = self.window?;
        let department = window.department.as_ref().and_then(|id| agent.directory.organisation(id));
        let clerk = || clerk_of(&agent.directory, &window.id);
        let share = agent.arrival.chance.between(0, 100);
        match (share, department) {
            (0..8, _) => clerk().or_else(|| Some(window.name.clone())),
            (8..40, Some(department)) => Some(department.name.clone()),
            (_, _) => Some(window.name.clone()),
        }
    }

    /// What comes on paper or by machine was sent before it is typed in.
    fn happened(&self, agent: &mut Agent) -> Option<String> {
        let before = match agent.arrival.channel {
            Channel::Letter | Channel::SuggestionBox => agent.arrival.chance.between(4 * HOUR, 3 * DAY),
            Channel::Fax | Channel::Email | Channel::Hotline => agent.arrival.chance.between(HOUR / 2, 6 * HOUR),
            Channel::Visit
            | Channel::Symposium
            | Channel::Window
            | Channel::OnSite
            | Channel::Phone
            | Channel::Web
            | Channel::MiniProgram
            | Channel::Evaluation
            | Channel::TransferredIn => return None,
        };
        Some(civil(self.now - before).strftime("%Y-%m-%d %H:%M").to_string())
    }
}

/// A member of staff at a window, by name.
fn clerk_of(directory: &Directory, window: &OrgId) -> Option<String> {
    directory.holders(Role::WindowClerk, window).next().map(|staff| staff.name.clone())
}
