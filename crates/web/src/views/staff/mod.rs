//! The staff's pages.

mod case;
mod error;
mod notices;
mod register;
mod registered;
mod seats;
mod sign_in;
mod worklist;

pub use case::CasePage;
pub use error::StaffError;
pub use notices::{NoticeView, NoticesPage};
pub use register::RegisterPage;
pub use registered::RegisteredPage;
pub use seats::{SeatView, SeatsPage};
pub use sign_in::{DemoView, SignInPage};
pub use worklist::{FilterView, RowView, WorklistPage};
