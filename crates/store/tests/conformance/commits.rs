//! Recording decisions.

use store::{Commit, Committed, NoticeRow, NumberRequest, OutboxRow, Outcome, StoreError};

use crate::bed::{Bed, NOW, affair, commit, digest, duty, fact, number, registration};

pub async fn a_commit_is_recorded_whole(bed: &Bed) {
    let store = &bed.store;
    let sealed = store.seal("v1", "窗口拒收材料".as_bytes()).unwrap();
    let committed = store
        .commit(Commit {
            facts: vec![fact(r#"{"a":1}"#), fact(r#"{"b":2}"#)],
            duties: Some(vec![duty("s1", "受理", "receiver", NOW + 1)]),
            vault: vec![sealed.clone()],
            outbox: vec![OutboxRow { id: "o1".into(), kind: "tell".into(), body: "{}".into(), not_before: NOW }],
            notices: vec![NoticeRow {
                id: "n1".into(),
                stream: "s1".into(),
                at: NOW,
                recipient: "centre:receiver".into(),
                kind: "new".into(),
                body: "有新件待受理".into(),
            }],
            ..registration("s1")
        })
        .await
        .unwrap();
    let first = "410503-20220928-00001".to_owned();
    assert_eq!(committed, Committed::Appended { first: 1, last: 2, number: Some(first.clone()) });

    let rows = store.journal("s1").await.unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!((rows[0].position, rows[0].sequence, rows[0].number.as_ref()), (1, 1, Some(&first)));
    assert_eq!((rows[1].position, rows[1].sequence, rows[1].number.as_ref()), (2, 2, None));
    assert_eq!((rows[0].body.as_str(), rows[1].body.as_str()), (r#"{"a":1}"#, r#"{"b":2}"#));
    assert_eq!(rows[0].digest, rows[0].entry().digest(&proof::Software, &proof::Digest::ZERO));
    assert_eq!(rows[1].digest, rows[1].entry().digest(&proof::Software, &rows[0].digest));

    assert_eq!(store.case_row("s1").await.unwrap().unwrap().number, Some(first));
    assert_eq!(store.duties_of(&["s1"]).await.unwrap(), [duty("s1", "受理", "receiver", NOW + 1)]);
    assert_eq!(store.vault(&["v1"]).await.unwrap(), [sealed]);
    assert_eq!(store.lease(NOW, 1_000, 10).await.unwrap().len(), 1);
    assert_eq!(store.notices(&["centre:receiver"], None, 10).await.unwrap().len(), 1);
    store.health().await.unwrap();
}

pub async fn two_writers_one_wins(bed: &Bed) {
    bed.store.commit(commit("s", 0, "first")).await.unwrap();
    let writers = (0..16).map(|at| {
        let store = bed.store.clone();
        tokio::spawn(async move { store.commit(commit("s", 1, &format!("second-{at}"))).await })
    });
    let (mut won, mut lost) = (0, 0);
    for writer in writers.collect::<Vec<_>>() {
        match writer.await.unwrap() {
            Ok(Committed::Appended { first: 2, last: 2, number: None }) => won += 1,
            Err(StoreError::Conflict { found: 2 }) => lost += 1,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((won, lost), (1, 15));
    let late = bed.store.commit(commit("s", 0, "late")).await;
    assert!(matches!(late, Err(StoreError::Conflict { found: 2 })));
    let early = bed.store.commit(commit("s", 5, "early")).await;
    assert!(matches!(early, Err(StoreError::Conflict { found: 2 })));
}

pub async fn a_retry_is_answered_not_repeated(bed: &Bed) {
    let first = registration("s");
    bed.store.commit(first.clone()).await.unwrap();
    let known = Outcome { stream: "s".into(), first: 1, last: 1, number: Some("410503-20220928-00001".into()) };
    assert_eq!(bed.store.commit(first.clone()).await.unwrap(), Committed::Duplicate(known.clone()));
    // The same command with another new stream, as a client's retry makes it.
    let again = Commit { command: first.command.clone(), ..registration("t") };
    assert_eq!(bed.store.commit(again).await.unwrap(), Committed::Duplicate(known.clone()));
    assert_eq!(bed.store.outcome_of(&first.command).await.unwrap(), Some(known));
    assert_eq!(bed.store.outcome_of("unknown").await.unwrap(), None);
    assert_eq!(bed.store.journal("t").await.unwrap(), []);
    assert_eq!(number(bed.store.commit(registration("u")).await), Some("410503-20220928-00002".into()));
}

pub async fn a_retry_at_the_same_time_is_answered_too(bed: &Bed) {
    let tries = (0..16).map(|at| {
        let store = bed.store.clone();
        let commit = Commit { command: "one".into(), ..registration(&format!("s{at}")) };
        tokio::spawn(async move { store.commit(commit).await })
    });
    let (mut appended, mut streams) = (0, std::collections::BTreeSet::new());
    for one in tries.collect::<Vec<_>>() {
        match one.await.unwrap().unwrap() {
            Committed::Appended { .. } => appended += 1,
            Committed::Duplicate(outcome) => drop(streams.insert((outcome.stream, outcome.number))),
        }
    }
    assert_eq!((appended, streams.len()), (1, 1));
    assert_eq!(bed.store.all_rows(0, 100).await.unwrap().len(), 1);
}

pub async fn one_broken_commit_leaves_the_others_alone(bed: &Bed) {
    let sealed = bed.store.seal("taken", b"words").unwrap();
    bed.store.commit(Commit { vault: vec![sealed.clone()], ..commit("s", 0, "first") }).await.unwrap();
    let jobs = (0..24).map(|at| {
        let store = bed.store.clone();
        let vault = if at % 8 == 3 { vec![sealed.clone()] } else { Vec::new() };
        let commit = Commit { vault, ..registration(&format!("s{at}")) };
        tokio::spawn(async move { (at % 8 == 3, store.commit(commit).await) })
    });
    for job in jobs.collect::<Vec<_>>() {
        match job.await.unwrap() {
            (true, Err(StoreError::Fault(_))) | (false, Ok(Committed::Appended { .. })) => {}
            other => panic!("{other:?}"),
        }
    }
    let rows = bed.store.all_rows(0, 100).await.unwrap();
    assert_eq!(rows.len(), 22);
    assert!(rows.iter().zip(1..).all(|(row, position)| row.position == position));
    assert_eq!(bed.store.case_row("s3").await.unwrap(), None, "nothing of a broken commit is kept");
}

pub async fn numbers_have_no_gaps(bed: &Bed) {
    let sealed = bed.store.seal("taken", b"words").unwrap();
    bed.store.commit(Commit { vault: vec![sealed.clone()], ..commit("s", 0, "first") }).await.unwrap();
    let clients = (0..32).map(|client| {
        let (store, sealed) = (bed.store.clone(), sealed.clone());
        tokio::spawn(async move {
            let mut numbers = Vec::new();
            for at in 0..6 {
                let organisation = if at % 2 == 0 { "410503" } else { "500113" };
                let mut commit = registration(&format!("{client:02}-{at}"));
                commit.number = Some(NumberRequest { organisation: organisation.into(), day: "20220928".into() });
                match (client + at) % 5 {
                    0 => commit.vault = vec![sealed.clone()],
                    1 => commit.expected = 7,
                    _ => {}
                }
                match store.commit(commit).await {
                    Ok(committed) => numbers.extend(number(Ok(committed))),
                    Err(StoreError::Fault(_) | StoreError::Conflict { .. }) => {}
                    Err(other) => panic!("{other:?}"),
                }
            }
            numbers
        })
    });
    let mut numbers = Vec::new();
    for client in clients.collect::<Vec<_>>() {
        numbers.extend(client.await.unwrap());
    }
    numbers.sort();
    for organisation in ["410503", "500113"] {
        let given: Vec<&String> = numbers.iter().filter(|number| number.starts_with(organisation)).collect();
        let expected: Vec<String> = (1..=given.len()).map(|at| format!("{organisation}-20220928-{at:05}")).collect();
        assert!(given.len() > 40);
        assert_eq!(given, expected.iter().collect::<Vec<_>>());
    }
    let next = number(bed.store.commit(registration("z")).await).unwrap();
    assert!(!numbers.contains(&next));
}

pub async fn what_makes_no_sense_is_refused(bed: &Bed) {
    let none = Commit { facts: Vec::new(), ..commit("s", 0, "a") };
    let foreign_case = Commit { stream: "t".into(), ..registration("s") };
    let foreign_duty = Commit { duties: Some(vec![duty("s", "k", "r", 1)]), ..commit("t", 0, "c") };
    let foreign_affair = Commit { affair: Some(affair("hall/s")), ..commit("hall/t", 0, "d") };
    let foreign_digest = Commit { digest: Some(digest("s", "centre", NOW)), ..commit("t", 0, "e") };
    let both = Commit { affair: Some(affair("s")), ..registration("s") };
    for broken in [none, foreign_case, foreign_duty, foreign_affair, foreign_digest, both] {
        assert!(matches!(bed.store.commit(broken).await, Err(StoreError::Fault(_))));
    }
    assert_eq!(bed.store.all_rows(0, 10).await.unwrap(), []);
}

pub async fn empty_and_huge_bodies_come_back_as_they_were(bed: &Bed) {
    let huge = "路灯不亮\u{1f4a1}\"\\\n".repeat(300_000);
    let bodies = ["", "{}", "𠮷 é \u{feff}", huge.as_str()];
    let facts = bodies.iter().map(|body| fact(body)).collect();
    bed.store.commit(Commit { facts, ..commit("s", 0, "c") }).await.unwrap();
    let rows = bed.store.journal("s").await.unwrap();
    assert!(rows.iter().map(|row| row.body.as_str()).eq(bodies));
    let found = bed.store.verify(|_| Ok(store::Mentions::default()), &[]).await.unwrap();
    assert_eq!(found.findings, []);
}

pub async fn several_facts_of_one_command_stand_together(bed: &Bed) {
    for at in 0..3_u64 {
        let facts = vec![fact("1"), fact("2"), fact("3")];
        bed.store.commit(Commit { facts, ..commit("s", at * 3, &format!("c{at}")) }).await.unwrap();
    }
    let second = bed.store.outcome_of("c1").await.unwrap().unwrap();
    assert_eq!((second.first, second.last), (4, 6));
    assert_eq!(bed.store.journal_after("s", 7).await.unwrap().len(), 2);
    let all = bed.store.all_rows(4, 3).await.unwrap();
    assert_eq!(all.iter().map(|row| row.position).collect::<Vec<_>>(), [5, 6, 7]);
    let by_stream = bed.store.rows_by_stream(("s", 8), 10).await.unwrap();
    assert_eq!(by_stream.iter().map(|row| row.sequence).collect::<Vec<_>>(), [9]);
}

pub async fn what_was_acknowledged_is_there_after_reopening(bed: &Bed) {
    let jobs = (0..40).map(|at| {
        let store = bed.store.clone();
        tokio::spawn(async move { number(store.commit(registration(&format!("s{at}"))).await).unwrap() })
    });
    let mut numbers = Vec::new();
    for job in jobs.collect::<Vec<_>>() {
        numbers.push(job.await.unwrap());
    }
    bed.store.close().await;
    assert!(matches!(bed.store.commit(registration("x")).await, Err(StoreError::Fault(_))));
    let store = bed.another().await;
    for number in &numbers {
        assert!(store.by_number(number).await.unwrap().is_some());
    }
    assert_eq!(number(store.commit(registration("next")).await), Some("410503-20220928-00041".into()));
    store.close().await;
}
