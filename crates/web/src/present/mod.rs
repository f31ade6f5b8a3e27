//! From cases, duties and offers to views: words for what is known, and nothing decided.

mod act_form;
mod affair;
mod duty;
mod form_fields;
mod moments;
mod papers;
mod plain;
mod record;
mod refusal;
mod scene;
mod steps;
mod telling;
mod when;

pub use act_form::{Asked, Desk as FormDesk, field_as_typed, forms, forms_in_order, pairs_of, sections_of};
pub use affair::AffairScene;
pub use duty::{clock_of, duties, duty_view, holder_name, item_said, supervision};
pub use moments::{is_told, moments};
pub use papers::{paper_asked, paper_views};
pub use plain::{kind_said, party_act, promise_said, standing_said};
pub use record::{answers, missing, record};
pub use refusal::{act_named, reasons, refusal_view, refused_view, status_of};
pub use scene::Scene;
pub use steps::{path, way};

pub use when::{brief, day_said, full, left};

/// What stands in place of words that a seat may not read.
const NOT_SHOWN: &str = "（按您的岗位不显示）";
