//! Purity: the core can reach neither clock nor chance, neither files nor network nor a database. Its packages are
//! looked at, which no attribute can talk away, and its sources, since the standard library is always there.

use super::tree::Tree;
use super::{Finding, PURE};
use crate::{Outcome, ground, process};

/// Packages by which a crate would reach the world, or the hour, or chance.
const WORLDLY: &[&str] = &[
    "async-std",
    "axum",
    "chrono",
    "deadpool-postgres",
    "diesel",
    "fastrand",
    "getrandom",
    "hyper",
    "libsqlite3-sys",
    "mio",
    "notify",
    "postgres",
    "rand",
    "redis",
    "reqwest",
    "rusqlite",
    "smol",
    "socket2",
    "sqlx",
    "tempfile",
    "time",
    "tokio",
    "tokio-postgres",
    "tracing",
    "ureq",
];

/// Names of the standard library and of jiff by which the same would happen.
const REACHING: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::time::SystemTime",
    "SystemTime::",
    "Instant::",
    "Zoned::now",
    "Timestamp::now",
    "thread_rng",
    "RandomState::new",
    "println!",
    "eprintln!",
];

fn present(tree: &Tree) -> impl Iterator<Item = &'static str> {
    PURE.iter().copied().filter(|name| tree.text(&format!("crates/{name}/Cargo.toml")).is_some())
}

/// Checks what the pure crates are linked with, as cargo resolves each of them alone.
pub fn packages(tree: &Tree) -> Outcome<Vec<Finding>> {
    let mut findings = Vec::new();
    for name in present(tree) {
        let words = ["tree", "--package", name, "--edges", "normal", "--prefix", "none", "--format", "{p}"];
        let said = process::read(ground::cargo().args(words))?;
        for worldly in linked(&said) {
            let fault = format!("the pure crate `{name}` is linked with `{worldly}`");
            let mend = "take the dependency out, or turn off the feature that brings it";
            findings.push(Finding::error(format!("crates/{name}/Cargo.toml"), fault, mend));
        }
    }
    Ok(findings)
}

/// The worldly packages among the lines of `cargo tree`.
fn linked(said: &str) -> Vec<&str> {
    let names = said.lines().filter_map(|line| line.split_whitespace().next());
    let mut found: Vec<&str> = names.filter(|name| WORLDLY.contains(name)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Checks what the sources of the pure crates name, and that each says that everything of it is documented.
pub fn sources(tree: &Tree) -> Outcome<Vec<Finding>> {
    let mut findings = Vec::new();
    for source in tree.sources.iter().filter(|source| source.room().is_some_and(|room| PURE.contains(&room))) {
        for (number, line) in source.working() {
            for name in REACHING.iter().filter(|name| line.contains(*name)) {
                let fault = format!("a pure crate names `{name}`");
                let mend = "take the value as an argument; only desk owns clock, ids and the world";
                findings.push(Finding::error(format!("{}:{number}", source.path), fault, mend));
            }
        }
        let root = source.path.ends_with("/src/lib.rs");
        if root && !source.code.iter().any(|line| line.trim() == "#![warn(missing_docs)]") {
            let fault = "a pure crate does not ask for documentation".to_owned();
            findings.push(Finding::error(format!("{}:1", source.path), fault, "add `#![warn(missing_docs)]`"));
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::super::source::Source;
    use super::*;

    #[test]
    fn worldly_packages_are_seen() {
        assert_eq!(linked("case v0.1.0 (crates/case)\njiff v0.2.1\ntokio v1.0.0\ntokio v1.0.0 (*)\n"), ["tokio"]);
    }

    #[test]
    fn reaching_names_are_seen_outside_tests() {
        let text = "#![warn(missing_docs)]\nuse std::fs;\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n";
        let sources_of = |path: &str| vec![Source::read(path.to_owned(), text)];
        let tree =
            |path: &str| Tree { texts: Vec::new(), sources: sources_of(path), packages: serde_json::Value::Null };
        let pure = sources(&tree("crates/case/src/lib.rs")).unwrap_or_default();
        assert_eq!(pure.iter().map(|f| f.place.as_str()).collect::<Vec<_>>(), ["crates/case/src/lib.rs:2"]);
        assert!(sources(&tree("crates/desk/src/lib.rs")).unwrap_or_default().is_empty());
    }
}
