//! Fetches the font packages that `fonts/package-lock.json` pins, or takes them from a folder.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names a folder that holds the packages already (a `node_modules`), for machines without a registry.
pub const FOLDER: &str = "HUIYING_FONTS";

/// What is taken from the packages: the name it is kept under, and its path below `node_modules`. A face for the body of
/// papers and one for forms, each plain and bold, and the licences under which they are passed on.
const TAKEN: [(&str, &str); 6] = [
    ("serif.ttf", "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf"),
    ("serif-bold.ttf", "@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf"),
    ("sans.ttf", "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
    ("sans-bold.ttf", "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf"),
    ("serif-licence.txt", "@expo-google-fonts/noto-serif-sc/LICENSE_FONT"),
    ("sans-licence.txt", "@expo-google-fonts/noto-sans-sc/LICENSE_FONT"),
];

/// The files to embed.
pub struct Files {
    /// The faces.
    pub faces: Vec<PathBuf>,
    /// Their licences.
    pub licences: Vec<PathBuf>,
}

/// The files to embed, fetched first where they are not there yet.
pub fn files(fonts: &Path, out: &Path) -> Result<Files, String> {
    let files = match env::var_os(FOLDER) {
        Some(folder) => given(&PathBuf::from(folder))?,
        None => fetched(fonts, &out.join("fonts"))?,
    };
    let named = TAKEN.iter().map(|(name, _)| name.ends_with(".txt"));
    let (licences, faces): (Vec<_>, Vec<_>) = files.into_iter().zip(named).partition(|(_, licence)| *licence);
    let paths = |files: Vec<(PathBuf, bool)>| files.into_iter().map(|(path, _)| path).collect();
    Ok(Files { faces: paths(faces), licences: paths(licences) })
}

/// The folder may be a `node_modules` or the folder around one.
fn given(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let inner = folder.join("node_modules");
    let packages = if inner.is_dir() { inner } else { folder.to_path_buf() };
    let files: Vec<PathBuf> = TAKEN.iter().map(|(_, path)| packages.join(path)).collect();
    match files.iter().find(|file| !file.is_file()) {
        None => Ok(files),
        Some(file) => {
            Err(format!("{} is missing: run npm ci in crates/paper/fonts or correct {FOLDER}", file.display()))
        }
    }
}

/// Installs in the build directory, never in the source tree, keeps the faces and licences and drops the other weights; a copy
/// of the lock beside them tells whether what is there is what is wanted. Install scripts of packages are not run.
fn fetched(fonts: &Path, place: &Path) -> Result<Vec<PathBuf>, String> {
    let stamp = place.join("installed-lock.json");
    let lock =
        fs::read(fonts.join("package-lock.json")).map_err(|error| format!("fonts/package-lock.json: {error}"))?;
    let kept: Vec<PathBuf> = TAKEN.iter().map(|(name, _)| place.join(name)).collect();
    if kept.iter().all(|file| file.is_file()) && fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(kept);
    }
    let failed = |error: std::io::Error| format!("{}: {error}", place.display());
    fs::create_dir_all(place).map_err(failed)?;
    fs::copy(fonts.join("package.json"), place.join("package.json")).map_err(failed)?;
    fs::write(place.join("package-lock.json"), &lock).map_err(failed)?;
    npm_ci(place)?;
    for ((_, path), file) in TAKEN.iter().zip(&kept) {
        fs::copy(place.join("node_modules").join(path), file).map_err(|error| format!("{path}: {error}"))?;
    }
    fs::remove_dir_all(place.join("node_modules")).map_err(failed)?;
    fs::write(stamp, lock).map_err(failed)?;
    Ok(kept)
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
