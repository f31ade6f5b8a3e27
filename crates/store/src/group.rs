//! Group commit: many works in one durable transaction, each answered for itself.
//!
//! A work that is merely refused (a conflict, a duplicate) leaves the others alone. When a work breaks the
//! transaction, nothing of the group is kept, and each is tried again in a transaction of its own, so that the one
//! that breaks is answered with its fault and all others succeed.

use std::collections::{HashSet, VecDeque};

use proof::{Checkpoint, Crypto};
use tokio::sync::{mpsc, oneshot};

use crate::append::append;
use crate::checkpoint;
use crate::error::{DbError, StoreError};
use crate::looks::{self, LookRow};
use crate::rebuild::{self, Projection};
use crate::rows::{Commit, Committed};
use crate::sql::{Statement, Tx};
use crate::value::Row;

/// Something to be done in a transaction.
#[derive(Debug)]
pub(crate) enum Work {
    Commit(Box<Commit>),
    Statements(Vec<Statement>),
    Checkpoint { at: i64 },
    Replace(Vec<Projection>),
    Orphans,
    Looks(Vec<LookRow>),
}

/// What was done.
#[derive(Debug)]
pub(crate) enum Done {
    Committed(Committed),
    /// The rows of each statement.
    Rows(Vec<Vec<Row>>),
    Checkpoint(Option<Checkpoint>),
    /// The streams whose projection had moved on.
    Replaced(Vec<String>),
    Orphans(u64),
    Looked,
}

/// A work and where to send what became of it.
pub(crate) struct Job {
    pub(crate) work: Work,
    pub(crate) answer: oneshot::Sender<Result<Done, StoreError>>,
}

/// The jobs of the writer, waiting.
pub(crate) struct Queue {
    jobs: mpsc::Receiver<Job>,
    put_off: VecDeque<Job>,
}

/// How many jobs may share a transaction. More would make each wait longer without making many of them cheaper.
const MOST: usize = 64;

impl Queue {
    pub(crate) fn new(jobs: mpsc::Receiver<Job>) -> Self {
        Self { jobs, put_off: VecDeque::new() }
    }

    /// Waits for work; none when nobody can send any more. For a thread.
    pub(crate) fn next_group_blocking(&mut self) -> Option<Vec<Job>> {
        let first = self.put_off.pop_front().or_else(|| self.jobs.blocking_recv())?;
        Some(self.gather(first))
    }

    /// Waits for work; none when nobody can send any more. For a task.
    pub(crate) async fn next_group(&mut self) -> Option<Vec<Job>> {
        let first = match self.put_off.pop_front() {
            Some(job) => job,
            None => self.jobs.recv().await?,
        };
        Some(self.gather(first))
    }

    /// All that waits now, except commits to a stream, or of a command, that the group holds already: those are
    /// judged by what the group will have written.
    fn gather(&mut self, first: Job) -> Vec<Job> {
        let mut taken = Taken::default();
        taken.take(&first.work);
        let mut group = vec![first];
        let mut later = VecDeque::new();
        while group.len() < MOST
            && let Some(job) = self.put_off.pop_front().or_else(|| self.jobs.try_recv().ok())
        {
            if taken.take(&job.work) {
                group.push(job)
            } else {
                later.push_back(job)
            }
            if later.len() == MOST {
                break;
            }
        }
        later.append(&mut self.put_off);
        self.put_off = later;
        group
    }
}

#[derive(Default)]
struct Taken(HashSet<String>);

impl Taken {
    /// Whether the work may join the group.
    fn take(&mut self, work: &Work) -> bool {
        let Work::Commit(commit) = work else { return true };
        let (stream, command) = (format!("stream {}", commit.stream), format!("command {}", commit.command));
        if self.0.contains(&stream) || self.0.contains(&command) {
            return false;
        }
        self.0.insert(stream) && self.0.insert(command)
    }
}

/// Does the jobs' work and answers them once it is durable.
pub(crate) async fn settle<T: Tx>(tx: &T, crypto: &dyn Crypto, jobs: Vec<Job>) {
    let works: Vec<&Work> = jobs.iter().map(|job| &job.work).collect();
    let answers = match attempts(tx, crypto, &works).await {
        Ok(answers) => answers,
        Err(error) if works.len() == 1 => vec![Err(error.into())],
        Err(_) => {
            let mut answers = Vec::with_capacity(works.len());
            for work in works {
                let alone = attempts(tx, crypto, &[work]).await;
                answers.push(match alone.map(|mut answers| answers.pop()) {
                    Ok(Some(answer)) => answer,
                    Ok(None) => Err(StoreError::Fault("a work was done but not answered".into())),
                    Err(error) => Err(error.into()),
                });
            }
            answers
        }
    };
    for (job, answer) in jobs.into_iter().zip(answers) {
        if let Err(StoreError::Fault(text) | StoreError::Corrupt(text)) = &answer {
            tracing::error!("store: {text}");
        }
        // Whoever asked may have gone away; what was done stays done.
        let _ = job.answer.send(answer);
    }
}

async fn attempts<T: Tx>(
    tx: &T,
    crypto: &dyn Crypto,
    works: &[&Work],
) -> Result<Vec<Result<Done, StoreError>>, DbError> {
    let mut attempt = 1;
    loop {
        let outcome = async {
            tx.begin().await?;
            let answers = perform(tx, crypto, works).await?;
            tx.commit().await?;
            Ok(answers)
        };
        let outcome: Result<_, DbError> = outcome.await;
        let Err(error) = outcome else { return outcome };
        tx.roll_back().await;
        if !error.worth_another_attempt(attempt) {
            return Err(error);
        }
        tracing::debug!("store: attempt {attempt} failed, trying again: {error:?}");
        tx.pause(attempt).await;
        attempt += 1;
    }
}

async fn perform<T: Tx>(
    tx: &T,
    crypto: &dyn Crypto,
    works: &[&Work],
) -> Result<Vec<Result<Done, StoreError>>, DbError> {
    let commits: Vec<&Commit> = works
        .iter()
        .filter_map(|work| match work {
            Work::Commit(commit) => Some(&**commit),
            Work::Statements(_) | Work::Checkpoint { .. } | Work::Replace(_) | Work::Orphans | Work::Looks(_) => None,
        })
        .collect();
    let mut committed = if commits.is_empty() { Vec::new() } else { append(tx, crypto, &commits).await? }.into_iter();
    let mut answers = Vec::with_capacity(works.len());
    for work in works {
        answers.push(match work {
            Work::Commit(_) => match committed.next() {
                Some(answer) => answer.map(Done::Committed),
                None => Err(StoreError::Fault("a commit was not answered".into())),
            },
            Work::Statements(statements) => Ok(Done::Rows(run(tx, statements).await?)),
            Work::Checkpoint { at } => Ok(Done::Checkpoint(checkpoint::write(tx, crypto, *at).await?)),
            Work::Replace(projections) => Ok(Done::Replaced(rebuild::replace(tx, projections).await?)),
            Work::Orphans => Ok(Done::Orphans(rebuild::drop_orphans(tx).await?)),
            Work::Looks(rows) => {
                looks::append(tx, crypto, rows).await?;
                Ok(Done::Looked)
            }
        });
    }
    Ok(answers)
}

async fn run<T: Tx>(tx: &T, statements: &[Statement]) -> Result<Vec<Vec<Row>>, DbError> {
    let mut results = Vec::with_capacity(statements.len());
    for statement in statements {
        results.push(tx.rows(&statement.sql, &statement.parameters).await?);
    }
    Ok(results)
}
