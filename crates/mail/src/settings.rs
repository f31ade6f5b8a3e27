//! Which mailboxes are fetched, and by what server receipts go out: a TOML file.

use std::collections::BTreeSet;
use std::fs;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Deserialize;

use crate::MailError;

/// How a server is spoken to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Secrecy {
    /// Encrypted from the first byte; the certificate must be one that this machine trusts.
    #[default]
    Tls,
    /// Encrypted after a first word in the open; only for sending.
    Starttls,
    /// In the open: only on this machine itself.
    Plain,
}

/// Settings of the mail, as they stand in their file.
///
/// # Examples
///
/// ```
/// let settings = mail::MailSettings::read(r#"
///     [[mailbox]]
///     centre = "chongqing"
///     address = "tousu@example.gov.cn"
///     server = "imap.example.gov.cn"
///     password_env = "HUIYING_MAIL_TOUSU"
///     since = "2026-03-01"
/// "#)?;
/// let mailbox = &settings.mailbox[0];
/// assert_eq!((mailbox.port(), mailbox.user(), mailbox.folder.as_str()), (993, "tousu@example.gov.cn", "INBOX"));
/// # Ok::<(), mail::MailError>(())
/// ```
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailSettings {
    /// How often every mailbox is looked at, seconds; between five and six hundred.
    #[serde(default = "minute")]
    pub every_seconds: u64,
    /// The largest letter that is taken, megabytes of 1024 × 1024 bytes.
    #[serde(default = "twenty")]
    pub largest_mb: u32,
    /// The mailboxes.
    #[serde(default)]
    pub mailbox: Vec<Mailbox>,
    /// The server that receipts are sent by; nobody is sent one where none is named.
    pub smtp: Option<Smtp>,
}

/// A mailbox that a centre has published.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mailbox {
    /// The centre that its letters are for.
    pub centre: String,
    /// Its address, as it is published.
    pub address: String,
    /// The name of the IMAP server.
    pub server: String,
    port: Option<u16>,
    /// How it is spoken to.
    #[serde(default)]
    pub security: Secrecy,
    user: Option<String>,
    password_file: Option<PathBuf>,
    password_env: Option<String>,
    /// The folder.
    #[serde(default = "inbox")]
    pub folder: String,
    /// What a letter is whose subject does not say, such as `投诉`; a question (咨询) where nothing is named.
    pub kind: Option<String>,
    /// Letters that reached the server before this day were dealt with before and are left alone.
    pub since: Option<Date>,
}

/// The server that receipts are sent by.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    /// Its name.
    pub server: String,
    port: Option<u16>,
    /// How it is spoken to.
    #[serde(default)]
    pub security: Secrecy,
    /// The account; without one, nobody signs in.
    pub user: Option<String>,
    password_file: Option<PathBuf>,
    password_env: Option<String>,
    /// Who the receipts come from: an address, or `名称 <地址>`.
    pub from: String,
}

const fn minute() -> u64 {
    60
}

const fn twenty() -> u32 {
    20
}

fn inbox() -> String {
    "INBOX".to_owned()
}

impl MailSettings {
    /// Reads and checks the text of a settings file.
    ///
    /// # Errors
    /// [`MailError::Settings`] with what is wrong and what it should be.
    pub fn read(text: &str) -> Result<Self, MailError> {
        let settings: Self = toml::from_str(text).map_err(|error| MailError::Settings(error.to_string()))?;
        settings.checked()
    }

    /// The largest letter that is taken, bytes.
    #[must_use]
    pub const fn largest(&self) -> u64 {
        self.largest_mb as u64 * 1024 * 1024
    }

    fn checked(self) -> Result<Self, MailError> {
        let wrong = |said: String| Err(MailError::Settings(said));
        if !(5..=600).contains(&self.every_seconds) {
            return wrong(format!("every_seconds 应在 5 到 600 之间，现在是 {}", self.every_seconds));
        }
        let mut seen = BTreeSet::new();
        for mailbox in &self.mailbox {
            if !mailbox.address.contains('@') {
                return wrong(format!("邮箱地址“{}”不完整", mailbox.address));
            }
            if !seen.insert((&mailbox.centre, &mailbox.address, &mailbox.folder)) {
                return wrong(format!("邮箱 {} 写了两次", mailbox.address));
            }
            if mailbox.security == Secrecy::Starttls {
                return wrong(format!("邮箱 {} 请用 security = \"tls\"（通常是 993 端口）", mailbox.address));
            }
            stays_here(mailbox.security, &mailbox.server)?;
            one_password(&mailbox.address, mailbox.password_file.as_ref(), mailbox.password_env.as_ref())?;
        }
        if let Some(smtp) = &self.smtp {
            stays_here(smtp.security, &smtp.server)?;
            if smtp.user.is_some() {
                one_password(&smtp.server, smtp.password_file.as_ref(), smtp.password_env.as_ref())?;
            }
        }
        Ok(self)
    }
}

impl Mailbox {
    /// The port: the usual one unless another is named.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port.unwrap_or(if self.security == Secrecy::Plain { 143 } else { 993 })
    }

    /// The account: the address unless another is named.
    #[must_use]
    pub fn user(&self) -> &str {
        self.user.as_deref().unwrap_or(&self.address)
    }

    /// The password as it stands now, so that a changed one needs no new start.
    ///
    /// # Errors
    /// [`MailError::Password`] where it is not to be had.
    pub fn password(&self) -> Result<String, MailError> {
        password(self.password_file.as_deref(), self.password_env.as_deref())
    }
}

impl Smtp {
    /// The port: the usual one unless another is named.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port.unwrap_or(match self.security {
            Secrecy::Tls => 465,
            Secrecy::Starttls => 587,
            Secrecy::Plain => 25,
        })
    }

    /// The password as it stands now.
    ///
    /// # Errors
    /// [`MailError::Password`] where it is not to be had.
    pub fn password(&self) -> Result<String, MailError> {
        password(self.password_file.as_deref(), self.password_env.as_deref())
    }
}

/// Words in the open never leave the machine.
fn stays_here(secrecy: Secrecy, server: &str) -> Result<(), MailError> {
    let here = server == "localhost" || server.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    if secrecy == Secrecy::Plain && !here {
        return Err(MailError::Settings(format!("{server} 不在本机，不能用 security = \"plain\" 明文传输")));
    }
    Ok(())
}

fn one_password(whose: &str, file: Option<&PathBuf>, env: Option<&String>) -> Result<(), MailError> {
    if file.is_some() == env.is_some() {
        return Err(MailError::Settings(format!("{whose} 的密码请用 password_file 或者 password_env 指明，只用其一")));
    }
    Ok(())
}

fn password(file: Option<&Path>, env: Option<&str>) -> Result<String, MailError> {
    let text = match (file, env) {
        (Some(path), _) => {
            fs::read_to_string(path).map_err(|error| MailError::Password(format!("{}：{error}", path.display())))?
        }
        (None, Some(name)) => {
            std::env::var(name).map_err(|_| MailError::Password(format!("环境变量 {name} 没有设置")))?
        }
        (None, None) => return Err(MailError::Password("没有指明在哪里".to_owned())),
    };
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        MailSettings::read(text).unwrap_err().to_string()
    }

    fn mailbox(more: &str) -> String {
        format!("[[mailbox]]\ncentre = \"henan\"\naddress = \"a@example.cn\"\nserver = \"imap.example.cn\"\n{more}")
    }

    #[test]
    fn what_would_be_unsafe_or_unclear_is_refused_at_the_start() {
        assert!(fault(&mailbox("")).contains("password_file"));
        assert!(fault(&mailbox("password_env = \"A\"\nsecurity = \"plain\"")).contains("明文"));
        assert!(fault(&mailbox("password_env = \"A\"\nsecurity = \"starttls\"")).contains("993"));
        assert!(fault(&mailbox("password = \"secret\"")).contains("password"));
        assert!(fault("every_seconds = 1").contains("every_seconds"));
        let twice = [mailbox("password_env = \"A\"\n"), mailbox("password_env = \"A\"\n")].concat();
        assert!(fault(&twice).contains("两次"));
    }

    #[test]
    fn a_password_is_read_where_it_stands_without_the_end_of_its_line() {
        let dir = std::env::temp_dir().join(format!("huiying-mail-{}", std::process::id()));
        fs::write(&dir, "秘密 1\r\n").unwrap();
        assert_eq!(password(Some(&dir), None).unwrap(), "秘密 1");
        fs::remove_file(&dir).unwrap();
        assert!(matches!(password(Some(&dir), None), Err(MailError::Password(_))));
    }
}
