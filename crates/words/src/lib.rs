//! The closed vocabulary of the project: every word that a regulation file, a button, a scenario or the
//! journal may use, each with its one Chinese form.
//!
//! A word enters here or it does not exist: regulation files, forms and scenarios are read against these
//! enumerations, so that a misspelt word is found when a file is checked and never when a case is handled.
//!
//! ```
//! use words::{Act, Role};
//! assert_eq!(Act::from_zh("质检"), Some(Act::Inspect));
//! assert_eq!(Role::Inspector.zh(), "质检员");
//! ```
#![warn(missing_docs)]

mod act;
mod affair;
mod attribute;
mod dimension;
mod element;
mod field;
mod form;
mod holder;
mod kind;
mod look;
mod paper;
mod performer;
mod refusal;
mod role;
mod stage;
mod surrounding;
mod vocabulary;

pub use act::Act;
pub use affair::Affair;
pub use attribute::Attribute;
pub use dimension::Dimension;
pub use element::Element;
pub use field::{Field, Shape};
pub use form::FieldSpec;
pub use holder::HolderWord;
pub use kind::{CaseKind, Channel, Grade, Naming, RespondentKind, Rung, Urgency, Verdict};
pub use look::Look;
pub use paper::Paper;
pub use refusal::Refusal;
pub use role::Role;
pub use stage::Stage;
