//! The staff's pages.

mod approvals;
pub mod archive;
mod case;
mod error;
pub mod figures;
mod hall;
mod ledger;
mod looks;
mod notices;
mod operations;
mod papers;
mod register;
mod registered;
mod seats;
mod sign_in;
mod worklist;

pub use approvals::{ApprovalsPage, CardView, GroupView};
pub use case::CasePage;
pub use error::StaffError;
pub use hall::{
    AffairPage, AffairRowView, BeginPage, CheckView, HallPage, OpeningView, PostView, RecordingView, ScanView, SignView,
};
pub use ledger::{LedgerPage, LedgerRowView, LedgerUnitView};
pub use looks::{LookKindView, LookView, LooksPage, RevealView, UnusualView};
pub use notices::{NoticeView, NoticesPage};
pub use operations::{ChannelDayView, FeedView, OperationsPage};
pub use papers::{PaperPage, PaperView};
pub use register::RegisterPage;
pub use registered::RegisteredPage;
pub use seats::{SeatView, SeatsPage};
pub use sign_in::{DemoView, SignInPage};
pub use worklist::{FilterView, RowView, WorklistPage};
