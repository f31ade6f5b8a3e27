//! Appending commits to the journal, several in one transaction, with all that belongs to them.
//!
//! Whatever needs no number is written first. Then the organisations' counters and the journal's are taken, in one
//! order on all machines and each once for all commits, and last come the rows that hold numbers: other machines
//! wait for a counter only while those are written and the transaction is made durable.

use std::collections::{BTreeMap, HashMap};

use futures_util::future::try_join_all;
use proof::{Crypto, Digest, RegisterNumber};

use crate::columns::{
    AFFAIR_UPSERT, CASE_UPSERT, DIGEST_UPSERT, JOURNAL_INSERT, NOTICE_INSERT, OUTBOX_INSERT, VAULT_INSERT,
    write_affair, write_case, write_digest, write_journal, write_notice, write_outbox, write_vault,
};
use crate::duties::{self, Lists};
use crate::error::{DbError, StoreError};
use crate::journal::{head, outcomes};
use crate::rows::{Commit, Committed, JournalRow, Outcome};
use crate::sql::Tx;
use crate::value::{Value, values};

/// What became of one commit of several: the transaction goes on even where one is refused.
pub(crate) type Answer = Result<Committed, StoreError>;

/// The counter of commit positions.
pub(crate) const POSITION: &str = "position";

/// The counter of an organisation's register numbers on a day.
pub(crate) const NUMBERS: &str = "number:";

/// Appends the commits, no two of which share a stream or a command.
pub(crate) async fn append<T: Tx>(tx: &T, crypto: &dyn Crypto, commits: &[&Commit]) -> Result<Vec<Answer>, DbError> {
    let (answers, accepted) = judge(tx, commits).await?;
    if accepted.is_empty() {
        return Ok(answers.into_iter().flatten().collect());
    }
    write_unnumbered(tx, &accepted).await?;
    let (numbers, position) = take_numbers(tx, &accepted).await?;
    let rows = journal_rows(crypto, &accepted, &numbers, position);
    let cases = accepted
        .iter()
        .zip(&numbers)
        .filter_map(|(accepted, number)| Some(write_case(accepted.commit.case.as_ref()?, number.as_ref())))
        .collect();
    tokio::try_join!(JOURNAL_INSERT.run(tx, rows), CASE_UPSERT.run(tx, cases))?;

    let mut appended = accepted.iter().zip(numbers).map(|(accepted, number)| accepted.answer(number));
    let answers = answers.into_iter().map(|answer| match answer {
        Some(answer) => answer,
        None => appended.next().ok_or_else(|| StoreError::Fault("a commit was accepted but not written".into())),
    });
    Ok(answers.collect())
}

/// A commit that will be written.
struct Accepted<'c> {
    commit: &'c Commit,
    before: Digest,
}

impl Accepted<'_> {
    fn answer(&self, number: Option<String>) -> Committed {
        let first = self.commit.expected + 1;
        Committed::Appended { first, last: self.commit.expected + self.commit.facts.len() as u64, number }
    }
}

/// Answers those commits that are duplicates, come too late or make no sense; none stands for one that is accepted.
async fn judge<'c, T: Tx>(tx: &T, commits: &[&'c Commit]) -> Result<(Vec<Option<Answer>>, Vec<Accepted<'c>>), DbError> {
    let commands: Vec<&str> = commits.iter().map(|commit| commit.command.as_str()).collect();
    let heads = try_join_all(commits.iter().map(|commit| head(tx, &commit.stream)));
    let (mut known, heads) = tokio::try_join!(outcomes(tx, &commands), heads)?;
    let mut accepted = Vec::with_capacity(commits.len());
    let answers = commits.iter().zip(heads).map(|(commit, (found, before))| {
        let answer = judge_one(commit, known.remove(&commit.command), found);
        if answer.is_none() {
            accepted.push(Accepted { commit, before });
        }
        answer
    });
    Ok((answers.collect(), accepted))
}

fn judge_one(commit: &Commit, known: Option<Outcome>, found: u64) -> Option<Answer> {
    if let Some(outcome) = known {
        return Some(Ok(Committed::Duplicate(outcome)));
    }
    if found != commit.expected {
        return Some(Err(StoreError::Conflict { found }));
    }
    let fault = |what: &str| Some(Err(StoreError::Fault(format!("commit {}: {what}", commit.command))));
    let others = |stream: &str| stream != commit.stream;
    if commit.facts.is_empty() {
        return fault("it holds no fact");
    }
    if commit.case.is_some() && commit.affair.is_some() {
        return fault("it holds a case and an affair");
    }
    if commit.case.as_ref().is_some_and(|case| others(&case.stream))
        || commit.affair.as_ref().is_some_and(|affair| others(&affair.stream))
        || commit.digest.as_ref().is_some_and(|digest| others(&digest.stream))
        || commit.duties.iter().flatten().any(|duty| others(&duty.stream))
    {
        return fault("its case, affair, digest or a duty belongs to another stream");
    }
    None
}

async fn write_unnumbered<T: Tx>(tx: &T, accepted: &[Accepted<'_>]) -> Result<(), DbError> {
    let commits = || accepted.iter().map(|accepted| accepted.commit);
    let vault = commits().flat_map(|commit| &commit.vault).map(write_vault).collect();
    let outbox = commits().flat_map(|commit| &commit.outbox).map(write_outbox).collect();
    let notices = commits().flat_map(|commit| &commit.notices).map(write_notice).collect();
    let affairs = commits().filter_map(|commit| commit.affair.as_ref()).map(write_affair).collect();
    let digests = commits().filter_map(|commit| commit.digest.as_ref()).map(write_digest).collect();
    let duties: Vec<_> = commits()
        .filter_map(|commit| {
            let (stream, rows) = (commit.stream.as_str(), commit.duties.as_deref()?);
            let lists = Lists::of(stream, commit.case.as_ref(), commit.affair.as_ref());
            Some(duties::Change { stream, rows, lists, is_new: commit.expected == 0 })
        })
        .collect();
    tokio::try_join!(
        VAULT_INSERT.run(tx, vault),
        OUTBOX_INSERT.run(tx, outbox),
        NOTICE_INSERT.run(tx, notices),
        AFFAIR_UPSERT.run(tx, affairs),
        DIGEST_UPSERT.run(tx, digests),
        duties::replace(tx, &duties),
    )?;
    // After the inserts: a commit may seal words and declare them erased at once.
    try_join_all(
        commits()
            .flat_map(|commit| &commit.erase)
            .map(async |id| tx.rows("DELETE FROM vault WHERE id = $1", &values![id]).await),
    )
    .await?;
    Ok(())
}

/// The next numbers, for each accepted commit that asks for one, and the commit position of the first row.
async fn take_numbers<T: Tx>(tx: &T, accepted: &[Accepted<'_>]) -> Result<(Vec<Option<String>>, u64), DbError> {
    let mut wanted: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for request in accepted.iter().filter_map(|accepted| accepted.commit.number.as_ref()) {
        *wanted.entry((&request.organisation, &request.day)).or_default() += 1;
    }
    // One after the other on the way, in the order of their names on every machine, so that none waits for another
    // that waits for it; the answers come together.
    let firsts =
        try_join_all(wanted.iter().map(async |((organisation, day), count)| {
            take(tx, &format!("{NUMBERS}{organisation}:{day}"), *count).await
        }));
    let total = accepted.iter().map(|accepted| accepted.commit.facts.len() as u64).sum();
    let (firsts, position) = tokio::try_join!(firsts, take(tx, POSITION, total))?;
    let mut next: HashMap<(&str, &str), u64> = wanted.into_keys().zip(firsts).collect();
    let numbers = accepted.iter().map(|accepted| {
        let request = accepted.commit.number.as_ref()?;
        let next = next.get_mut(&(request.organisation.as_str(), request.day.as_str()))?;
        let (organisation, day) = (request.organisation.clone(), request.day.clone());
        let number = RegisterNumber { organisation, day, count: *next };
        *next += 1;
        Some(number.to_string())
    });
    Ok((numbers.collect(), position))
}

/// Takes `count` from a counter; gives the first of them, from 1.
pub(crate) async fn take<T: Tx>(tx: &T, name: &str, count: u64) -> Result<u64, DbError> {
    let sql = "INSERT INTO counter (name, value) VALUES ($1, $2) \
               ON CONFLICT (name) DO UPDATE SET value = counter.value + excluded.value RETURNING value";
    let mut rows = tx.rows(sql, &values![name, count]).await?;
    let mut row = rows.pop().ok_or_else(|| DbError::Fault(format!("the counter {name} gave nothing")))?;
    Ok((row.count()? + 1).saturating_sub(count))
}

/// The rows of all accepted commits, chained, with their places in the commit order from `position` on.
fn journal_rows(
    crypto: &dyn Crypto,
    accepted: &[Accepted<'_>],
    numbers: &[Option<String>],
    mut position: u64,
) -> Vec<Vec<Value>> {
    let mut rows = Vec::new();
    for (Accepted { commit, before }, number) in accepted.iter().zip(numbers) {
        let mut before = *before;
        let mut number = number.clone();
        for (fact, ordinal) in commit.facts.iter().zip(0_u64..) {
            let mut row = JournalRow {
                position,
                stream: commit.stream.clone(),
                sequence: commit.expected + ordinal + 1,
                at: fact.at,
                command: commit.command.clone(),
                kind: fact.kind.clone(),
                body: fact.body.clone(),
                number: number.take(),
                digest: Digest::ZERO,
            };
            row.digest = row.entry().digest(crypto, &before);
            before = row.digest;
            position += 1;
            rows.push(write_journal(&row, ordinal));
        }
    }
    rows
}
