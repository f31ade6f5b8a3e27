//! The life of a case: what may be done, what was done, and where it stands. Pure.
//!
//! A case is a list of facts. [`permit`] tells everything that forbids an act before a word is typed, [`decide`]
//! judges the act with its content, [`evolve`] takes in what happened and cannot refuse it, [`offers`] tells screens
//! what may be done. Stage and duties are derived, never stored as truth.
#![warn(missing_docs)]

mod circumstances;
mod decide;
mod decision;
mod evolve;
mod fact;
mod fill;
mod findings;
mod fits;
mod matter;
mod needs;
mod notices;
mod offers;
mod permit;
mod read;
mod record;
mod stage;
mod tick;
mod value;
mod view;
mod visible;

pub use circumstances::{Circumstances, Terms};
pub use decide::decide;
pub use decision::{Decision, Denial, Notice, Part, Reason, Then, To};
pub use evolve::evolve;
pub use fact::{Actor, Fact, Recorded};
pub use findings::findings;
pub use matter::Matter;
pub use needs::{Missing, missing};
pub use offers::{FieldOffer, Offer, offers, registration};
pub use permit::permit;
pub use read::{Seal, read};
pub use record::{Case, Ended, Extension, Lead, Order};
pub use stage::{next_step, stage, steps};
pub use tick::tick;
pub use value::{Sealed, Value};
pub use view::View;
pub use visible::{Reach, reach, visible};
