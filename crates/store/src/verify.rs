//! Proving what is stored: chains, checkpoints, register numbers, sealed words.
//!
//! Every row is read twice, in pages: once stream by stream, for the chains and the sealed words that each stream
//! refers to, and once in commit order, for the checkpoints. So a journal of any length is verified in little memory,
//! also while the office works: what is committed after the beginning is left for the next time.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use proof::{ChainCheck, Checkpoint, CheckpointCheck, Digest, Finding, Flaw, NumberCheck, commitment};

use crate::append::{NUMBERS, POSITION};
use crate::columns::{JOURNAL, read_journal};
use crate::error::{DbError, StoreError};
use crate::rows::JournalRow;
use crate::store::Store;
use crate::value::values;

/// How many rows are read at once.
const PAGE: u32 = 1_000;

/// What a fact says about sealed words. Only whoever wrote the facts can read it out of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mentions {
    /// Vault entries that the fact refers to, with the commitments that it holds.
    pub sealed: Vec<(String, Digest)>,
    /// Vault entries that the fact declares erased. It must stand in each stream that refers to them.
    pub erased: Vec<String>,
}

/// What was verified and found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// How many rows were verified.
    pub rows: u64,
    /// In how many streams.
    pub streams: u64,
    /// How many checkpoints tie them.
    pub checkpoints: u64,
    /// How many vault entries agree with their commitments.
    pub sealed: u64,
    /// How many looks at words are chained.
    pub looks: u64,
    /// Everything that is wrong; empty when all is well.
    pub findings: Vec<Finding>,
}

impl Verification {
    fn found(&mut self, stream: &str, sequence: u64, flaw: Flaw) {
        self.findings.push(Finding { stream: stream.to_owned(), sequence, flaw });
    }
}

impl Store {
    /// Verifies everything. `mentions` reads out of a row what it says about sealed words, or says why it cannot;
    /// `anchors` are checkpoints that were noted down elsewhere.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults while reading; what is wrong with the data is a finding, not an error, unless
    /// the database itself cannot read it: [`StoreError::Corrupt`].
    pub async fn verify<F>(&self, mentions: F, anchors: &[Checkpoint]) -> Result<Verification, StoreError>
    where
        F: Fn(&JournalRow) -> Result<Mentions, String>,
    {
        // In this order: what the counters counted stands before the end, and so do the rows of the checkpoints.
        let counters = self.counters().await?;
        let checkpoints = self.checkpoints().await?;
        let end = self.last_position().await?;
        let mut verification = Verification { checkpoints: checkpoints.len() as u64, ..Verification::default() };
        for anchor in anchors.iter().filter(|anchor| !checkpoints.contains(anchor)) {
            verification.found("", anchor.last, Flaw::AnchorMissing { number: anchor.number });
        }
        let numbers = self.verify_streams(&mentions, end, &mut verification).await?;
        verification.findings.extend(finish_numbers(numbers, &counters));
        verification.findings.extend(self.verify_order(checkpoints, end).await?);
        let counted = counters.get(POSITION).copied().unwrap_or(0);
        if end < counted {
            verification.found("", counted, Flaw::PositionBroken { expected: end + 1 });
        }
        let (looks, findings) = self.verify_looks().await?;
        verification.looks = looks;
        verification.findings.extend(findings);
        Ok(verification)
    }

    async fn verify_streams<F>(
        &self,
        mentions: &F,
        end: u64,
        verification: &mut Verification,
    ) -> Result<NumberCheck, StoreError>
    where
        F: Fn(&JournalRow) -> Result<Mentions, String>,
    {
        let mut chain = ChainCheck::new(self.crypto());
        let mut numbers = NumberCheck::default();
        let mut words = Words::default();
        loop {
            let rows = self.page_by_stream(&words.stream, words.sequence, end).await?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                if row.stream != words.stream {
                    verification.streams += 1;
                    self.verify_words(&words, mentions, verification).await?;
                    words = Words { stream: row.stream.clone(), ..Words::default() };
                }
                verification.rows += 1;
                verification.findings.extend(chain.row(&row.entry(), &row.digest));
                if let Some(number) = &row.number {
                    numbers.number(&row.stream, row.sequence, number);
                }
                words.sequence = row.sequence;
                match mentions(row) {
                    Ok(mentions) => words.take(mentions),
                    Err(reason) => verification.found(&row.stream, row.sequence, Flaw::BodyUnreadable { reason }),
                }
            }
        }
        self.verify_words(&words, mentions, verification).await?;
        Ok(numbers)
    }

    /// Compares what a stream says about sealed words with the vault.
    async fn verify_words<F>(
        &self,
        words: &Words,
        mentions: &F,
        verification: &mut Verification,
    ) -> Result<(), StoreError>
    where
        F: Fn(&JournalRow) -> Result<Mentions, String>,
    {
        if words.sealed.is_empty() {
            return Ok(());
        }
        let kept = self.commitments(words).await?;
        let mut erased = words.erased.clone();
        if words.sealed.keys().any(|id| !kept.contains_key(id) && !erased.contains(id)) {
            // They may have been erased since the verification began.
            let later = self.journal_after(&words.stream, words.sequence).await?;
            erased.extend(later.iter().filter_map(|row| mentions(row).ok()).flat_map(|mentions| mentions.erased));
        }
        for (id, (sequence, digest)) in &words.sealed {
            let id = id.clone();
            let flaw = match (kept.get(&id), erased.contains(&id)) {
                (None, true) => continue,
                (Some(found), false) if found == digest => {
                    verification.sealed += 1;
                    continue;
                }
                (Some(_), false) => Flaw::SealedDiffers { id },
                (Some(_), true) => Flaw::NotErased { id },
                (None, false) => Flaw::SealedMissing { id },
            };
            verification.found(&words.stream, *sequence, flaw);
        }
        Ok(())
    }

    /// The commitments to what the vault keeps, computed anew: the digest that stands beside the words proves nothing.
    async fn commitments(&self, words: &Words) -> Result<HashMap<String, Digest>, StoreError> {
        let ids: Vec<&str> = words.sealed.keys().map(String::as_str).collect();
        let entries = self.vault(&ids).await?.into_iter();
        Ok(entries
            .map(|entry| (commitment(self.crypto(), &entry.sealed.nonce, &entry.sealed.ciphertext), entry.id))
            .map(|(digest, id)| (id, digest))
            .collect())
    }

    async fn verify_order(&self, checkpoints: Vec<Checkpoint>, end: u64) -> Result<Vec<Finding>, StoreError> {
        let mut check = CheckpointCheck::new(self.crypto(), checkpoints);
        let mut last = 0;
        loop {
            let sql = "SELECT position, digest FROM journal WHERE position > $1 AND position <= $2 \
                       ORDER BY position LIMIT $3";
            let rows = self.engine().rows(sql, values![last, end, PAGE]).await?;
            if rows.is_empty() {
                return Ok(check.finish());
            }
            for mut row in rows {
                last = row.count()?;
                check.row(last, &row.digest()?);
            }
        }
    }

    async fn page_by_stream(&self, stream: &str, sequence: u64, end: u64) -> Result<Vec<JournalRow>, StoreError> {
        let sql = format!(
            "SELECT {JOURNAL} FROM journal WHERE (stream, sequence) > ($1, $2) AND position <= $3 \
             ORDER BY stream, sequence LIMIT $4"
        );
        let rows = self.engine().rows(&sql, values![stream, sequence, end, PAGE]).await?;
        Ok(rows.into_iter().map(read_journal).collect::<Result<_, _>>()?)
    }

    async fn last_position(&self) -> Result<u64, StoreError> {
        let row = self.engine().rows("SELECT COALESCE(MAX(position), 0) FROM journal", Vec::new()).await?.pop();
        Ok(row.map(|mut row| row.count()).transpose()?.unwrap_or(0))
    }

    pub(crate) async fn counters(&self) -> Result<BTreeMap<String, u64>, StoreError> {
        let rows = self.engine().rows("SELECT name, value FROM counter ORDER BY name", Vec::new()).await?;
        let counters = rows.into_iter().map(|mut row| Ok((row.text()?, row.count()?)));
        Ok(counters.collect::<Result<_, DbError>>()?)
    }
}

/// Missing last numbers are seen by what the register has given out.
fn finish_numbers(mut numbers: NumberCheck, counters: &BTreeMap<String, u64>) -> Vec<Finding> {
    for (name, count) in counters {
        if let Some((organisation, day)) = name.strip_prefix(NUMBERS).and_then(|name| name.rsplit_once(':')) {
            numbers.given_out(organisation, day, *count);
        }
    }
    numbers.finish()
}

/// What one stream says about sealed words, and how far it was read.
#[derive(Debug, Default)]
struct Words {
    stream: String,
    sequence: u64,
    /// By id: where it is mentioned first, and the commitment there.
    sealed: BTreeMap<String, (u64, Digest)>,
    erased: BTreeSet<String>,
}

impl Words {
    fn take(&mut self, mentions: Mentions) {
        for (id, digest) in mentions.sealed {
            self.sealed.entry(id).or_insert((self.sequence, digest));
        }
        self.erased.extend(mentions.erased);
    }
}
