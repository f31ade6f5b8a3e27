//! What figures count by.

use crate::columns::{DIGEST, read_digest};
use crate::error::StoreError;
use crate::rows::DigestRow;
use crate::sql::{Statement, among};
use crate::store::Store;
use crate::value::values;

impl Store {
    /// Up to `limit` digests of the centres whose `at` lies in `from..until`, by `at` and stream across the centres,
    /// after a place: the `at` and stream of the last one that was read.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn digests(
        &self,
        centres: &[&str],
        from: i64,
        until: i64,
        after: Option<(i64, &str)>,
        limit: u32,
    ) -> Result<Vec<DigestRow>, StoreError> {
        let statements = centres.iter().map(|centre| {
            let mut parameters = values![*centre, from, until, limit];
            let place = match after {
                None => "",
                Some((at, stream)) => {
                    parameters.extend(values![at, stream]);
                    "AND (at, stream) > ($5, $6)"
                }
            };
            let sql = format!(
                "SELECT {DIGEST} FROM digest WHERE centre = $1 AND at >= $2 AND at < $3 {place} \
                 ORDER BY at, stream LIMIT $4"
            );
            Statement::new(sql, parameters)
        });
        self.digests_by(statements.collect(), limit).await
    }

    /// Up to `limit` digests of the centres whose `at` lies before a moment and in whose streams something may still have
    /// happened since another one: they have not ended, or something was recorded since. By `at` and stream, after a place.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn older_digests(
        &self,
        centres: &[&str],
        (before, since): (i64, i64),
        after: Option<(i64, &str)>,
        limit: u32,
    ) -> Result<Vec<DigestRow>, StoreError> {
        let statements = centres.iter().map(|centre| {
            let mut parameters = values![*centre, before, *centre, since, *centre, since, limit];
            let place = match after {
                None => "",
                Some((at, stream)) => {
                    parameters.extend(values![at, stream]);
                    "AND (at, stream) > ($8, $9)"
                }
            };
            let sql = format!(
                "SELECT {DIGEST} FROM digest WHERE centre = $1 AND at < $2 AND (\
                 stream IN (SELECT stream FROM case_row WHERE centre = $3 AND (ended_at IS NULL OR last_at >= $4)) OR \
                 stream IN (SELECT stream FROM affair WHERE centre = $5 AND (ended_at IS NULL OR last_at >= $6))) \
                 {place} ORDER BY at, stream LIMIT $7"
            );
            Statement::new(sql, parameters)
        });
        self.digests_by(statements.collect(), limit).await
    }

    /// The first of what several statements give, in one order.
    async fn digests_by(&self, statements: Vec<Statement>, limit: u32) -> Result<Vec<DigestRow>, StoreError> {
        let rows = self.engine().read(statements).await?;
        let mut digests = rows.into_iter().flatten().map(read_digest).collect::<Result<Vec<_>, _>>()?;
        digests.sort_by(|one, other| (one.at, &one.stream).cmp(&(other.at, &other.stream)));
        digests.dedup_by(|one, other| one.stream == other.stream);
        digests.truncate(limit as usize);
        Ok(digests)
    }

    /// The digests of several streams, those that there are, by stream.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn digests_of(&self, streams: &[&str]) -> Result<Vec<DigestRow>, StoreError> {
        let statements = among(&format!("SELECT {DIGEST} FROM digest WHERE stream IN ({{keys}})"), streams);
        let rows = self.engine().read(statements).await?;
        let mut digests = rows.into_iter().flatten().map(read_digest).collect::<Result<Vec<_>, _>>()?;
        digests.sort_by(|one, other| one.stream.cmp(&other.stream));
        digests.dedup_by(|one, other| one.stream == other.stream);
        Ok(digests)
    }
}
