//! Verification, and what it finds.

use proof::{Digest, Flaw};
use store::{Commit, JournalRow, Mentions, Store, Verification};

use crate::bed::{Bed, NOW, commit, fact, registration};

/// Facts of these tests say `sealed ID DIGEST` or `erased ID`.
fn mentions(row: &JournalRow) -> Result<Mentions, String> {
    let mut words = row.body.split(' ');
    Ok(match (words.next(), words.next(), words.next()) {
        (Some("sealed"), Some(id), Some(digest)) => {
            let digest = digest.parse().map_err(|_| "not a digest".to_owned())?;
            Mentions { sealed: vec![(id.to_owned(), digest)], erased: Vec::new() }
        }
        (Some("erased"), Some(id), None) => Mentions { sealed: Vec::new(), erased: vec![id.to_owned()] },
        _ => Mentions::default(),
    })
}

async fn verify(store: &Store) -> Verification {
    store.verify(mentions, &[]).await.unwrap()
}

/// Six streams of three rows each, registered, with sealed words and two checkpoints.
async fn fill(store: &Store) {
    for at in 0..6 {
        let stream = format!("s{at}");
        let sealed = store.seal(&format!("v{at}"), b"words").unwrap();
        let body = format!("sealed v{at} {}", sealed.digest());
        store.commit(Commit { facts: vec![fact(&body)], vault: vec![sealed], ..registration(&stream) }).await.unwrap();
        let facts = vec![fact("{}"), fact("{}")];
        store.commit(Commit { facts, ..commit(&stream, 1, &format!("more-{at}")) }).await.unwrap();
        if at % 3 == 2 {
            store.checkpoint(NOW + at).await.unwrap().unwrap();
        }
    }
}

pub async fn an_untouched_journal_verifies(bed: &Bed) {
    let store = &bed.store;
    assert_eq!(verify(store).await, Verification::default());
    assert_eq!(store.checkpoint(NOW).await.unwrap(), None, "nothing to tie");
    fill(store).await;
    assert_eq!(store.checkpoint(NOW).await.unwrap(), None, "nothing new to tie");
    store.commit(registration("after the last checkpoint")).await.unwrap();
    let found = verify(store).await;
    let expected = Verification { rows: 19, streams: 7, checkpoints: 2, sealed: 6, looks: 0, findings: Vec::new() };
    assert_eq!(found, expected);
    let rows = store.all_rows(0, 100).await.unwrap();
    let mut chain = proof::ChainCheck::new(&proof::Software);
    let mut by_stream: Vec<_> = rows.iter().collect();
    by_stream.sort_by_key(|row| (row.stream.clone(), row.sequence));
    assert!(by_stream.iter().all(|row| chain.row(&row.entry(), &row.digest).is_empty()), "exported rows verify too");
}

/// What is done, what must be found, and how it is undone.
type Change = (&'static str, fn(&Flaw) -> bool, &'static str);

pub async fn whatever_is_changed_behind_the_back_is_found(bed: &Bed) {
    let store = &bed.store;
    fill(store).await;
    let one = |flaw: fn(&Flaw) -> bool| flaw;
    let changes: [Change; 11] = [
        (
            "UPDATE journal SET body = '{ }' WHERE stream = 's1' AND sequence = 2",
            one(|flaw| matches!(flaw, Flaw::DigestDiffers)),
            "UPDATE journal SET body = '{}' WHERE stream = 's1' AND sequence = 2",
        ),
        (
            "UPDATE journal SET at = at + 1 WHERE stream = 's4' AND sequence = 3",
            one(|flaw| matches!(flaw, Flaw::DigestDiffers)),
            "UPDATE journal SET at = at - 1 WHERE stream = 's4' AND sequence = 3",
        ),
        (
            "UPDATE journal SET sequence = 9 WHERE stream = 's2' AND sequence = 3",
            one(|flaw| matches!(flaw, Flaw::SequenceBroken { expected: 3 })),
            "UPDATE journal SET sequence = 3 WHERE stream = 's2' AND sequence = 9",
        ),
        (
            "UPDATE journal SET position = 99 WHERE position = 18",
            one(|flaw| matches!(flaw, Flaw::PositionBroken { expected: 18 })),
            "UPDATE journal SET position = 18 WHERE position = 99",
        ),
        (
            "UPDATE checkpoint SET at = at + 1 WHERE number = 1",
            one(|flaw| matches!(flaw, Flaw::CheckpointDiffers { number: 1 })),
            "UPDATE checkpoint SET at = at - 1 WHERE number = 1",
        ),
        (
            "UPDATE checkpoint SET number = 5 WHERE number = 2",
            one(|flaw| matches!(flaw, Flaw::CheckpointChainBroken { number: 5 })),
            "UPDATE checkpoint SET number = 2 WHERE number = 5",
        ),
        (
            "UPDATE journal SET number = '410503-20220928-00007' WHERE number = '410503-20220928-00006'",
            one(|flaw| matches!(flaw, Flaw::NumberMissing { .. })),
            "UPDATE journal SET number = '410503-20220928-00006' WHERE number = '410503-20220928-00007'",
        ),
        (
            "UPDATE counter SET value = 8 WHERE name LIKE 'number:%'",
            one(|flaw| matches!(flaw, Flaw::NumberMissing { .. })),
            "UPDATE counter SET value = 6 WHERE name LIKE 'number:%'",
        ),
        (
            "UPDATE vault SET id = 'x' WHERE id = 'v3'",
            one(|flaw| matches!(flaw, Flaw::SealedMissing { .. })),
            "UPDATE vault SET id = 'v3' WHERE id = 'x'",
        ),
        (
            "UPDATE vault SET ciphertext = (SELECT ciphertext FROM vault WHERE id = 'v1') WHERE id = 'v3'",
            one(|flaw| matches!(flaw, Flaw::SealedDiffers { .. })),
            "DELETE FROM vault WHERE id = 'v3'",
        ),
        (
            "DELETE FROM journal WHERE stream = 's5'",
            one(|flaw| matches!(flaw, Flaw::RowsMissing { number: 2, last: 18 })),
            "SELECT 1",
        ),
    ];
    assert_eq!(verify(store).await.findings, []);
    for (change, expected, undo) in changes {
        bed.tamper(change).await;
        let findings = verify(store).await.findings;
        assert!(findings.iter().any(|finding| expected(&finding.flaw)), "{change}: {findings:?}");
        bed.tamper(undo).await;
    }
}

pub async fn sealed_words_open_until_they_are_erased(bed: &Bed) {
    let store = &bed.store;
    fill(store).await;
    let words = store.reveal(&["v1", "v2", "unknown"]).await.unwrap();
    assert_eq!(
        words.into_iter().collect::<Vec<_>>(),
        [("v1".into(), b"words".to_vec()), ("v2".into(), b"words".to_vec())]
    );
    let entry = store.vault(&["v1"]).await.unwrap().remove(0);
    assert!(!String::from_utf8_lossy(&entry.sealed.ciphertext).contains("words"));
    assert_eq!(bed.another().await.unseal(&entry).unwrap(), b"words", "every machine has the key");

    let erased = Commit { facts: vec![fact("erased v1")], erase: vec!["v1".into()], ..commit("s1", 3, "erase") };
    store.commit(erased).await.unwrap();
    assert_eq!(store.vault(&["v1"]).await.unwrap(), []);
    let found = verify(store).await;
    assert_eq!((found.findings, found.sealed), (Vec::new(), 5), "the fact explains the absence");

    let kept = Commit { facts: vec![fact("erased v2")], ..commit("s2", 3, "claim") };
    store.commit(kept).await.unwrap();
    let findings = verify(store).await.findings;
    assert_eq!(findings.iter().map(|one| &one.flaw).collect::<Vec<_>>(), [&Flaw::NotErased { id: "v2".into() }]);

    assert_eq!(store.erase(&["v2", "v3", "unknown"]).await.unwrap(), 2);
    let findings = verify(store).await.findings;
    assert_eq!(findings.iter().map(|one| &one.flaw).collect::<Vec<_>>(), [&Flaw::SealedMissing { id: "v3".into() }]);
}

pub async fn a_checkpoint_noted_elsewhere_shows_a_rollback(bed: &Bed) {
    let store = &bed.store;
    fill(store).await;
    let noted = store.checkpoints().await.unwrap();
    assert_eq!(store.verify(mentions, &noted).await.unwrap().findings, []);
    let mut forged = noted.clone();
    forged[1].digest = Digest::ZERO;
    let findings = store.verify(mentions, &forged).await.unwrap().findings;
    assert_eq!(findings.iter().map(|one| &one.flaw).collect::<Vec<_>>(), [&Flaw::AnchorMissing { number: 2 }]);

    // Everything after the first checkpoint is removed, counters included: inside nothing shows it.
    bed.tamper("DELETE FROM checkpoint WHERE number = 2; DELETE FROM journal WHERE position > 9").await;
    bed.tamper("UPDATE counter SET value = 9 WHERE name = 'position'").await;
    bed.tamper("UPDATE counter SET value = 3 WHERE name LIKE 'number:%'").await;
    assert_eq!(verify(store).await.findings, []);
    let findings = store.verify(mentions, &noted).await.unwrap().findings;
    assert_eq!(findings.iter().map(|one| &one.flaw).collect::<Vec<_>>(), [&Flaw::AnchorMissing { number: 2 }]);
}
