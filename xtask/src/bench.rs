//! `cargo xtask bench`: measures the release build on both engines.

use crate::postgres::{Durability, Server, VARIABLE};
use crate::{Outcome, ground, needs, process};

/// Runs `huiying bench` with a durable PostgreSQL beside it; without one only SQLite is measured.
pub fn bench(words: &[String]) -> Outcome<()> {
    let missing = needs::provide(&[&needs::NODE, &needs::POSTGRES]);
    missing.iter().for_each(|sentence| eprintln!("{sentence}"));
    let server = Server::provide(Durability::Durable);
    let mut command = ground::cargo();
    command.args(["run", "--release", "--package", "cli", "--bin", "huiying", "--", "bench"]).args(words);
    match &server {
        Ok(server) => {
            command.env(VARIABLE, server.address());
        }
        Err(why) => eprintln!("PostgreSQL is not measured: {why}"),
    }
    process::run(&mut command)
}
