//! What a hall publishes of itself: how it is reached, who is on duty, what is done there, on paper and on screens.

mod items;
mod pages;
mod paper;
mod parts;

pub use items::{ItemPage, ItemsPage};
pub use pages::{DirectoryPage, ScreenPage, StaffPage, WindowPage};
pub use paper::{ModelPage, PosterPage, PosterView, PostersPage, SampleView};
pub use parts::{BadgeView, DeskView, ItemView, LineView, UnitView};
