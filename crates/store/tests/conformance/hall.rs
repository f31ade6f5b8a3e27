//! Affairs beside cases, and what figures count by.

use std::collections::BTreeSet;

use store::{AffairQuery, AffairRow, Commit, DigestRow, DutyRow, Post, Projection, Scope, Store, WorklistQuery};

use crate::bed::{Bed, NOW, affair, case, commit, digest, duty, registration};

async fn put(store: &Store, affair: AffairRow, duties: Vec<DutyRow>) {
    let stream = affair.stream.clone();
    store
        .commit(Commit { affair: Some(affair), duties: Some(duties), ..commit(&stream, 0, &format!("begin-{stream}")) })
        .await
        .unwrap();
}

fn post(role: &str) -> Post {
    Post { organisation: "centre".into(), role: Some(role.into()) }
}

async fn held(store: &Store, posts: &[Post], staff: Option<&str>) -> Vec<(String, String)> {
    let held = store.held_affairs(posts, staff, 50).await.unwrap();
    assert!(held.iter().all(|(duty, affair)| duty.stream == affair.stream));
    held.into_iter().map(|(duty, affair)| (affair.stream, duty.key)).collect()
}

async fn worklist(store: &Store, role: &str) -> Vec<String> {
    let query = WorklistQuery::new(Scope::Held { posts: vec![post(role)], staff: None });
    store.worklist(&query).await.unwrap().rows.into_iter().map(|row| row.case.stream).collect()
}

pub async fn an_affair_is_recorded_whole(bed: &Bed) {
    let store = &bed.store;
    let begun = AffairRow { unit: Some("window".into()), theme: "queue".into(), next_due: Some(5), ..affair("hall/a") };
    let counted = digest("hall/a", "centre", NOW);
    let first = Commit {
        affair: Some(begun.clone()),
        digest: Some(counted.clone()),
        duties: Some(vec![duty("hall/a", "confirm", "head", NOW)]),
        ..commit("hall/a", 0, "begin")
    };
    store.commit(first).await.unwrap();
    assert_eq!(store.affair_row("hall/a").await.unwrap(), Some(begun.clone()));
    let kept = vec![counted];
    assert_eq!(store.digests_of(&["hall/a", "hall/b"]).await.unwrap(), kept);
    assert_eq!((store.affair_row("hall/b").await.unwrap(), store.case_row("hall/a").await.unwrap()), (None, None));

    let ended = AffairRow { stage: "ended".into(), overdue: true, ended_at: Some(NOW + 1), next_due: None, ..begun };
    let end = Commit { affair: Some(ended.clone()), ..commit("hall/a", 1, "end") };
    store.commit(end).await.unwrap();
    assert_eq!(store.affair_rows(&["hall/a", "hall/a", "x"]).await.unwrap(), [ended]);
    assert_eq!(store.digests_of(&["hall/a"]).await.unwrap(), kept, "none given: unchanged");
}

fn streams(rows: Vec<AffairRow>) -> Vec<String> {
    rows.into_iter().map(|row| row.stream).collect()
}

async fn all(store: &Store, query: &AffairQuery) -> Vec<String> {
    let (mut query, mut found) = (query.clone(), Vec::new());
    loop {
        let page = store.affairs(&query).await.unwrap();
        assert!(page.rows.len() <= query.limit as usize);
        found.extend(streams(page.rows));
        query.after = page.next;
        if query.after.is_none() {
            return found;
        }
    }
}

pub async fn affairs_are_filtered_and_paged(bed: &Bed) {
    let store = &bed.store;
    for at in 0..12_i64 {
        let row = AffairRow {
            kind: ["check", "call", "letter"][at as usize % 3].into(),
            centre: if at < 10 { "centre" } else { "other" }.into(),
            unit: (at % 4 == 1).then(|| "window".into()),
            theme: if at == 6 { "queue" } else { "" }.into(),
            // Two begin at the same moment each.
            begun_at: NOW + at / 2,
            ended_at: (at < 4).then_some(NOW + 100),
            ..affair(&format!("hall/{at:02}"))
        };
        let owed = if at == 2 || at == 7 { vec![duty(&row.stream, "confirm", "head", NOW)] } else { Vec::new() };
        put(store, row, owed).await;
    }
    let centre = AffairQuery::new(vec!["centre".into()]);
    let names = |numbers: &[u32]| numbers.iter().map(|at| format!("hall/{at:02}")).collect::<Vec<_>>();
    assert_eq!(all(store, &centre).await, names(&[8, 9, 6, 7, 4, 5, 2, 3, 0, 1]), "the latest first");
    for limit in [1, 3, 10, 100] {
        let both = AffairQuery { limit, ..AffairQuery::new(vec!["centre".into(), "other".into(), "centre".into()]) };
        let found = all(store, &both).await;
        assert_eq!((found.len(), found.iter().collect::<BTreeSet<_>>().len()), (12, 12), "pages of {limit}");
    }
    let asked = |query: AffairQuery| async move { all(store, &query).await };
    assert_eq!(asked(AffairQuery { open: Some(false), ..centre.clone() }).await, names(&[2, 3, 0, 1]));
    assert_eq!(asked(AffairQuery { open: Some(true), ..centre.clone() }).await, names(&[8, 9, 6, 7, 4, 5]));
    assert_eq!(asked(AffairQuery { owing: true, ..centre.clone() }).await, names(&[7, 2]));
    assert_eq!(asked(AffairQuery { open: Some(true), owing: true, ..centre.clone() }).await, names(&[7]));
    let kinds = vec!["call".into(), "letter".into()];
    assert_eq!(asked(AffairQuery { kinds, limit: 2, ..centre.clone() }).await, names(&[8, 7, 4, 5, 2, 1]));
    assert_eq!(asked(AffairQuery { units: vec!["window".into()], ..centre.clone() }).await, names(&[9, 5, 1]));
    assert_eq!(asked(AffairQuery { theme: Some("queue".into()), ..centre.clone() }).await, names(&[6]));
    let (from, until) = (Some(NOW + 1), Some(NOW + 3));
    assert_eq!(asked(AffairQuery { from, until, ..centre.clone() }).await, names(&[4, 5, 2, 3]), "the end is left out");
    assert_eq!(asked(AffairQuery::new(Vec::new())).await, names(&[]));
    assert_eq!(asked(AffairQuery { from: Some(i64::MIN), until: Some(i64::MIN), ..centre.clone() }).await, names(&[]));
    assert!(store.affairs(&AffairQuery { after: Some("elsewhere".into()), ..centre }).await.is_err());
}

pub async fn duties_of_affairs_leave_the_worklists_of_cases_alone(bed: &Bed) {
    let store = &bed.store;
    let case_duties = vec![duty("c", "受理", "receiver", NOW + 9)];
    store.commit(Commit { duties: Some(case_duties), ..registration("c") }).await.unwrap();
    let late = duty("hall/a", "b", "receiver", NOW + 2);
    put(store, affair("hall/a"), vec![duty("hall/a", "a", "receiver", NOW + 1), late.clone()]).await;
    put(store, affair("hall/b"), vec![duty("hall/b", "a", "receiver", NOW), duty("hall/b", "h", "head", NOW + 5)])
        .await;
    let own = DutyRow { holder_staff: Some("li".into()), ..duty("hall/c", "own", "receiver", NOW + 3) };
    put(store, affair("hall/c"), vec![own]).await;

    let name = |stream: &str, key: &str| (stream.to_owned(), key.to_owned());
    assert_eq!(worklist(store, "receiver").await, ["c"]);
    assert_eq!(held(store, &[post("receiver")], None).await, [name("hall/b", "a"), name("hall/a", "a")]);
    assert_eq!(held(store, &[post("head")], Some("li")).await, [name("hall/c", "own"), name("hall/b", "h")]);
    let overlapping = [post("receiver"), post("head"), Post { organisation: "centre".into(), role: None }];
    let once = [name("hall/b", "a"), name("hall/a", "a"), name("hall/c", "own")];
    assert_eq!(held(store, &overlapping, Some("li")).await, once, "each affair once");
    assert_eq!(store.held_affairs(&overlapping, Some("li"), 1).await.unwrap().len(), 1);
    assert_eq!(held(store, &[], None).await, []);

    // Time serves both, oldest first.
    assert_eq!(store.next_wake().await.unwrap(), Some(NOW));
    let due: Vec<String> = store.due(NOW + 9, None, 50).await.unwrap().into_iter().map(|wake| wake.stream).collect();
    assert_eq!(due, ["hall/b", "hall/a", "hall/c", "c"]);

    // The soonest is met: the next one steps forward, although it did not change.
    let met = Commit {
        affair: Some(affair("hall/a")),
        duties: Some(vec![DutyRow { owed: false, ..duty("hall/a", "a", "receiver", NOW + 1) }, late]),
        ..commit("hall/a", 1, "met")
    };
    store.commit(met).await.unwrap();
    assert_eq!(held(store, &[post("receiver")], None).await, [name("hall/b", "a"), name("hall/a", "b")]);
    assert_eq!(worklist(store, "receiver").await, ["c"]);
}

pub async fn a_stream_without_a_row_is_told_by_its_name(bed: &Bed) {
    let store = &bed.store;
    put(store, affair("hall/a"), Vec::new()).await;
    store.commit(registration("c")).await.unwrap();
    for stream in ["hall/a", "c"] {
        let duties = Some(vec![duty(stream, "a", "receiver", NOW)]);
        store.commit(Commit { duties, ..commit(stream, 1, &format!("more-{stream}")) }).await.unwrap();
    }
    assert_eq!(held(store, &[post("receiver")], None).await, [("hall/a".to_owned(), "a".to_owned())]);
    assert_eq!(worklist(store, "receiver").await, ["c"]);

    // A duty that does not change moves to the lists of the row that comes later.
    let duties = vec![duty("t", "a", "receiver", NOW + 1)];
    store.commit(Commit { duties: Some(duties.clone()), ..commit("t", 0, "t") }).await.unwrap();
    store
        .commit(Commit { affair: Some(affair("t")), duties: Some(duties), ..commit("t", 1, "affair-t") })
        .await
        .unwrap();
    assert_eq!(held(store, &[post("receiver")], None).await.len(), 2);
}

pub async fn digests_come_in_order_across_centres(bed: &Bed) {
    let store = &bed.store;
    let mut expected = Vec::new();
    for at in 0..20_i64 {
        let stream = format!("s{at:02}");
        let row = digest(&stream, ["a", "b", "c"][at as usize % 3], NOW + (at * 7) % 5);
        store.commit(Commit { digest: Some(row.clone()), ..commit(&stream, 0, &stream) }).await.unwrap();
        expected.push(row);
    }
    expected.retain(|row| row.centre != "c" && (NOW + 1..NOW + 4).contains(&row.at));
    expected.sort_by(|one, other| (one.at, &one.stream).cmp(&(other.at, &other.stream)));
    for limit in [1, 3, 100] {
        let mut found: Vec<DigestRow> = Vec::new();
        loop {
            let after = found.last().map(|row| (row.at, row.stream.clone()));
            let after = after.as_ref().map(|(at, stream)| (*at, stream.as_str()));
            let page = store.digests(&["b", "a", "a"], NOW + 1, NOW + 4, after, limit).await.unwrap();
            if page.is_empty() {
                break;
            }
            assert!(page.len() <= limit as usize);
            found.extend(page);
        }
        assert_eq!(found, expected, "pages of {limit}");
    }
    assert_eq!(store.digests(&[], 0, i64::MAX, None, 10).await.unwrap(), []);
    let moved = DigestRow { at: NOW + 50, ended_at: Some(NOW + 60), ..digest("s00", "c", NOW) };
    store.commit(Commit { digest: Some(moved.clone()), ..commit("s00", 1, "moved") }).await.unwrap();
    assert_eq!(store.digests(&["a", "b", "c"], NOW + 50, NOW + 51, None, 10).await.unwrap(), [moved]);
}

pub async fn journals_of_several_streams_come_in_one_go(bed: &Bed) {
    let store = &bed.store;
    let mut streams = Vec::new();
    for at in (0..70).rev() {
        let stream = format!("s{at:02}");
        store.commit(commit(&stream, 0, &format!("{stream}-1"))).await.unwrap();
        if at % 10 == 0 {
            store.commit(commit(&stream, 1, &format!("{stream}-2"))).await.unwrap();
        }
        streams.push(stream);
    }
    store.commit(commit("x", 0, "x")).await.unwrap();
    let asked: Vec<&str> = streams.iter().map(String::as_str).chain(["s69", "unknown", "s00"]).collect();
    let rows = store.rows_of(&asked).await.unwrap();
    assert_eq!(rows.len(), 77, "each row once, however often its stream is asked for");
    assert!(rows.is_sorted_by_key(|row| (row.stream.clone(), row.sequence)));
    assert_eq!(store.rows_of(&["s20"]).await.unwrap(), store.journal("s20").await.unwrap());
    assert_eq!(store.rows_of(&[]).await.unwrap(), []);
}

pub async fn affairs_and_digests_are_made_anew(bed: &Bed) {
    let store = &bed.store;
    let mut projections = Vec::new();
    for at in 0..4 {
        let stream = format!("hall/{at}");
        let (row, counted) = (affair(&stream), digest(&stream, "centre", NOW + at));
        let duties = vec![duty(&stream, "a", "receiver", NOW + at)];
        let begin = Commit {
            affair: Some(row.clone()),
            digest: Some(counted.clone()),
            duties: Some(duties.clone()),
            ..commit(&stream, 0, &stream)
        };
        store.commit(begin).await.unwrap();
        projections.push(Projection { stream, head: 1, case: None, affair: Some(row), digest: Some(counted), duties });
    }
    assert_eq!(store.compare(&projections).await.unwrap(), []);

    bed.tamper("DELETE FROM affair WHERE stream = 'hall/0'; UPDATE digest SET body = '' WHERE stream = 'hall/1'").await;
    bed.tamper("UPDATE affair SET stage = 'x' WHERE stream = 'hall/2'; UPDATE duty SET front = 1").await;
    bed.tamper("UPDATE affair SET stream = 'ghost' WHERE stream = 'hall/3'").await;
    bed.tamper("UPDATE digest SET stream = 'ghost' WHERE stream = 'hall/3'").await;
    let differences = store.compare(&projections).await.unwrap();
    let found: Vec<(&str, &str)> =
        differences.iter().map(|one| (one.stream.as_str(), one.what.split(' ').next().unwrap())).collect();
    let expected =
        [("hall/0", "affair"), ("hall/1", "digest"), ("hall/2", "affair"), ("hall/3", "affair"), ("hall/3", "digest")];
    assert_eq!(found, expected);

    assert_eq!(store.replace_projection(projections.clone()).await.unwrap(), Vec::<String>::new());
    assert_eq!(store.drop_orphaned_projections().await.unwrap(), 2);
    assert_eq!(store.compare(&projections).await.unwrap(), []);
    assert_eq!(held(store, &[post("receiver")], None).await.len(), 4, "also where the lists had lost them");

    let nothing = Projection { stream: "hall/0".into(), head: 1, ..Projection::default() };
    store.replace_projection(vec![nothing]).await.unwrap();
    assert_eq!(store.affair_row("hall/0").await.unwrap(), None);
    assert_eq!(store.digests_of(&["hall/0"]).await.unwrap(), []);
    let stream = "hall/1".to_owned();
    let both = Projection {
        stream,
        head: 1,
        case: Some(case("hall/1")),
        affair: Some(affair("hall/1")),
        ..Projection::default()
    };
    assert!(store.replace_projection(vec![both]).await.is_err());
}

pub async fn many_at_once_each_leave_their_digest(bed: &Bed) {
    let registrations = (0..90_i64).map(|at| {
        let store = bed.store.clone();
        tokio::spawn(async move {
            let stream = format!("s{at:02}");
            let row = digest(&stream, "centre", NOW + at);
            store.commit(Commit { digest: Some(row), ..registration(&stream) }).await.unwrap();
        })
    });
    for one in registrations.collect::<Vec<_>>() {
        one.await.unwrap();
    }
    let digests = bed.store.digests(&["centre"], NOW, NOW + 90, None, 100).await.unwrap();
    assert_eq!(digests.len(), 90);
    assert!(digests.iter().zip(NOW..).all(|(row, at)| row.at == at));
}
