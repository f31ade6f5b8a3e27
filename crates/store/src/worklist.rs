//! Worklists: what somebody has to do, or what an organisation has open, soonest first, page by page.
//!
//! Each list is read as one range of an index for every post, or for every organisation and stage, that it asks for;
//! the ranges are then merged. So a page costs the same however many cases there are.

use std::collections::{BTreeMap, HashMap};

use crate::columns::read_case;
use crate::error::{DbError, StoreError};
use crate::range::statements;
use crate::rows::{CaseRow, DutyRow};
use crate::store::Store;
use crate::value::Row;

/// A role at an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The organisation.
    pub organisation: String,
    /// The role there; none for all roles.
    pub role: Option<String>,
}

/// Whose list it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Cases that owe a duty of one of these posts, or of this member of staff in person. Duties that are some other
    /// person's own do not count as the post's.
    Held {
        /// The posts.
        posts: Vec<Post>,
        /// The member of staff.
        staff: Option<String>,
    },
    /// Cases received by these centres.
    Centre(Vec<String>),
    /// Cases that these organisations lead.
    Lead(Vec<String>),
    /// Cases of which this member of staff was asked first.
    FirstAsked(String),
}

/// What a list shall hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorklistQuery {
    /// Whose list it is.
    pub scope: Scope,
    /// Ended cases, the latest first, instead of open ones, the soonest due first. For [`Scope::Held`] there are none.
    pub ended: bool,
    /// Only cases at one of these stages; empty for all.
    pub stages: Vec<String>,
    /// Only cases of this kind.
    pub kind: Option<String>,
    /// Only cases with an overdue duty.
    pub overdue: bool,
    /// Only cases whose register number begins so.
    pub number: Option<String>,
    /// Where the page before ended; see [`Page::next`].
    pub after: Option<String>,
    /// How many rows a page has.
    pub limit: u32,
}

impl WorklistQuery {
    /// The first page of 50 open cases.
    #[must_use]
    pub fn new(scope: Scope) -> Self {
        let (stages, kind, number, after) = (Vec::new(), None, None, None);
        Self { scope, ended: false, stages, kind, overdue: false, number, after, limit: 50 }
    }
}

/// A line of a list: the case, and its soonest open duty that the asker holds (for other scopes: that anybody holds).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorklistRow {
    /// The case.
    pub case: CaseRow,
    /// The duty.
    pub duty: Option<DutyRow>,
}

/// Part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// What to ask for the next page with; none after the last row.
    pub next: Option<String>,
}

/// A place in a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) order: i64,
    pub(crate) stream: String,
}

impl Place {
    /// The place that a page gave for the next one.
    pub(crate) fn after(text: Option<&str>) -> Result<Option<Self>, StoreError> {
        let broken = || StoreError::Fault("a list cannot be continued from there".into());
        text.map(|text| Self::read(text).ok_or_else(broken)).transpose()
    }

    fn read(text: &str) -> Option<Self> {
        let (order, stream) = text.split_once('~')?;
        Some(Self { order: order.parse().ok()?, stream: stream.to_owned() })
    }

    pub(crate) fn write(&self) -> String {
        format!("{}~{}", self.order, self.stream)
    }
}

impl Store {
    /// A page of a list.
    ///
    /// # Errors
    /// [`StoreError::Fault`] when `after` is not what a page gave; [`StoreError::Busy`].
    pub async fn worklist(&self, query: &WorklistQuery) -> Result<Page<WorklistRow>, StoreError> {
        let after = Place::after(query.after.as_deref())?;
        // A limit of 0 would never come to an end; one row more tells whether there is a next page.
        let limit = query.limit.clamp(1, 1_000) as usize;
        let mut found = BTreeMap::new();
        for row in self.engine().read(statements(query, after.as_ref(), limit + 1)).await?.into_iter().flatten() {
            let (place, case) = read_place(row)?;
            found.insert(place, case);
        }
        let more = found.len() > limit;
        let found: Vec<(Place, CaseRow)> = found.into_iter().take(limit).collect();
        let next = found.last().filter(|_| more).map(|(place, _)| place.write());

        let streams: Vec<&str> = found.iter().map(|(_, case)| case.stream.as_str()).collect();
        let mut duties = soonest(self.duties_of(&streams).await?, &query.scope);
        let mut rows = Vec::with_capacity(found.len());
        for (place, case) in found {
            let duty = duties.remove(&case.stream);
            // Held through several posts, a case stands in the list at its soonest duty alone.
            let elsewhere = matches!(query.scope, Scope::Held { .. })
                && duty.as_ref().is_none_or(|duty| duty.order_at < place.order);
            if !elsewhere {
                rows.push(WorklistRow { case, duty });
            }
        }
        Ok(Page { rows, next })
    }
}

fn read_place(mut row: Row) -> Result<(Place, CaseRow), DbError> {
    let order = row.int()?;
    let case = read_case(&mut row)?;
    Ok((Place { order, stream: case.stream.clone() }, case))
}

/// The soonest duty of each stream that belongs to the scope.
fn soonest(duties: Vec<DutyRow>, scope: &Scope) -> HashMap<String, DutyRow> {
    let mut soonest: HashMap<String, DutyRow> = HashMap::new();
    for duty in duties.into_iter().filter(|duty| duty.owed && belongs(duty, scope)) {
        let earlier = soonest.get(&duty.stream).is_some_and(|known| known.order_at <= duty.order_at);
        if !earlier {
            soonest.insert(duty.stream.clone(), duty);
        }
    }
    soonest
}

fn belongs(duty: &DutyRow, scope: &Scope) -> bool {
    match scope {
        Scope::Held { posts, staff } => match &duty.holder_staff {
            Some(holder) => staff.as_ref() == Some(holder),
            None => posts.iter().any(|post| {
                post.organisation == duty.holder_org && post.role.as_ref().is_none_or(|role| *role == duty.holder_role)
            }),
        },
        Scope::Centre(_) | Scope::Lead(_) | Scope::FirstAsked(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_list_survives_being_written() {
        let place = Place { order: -5, stream: "hall/a~b".into() };
        assert_eq!(Place::read(&place.write()), Some(place));
        assert_eq!(Place::read("5"), None);
        assert_eq!(Place::read("a~b"), None);
    }
}
