//! One typed view for each page, and the parts that pages share.
//!
//! A view's strings are ready to be read: dates are written out, words come from the regulation in force, people are
//! named as far as the reader may know them. Whoever fills a view decides that; a template only arranges.

mod collect;
mod duty;
mod field;
mod frame;
mod refusal;
mod story;

pub mod citizen;
pub mod staff;

pub use collect::value_of;
pub use duty::{Clock, DayView, DutyView};
pub use field::{FieldKind, FieldView, FormView, NodeRow, OptionView, SectionView, Weight};
pub use frame::{CentreView, CitizenFrame, CitizenSection, StaffFrame, StaffSection};
pub use refusal::{ErrorWords, FieldError, ReasonView, RefusalView};
pub use story::{AnswerView, LabelledView, MomentView, StepState, StepView};
