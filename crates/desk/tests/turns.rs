//! What recurs is put down exactly once, whoever sweeps, not before the document takes effect, and without a flood of the
//! past; an act done for a period meets it.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use calendar::Calendar;
use case::Actor;
use desk::{Clock, Desk, DeskOptions, Request, instant};
use directory::{Directory, OrgId, StaffId, demonstration};
use regulation::official;
use store::{AffairQuery, AffairRow, SqliteOptions, Store};
use tempfile::TempDir;
use words::{Act, Affair as Kind, Role};

async fn open(dir: &TempDir, directory: Directory, at: &str) -> Desk {
    let options = DeskOptions {
        store: Store::sqlite(SqliteOptions::new(dir.path())).await.unwrap(),
        regulations: official(),
        calendar: Calendar::official(),
        directory: Some(directory),
        clock: Clock::standing_at(at.parse().unwrap()),
    };
    Desk::open(options).await.unwrap()
}

async fn periods(desk: &Desk, centre: &str) -> Vec<AffairRow> {
    let kinds = vec![Kind::Recurring.zh().to_owned()];
    let query = AffairQuery { kinds, limit: 500, ..AffairQuery::new(vec![centre.to_owned()]) };
    desk.store().affairs(&query).await.unwrap().rows
}

fn at(text: &str) -> i64 {
    instant(text.parse().unwrap())
}

#[tokio::test]
async fn each_period_is_put_down_once_whoever_sweeps() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, demonstration::henan(), "2022-09-28T10:00").await;
    let (one, two) = tokio::join!(desk.begin_day(), desk.begin_day());
    assert_eq!(one.unwrap() + two.unwrap(), 3, "the posts, the month and the quarter; nothing of the past");
    assert_eq!(desk.begin_day().await.unwrap(), 0);
    let mut themes: Vec<String> = periods(&desk, "henan").await.into_iter().map(|row| row.theme).collect();
    themes.sort();
    assert_eq!(themes, ["2022年9月统计通报", "2022年第三季度回访计划"]);
    desk.advance_to("2022-12-31T23:00".parse().unwrap()).await.unwrap();
    assert_eq!(periods(&desk, "henan").await.len(), 4 + 2, "four months and two quarters");
}

#[tokio::test]
async fn nothing_is_owed_before_the_document_takes_effect() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, demonstration::tanghe(), "2022-08-30T10:00").await;
    desk.begin_day().await.unwrap();
    assert_eq!(periods(&desk, "tanghe").await, Vec::new());
    desk.advance_to("2022-09-01T09:00".parse().unwrap()).await.unwrap();
    assert_eq!(periods(&desk, "tanghe").await.len(), 2, "the month's revisits and the year's assessment");
}

#[tokio::test]
async fn the_periods_that_time_slept_through_are_put_down_and_one_circular_meets_several() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, demonstration::henan(), "2022-09-28T10:00").await;
    desk.sweep().await.unwrap();
    desk.clock().set(at("2022-12-05T09:00"));
    desk.sweep().await.unwrap();
    let months = |rows: &[AffairRow]| rows.iter().filter(|row| row.theme.ends_with("统计通报")).count();
    let rows = periods(&desk, "henan").await;
    assert_eq!((months(&rows), rows.len()), (4, 6));
    let supervisor = Actor::staff(Role::Supervisor, OrgId::from("henan"), StaffId::from("henan-supervisor"));
    let circular = Request::of(Act::PublishFigures).with("开始日期", "2022-09-01").with("截止日期", "2022-11-30");
    desk.begin(&OrgId::from("henan"), &supervisor, circular).await.unwrap();
    let open: Vec<String> = periods(&desk, "henan")
        .await
        .into_iter()
        .filter(|row| row.ended_at.is_none() && row.theme.ends_with("统计通报"))
        .map(|row| row.theme)
        .collect();
    assert_eq!(open, ["2022年12月统计通报"]);
    assert_eq!(desk.rebuild(false).await.unwrap().differences, Vec::new());
    assert_eq!(desk.verify().await.unwrap().findings, Vec::new());
}
