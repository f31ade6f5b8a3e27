//! An affair as the duty machine sees it.

use crate::Affair;
use calendar::DateTime;
use directory::OrgId;
use record::{Actor, Recorded};
use regulation::{Happening, Holder, Subject};
use words::{Attribute, Field, HolderWord, Role};

/// An affair seen by the rules.
pub struct View<'a>(pub &'a Affair);

impl Subject for View<'_> {
    /// Only the channel tells affairs apart; every other condition of a rule stands at its ordinary value.
    fn attribute(&self, attribute: Attribute) -> String {
        match attribute {
            Attribute::Channel => self.latest_value(Field::Channel).unwrap_or_default(),
            Attribute::Kind | Attribute::Named => String::new(),
            Attribute::Class | Attribute::Level => "未定".to_owned(),
            Attribute::Urgency => "普通".to_owned(),
            Attribute::Statutory
            | Attribute::Destination
            | Attribute::RespondentKind
            | Attribute::Cause
            | Attribute::Topic => "无".to_owned(),
            Attribute::Assessed => "未评估".to_owned(),
            Attribute::OnSite
            | Attribute::Unclear
            | Attribute::Own
            | Attribute::Permit
            | Attribute::Dispatched
            | Attribute::Promised
            | Attribute::Planned
            | Attribute::Dissatisfied
            | Attribute::Letter
            | Attribute::FeedbackPromises
            | Attribute::Extended => "否".to_owned(),
        }
    }

    fn holder(&self, word: HolderWord, item: Option<&str>) -> Option<Holder> {
        let affair = self.0;
        let at = |org: Option<&OrgId>, role: Role| org.map(|org| Holder::seat(word, org.as_str(), role));
        let person = |actor: &Actor| actor.holder(word);
        let centre = affair.centre.as_ref();
        match word {
            HolderWord::Centre | HolderWord::IntakeWindow => at(centre, Role::Receiver),
            HolderWord::Lead => {
                let is_window = affair.department.is_some();
                at(affair.unit.as_ref(), if is_window { Role::WindowHead } else { Role::Handler })
            }
            HolderWord::Each => post_holder(item?, word),
            HolderWord::FirstAsked | HolderWord::Doer => affair.by.as_ref().filter(|a| a.org.is_some()).map(person),
            HolderWord::OnDuty => affair.on_duty.as_ref().map(person).or_else(|| at(centre, Role::Operator)),
            HolderWord::Recipient | HolderWord::InspectingOffice => None,
            HolderWord::Role(role) => at(seat_of(affair, role), role),
        }
    }

    fn is_by(&self, fact: &dyn Happening, word: HolderWord, item: Option<&str>) -> bool {
        let by = self.0.facts.iter().find(|r| r.sequence == fact.sequence()).map(|r| &r.by);
        let (Some(by), Some(holder)) = (by, self.holder(word, item)) else { return false };
        match word {
            HolderWord::Role(role) => by.role == role,
            _ => holder.org.as_deref() == by.org.as_ref().map(OrgId::as_str),
        }
    }

    fn facts(&self) -> Vec<&dyn Happening> {
        self.0.facts.iter().map(|r: &Recorded| r as &dyn Happening).collect()
    }

    fn floor(&self, _step: &str) -> u64 {
        0
    }

    fn is_ended(&self) -> bool {
        self.0.is_ended()
    }

    fn received(&self) -> DateTime {
        self.0.begun.unwrap_or_default()
    }

    fn has_path(&self) -> bool {
        false
    }
}

/// Where a role is held as far as this affair is concerned: the roles of units at the unit that it is about, the others
/// at the centre.
pub(crate) fn seat_of(affair: &Affair, role: Role) -> Option<&OrgId> {
    let centre = affair.centre.as_ref();
    let unit = affair.unit.as_ref();
    match role {
        Role::UnitHead | Role::ChiefRepresentative => affair.department.as_ref().or(unit).or(centre),
        Role::Handler | Role::WindowHead | Role::WindowClerk => unit.or(centre),
        _ => centre,
    }
}

/// Who signs for a post, `organisation·channel·role`.
fn post_holder(item: &str, word: HolderWord) -> Option<Holder> {
    let mut parts = item.split('·');
    let org = parts.next()?;
    let role = parts.next_back().and_then(Role::from_zh);
    Some(Holder { org: Some(org.to_owned()), role, ..Holder::named(word) })
}
