//! Looks: kept, found again, counted, and proved.

use store::{LookCount, LookQuery, LookRow, Store};

use crate::bed::{Bed, NOW};

fn look(staff: &str, stream: &str, at: i64) -> LookRow {
    LookRow {
        at,
        centre: "henan".into(),
        staff: staff.into(),
        role: "受理员".into(),
        organisation: "henan".into(),
        stream: stream.into(),
        number: format!("410503-20260302-{stream}"),
        kind: "看件".into(),
        fields: "诉求内容".into(),
        through: "诉求件页".into(),
        ..LookRow::default()
    }
}

async fn found(store: &Store, query: LookQuery) -> Vec<(u64, String)> {
    let query = LookQuery { centre: "henan".into(), limit: 10, ..query };
    store.looks(&query).await.unwrap().into_iter().map(|row| (row.position, row.stream)).collect()
}

fn place(position: u64, stream: &str) -> (u64, String) {
    (position, stream.to_owned())
}

pub async fn looks_are_filtered_and_counted(bed: &Bed) {
    let store = &bed.store;
    store.note_looks(Vec::new()).await.unwrap();
    store.note_looks(vec![look("li", "1", NOW), look("li", "2", NOW + 1)]).await.unwrap();
    store.note_looks(vec![look("li", "1", NOW + 2)]).await.unwrap();
    let reveal = LookRow { kind: "显示联系方式".into(), reason: "回拨".into(), ..look("wang", "2", NOW + 3) };
    store.note_looks(vec![reveal.clone()]).await.unwrap();
    store.note_looks(vec![LookRow { centre: "tanghe".into(), ..look("li", "9", NOW + 4) }]).await.unwrap();

    let all = found(store, LookQuery::default()).await;
    assert_eq!(all, [place(4, "2"), place(3, "1"), place(2, "2"), place(1, "1")]);
    let of_li = LookQuery { staff: vec!["li".into()], until: Some(NOW + 2), ..LookQuery::default() };
    assert_eq!(found(store, of_li).await, [place(2, "2"), place(1, "1")]);
    let of_case = LookQuery { number: Some("410503-20260302-2".into()), ..LookQuery::default() };
    assert_eq!(found(store, of_case).await, [place(4, "2"), place(2, "2")]);
    let further = LookQuery { from: Some(NOW + 1), before: Some((NOW + 2, 3)), ..LookQuery::default() };
    assert_eq!(found(store, further).await, [place(2, "2")]);
    let shown = LookQuery { centre: "henan".into(), kind: Some(reveal.kind.clone()), limit: 1, ..LookQuery::default() };
    assert_eq!(store.looks(&shown).await.unwrap(), [LookRow { position: 4, ..reveal }]);

    let count = |staff: &str, streams| LookCount { staff: staff.into(), role: "受理员".into(), streams };
    let counts = store.look_counts("henan", NOW, NOW + 10).await.unwrap();
    assert_eq!(counts, [count("li", 2), count("wang", 1)]);
    assert_eq!(store.verify_looks().await.unwrap(), (5, Vec::new()));
}

pub async fn a_look_changed_or_cut_off_is_found(bed: &Bed) {
    let store = &bed.store;
    for n in 0..4 {
        store.note_looks(vec![look("li", &n.to_string(), NOW + n)]).await.unwrap();
    }
    bed.tamper("UPDATE look SET staff = 'wang' WHERE position = 2;").await;
    let (count, findings) = store.verify_looks().await.unwrap();
    assert_eq!((count, findings.iter().map(|one| one.sequence).collect::<Vec<_>>()), (4, vec![2]));
    bed.tamper("UPDATE look SET staff = 'li' WHERE position = 2; DELETE FROM look WHERE position = 4;").await;
    let (count, findings) = store.verify_looks().await.unwrap();
    assert_eq!((count, findings.iter().map(|one| one.sequence).collect::<Vec<_>>()), (3, vec![4]));
}

pub async fn machines_share_one_chain_of_looks(bed: &Bed) {
    let other = bed.another().await;
    let tries = (0..20).map(|n| {
        let store = if n % 2 == 0 { bed.store.clone() } else { other.clone() };
        tokio::spawn(async move { store.note_looks(vec![look("li", &n.to_string(), NOW)]).await })
    });
    for one in tries.collect::<Vec<_>>() {
        one.await.unwrap().unwrap();
    }
    assert_eq!(bed.store.verify_looks().await.unwrap(), (20, Vec::new()));
    other.close().await;
}
