//! Making projections anew from the journal, and comparing them with what stands.

use std::collections::BTreeMap;

use crate::columns::{CASE_UPSERT, write_case};
use crate::duties;
use crate::engine::unexpected;
use crate::error::{DbError, StoreError};
use crate::group::{Done, Work};
use crate::journal::head;
use crate::rows::{CaseRow, DutyRow};
use crate::sql::Tx;
use crate::store::Store;
use crate::value::values;

/// What the journal of a stream gives: its row in the lists and its duties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projection {
    /// The stream.
    pub stream: String,
    /// The last sequence that it was made from.
    pub head: u64,
    /// The case's row; none for streams that are no case.
    pub case: Option<CaseRow>,
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
        match &projection.case {
            Some(case) => CASE_UPSERT.run(tx, vec![write_case(case, None)]).await?,
            None => drop(tx.rows("DELETE FROM case_row WHERE stream = $1", &values![stream]).await?),
        }
        let change = duties::Change { stream, rows: &projection.duties, is_new: false };
        duties::replace(tx, &[change]).await?;
    }
    Ok(moved_on)
}

pub(crate) async fn drop_orphans<T: Tx>(tx: &T) -> Result<u64, DbError> {
    let mut dropped = 0;
    for table in ["case_row", "duty"] {
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
        let mut cases: BTreeMap<String, CaseRow> =
            self.case_rows(&streams).await?.into_iter().map(|row| (row.stream.clone(), row)).collect();
        let mut duties: BTreeMap<String, Vec<DutyRow>> = BTreeMap::new();
        for duty in self.duties_of(&streams).await? {
            duties.entry(duty.stream.clone()).or_default().push(duty);
        }
        let mut differences = Vec::new();
        for projection in projections {
            let stands = (cases.remove(&projection.stream), duties.remove(&projection.stream).unwrap_or_default());
            differences.extend(differences_of(projection, &stands.0, &stands.1));
        }
        Ok(differences)
    }
}

fn differences_of(projection: &Projection, case: &Option<CaseRow>, duties: &[DutyRow]) -> Vec<Difference> {
    let difference = |what| Difference { stream: projection.stream.clone(), what };
    let mut differences = Vec::new();
    if *case != projection.case {
        differences.push(difference(format!("case row stands as {case:?}, the journal gives {:?}", projection.case)));
    }
    let stands: BTreeMap<&str, &DutyRow> = duties.iter().map(|duty| (duty.key.as_str(), duty)).collect();
    let given: BTreeMap<&str, &DutyRow> = projection.duties.iter().map(|duty| (duty.key.as_str(), duty)).collect();
    let keys: std::collections::BTreeSet<&str> = stands.keys().chain(given.keys()).copied().collect();
    for key in keys {
        if stands.get(key) != given.get(key) {
            let (stands, given) = (stands.get(key), given.get(key));
            differences.push(difference(format!("duty {key} stands as {stands:?}, the journal gives {given:?}")));
        }
    }
    differences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duty_more_or_less_or_changed_is_a_difference() {
        let duty = |key: &str, due| DutyRow { key: key.into(), due, ..DutyRow::default() };
        let projection = Projection {
            stream: "s".into(),
            head: 1,
            case: None,
            duties: vec![duty("a", None), duty("b", Some(1)), duty("c", None)],
        };
        let stands = [duty("b", Some(2)), duty("c", None), duty("d", None)];
        let found = differences_of(&projection, &None, &stands);
        let keys: Vec<&str> = found.iter().filter_map(|one| one.what.split(' ').nth(1)).collect();
        assert_eq!(keys, ["a", "b", "d"]);
        assert_eq!(differences_of(&projection, &None, &projection.duties), []);
    }
}
