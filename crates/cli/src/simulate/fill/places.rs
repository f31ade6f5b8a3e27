//! Where and when: organisations, people and dates that a form asks for.

use super::super::pace::{DAY, HOUR};
use super::{Look, Scene};
use desk::{civil, instant};
use directory::{Directory, OrgId, OrgKind, Organisation};
use regulation::Duty;
use words::{Act, Field, Role};

impl Scene<'_> {
    pub(super) fn moment(&mut self, field: Field) -> String {
        let now = instant(self.desk.now());
        let written = |at: i64| civil(at).strftime("%Y-%m-%d %H:%M").to_string();
        let soon = self.agent.arrival.chance.between(2 * DAY, 5 * DAY);
        match field {
            Field::Moment => written(now),
            Field::PromisedDate => {
                let mine = |duty: &&Duty| duty.holder.org.as_deref() == self.wish.actor.org.as_ref().map(OrgId::as_str);
                let due = self.loaded.matter.ledger.owed_by_case().filter(mine).filter_map(Duty::due).max();
                let due = due.map_or(now, instant).max(now);
                let (day, _) = self.agent.pace.calendar.workdays_after(civil(due).date(), 3);
                day.to_string()
            }
            Field::Date | Field::EffectDate => {
                let look = Look { desk: self.desk, loaded: self.loaded, people: &[] };
                let latest = if self.wish.offer.act == Act::Promise { look.last_promise() } else { None };
                let day = civil(now + latest.map_or(soon, |latest| soon.min(latest))).date();
                let workday = self.agent.pace.calendar.next_workday_on_or_after(day);
                if latest.is_some() { day.to_string() } else { workday.to_string() }
            }
            _ => written(now + HOUR),
        }
    }

    /// A limit as it is told to people: the date on which the promise ends.
    pub(super) fn limit(&mut self, field: Field) -> Option<String> {
        if field == Field::StatutoryLimit {
            return Some("20个工作日".to_owned());
        }
        let due = self.loaded.matter.ledger.next_due()?;
        Some(due.strftime("%Y-%m-%d %H:%M").to_string())
    }

    /// The unit that should handle it: the owner of the matter, seldom its window, another after a return.
    pub(super) fn organisation(&mut self, field: Field) -> Option<String> {
        let directory = std::sync::Arc::clone(&self.agent.directory);
        let case = &self.loaded.matter.case;
        let centre = &self.loaded.centre;
        if field == Field::Lead && self.is_by_letter() {
            let beside =
                directory.organisations.iter().find(|o| o.kind == OrgKind::Centre && is_beside(&directory, o, centre));
            return beside.map(|o| o.name.clone());
        }
        let departments: Vec<_> = directory.area(centre).filter(|o| o.kind == OrgKind::Department).collect();
        let owner = case.owner.as_ref().filter(|_| case.returns == 0).and_then(|id| directory.organisation(id));
        let windows: Vec<_> = directory
            .area(centre)
            .filter(|o| {
                o.kind == OrgKind::Window && o.department.is_some() && o.department.as_ref() == case.owner.as_ref()
            })
            .collect();
        let chance = &mut self.agent.arrival.chance;
        let window = if chance.percent(18) && field == Field::Lead { chance.one(&windows).copied() } else { None };
        let other = chance.one(&departments).copied();
        let usual = owner.filter(|o| o.kind == OrgKind::Department);
        window.filter(|_| case.returns == 0).or(usual).or(other).map(|o| o.name.clone())
    }

    pub(super) fn co_handlers(&mut self) -> Option<String> {
        let directory = std::sync::Arc::clone(&self.agent.directory);
        let count = usize::try_from(self.agent.mood().co_handlers).unwrap_or(0);
        let owner = self.loaded.matter.case.owner.clone();
        let others: Vec<_> = directory
            .area(&self.loaded.centre)
            .filter(|o| o.kind == OrgKind::Department && Some(&o.id) != owner.as_ref())
            .map(|o| o.name.clone())
            .collect();
        let names: Vec<String> = self.agent.arrival.chance.shuffled(others).into_iter().take(count).collect();
        (!names.is_empty()).then(|| names.join("、"))
    }

    pub(super) fn destination(&mut self, field: Field) -> String {
        let directory = std::sync::Arc::clone(&self.agent.directory);
        let centre = self.loaded.centre.clone();
        let chance = &mut self.agent.arrival.chance;
        match (self.wish.offer.act, field) {
            (Act::ReportUp, _) => {
                directory.superior(&centre).map_or_else(|| "本级人民政府".to_owned(), |o| o.name.clone())
            }
            (Act::Refer, _) => chance.word(&["信访局", "12345热线", "邻县"]).to_owned(),
            (Act::TellCompetentDepartment, _) => {
                let to = self.loaded.matter.case.referred_to.as_ref();
                to.map_or_else(|| "信访局".to_owned(), |org| directory.name_of(org).to_owned())
            }
            (_, _) => self.about.unit.clone(),
        }
    }

    /// A colleague at the item's own window.
    pub(super) fn colleague(&mut self) -> String {
        let case = &self.loaded.matter.case;
        let directory = &self.agent.directory;
        let item = case.item.as_ref().and_then(|id| directory.items.iter().find(|i| &i.id == id));
        let window = item.and_then(|i| directory.organisation(&i.window));
        let own = self.wish.actor.staff.as_ref();
        let clerk = window.and_then(|w| directory.holders(Role::WindowClerk, &w.id).next());
        // Nobody hands over to himself: the head of the window takes it then.
        let role = if clerk.is_some_and(|clerk| Some(&clerk.id) == own) { Role::WindowHead } else { Role::WindowClerk };
        format!("{role}@{}", window.map_or("综合窗口", |w| w.name.as_str()))
    }

    pub(super) fn milestones(&mut self) -> String {
        let now = instant(self.desk.now());
        let calendar = &self.agent.pace.calendar;
        let day = |days: i64| calendar.next_workday_on_or_after(civil(now + days * DAY).date());
        format!("现场核查 {}、整改完成 {}", day(5), day(14))
    }
}

/// Whether a centre stands beside another under the same office, or below it.
fn is_beside(directory: &Directory, other: &Organisation, centre: &OrgId) -> bool {
    let above = directory.organisation(centre).and_then(|c| c.superior.as_ref());
    &other.id != centre
        && other.superior.is_some()
        && (other.superior.as_ref() == above || other.superior.as_ref() == Some(centre))
}
