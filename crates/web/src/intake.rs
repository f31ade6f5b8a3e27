//! What comes in by pages and programs is noted before it is decided; by which channel, the fields or the role tell.

use case::Actor;
use desk::{Acted, DeskError, Intake, Request};
use directory::OrgId;
use words::{Act, Channel, Field, Role};

use crate::WebState;
use crate::api::trouble_of;
use crate::http::{Trouble, cookies};

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
) -> Result<Option<Intake>, Trouble> {
    if act != Act::RegisterMail {
        return Ok(None);
    }
    let channel = said(fields).unwrap_or(Channel::Letter.zh());
    Intake::note(state.desk(), centre, channel, command).await.map(Some).map_err(trouble_of)
}

/// The channel that the fields name.
fn said(fields: &[(String, String)]) -> Option<&'static str> {
    let word = fields.iter().find(|(name, _)| name == Field::Channel.zh())?;
    Channel::from_zh(&word.1).map(Channel::zh)
}

/// Registers a case at a centre, noting first that it came in and then what became of it.
///
/// # Errors
/// As [`desk::Desk::register`].
pub async fn register(
    state: &WebState,
    centre: &OrgId,
    actor: &Actor,
    mut request: Request,
) -> Result<Acted, DeskError> {
    if request.command.is_none() {
        request.command = Some(cookies::secret().map_err(|error| DeskError::Fault(error.to_string()))?);
    }
    let usual = match actor.role {
        Role::Party => Channel::Web,
        Role::Operator => Channel::Phone,
        _ => Channel::Window,
    };
    let channel = said(&request.fields).unwrap_or(usual.zh());
    state.desk().register_noted(centre, actor, channel, request).await
}
