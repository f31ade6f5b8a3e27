//! `huiying serve`: the program in earnest.

use std::error::Error;
use std::io::{self, Write};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use desk::{Clock, Desk, Mailroom};
use tokio::net::TcpListener;
use web::{Doors, WebSettings};

use crate::opening::{self, Closed, Place};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    #[arg(long, value_name = "端口", default_value_t = 8080, help = "监听端口；0 表示任选一个空闲端口")]
    port: u16,
    #[arg(long, value_name = "地址", default_value = "127.0.0.1", help = "监听地址")]
    listen: IpAddr,
    #[arg(long, value_name = "文件", help = "机构人员名录（JSON）；写了就以它为准并存入数据库")]
    directory: Option<PathBuf>,
    #[arg(long, value_name = "文件", help = "邮箱设置（TOML）：从哪些已公布的邮箱收信、由哪里发回执")]
    mail: Option<PathBuf>,
    #[arg(long, help = "请求经由反向代理，来访地址取自 X-Forwarded-For 的最后一项")]
    proxied: bool,
    #[arg(long, help = "对外以 HTTPS 提供（由前面的代理终结）：Cookie 只走加密连接")]
    https: bool,
    #[arg(long, value_name = "网址", value_parser = public_address, help = "群众访问本系统的网址，例如 https://zwfw.example.gov.cn；写了，回执和文书就印上查办理情况的二维码")]
    address: Option<String>,
    #[arg(long, help = "不限制每个来访地址的提交次数：只用于压力测试")]
    unlimited: bool,
}

/// An address that a telephone can open from a code on paper.
fn public_address(typed: &str) -> Result<String, String> {
    let host = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://")).unwrap_or_default();
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | ':' | '/' | '[' | ']');
    if host.is_empty() || !host.chars().all(plain) {
        return Err(format!("「{typed}」不是网址，应写作 https://zwfw.example.gov.cn"));
    }
    Ok(typed.to_owned())
}

/// How often the sweep looks for what has fallen due.
const SWEEP: Duration = Duration::from_secs(20);

/// How long answers under way may take once the program has been told to stop.
const FAREWELL: Duration = Duration::from_secs(10);

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    note_to_stderr();
    opening::run(async {
        let listener = listen(SocketAddr::new(arguments.listen, arguments.port)).await?;
        let directory = arguments.directory.as_deref().map(opening::directory_of).transpose()?;
        let mail = arguments.mail.as_deref().map(opening::mail_of).transpose()?;
        let store = arguments.place.store().await?;
        let desk = arguments.place.desk(store, directory, Clock::System).await?;
        if desk.directory().organisations.is_empty() {
            desk.store().close().await;
            return Err(Closed::NoDirectory(arguments.place.data.clone()).into());
        }
        let mailroom = match mail {
            Some(mail) => Some(Mailroom::open(desk.clone(), mail).await?),
            None => None,
        };
        let mut settings = WebSettings { proxied: arguments.proxied, ..WebSettings::default() };
        settings.http.tls = arguments.https;
        settings.public_address.clone_from(&arguments.address);
        if arguments.unlimited {
            settings.doors = Doors::open();
        }
        writeln!(io::stdout(), "回应已启动：http://{}", listener.local_addr()?)?;
        until_told_to_stop(listener, desk, settings, mailroom).await?;
        writeln!(io::stdout(), "已停止，没有丢下任何一件")?;
        Ok(ExitCode::SUCCESS)
    })
}

/// The log goes to standard error; what a person should read goes to standard output.
pub fn note_to_stderr() {
    let log = tracing_subscriber::fmt().with_writer(io::stderr).with_ansi(false).with_target(false);
    // A second one in the same process is no trouble: the first stays.
    let _ = log.with_max_level(tracing::Level::INFO).try_init();
}

/// Takes the port, or says in a sentence why it cannot be had.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => format!("{address} 已被别的程序占用，请用 --port 换一个端口"),
        io::ErrorKind::PermissionDenied => format!("没有权限使用 {address}，请用 1024 以上的端口"),
        _ => format!("不能监听 {address}：{error}"),
    })
}

/// Serves, sweeps and fetches letters until the machine or a person says stop; what is under way is answered first.
pub async fn until_told_to_stop(
    listener: TcpListener,
    desk: Desk,
    settings: WebSettings,
    mailroom: Option<Mailroom>,
) -> Result<(), Box<dyn Error>> {
    let sweeping = tokio::spawn({
        let desk = desk.clone();
        async move { desk.keep_sweeping(SWEEP).await }
    });
    let fetching = mailroom.map(|mailroom| tokio::spawn(async move { mailroom.keep_fetching().await }));
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let told = {
        let mut stopped = stopped.clone();
        async move { drop(stopped.wait_for(|stop| *stop).await) }
    };
    let serving = web::serve(listener, desk.clone(), settings, told);
    tokio::pin!(serving);
    tokio::select! {
        ended = &mut serving => ended?,
        () = signalled() => {
            let _ = stop.send(true);
            match tokio::time::timeout(FAREWELL, &mut serving).await {
                Ok(ended) => ended?,
                Err(_) => tracing::warn!("a connection was still open after {FAREWELL:?} and is dropped"),
            }
        }
    }
    // A letter that is being taken when the program stops is met again by the next start.
    for work in [Some(sweeping), fetching].into_iter().flatten() {
        work.abort();
        let _ = work.await;
    }
    desk.store().close().await;
    Ok(())
}

/// Comes to an end when the program is told to stop: SIGTERM, or Ctrl-C.
async fn signalled() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
