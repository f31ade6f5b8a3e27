//! The sweep: time records what it owes, oldest first, exactly once, however long nobody swept.

use crate::{Clock, Desk, DeskError, civil, instant};
use calendar::DateTime;
use case::{Actor, tick};
use futures_util::future::join_all;
use store::{AffairQuery, Committed, Scope, StoreError, Wake, WorklistQuery};

/// What a sweep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// How many streams time recorded something in.
    pub streams: u64,
    /// How many facts.
    pub facts: u64,
    /// How many streams could not be swept; the next sweep tries again.
    pub failed: u64,
}

impl std::ops::Add for Swept {
    type Output = Self;
    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl std::ops::AddAssign for Swept {
    fn add_assign(&mut self, other: Self) {
        self.streams += other.streams;
        self.facts += other.facts;
        self.failed += other.failed;
    }
}

/// How many streams are swept at once: they share a transaction.
const AT_ONCE: u32 = 64;
/// The document that names the calendar by which every open date was last computed.
pub(crate) const COUNTED_BY: &str = "calendar/counted-by";
/// The document that says when the sweep last ran.
const SWEPT: &str = "sweep/last";
/// How often that is written down, milliseconds: more often than anybody would be alarmed, seldom enough to cost nothing.
const NOTED_EVERY: i64 = 60_000;
/// After how many sweeps a checkpoint is taken.
const CHECKPOINT_EVERY: u64 = 30;

impl Desk {
    /// Records everything that time owes by now.
    ///
    /// # Errors
    /// Faults of the store while looking; a stream that cannot be swept is counted and does not hold up the rest.
    pub async fn sweep(&self) -> Result<Swept, DeskError> {
        let now = self.clock().millis();
        let begun = self.begin_day().await?;
        let mut swept = Swept { streams: begun, facts: begun, failed: 0 };
        let mut after: Option<Wake> = None;
        loop {
            let wakes = self.store().due(now, after.as_ref(), AT_ONCE).await?;
            let Some(last) = wakes.last().cloned() else { return Ok(swept) };
            for result in join_all(wakes.iter().map(|wake| self.tick(&wake.stream))).await {
                swept += result;
            }
            after = Some(last);
        }
    }

    /// Computes every open date anew after the calendar has changed; each change is a recorded fact.
    ///
    /// # Errors
    /// Faults of the store while looking.
    pub async fn recount(&self) -> Result<Swept, DeskError> {
        let centres: Vec<String> = self.directory().settings.iter().map(|s| s.centre.0.clone()).collect();
        let mut query = WorklistQuery::new(Scope::Centre(centres));
        let mut swept = Swept::default();
        loop {
            let page = self.store().worklist(&query).await?;
            for result in join_all(page.rows.iter().map(|row| self.tick(&row.case.stream))).await {
                swept += result;
            }
            match page.next {
                Some(next) => query.after = Some(next),
                None => break,
            }
        }
        Ok(swept + self.recount_affairs().await?)
    }

    /// The open dates of what surrounds cases, the same.
    async fn recount_affairs(&self) -> Result<Swept, DeskError> {
        let centres: Vec<String> = self.directory().settings.iter().map(|s| s.centre.0.clone()).collect();
        let mut query = AffairQuery { open: Some(true), limit: 200, ..AffairQuery::new(centres) };
        let mut swept = Swept::default();
        loop {
            let page = self.store().affairs(&query).await?;
            // Where nothing is due, nothing can move.
            let dated = page.rows.iter().filter(|row| row.next_due.is_some());
            for result in join_all(dated.map(|row| self.tick(&row.stream))).await {
                swept += result;
            }
            match page.next {
                Some(next) => query.after = Some(next),
                None => return Ok(swept),
            }
        }
    }

    /// Records what time owes one stream; a conflict with somebody's act is tried again.
    async fn tick(&self, stream: &str) -> Swept {
        for _ in 0..5 {
            match self.tick_once(stream).await {
                Ok(facts) => return Swept { streams: u64::from(facts > 0), facts, failed: 0 },
                Err(DeskError::Busy) => {}
                Err(error) => {
                    tracing::error!(stream, %error, "time could not record what it owes");
                    break;
                }
            }
        }
        Swept { failed: 1, ..Swept::default() }
    }

    async fn tick_once(&self, stream: &str) -> Result<u64, DeskError> {
        if hall::is_affair(stream) { self.tick_affair(stream).await } else { self.tick_case(stream).await }
    }

    async fn tick_case(&self, stream: &str) -> Result<u64, DeskError> {
        let mut loaded = self.load(stream).await?;
        let before = loaded.matter.sequence();
        let mut whole: Option<store::Commit> = None;
        let command = format!("time/{stream}/{}", before + 1);
        loop {
            let decision = {
                let directory = self.directory();
                tick(&loaded.circumstances(self, &Actor::time(), &directory))
            };
            let Ok(decision) = decision else { break };
            let mut next = self.commit_of(&mut loaded, before, &command, &Actor::time(), decision.facts, Vec::new())?;
            next.number = None;
            whole = Some(joined(whole, next));
        }
        match whole {
            Some(commit) => self.record_tick(commit).await,
            None => {
                self.store().replace_projection(vec![loaded.projection(self)?]).await?;
                Ok(0)
            }
        }
    }

    async fn tick_affair(&self, stream: &str) -> Result<u64, DeskError> {
        let mut loaded = self.load_affair(stream).await?;
        let before = loaded.sequence();
        let mut whole: Option<store::Commit> = None;
        let command = format!("time/{stream}/{}", before + 1);
        loop {
            let decision = {
                let directory = self.directory();
                tick(&loaded.circumstances(self, &Actor::time(), &directory))
            };
            let Ok(decision) = decision else { break };
            let decided = (decision.facts, Vec::new());
            let mut next = self.commit_affair(&mut loaded, &command, &Actor::time(), decided, Vec::new())?;
            next.expected = before;
            whole = Some(joined(whole, next));
        }
        match whole {
            Some(commit) => self.record_tick(commit).await,
            None => {
                self.store().replace_projection(vec![loaded.projection(self)?]).await?;
                Ok(0)
            }
        }
    }

    async fn record_tick(&self, commit: store::Commit) -> Result<u64, DeskError> {
        let facts = commit.facts.len() as u64;
        match self.store().commit(commit).await {
            Ok(Committed::Appended { .. }) => Ok(facts),
            Ok(Committed::Duplicate(_)) => Ok(0),
            Err(StoreError::Conflict { .. }) => Err(DeskError::Busy),
            Err(error) => Err(error.into()),
        }
    }

    /// Moves a set clock to a moment, sweeping at every moment in between at which something falls due or a calendar
    /// notice becomes known.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn advance_to(&self, target: DateTime) -> Result<Swept, DeskError> {
        self.advance_sweeping_every(target, 0).await
    }

    /// The same, but what falls due waits up to `pause` milliseconds for the sweep to come round, as it does in an office,
    /// and is swept together. What has not waited so long at the target is left to the next sweep.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn advance_sweeping_every(&self, target: DateTime, pause: i64) -> Result<Swept, DeskError> {
        let target = instant(target);
        let mut swept = Swept::default();
        loop {
            let now = self.clock().millis();
            let due = self.store().next_wake().await?.map(|at| (at + pause).max(now));
            let notice = self.next_notice(now);
            let day = self.next_day(now);
            let next = [due, notice, day].into_iter().flatten().min().filter(|at| *at <= target);
            let Some(next) = next else { break };
            self.clock().set(next);
            if notice == Some(next) {
                swept += self.recount_by_today().await?;
            }
            let done = self.sweep().await?;
            if done == Swept::default() && due == Some(now) && notice != Some(next) && day != Some(next) {
                break;
            }
            swept += done;
        }
        self.clock().set(target);
        Ok(swept)
    }

    /// When the next day begins, where its beginning brings something.
    fn next_day(&self, now: i64) -> Option<i64> {
        let tomorrow = civil(now).date().tomorrow().ok()?;
        self.has_turns().then(|| instant(tomorrow.to_datetime(calendar::Time::midnight())))
    }

    /// When the next loaded notice becomes known.
    fn next_notice(&self, now: i64) -> Option<i64> {
        self.shelf()
            .calendar()
            .notices()
            .iter()
            .map(|n| instant(n.published().to_datetime(calendar::Time::midnight())))
            .filter(|at| *at > now)
            .min()
    }

    /// Sweeps for as long as the program runs: every few seconds what has fallen due, everything anew once a calendar
    /// notice has become known, and now and then a checkpoint that ties all chains together.
    pub async fn keep_sweeping(&self, every: std::time::Duration) {
        for pass in 0_u64.. {
            if let Err(error) = self.sweep_once().await {
                tracing::error!(%error, "the sweep could not look");
            }
            if pass % CHECKPOINT_EVERY == 0
                && let Err(error) = self.store().checkpoint(self.clock().millis()).await
            {
                tracing::error!(%error, "no checkpoint could be taken");
            }
            if matches!(self.clock(), Clock::Set(_)) {
                return;
            }
            tokio::time::sleep(every).await;
        }
    }

    /// Computes every open date anew where that was last done by another calendar than today's, and writes down that it
    /// was done.
    async fn recount_by_today(&self) -> Result<Swept, DeskError> {
        let version = self.calendar_today().version().to_owned();
        let counted = self.store().document(COUNTED_BY).await?;
        if counted.as_ref().is_some_and(|by| by.body == version) {
            return Ok(Swept::default());
        }
        let swept = self.recount().await?;
        let read = counted.map_or(0, |by| by.version);
        self.store().put_document(COUNTED_BY, read, &version, self.clock().millis()).await?;
        Ok(swept)
    }

    async fn sweep_once(&self) -> Result<(), DeskError> {
        self.recount_by_today().await?;
        self.deliver().await?;
        let swept = self.sweep().await?;
        if swept.facts > 0 {
            tracing::info!(streams = swept.streams, facts = swept.facts, at = %civil(self.clock().millis()), "swept");
        }
        self.note_swept().await
    }

    /// Writes down that the sweep has run; where another machine did so just now, that is as good.
    async fn note_swept(&self) -> Result<(), DeskError> {
        let (now, last) = (self.clock().millis(), self.store().document(SWEPT).await?);
        if last.as_ref().is_some_and(|last| now - last.at < NOTED_EVERY) {
            return Ok(());
        }
        match self.store().put_document(SWEPT, last.map_or(0, |last| last.version), "", now).await {
            Ok(_) | Err(StoreError::Conflict { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// When the sweep last ran, milliseconds, to within a minute; `None` where it never did.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn last_swept(&self) -> Result<Option<i64>, DeskError> {
        Ok(self.store().document(SWEPT).await?.map(|last| last.at))
    }
}

/// One commit of two that follow each other on a stream.
fn joined(first: Option<store::Commit>, mut next: store::Commit) -> store::Commit {
    let Some(mut first) = first else { return next };
    first.facts.append(&mut next.facts);
    first.notices.append(&mut next.notices);
    store::Commit { case: next.case, affair: next.affair, digest: next.digest, duties: next.duties, ..first }
}
