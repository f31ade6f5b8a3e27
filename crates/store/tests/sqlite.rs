//! What only SQLite can be asked: a full disk, a power cut, damaged and foreign files.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use store::{Commit, Committed, Mentions, NewFact, SqliteOptions, Store, StoreError};

fn commit(stream: &str, body: String) -> Commit {
    let facts = vec![NewFact { at: 0, kind: "noted".into(), body }];
    Commit { stream: stream.into(), command: stream.into(), facts, ..Commit::default() }
}

async fn open(dir: &Path) -> Result<Store, StoreError> {
    Store::sqlite(SqliteOptions::new(dir)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_said_and_breaks_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let options = SqliteOptions { max_pages: Some(150), ..SqliteOptions::new(dir.path()) };
    let store = Store::sqlite(options).await.unwrap();
    let mut kept = 0;
    let full = loop {
        match store.commit(commit(&format!("s{kept}"), "x".repeat(20_000))).await {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 100, "the disk never became full");
    };
    assert!(matches!(full, StoreError::Full), "{full:?}");
    assert!(!full.is_retryable());

    // Of several at once, those that still fit are kept.
    let jobs = [100_000, 10, 100_000, 10].into_iter().zip(0..).map(|(size, at)| {
        let store = store.clone();
        tokio::spawn(async move { (size, store.commit(commit(&format!("t{at}"), "y".repeat(size))).await) })
    });
    for job in jobs.collect::<Vec<_>>() {
        match job.await.unwrap() {
            (100_000, Err(StoreError::Full)) => {}
            (10, Ok(Committed::Appended { .. })) => kept += 1,
            other => panic!("{other:?}"),
        }
    }
    store.close().await;
    let store = open(dir.path()).await.unwrap();
    let found = store.verify(|_| Ok(Mentions::default()), &[]).await.unwrap();
    assert_eq!((found.rows, found.findings), (kept, Vec::new()));
    store.commit(commit("with room", "z".repeat(100_000))).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_a_power_cut() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path()).await.unwrap();
    let writer = {
        let store = store.clone();
        tokio::spawn(async move {
            for at in 0..400 {
                store.commit(commit(&format!("s{at:04}"), "{}".into())).await.unwrap();
            }
        })
    };
    // What the disk would hold if the power went now, at several moments: a copy of the files as they are.
    for cut in 0..5 {
        while store.all_rows(0, 1_000).await.unwrap().len() < cut * 60 {
            tokio::task::yield_now().await;
        }
        let acknowledged = store.all_rows(0, 1_000).await.unwrap();
        let after = tempfile::tempdir().unwrap();
        // So little is written that the log is not moved into the file meanwhile: it can be copied bit by bit.
        for name in ["huiying.db-wal", "huiying.db", "huiying.key"] {
            std::fs::copy(dir.path().join(name), after.path().join(name)).unwrap();
        }
        let survivor = open(after.path()).await.unwrap();
        let rows = survivor.all_rows(0, 1_000).await.unwrap();
        assert_eq!(rows.get(..acknowledged.len()), Some(acknowledged.as_slice()));
        let found = survivor.verify(|_| Ok(Mentions::default()), &[]).await.unwrap();
        assert_eq!(found.findings, []);
        survivor.close().await;
    }
    writer.await.unwrap();
    store.close().await;
}

#[tokio::test]
async fn a_file_that_is_no_database_is_said_to_be_damaged() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("huiying.db"), "not a database".repeat(1_000)).unwrap();
    assert!(matches!(open(dir.path()).await, Err(StoreError::Corrupt(_))));
}

#[tokio::test]
async fn databases_of_other_versions_are_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    open(dir.path()).await.unwrap().close().await;
    let connection = rusqlite::Connection::open(dir.path().join("huiying.db")).unwrap();
    connection.execute_batch("INSERT INTO migration VALUES (999, 'later', 'x')").unwrap();
    assert!(matches!(open(dir.path()).await, Err(StoreError::Fault(text)) if text.contains("newer version")));
    connection.execute_batch("DELETE FROM migration WHERE number = 999").unwrap();
    connection.execute_batch("UPDATE migration SET checksum = 'x' WHERE number = 1").unwrap();
    assert!(matches!(open(dir.path()).await, Err(StoreError::Fault(text)) if text.contains("migration 1")));
}

#[tokio::test]
async fn erased_words_are_gone_from_the_files() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path()).await.unwrap();
    let entry = store.seal("v", b"words").unwrap();
    let sealed = entry.sealed.ciphertext.clone();
    store.commit(Commit { vault: vec![entry], ..commit("s", "{}".into()) }).await.unwrap();
    let holds = |name: &str| {
        let bytes = std::fs::read(dir.path().join(name)).unwrap_or_default();
        bytes.windows(sealed.len()).any(|window| window == sealed)
    };
    assert!(holds("huiying.db") || holds("huiying.db-wal"));
    store
        .commit(Commit { expected: 1, command: "erase".into(), erase: vec!["v".into()], ..commit("s", "{}".into()) })
        .await
        .unwrap();
    // The answer comes before the log is emptied; another write comes after it.
    store.commit(commit("t", "{}".into())).await.unwrap();
    assert!(!holds("huiying.db") && !holds("huiying.db-wal"));
    store.close().await;
}
