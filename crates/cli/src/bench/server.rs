//! The program itself as another process, so that what is measured is its own.

use std::error::Error;
use std::io::{self, BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::time::Instant;

/// A running server; it is stopped when this is dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// How long it took from starting the process to listening.
    pub started: Duration,
}

impl Server {
    /// Starts `huiying serve` on a free port.
    pub fn start(data: &Path, directory: Option<&Path>, postgres: Option<&str>) -> Result<Self, Box<dyn Error>> {
        let began = Instant::now();
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["serve", "--port", "0", "--unlimited", "--data"]).arg(data);
        if let Some(directory) = directory {
            command.arg("--directory").arg(directory);
        }
        if let Some(url) = postgres {
            command.args(["--postgres", url]);
        }
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut line = String::new();
        if let Some(output) = child.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        let started = began.elapsed();
        match line.trim().rsplit_once("http://").and_then(|(_, address)| address.parse().ok()) {
            Some(address) => Ok(Self { child, address, started }),
            None => {
                child.kill()?;
                child.wait()?;
                Err(format!("服务没有启动：{line}").into())
            }
        }
    }

    /// The memory that the process holds, in bytes.
    pub fn resident(&self) -> io::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes =
            line.and_then(|rest| rest.split_whitespace().next()).and_then(|number| number.parse::<u64>().ok());
        kilobytes.map(|k| k * 1024).ok_or_else(|| io::Error::other("no VmRSS"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is waited for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
