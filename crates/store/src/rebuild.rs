//! Making projections anew from the journal, and comparing them with what stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::columns::{AFFAIR_UPSERT, CASE_UPSERT, DIGEST_UPSERT, write_affair, write_case, write_digest};
use crate::duties::{self, Lists};
use crate::engine::unexpected;
use crate::error::{DbError, StoreError};
use crate::group::{Done, Work};
use crate::journal::head;
use crate::rows::{AffairRow, CaseRow, DigestRow, DutyRow};
use crate::sql::{Insert, Tx};
use crate::store::Store;
use crate::value::{Value, values};

/// What the journal of a stream gives: its row in the lists, what figures count it by, and its duties.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Projection {
    /// The stream.
    pub stream: String,
    /// The last sequence that it was made from.
    pub head: u64,
    /// The case's row; none for streams that are no case.
    pub case: Option<CaseRow>,
    /// The affair's row; none for streams that are no affair.
    pub affair: Option<AffairRow>,
    /// What figures count it by; none where they do not.
    pub digest: Option<DigestRow>,
    /// All its duties.
    pub duties: Vec<DutyRow>,
}

/// Where what stands differs from what the journal gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The stream.
    pub stream: String,
    /// What differs, with both sides.
    pub what: String,
}

pub(crate) async fn replace<T: Tx>(tx: &T, projections: &[Projection]) -> Result<Vec<String>, DbError> {
    let mut moved_on = Vec::new();
    for projection in projections {
        let stream = &projection.stream;
        if head(tx, stream).await?.0 != projection.head {
            moved_on.push(stream.clone());
            continue;
        }
        let (case, affair) = (projection.case.as_ref(), projection.affair.as_ref());
        if case.is_some() && affair.is_some() {
            return Err(DbError::Fault(format!("{stream}: its projection holds a case and an affair")));
        }
        put(tx, CASE_UPSERT, stream, case.map(|row| write_case(row, None))).await?;
        put(tx, AFFAIR_UPSERT, stream, affair.map(write_affair)).await?;
        put(tx, DIGEST_UPSERT, stream, projection.digest.as_ref().map(write_digest)).await?;
        let lists = Lists::of(stream, case, affair);
        let change = duties::Change { stream, rows: &projection.duties, lists, is_new: false };
        duties::replace(tx, &[change]).await?;
    }
    Ok(moved_on)
}

/// Puts the one row of a stream in the place of the one that stands; none removes it.
async fn put<T: Tx>(tx: &T, upsert: Insert, stream: &str, row: Option<Vec<Value>>) -> Result<(), DbError> {
    match row {
        Some(row) => upsert.run(tx, vec![row]).await,
        None => {
            let sql = format!("DELETE FROM {} WHERE stream = $1", upsert.table);
            tx.rows(&sql, &values![stream]).await.map(drop)
        }
    }
}

pub(crate) async fn drop_orphans<T: Tx>(tx: &T) -> Result<u64, DbError> {
    let mut dropped = 0;
    for table in ["case_row", "affair", "digest", "duty"] {
        let sql = format!(
            "DELETE FROM {table} WHERE NOT EXISTS \
             (SELECT 1 FROM journal WHERE journal.stream = {table}.stream) RETURNING stream"
        );
        dropped += tx.rows(&sql, &[]).await?.len() as u64;
    }
    Ok(dropped)
}

impl Store {
    /// Puts projections in the place of those that stand, all in one transaction. Where a stream has moved on since
    /// the projection was made, the newer one that stands is kept; gives those streams.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Busy`] and faults.
    pub async fn replace_projection(&self, projections: Vec<Projection>) -> Result<Vec<String>, StoreError> {
        match self.engine().work(Work::Replace(projections)).await? {
            Done::Replaced(moved_on) => Ok(moved_on),
            other => Err(unexpected(&other)),
        }
    }

    /// Removes projections of streams that the journal does not know, as the end of a rebuild; gives how many rows.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn drop_orphaned_projections(&self) -> Result<u64, StoreError> {
        match self.engine().work(Work::Orphans).await? {
            Done::Orphans(dropped) => Ok(dropped),
            other => Err(unexpected(&other)),
        }
    }

    /// Where the projections that stand differ from these.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn compare(&self, projections: &[Projection]) -> Result<Vec<Difference>, StoreError> {
        let streams: Vec<&str> = projections.iter().map(|projection| projection.stream.as_str()).collect();
        let mut standing: BTreeMap<String, Standing> = BTreeMap::new();
        for case in self.case_rows(&streams).await? {
            let stands = standing.entry(case.stream.clone()).or_default();
            stands.case = Some(case);
        }
        for affair in self.affair_rows(&streams).await? {
            let stands = standing.entry(affair.stream.clone()).or_default();
            stands.affair = Some(affair);
        }
        for digest in self.digests_of(&streams).await? {
            let stands = standing.entry(digest.stream.clone()).or_default();
            stands.digest = Some(digest);
        }
        for duty in self.duties_of(&streams).await? {
            standing.entry(duty.stream.clone()).or_default().duties.push(duty);
        }
        let mut differences = Vec::new();
        for projection in projections {
            let stands = standing.remove(&projection.stream).unwrap_or_default();
            differences.extend(stands.against(projection));
        }
        Ok(differences)
    }
}

/// What stands of one stream.
#[derive(Debug, Default)]
struct Standing {
    case: Option<CaseRow>,
    affair: Option<AffairRow>,
    digest: Option<DigestRow>,
    duties: Vec<DutyRow>,
}

impl Standing {
    /// Where it differs from what the journal gives.
    fn against(&self, projection: &Projection) -> Vec<Difference> {
        let rows = [
            differing("case row", &self.case, &projection.case),
            differing("affair row", &self.affair, &projection.affair),
            differing("digest row", &self.digest, &projection.digest),
        ];
        let duties = differing_duties(&self.duties, &projection.duties);
        let stream = &projection.stream;
        let all = rows.into_iter().flatten().chain(duties);
        all.map(|what| Difference { stream: stream.clone(), what }).collect()
    }
}

/// What differs, with both sides; none where they agree.
fn differing<R: std::fmt::Debug + PartialEq>(name: &str, stands: &R, given: &R) -> Option<String> {
    (stands != given).then(|| format!("{name} stands as {stands:?}, the journal gives {given:?}"))
}

fn differing_duties(stands: &[DutyRow], given: &[DutyRow]) -> Vec<String> {
    fn by_key(duties: &[DutyRow]) -> BTreeMap<&str, &DutyRow> {
        duties.iter().map(|duty| (duty.key.as_str(), duty)).collect()
    }
    let (stands, given) = (by_key(stands), by_key(given));
    let keys: BTreeSet<&str> = stands.keys().chain(given.keys()).copied().collect();
    keys.into_iter().filter_map(|key| differing(&format!("duty {key}"), &stands.get(key), &given.get(key))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duty_more_or_less_or_changed_is_a_difference() {
        let duty = |key: &str, due| DutyRow { key: key.into(), due, ..DutyRow::default() };
        let given = [duty("a", None), duty("b", Some(1)), duty("c", None)];
        let stands = [duty("b", Some(2)), duty("c", None), duty("d", None)];
        let found = differing_duties(&stands, &given);
        let keys: Vec<&str> = found.iter().filter_map(|what| what.split(' ').nth(1)).collect();
        assert_eq!(keys, ["a", "b", "d"]);
        assert!(differing_duties(&given, &given).is_empty());
    }

    #[test]
    fn a_row_more_or_less_or_changed_names_its_table() {
        let affair = |stage: &str| AffairRow { stage: stage.into(), ..AffairRow::default() };
        let stands =
            Standing { affair: Some(affair("open")), digest: Some(DigestRow::default()), ..Standing::default() };
        let given = Projection { stream: "s".into(), affair: Some(affair("ended")), ..Projection::default() };
        let tables = |found: Vec<Difference>| {
            found.iter().filter_map(|one| one.what.split(' ').next().map(str::to_owned)).collect::<Vec<_>>()
        };
        assert_eq!(tables(stands.against(&given)), ["affair", "digest"]);
        let case = Projection { case: Some(CaseRow::default()), ..Projection::default() };
        assert_eq!(tables(Standing::default().against(&case)), ["case"]);
    }
}
