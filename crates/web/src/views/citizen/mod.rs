//! The citizens' pages.

mod answers;
pub mod board;
mod error;
mod follow;
mod home;
mod licences;
mod papers;
mod places;
mod published;
mod receipt;
mod status;
mod submit;

pub use answers::{AnswerPage, AnswersPage, ChoiceView, PublicAnswerView};
pub use error::CitizenError;
pub use follow::FollowPage;
pub use home::{ChannelView, HomePage, KindView, PromiseView};
pub use licences::LicencesPage;
pub use papers::PartyPaperPage;
pub use places::{PlaceView, PlacesPage};
pub use published::{MeasureView, MeasuresPage, TopicView, TopicsPage};
pub use receipt::{CodeView, ReceiptPage};
pub use status::StatusPage;
pub use submit::SubmitPage;
