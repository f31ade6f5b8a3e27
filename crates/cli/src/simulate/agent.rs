//! One case on its way: what happens to it at a moment, and when something happens to it next.

use super::arrivals::{Arrival, is_by_party};
use super::choose::{Look, Wish};
use super::fill::{self, Scene};
use super::mood::Mood;
use super::pace::{DAY, HOUR, MINUTE, Pace};
use super::texts::Person;
use super::{register, texts};
use case::{Actor, Denial};
use desk::{Desk, DeskError, Loaded, Request, instant};
use directory::Directory;
use std::collections::BTreeSet;
use std::sync::Arc;
use words::{Act, CaseKind, Channel, Grade, Stage};

/// A case and the people around it.
pub struct Agent {
    pub arrival: Arrival,
    pub person: Person,
    /// The stream, once it is registered.
    pub stream: Option<String>,
    /// What was done once and is not done again.
    pub done: BTreeSet<Act>,
    /// How often in a row nothing could be done.
    pub stuck: u32,
    pub people: Arc<Vec<Actor>>,
    pub pace: Pace,
    pub directory: Arc<Directory>,
}

/// What came of a moment.
#[derive(Debug, Default)]
pub struct Outcome {
    /// When something happens next; `None` where the story has been told.
    pub next: Option<i64>,
    /// Whether the case was registered now.
    pub registered: bool,
    /// Its register number, where it was.
    pub number: Option<String>,
    /// Its register number, where it went into the archive now.
    pub archived: Option<String>,
    /// A case that a low evaluation has opened: its stream.
    pub opened: Option<String>,
    /// How many acts were recorded.
    pub acts: u64,
    /// Refused, and done after the form was mended as the refusal said.
    pub mended: Vec<String>,
    /// Refused although it had been offered and mended.
    pub refused: Vec<String>,
    /// Something is owed and nobody is offered what meets it.
    pub stuck: Option<String>,
}

impl Agent {
    /// Lets happen what happens now.
    pub async fn live(&mut self, desk: &Desk) -> Result<Outcome, DeskError> {
        let Some(stream) = self.stream.clone() else { return self.arrive(desk).await };
        let loaded = desk.load(&stream).await?;
        let mut outcome = Outcome::default();
        match self.choose(desk, &loaded) {
            Some(wish) => {
                self.stuck = 0;
                self.perform(desk, &loaded, wish, &mut outcome).await?;
                outcome.next = self.when_next(desk, &desk.load(&stream).await?);
            }
            None => self.wait(desk, &loaded, &mut outcome),
        }
        Ok(outcome)
    }

    /// The same people around another case.
    pub fn sibling(&self, stream: String) -> Self {
        Self {
            arrival: self.arrival.clone(),
            person: self.person.clone(),
            stream: Some(stream),
            done: BTreeSet::new(),
            stuck: 0,
            people: Arc::clone(&self.people),
            pace: self.pace.clone(),
            directory: Arc::clone(&self.directory),
        }
    }

    async fn arrive(&mut self, desk: &Desk) -> Result<Outcome, DeskError> {
        let mut outcome = Outcome::default();
        let actor = register::registrar(self);
        let fields = register::fields(self, desk, &actor);
        let request = Request { act: Act::Register, fields, command: None };
        match desk.register(&self.arrival.centre, &actor, request).await {
            Ok(acted) => {
                outcome.acts = 1;
                outcome.registered = true;
                outcome.number = acted.number.clone();
                outcome.next = self.when_next(desk, &desk.load(&acted.stream).await?);
                self.stream = Some(acted.stream);
            }
            Err(DeskError::Refused(denial)) => outcome.refused.extend(said(Act::Register, &denial)),
            Err(error) => return Err(error),
        }
        Ok(outcome)
    }

    fn choose(&mut self, desk: &Desk, loaded: &Loaded) -> Option<Wish> {
        let people = Arc::clone(&self.people);
        let look = Look { desk, loaded, people: &people };
        let wish = self.first_of_all(&look).or_else(|| self.beside(&look));
        wish.or_else(|| look.owed(&mut self.arrival.chance)).or_else(|| fill::what_is_missing(&look))
    }

    /// What comes before what is owed: an early end, a decision that somebody waits for, the party's own wishes.
    fn first_of_all(&mut self, look: &Look<'_>) -> Option<Wish> {
        let case = &look.loaded.matter.case;
        let mood = &self.arrival.mood;
        if case.extension.is_some() {
            return look.offered(Act::ApproveExtension);
        }
        if case.planned && !case.plan_approved && !case.is_ended() {
            return look.offered(Act::ApprovePlan);
        }
        if let Some(end) = mood.ending.filter(|_| !case.is_ended()) {
            // Whoever withdraws has waited a while.
            let ripe = end != Act::Withdraw || case.facts.len() > 3;
            let wish = if ripe { look.offered(end) } else { None };
            if wish.is_some() {
                self.arrival.mood.ending = None;
                return wish;
            }
        }
        let wishes: [(Act, bool); 4] = [
            (Act::Evaluate, mood.evaluated && case.is_ended()),
            (Act::Reopen, mood.reopened && case.is_ended()),
            (Act::Return, mood.returned && case.lead.is_some()),
            (Act::RequestExtension, mood.extended && case.lead.is_some()),
        ];
        let due = wishes.into_iter().find(|(act, wished)| *wished && !self.done.contains(act));
        due.and_then(|(act, _)| look.offered(act)).filter(|wish| self.done.insert(wish.offer.act))
    }

    /// What people do beside what they owe, now and then.
    fn beside(&mut self, look: &Look<'_>) -> Option<Wish> {
        let case = &look.loaded.matter.case;
        let (told, ended) = (case.last(Act::FeedBack).is_some(), case.is_ended());
        let by_clerk = matches!(self.arrival.channel, Channel::Window | Channel::OnSite | Channel::Visit);
        let complains = matches!(self.arrival.kind, CaseKind::Complaint | CaseKind::Report);
        let accepted = case.has(Act::Accept);
        let in_time = !look.loaded.matter.ledger.open().any(|duty| duty.is_late(look.desk.now()));
        let often: [(Act, u32, bool); 14] = [
            (Act::Confirm, 50, by_clerk && !accepted),
            (Act::AttachRecording, 40, self.arrival.channel == Channel::Phone && !accepted),
            (Act::ContactColleague, 12, by_clerk && !ended),
            (Act::TakeMaterial, 70, self.done.contains(&Act::ContactColleague) && !ended),
            (Act::Contact, 8, !ended),
            (Act::TellLimit, 20, accepted && !ended && in_time),
            (Act::Progress, 12, case.lead.is_some() && !told && !ended),
            (Act::Verify, 30, complains && case.has(Act::Answer)),
            (Act::Consent, 6, case.has(Act::Answer) && !told),
            (Act::Reclassify, 2, accepted && !told && !ended),
            (Act::NoteUnclear, 2, case.lead.is_some() && !told && !ended),
            (Act::Urge, 5, accepted && !ended),
            (Act::Revisit, 25, told && ended),
            (Act::Note, 3, !ended),
        ];
        for (act, percent, fits) in often {
            let tried = fits && !self.done.contains(&act) && self.arrival.chance.percent(percent);
            let wish = if tried { look.offered(act) } else { None };
            if wish.is_some() {
                self.done.insert(act);
                return wish;
            }
        }
        None
    }

    /// Fills in the form and hands it in; what a refusal asks for is added once, as anybody would.
    async fn perform(
        &mut self,
        desk: &Desk,
        loaded: &Loaded,
        wish: Wish,
        outcome: &mut Outcome,
    ) -> Result<(), DeskError> {
        let about = self.about(loaded);
        let (act, actor) = (wish.offer.act, wish.actor.clone());
        let mut scene = Scene { agent: self, desk, loaded, about, wish };
        let mut asked = Vec::new();
        for attempt in 0..3 {
            let fields = scene.fields(&asked);
            let request = Request { act, fields, command: None };
            match desk.act(&loaded.stream, &actor, request).await {
                Ok(acted) => {
                    outcome.acts += 1;
                    if act == Act::Archive {
                        outcome.archived.clone_from(&loaded.number);
                    }
                    if act == Act::Evaluate {
                        let opened = format!("{}.{}", loaded.stream, acted.sequence);
                        outcome.opened = desk.store().case_row(&opened).await?.map(|row| row.stream);
                    }
                    return Ok(());
                }
                Err(DeskError::Refused(denial)) if attempt < 2 => {
                    outcome.mended.extend(said(act, &denial));
                    asked.extend(denial.reasons.iter().flat_map(|reason| reason.fields.clone()));
                }
                Err(DeskError::Refused(denial)) => outcome.refused.extend(said(act, &denial)),
                Err(error) => return Err(error),
            }
        }
        self.stuck += 1;
        Ok(())
    }

    /// Nothing can be done now: the story is over, or one tries again on another day.
    fn wait(&mut self, desk: &Desk, loaded: &Loaded, outcome: &mut Outcome) {
        let owed: Vec<&str> = loaded.matter.ledger.open().map(regulation::Duty::name).collect();
        if loaded.matter.case.is_ended() && owed.is_empty() {
            return;
        }
        self.stuck += 1;
        if self.stuck < 3 {
            outcome.next = Some(self.pace.in_office(instant(desk.now()) + DAY, &mut self.arrival.chance));
            return;
        }
        let regulations: Vec<&str> = loaded.books.regulations.iter().map(|r| r.id.as_str()).collect();
        outcome.stuck = Some(format!("{} {} 尚欠{}", regulations.join("、"), loaded.stage(), owed.join("、")));
    }

    /// When something happens next: what is due soonest sets the pace.
    fn when_next(&mut self, desk: &Desk, loaded: &Loaded) -> Option<i64> {
        if self.stuck > 2 {
            return None;
        }
        let now = instant(desk.now());
        let ledger = &loaded.matter.ledger;
        let case = &loaded.matter.case;
        let chance = &mut self.arrival.chance;
        if case.is_ended() {
            let party = self.arrival.mood.evaluated && !self.done.contains(&Act::Evaluate);
            if party {
                return Some(self.pace.by_day(now + chance.between(HOUR, 3 * DAY), chance));
            }
        }
        let due = ledger.owed_by_case().filter_map(regulation::Duty::due).min();
        let due = due.or_else(|| ledger.next_due()).map(instant);
        if case.is_ended() && ledger.open().next().is_none() {
            let more = case.ended.as_ref().is_some_and(|e| matches!(e.stage, Stage::Closed | Stage::Archived));
            return more
                .then(|| self.pace.in_office(now + chance.between(DAY, 6 * DAY), chance))
                .filter(|_| self.arrival.mood.reopened && !self.done.contains(&Act::Reopen));
        }
        let late = chance.per_mille(self.arrival.mood.late);
        Some(self.pace.next_act(now, due, late, chance).max(now + MINUTE))
    }

    fn about(&self, loaded: &Loaded) -> texts::About {
        register::about(&self.directory, &loaded.matter.case)
    }

    /// Whether the party signs in to nothing: it acts for itself.
    pub const fn is_by_party(&self) -> bool {
        is_by_party(self.arrival.channel)
    }

    /// The grade that the party gives.
    pub fn grade(&mut self) -> Grade {
        let pleased = &[(Grade::VerySatisfied, 45), (Grade::Satisfied, 40), (Grade::Fair, 15)];
        let cross = &[(Grade::Dissatisfied, 75), (Grade::VeryDissatisfied, 25)];
        let grades: &[(Grade, u32)] = if self.arrival.mood.pleased { pleased } else { cross };
        self.arrival.chance.weighted(grades).copied().unwrap_or(Grade::Fair)
    }

    /// The mood of the case.
    pub const fn mood(&self) -> &Mood {
        &self.arrival.mood
    }
}

/// The reasons of a refusal, for the report.
fn said(act: Act, denial: &Denial) -> Vec<String> {
    denial.reasons.iter().map(|reason| format!("{act}：{reason}")).collect()
}
