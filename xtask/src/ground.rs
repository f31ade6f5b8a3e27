//! The ground on which the commands stand: where the project lies, which cargo runs, where it builds.

use crate::{Outcome, process};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// The cargo that runs this tool, in the folder of the workspace.
pub fn cargo() -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The graph of packages as cargo resolves it.
pub fn metadata() -> Outcome<Value> {
    let text = process::read(cargo().args(["metadata", "--format-version", "1"]))?;
    serde_json::from_str(&text).map_err(|e| format!("`cargo metadata` gave no JSON: {e}"))
}

/// The folder into which cargo builds.
pub fn target() -> Outcome<PathBuf> {
    let text = process::read(cargo().args(["metadata", "--format-version", "1", "--no-deps"]))?;
    let graph: Value = serde_json::from_str(&text).map_err(|e| format!("`cargo metadata` gave no JSON: {e}"))?;
    let folder = graph.get("target_directory").and_then(Value::as_str);
    folder.map(PathBuf::from).ok_or_else(|| "`cargo metadata` names no target directory".to_owned())
}

/// Builds the program `huiying` and gives back where it lies.
pub fn build(release: bool) -> Outcome<PathBuf> {
    if !release {
        return build_for_tests("huiying");
    }
    process::run(cargo().args(["build", "--package", "cli", "--bin", "huiying", "--release"]))?;
    binary("release", "huiying")
}

/// Builds a program for tests and gives back where it lies. The whole workspace decides which features dependencies
/// have, as when the tests are built, so that nothing is compiled twice.
pub fn build_for_tests(name: &str) -> Outcome<PathBuf> {
    process::run(cargo().args(["build", "--quiet", "--workspace", "--bin", name]))?;
    binary("debug", name)
}

fn binary(profile: &str, name: &str) -> Outcome<PathBuf> {
    Ok(target()?.join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}
