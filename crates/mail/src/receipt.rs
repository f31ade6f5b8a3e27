//! The receipt that goes back to whoever wrote.

use std::time::{Duration, SystemTime};

use lettre::message::Mailbox as Address;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::{MailError, Secrecy, Smtp};

/// How long the server may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is sent.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The address it goes to.
    pub to: String,
    /// What the message itself is called, such as the register number: the same receipt sent twice is one message.
    pub name: String,
    /// Its subject.
    pub subject: String,
    /// Its words.
    pub text: String,
    /// The id of the letter that it answers.
    pub answers: Option<String>,
    /// When, milliseconds since 1970-01-01 UTC.
    pub at: i64,
}

/// Sends a receipt. It says of itself that a machine wrote it (RFC 3834), so that no machine answers it.
///
/// # Errors
/// [`MailError::Undeliverable`] where trying again is useless, [`MailError::Deferred`] where this one may be tried again,
/// [`MailError::NotSent`] where no other would go out either, and what [`Smtp::password`] says.
pub async fn send(smtp: &Smtp, receipt: &Receipt) -> Result<(), MailError> {
    let message = written(smtp, receipt)?;
    let transport = transport(smtp)?;
    let Err(error) = transport.send(message).await else { return Ok(()) };
    // The server's words may repeat the address; the status says enough.
    let status = error.status().map(|code| code.to_string());
    Err(match status.as_deref() {
        // Of this letter and its recipient alone (RFC 5321, 4.2.3).
        Some(code @ ("550" | "551" | "552" | "553" | "554" | "556")) => {
            MailError::Undeliverable(format!("对方拒收，状态码 {code}"))
        }
        Some(code @ ("450" | "451" | "452")) => MailError::Deferred(format!("状态码 {code}")),
        Some(code) => MailError::NotSent(format!("{}:{} 不受理，状态码 {code}", smtp.server, smtp.port())),
        None => MailError::NotSent(format!("与 {}:{} 通信失败：{error}", smtp.server, smtp.port())),
    })
}

fn transport(smtp: &Smtp) -> Result<AsyncSmtpTransport<Tokio1Executor>, MailError> {
    let wrong = |error: lettre::transport::smtp::Error| MailError::NotSent(error.to_string());
    let builder = match smtp.security {
        Secrecy::Tls => AsyncSmtpTransport::<Tokio1Executor>::relay(&smtp.server).map_err(wrong)?,
        Secrecy::Starttls => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&smtp.server).map_err(wrong)?,
        Secrecy::Plain => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&smtp.server),
    };
    let builder = builder.port(smtp.port()).timeout(Some(PATIENCE));
    Ok(match &smtp.user {
        Some(user) => builder.credentials(Credentials::new(user.clone(), smtp.password()?)).build(),
        None => builder.build(),
    })
}

fn written(smtp: &Smtp, receipt: &Receipt) -> Result<Message, MailError> {
    let from: Address =
        smtp.from.parse().map_err(|_| MailError::Settings(format!("smtp.from“{}”不是邮件地址", smtp.from)))?;
    let to: Address = receipt.to.parse().map_err(|_| MailError::Undeliverable("来信的地址不完整".to_owned()))?;
    let id = format!("<receipt-{}@{}>", receipt.name, from.email.domain());
    let at = SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(receipt.at).unwrap_or(0));
    let machine = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-replied".to_owned());
    let mut message = Message::builder()
        .from(from)
        .to(to)
        .date(at)
        .message_id(Some(id))
        .subject(&receipt.subject)
        .raw_header(machine)
        .header(ContentType::TEXT_PLAIN);
    if let Some(answered) = &receipt.answers {
        let named = format!("<{}>", answered.trim_matches(['<', '>']));
        message = message.in_reply_to(named.clone()).references(named);
    }
    message.body(receipt.text.clone()).map_err(|error| MailError::Undeliverable(error.to_string()))
}
