//! What surrounds cases: daily checks, calls, letters, visits and symposiums, topics, hot issues, inspections, breaches,
//! the yearly count of verified complaints, revisits by sample, surveys, published figures, assessments, loans of files,
//! delegations, and what is owed again in every period. Pure.
//!
//! An affair is, like a case, a list of facts. It walks no path; what it owes comes from the same duty machine and the
//! same regulations, and what may be done about it from [`permit`] and [`offers`], so that screens know no rules here
//! either.
#![warn(missing_docs)]

mod affair;
mod calls;
mod compared;
mod daily;
mod decide;
mod digest;
mod evolve;
pub mod figures;
mod fill;
mod findings;
mod fits;
mod notices;
mod offers;
mod papers;
mod permit;
mod recurring;
pub mod report;
mod sample;
mod streams;
mod topics;
mod undertaking;
mod verified;
mod view;
mod visible;
mod watch;

pub use affair::{Affair, Ended};
pub use compared::{Compared, compared};
pub use daily::{is_post_of, posts};
pub use decide::{Found, decide};
pub use digest::digest;
pub use evolve::evolve;
pub use findings::findings;
pub use offers::{offers, openings};
pub use papers::{papers, poster};
pub use permit::permit;
pub use recurring::{OpenPeriod, Turn, days_of, is_recurring, presets, recurs, turn_before, turns};
pub use sample::{Candidate, Sampling, draw};
pub use streams::{complaint_stream, daily_stream, day_of_check, is_affair, period_of, period_stream, verified_stream};
pub use topics::{MadePublic, made_public, response_time, takes_suggestions, topic_period};
pub use undertaking::Undertaking;
pub use verified::{honour_year, honoured, ineligible, verified_then};
pub use view::View;
pub use visible::visible;
pub use watch::{Alarm, Feed, FeedStanding, House, Measure, alarms, feed_standing};
