//! Working days and limits over civil dates.
//!
//! A limit is never hours × 24: it is counted in days, and which day is a working day is decided
//! by the notices of the State Council, which are data (`regulations/calendar/*.toml`) that name
//! their document. What no notice has arranged yet is computed from the fixed days of
//! 《全国年节及纪念日放假办法》 and comes back marked *provisional*: never silently wrong.
//!
//! All times are civil times of Asia/Shanghai; nothing here asks what time it is now.
//!
//! # Example: a complaint of 28 September 2022, five working days
//!
//! ```
//! use calendar::{Calendar, Counting, OfficeHours, Within, civil};
//!
//! let calendar = Calendar::official();
//! let within: Within = "5个工作日".parse()?;
//! let received = civil::date(2022, 9, 28).at(10, 0, 0, 0);
//! let due = calendar.limit(received, within, &Counting::default(), &OfficeHours::default());
//! // National Day is off until the 7th, and Saturday 8 and Sunday 9 October are worked.
//! assert_eq!(due.at, civil::date(2022, 10, 10).at(18, 0, 0, 0));
//! assert!(!due.provisional);
//! # Ok::<(), calendar::SpanError>(())
//! ```
#![warn(missing_docs)]

mod assembly;
pub mod batch;
mod calendar;
mod counting;
mod day;
mod derivation;
mod limit;
mod notice;
mod official;
mod reading;
mod span;
mod statutory;
mod table;

pub use calendar::{Calendar, CalendarError};
pub use counting::{Counting, End, OfficeHours, Start};
pub use day::{Citation, Day, DayKind, weekday};
pub use derivation::{Derivation, Omitted, Part, Step};
pub use jiff::civil::{self, Date, DateTime, Time};
pub use limit::Due;
pub use notice::{Finding, Holiday, Notice, NoticeError, NoticeKind};
pub use span::{Span, SpanError, Unit, Within};
