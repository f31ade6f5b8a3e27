//! Cases whose answers stand on the board for everybody, those made public last first.

use std::collections::BTreeMap;

use crate::columns::read_case;
use crate::error::StoreError;
use crate::range;
use crate::rows::CaseRow;
use crate::store::Store;
use crate::worklist::{Page, Place};

/// Which published cases a list shall hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedQuery {
    /// The centre whose board it is.
    pub centre: String,
    /// Only of this kind.
    pub kind: Option<String>,
    /// Where the page before ended; see [`Page::next`] and [`place_of`].
    pub after: Option<String>,
    /// How many rows a page has.
    pub limit: u32,
}

/// From where a list of published cases goes on behind this row; none where it is not published.
#[must_use]
pub fn place_of(row: &CaseRow) -> Option<String> {
    let place = Place { order: row.published_at?.saturating_neg(), stream: row.published_as.clone()? };
    Some(place.write())
}

impl Store {
    /// A page of the published cases of a centre.
    ///
    /// # Errors
    /// [`StoreError::Fault`] when `after` is not what a page gave; [`StoreError::Busy`].
    pub async fn published(&self, query: &PublishedQuery) -> Result<Page<CaseRow>, StoreError> {
        let after = Place::after(query.after.as_deref())?;
        // A limit of 0 would never come to an end; one row more tells whether there is a next page.
        let limit = query.limit.clamp(1, 1_000) as usize;
        let mut found = BTreeMap::new();
        let statements = range::published(query, after.as_ref(), limit + 1);
        for mut row in self.engine().read(statements).await?.into_iter().flatten() {
            let order = row.int()?;
            let case = read_case(&mut row)?;
            found.insert(Place { order, stream: case.published_as.clone().unwrap_or_default() }, case);
        }
        let next = if found.len() > limit { found.keys().nth(limit - 1).map(Place::write) } else { None };
        Ok(Page { rows: found.into_values().take(limit).collect(), next })
    }

    /// The case that stands on the board under this name; none where none does, or no longer.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn published_as(&self, name: &str) -> Result<Option<CaseRow>, StoreError> {
        self.one_case("published_as", name).await
    }
}
