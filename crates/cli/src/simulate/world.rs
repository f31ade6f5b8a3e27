//! The world: the acts of all cases in the order of time, with what time itself requires in between.

use super::agent::{Agent, Outcome};
use super::arrivals::{Places, Plan};
use super::choose::people_around;
use super::days::Days;
use super::mood::Mood;
use super::pace::MINUTE;
use super::report::Report;
use super::texts;
use case::Actor;
use desk::{Clock, Desk, DeskError, DeskOptions, Swept, civil};
use directory::OrgId;
use futures_util::future::{join_all, try_join_all};
use regulation::Regulation;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::Arc;
use words::Channel;

/// How many acts of different cases happen at the same time: they share a transaction.
const AT_ONCE: usize = 64;

/// How far apart such acts may lie: what one of them brings about waits no longer for time to look.
const WAVE: i64 = 10 * MINUTE;

/// The desk whose clock is the world's, and others on the same store, each with a clock of its own, so that acts of
/// different cases can happen side by side each at its own moment.
pub struct World {
    desk: Desk,
    beside: Vec<Desk>,
}

impl World {
    /// Opens the desks; `desk` has a clock that can be set.
    pub async fn open(
        desk: Desk,
        regulations: &[Regulation],
        calendar: &calendar::Calendar,
    ) -> Result<Self, DeskError> {
        let others = (0..AT_ONCE).map(|_| {
            Desk::open(DeskOptions {
                store: desk.store().clone(),
                regulations: regulations.to_vec(),
                calendar: calendar.clone(),
                directory: None,
                clock: Clock::standing_at(desk.now()),
            })
        });
        let beside = try_join_all(others).await?;
        Ok(Self { desk, beside })
    }

    /// Lives through the plan. `progress` hears now and then how far the world has come.
    pub async fn live(&self, plan: &Plan, progress: &mut dyn FnMut(&Report, i64)) -> Result<Report, DeskError> {
        self.desk.clock().set(plan.from);
        let mut agents = self.agents(plan);
        let mut report = Report::default();
        let mut coming: BinaryHeap<Reverse<(i64, usize)>> = agents
            .iter()
            .enumerate()
            .map(|(n, agent)| Reverse((agent.as_ref().map_or(0, |a| a.arrival.at), n)))
            .collect();
        let mut days = self.days(plan);
        loop {
            let act = coming.peek().map(|Reverse((at, _))| *at).filter(|at| *at <= plan.until);
            let limit = act.unwrap_or(plan.until);
            if let Some(at) = days.next(limit) {
                report.time += self.catch_up(at).await?;
                report.take(&days.live(&self.desk).await?);
                continue;
            }
            let Some(at) = act else { break };
            report.time += self.catch_up(at).await?;
            // Time has recorded facts up to here: whatever was meant to happen earlier happens now.
            let reached = self.desk.clock().millis();
            let mut wave = self.wave(&mut coming, at, plan.until);
            wave.iter_mut().for_each(|(at, _)| *at = (*at).max(reached));
            self.set_clock(wave.last().map_or(at, |(last, _)| *last));
            for lived in self.act_at_once(wave, &mut agents).await? {
                report.take(&lived.outcome);
                self.note(&lived, &mut days, &mut agents, &mut coming);
                if let (Some(next), Some(slot)) = (lived.outcome.next, agents.get_mut(lived.number)) {
                    coming.push(Reverse((next.max(lived.at), lived.number)));
                    *slot = Some(lived.agent);
                }
            }
            progress(&report, at);
        }
        report.time += self.desk.advance_to(civil(plan.until)).await?;
        Ok(report)
    }

    fn days(&self, plan: &Plan) -> Days {
        let directory = Arc::new(self.desk.directory().clone());
        Days::new(directory, Places::of(&self.desk, plan.from).paces(), plan.from, plan.seed)
    }

    /// Lets time do what it owes by a moment. The clock never goes back: what happens a little earlier than what has
    /// happened already is recorded now.
    async fn catch_up(&self, at: i64) -> Result<Swept, DeskError> {
        let now = self.desk.clock().millis();
        self.desk.advance_sweeping_every(civil(at.max(now)), WAVE).await
    }

    fn set_clock(&self, at: i64) {
        self.desk.clock().set(at.max(self.desk.clock().millis()));
    }

    /// Notes register numbers for those who speak of a case, and gives a case that an evaluation opened its own story.
    fn note(
        &self,
        lived: &Lived,
        days: &mut Days,
        agents: &mut Vec<Option<Agent>>,
        coming: &mut BinaryHeap<Reverse<(i64, usize)>>,
    ) {
        if let Some(number) = &lived.outcome.number {
            days.numbers.insert(lived.agent.arrival.centre.clone(), number.clone());
        }
        if let Some(number) = &lived.outcome.archived {
            days.archived.insert(lived.agent.arrival.centre.clone(), number.clone());
        }
        let Some(stream) = lived.outcome.opened.clone() else { return };
        let mut agent = lived.agent.sibling(stream);
        let mut chance = agent.arrival.chance.clone();
        agent.arrival.mood = Mood::draw(Channel::Evaluation, &mut chance);
        let at = agent.pace.in_office(lived.at + MINUTE, &mut chance);
        agent.arrival.chance = chance;
        coming.push(Reverse((at, agents.len())));
        agents.push(Some(agent));
    }

    fn agents(&self, plan: &Plan) -> Vec<Option<Agent>> {
        let places = Places::of(&self.desk, plan.from);
        let paces = places.paces();
        let directory = Arc::new(self.desk.directory().clone());
        let mut people: BTreeMap<OrgId, Arc<Vec<Actor>>> = BTreeMap::new();
        let arrivals = places.arrivals(plan);
        let agents = arrivals.into_iter().map(|mut arrival| {
            let centre = &arrival.centre;
            let people = people.entry(centre.clone()).or_insert_with(|| Arc::new(people_around(&directory, centre)));
            Some(Agent {
                person: texts::person(&mut arrival.chance),
                people: Arc::clone(people),
                pace: paces.get(&arrival.centre)?.clone(),
                directory: Arc::clone(&directory),
                stream: None,
                done: std::collections::BTreeSet::new(),
                stuck: 0,
                arrival,
            })
        });
        agents.collect()
    }

    /// The next acts: they touch different cases, so their order among each other does not matter. What time owes in
    /// between it records right after them, as in an office where the sweep comes round every few minutes.
    fn wave(&self, coming: &mut BinaryHeap<Reverse<(i64, usize)>>, from: i64, until: i64) -> Vec<(i64, usize)> {
        let end = from + WAVE;
        let mut wave = Vec::new();
        while let Some(Reverse((at, number))) = coming.peek().copied() {
            let first = wave.is_empty();
            if wave.len() >= self.beside.len() || at > until || (!first && at >= end) {
                break;
            }
            coming.pop();
            wave.push((at, number));
        }
        wave
    }

    /// Acts side by side on all processors. Arrivals stay in their order, so that their numbers do.
    async fn act_at_once(
        &self,
        wave: Vec<(i64, usize)>,
        agents: &mut [Option<Agent>],
    ) -> Result<Vec<Lived>, DeskError> {
        let (mut arriving, mut acting) = (Vec::new(), Vec::new());
        for ((at, number), desk) in wave.into_iter().zip(&self.beside) {
            let Some(agent) = agents.get_mut(number).and_then(Option::take) else { continue };
            desk.clock().set(at.max(desk.clock().millis()));
            let is_new = agent.stream.is_none();
            let act = live(desk.clone(), agent, at, number);
            if is_new { arriving.push(act) } else { acting.push(tokio::spawn(act)) }
        }
        let mut lived = join_all(arriving).await;
        for act in acting {
            lived.push(act.await.map_err(|error| DeskError::Fault(error.to_string()))?);
        }
        Ok(lived)
    }
}

/// What a case has lived through at a moment.
struct Lived {
    at: i64,
    number: usize,
    agent: Agent,
    outcome: Outcome,
}

async fn live(desk: Desk, mut agent: Agent, at: i64, number: usize) -> Lived {
    let outcome = agent
        .live(&desk)
        .await
        .unwrap_or_else(|error| Outcome { refused: vec![error.to_string()], ..Outcome::default() });
    Lived { at, number, agent, outcome }
}
