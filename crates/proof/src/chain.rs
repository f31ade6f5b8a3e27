//! A journal row, its digest, and the check of the chain that a stream's rows form.

use crate::canonical::Message;
use crate::crypto::Crypto;
use crate::digest::Digest;
use crate::finding::{Finding, Flaw};

/// The tag of the canonical bytes of a row.
const TAG: &str = "huiying.journal.1";

/// One row of the journal as it is stored, borrowed from whoever holds it.
///
/// Digests are over exactly these stored bytes: `body` is never parsed and written again on the way.
///
/// # Two rows, chained
/// ```
/// use proof::{Digest, Entry, Software};
/// let registered = Entry {
///     stream: "0192b7c0-0000-7000-8000-000000000001",
///     sequence: 1,
///     at: 1_664_330_400_000,
///     command: "register-1",
///     kind: "registered",
///     body: r#"{"channel":"web"}"#,
///     number: Some("410503-20220928-00001"),
/// };
/// let first = registered.digest(&Software, &Digest::ZERO);
/// let accepted = Entry { sequence: 2, command: "accept-1", kind: "accepted", body: "{}", number: None, ..registered };
/// let second = accepted.digest(&Software, &first);
/// assert_ne!(second, accepted.digest(&Software, &Digest::ZERO), "a row is bound to what came before it");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The stream: a case's id, or the name of a stream of the hall.
    pub stream: &'a str,
    /// The row's place in its stream, from 1 without gaps.
    pub sequence: u64,
    /// When it was recorded, milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// The command that recorded it.
    pub command: &'a str,
    /// The kind of fact.
    pub kind: &'a str,
    /// The fact as stored text.
    pub body: &'a str,
    /// The register number that this row took, where it took one.
    pub number: Option<&'a str>,
}

impl Entry<'_> {
    /// The row's canonical bytes, without its predecessor.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        Message::new(TAG)
            .text(self.stream)
            .count(self.sequence)
            .integer(self.at)
            .text(self.command)
            .text(self.kind)
            .text(self.body)
            .maybe(self.number)
            .into_bytes()
    }

    /// The row's digest after a row whose digest was `before`; [`Digest::ZERO`] before the first row of a stream.
    #[must_use]
    pub fn digest(&self, crypto: &dyn Crypto, before: &Digest) -> Digest {
        crypto.digest(&[before.as_bytes(), &self.canonical()])
    }
}

/// Checks the chains of all streams in constant memory. Rows come grouped by stream and ascending by sequence.
///
/// After a flaw the check goes on from the digest that is stored, so that one change gives one finding and not a
/// finding for each row after it.
///
/// # A changed word is found where it stands
/// ```
/// use proof::{ChainCheck, Digest, Entry, Flaw, Software};
/// let row = Entry { stream: "a", sequence: 1, at: 0, command: "c", kind: "k", body: "agreed", number: None };
/// let stored = row.digest(&Software, &Digest::ZERO);
/// let mut check = ChainCheck::new(&Software);
/// let findings = check.row(&Entry { body: "refused", ..row }, &stored);
/// assert_eq!(findings.first().map(|f| &f.flaw), Some(&Flaw::DigestDiffers));
/// ```
pub struct ChainCheck<'c> {
    crypto: &'c dyn Crypto,
    stream: String,
    sequence: u64,
    before: Digest,
}

impl<'c> ChainCheck<'c> {
    /// A check that has seen nothing yet.
    #[must_use]
    pub fn new(crypto: &'c dyn Crypto) -> Self {
        Self { crypto, stream: String::new(), sequence: 0, before: Digest::ZERO }
    }

    /// Takes the next row with the digest that is stored beside it; gives what is wrong with it.
    pub fn row(&mut self, row: &Entry<'_>, stored: &Digest) -> Vec<Finding> {
        if row.stream != self.stream {
            self.stream = row.stream.to_owned();
            self.sequence = 0;
            self.before = Digest::ZERO;
        }
        let mut findings = Vec::new();
        let mut found = |flaw| findings.push(Finding { stream: row.stream.to_owned(), sequence: row.sequence, flaw });
        let expected = self.sequence + 1;
        if row.sequence != expected {
            found(Flaw::SequenceBroken { expected });
        }
        if row.digest(self.crypto, &self.before) != *stored {
            found(Flaw::DigestDiffers);
        }
        self.sequence = row.sequence;
        self.before = *stored;
        findings
    }
}
