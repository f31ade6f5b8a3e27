//! A PostgreSQL of one's own for the length of a command: made in a temporary folder, reached on a free port of
//! 127.0.0.1 only, and stopped by its process id when the guard is dropped.

use crate::{Outcome, process};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The variable that tells programs which PostgreSQL to use.
pub const VARIABLE: &str = "HUIYING_POSTGRES";

/// The beginning of the name of a server's folder; the rest is the process id of the tool that made it.
const FOLDER: &str = "huiying-postgres-";

/// How often a starting server is asked whether it is ready, half a second apart.
const PATIENCE: u32 = 120;

/// Whether what is written must outlive a power cut: measurements need it, tests only pay for it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    Durable,
    Forgetful,
}

/// Where the programs of the server lie: the newest version that Debian installed, else on the search path.
pub fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder)| folder.join("initdb").is_file() && folder.join("postgres").is_file())
        .collect();
    folders.sort();
    let debian = folders.pop().map(|(_, folder)| folder);
    debian.or_else(|| process::which("initdb").and_then(|file| file.parent().map(Path::to_path_buf)))
}

/// The user whom the server runs as: it refuses to run as root.
#[derive(Clone, Copy)]
struct User {
    uid: u32,
    gid: u32,
}

impl User {
    fn of_server() -> Outcome<Option<Self>> {
        let id = |words: &[&str]| -> Outcome<u32> {
            let text = process::read(Command::new("id").args(words))?;
            text.trim().parse().map_err(|_| format!("`id {}` gave no number", words.join(" ")))
        };
        if id(&["-u"])? != 0 {
            return Ok(None);
        }
        Ok(Some(Self { uid: id(&["-u", "postgres"])?, gid: id(&["-g", "postgres"])? }))
    }
}

/// A running server; dropping it stops the server and removes its folder.
pub struct Cluster {
    server: Option<Child>,
    folder: PathBuf,
    port: u16,
}

impl Cluster {
    /// Makes and starts a server.
    pub fn start(durability: Durability) -> Outcome<Self> {
        let programs = programs().ok_or("the PostgreSQL server programs are missing")?;
        let user = User::of_server()?;
        clear_leftovers();
        let folder = std::env::temp_dir().join(format!("{FOLDER}{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
        let mut cluster = Self { server: None, folder, port: free_port()? };
        if let Some(user) = user {
            chown(&cluster.folder, Some(user.uid), Some(user.gid))
                .map_err(|e| format!("{} cannot be given to postgres: {e}", cluster.folder.display()))?;
        }
        cluster.initialise(&programs, user)?;
        cluster.launch(&programs, user, durability)?;
        cluster.await_ready(&programs)?;
        Ok(cluster)
    }

    /// The address under which programs reach it.
    pub fn address(&self) -> String {
        format!("postgres://huiying@127.0.0.1:{}/huiying", self.port)
    }

    fn program(&self, file: &Path, user: Option<User>) -> Command {
        let mut command = Command::new(file);
        command.current_dir(&self.folder);
        if let Some(user) = user {
            command.uid(user.uid).gid(user.gid);
        }
        command
    }

    fn initialise(&self, programs: &Path, user: Option<User>) -> Outcome<()> {
        let mut command = self.program(&programs.join("initdb"), user);
        command.args(["--username=huiying", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
        process::read(command.arg("--pgdata").arg(self.folder.join("data"))).map(drop)
    }

    fn launch(&mut self, programs: &Path, user: Option<User>, durability: Durability) -> Outcome<()> {
        let log = std::fs::File::create(self.folder.join("log")).map_err(|e| format!("no log for PostgreSQL: {e}"))?;
        let mut command = self.program(&programs.join("postgres"), user);
        command.arg("-D").arg(self.folder.join("data"));
        command.args(["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"]);
        command.arg("-c").arg(format!("port={}", self.port));
        command.arg("-c").arg(format!("unix_socket_directories={}", self.folder.display()));
        if durability == Durability::Forgetful {
            command.args(["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]);
        }
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        self.server = Some(command.spawn().map_err(|e| format!("PostgreSQL cannot be started: {e}"))?);
        Ok(())
    }

    fn await_ready(&mut self, programs: &Path) -> Outcome<()> {
        let port = self.port.to_string();
        let place = ["-h", "127.0.0.1", "-p", &port, "-U", "huiying"];
        for _ in 0..PATIENCE {
            if process::read(Command::new(programs.join("pg_isready")).args(place)).is_ok() {
                return process::read(Command::new(programs.join("createdb")).args(place).arg("huiying")).map(drop);
            }
            let ended = self.server.as_mut().and_then(|server| server.try_wait().ok().flatten());
            if let Some(status) = ended {
                let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                return Err(format!("PostgreSQL ended with {status}: {}", log.trim()));
            }
            std::thread::sleep(Duration::from_millis(500));
        }
        Err("PostgreSQL was started but never became ready".to_owned())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            // SIGINT is PostgreSQL's fast shutdown: it ends its own children, which SIGKILL would leave behind.
            let asked = process::read(Command::new("kill").args(["-INT", &server.id().to_string()]));
            if asked.is_err() {
                let _ = server.kill();
            }
            let _ = server.wait();
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A PostgreSQL that commands may use: one that the environment names, or one of our own.
pub enum Server {
    Named(String),
    Own(Cluster),
}

impl Server {
    /// The server that `HUIYING_POSTGRES` names, else a new one.
    pub fn provide(durability: Durability) -> Outcome<Self> {
        match std::env::var(VARIABLE) {
            Ok(address) if !address.trim().is_empty() => Ok(Self::Named(address)),
            Ok(_) | Err(_) => Cluster::start(durability).map(Self::Own),
        }
    }

    /// The address under which programs reach it.
    pub fn address(&self) -> String {
        match self {
            Self::Named(address) => address.clone(),
            Self::Own(cluster) => cluster.address(),
        }
    }
}

/// Stops and removes what tools left behind that were killed before they could.
fn clear_leftovers() {
    let alive = |process: &str| Path::new("/proc").join(process).exists();
    for entry in std::fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten() {
        let (name, folder) = (entry.file_name(), entry.path());
        let Some(maker) = name.to_str().and_then(|name| name.strip_prefix(FOLDER)) else { continue };
        if !Path::new("/proc/self").exists() || alive(maker) {
            continue;
        }
        let server = std::fs::read_to_string(folder.join("data/postmaster.pid")).unwrap_or_default();
        if let Some(server) = server.lines().next().filter(|server| serves(server, &folder)) {
            let _ = process::read(Command::new("kill").args(["-INT", server]));
        }
        let _ = std::fs::remove_dir_all(&folder);
    }
}

/// Whether this process is the server of the folder, and not another that was given its id since.
fn serves(process: &str, folder: &Path) -> bool {
    let typed = std::fs::read(Path::new("/proc").join(process).join("cmdline")).unwrap_or_default();
    String::from_utf8_lossy(&typed).contains(&*folder.to_string_lossy())
}

/// A port of 127.0.0.1 on which nothing listens.
fn free_port() -> Outcome<u16> {
    std::net::TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|e| format!("no free port on 127.0.0.1: {e}"))
}
