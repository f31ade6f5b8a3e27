//! Letters that come by electronic mail: fetched from a mailbox, read, and answered with a receipt.
//!
//! The crate speaks IMAP and SMTP and knows how a message is written; it knows no cases and no rules. A mailbox is only
//! looked at: nothing in it is marked, moved or deleted, and nothing depends on what somebody else has read there. What
//! is new is told by numbers (RFC 9051, 2.3.1.1): whatever has a higher UID than the last one taken, for as long as the
//! mailbox keeps its UIDVALIDITY.

#![warn(missing_docs)]

mod error;
mod inbox;
mod letter;
mod receipt;
mod settings;
mod wire;

pub use error::MailError;
pub use inbox::{Inbox, Lying, open};
pub use letter::{Enclosure, Letter, Nature, Sender, read};
pub use receipt::{Receipt, send};
pub use settings::{MailSettings, Mailbox, Secrecy, Smtp};
