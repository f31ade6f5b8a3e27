//! What comes in is noted before it is decided and settled afterwards, so that nothing can be lost between the two: by
//! channel and day, what was received is what was registered and what was refused.

use case::{Actor, Denial};
use desk::{Acted, Desk, DeskError, Request};
use directory::OrgId;
use store::IntakeRow;
use words::{Act, Channel, Field, Role};

use crate::WebState;
use crate::api::trouble_of;
use crate::http::{Trouble, cookies};

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

    /// Notes an affair whose beginning takes something in, a piece of the mail register; `None` for any other.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn of_affair(
        state: &WebState,
        centre: &OrgId,
        act: Act,
        fields: &[(String, String)],
        command: &str,
    ) -> Result<Option<Self>, Trouble> {
        if act != Act::RegisterMail {
            return Ok(None);
        }
        let channel = said(fields).unwrap_or(Channel::Letter.zh());
        Self::note(state.desk(), centre, channel, command).await.map(Some).map_err(trouble_of)
    }

    /// What became of it. What failed on the way stays open and is looked into.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn settle(self, state: &WebState, answer: &Result<Acted, DeskError>) -> Result<(), Trouble> {
        self.settled(state.desk(), answer).await.map_err(trouble_of)
    }

    /// It was taken, and by its nature becomes no case; the reason is kept.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn needs_no_case(self, desk: &Desk, reason: &str) -> Result<(), DeskError> {
        Ok(desk.store().settle_intake(&self.id, reason, true).await?)
    }

    async fn settled(self, desk: &Desk, answer: &Result<Acted, DeskError>) -> Result<(), DeskError> {
        let (outcome, refused) = match answer {
            Ok(acted) => (acted.number.clone().unwrap_or_else(|| acted.stream.clone()), false),
            Err(DeskError::Refused(denial)) => (reasons(denial), true),
            Err(
                DeskError::Unknown | DeskError::UnknownAffair | DeskError::Full | DeskError::Busy | DeskError::Fault(_),
            ) => return Ok(()),
        };
        Ok(desk.store().settle_intake(&self.id, &outcome, refused).await?)
    }
}

/// The reasons without the facts beside them, which may repeat what a person typed.
fn reasons(denial: &Denial) -> String {
    let mut words: Vec<&str> = denial.reasons.iter().map(|reason| reason.refusal.zh()).collect();
    words.dedup();
    words.join("；")
}

/// The channel that the fields name.
fn said(fields: &[(String, String)]) -> Option<&'static str> {
    let word = fields.iter().find(|(name, _)| name == Field::Channel.zh())?;
    Channel::from_zh(&word.1).map(Channel::zh)
}

/// Registers a case at a centre, noting first that it came in and then what became of it.
///
/// # Errors
/// As [`Desk::register`].
pub async fn register(
    state: &WebState,
    centre: &OrgId,
    actor: &Actor,
    mut request: Request,
) -> Result<Acted, DeskError> {
    let desk = state.desk();
    if request.command.is_none() {
        request.command = Some(cookies::secret().map_err(|error| DeskError::Fault(error.to_string()))?);
    }
    let usual = match actor.role {
        Role::Party => Channel::Web,
        Role::Operator => Channel::Phone,
        _ => Channel::Window,
    };
    let channel = said(&request.fields).unwrap_or(usual.zh());
    let id = request.command.clone().unwrap_or_default();
    let intake = Intake::note(desk, centre, channel, &id).await?;
    let answer = desk.register(centre, actor, request).await;
    intake.settled(desk, &answer).await?;
    answer
}
