//! Finding cases and listing them.

use std::collections::BTreeSet;

use store::{CaseRow, Commit, DutyRow, Post, PublishedQuery, Scope, Store, WorklistQuery, place_of};

use crate::bed::{Bed, NOW, case, commit, duty, number, registration};

async fn put(store: &Store, case: CaseRow, duties: Vec<DutyRow>) {
    let stream = case.stream.clone();
    store.commit(Commit { case: Some(case), duties: Some(duties), ..registration(&stream) }).await.unwrap();
}

async fn streams(store: &Store, query: &WorklistQuery) -> Vec<String> {
    store.worklist(query).await.unwrap().rows.into_iter().map(|row| row.case.stream).collect()
}

/// All pages of a list.
async fn all(store: &Store, query: &WorklistQuery) -> Vec<String> {
    let (mut query, mut found) = (query.clone(), Vec::new());
    loop {
        let page = store.worklist(&query).await.unwrap();
        assert!(page.rows.len() <= query.limit as usize);
        found.extend(page.rows.into_iter().map(|row| row.case.stream));
        query.after = page.next;
        if query.after.is_none() {
            return found;
        }
    }
}

fn held(roles: &[&str], staff: Option<&str>) -> Scope {
    let posts = roles.iter().map(|role| Post { organisation: "centre".into(), role: Some((*role).into()) });
    Scope::Held { posts: posts.collect(), staff: staff.map(str::to_owned) }
}

pub async fn a_case_is_found_by_number_and_receipt(bed: &Bed) {
    let store = &bed.store;
    let first = number(store.commit(registration("a")).await).unwrap();
    let second = number(store.commit(registration("b")).await).unwrap();
    let code = store.receipt_code(&first);
    assert_eq!(code.len(), 8);
    assert_ne!(code, store.receipt_code(&second));
    let found = store.by_receipt(&first, &code).await.unwrap().unwrap();
    assert_eq!(found.stream, "a");
    let typed = format!(" {}-{} ", &code[..4].to_lowercase(), &code[4..]);
    assert!(store.by_receipt(&format!(" {first} "), &typed).await.unwrap().is_some());
    for (number, code) in [(&first, ""), (&second, code.as_str()), (&first, &code[..7]), (&first, "AAAAAAAA")] {
        assert_eq!(store.by_receipt(number, code).await.unwrap(), None);
    }
    assert_eq!(store.by_number("410503-20220928-09999").await.unwrap(), None);
    assert_eq!(bed.another().await.receipt_code(&first), code, "every machine knows the code");
    assert_eq!(store.case_rows(&["b", "a", "a", "x"]).await.unwrap().len(), 2);
}

pub async fn a_worklist_shows_what_its_asker_holds(bed: &Bed) {
    let store = &bed.store;
    let own = |stream: &str, staff: &str, at| DutyRow {
        holder_staff: Some(staff.into()),
        ..duty(stream, "own", "clerk", at)
    };
    put(store, case("a"), vec![duty("a", "受理", "receiver", NOW + 3), duty("a", "later", "receiver", NOW + 9)]).await;
    put(store, case("b"), vec![duty("b", "质检", "inspector", NOW + 1)]).await;
    put(store, case("c"), vec![own("c", "li", NOW + 2)]).await;
    put(store, case("d"), vec![own("d", "wang", NOW)]).await;
    put(store, case("e"), vec![DutyRow { owed: false, state: "met".into(), ..duty("e", "受理", "receiver", NOW) }])
        .await;

    assert_eq!(streams(store, &WorklistQuery::new(held(&["receiver"], None))).await, ["a"]);
    assert_eq!(streams(store, &WorklistQuery::new(held(&["receiver", "inspector"], None))).await, ["b", "a"]);
    assert_eq!(streams(store, &WorklistQuery::new(held(&["receiver", "clerk"], Some("li")))).await, ["c", "a"]);
    assert_eq!(streams(store, &WorklistQuery::new(held(&["clerk"], None))).await, Vec::<String>::new());
    let everybody = Scope::Held { posts: vec![Post { organisation: "centre".into(), role: None }], staff: None };
    assert_eq!(streams(store, &WorklistQuery::new(everybody)).await, ["b", "a"]);
    assert_eq!(streams(store, &WorklistQuery::new(held(&[], None))).await, Vec::<String>::new());

    let page = store.worklist(&WorklistQuery::new(held(&["receiver"], None))).await.unwrap();
    assert_eq!(page.rows[0].duty.as_ref().unwrap().key, "受理", "the soonest of the two");
    let rest = Commit { duties: Some(vec![duty("a", "later", "receiver", NOW + 9)]), ..commit("a", 1, "met") };
    store.commit(rest).await.unwrap();
    let page = store.worklist(&WorklistQuery::new(held(&["receiver"], None))).await.unwrap();
    assert_eq!(page.rows[0].duty.as_ref().unwrap().key, "later", "which itself did not change");
    let ended = WorklistQuery { ended: true, ..WorklistQuery::new(held(&["receiver"], None)) };
    assert_eq!(streams(store, &ended).await, Vec::<String>::new());
    let elsewhere = WorklistQuery { stages: vec!["closed".into()], ..WorklistQuery::new(held(&["receiver"], None)) };
    assert_eq!(streams(store, &elsewhere).await, Vec::<String>::new());
}

pub async fn pages_hold_every_case_once(bed: &Bed) {
    let store = &bed.store;
    for at in 0..45_i64 {
        let stream = format!("s{at:02}");
        // Many stand at the same moment; some are held through both posts at different moments.
        let mut duties = vec![duty(&stream, "a", "receiver", NOW + at / 10)];
        if at % 3 == 0 {
            duties.push(duty(&stream, "b", "inspector", NOW + 3));
            duties.push(duty(&stream, "c", "receiver", NOW + 4));
        }
        put(store, CaseRow { order_at: NOW + at / 10, ..case(&stream) }, duties).await;
    }
    for limit in [1, 4, 7, 45, 100] {
        for scope in [held(&["receiver", "inspector"], Some("li")), Scope::Centre(vec!["centre".into(), "x".into()])] {
            let found = all(store, &WorklistQuery { limit, ..WorklistQuery::new(scope) }).await;
            assert_eq!(found.len(), 45, "pages of {limit}");
            assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), 45);
        }
    }
    let nowhere = WorklistQuery { after: Some("elsewhere".into()), ..WorklistQuery::new(held(&["receiver"], None)) };
    assert!(store.worklist(&nowhere).await.is_err());
}

pub async fn published_answers_are_listed_from_the_latest_on(bed: &Bed) {
    let store = &bed.store;
    for at in 0..7_i64 {
        let stream = format!("s{at:02}");
        let row = CaseRow {
            kind: if at == 3 { "consultation" } else { "complaint" }.into(),
            // Two are made public in the same moment; one never is.
            published_at: (at != 5).then_some(NOW + at / 2),
            published_as: (at != 5).then(|| format!("p{at}")),
            ..case(&stream)
        };
        put(store, row, Vec::new()).await;
    }
    let mut query = PublishedQuery { centre: "centre".into(), kind: None, after: None, limit: 2 };
    let mut found = Vec::new();
    loop {
        let page = store.published(&query).await.unwrap();
        assert_eq!(page.next, page.rows.last().and_then(place_of).filter(|_| page.next.is_some()));
        found.extend(page.rows.into_iter().map(|row| row.stream));
        query.after = page.next;
        if query.after.is_none() {
            break;
        }
    }
    assert_eq!(found, ["s06", "s04", "s02", "s03", "s00", "s01"]);
    let of_kind = PublishedQuery { kind: Some("consultation".into()), after: None, limit: 10, ..query };
    assert_eq!(store.published(&of_kind).await.unwrap().rows.len(), 1);
    assert_eq!(store.published_as("p3").await.unwrap().map(|row| row.stream), Some("s03".to_owned()));

    store.commit(Commit { case: Some(case("s03")), ..commit("s03", 1, "off") }).await.unwrap();
    assert_eq!(store.published_as("p3").await.unwrap(), None, "taken off");
    assert!(store.published(&of_kind).await.unwrap().rows.is_empty());
}

pub async fn lists_of_a_centre_are_filtered_and_ordered(bed: &Bed) {
    let store = &bed.store;
    for at in 0..12_i64 {
        let stream = format!("s{at:02}");
        let row = CaseRow {
            stage: if at % 2 == 0 { "handled" } else { "registered" }.into(),
            kind: if at % 3 == 0 { "consultation" } else { "complaint" }.into(),
            lead: (at > 5).then(|| "bureau".into()),
            first_asked: (at == 4).then(|| "li".into()),
            ended_at: (at >= 9).then_some(NOW + at),
            overdue: at == 1,
            order_at: NOW - at,
            ..case(&stream)
        };
        put(store, row, vec![duty(&stream, "a", "receiver", NOW)]).await;
    }
    let centre = WorklistQuery::new(Scope::Centre(vec!["centre".into()]));
    assert_eq!(streams(store, &centre).await, ["s08", "s07", "s06", "s05", "s04", "s03", "s02", "s01", "s00"]);
    let ended = WorklistQuery { ended: true, ..centre.clone() };
    assert_eq!(streams(store, &ended).await, ["s11", "s10", "s09"], "the latest first");
    let staged = WorklistQuery { stages: vec!["handled".into()], ..centre.clone() };
    assert_eq!(streams(store, &staged).await, ["s08", "s06", "s04", "s02", "s00"]);
    let staged = WorklistQuery { stages: vec!["handled".into()], ..ended.clone() };
    assert_eq!(streams(store, &staged).await, ["s10"]);
    let several = WorklistQuery { stages: vec!["handled".into(), "registered".into()], limit: 3, ..centre.clone() };
    assert_eq!(all(store, &several).await.len(), 9);
    let kind = WorklistQuery { kind: Some("consultation".into()), ..centre.clone() };
    assert_eq!(streams(store, &kind).await, ["s06", "s03", "s00"]);
    assert_eq!(streams(store, &WorklistQuery { overdue: true, ..centre.clone() }).await, ["s01"]);
    let number = WorklistQuery { number: Some("410503-20220928-0000".into()), ..centre.clone() };
    assert_eq!(streams(store, &number).await.len(), 9);
    let number = WorklistQuery { number: Some("410503-20220928-00003".into()), ..centre.clone() };
    assert_eq!(streams(store, &number).await, ["s02"]);
    let lead = WorklistQuery::new(Scope::Lead(vec!["bureau".into()]));
    assert_eq!(streams(store, &lead).await, ["s08", "s07", "s06"]);
    assert_eq!(streams(store, &WorklistQuery { ended: true, ..lead }).await, ["s11", "s10", "s09"]);
    assert_eq!(streams(store, &WorklistQuery::new(Scope::FirstAsked("li".into()))).await, ["s04"]);
    let page = store.worklist(&centre).await.unwrap();
    assert!(page.rows.iter().all(|row| row.duty.is_some()), "in a centre's list stands whatever duty is soonest");
}

pub async fn open_cases_are_counted_by_stage(bed: &Bed) {
    let store = &bed.store;
    for at in 0..10_i64 {
        let row = CaseRow {
            stage: if at % 2 == 0 { "handled" } else { "registered" }.into(),
            centre: if at < 6 { "centre" } else { "other" }.into(),
            overdue: at == 3,
            ended_at: (at == 0).then_some(NOW),
            ..case(&format!("s{at}"))
        };
        put(store, row, Vec::new()).await;
    }
    let counts = |found: Vec<store::StageCount>| {
        found.into_iter().map(|one| (one.stage, one.cases, one.overdue)).collect::<Vec<_>>()
    };
    let one = counts(store.counts(&["centre"]).await.unwrap());
    assert_eq!(one, [("handled".into(), 2, 0), ("registered".into(), 3, 1)]);
    let both = counts(store.counts(&["centre", "other", "none"]).await.unwrap());
    assert_eq!(both, [("handled".into(), 4, 0), ("registered".into(), 5, 1)]);
}
