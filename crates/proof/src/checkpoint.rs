//! Checkpoints: digests over the rows of all streams in the order in which they were committed.
//!
//! A chain alone cannot show that a stream's last rows, or a whole stream, were removed. A checkpoint can: it covers
//! every row from the one after the last checkpoint to its own last one, and follows the checkpoint before it. Whoever
//! notes a checkpoint's digest down elsewhere (on paper, at the archive, at the supervising office) can later prove
//! that nothing before it was rewritten, even by those who own the machine.
//!
//! What was committed after the last checkpoint is tied by the chains and by the count of positions alone.

use serde::{Deserialize, Serialize};

use crate::canonical::Message;
use crate::crypto::Crypto;
use crate::digest::Digest;
use crate::finding::{Finding, Flaw};

/// The tag of the canonical bytes of a checkpoint.
const TAG: &str = "huiying.checkpoint.1";

/// One checkpoint as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Its number, from 1 without gaps.
    pub number: u64,
    /// When it was made, milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// The commit position of the first row that it covers.
    pub first: u64,
    /// The commit position of the last row that it covers.
    pub last: u64,
    /// The digest over the covered rows and the checkpoint before.
    pub digest: Digest,
}

/// Folds the digests of rows into what a checkpoint is made of.
///
/// # Making one checkpoint
/// ```
/// use proof::{Digest, Running, Software};
/// let mut running = Running::after(None);
/// running.row(&Software, &Digest::new([1; 32]));
/// running.row(&Software, &Digest::new([2; 32]));
/// let checkpoint = running.seal(&Software, 1_664_330_400_000).ok_or("no row came")?;
/// assert_eq!((checkpoint.number, checkpoint.first, checkpoint.last), (1, 1, 2));
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone)]
pub struct Running {
    number: u64,
    before: Digest,
    first: u64,
    last: u64,
    folded: Digest,
}

impl Running {
    /// Begins after the last checkpoint, or at the first row of the journal.
    #[must_use]
    pub fn after(previous: Option<&Checkpoint>) -> Self {
        let (number, before, last) = previous.map_or((0, Digest::ZERO, 0), |p| (p.number, p.digest, p.last));
        Self { number: number + 1, before, first: last + 1, last, folded: Digest::ZERO }
    }

    /// The commit position of the row that has to come next.
    #[must_use]
    pub const fn next_position(&self) -> u64 {
        self.last + 1
    }

    /// Takes the digest of the row at [`Running::next_position`].
    pub fn row(&mut self, crypto: &dyn Crypto, digest: &Digest) {
        self.folded = crypto.digest(&[self.folded.as_bytes(), digest.as_bytes()]);
        self.last += 1;
    }

    /// The checkpoint over the rows that came; none when no row came.
    #[must_use]
    pub fn seal(&self, crypto: &dyn Crypto, at: i64) -> Option<Checkpoint> {
        if self.last < self.first {
            return None;
        }
        let bytes = Message::new(TAG)
            .bytes(self.before.as_bytes())
            .count(self.number)
            .integer(at)
            .count(self.first)
            .count(self.last)
            .bytes(self.folded.as_bytes())
            .into_bytes();
        let digest = crypto.digest(&[&bytes]);
        Some(Checkpoint { number: self.number, at, first: self.first, last: self.last, digest })
    }
}

/// Checks rows against checkpoints in constant memory. Rows come ascending by commit position, checkpoints by number.
///
/// # A removed tail is found
/// ```
/// use proof::{CheckpointCheck, Digest, Flaw, Running, Software};
/// let mut running = Running::after(None);
/// running.row(&Software, &Digest::new([1; 32]));
/// running.row(&Software, &Digest::new([2; 32]));
/// let checkpoint = running.seal(&Software, 0).ok_or("no row came")?;
///
/// let mut check = CheckpointCheck::new(&Software, vec![checkpoint]);
/// check.row(1, &Digest::new([1; 32]));
/// let findings = check.finish();
/// assert_eq!(findings.first().map(|f| &f.flaw), Some(&Flaw::RowsMissing { number: 1, last: 2 }));
/// # Ok::<(), &str>(())
/// ```
pub struct CheckpointCheck<'c> {
    crypto: &'c dyn Crypto,
    waiting: std::iter::Peekable<std::vec::IntoIter<Checkpoint>>,
    running: Running,
    next: u64,
    findings: Vec<Finding>,
}

impl<'c> CheckpointCheck<'c> {
    /// A check of the rows to come against all checkpoints there are.
    #[must_use]
    pub fn new(crypto: &'c dyn Crypto, checkpoints: Vec<Checkpoint>) -> Self {
        let waiting = checkpoints.into_iter().peekable();
        Self { crypto, waiting, running: Running::after(None), next: 1, findings: Vec::new() }
    }

    /// Takes the next row's commit position and stored digest.
    pub fn row(&mut self, position: u64, digest: &Digest) {
        if position != self.next {
            self.found(position, Flaw::PositionBroken { expected: self.next });
        }
        self.next = position + 1;
        self.pass(position);
        self.running.row(self.crypto, digest);
        self.running.last = position;
        if self.waiting.peek().is_some_and(|checkpoint| checkpoint.last == position)
            && let Some(checkpoint) = self.waiting.next()
        {
            self.compare(&checkpoint);
        }
    }

    /// Everything found, once all rows have come.
    #[must_use]
    pub fn finish(mut self) -> Vec<Finding> {
        while let Some(Checkpoint { number, last, .. }) = self.waiting.next() {
            self.found(last, Flaw::RowsMissing { number, last });
        }
        self.findings
    }

    /// Checkpoints whose last row never came because the rows jump over it.
    fn pass(&mut self, position: u64) {
        while let Some(checkpoint) = self.waiting.next_if(|checkpoint| checkpoint.last < position) {
            let Checkpoint { number, last, .. } = checkpoint;
            self.found(last, Flaw::RowsMissing { number, last });
            self.running = Running::after(Some(&checkpoint));
        }
    }

    fn compare(&mut self, checkpoint: &Checkpoint) {
        let Checkpoint { number, last, .. } = *checkpoint;
        if number != self.running.number || checkpoint.first != self.running.first {
            self.found(last, Flaw::CheckpointChainBroken { number });
        } else if self.running.seal(self.crypto, checkpoint.at).as_ref() != Some(checkpoint) {
            self.found(last, Flaw::CheckpointDiffers { number });
        }
        self.running = Running::after(Some(checkpoint));
    }

    fn found(&mut self, sequence: u64, flaw: Flaw) {
        self.findings.push(Finding { stream: String::new(), sequence, flaw });
    }
}
