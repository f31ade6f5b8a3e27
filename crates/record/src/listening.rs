//! For how long a reason to listen holds.

use calendar::DateTime;
use jiff::SignedDuration;

/// Longer than a call to an office lasts with its pauses, and shorter than a working session: whoever comes back to a
/// recording later has another reason, and says it.
const HOLDS: SignedDuration = SignedDuration::from_mins(30);

/// Whether a recording may be heard at a moment by whoever recorded why at another (DB2203/T 首问责任制 7.1.3: every
/// playing is on record). A browser asks for one sound several times while it plays, so the reason holds for half an hour,
/// the last minute included.
///
/// ```
/// let said = "2022-09-28T10:00".parse().unwrap();
/// assert!(record::reason_to_listen_holds(said, "2022-09-28T10:30".parse().unwrap()));
/// assert!(!record::reason_to_listen_holds(said, "2022-09-28T10:31".parse().unwrap()));
/// ```
#[must_use]
pub fn reason_to_listen_holds(said: DateTime, now: DateTime) -> bool {
    now.duration_since(said) <= HOLDS
}
