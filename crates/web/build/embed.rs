//! Compresses each file once and writes the table of assets as Rust source.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use sm3::{Digest, Sm3};

/// Writes `assets.rs` and the plain and compressed bytes it includes.
pub fn write(sources: &[(&str, PathBuf)], out: &Path) -> Result<(), String> {
    let folder = out.join("assets");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut table = String::from("&[\n");
    for (name, path) in sources {
        table.push_str(&entry(name, path, &folder)?);
    }
    table.push_str("]\n");
    fs::write(out.join("assets.rs"), table).map_err(|error| error.to_string())
}

fn entry(name: &str, path: &Path, folder: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let plain = folder.join(name);
    let packed = folder.join(format!("{name}.gz"));
    fs::write(&plain, &bytes).map_err(|error| error.to_string())?;
    fs::write(&packed, gzip(&bytes)?).map_err(|error| error.to_string())?;
    let media = media_type(name)?;
    // The digest in the address lets browsers keep a file for good and still see every change at once.
    let url = format!("/assets/{}-{name}", mark(&bytes));
    Ok(format!(
        "Asset {{ name: {name:?}, url: {url:?}, media_type: {media:?}, plain: include_bytes!({plain:?}), gzip: include_bytes!({packed:?}) }},\n"
    ))
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).map_err(|error| error.to_string())?;
    encoder.finish().map_err(|error| error.to_string())
}

fn mark(bytes: &[u8]) -> String {
    let mut mark = String::new();
    for byte in Sm3::digest(bytes).iter().take(6) {
        let _ = write!(mark, "{byte:02x}");
    }
    mark
}

fn media_type(name: &str) -> Result<&'static str, String> {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => Ok("text/css; charset=utf-8"),
        Some("js") => Ok("text/javascript; charset=utf-8"),
        Some("svg") => Ok("image/svg+xml"),
        _ => Err(format!("{name}: add its media type to build/embed.rs")),
    }
}
