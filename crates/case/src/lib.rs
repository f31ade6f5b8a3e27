//! The life of a case: what may be done, what was done, and where it stands. Pure.
//!
//! A case is a list of facts. [`permit`] tells everything that forbids an act before a word is typed, [`decide`]
//! judges the act with its content, [`evolve`] takes in what happened and cannot refuse it, [`offers`] tells screens
//! what may be done. Stage and duties are derived, never stored as truth.
#![warn(missing_docs)]

mod approvals;
mod checks;
mod decide;
mod digest;
mod evolve;
mod fill;
mod findings;
mod fits;
mod life;
mod matter;
mod needs;
mod notices;
mod offers;
mod papers;
mod permit;
mod precedence;
mod redaction;
mod stage;
mod stand_in;
mod together;
mod view;
mod visible;

pub use approvals::{approves, awaits};
pub use checks::{Check, FirstAskedChecks};
pub use decide::decide;
pub use digest::digest;
pub use evolve::evolve;
pub use findings::findings;
pub use life::{Case, Ended, Extension, Lead, Order};
pub use matter::Matter;
pub use needs::{Missing, missing};
pub use offers::{offer_of, offers, registration};
pub use papers::{issued, papers};
pub use permit::permit;
pub use precedence::{precedence, undated};
pub use record::{
    Actor, Circumstances, Decision, Denial, Fact, FieldOffer, Notice, Offer, Part, Reason, Recorded, Seal, Sealed,
    Terms, Then, To, Value, read, tick,
};
pub use redaction::{Known, unredacted};
pub use stage::{next_step, stage, steps};
pub use together::{is_done_together, laid_together};
pub use view::View;
pub use visible::{Reach, reach, visible};
