//! Who does what next: somebody who owes a duty, or who performs the next step, and whom the desk offers the act.

use super::chance::Chance;
use super::pace::DAY;
use calendar::{Counting, Within};
use case::{Actor, Offer, View};
use desk::{Desk, Loaded, instant};
use directory::{Directory, OrgId, StaffId};
use regulation::{Duty, Pattern, Subject, Test};
use std::collections::BTreeMap;
use words::{Act, Field, HolderWord, Role};

/// Something that somebody may do, and what it should say.
#[derive(Clone, Debug)]
pub struct Wish {
    pub actor: Actor,
    pub offer: Offer,
    /// What fields should hold so that it meets what is owed.
    pub asked: Vec<(Field, String)>,
}

/// A way to meet a duty or to pass a step: the pattern, and the item of the list that it is about.
#[derive(Clone, Debug)]
struct Way {
    pattern: Pattern,
    item: Option<String>,
    /// Whose duty it is.
    holder: Option<Actor>,
}

/// A case as one looks at it to find out what may be done.
pub struct Look<'a> {
    pub desk: &'a Desk,
    pub loaded: &'a Loaded,
    /// Everybody who may have to do with cases of this centre.
    pub people: &'a [Actor],
}

/// Acts that end a case early: nobody does them only because they would meet a duty.
pub const fn ends_early(act: Act) -> bool {
    matches!(act, Act::Settle | Act::Decline | Act::Refer | Act::Withdraw)
}

/// Everybody at a centre, in its area, above it and beside it.
pub fn people_around(directory: &Directory, centre: &OrgId) -> Vec<Actor> {
    let above = directory.superior(centre).map(|o| o.id.clone());
    let top = above.as_ref().and_then(|o| directory.superior(o)).map(|o| o.id.clone());
    let near = |org: &OrgId| {
        let own = directory.centre_of(org);
        let beside = || {
            directory
                .organisation(org)
                .and_then(|o| o.superior.as_ref())
                .is_some_and(|s| Some(s) == above.as_ref() || s == centre)
        };
        own == Some(centre) || Some(org) == above.as_ref() || Some(org) == top.as_ref() || beside()
    };
    let seats = directory.staff.iter().flat_map(|s| s.seats.iter().map(move |seat| (s, seat)));
    let actors = seats.filter(|(_, seat)| near(&seat.org));
    let mut people: Vec<Actor> =
        actors.map(|(staff, seat)| Actor::staff(seat.role, seat.org.clone(), staff.id.clone())).collect();
    people.push(Actor::party());
    // The centre's own people come before those of other houses.
    people.sort_by_key(|actor| {
        (actor.org.as_ref() != Some(centre), actor.org.as_ref().and_then(|o| directory.centre_of(o)) != Some(centre))
    });
    people
}

impl Look<'_> {
    /// An act, if somebody is offered it.
    pub fn offered(&self, act: Act) -> Option<Wish> {
        self.find(&Pattern { act, tests: Vec::new() }, None, None)
    }

    /// What meets the duties that are owed, the soonest first, and what passes the next step.
    pub fn owed(&self, chance: &mut Chance) -> Option<Wish> {
        let mut duties: Vec<&Duty> = self.loaded.matter.ledger.open().filter(|duty| self.is_pressing(duty)).collect();
        duties.sort_by_key(|duty| (duty.due().is_none(), duty.due()));
        let (beside, of_case): (Vec<&Duty>, Vec<&Duty>) = duties.into_iter().partition(|duty| duty.aside);
        let steps = if self.loaded.matter.case.is_ended() { Vec::new() } else { self.ways_to_pass() };
        let mut ways = self.ways_of(&of_case, chance);
        ways.extend(steps);
        ways.extend(self.ways_of(&beside, chance));
        ways.extend(self.ways_of_co_handlers());
        ways.retain(|way| self.makes_sense(way));
        let (early, usual): (Vec<Way>, Vec<Way>) = ways.into_iter().partition(|way| ends_early(way.pattern.act));
        // An early end is the last resort: for what the place does not take.
        usual.iter().chain(&early).find_map(|way| self.find(&way.pattern, way.item.as_deref(), way.holder.as_ref()))
    }

    /// What stands beside an open case is not thought of before it is due soon.
    fn is_pressing(&self, duty: &Duty) -> bool {
        let soon = || duty.due().is_some_and(|due| instant(due) - instant(self.desk.now()) < 6 * DAY);
        !duty.aside || self.loaded.matter.case.is_ended() || soon()
    }

    fn ways_of(&self, duties: &[&Duty], chance: &mut Chance) -> Vec<Way> {
        duties.iter().flat_map(|duty| chance.shuffled(self.ways_to_meet(duty))).collect()
    }

    /// A co-handler who holds an order answers it before anybody tells the party the result.
    fn ways_of_co_handlers(&self) -> Vec<Way> {
        let by_each = Test::By { not: false, who: vec![HolderWord::Each] };
        let pattern = Pattern { act: Act::Answer, tests: vec![by_each] };
        let owing = self.loaded.matter.case.owing();
        owing.map(|org| Way { pattern: pattern.clone(), item: Some(org.0.clone()), holder: None }).collect()
    }

    /// What anybody sees who looks at the case: a promise would come too late, a result is not complete yet.
    fn makes_sense(&self, way: &Way) -> bool {
        let of_plan = || asked(&way.pattern, None).contains(&(Field::FeedbackOf, "方案".to_owned()));
        match way.pattern.act {
            Act::Promise => self.last_promise().is_none_or(|last| last > DAY),
            Act::Answer => self.loaded.matter.case.lead.is_some() || self.is_the_offices_own(),
            Act::FeedBack => of_plan() || self.loaded.matter.case.owing().next().is_none(),
            _ => true,
        }
    }

    /// What the office can answer without sending it on: one case in eight.
    fn is_the_offices_own(&self) -> bool {
        self.loaded.stream.bytes().fold(0_u32, |sum, byte| sum + u32::from(byte)).is_multiple_of(8)
    }

    /// How long from now the latest day lies that may be promised: the end of the item's own limit.
    pub fn last_promise(&self) -> Option<i64> {
        let Loaded { matter, books, .. } = self.loaded;
        let (limit, received) = (matter.case.item_limit?, matter.case.received?);
        let end = books.calendar.limit(received, Within::Span(limit), &Counting::default(), &books.local.hours);
        Some(instant(end.at) - instant(self.desk.now()))
    }

    fn ways_to_meet(&self, duty: &Duty) -> Vec<Way> {
        let mut ways = Vec::new();
        for reference in &duty.rules {
            let Some(regulation) = self.loaded.books.regulation(&reference.regulation) else { continue };
            let Some(rule) = regulation.rule_of(reference) else { continue };
            for (place, alternative) in rule.met_by.iter().enumerate() {
                let left = alternative.iter().enumerate().find(|(n, _)| !reference.progress.contains(&(place, *n)));
                ways.extend(left.map(|(_, pattern)| Way {
                    pattern: pattern.clone(),
                    item: duty.item.clone(),
                    holder: self.holder_of(duty),
                }));
            }
        }
        ways
    }

    /// The next step: its own act, or what a rule says that passes it.
    fn ways_to_pass(&self) -> Vec<Way> {
        let Loaded { matter, books, .. } = self.loaded;
        let step = case::next_step(&matter.case, books);
        let holder = matter.ledger.open().find(|d| d.goes_by("下一步")).and_then(|d| self.holder_of(d));
        let way = |pattern: Pattern| Way { pattern, item: None, holder: holder.clone() };
        let view = View(&matter.case);
        let floor = matter.case.floors.get(&step).copied().unwrap_or(0);
        let done = |pattern: &Pattern| {
            matter.case.facts.iter().any(|fact| fact.sequence > floor && pattern.matches(fact, &view, None))
        };
        let rules = books.regulations.iter().flat_map(|r| &r.steps).filter(|rule| rule.name == step);
        let by_rule = rules.filter(|rule| rule.when.holds(&|a| view.attribute(a))).flat_map(|r| &r.passed_by).flatten();
        let mut ways: Vec<Way> = by_rule.filter(|pattern| !done(pattern)).cloned().map(way).collect();
        // What this place does not take can only be declined.
        let declined = (step == Act::Accept.zh()).then_some(Act::Decline);
        let acts = Act::from_zh(&step).into_iter().chain(declined);
        ways.extend(acts.map(|act| way(Pattern { act, tests: self.tests_of_step(act) })));
        ways
    }

    /// Signing and answering pass their steps when the lead does so.
    fn tests_of_step(&self, act: Act) -> Vec<Test> {
        let of_lead = matches!(act, Act::SignFor | Act::Answer) && self.loaded.matter.case.lead.is_some();
        if of_lead { vec![Test::By { not: false, who: vec![HolderWord::Lead] }] } else { Vec::new() }
    }

    /// The person in the seat that owes a duty.
    fn holder_of(&self, duty: &Duty) -> Option<Actor> {
        let org = OrgId(duty.holder.org.clone()?);
        let role = duty.holder.role?;
        if let Some(staff) = &duty.holder.staff {
            return Some(Actor::staff(role, org, StaffId(staff.clone())));
        }
        self.people.iter().find(|a| a.role == role && a.org.as_ref() == Some(&org)).cloned()
    }

    /// Somebody who is offered the act of a pattern: whose duty it is before all others.
    fn find(&self, pattern: &Pattern, item: Option<&str>, holder: Option<&Actor>) -> Option<Wish> {
        let fits = |actor: &&Actor| pattern.tests.iter().all(|test| self.may_be_by(test, actor, item));
        let first = self.loaded.matter.case.first_asked.as_ref().filter(|first| first.role != Role::Party);
        let mut actors = holder.into_iter().chain(first).chain(self.people).filter(fits);
        let directory = self.desk.directory();
        let mut circumstances = self.loaded.circumstances(self.desk, &Actor::party(), &directory);
        actors.find_map(|actor| {
            circumstances.actor.clone_from(actor);
            let offer = case::offer_of(&self.loaded.matter.case, pattern.act, &circumstances)?;
            Some(Wish { actor: actor.clone(), offer, asked: asked(pattern, item) })
        })
    }

    fn may_be_by(&self, test: &Test, actor: &Actor, item: Option<&str>) -> bool {
        let Test::By { not, who } = test else { return true };
        let case = &self.loaded.matter.case;
        let is = |word: &HolderWord| match word {
            HolderWord::FirstAsked => case.first_asked.as_ref().is_some_and(|first| first.is_same(actor)),
            HolderWord::Lead => case.lead.as_ref().is_some_and(|lead| actor.org.as_ref() == Some(&lead.org)),
            HolderWord::Each => actor.org.as_ref().map(OrgId::as_str) == item,
            HolderWord::Role(role) => actor.role == *role,
            HolderWord::Centre => actor.org == case.centre && actor.role == Role::Receiver,
            HolderWord::Recipient
            | HolderWord::Doer
            | HolderWord::OnDuty
            | HolderWord::IntakeWindow
            | HolderWord::InspectingOffice => true,
        };
        who.iter().any(is) != *not
    }
}

/// What the pattern wants fields to hold.
fn asked(pattern: &Pattern, item: Option<&str>) -> Vec<(Field, String)> {
    let mut asked = BTreeMap::new();
    for test in &pattern.tests {
        let Test::Field { field, not: false, values } = test else { continue };
        match values.first().map(String::as_str) {
            Some("每项") => asked.insert(*field, item.unwrap_or_default().to_owned()),
            Some("有") | None => None,
            Some(word) => asked.insert(*field, word.to_owned()),
        };
    }
    asked.into_iter().collect()
}
