//! The daily reconciliation of what came in.

use store::{IntakeCount, IntakeRow};

use crate::bed::{Bed, NOW};

fn intake(id: &str, channel: &str, day: &str, at: i64) -> IntakeRow {
    IntakeRow {
        id: id.into(),
        centre: "centre".into(),
        channel: channel.into(),
        day: day.into(),
        at,
        ..IntakeRow::default()
    }
}

fn count(channel: &str, day: &str, [registered, refused, open]: [u64; 3]) -> IntakeCount {
    let received = registered + refused + open;
    IntakeCount { channel: channel.into(), day: day.into(), received, registered, refused, open }
}

pub async fn all_received_is_registered_refused_or_open(bed: &Bed) {
    let store = &bed.store;
    for (row, outcome) in [
        (intake("a", "web", "2026-03-02", NOW), Some(("410503-20260302-00001", false))),
        (intake("b", "web", "2026-03-02", NOW + 1), Some(("不属于政务服务事项", true))),
        (intake("c", "web", "2026-03-02", NOW + 2), None),
        (intake("d", "call", "2026-03-02", NOW + 3), Some(("410503-20260302-00002", false))),
        (intake("e", "web", "2026-03-03", NOW + 4), None),
        (intake("f", "web", "2026-03-04", NOW + 5), None),
        (IntakeRow { centre: "other".into(), ..intake("g", "web", "2026-03-02", NOW) }, None),
    ] {
        let id = row.id.clone();
        store.note_intake(row).await.unwrap();
        if let Some((outcome, refused)) = outcome {
            store.settle_intake(&id, outcome, refused).await.unwrap();
        }
    }
    let counts = store.intakes("centre", "2026-03-02", "2026-03-03").await.unwrap();
    let expected = [
        count("call", "2026-03-02", [1, 0, 0]),
        count("web", "2026-03-02", [1, 1, 1]),
        count("web", "2026-03-03", [0, 0, 1]),
    ];
    assert_eq!(counts, expected);
    assert_eq!(store.intakes("centre", "2026-03-05", "2026-03-09").await.unwrap(), []);

    let open = store.intakes_open("centre", NOW + 5).await.unwrap();
    let expected = [intake("c", "web", "2026-03-02", NOW + 2), intake("e", "web", "2026-03-03", NOW + 4)];
    assert_eq!(open, expected, "the oldest first, those of that moment left out");
}

pub async fn a_retry_came_in_once(bed: &Bed) {
    let store = &bed.store;
    let first = intake("a", "web", "2026-03-02", NOW);
    let day = async || store.intakes("centre", "2026-03-02", "2026-03-02").await.unwrap();
    store.note_intake(first.clone()).await.unwrap();
    store.settle_intake("a", "缺少联系方式", true).await.unwrap();
    store.note_intake(IntakeRow { at: NOW + 9, ..first.clone() }).await.unwrap();
    assert_eq!(day().await, [count("web", "2026-03-02", [0, 1, 0])], "a second note opens nothing");
    store.settle_intake("a", "410503-20260302-00001", false).await.unwrap();
    assert_eq!(day().await, [count("web", "2026-03-02", [1, 0, 0])], "tried again, it was registered");
    store.settle_intake("a", "已登记，不再受理", true).await.unwrap();
    assert_eq!(day().await, [count("web", "2026-03-02", [1, 0, 0])], "what has its number keeps it");
    store.settle_intake("unknown", "x", true).await.unwrap();
    assert_eq!(day().await.len(), 1);
}
