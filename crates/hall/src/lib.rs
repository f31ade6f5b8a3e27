//! What surrounds cases: daily checks, calls, letters, visits and symposiums, topics, hot issues, inspections, breaches,
//! the yearly count of verified complaints, revisits by sample, surveys, published figures, loans of files and
//! delegations. Pure.
//!
//! An affair is, like a case, a list of facts. It walks no path; what it owes comes from the same duty machine and the
//! same regulations, and what may be done about it from [`permit`] and [`offers`], so that screens know no rules here
//! either.
#![warn(missing_docs)]

mod affair;
mod calls;
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
pub mod report;
mod sample;
mod streams;
mod undertaking;
mod verified;
mod view;
mod visible;

pub use affair::{Affair, Ended};
pub use daily::{is_post_of, posts};
pub use decide::{Found, decide};
pub use digest::digest;
pub use evolve::evolve;
pub use findings::findings;
pub use offers::{offers, openings};
pub use papers::papers;
pub use permit::permit;
pub use sample::{Candidate, draw};
pub use streams::{complaint_stream, daily_stream, day_of_check, is_affair, verified_stream};
pub use undertaking::Undertaking;
pub use verified::{ineligible, verified_then};
pub use view::View;
pub use visible::visible;
