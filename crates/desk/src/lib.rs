//! The only orchestrator: load, decide, append and project in one transaction; sweep what time owes.
//!
//! A decision is made on the case as it was loaded. If somebody else was first, the case is loaded and the act decided
//! again; the person hears of it only if it is then refused. The desk owns the clock, the ids and the sweep; it knows no
//! rules.

mod act;
mod answers;
mod archive;
mod clock;
mod delegation;
mod desk;
mod error;
mod feeds;
mod figures;
mod files;
mod fonds;
mod hall;
mod honours;
mod intake;
mod journal;
mod letters;
mod load;
mod looks;
mod mailroom;
mod notices;
mod outbox;
mod package;
mod papers;
mod published;
mod rebuild;
mod rows;
mod settings;
mod sweep;
mod together;
mod topics;
mod versions;
mod watch;
mod words;

pub use act::{Acted, Request};
pub use answers::{AnswersPage, AnswersQuery, PublishedAnswer};
pub use clock::{Clock, civil, instant};
pub use delegation::HeldSeat;
pub use desk::{Desk, DeskOptions, DirectoryRef};
pub use error::DeskError;
pub use feeds::{FeedName, Told as FeedTold};
pub use figures::Counted;
pub use files::examined;
pub use hall::LoadedAffair;
pub use intake::Intake;
pub use letters::{LetterBytes, Taken};
pub use load::Loaded;
pub use looks::{LookedAt, Looking};
pub use mailroom::{FetchError, Fetched, Mailroom};
pub use notices::{Told, recipient_of_seat};
pub use package::{Checked, check_volume};
pub use published::{PublishedMeasure, PublishedTopic};
pub use rebuild::Rebuilt;
pub use sweep::Swept;
pub use watch::Running;
pub use words::Opened;
