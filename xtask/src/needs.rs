//! What the commands need beside cargo, and how a fresh Debian machine gets it.

use crate::{Outcome, ground, postgres, process};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Something that must be on the machine.
pub struct Need {
    /// What it is, as a message names it.
    pub name: &'static str,
    /// The Debian packages that bring it.
    packages: &'static [&'static str],
    met: fn() -> bool,
}

/// Builds the front end of the web crate and runs the browser tests.
pub const NODE: Need =
    Need { name: "node and npm", packages: &["nodejs", "npm"], met: || which("node") && which("npm") };

/// Runs what is tested on the second engine.
pub const POSTGRES: Need = Need {
    name: "the PostgreSQL server programs (initdb, postgres, pg_isready, createdb)",
    packages: &["postgresql"],
    met: || postgres::programs().is_some(),
};

/// Opens the pages as people do.
pub const CHROMIUM: Need = Need { name: "the browser Chromium", packages: &["chromium"], met: || chromium().is_some() };

/// Lets Chromium lay out Chinese text as people see it.
pub const FONTS: Need = Need { name: "a Chinese font", packages: &["fonts-noto-cjk"], met: chinese_font };

fn which(program: &str) -> bool {
    process::which(program).is_some()
}

/// The browser: the one that `HUIYING_CHROMIUM` names, else the one on the search path.
pub fn chromium() -> Option<PathBuf> {
    match std::env::var_os("HUIYING_CHROMIUM") {
        Some(named) => Some(PathBuf::from(named)).filter(|file| file.is_file()),
        None => process::which("chromium"),
    }
}

fn chinese_font() -> bool {
    let listed = process::read(Command::new("fc-list").args([":lang=zh", "family"]));
    listed.is_ok_and(|families| !families.trim().is_empty())
}

/// Sees to it that each need is met, installing what is missing where that is possible, and gives back one sentence
/// for each that is not.
pub fn provide(needs: &[&Need]) -> Vec<String> {
    let missing: Vec<&Need> = needs.iter().copied().filter(|need| !(need.met)()).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
    let obstacle = match installable() {
        Ok(()) => install(&packages).err(),
        Err(why) => Some(why),
    };
    missing.iter().filter(|need| !(need.met)()).map(|need| sentence(need, obstacle.as_deref())).collect()
}

fn sentence(need: &Need, obstacle: Option<&str>) -> String {
    let why = obstacle.map(|why| format!(" ({why})")).unwrap_or_default();
    format!("missing: {}{why}; on Debian `apt-get install -y {}` brings it", need.name, need.packages.join(" "))
}

/// Whether packages can be installed here; else why not.
fn installable() -> Outcome<()> {
    if !Path::new("/etc/debian_version").exists() || !which("apt-get") {
        return Err("this is not Debian, so nothing is installed here".to_owned());
    }
    match process::read(Command::new("id").arg("-u")) {
        Ok(id) if id.trim() == "0" => Ok(()),
        Ok(_) => Err("only root can install packages".to_owned()),
        Err(why) => Err(why),
    }
}

fn install(packages: &[&str]) -> Outcome<()> {
    let apt = |words: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    process::run(&mut apt(&["update"]))?;
    process::run(apt(&["install", "-y", "--no-install-recommends"]).args(packages))
}

/// Installs the packages of the browser tests, unless those of the present lock are there already.
pub fn browser_packages() -> Outcome<()> {
    let folder = ground::root().join("tests/browser");
    let age = |file: &str| folder.join(file).metadata().and_then(|m| m.modified()).ok();
    match (age("package-lock.json"), age("node_modules/.package-lock.json")) {
        (Some(lock), Some(installed)) if installed >= lock => Ok(()),
        _ => process::run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder)),
    }
}
