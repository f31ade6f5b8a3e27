//! What began long ago still counts, and a calendar that becomes known moves the dates of affairs as those of cases.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use calendar::Calendar;
use case::Actor;
use desk::{Clock, Desk, DeskError, DeskOptions, Request, instant};
use directory::{OrgId, StaffId, demonstration};
use regulation::official;
use store::{SqliteOptions, Store};
use tempfile::TempDir;
use words::{Act, Field, Role};

async fn open(dir: &TempDir, at: &str) -> Desk {
    let options = DeskOptions {
        store: Store::sqlite(SqliteOptions::new(dir.path())).await.unwrap(),
        regulations: official(),
        calendar: Calendar::official(),
        directory: Some(demonstration::henan()),
        clock: Clock::standing_at(at.parse().unwrap()),
    };
    Desk::open(options).await.unwrap()
}

fn centre() -> OrgId {
    OrgId::from("henan")
}

fn staff(role: Role, login: &str) -> Actor {
    Actor::staff(role, centre(), StaffId::from(login))
}

/// A case of today, settled at once or not.
async fn case(desk: &Desk, settled: bool) -> String {
    let request = Request::of(Act::Register).with("类型", "投诉").with("诉求内容", "窗口拒收材料");
    let stream = desk.register(&centre(), &Actor::party(), request).await.unwrap().stream;
    if settled {
        let who = staff(Role::Receiver, "henan-receiver");
        desk.act(&stream, &who, Request::of(Act::Accept).with("分类", "一般")).await.unwrap();
        desk.act(&stream, &who, Request::of(Act::Settle).with("答复内容", "已收件")).await.unwrap();
    }
    stream
}

#[tokio::test]
async fn a_case_begun_long_before_the_period_counts_while_something_may_happen_to_it() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2021-03-01T10:00").await;
    let (open_still, over, settled_late) =
        (case(&desk, false).await, case(&desk, true).await, case(&desk, false).await);
    desk.clock().set(instant("2022-09-20T10:00".parse().unwrap()));
    let who = staff(Role::Receiver, "henan-receiver");
    desk.act(&settled_late, &who, Request::of(Act::Accept).with("分类", "一般")).await.unwrap();
    desk.act(&settled_late, &who, Request::of(Act::Settle).with("答复内容", "已收件")).await.unwrap();
    let september = ("2022-09-01".parse().unwrap(), "2022-09-30".parse().unwrap());
    let counted = desk.counted(&["henan"], september.0, september.1).await.unwrap();
    assert!(counted.streams.contains(&open_still) && counted.streams.contains(&settled_late), "{counted:?}");
    assert!(!counted.streams.contains(&over), "nothing can have happened to it since");
    assert_eq!(counted.streams.len(), counted.digests.len());

    let plan = Request::of(Act::PlanRevisits)
        .with("开始日期", "2022-09-01")
        .with("截止日期", "2022-09-30")
        .with("样本数", "5");
    let plan = desk.begin(&centre(), &staff(Role::Supervisor, "henan-supervisor"), plan).await.unwrap();
    let drawn = desk.load_affair(&plan.stream).await.unwrap().undertaking.affair.cases;
    assert_eq!(drawn.into_iter().collect::<Vec<_>>(), [settled_late]);
}

#[tokio::test]
async fn a_calendar_that_becomes_known_moves_the_dates_of_affairs() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2022-11-28T10:00").await;
    desk.sweep().await.unwrap();
    let stream = "hall/period/henan/PlanRevisits/quarter-2022-10-01";
    let due = |loaded: desk::LoadedAffair| loaded.undertaking.ledger.open().next().unwrap().due().unwrap().date();
    let before = due(desk.load_affair(stream).await.unwrap());
    desk.clock().set(instant("2022-12-20T10:00".parse().unwrap()));
    assert!(desk.recount().await.unwrap().facts > 0);
    let loaded = desk.load_affair(stream).await.unwrap();
    assert!(loaded.undertaking.affair.has(Act::DueMoved));
    assert_ne!(due(loaded), before, "New Year's day was given a Monday");
    assert_eq!(desk.recount().await.unwrap().facts, 0, "once");
}

#[tokio::test]
async fn an_archive_number_is_given_once_in_a_fonds() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2022-09-20T10:00").await;
    let (one, two) = (case(&desk, true).await, case(&desk, true).await);
    let archivist = staff(Role::Archivist, "henan-archivist");
    let filed = |number: &str| Request::of(Act::Archive).with("档号", number).with("盒号", "1");
    desk.act(&one, &archivist, filed("2022-001")).await.unwrap();
    let refused = desk.act(&two, &archivist, filed("2022-001")).await;
    let Err(DeskError::Refused(denial)) = refused else { panic!("{refused:?}") };
    assert!(denial.to_string().contains("档号「2022-001」已用于"), "{denial}");
    assert_eq!(denial.reasons[0].fields, [Field::ArchiveNumber]);
    desk.act(&two, &archivist, filed("2022-002")).await.unwrap();
}

#[tokio::test]
async fn an_unknown_affair_is_called_an_affair() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2022-09-20T10:00").await;
    let said = desk.load_affair("hall/nothing").await.unwrap_err().to_string();
    assert_eq!(said, "没有这项事务");
    assert_eq!(desk.load("nothing").await.unwrap_err().to_string(), "没有这个诉求件");
}
