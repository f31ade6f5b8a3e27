//! What else a running office keeps.

use store::{Account, Attachment, Commit, NoticePlace, NoticeRow, Session, StoreError};

use crate::bed::{Bed, NOW, commit};

pub async fn accounts_and_sessions(bed: &Bed) {
    let store = &bed.store;
    let account = Account {
        login: "li".into(),
        staff_id: "staff-1".into(),
        password: "$argon2id$…".into(),
        disabled: false,
        failed: 0,
        locked_until: None,
    };
    let other = Account { login: "wang".into(), staff_id: "staff-2".into(), ..account.clone() };
    store.put_accounts(&[account.clone(), other.clone()]).await.unwrap();
    assert_eq!(store.account("li").await.unwrap(), Some(account.clone()));
    assert_eq!(store.account("nobody").await.unwrap(), None);
    assert_eq!(store.accounts().await.unwrap().len(), 2);

    assert_eq!(store.sign_in_failed("li", 3, NOW + 60_000).await.unwrap(), 1);
    assert_eq!(store.sign_in_failed("li", 3, NOW + 60_000).await.unwrap(), 2);
    assert_eq!(store.account("li").await.unwrap().unwrap().locked_until, None);
    assert_eq!(store.sign_in_failed("li", 3, NOW + 60_000).await.unwrap(), 3);
    assert_eq!(store.account("li").await.unwrap().unwrap().locked_until, Some(NOW + 60_000));
    assert_eq!(store.sign_in_failed("nobody", 3, NOW).await.unwrap(), 0);

    let session = |token: &str, staff: &str, expires| Session {
        token: token.into(),
        staff_id: staff.into(),
        csrf: "secret".into(),
        created: NOW,
        last_seen: NOW,
        expires,
    };
    store.sign_in("li", &session("t1", "staff-1", NOW + 10)).await.unwrap();
    store.sign_in("li", &session("t2", "staff-1", NOW + 20)).await.unwrap();
    store.sign_in("wang", &session("t3", "staff-2", NOW + 10)).await.unwrap();
    assert_eq!(store.account("li").await.unwrap(), Some(account.clone()), "failures are forgotten");
    assert_eq!(store.session("t1", NOW).await.unwrap(), Some(session("t1", "staff-1", NOW + 10)));
    assert_eq!(store.session("t1", NOW + 10).await.unwrap(), None, "it has ended");
    store.touch_session("t1", NOW + 5, NOW + 30).await.unwrap();
    assert_eq!(store.session("t1", NOW + 10).await.unwrap().unwrap().last_seen, NOW + 5);
    assert_eq!(store.remove_ended_sessions(NOW + 15).await.unwrap(), 1);
    store.end_session("t2").await.unwrap();
    store.end_sessions_of("staff-1").await.unwrap();
    for token in ["t1", "t2", "t3"] {
        assert_eq!(store.session(token, NOW).await.unwrap(), None);
    }
    store.put_accounts(&[Account { disabled: true, ..account }]).await.unwrap();
    assert!(store.account("li").await.unwrap().unwrap().disabled);
    assert!(!format!("{:?}", store.account("li").await.unwrap()).contains("argon2"), "hashes are not logged");
}

pub async fn documents_have_versions(bed: &Bed) {
    let store = &bed.store;
    assert_eq!(store.put_document("calendar/2025", 0, "{}", NOW).await.unwrap(), 1);
    assert_eq!(store.put_document("calendar/2025", 1, r#"{"a":1}"#, NOW + 1).await.unwrap(), 2);
    for read in [0, 1, 3] {
        let late = store.put_document("calendar/2025", read, "x", NOW).await;
        assert!(matches!(late, Err(StoreError::Conflict { found: 2 })));
    }
    assert!(matches!(store.put_document("new", 4, "x", NOW).await, Err(StoreError::Conflict { found: 0 })));
    store.put_document("calendar/2026", 0, "{}", NOW).await.unwrap();
    store.put_document("calendars", 0, "{}", NOW).await.unwrap();
    let found = store.document("calendar/2025").await.unwrap().unwrap();
    assert_eq!((found.version, found.at, found.body.as_str()), (2, NOW + 1, r#"{"a":1}"#));
    assert_eq!(store.documents("calendar/").await.unwrap().len(), 2);
    assert_eq!(store.document("none").await.unwrap(), None);
}

pub async fn notices_reach_their_recipients(bed: &Bed) {
    let store = &bed.store;
    let notices = (0..9).map(|at| NoticeRow {
        id: format!("n{at}"),
        stream: "s".into(),
        at: NOW + at / 2,
        recipient: ["a", "b", "c"][at as usize % 3].into(),
        kind: "reminder".into(),
        body: "即将到期".into(),
    });
    store.commit(Commit { notices: notices.collect(), ..commit("s", 0, "c") }).await.unwrap();
    let ids = |found: Vec<store::Notice>| found.into_iter().map(|one| one.row.id).collect::<Vec<_>>();
    assert_eq!(ids(store.notices(&["a", "b"], None, 4).await.unwrap()), ["n7", "n6", "n4", "n3"]);
    let place = NoticePlace { at: NOW + 1, id: "n3".into() };
    assert_eq!(ids(store.notices(&["a", "b"], Some(&place), 4).await.unwrap()), ["n1", "n0"]);
    assert_eq!(ids(store.notices_about("s").await.unwrap()).len(), 9);
    assert_eq!(store.unread(&["a", "c"]).await.unwrap(), 6);
    assert!(store.mark_read("n0", "a", NOW).await.unwrap());
    assert!(!store.mark_read("n0", "a", NOW).await.unwrap());
    assert!(!store.mark_read("n3", "b", NOW).await.unwrap(), "another's notice");
    assert_eq!(store.unread(&["a", "c"]).await.unwrap(), 5);
}

pub async fn files_are_kept_once_and_proved(bed: &Bed) {
    let store = &bed.store;
    let bytes = b"%PDF-1.7 ...".repeat(10_000);
    let file = store.keep_file(bytes.clone()).await.unwrap();
    assert_eq!((file.size, store.keep_file(bytes.clone()).await.unwrap()), (120_000, file));
    assert_eq!(store.file(&file.digest).await.unwrap(), Some(bytes));
    assert_eq!(store.file(&proof::Digest::ZERO).await.unwrap(), None);
    store.keep_file(Vec::new()).await.unwrap();

    let attachment = |id: &str, stream: &str| Attachment {
        id: id.into(),
        stream: stream.into(),
        file,
        media_type: "application/pdf".into(),
        name_sealed: "v1".into(),
        at: NOW,
    };
    store.attach(&attachment("a1", "s")).await.unwrap();
    store.attach(&attachment("a2", "t")).await.unwrap();
    assert!(store.attach(&attachment("a1", "u")).await.is_err());
    assert_eq!(store.attachments("s").await.unwrap(), [attachment("a1", "s")]);
    assert!(store.detach("a1").await.unwrap());
    assert!(store.file(&file.digest).await.unwrap().is_some(), "another attachment has the same bytes");

    let name = file.digest.to_string();
    let path = bed.dir.path().join("files").join(&name[..2]).join(&name);
    std::fs::write(&path, "changed").unwrap();
    assert!(matches!(store.file(&file.digest).await, Err(StoreError::Corrupt(_))));
    assert!(store.detach("a2").await.unwrap());
    assert!(!store.detach("a2").await.unwrap());
    assert!(!path.exists());
}
