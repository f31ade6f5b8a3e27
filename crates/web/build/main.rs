//! Gathers what browsers need (our own files and a fixed list from npm packages), compresses it and writes
//! the table that `src/assets.rs` includes. Government networks have no internet, so nothing may be left
//! to be loaded from another host when the program runs.

mod embed;
mod front;

use std::env;
use std::path::PathBuf;

/// Our own files, in `assets/`.
const OWN: [&str; 3] = ["huiying.css", "huiying.js", "emblem.svg"];

fn main() -> Result<(), String> {
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|error| error.to_string())?);
    let home = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(|error| error.to_string())?);
    for watched in ["build", "front/package.json", "front/package-lock.json", "assets"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    println!("cargo::rerun-if-env-changed={}", front::FOLDER);

    let mut sources: Vec<(&str, PathBuf)> = OWN.iter().map(|name| (*name, home.join("assets").join(name))).collect();
    sources.extend(front::files(&home.join("front"), &out)?);
    embed::write(&sources, &out)
}
