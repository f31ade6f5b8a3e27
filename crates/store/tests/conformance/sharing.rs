//! Several machines at one database.

use store::{Committed, StoreError};

use crate::bed::{Bed, commit, number, registration};

pub async fn two_machines_share_one_register(bed: &Bed) {
    let other = bed.another().await;
    let clients = (0..16).map(|client| {
        let store = if client % 2 == 0 { bed.store.clone() } else { other.clone() };
        tokio::spawn(async move {
            let mut numbers = Vec::new();
            for at in 0..10 {
                numbers.push(number(store.commit(registration(&format!("{client}-{at}"))).await).unwrap());
            }
            numbers
        })
    });
    let mut numbers = Vec::new();
    for client in clients.collect::<Vec<_>>() {
        numbers.extend(client.await.unwrap());
    }
    numbers.sort();
    let expected: Vec<String> = (1..=160).map(|at| format!("410503-20220928-{at:05}")).collect();
    assert_eq!(numbers, expected);
    let rows = bed.store.all_rows(0, 1_000).await.unwrap();
    assert!(rows.iter().zip(1..).all(|(row, position)| row.position == position));
    other.close().await;
}

pub async fn of_two_machines_one_wins(bed: &Bed) {
    let other = bed.another().await;
    for round in 0..20_u64 {
        let tries = (0..4_u64).map(|at| {
            let store = if at % 2 == 0 { bed.store.clone() } else { other.clone() };
            // Two of the four are retries of one command.
            let command = format!("c-{round}-{}", at.min(2));
            tokio::spawn(async move { store.commit(commit("s", round, &command)).await })
        });
        let mut appended = 0;
        for one in tries.collect::<Vec<_>>() {
            match one.await.unwrap() {
                Ok(Committed::Appended { first, .. }) => {
                    assert_eq!(first, round + 1);
                    appended += 1;
                }
                Ok(Committed::Duplicate(outcome)) => assert_eq!(outcome.first, round + 1),
                Err(StoreError::Conflict { found }) => assert_eq!(found, round + 1),
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(appended, 1);
    }
    let found = bed.store.verify(|_| Ok(store::Mentions::default()), &[]).await.unwrap();
    assert_eq!((found.rows, found.findings), (20, Vec::new()));
    other.close().await;
}

pub async fn two_machines_start_at_once(bed: &Bed) {
    bed.tamper("DROP TABLE migration; DROP TABLE migration_lock;").await;
    let tables = ["journal", "counter", "checkpoint", "case_row", "duty", "vault", "outbox", "notice"];
    for table in
        tables.into_iter().chain(["account", "session", "attachment", "document", "affair", "digest", "intake", "look"])
    {
        bed.tamper(&format!("DROP TABLE {table};")).await;
    }
    let (one, other, third) = tokio::join!(bed.another(), bed.another(), bed.another());
    for (store, stream) in [(&one, "a"), (&other, "b"), (&third, "c")] {
        store.commit(registration(stream)).await.unwrap();
        store.close().await;
    }
}
