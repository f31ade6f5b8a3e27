//! Making projections anew.

use store::{Commit, Projection, Store};

use crate::bed::{Bed, NOW, case, commit, duty, registration};

async fn fill(store: &Store) -> Vec<Projection> {
    let mut projections = Vec::new();
    for at in 0..5 {
        let stream = format!("s{at}");
        let duties = vec![duty(&stream, "a", "r", NOW + at), duty(&stream, "b", "r", NOW - at)];
        store.commit(Commit { duties: Some(duties.clone()), ..registration(&stream) }).await.unwrap();
        let case = store.case_row(&stream).await.unwrap();
        projections.push(Projection { stream, head: 1, case, duties, ..Projection::default() });
    }
    projections
}

pub async fn projections_are_made_anew(bed: &Bed) {
    let store = &bed.store;
    let projections = fill(store).await;
    assert_eq!(store.compare(&projections).await.unwrap(), []);

    bed.tamper("DELETE FROM case_row WHERE stream = 's1'; UPDATE duty SET due = 5 WHERE stream = 's2' AND key = 'a'")
        .await;
    bed.tamper("DELETE FROM duty WHERE stream = 's3'; UPDATE case_row SET stream = 'ghost' WHERE stream = 's4'").await;
    let differences = store.compare(&projections).await.unwrap();
    let streams: Vec<&str> = differences.iter().map(|one| one.stream.as_str()).collect();
    assert_eq!(streams, ["s1", "s2", "s3", "s3", "s4"]);

    bed.tamper("UPDATE case_row SET number = NULL WHERE stream = 'ghost'").await;
    assert_eq!(store.replace_projection(projections.clone()).await.unwrap(), Vec::<String>::new());
    assert_eq!(store.drop_orphaned_projections().await.unwrap(), 1);
    assert_eq!(store.compare(&projections).await.unwrap(), []);
    assert_eq!(store.case_row("ghost").await.unwrap(), None);
}

pub async fn a_projection_that_moved_on_is_kept(bed: &Bed) {
    let store = &bed.store;
    let projections = fill(store).await;
    let mut newer = case("s2");
    newer.stage = "handled".into();
    store.commit(Commit { case: Some(newer), duties: Some(Vec::new()), ..commit("s2", 1, "more") }).await.unwrap();
    assert_eq!(store.replace_projection(projections).await.unwrap(), ["s2"]);
    assert_eq!(store.case_row("s2").await.unwrap().unwrap().stage, "handled");
    assert_eq!(store.duties_of(&["s2"]).await.unwrap(), []);

    let no_case = Projection { stream: "s0".into(), head: 1, ..Projection::default() };
    store.replace_projection(vec![no_case]).await.unwrap();
    assert_eq!(store.case_row("s0").await.unwrap(), None);
}
