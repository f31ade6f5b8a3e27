//! A case keeps the version of the regulation that it began under (豫大数据〔2020〕23号 第十二条).
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use calendar::Calendar;
use case::Actor;
use desk::{Clock, Desk, DeskError, DeskOptions, Request};
use directory::{OrgId, StaffId, demonstration};
use regulation::{Regulation, official, read};
use store::{SqliteOptions, Store};
use tempfile::TempDir;
use words::{Act, Role};

async fn open(dir: &TempDir, regulations: Vec<Regulation>) -> Result<Desk, DeskError> {
    let options = DeskOptions {
        store: Store::sqlite(SqliteOptions::new(dir.path())).await.unwrap(),
        regulations,
        calendar: Calendar::official(),
        directory: Some(demonstration::henan()),
        clock: Clock::standing_at("2022-09-28T10:00".parse().unwrap()),
    };
    Desk::open(options).await
}

fn henan() -> Regulation {
    official().into_iter().find(|r| r.id == "henan").unwrap()
}

/// The regulation with ten working days for an ordinary matter instead of five.
fn with_ten_days(version: &str) -> Regulation {
    let text = henan().text.replace("within = \"5 workdays\"", "within = \"10 workdays\"");
    read(&text.replace("version = \"2020-12-31\"", &format!("version = \"{version}\""))).unwrap()
}

async fn accepted(desk: &Desk) -> String {
    let centre = OrgId::from("henan");
    let receiver = Actor::staff(Role::Receiver, centre.clone(), StaffId::from("henan-receiver"));
    let request = Request::of(Act::Register).with("类型", "投诉").with("诉求内容", "拒收材料");
    let stream = desk.register(&centre, &receiver, request).await.unwrap().stream;
    desk.act(&stream, &receiver, Request::of(Act::Accept).with("分类", "一般")).await.unwrap();
    stream
}

async fn due(desk: &Desk, stream: &str) -> String {
    let loaded = desk.load(stream).await.unwrap();
    let due = loaded.matter.ledger.open().find(|d| d.goes_by("办理")).and_then(|d| d.due());
    due.unwrap().date().to_string()
}

#[tokio::test]
async fn a_version_that_is_no_longer_brought_goes_on_for_its_cases() {
    let dir = tempfile::tempdir().unwrap();
    let old = {
        let desk = open(&dir, vec![henan()]).await.unwrap();
        accepted(&desk).await
    };
    let desk = open(&dir, vec![with_ten_days("2022-01-01")]).await.unwrap();
    assert_eq!(due(&desk, &old).await, "2022-10-10");
    let new = accepted(&desk).await;
    assert_eq!(due(&desk, &new).await, "2022-10-17");
    let desk = open(&dir, Vec::new()).await.unwrap();
    assert_eq!(due(&desk, &old).await, "2022-10-10");
}

#[tokio::test]
async fn the_same_version_with_another_text_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    drop(open(&dir, vec![henan()]).await.unwrap());
    let Err(DeskError::Fault(said)) = open(&dir, vec![with_ten_days("2020-12-31")]).await else {
        panic!("the text was changed under running cases");
    };
    assert!(said.contains("henan") && said.contains("新的 version"), "{said}");
}
