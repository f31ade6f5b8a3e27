//! Single cases, their duties, what time owes, and counts.

use futures_util::future::try_join_all;

use crate::columns::{CASE, DUTY, read_case, read_duty};
use crate::error::StoreError;
use crate::keys::typed_code;
use crate::rows::{CaseRow, DutyRow};
use crate::sql::among;
use crate::store::Store;
use crate::value::{Value, values};

/// A stream to which time owes something, since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wake {
    /// The stream.
    pub stream: String,
    /// The earliest moment, milliseconds.
    pub wake_at: i64,
}

/// How many open cases of a centre stand at a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageCount {
    /// The stage.
    pub stage: String,
    /// All at this stage.
    pub cases: u64,
    /// Those of them with an overdue duty.
    pub overdue: u64,
}

impl Store {
    /// A case's row; none where the stream is no case.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn case_row(&self, stream: &str) -> Result<Option<CaseRow>, StoreError> {
        self.one_case("stream", stream).await
    }

    /// The rows of several cases, those that there are, by stream.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn case_rows(&self, streams: &[&str]) -> Result<Vec<CaseRow>, StoreError> {
        let statements = among(&format!("SELECT {CASE} FROM case_row WHERE stream IN ({{keys}})"), streams);
        let found = self.engine().read(statements).await?.into_iter().flatten();
        let mut rows: Vec<CaseRow> = found.map(|mut row| read_case(&mut row)).collect::<Result<_, _>>()?;
        rows.sort_by(|one, other| one.stream.cmp(&other.stream));
        rows.dedup_by(|one, other| one.stream == other.stream);
        Ok(rows)
    }

    /// The case with a register number.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn by_number(&self, number: &str) -> Result<Option<CaseRow>, StoreError> {
        self.one_case("number", number).await
    }

    /// The case with a register number, for whoever knows the code on its receipt. A wrong code and an unknown number
    /// cannot be told apart.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn by_receipt(&self, number: &str, code: &str) -> Result<Option<CaseRow>, StoreError> {
        let number = number.trim();
        let (right, typed) = (self.receipt_code(number), typed_code(code));
        // All characters are compared, so that the time does not tell how many were right.
        let differing = right.bytes().zip(typed.bytes()).fold(0, |sum, (one, other)| sum | (one ^ other));
        let row = self.by_number(number).await?;
        Ok(row.filter(|_| typed.len() == right.len() && differing == 0))
    }

    /// The duties of several streams, by stream and key.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn duties_of(&self, streams: &[&str]) -> Result<Vec<DutyRow>, StoreError> {
        let statements = among(&format!("SELECT {DUTY} FROM duty WHERE stream IN ({{keys}})"), streams);
        let found = self.engine().read(statements).await?.into_iter().flatten();
        let mut rows: Vec<DutyRow> = found.map(|mut row| read_duty(&mut row)).collect::<Result<_, _>>()?;
        rows.sort_by(|one, other| (&one.stream, &one.key).cmp(&(&other.stream, &other.key)));
        rows.dedup_by(|one, other| (&one.stream, &one.key) == (&other.stream, &other.key));
        Ok(rows)
    }

    /// Streams to which time owes something by `now`, the oldest first, each once, after the place `after`. It looks
    /// at `limit` duties, so it may give fewer streams; it gives none only when there are none.
    ///
    /// `after` lets a sweep go past a stream that cannot be swept, so that it does not hold up the rest.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn due(&self, now: i64, after: Option<&Wake>, limit: u32) -> Result<Vec<Wake>, StoreError> {
        let (place, parameters) = match after {
            None => ("", values![now, limit]),
            Some(wake) => ("AND (wake_at, stream) > ($3, $4)", values![now, limit, wake.wake_at, &wake.stream]),
        };
        let sql = format!(
            "SELECT stream, wake_at FROM duty WHERE wake_at IS NOT NULL AND wake_at <= $1 {place} \
             ORDER BY wake_at, stream LIMIT $2"
        );
        let mut wakes: Vec<Wake> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for mut row in self.engine().rows(&sql, parameters).await? {
            let wake = Wake { stream: row.text()?, wake_at: row.int()? };
            if seen.insert(wake.stream.clone()) {
                wakes.push(wake);
            }
        }
        Ok(wakes)
    }

    /// The next moment at which time owes anything to anybody, milliseconds.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn next_wake(&self) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT wake_at FROM duty WHERE wake_at IS NOT NULL ORDER BY wake_at LIMIT 1";
        let row = self.engine().rows(sql, Vec::new()).await?.pop();
        Ok(row.map(|mut row| row.int()).transpose()?)
    }

    /// How many open cases of the centres stand at each stage, by stage.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn counts(&self, centres: &[&str]) -> Result<Vec<StageCount>, StoreError> {
        let sql = "SELECT stage, COUNT(*), COUNT(CASE WHEN overdue = 1 THEN 1 END) FROM case_row \
                   WHERE centre = $1 AND ended_at IS NULL GROUP BY stage";
        let found = try_join_all(centres.iter().map(|centre| self.engine().rows(sql, values![*centre]))).await?;
        let mut counts = std::collections::BTreeMap::<String, StageCount>::new();
        for mut row in found.into_iter().flatten() {
            let (stage, cases, overdue) = (row.text()?, row.count()?, row.count()?);
            let count = counts.entry(stage.clone()).or_insert(StageCount { stage, cases: 0, overdue: 0 });
            count.cases += cases;
            count.overdue += overdue;
        }
        Ok(counts.into_values().collect())
    }

    pub(crate) async fn one_case(&self, column: &str, key: &str) -> Result<Option<CaseRow>, StoreError> {
        let sql = format!("SELECT {CASE} FROM case_row WHERE {column} = $1");
        let row = self.engine().rows(&sql, vec![Value::from(key)]).await?.pop();
        Ok(row.map(|mut row| read_case(&mut row)).transpose()?)
    }
}
