//! How many registrations a second are durable, how long a page of a list takes, and how large the process is.
//!
//! ```text
//! cargo run --release -p store --example throughput -- [postgres://…] [CLIENTS] [CASES]
//! ```
//! Without an address it measures SQLite in a temporary directory beside the current one.

#![allow(clippy::disallowed_methods, reason = "it measures time")]
#![allow(clippy::unwrap_used, reason = "it is run by hand")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use store::{
    CaseRow, Commit, DigestRow, DutyRow, NewFact, NumberRequest, OutboxRow, Post, PostgresOptions, Scope,
    SqliteOptions, Store, WorklistQuery,
};

fn registration(store: &Store, at: usize) -> Commit {
    let stream = format!("0192b7c0-{:04x}-7000-8000-{at:012x}", at >> 8);
    let moment = 1_664_330_400_000 + at as i64;
    let sealed = store.seal(&format!("v-{stream}"), "窗口拒收材料且未说明理由".repeat(8).as_bytes()).unwrap();
    let body =
        format!(r#"{{"by":"staff-1","fact":{{"registered":{{"channel":"web","said":"{}"}}}}}}"#, sealed.digest());
    let duty = DutyRow {
        stream: stream.clone(),
        key: "accept".into(),
        names: "受理".into(),
        holder_org: format!("org-{}", at % 20),
        holder_role: "受理员".into(),
        due: Some(moment + 86_400_000),
        wake_at: Some(moment + 80_000_000),
        state: "open".into(),
        owed: (at / 20).is_multiple_of(10),
        order_at: moment + 86_400_000,
        clauses: "第九条".into(),
        body: body.clone(),
        ..DutyRow::default()
    };
    Commit {
        expected: 0,
        command: format!("register-{stream}"),
        facts: vec![NewFact { at: moment, kind: "registered".into(), body: body.clone() }],
        number: Some(NumberRequest { organisation: format!("4105{:02}", at % 20), day: "20220928".into() }),
        case: Some(CaseRow {
            stream: stream.clone(),
            centre: format!("org-{}", at % 20),
            stage: "待受理".into(),
            kind: "投诉".into(),
            channel: "网上".into(),
            ended_at: (!(at / 20).is_multiple_of(10)).then_some(moment),
            order_at: duty.order_at,
            extra: "{}".into(),
            ..CaseRow::default()
        }),
        digest: Some(DigestRow {
            stream: stream.clone(),
            centre: format!("org-{}", at % 20),
            kind: "投诉".into(),
            at: moment,
            ended_at: None,
            body: body.clone(),
        }),
        duties: Some(vec![duty]),
        vault: vec![sealed],
        outbox: vec![OutboxRow { id: format!("o-{stream}"), kind: "tell".into(), body, not_before: moment }],
        stream,
        ..Commit::default()
    }
}

async fn register(store: &Store, clients: usize, cases: usize) -> Duration {
    let next = Arc::new(AtomicUsize::new(0));
    let began = Instant::now();
    let tasks = (0..clients).map(|_| {
        let (store, next) = (store.clone(), Arc::clone(&next));
        tokio::spawn(async move {
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                if at >= cases {
                    return;
                }
                store.commit(registration(&store, at)).await.unwrap();
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    began.elapsed()
}

async fn list(store: &Store, what: &str, query: WorklistQuery) {
    let mut times = Vec::new();
    for _ in 0..300 {
        let began = Instant::now();
        let page = store.worklist(&query).await.unwrap();
        assert!(!page.rows.is_empty());
        times.push(began.elapsed());
    }
    times.sort();
    println!("{what}: median {:?}, p99 {:?}", times[150], times[297]);
}

#[tokio::main]
async fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let url = arguments.first().filter(|one| one.starts_with("postgres")).cloned();
    if url.is_some() {
        arguments.remove(0);
    }
    let number = |at: usize, usual| arguments.get(at).map_or(usual, |text| text.parse().unwrap());
    let (clients, cases) = (number(0, 16), number(1, 20_000));
    let dir = tempfile::tempdir_in(".").unwrap();
    let store = match url {
        Some(url) => Store::postgres(PostgresOptions::new(url, dir.path())).await.unwrap(),
        None => Store::sqlite(SqliteOptions::new(dir.path())).await.unwrap(),
    };
    let took = register(&store, clients, cases).await;
    println!("{clients} clients, {cases} registrations: {:.0} durable a second", cases as f64 / took.as_secs_f64());

    let post = Post { organisation: "org-0".into(), role: Some("受理员".into()) };
    list(&store, "worklist of a post", WorklistQuery::new(Scope::Held { posts: vec![post], staff: None })).await;
    let centre = WorklistQuery::new(Scope::Centre(vec!["org-0".into()]));
    list(&store, "open cases of a centre", centre.clone()).await;
    list(&store, "ended cases of a centre", WorklistQuery { ended: true, ..centre }).await;
    let began = Instant::now();
    let found = store.verify(|_| Ok(store::Mentions::default()), &[]).await.unwrap();
    println!("verified {} rows in {:?}, {} findings", found.rows, began.elapsed(), found.findings.len());
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    println!("{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM unknown"));
    store.close().await;
}
