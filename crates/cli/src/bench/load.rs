//! Registering over the JSON interface with several clients, and what one registration comes to in bytes.

use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use store::Store;
use tokio::time::Instant;
use words::{CaseKind, Field};

use super::client::Client;

/// How long a run goes on.
const LENGTH: Duration = Duration::from_secs(6);

/// What one citizen says, as JSON; the words differ from one to the next.
pub fn registration(number: u64) -> String {
    let fields = serde_json::json!({
        Field::Kind.zh(): CaseKind::Complaint.zh(),
        Field::Content.zh(): format!("第{number}次到窗口办理社保卡补领，材料齐全仍被要求另开证明，没有说明依据，请核实并答复。"),
        Field::Name.zh(): "王桂兰",
        Field::Phone.zh(): format!("138000{:05}", number % 100_000),
        Field::Address.zh(): "建设路18号惠民小区6号楼302室",
        Field::Item.zh(): "社保卡补领",
    });
    serde_json::json!({ "centre": "henan", "fields": fields }).to_string()
}

/// Registers with so many clients for a while; gives how many a second were acknowledged.
pub async fn registrations(address: SocketAddr, clients: u64) -> Result<f64, Box<dyn Error>> {
    let began = Instant::now();
    let tasks: Vec<_> = (0..clients).map(|client| tokio::spawn(register(address, client, began))).collect();
    let mut registered = 0;
    for task in tasks {
        registered += task.await??;
    }
    Ok(registered as f64 / began.elapsed().as_secs_f64())
}

async fn register(address: SocketAddr, client: u64, began: Instant) -> io::Result<u64> {
    let mut connection = Client::connect(address).await?;
    let mut registered = 0;
    while began.elapsed() < LENGTH {
        let words = registration(client * 1_000_000 + registered);
        let answer = connection.post("/api/v1/public/cases", &words).await?;
        if answer.status != 201 {
            return Err(io::Error::other(String::from_utf8_lossy(&answer.body).into_owned()));
        }
        registered += 1;
    }
    Ok(registered)
}

/// How many bytes one registration writes into the tables: facts, list row, duties, sealed words.
pub async fn bytes_of_one(store: &Store) -> Result<usize, Box<dyn Error>> {
    let rows = store.rows_by_stream(("", 0), 1).await?;
    let Some(stream) = rows.first().map(|row| row.stream.clone()) else {
        return Err("没有登记任何一件".into());
    };
    let facts: usize = store.journal(&stream).await?.iter().map(|row| row.body.len() + row.command.len() + 64).sum();
    let case = store.case_row(&stream).await?;
    let duties = store.duties_of(&[&stream]).await?;
    let rows = serde_json::to_string(&case)?.len() + serde_json::to_string(&duties)?.len();
    // Each of the sealed words has a nonce, a tag and a wrapped key beside it.
    let sealed = registration(0).len() + 4 * 120;
    Ok(facts + rows + sealed)
}
