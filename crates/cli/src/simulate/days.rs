//! What surrounds cases, day by day: checks signed for, calls taken and missed, boxes opened, visits, topics, hot issues,
//! inspections, revisits, surveys, published figures.

mod events;
mod texts;

use super::agent::Outcome;
use super::chance::Chance;
use super::pace::{DAY, Pace};
use case::{Actor, Denial};
use desk::{Desk, DeskError, Request, civil, instant};
use directory::{Directory, OrgId};
use events::{Event, Step, Target};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::Arc;
use words::{Act, Role};

/// The days of all centres.
pub struct Days {
    directory: Arc<Directory>,
    places: Vec<(OrgId, Pace)>,
    /// Moments to come, each with the number of its event.
    coming: BinaryHeap<Reverse<(i64, usize)>>,
    events: Vec<Option<Event>>,
    /// The first day that has not been planned yet, as an instant.
    planned: i64,
    chance: Chance,
    /// The latest register number at each centre.
    pub numbers: BTreeMap<OrgId, String>,
    /// The latest that was archived.
    pub archived: BTreeMap<OrgId, String>,
}

impl Days {
    /// The days from a moment on.
    pub fn new(directory: Arc<Directory>, paces: BTreeMap<OrgId, Pace>, from: i64, seed: u64) -> Self {
        Self {
            directory,
            places: paces.into_iter().collect(),
            coming: BinaryHeap::new(),
            events: Vec::new(),
            planned: instant(civil(from).date().to_datetime(calendar::Time::midnight())),
            chance: Chance::of(seed, u64::MAX),
            numbers: BTreeMap::new(),
            archived: BTreeMap::new(),
        }
    }

    /// When something happens next before `until`; the days up to then are planned.
    pub fn next(&mut self, until: i64) -> Option<i64> {
        while self.planned <= until {
            self.plan_day();
        }
        self.coming.peek().map(|Reverse((at, _))| *at).filter(|at| *at <= until)
    }

    /// Lets the next thing happen, at the desk's own moment.
    pub async fn live(&mut self, desk: &Desk) -> Result<Outcome, DeskError> {
        let mut outcome = Outcome::default();
        let Some(Reverse((_, number))) = self.coming.pop() else { return Ok(outcome) };
        let Some(mut event) = self.events.get_mut(number).and_then(Option::take) else { return Ok(outcome) };
        if event.steps.is_empty() {
            return Ok(outcome);
        }
        let step = event.steps.remove(0);
        self.perform(desk, &mut event, step, &mut outcome).await?;
        if let Some(next) = event.steps.first() {
            let pace = self.places.iter().find(|(centre, _)| *centre == event.centre).map(|(_, pace)| pace.clone());
            let at = instant(desk.now()) + next.after;
            let at = pace.map_or(at, |pace| pace.in_office(at, &mut self.chance));
            self.push(at, event);
        }
        Ok(outcome)
    }

    fn push(&mut self, at: i64, event: Event) {
        self.coming.push(Reverse((at, self.events.len())));
        self.events.push(Some(event));
    }

    fn plan_day(&mut self) {
        let midnight = self.planned;
        self.planned += DAY;
        let day = civil(midnight).date();
        let places = self.places.clone();
        for (centre, pace) in &places {
            if !pace.calendar.is_workday(day) {
                continue;
            }
            let mut chance = Chance::of(self.chance.number(), 1);
            for (at, event) in events::of_day(centre, day, pace, &self.directory, &mut chance) {
                self.push(at, event);
            }
        }
    }

    async fn perform(
        &mut self,
        desk: &Desk,
        event: &mut Event,
        step: Step,
        outcome: &mut Outcome,
    ) -> Result<(), DeskError> {
        let Some(actor) = self.actor(&event.centre, &step) else { return Ok(()) };
        let fields = self.fields(event, &step);
        let Some(fields) = fields else { return Ok(()) };
        let request = Request { act: step.act, fields, command: None };
        let done = match (&step.target, &event.stream) {
            (Target::Begin, _) => desk.begin(&event.centre, &actor, request).await,
            (Target::Follow, Some(stream)) => desk.act_on(stream, &actor, request).await,
            (Target::Case(stream), _) => desk.act(stream, &actor, request).await,
            (Target::Follow, None) => return Ok(()),
        };
        match done {
            Ok(acted) => {
                outcome.acts += 1;
                if step.act == Act::PlanRevisits {
                    event.steps.extend(self.revisits(desk, &acted.stream).await?);
                }
                if !matches!(step.target, Target::Case(_)) && event.stream.is_none() {
                    event.stream = Some(acted.stream);
                }
            }
            Err(DeskError::Refused(denial)) if !step.may_be_refused => outcome.refused.extend(said(step.act, &denial)),
            Err(DeskError::Refused(_)) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// A call to each person whose case was drawn.
    async fn revisits(&mut self, desk: &Desk, plan: &str) -> Result<Vec<Step>, DeskError> {
        let loaded = desk.load_affair(plan).await?;
        Ok(loaded.undertaking.affair.cases.iter().map(|case| events::revisit(case, &mut self.chance)).collect())
    }

    fn actor(&self, centre: &OrgId, step: &Step) -> Option<Actor> {
        if step.role == Role::Party {
            return Some(Actor::party());
        }
        let org = step.org.as_ref().unwrap_or(centre);
        let staff = self.directory.holders(step.role, org).next()?;
        Some(Actor::staff(step.role, org.clone(), staff.id.clone()))
    }

    /// The fields of a step; a case that it speaks of is the latest of the centre, and without one it does not happen.
    fn fields(&self, event: &Event, step: &Step) -> Option<Vec<(String, String)>> {
        step.fields
            .iter()
            .map(|(field, words)| {
                let words = match words.as_str() {
                    events::A_CASE => self.numbers.get(&event.centre)?.clone(),
                    events::A_VOLUME => self.archived.get(&event.centre)?.clone(),
                    plain => plain.to_owned(),
                };
                Some(((*field).to_owned(), words))
            })
            .collect()
    }
}

/// The reasons of a refusal, for the report.
fn said(act: Act, denial: &Denial) -> Vec<String> {
    denial.reasons.iter().map(|reason| format!("{act}：{reason}")).collect()
}
