//! Looking into a mailbox by IMAP, without leaving a trace in it.

use std::future::Future;
use std::time::Duration;

use async_imap::types::Fetch;
use async_imap::{Client, Session};
use futures_util::TryStreamExt;

use crate::error::words_of;
use crate::wire::{Wire, connect};
use crate::{MailError, Mailbox};

/// How long a server may take to answer a word.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a whole letter may take.
const LONG_PATIENCE: Duration = Duration::from_secs(300);

/// A letter as it lies in the mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lying {
    /// Its number; a later letter has a higher one, and no number is given twice.
    pub uid: u32,
    /// Its size, bytes; zero where the server does not tell.
    pub size: u64,
    /// When it reached the server, milliseconds since 1970-01-01 UTC; none where the server does not tell.
    pub at: Option<i64>,
}

/// An open mailbox. Reading changes nothing in it, not even what is marked as read.
pub struct Inbox {
    session: Session<Box<dyn Wire>>,
    server: String,
    validity: u32,
    empty: bool,
}

/// Signs in and opens the folder for reading.
///
/// # Errors
/// Whatever stands in the way, as [`MailError`] tells it.
pub async fn open(mailbox: &Mailbox) -> Result<Inbox, MailError> {
    let server = format!("{}:{}", mailbox.server, mailbox.port());
    let password = mailbox.password()?;
    let opening = async {
        let wire = connect(&mailbox.server, mailbox.port(), mailbox.security).await?;
        let mut client = Client::new(wire);
        let greeting = client.read_response().await;
        if !matches!(greeting, Ok(Some(_))) {
            return Err(MailError::Unreachable {
                server: server.clone(), why: "对方没有按 IMAP 应答".to_owned()
            });
        }
        let refused = |why| MailError::NotLetIn { server: server.clone(), why };
        let session = client.login(mailbox.user(), &password).await.map_err(|(error, _)| refused(words_of(&error)));
        let mut session = session?;
        introduce(&mut session).await?;
        let no_folder = |why| MailError::NoFolder { folder: mailbox.folder.clone(), why };
        let opened = session.examine(&mailbox.folder).await.map_err(|error| no_folder(words_of(&error)))?;
        let validity = opened.uid_validity.ok_or_else(|| no_folder("服务器不给邮件编号".to_owned()))?;
        Ok(Inbox { session, server: server.clone(), validity, empty: opened.exists == 0 })
    };
    in_time(&server, PATIENCE, opening).await
}

/// Some providers let only programs in that say who they are (RFC 2971).
async fn introduce(session: &mut Session<Box<dyn Wire>>) -> Result<(), MailError> {
    let able = session.capabilities().await.map_err(|error| MailError::of_server(&error))?;
    if able.has_str("ID") {
        let who = [("name", Some("huiying")), ("version", Some(env!("CARGO_PKG_VERSION")))];
        session.id(who).await.map_err(|error| MailError::of_server(&error))?;
    }
    Ok(())
}

async fn in_time<T>(
    server: &str,
    patience: Duration,
    work: impl Future<Output = Result<T, MailError>>,
) -> Result<T, MailError> {
    tokio::time::timeout(patience, work).await.unwrap_or_else(|_| Err(MailError::Silent(server.to_owned())))
}

impl Inbox {
    /// The UIDVALIDITY: while it stays the same, so do the numbers of the letters.
    #[must_use]
    pub const fn validity(&self) -> u32 {
        self.validity
    }

    /// The letters with a higher number, the lowest first.
    ///
    /// # Errors
    /// [`MailError::Broken`], [`MailError::Silent`].
    pub async fn after(&mut self, uid: u32) -> Result<Vec<Lying>, MailError> {
        if self.empty {
            return Ok(Vec::new());
        }
        let from = uid.saturating_add(1);
        let found = self.fetch(&format!("{from}:*"), "(UID RFC822.SIZE INTERNALDATE)", PATIENCE).await?;
        let lying = |one: &Fetch| {
            let at = one.internal_date().map(|at| at.timestamp_millis());
            Some(Lying { uid: one.uid?, size: one.size.map_or(0, u64::from), at })
        };
        // A server that has none so high gives the last one instead.
        let mut lying: Vec<Lying> = found.iter().filter_map(lying).filter(|one| one.uid > uid).collect();
        lying.sort_by_key(|one| one.uid);
        lying.dedup_by_key(|one| one.uid);
        Ok(lying)
    }

    /// A letter as it was sent; none where it has gone since.
    ///
    /// # Errors
    /// [`MailError::Broken`], [`MailError::Silent`].
    pub async fn whole(&mut self, uid: u32) -> Result<Option<Vec<u8>>, MailError> {
        let found = self.fetch(&uid.to_string(), "(UID BODY.PEEK[])", LONG_PATIENCE).await?;
        Ok(found.iter().filter(|one| one.uid == Some(uid)).find_map(|one| one.body().map(<[u8]>::to_vec)))
    }

    /// The head of a letter alone; none where it has gone since.
    ///
    /// # Errors
    /// [`MailError::Broken`], [`MailError::Silent`].
    pub async fn head(&mut self, uid: u32) -> Result<Option<Vec<u8>>, MailError> {
        let found = self.fetch(&uid.to_string(), "(UID BODY.PEEK[HEADER])", PATIENCE).await?;
        Ok(found.iter().filter(|one| one.uid == Some(uid)).find_map(|one| one.header().map(<[u8]>::to_vec)))
    }

    /// Takes leave. A server that does not answer is left all the same.
    pub async fn close(mut self) {
        let leaving = async { self.session.logout().await.map_err(|error| MailError::of_server(&error)) };
        if let Err(error) = in_time(&self.server, PATIENCE, leaving).await {
            tracing::debug!(%error, "a mailbox was left without a farewell");
        }
    }

    async fn fetch(&mut self, which: &str, what: &str, patience: Duration) -> Result<Vec<Fetch>, MailError> {
        let broken = |error: async_imap::error::Error| MailError::of_server(&error);
        let session = &mut self.session;
        let fetching =
            async { session.uid_fetch(which, what).await.map_err(broken)?.try_collect().await.map_err(broken) };
        in_time(&self.server, patience, fetching).await
    }
}
