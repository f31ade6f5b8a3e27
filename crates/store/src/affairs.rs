//! Affairs: what surrounds cases, in lists of their own.

use std::collections::{BTreeMap, HashSet};

use crate::columns::{AFFAIR, read_affair, read_duty};
use crate::error::{DbError, StoreError};
use crate::range;
use crate::rows::{AffairRow, DutyRow};
use crate::sql::among;
use crate::store::Store;
use crate::value::Row;
use crate::worklist::{Page, Place, Post};

/// Which affairs a list shall hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AffairQuery {
    /// Those of these centres.
    pub centres: Vec<String>,
    /// Only of these kinds; empty for all.
    pub kinds: Vec<String>,
    /// Only those that concern one of these units; empty for all, also those that concern none.
    pub units: Vec<String>,
    /// Only open ones, or only ended ones.
    pub open: Option<bool>,
    /// Only those in which something is owed.
    pub owing: bool,
    /// Only those that began at this moment or later, milliseconds.
    pub from: Option<i64>,
    /// Only those that began before this moment, milliseconds.
    pub until: Option<i64>,
    /// Only those with this theme.
    pub theme: Option<String>,
    /// Where the page before ended; see [`Page::next`].
    pub after: Option<String>,
    /// How many rows a page has.
    pub limit: u32,
}

impl AffairQuery {
    /// The first page of 50 of all affairs of the centres.
    #[must_use]
    pub fn new(centres: Vec<String>) -> Self {
        let (kinds, units, open, from, until) = (Vec::new(), Vec::new(), None, None, None);
        Self { centres, kinds, units, open, owing: false, from, until, theme: None, after: None, limit: 50 }
    }
}

impl Store {
    /// An affair's row; none where the stream is no affair.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn affair_row(&self, stream: &str) -> Result<Option<AffairRow>, StoreError> {
        Ok(self.affair_rows(&[stream]).await?.pop())
    }

    /// The rows of several affairs, those that there are, by stream.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn affair_rows(&self, streams: &[&str]) -> Result<Vec<AffairRow>, StoreError> {
        let statements = among(&format!("SELECT {AFFAIR} FROM affair WHERE stream IN ({{keys}})"), streams);
        let found = self.engine().read(statements).await?.into_iter().flatten();
        let mut rows: Vec<AffairRow> = found.map(|mut row| read_affair(&mut row)).collect::<Result<_, _>>()?;
        rows.sort_by(|one, other| one.stream.cmp(&other.stream));
        rows.dedup_by(|one, other| one.stream == other.stream);
        Ok(rows)
    }

    /// A page of the affairs, those that began last first; of those that began at the same moment, by stream.
    ///
    /// # Errors
    /// [`StoreError::Fault`] when `after` is not what a page gave; [`StoreError::Busy`].
    pub async fn affairs(&self, query: &AffairQuery) -> Result<Page<AffairRow>, StoreError> {
        let after = Place::after(query.after.as_deref())?;
        // A limit of 0 would never come to an end; one row more tells whether there is a next page.
        let limit = query.limit.clamp(1, 1_000) as usize;
        let mut found = BTreeMap::new();
        let statements = range::affairs(query, after.as_ref(), limit + 1);
        for mut row in self.engine().read(statements).await?.into_iter().flatten() {
            let order = row.int()?;
            let affair = read_affair(&mut row)?;
            found.insert(Place { order, stream: affair.stream.clone() }, affair);
        }
        let next = if found.len() > limit { found.keys().nth(limit - 1).map(Place::write) } else { None };
        Ok(Page { rows: found.into_values().take(limit).collect(), next })
    }

    /// What the posts, or this member of staff in person, owe in affairs, soonest due first: of each affair the soonest
    /// duty. It looks at `limit` duties, so it may give fewer affairs where one is held through several posts; it gives
    /// none only when there are none.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn held_affairs(
        &self,
        posts: &[Post],
        staff: Option<&str>,
        limit: u32,
    ) -> Result<Vec<(DutyRow, AffairRow)>, StoreError> {
        let limit = limit.clamp(1, 1_000) as usize;
        let statements = range::held_affairs(posts, staff, limit);
        let found = self.engine().read(statements).await?.into_iter().flatten();
        let mut held: Vec<(DutyRow, AffairRow)> = found.map(read_held).collect::<Result<_, _>>()?;
        held.sort_by(|(one, _), (other, _)| {
            (one.order_at, &one.stream, &one.key).cmp(&(other.order_at, &other.stream, &other.key))
        });
        // Posts may overlap: the same duty counts once.
        held.dedup_by(|(one, _), (other, _)| (&one.stream, &one.key) == (&other.stream, &other.key));
        held.truncate(limit);
        let mut seen = HashSet::new();
        held.retain(|(_, affair)| seen.insert(affair.stream.clone()));
        Ok(held)
    }
}

fn read_held(mut row: Row) -> Result<(DutyRow, AffairRow), DbError> {
    row.int()?; // its place, which the duty holds too
    Ok((read_duty(&mut row)?, read_affair(&mut row)?))
}
