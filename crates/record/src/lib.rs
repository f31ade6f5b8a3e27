//! What is recorded and how it is told: actors, facts and their values, the terms under which something was decided,
//! decisions and refusals, notices and the content of papers. Shared by cases and by what surrounds them. Pure.
#![warn(missing_docs)]

mod circumstances;
mod decision;
mod digest;
mod evaluation;
mod fact;
mod form;
mod listening;
mod looks;
mod mask;
mod offer;
mod pen;
mod read;
mod sheet;
mod tick;
mod value;

pub use circumstances::{Circumstances, Terms};
pub use decision::{Decision, Denial, Notice, Part, Reason, Then, To};
pub use digest::{CountedDuty, CountedFact, Digest, Mark};
pub use evaluation::complaint_of;
pub use fact::{Actor, Fact, Recorded};
pub use form::well_formed;
pub use listening::reason_to_listen_holds;
pub use looks::{Lookers, Unusual, unusual};
pub use mask::masked;
pub use offer::{FieldOffer, Offer};
pub use pen::{About, CLOSED, Open, Pen, boxed, day, distinct, heading, minute, parted, tells_the_person, text};
pub use read::{Seal, read, year_named};
pub use sheet::{Bars, Block, Code, Issued, Sheet, Table};
pub use tick::tick;
pub use value::{Sealed, Value};
