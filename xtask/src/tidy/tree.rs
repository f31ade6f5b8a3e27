//! The files of the project, read once for all checks.

use super::source::Source;
use crate::{Outcome, ground};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Folders that hold nothing of ours.
const SKIPPED: &[&str] = &["target", "node_modules", ".git", "reports", "data"];

/// Endings of the files that are read as text.
const TEXTS: &[&str] =
    &["rs", "md", "toml", "txt", "feature", "html", "css", "js", "mjs", "json", "sql", "yml", "yaml", "sh", "svg"];

/// A text file.
pub struct Text {
    /// Its path from the root, with `/`.
    pub path: String,
    pub text: String,
}

impl Text {
    /// The lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

/// All that the checks look at.
pub struct Tree {
    pub texts: Vec<Text>,
    pub sources: Vec<Source>,
    pub packages: Value,
}

impl Tree {
    /// Reads the project at `root`.
    pub fn read(root: PathBuf) -> Outcome<Self> {
        let mut texts = Vec::new();
        walk(&root, &root, &mut texts)?;
        texts.sort_by(|a, b| a.path.cmp(&b.path));
        let rust = texts.iter().filter(|file| file.path.ends_with(".rs"));
        let sources = rust.map(|file| Source::read(file.path.clone(), &file.text)).collect();
        Ok(Self { texts, sources, packages: ground::metadata()? })
    }

    /// The text file of this path.
    pub fn text(&self, path: &str) -> Option<&Text> {
        self.texts.iter().find(|file| file.path == path)
    }
}

fn walk(root: &Path, folder: &Path, texts: &mut Vec<Text>) -> Outcome<()> {
    let fault = |path: &Path, e: std::io::Error| format!("{} cannot be read: {e}", path.display());
    for entry in std::fs::read_dir(folder).map_err(|e| fault(folder, e))? {
        let path = entry.map_err(|e| fault(folder, e))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !SKIPPED.contains(&name.as_str()) {
                walk(root, &path, texts)?;
            }
        } else if TEXTS.iter().any(|ending| name.rsplit_once('.').is_some_and(|(_, end)| end == *ending)) {
            let bytes = std::fs::read(&path).map_err(|e| fault(&path, e))?;
            let from_root = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            texts.push(Text { path: from_root, text: String::from_utf8_lossy(&bytes).into_owned() });
        }
    }
    Ok(())
}
