//! Regulations as data: the literate rule files, their proof of completeness, and the duty machine.
//!
//! A regulation file restates one official document clause by clause; fenced TOML blocks under a clause are its
//! rules. [`read`] turns a file into a [`Regulation`], [`check`] proves by enumeration that nothing is missing or
//! contradictory, and [`follow`] folds what happens into duties: who must do what, by when, by which clause.
//! Cases and the hall share the machine; it sees them only through [`Subject`] and [`Happening`].
#![warn(missing_docs)]

mod books;
mod check;
mod citation;
mod condition;
mod domain;
mod duty;
mod explain;
mod finding;
mod follow;
mod ledger;
mod literate;
mod merge;
mod model;
mod official;
mod opening;
mod path;
mod pattern;
mod period;
mod raw;
mod read;
mod relimit;
mod subject;
mod term;
mod wake;

pub use books::{Books, Local, Shelf};
pub use check::check;
pub use citation::Citation;
pub use condition::Condition;
pub use duty::{Duty, Holder, RuleRef, State, Supervision};
pub use explain::explain;
pub use finding::Finding;
pub use follow::follow;
pub use ledger::Ledger;
pub use literate::Section;
pub use model::{
    Bar, Class, Count, DutyCount, DutyRule, Elements, Ending, Extension, Ground, Ladder, LimitRule, Note, PaperRule,
    Path, Performer, Rate, Recurring, Regulation, ReturnRule, Revisits, Routine, Status, StepRule, Threshold,
};
pub use official::{official, official_text};
pub use path::{Step, merged_steps};
pub use pattern::{AllOf, Pattern, Test};
pub use period::{Every, Period};
pub use read::read;
pub use relimit::moved_by_extension;
pub use subject::{Happening, Subject};
pub use term::{Basis, Limit, StartAt, Term};
pub use wake::{Owed, Wake, owed, wake};
