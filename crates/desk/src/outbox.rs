//! Commands for other streams: written with the decision that brings them, done exactly once, by time.

use crate::{Desk, DeskError, Loaded};
use case::{Actor, Then, decide};
use store::{Leased, OutboxRow, StoreError};
use words::{Act, CaseKind, Field};

/// The kind of outbox row that holds a command for another stream.
const COMMAND: &str = "command";
/// How long a worker may take before another one takes over, milliseconds.
const LEASE: i64 = 60_000;

impl Desk {
    /// The outbox rows of a decision; their ids follow from the fact, so that the same work is never put twice.
    pub(crate) fn outbox_of(&self, loaded: &Loaded, then: &[Then]) -> Result<Vec<OutboxRow>, DeskError> {
        self.outbox_rows(&loaded.stream, loaded.matter.sequence(), then)
    }

    /// The outbox rows of what a fact of a stream brings.
    pub(crate) fn outbox_rows(&self, stream: &str, sequence: u64, then: &[Then]) -> Result<Vec<OutboxRow>, DeskError> {
        then.iter()
            .enumerate()
            .map(|(n, command)| {
                Ok(OutboxRow {
                    id: format!("{stream}/{sequence}/{n}"),
                    kind: COMMAND.to_owned(),
                    body: serde_json::to_string(command)?,
                    not_before: self.clock().millis(),
                })
            })
            .collect()
    }

    /// Delivers what waits, without holding up the act that brought it: what fails is tried by the next sweep.
    pub(crate) async fn deliver_soon(&self) {
        if let Err(error) = self.deliver().await {
            tracing::warn!(%error, "commands for other cases wait in the outbox");
        }
    }

    /// Does the commands that wait for other streams; gives how many.
    ///
    /// # Errors
    /// Faults of the store while looking.
    pub async fn deliver(&self) -> Result<u64, DeskError> {
        let mut done = 0;
        loop {
            let now = self.clock().millis();
            let leased = self.store().lease(now, LEASE, 32).await?;
            if leased.is_empty() {
                return Ok(done);
            }
            for one in leased {
                match self.carry_out(&one).await {
                    Ok(()) => {
                        self.store().acknowledge(&one.id).await?;
                        done += 1;
                    }
                    Err(error) => self.store().put_back(&one.id, now + LEASE, &error.to_string()).await?,
                }
            }
        }
    }

    /// Records one command on its stream. One that is refused there has become pointless and is let go.
    async fn carry_out(&self, row: &Leased) -> Result<(), DeskError> {
        let then: Then = serde_json::from_str(&row.body)?;
        if ::hall::is_affair(&then.stream) {
            return self.carry_out_on_affair(&row.id, &then).await;
        }
        for _ in 0..5 {
            let mut loaded = match self.load(&then.stream).await {
                Err(DeskError::Unknown) if then.fact.act == Act::Register => {
                    let kind = then.fact.word(Field::Kind).and_then(CaseKind::from_zh);
                    self.blank_of(&then.stream, &self.centre_of(&then.fact), kind)
                }
                other => other?,
            };
            let decision = {
                let directory = self.directory();
                decide(&loaded.matter.case, &then.fact, &loaded.circumstances(self, &Actor::time(), &directory))
            };
            let Ok(decision) = decision else {
                tracing::info!(id = row.id, act = then.fact.act.zh(), "a command for another case was refused there");
                return Ok(());
            };
            let before = loaded.matter.sequence();
            let mut commit =
                self.commit_of(&mut loaded, before, &row.id, &Actor::time(), decision.facts, Vec::new())?;
            commit.outbox = self.outbox_of(&loaded, &decision.then)?;
            match self.store().commit(commit).await {
                Ok(_) => return Ok(()),
                Err(StoreError::Conflict { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(DeskError::Busy)
    }
}
