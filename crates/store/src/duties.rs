//! Writing duties as a difference: rows that did not change are not touched, and neither are their index entries.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::try_join_all;

use crate::columns::{DUTY, DUTY_UPSERT, read_duty, write_duty};
use crate::error::DbError;
use crate::rows::{AffairRow, CaseRow, DutyRow};
use crate::sql::Tx;
use crate::value::values;

/// How the streams of affairs begin.
const HALL: &str = "hall/";

/// In whose worklists the duties of a stream stand. Each has indexes of its own, so that neither is read through for
/// the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lists {
    Cases,
    Affairs,
}

impl Lists {
    /// Told by the row of the stream; where none is at hand, by its name.
    pub(crate) fn of(stream: &str, case: Option<&CaseRow>, affair: Option<&AffairRow>) -> Self {
        if affair.is_some() || (case.is_none() && stream.starts_with(HALL)) { Self::Affairs } else { Self::Cases }
    }

    /// What stands in the column `front` of a duty that is the soonest of its holder's; 0 with all others.
    const fn front(self) -> i64 {
        match self {
            Self::Cases => 1,
            Self::Affairs => 2,
        }
    }
}

/// All duties of one stream as they shall stand.
pub(crate) struct Change<'c> {
    pub(crate) stream: &'c str,
    pub(crate) rows: &'c [DutyRow],
    pub(crate) lists: Lists,
    /// A new stream has no rows that would have to be read.
    pub(crate) is_new: bool,
}

/// Brings the duty table to what the changes say. A key that stands twice counts as its last row.
pub(crate) async fn replace<T: Tx>(tx: &T, changes: &[Change<'_>]) -> Result<(), DbError> {
    let present = try_join_all(
        changes.iter().map(async |change| if change.is_new { Ok(Vec::new()) } else { of(tx, change.stream).await }),
    )
    .await?;
    let (mut gone, mut written) = (Vec::new(), Vec::new());
    for (change, present) in changes.iter().zip(present) {
        let mut wanted: BTreeMap<&str, &DutyRow> = change.rows.iter().map(|row| (row.key.as_str(), row)).collect();
        let front_now = front(wanted.values().copied());
        let front_of = |key| if front_now.contains(key) { change.lists.front() } else { 0 };
        for (row, front_then) in &present {
            let key = row.key.as_str();
            match wanted.get(key) {
                None => gone.push((change.stream, row.key.clone())),
                Some(same) if **same == *row && front_of(key) == *front_then => {
                    wanted.remove(key);
                }
                Some(_) => {}
            }
        }
        written.extend(wanted.into_iter().map(|(key, row)| write_duty(row, front_of(key))));
    }
    try_join_all(gone.iter().map(async |(stream, key)| {
        tx.rows("DELETE FROM duty WHERE stream = $1 AND key = $2", &values![*stream, key]).await
    }))
    .await?;
    DUTY_UPSERT.run(tx, written).await
}

/// The keys of the duties that are the soonest of their holder's, of those still owed.
fn front<'d>(duties: impl IntoIterator<Item = &'d DutyRow>) -> BTreeSet<&'d str> {
    let mut soonest: BTreeMap<_, &DutyRow> = BTreeMap::new();
    for duty in duties.into_iter().filter(|duty| duty.owed) {
        let holder = (&duty.holder_org, &duty.holder_role, &duty.holder_staff);
        let known = soonest.entry(holder).or_insert(duty);
        if (duty.order_at, &duty.key) < (known.order_at, &known.key) {
            *known = duty;
        }
    }
    soonest.into_values().map(|duty| duty.key.as_str()).collect()
}

/// All duties of a stream, by key, each with its `front`.
async fn of<T: Tx>(tx: &T, stream: &str) -> Result<Vec<(DutyRow, i64)>, DbError> {
    let sql = format!("SELECT {DUTY}, front FROM duty WHERE stream = $1 ORDER BY key");
    let rows = tx.rows(&sql, &values![stream]).await?.into_iter();
    rows.map(|mut row| Ok((read_duty(&mut row)?, row.int()?))).collect()
}
