//! Sessions: a random token with the person, its hash with us. Pages carry it in a cookie, programs as a bearer.

use directory::{Staff, StaffId};
use sm3::{Digest, Sm3};
use store::Session;

use crate::WebState;
use crate::api::trouble_of;
use crate::http::{Trouble, cookies};

const MINUTE: i64 = 60_000;

/// A session ends this long after it began, whatever is done in it.
const WHOLE: i64 = 8 * 60 * MINUTE;

/// A session ends this long after it was last used.
const IDLE: i64 = 30 * MINUTE;

/// That it was used is written down no more often than this.
const NOTED: i64 = 2 * MINUTE;

/// Wrong passwords in a row until an account is locked, and for how long.
const MOST_FAILURES: u64 = 5;
const LOCKED: i64 = 15 * MINUTE;

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Known {
    pub staff: Staff,
    pub session: Session,
}

/// Signing in was refused; why is never told apart.
pub struct SignInRefused;

fn hashed(token: &str) -> String {
    Sm3::digest(token.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Looks at login and password, counts what is wrong, and tells whose account it is.
///
/// # Errors
/// Faults of the store or of the hashing.
pub async fn check_password(
    state: &WebState,
    login: &str,
    password: &str,
) -> Result<Result<StaffId, SignInRefused>, Trouble> {
    let (store, now) = (state.desk().store(), state.millis());
    let account = store.account(login).await.map_err(|error| trouble_of(error.into()))?;
    let open = account.filter(|one| !one.disabled && one.locked_until.is_none_or(|until| until <= now));
    let stored = open.as_ref().map(|one| one.password.clone());
    let right = state.passwords().verify(password.to_owned(), stored).await.map_err(|error| Trouble::fault(&error))?;
    match open {
        Some(account) if right => Ok(Ok(StaffId(account.staff_id))),
        Some(_) => {
            let counted = store.sign_in_failed(login, MOST_FAILURES, now + LOCKED).await;
            counted.map_err(|error| trouble_of(error.into()))?;
            Ok(Err(SignInRefused))
        }
        None => Ok(Err(SignInRefused)),
    }
}

/// Begins a session and gives its token.
///
/// # Errors
/// Faults of the store, or of the machine's randomness.
pub async fn begin(state: &WebState, login: &str, staff: &StaffId) -> Result<String, Trouble> {
    let secret = || cookies::secret().map_err(|error| Trouble::fault(&error));
    let (token, now) = (secret()?, state.millis());
    let session = Session {
        token: hashed(&token),
        staff_id: staff.0.clone(),
        csrf: secret()?,
        created: now,
        last_seen: now,
        expires: now + IDLE,
    };
    state.desk().store().sign_in(login, &session).await.map_err(|error| trouble_of(error.into()))?;
    Ok(token)
}

/// Whoever holds a token, while the session lasts and the directory still knows the person.
///
/// # Errors
/// Faults of the store.
pub async fn session_of(state: &WebState, token: &str) -> Result<Option<Known>, Trouble> {
    let (store, now) = (state.desk().store(), state.millis());
    let found = store.session(&hashed(token), now).await.map_err(|error| trouble_of(error.into()))?;
    let Some(session) = found else { return Ok(None) };
    let staff = state.desk().directory().member(&StaffId(session.staff_id.clone())).cloned();
    let Some(mut staff) = staff else { return Ok(None) };
    // Whoever was given another's seat for these days may sit in it too.
    let held = state.desk().seats_of(&staff.id, state.desk().now()).await.map_err(trouble_of)?;
    staff.seats = held.into_iter().map(|held| held.seat).collect();
    if now - session.last_seen >= NOTED {
        let expires = (now + IDLE).min(session.created + WHOLE);
        let noted = store.touch_session(&session.token, now, expires).await;
        noted.map_err(|error| trouble_of(error.into()))?;
    }
    Ok(Some(Known { staff, session }))
}

/// Ends the session of a token.
///
/// # Errors
/// Faults of the store.
pub async fn end(state: &WebState, known: &Known) -> Result<(), Trouble> {
    state.desk().store().end_session(&known.session.token).await.map_err(|error| trouble_of(error.into()))
}
