//! A desk over a real store in a folder of its own, for tests.
#![allow(dead_code, reason = "each test file uses its part")]

use calendar::Calendar;
use case::Actor;
use desk::{Clock, Desk, DeskOptions};
use directory::{Directory, OrgId, StaffId, demonstration};
use regulation::{Regulation, official};
use store::{SqliteOptions, Store};
use tempfile::TempDir;
use words::Role;

/// The centre of 北关区 at a moment.
pub async fn open(dir: &TempDir, at: &str) -> Desk {
    open_with(dir, at, demonstration::henan(), official()).await
}

/// A place under these regulations at a moment.
pub async fn open_with(dir: &TempDir, at: &str, directory: Directory, regulations: Vec<Regulation>) -> Desk {
    let options = DeskOptions {
        store: Store::sqlite(SqliteOptions::new(dir.path())).await.unwrap(),
        regulations,
        calendar: Calendar::official(),
        directory: Some(directory),
        clock: Clock::standing_at(at.parse().unwrap()),
    };
    Desk::open(options).await.unwrap()
}

pub fn centre() -> OrgId {
    OrgId::from("henan")
}

pub fn at_centre(role: Role, staff: &str) -> Actor {
    Actor::staff(role, centre(), StaffId::from(staff))
}
