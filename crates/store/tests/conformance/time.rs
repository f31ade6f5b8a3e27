//! Duties, what falls due, and work that waits.

use store::{Commit, DutyRow, OutboxRow, Wake};

use crate::bed::{Bed, NOW, commit, duty};

pub async fn only_the_difference_of_duties_is_written(bed: &Bed) {
    let store = &bed.store;
    let steps: [Option<Vec<DutyRow>>; 5] = [
        Some(vec![duty("s", "a", "r", 1), duty("s", "b", "r", 2), duty("s", "c", "r", 3)]),
        // One unchanged, one changed, one gone, one new.
        Some(vec![duty("s", "a", "r", 1), duty("s", "b", "r", 9), duty("s", "d", "r", 4)]),
        None,
        Some(Vec::new()),
        Some(vec![DutyRow { wake_at: None, due: None, owed: false, ..duty("s", "a", "r", 1) }]),
    ];
    let mut stands = Vec::new();
    for (duties, sequence) in steps.into_iter().zip(0..) {
        if let Some(duties) = &duties {
            stands.clone_from(duties);
        }
        store.commit(Commit { duties, ..commit("s", sequence, &format!("c{sequence}")) }).await.unwrap();
        assert_eq!(store.duties_of(&["s"]).await.unwrap(), stands);
    }
    store.commit(Commit { duties: Some(vec![duty("t", "a", "r", 5)]), ..commit("t", 0, "t") }).await.unwrap();
    assert_eq!(store.duties_of(&["s", "t", "u"]).await.unwrap().len(), 2);
}

pub async fn what_is_due_comes_oldest_first(bed: &Bed) {
    let store = &bed.store;
    assert_eq!(store.next_wake().await.unwrap(), None);
    for at in 0..20_i64 {
        let stream = format!("s{at:02}");
        let sleeping = DutyRow { wake_at: None, ..duty(&stream, "sleeps", "r", 0) };
        let duties = vec![duty(&stream, "a", "r", NOW - at), duty(&stream, "b", "r", NOW - at + 5), sleeping];
        store.commit(Commit { duties: Some(duties), ..commit(&stream, 0, &stream) }).await.unwrap();
    }
    assert_eq!(store.next_wake().await.unwrap(), Some(NOW - 19));
    let expected: Vec<Wake> =
        (10..20).rev().map(|at| Wake { stream: format!("s{at:02}"), wake_at: NOW - at }).collect();
    assert_eq!(store.due(NOW - 10, None, 1_000).await.unwrap(), expected);
    assert_eq!(store.due(NOW - 20, None, 1_000).await.unwrap(), []);

    let (mut swept, mut after) = (Vec::new(), None);
    loop {
        let page = store.due(NOW + 100, after.as_ref(), 7).await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some(last.clone());
        swept.extend(page);
    }
    let streams: std::collections::BTreeSet<&str> = swept.iter().map(|wake| wake.stream.as_str()).collect();
    assert_eq!(streams.len(), 20, "paging goes past streams that stay due");
    assert!(swept.is_sorted_by_key(|wake| wake.wake_at));
}

fn work(id: &str, not_before: i64) -> OutboxRow {
    OutboxRow { id: id.into(), kind: "command".into(), body: r#"{"a":1}"#.into(), not_before }
}

pub async fn work_is_leased_and_leases_expire(bed: &Bed) {
    let store = &bed.store;
    let outbox = vec![work("a", NOW - 2), work("b", NOW - 1), work("c", NOW + 60_000)];
    store.commit(Commit { outbox, ..commit("s", 0, "c") }).await.unwrap();
    assert_eq!(store.waiting().await.unwrap(), (3, Some(NOW - 2)));

    let first = store.lease(NOW, 1_000, 1).await.unwrap();
    assert_eq!(first.iter().map(|one| (one.id.as_str(), one.attempts)).collect::<Vec<_>>(), [("a", 1)]);
    let second = store.lease(NOW, 1_000, 10).await.unwrap();
    assert_eq!(second.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["b"]);
    assert_eq!(store.lease(NOW + 999, 1_000, 10).await.unwrap(), []);

    assert!(store.acknowledge("b").await.unwrap());
    assert!(!store.acknowledge("b").await.unwrap());
    let again = store.lease(NOW + 1_000, 1_000, 10).await.unwrap();
    assert_eq!(again.iter().map(|one| (one.id.as_str(), one.attempts)).collect::<Vec<_>>(), [("a", 2)]);
    store.put_back("a", NOW + 70_000, "收件方未应答").await.unwrap();
    let later = store.lease(NOW + 70_000, 1_000, 10).await.unwrap();
    assert_eq!(later.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["a", "c"]);
    assert_eq!(later[0].last_error.as_deref(), Some("收件方未应答"));
}

pub async fn work_is_never_leased_twice_at_once(bed: &Bed) {
    let outbox = (0..60).map(|at| work(&format!("o{at:02}"), NOW)).collect();
    bed.store.commit(Commit { outbox, ..commit("s", 0, "c") }).await.unwrap();
    let other = bed.another().await;
    let workers = (0..8).map(|worker| {
        let store = if worker % 2 == 0 { bed.store.clone() } else { other.clone() };
        tokio::spawn(async move {
            let mut taken = Vec::new();
            for _ in 0..6 {
                taken.extend(store.lease(NOW, 60_000, 5).await.unwrap().into_iter().map(|one| one.id));
            }
            taken
        })
    });
    let mut taken = Vec::new();
    for worker in workers.collect::<Vec<_>>() {
        taken.extend(worker.await.unwrap());
    }
    let count = taken.len();
    taken.sort();
    taken.dedup();
    assert_eq!(count, taken.len(), "nothing was taken twice");
    let rest = bed.store.lease(NOW, 60_000, 100).await.unwrap();
    assert_eq!(count + rest.len(), 60, "and nothing was lost");
    other.close().await;
}
