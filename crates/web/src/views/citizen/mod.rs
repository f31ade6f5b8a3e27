//! The citizens' pages.

mod error;
mod follow;
mod home;
mod places;
mod receipt;
mod status;
mod submit;

pub use error::CitizenError;
pub use follow::FollowPage;
pub use home::{ChannelView, HomePage, KindView, PromiseView};
pub use places::{PlaceView, PlacesPage};
pub use receipt::ReceiptPage;
pub use status::StatusPage;
pub use submit::SubmitPage;
