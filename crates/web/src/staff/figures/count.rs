//! One counting: the digests of a period within a seat's reach, and what is asked of them.

use std::sync::Arc;

use calendar::DateTime;
use desk::{Counted, Desk};
use hall::figures::{Asked, Breakdown, Focus, Measured, bars, focus, measure, measure_by, passing_on, table};
use record::{Bars, Mark, Table};
use regulation::Regulation;
use words::{Act, Dimension};

use super::period::Period;
use super::reach::Extent;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;

/// The figures of the table.
pub const COLUMNS: [&str; 10] =
    ["诉求量", "投诉量", "办结量", "未结数", "逾期数", "退回数", "投诉率", "按期办结率", "回访满意率", "首次响应时长"];

/// Those of them that are shares or lengths of time: a workbook keeps them as they are read.
const UNSUMMED: [&str; 4] = ["投诉率", "按期办结率", "回访满意率", "首次响应时长"];

/// The three rates that are circulated, and how long the first answer takes.
pub const HEADLINE: [&str; 4] = ["投诉率", "按期办结率", "回访满意率", "首次响应时长"];

/// The dimensions to break figures down by.
pub const DIMENSIONS: [Dimension; 8] = [
    Dimension::Area,
    Dimension::Department,
    Dimension::Window,
    Dimension::Person,
    Dimension::Channel,
    Dimension::Kind,
    Dimension::Class,
    Dimension::Item,
];

/// A dimension by its word; 部门 where an address names none.
pub fn dimension_of(word: &str) -> Dimension {
    Dimension::from_zh(word).filter(|one| DIMENSIONS.contains(one)).unwrap_or(Dimension::Department)
}

/// Figures by the values of a dimension.
pub struct Grid {
    /// A row for each value: the figures in the order of [`COLUMNS`], `None` where there is nothing to count.
    pub rows: Vec<(Mark, Vec<Option<Measured>>)>,
    /// The figures over all.
    pub total: Vec<Option<Measured>>,
}

/// What is counted, and how far.
pub struct Counting {
    pub extent: Extent,
    pub period: Period,
    pub counted: Counted,
    pub now: DateTime,
    regulations: Vec<Arc<Regulation>>,
    desk: Desk,
    filters: Vec<(String, String)>,
}

impl Counting {
    /// Reads what a period is counted by; a unit reads what is its own.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn open(state: &WebState, extent: Extent, period: Period) -> Result<Self, Trouble> {
        let desk = state.desk().clone();
        let counted = desk.counted(&[extent.centre.as_str()], period.from, period.until).await.map_err(trouble_of)?;
        let regulations = desk.formulas(&extent.centre);
        let (now, filters) = (desk.now(), extent.filters());
        Ok(Self { counted: narrowed(counted, &extent), extent, period, now, regulations, desk, filters })
    }

    /// Counts beside the requests: a year of a city takes a while.
    ///
    /// # Errors
    /// A fault where the counting breaks off.
    pub async fn aside<T: Send + 'static>(
        self,
        work: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Result<(Self, T), Trouble> {
        let done = tokio::task::spawn_blocking(move || {
            let made = work(&self);
            (self, made)
        });
        done.await.map_err(|error| Trouble::fault(&error))
    }

    fn asked<'a>(&self, name: &'a str, filters: &'a [(String, String)]) -> Asked<'a> {
        Asked { name, filters, from: self.period.from, until: self.period.until }
    }

    /// One figure, of one value of a dimension where that is asked.
    pub fn figure(&self, name: &str, of: Option<(Dimension, &str)>) -> Option<Measured> {
        let mut filters = self.filters.clone();
        filters.extend(of.map(|(dimension, value)| (dimension.zh().to_owned(), value.to_owned())));
        measure(&self.asked(name, &filters), &self.counted.digests, &self.regulations, self.now)
    }

    /// One figure by the values of a dimension, the largest first; values of which there is nothing to say are left out.
    pub fn ranked(&self, name: &str, by: Dimension) -> Vec<(Mark, Measured)> {
        let mut groups = self.by(name, by);
        groups.retain(|(_, measured)| !measured.is_empty());
        groups.sort_by(|one, other| other.1.value.total_cmp(&one.1.value));
        groups
    }

    fn by(&self, name: &str, by: Dimension) -> Vec<(Mark, Measured)> {
        let asked = self.asked(name, &self.filters);
        measure_by(&asked, by, &self.counted.digests, &self.regulations, self.now).unwrap_or_default()
    }

    /// The table by a dimension.
    pub fn grid(&self, by: Dimension) -> Grid {
        let mut rows: Vec<(Mark, Vec<Option<Measured>>)> = Vec::new();
        for (column, name) in COLUMNS.iter().enumerate() {
            for (mark, measured) in self.by(name, by) {
                let known = rows.iter().position(|(known, _)| *known == mark);
                let place = known.unwrap_or_else(|| {
                    rows.push((mark, vec![None; COLUMNS.len()]));
                    rows.len() - 1
                });
                if let Some(cell) = rows.get_mut(place).and_then(|(_, cells)| cells.get_mut(column)) {
                    *cell = Some(measured);
                }
            }
        }
        rows.sort_by(|one, other| one.0.label().cmp(other.0.label()).then(one.0.cmp(&other.0)));
        Grid { rows, total: COLUMNS.iter().map(|name| self.figure(name, None)).collect() }
    }

    /// What complaints gather on, from as many as the centre has settled.
    pub fn focus(&self) -> Vec<Focus> {
        let at_least = self.desk.directory().settings(&self.extent.centre).map_or(3, |settings| settings.focus_from);
        focus(&self.counted.digests, self.period.from, self.period.until, at_least)
    }

    /// Who passes matters on; a unit reads its own line.
    pub fn passing(&self) -> Table {
        let directory = self.desk.directory();
        let mut passing = passing_on(&self.counted.digests, self.period.from, self.period.until, &directory);
        if let Some((_, org)) = &self.extent.unit {
            let own = directory.name_of(org);
            passing.rows.retain(|row| row.first().is_some_and(|name| name == own));
        }
        passing
    }

    /// The places of the cases that a unit returned, referred or handed over within the period.
    pub fn passed_on_by(&self, org: &str) -> Vec<usize> {
        let (from, until) = (self.period.from, self.period.until);
        let passed = |act: Act| matches!(act, Act::Return | Act::Refer | Act::HandOver);
        let digests = self.counted.digests.iter().enumerate();
        let of = digests.filter(|(_, digest)| {
            digest.facts.iter().any(|f| passed(f.act) && f.org.as_deref() == Some(org) && f.is_of(from, until))
        });
        of.map(|(place, _)| place).collect()
    }

    /// The table as it leaves the program.
    pub fn table(&self, by: Dimension) -> Option<Table> {
        let breakdown =
            Breakdown { names: &COLUMNS, by, filters: &self.filters, from: self.period.from, until: self.period.until };
        table(&breakdown, &self.counted.digests, &self.regulations, self.now)
    }

    /// A chart as it leaves the program.
    pub fn bars(&self, name: &str, by: Dimension) -> Option<Bars> {
        let asked = self.asked(name, &self.filters);
        bars(&asked, by, &self.counted.digests, &self.regulations, self.now)
    }
}

/// What is a unit's own, of everything of its centre.
fn narrowed(counted: Counted, extent: &Extent) -> Counted {
    let Some((dimension, org)) = &extent.unit else { return counted };
    let both = counted.streams.into_iter().zip(counted.digests);
    let own = both.filter(|(_, digest)| digest.is_under(*dimension, org.as_str()));
    let (streams, digests) = own.unzip();
    Counted { streams, digests }
}

/// The headers of a table whose cells are counts and may be summed.
pub fn summed(table: &Table) -> Vec<String> {
    let kept = |head: &&String| !UNSUMMED.iter().any(|name| head.starts_with(name));
    table.header.iter().skip(1).filter(kept).cloned().collect()
}
