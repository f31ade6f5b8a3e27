//! Running other programs: shown as they run, and their words kept where they are to be counted.

use crate::Outcome;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

/// How a watched program ended and everything that it said, errors after output.
pub struct Watched {
    pub succeeded: bool,
    pub said: String,
}

/// The command as one would type it.
fn typed(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// Runs a program with this terminal as its own.
pub fn run(command: &mut Command) -> Outcome<()> {
    let line = typed(command);
    eprintln!("$ {line}");
    let status = command.status().map_err(|e| format!("`{line}` cannot be started: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` ended with {status}")) }
}

/// Runs a program and gives back what it printed.
pub fn read(command: &mut Command) -> Outcome<String> {
    let line = typed(command);
    let output = command.stdin(Stdio::null()).output().map_err(|e| format!("`{line}` cannot be started: {e}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("`{line}` ended with {}: {}", output.status, said.trim()))
    }
}

/// Runs a program, shows both of its streams as they come and keeps them.
pub fn watch(command: &mut Command) -> Outcome<Watched> {
    let line = typed(command);
    eprintln!("$ {line}");
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("`{line}` cannot be started: {e}"))?;
    let output = child.stdout.take().map(|stream| thread::spawn(move || tee(stream, std::io::stdout())));
    let errors = child.stderr.take().map(|stream| thread::spawn(move || tee(stream, std::io::stderr())));
    let said = [output, errors].into_iter().flatten().map(|t| t.join().unwrap_or_default()).collect();
    let status = child.wait().map_err(|e| format!("`{line}` was lost: {e}"))?;
    Ok(Watched { succeeded: status.success(), said })
}

/// Copies a stream line by line, so that two streams never mix within a line.
fn tee(from: impl Read, mut to: impl Write) -> String {
    let mut reader = BufReader::new(from);
    let (mut kept, mut line) = (String::new(), Vec::new());
    while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        // A closed terminal is no reason to lose the count.
        let _ = to.write_all(&line).and_then(|()| to.flush());
        kept.push_str(&String::from_utf8_lossy(&line));
        line.clear();
    }
    kept
}

/// Where a program of this name lies on the search path.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
