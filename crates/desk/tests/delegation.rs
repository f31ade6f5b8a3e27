//! Delegation: a leader's seat is held by another between two dates and not outside them.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use calendar::DateTime;
use case::Actor;
use desk::{Desk, DeskError, Request};
use directory::{OrgId, Seat, StaffId};
use support::open;
use words::{Act, Refusal, Role};

fn leader() -> Actor {
    Actor::staff(Role::LeaderInCharge, OrgId::from("henan"), StaffId::from("henan-leader"))
}

fn to(delegate: &str) -> Request {
    Request::of(Act::Delegate).with("代理人", delegate).with("开始日期", "2022-10-10").with("截止日期", "2022-10-12")
}

async fn holds_leaders_seat(desk: &Desk, staff: &str, at: &str) -> bool {
    let at: DateTime = at.parse().unwrap();
    let held = desk.seats_of(&StaffId::from(staff), at).await.unwrap();
    let seat = Seat { role: Role::LeaderInCharge, org: OrgId::from("henan") };
    held.iter().any(|h| h.seat == seat && h.in_place_of == Some(StaffId::from("henan-leader")))
}

#[tokio::test]
async fn a_seat_is_delegated_between_its_dates_until_somebody_ends_it() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2022-09-28T10:00").await;
    let centre = OrgId::from("henan");
    let given = desk.begin(&centre, &leader(), to("督查员@中心")).await.unwrap();
    for (at, holds) in [
        ("2022-10-09T17:00", false),
        ("2022-10-10T00:00", true),
        ("2022-10-12T18:00", true),
        ("2022-10-12T18:01", false),
    ] {
        assert_eq!(holds_leaders_seat(&desk, "henan-supervisor", at).await, holds, "{at}");
    }
    assert!(!holds_leaders_seat(&desk, "henan-receiver", "2022-10-11T10:00").await);
    let own = desk.seats_of(&StaffId::from("henan-leader"), "2022-10-11T10:00".parse().unwrap()).await.unwrap();
    assert!(own.iter().all(|h| h.in_place_of.is_none()));
    desk.act_on(&given.stream, &leader(), Request::of(Act::EndDelegation)).await.unwrap();
    assert!(!holds_leaders_seat(&desk, "henan-supervisor", "2022-10-11T10:00").await);
}

#[tokio::test]
async fn nobody_delegates_to_themselves_or_to_a_stranger_or_into_the_past() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2022-09-28T10:00").await;
    let centre = OrgId::from("henan");
    let past = Request::of(Act::Delegate)
        .with("代理人", "督查员@中心")
        .with("开始日期", "2022-09-20")
        .with("截止日期", "2022-09-21");
    for (request, refusal) in [
        (to("分管领导@中心"), Refusal::FieldInvalid),
        (to("某先生"), Refusal::FieldInvalid),
        (past, Refusal::TimeInvalid),
    ] {
        match desk.begin(&centre, &leader(), request).await {
            Err(DeskError::Refused(denial)) => {
                assert!(denial.reasons.iter().any(|r| r.refusal == refusal), "{denial}");
            }
            other => panic!("{other:?}"),
        }
    }
}
