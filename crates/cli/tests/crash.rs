//! kill -9 in the middle of the work: what was acknowledged is there, and the chains are whole.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod program;

use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use program::{Server, post, run, said};
use serde_json::{Value, json};
use store::{SqliteOptions, Store};

const CLIENTS: usize = 8;

/// How many receipts are handed out before the plug is pulled.
const ENOUGH: usize = 150;

static RECEIPTS: AtomicUsize = AtomicUsize::new(0);

/// What came of a registration, by the key of the request; nothing where no answer came.
type Answers = BTreeMap<String, Option<(String, String)>>;

fn words(key: &str) -> String {
    let fields = json!({
        "类型": "投诉",
        "诉求内容": format!("窗口拒收材料且未说明理由（{key}）"),
        "诉求人": "王桂兰",
        "联系电话": "13800000001",
    });
    json!({ "centre": "henan", "fields": fields }).to_string()
}

fn receipt(body: &str) -> (String, String) {
    let body: Value = serde_json::from_str(body).unwrap();
    let word = |name: &str| body[name].as_str().unwrap().to_owned();
    (word("number"), word("code"))
}

/// Registers until the connection breaks.
fn register_until_the_end(address: SocketAddr, client: usize) -> Answers {
    let mut answers = Answers::new();
    let Ok(mut stream) = TcpStream::connect(address) else { return answers };
    for number in 0.. {
        let key = format!("{client}-{number}");
        match post(&mut stream, "/api/v1/public/cases", &key, &words(&key)) {
            Ok((status, body)) => {
                assert_eq!(status, 201, "{body}");
                answers.insert(key, Some(receipt(&body)));
                RECEIPTS.fetch_add(1, Ordering::SeqCst);
            }
            Err(_) => {
                answers.insert(key, None);
                break;
            }
        }
    }
    answers
}

/// Registers with all clients, and kills the program in the middle.
fn interrupted(server: &mut Server) -> Answers {
    let address = server.address;
    let clients: Vec<_> =
        (0..CLIENTS).map(|client| thread::spawn(move || register_until_the_end(address, client))).collect();
    while RECEIPTS.load(Ordering::SeqCst) < ENOUGH && !clients.iter().any(thread::JoinHandle::is_finished) {
        thread::sleep(Duration::from_millis(5));
    }
    server.kill();
    clients.into_iter().flat_map(|client| client.join().unwrap()).collect()
}

/// Sends every request once more, as whoever got no answer would.
fn repeated(server: &Server, answers: &Answers) -> BTreeMap<String, (String, String)> {
    let mut stream = TcpStream::connect(server.address).unwrap();
    let repeat = |key: &String| {
        let (status, body) = post(&mut stream, "/api/v1/public/cases", key, &words(key)).unwrap();
        assert_eq!(status, 201, "{body}");
        (key.clone(), receipt(&body))
    };
    answers.keys().map(repeat).collect()
}

#[tokio::test]
async fn a_kill_in_the_middle_loses_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let (data, names) = (folder.path().join("data"), folder.path().join("directory.json"));
    std::fs::write(&names, serde_json::to_string(&directory::demonstration::henan()).unwrap()).unwrap();

    let answers = interrupted(&mut Server::start(&data, Some(&names)));
    let acknowledged: Vec<_> = answers.values().flatten().cloned().collect();
    assert!(acknowledged.len() >= ENOUGH, "only {} receipts", acknowledged.len());

    let server = Server::start(&data, None);
    let again = repeated(&server, &answers);
    for (key, answer) in &answers {
        if let Some(receipt) = answer {
            assert_eq!(&again[key], receipt, "a request that is repeated is answered as before");
        }
    }
    assert!(server.stop(), "SIGTERM ends the program well");

    let store = Store::sqlite(SqliteOptions::new(&data)).await.unwrap();
    for (number, code) in &acknowledged {
        assert!(store.by_receipt(number, code).await.unwrap().is_some(), "{number} is lost");
    }
    let registered = store
        .all_rows(0, 1_000_000)
        .await
        .unwrap()
        .iter()
        .filter(|row| row.sequence == 1 && !row.stream.starts_with("hall/"))
        .count();
    assert_eq!(registered, answers.len(), "each request is registered once");
    store.close().await;

    let at = data.to_str().unwrap();
    for words in [&["verify", "--data", at][..], &["rebuild", "--check", "--data", at]] {
        let output = run(words);
        assert!(output.status.success(), "{words:?}: {}", said(&output));
    }
}
