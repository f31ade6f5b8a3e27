//! Why mail could not be fetched or sent, each as a sentence for whoever looks after the program.

use std::io::{self, ErrorKind};

use thiserror::Error;

/// A trouble with a mailbox or with sending. None of the sentences holds anything from a letter.
#[derive(Debug, Error)]
pub enum MailError {
    /// What was set up cannot work.
    #[error("邮件设置不对：{0}")]
    Settings(String),
    /// The password is not to be had.
    #[error("读不到密码：{0}")]
    Password(String),
    /// No connection came about.
    #[error("连不上 {server}（{why}）")]
    Unreachable {
        /// Name and port.
        server: String,
        /// What happened.
        why: String,
    },
    /// The server showed no certificate that this machine trusts, or none for its name.
    #[error("{server} 的证书不可信（{why}）")]
    Untrusted {
        /// Name and port.
        server: String,
        /// What is wrong with it.
        why: String,
    },
    /// The server answered no in time.
    #[error("{0} 迟迟没有回应")]
    Silent(String),
    /// Name or password was refused.
    #[error("{server} 不接受账号或者密码（{why}）")]
    NotLetIn {
        /// Name and port.
        server: String,
        /// The server's words.
        why: String,
    },
    /// The folder cannot be opened.
    #[error("打不开收信文件夹“{folder}”（{why}）")]
    NoFolder {
        /// Its name.
        folder: String,
        /// The server's words.
        why: String,
    },
    /// The connection broke, or the server said what cannot be understood.
    #[error("收取中断（{0}）")]
    Broken(String),
    /// A letter cannot be delivered, now or ever.
    #[error("回执不能送达（{0}）")]
    Undeliverable(String),
    /// The server takes letters, and not this one, for now.
    #[error("回执暂缓投递（{0}）")]
    Deferred(String),
    /// Nothing could be sent: the server is not there, or lets nobody in.
    #[error("回执没有发出（{0}）")]
    NotSent(String),
}

/// What an error of the machine means.
pub(crate) fn because(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::ConnectionRefused => "对方没有在这个端口提供服务".to_owned(),
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => "连接被断开".to_owned(),
        ErrorKind::UnexpectedEof => "对方中途关闭了连接".to_owned(),
        ErrorKind::TimedOut => "等待超时".to_owned(),
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => "网络不通".to_owned(),
        _ => error.to_string(),
    }
}

impl MailError {
    /// What an answer of the server during fetching means.
    pub(crate) fn of_server(error: &async_imap::error::Error) -> Self {
        Self::Broken(words_of(error))
    }
}

/// The server's words, or what became of the connection.
pub(crate) fn words_of(error: &async_imap::error::Error) -> String {
    use async_imap::error::Error;
    match error {
        Error::Io(error) => because(error),
        Error::Bad(said) | Error::No(said) => format!("服务器回答：{said}"),
        Error::ConnectionLost => "连接被断开".to_owned(),
        other => format!("不明白服务器的回答：{other}"),
    }
}
