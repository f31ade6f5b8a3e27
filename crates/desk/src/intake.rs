//! What comes in is noted before it is decided and settled afterwards, so that nothing can be lost between the two: by
//! channel and day, what was received is what was registered and what was refused.

use crate::{Acted, Desk, DeskError, Request};
use case::{Actor, Denial};
use directory::OrgId;
use store::IntakeRow;

/// Something that was noted and has to be settled.
pub struct Intake {
    id: String,
}

impl Intake {
    /// Notes what came in. The id is that of the command, so that a retry is the same intake.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn note(desk: &Desk, centre: &OrgId, channel: &str, id: &str) -> Result<Self, DeskError> {
        let row = IntakeRow {
            id: id.to_owned(),
            centre: centre.0.clone(),
            channel: channel.to_owned(),
            day: desk.now().date().to_string(),
            at: desk.clock().millis(),
            ..IntakeRow::default()
        };
        desk.store().note_intake(row).await?;
        Ok(Self { id: id.to_owned() })
    }

    /// What became of it. What failed on the way stays open and is looked into.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn settle(self, desk: &Desk, answer: &Result<Acted, DeskError>) -> Result<(), DeskError> {
        let (outcome, refused) = match answer {
            Ok(acted) => (acted.number.clone().unwrap_or_else(|| acted.stream.clone()), false),
            Err(DeskError::Refused(denial)) => (reasons(denial), true),
            Err(
                DeskError::Unknown | DeskError::UnknownAffair | DeskError::Full | DeskError::Busy | DeskError::Fault(_),
            ) => return Ok(()),
        };
        Ok(desk.store().settle_intake(&self.id, &outcome, refused).await?)
    }

    /// It was taken, and by its nature becomes no case; the reason is kept, and holds nothing personal.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn needs_no_case(self, desk: &Desk, reason: &str) -> Result<(), DeskError> {
        Ok(desk.store().settle_intake(&self.id, reason, true).await?)
    }
}

/// The reasons without the facts beside them, which may repeat what a person typed.
fn reasons(denial: &Denial) -> String {
    let mut words: Vec<&str> = denial.reasons.iter().map(|reason| reason.refusal.zh()).collect();
    words.dedup();
    words.join("；")
}

impl Desk {
    /// Registers a case at a centre, noting first that it came in by a channel and then what became of it.
    ///
    /// # Errors
    /// As [`Desk::register`].
    pub async fn register_noted(
        &self,
        centre: &OrgId,
        actor: &Actor,
        channel: &str,
        mut request: Request,
    ) -> Result<Acted, DeskError> {
        let id = request.command.get_or_insert_with(|| self.new_id()).clone();
        let intake = Intake::note(self, centre, channel, &id).await?;
        let answer = self.register(centre, actor, request).await;
        intake.settle(self, &answer).await?;
        answer
    }
}
