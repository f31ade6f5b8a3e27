//! Fetches the type that papers are set in and writes the lists that `src/type_case.rs` includes. The faces are embedded:
//! an office prints the same paper on every machine, and nothing is looked for on the one that runs the program.

mod fonts;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), String> {
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|error| error.to_string())?);
    let home = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(|error| error.to_string())?);
    for watched in ["build", "fonts/package.json", "fonts/package-lock.json"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    println!("cargo::rerun-if-env-changed={}", fonts::FOLDER);

    let files = fonts::files(&home.join("fonts"), &out)?;
    list(&out.join("faces.rs"), "include_bytes", &files.faces)?;
    list(&out.join("licences.rs"), "include_str", &files.licences)
}

/// Writes a list of files as a Rust expression that embeds them.
fn list(target: &Path, embed: &str, files: &[PathBuf]) -> Result<(), String> {
    let mut list = String::from("&[\n");
    for file in files {
        let _ = writeln!(list, "    {embed}!({:?}),", file.display().to_string());
    }
    list.push_str("]\n");
    fs::write(target, list).map_err(|error| format!("{}: {error}", target.display()))
}
