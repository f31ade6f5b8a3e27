//! How a limit is counted, as data: where it starts, when it ends, whether a last day moves.

use serde::{Deserialize, Serialize};

use crate::Time;

/// The first day that counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// The opening day itself counts.
    OnTheDay,
    /// Counting begins on the day after (民法典 201): the law's rule unless a document says otherwise.
    #[default]
    NextDay,
    /// Counting begins on the first working day after the opening day.
    NextWorkday,
}

/// When the last day ends (民法典 203 second paragraph).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// At the end of business.
    #[default]
    CloseOfBusiness,
    /// At 24:00, given as 23:59, the last minute that is still on time.
    Midnight,
}

/// The counting rule of a regulation or of one limit.
///
/// Limits in hours and minutes run from the stated moment round the clock, so none of this bears
/// on them.
///
/// # Example
///
/// ```
/// use calendar::{Counting, End, Start};
///
/// let law = Counting::default();
/// assert_eq!(law, Counting { start: Start::NextDay, end: End::CloseOfBusiness, roll: true });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Counting {
    /// The first day that counts.
    pub start: Start,
    /// When the last day ends.
    pub end: End,
    /// Whether a last day that is no working day moves to the next one (民法典 203 first
    /// paragraph). 当日 moves off a rest day whatever is set here.
    pub roll: bool,
}

impl Default for Counting {
    fn default() -> Counting {
        Counting { start: Start::default(), end: End::default(), roll: true }
    }
}

/// When an organisation works; civil times of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OfficeHours {
    /// The doors open. No limit is counted from it; it is what a person is told.
    pub open: Time,
    /// Close of business: the last minute that is on time.
    pub close: Time,
}

impl Default for OfficeHours {
    /// 09:00 to 18:00, the hours of the demonstration organisations.
    fn default() -> OfficeHours {
        OfficeHours { open: Time::constant(9, 0, 0, 0), close: Time::constant(18, 0, 0, 0) }
    }
}
