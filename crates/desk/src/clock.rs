//! The clock, and the two writings of a moment: civil time of Asia/Shanghai for people and rules, milliseconds inside.

use calendar::DateTime;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

static SHANGHAI: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Asia/Shanghai").unwrap_or_else(|_| TimeZone::fixed(jiff::tz::offset(8))));

/// The clock by which the desk lives.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's.
    System,
    /// One that only moves when it is told to, milliseconds since 1970: for simulations and scenarios.
    Set(Arc<Mutex<i64>>),
}

impl Clock {
    /// A clock that stands at a civil moment until it is moved.
    #[must_use]
    pub fn standing_at(at: DateTime) -> Self {
        Self::Set(Arc::new(Mutex::new(instant(at))))
    }

    /// The present moment, milliseconds since 1970-01-01 UTC.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the machine's clock")]
    pub fn millis(&self) -> i64 {
        match self {
            Self::System => Timestamp::now().as_millisecond(),
            Self::Set(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Moves a set clock; the machine's is left alone.
    pub fn set(&self, millis: i64) {
        if let Self::Set(at) = self {
            *at.lock().unwrap_or_else(PoisonError::into_inner) = millis;
        }
    }
}

/// The civil time of Asia/Shanghai at an instant.
#[must_use]
pub fn civil(millis: i64) -> DateTime {
    Timestamp::from_millisecond(millis).unwrap_or_default().to_zoned(SHANGHAI.clone()).datetime()
}

/// The instant of a civil time of Asia/Shanghai, milliseconds since 1970-01-01 UTC.
#[must_use]
pub fn instant(at: DateTime) -> i64 {
    SHANGHAI.to_ambiguous_timestamp(at).compatible().map_or(0, Timestamp::as_millisecond)
}
