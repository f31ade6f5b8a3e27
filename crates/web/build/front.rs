//! Fetches the front-end packages that `front/package-lock.json` pins, or takes them from a folder.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names a folder that holds the packages already (a `node_modules`), for machines without a registry.
pub const FOLDER: &str = "HUIYING_FRONT";

/// What is taken from the packages: the name it is served under, and its path below `node_modules`.
const TAKEN: [(&str, &str); 1] = [("htmx.js", "htmx.org/dist/htmx.min.js")];

/// The files to embed, fetched first where they are not there yet.
pub fn files(front: &Path, out: &Path) -> Result<Vec<(&'static str, PathBuf)>, String> {
    let packages = match env::var_os(FOLDER) {
        Some(folder) => given(&PathBuf::from(folder)),
        None => fetched(front, &out.join("front"))?,
    };
    TAKEN
        .iter()
        .map(|(name, path)| {
            let file = packages.join(path);
            if file.is_file() {
                Ok((*name, file))
            } else {
                Err(format!("{} is missing: run npm ci in crates/web/front or correct {FOLDER}", file.display()))
            }
        })
        .collect()
}

/// The folder may be a `node_modules` or the folder around one.
fn given(folder: &Path) -> PathBuf {
    let inner = folder.join("node_modules");
    if inner.is_dir() { inner } else { folder.to_path_buf() }
}

/// Installs in the build directory, never in the source tree; a copy of the lock beside the packages tells
/// whether what is there is what is wanted. Install scripts of packages are not run.
fn fetched(front: &Path, place: &Path) -> Result<PathBuf, String> {
    let packages = place.join("node_modules");
    let stamp = place.join("installed-lock.json");
    let lock =
        fs::read(front.join("package-lock.json")).map_err(|error| format!("front/package-lock.json: {error}"))?;
    if packages.is_dir() && fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(packages);
    }
    let failed = |error: std::io::Error| format!("{}: {error}", place.display());
    fs::create_dir_all(place).map_err(failed)?;
    fs::copy(front.join("package.json"), place.join("package.json")).map_err(failed)?;
    fs::write(place.join("package-lock.json"), &lock).map_err(failed)?;
    npm_ci(place)?;
    fs::write(stamp, lock).map_err(failed)?;
    Ok(packages)
}

fn npm_ci(place: &Path) -> Result<(), String> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let run = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(place)
        .output()
        .map_err(|error| format!("npm could not be started ({error}): install node and npm, or set {FOLDER}"))?;
    if run.status.success() {
        Ok(())
    } else {
        Err(format!("npm ci failed; without a registry set {FOLDER}.\n{}", String::from_utf8_lossy(&run.stderr)))
    }
}
