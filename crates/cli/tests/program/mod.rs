//! The program as its users run it.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// The program with these words.
pub fn huiying(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huiying"));
    command.args(words).stdin(Stdio::null());
    command
}

/// Runs the program to its end.
pub fn run(words: &[&str]) -> Output {
    huiying(words).output().unwrap()
}

/// What it printed.
pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A running server; it is killed when dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

impl Server {
    /// Starts `serve` on a free port over a data directory, the first time with a directory of organisations.
    pub fn start(data: &Path, directory: Option<&Path>) -> Self {
        let mut command = huiying(&["serve", "--port", "0", "--unlimited", "--data"]);
        command.arg(data).stdout(Stdio::piped()).stderr(Stdio::null());
        if let Some(directory) = directory {
            command.arg("--directory").arg(directory);
        }
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit_once("http://").unwrap_or_else(|| panic!("no address in {line:?}")).1;
        Self { child, address: address.parse().unwrap() }
    }

    /// kill -9: no farewell of any kind.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, and waits for it; whether it ended well.
    pub fn stop(mut self) -> bool {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        asked.success() && self.child.wait().unwrap().success()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a JSON document over a kept connection; the answer's status and body. An error when the connection broke.
pub fn post(stream: &mut TcpStream, path: &str, key: &str, json: &str) -> std::io::Result<(u16, String)> {
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nIdempotency-Key: {key}\r\n\
         Content-Length: {}\r\n\r\n{json}",
        json.len()
    );
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&answer).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let fields = head.lines().filter_map(|line| line.split_once(": "));
            let mut length = fields.filter(|(name, _)| name.eq_ignore_ascii_case("content-length")).map(|(_, l)| l);
            let length: usize = length.next().and_then(|length| length.parse().ok()).unwrap_or(0);
            if body.len() >= length {
                let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
                return Ok((status, body.to_owned()));
            }
        }
        let read = stream.read(&mut piece)?;
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        answer.extend_from_slice(&piece[..read]);
    }
}
