//! Figures side by side: tables and charts by a dimension, what is complained about most, who passes matters on.

use super::{Asked, Measured, is_case, measure, measure_by};
use calendar::{Date, DateTime};
use directory::{Directory, OrgId};
use record::{Bars, Digest, Mark, Table};
use regulation::Regulation;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use words::{Act, CaseKind, Dimension, Verdict};

/// Figures asked for by a dimension.
#[derive(Clone, Copy, Debug)]
pub struct Breakdown<'a> {
    /// The figures, by name.
    pub names: &'a [&'a str],
    /// The dimension whose values become rows.
    pub by: Dimension,
    /// What they are narrowed to.
    pub filters: &'a [(String, String)],
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

impl<'a> Breakdown<'a> {
    /// One of the figures, as it is asked for alone.
    #[must_use]
    pub const fn asked(&self, name: &'a str) -> Asked<'a> {
        Asked { name, filters: self.filters, from: self.from, until: self.until }
    }
}

/// A table: a row for each value of the dimension of which there is anything to count, the largest by the first figure
/// first, a column for each figure, and a last row over all. `None` where a name is unknown.
#[must_use]
pub fn table(
    breakdown: &Breakdown<'_>,
    digests: &[Digest],
    regulations: &[Arc<Regulation>],
    now: DateTime,
) -> Option<Table> {
    let mut columns = Vec::new();
    let mut header = vec![breakdown.by.zh().to_owned()];
    let mut total = vec!["合计".to_owned()];
    for name in breakdown.names {
        let asked = breakdown.asked(name);
        let all = measure(&asked, digests, regulations, now)?;
        header.push(heading(&all));
        total.push(all.text());
        columns.push(Column::of(all, measure_by(&asked, breakdown.by, digests, regulations, now)?));
    }
    let caption = format!("按{}统计（{}）", breakdown.by, period(breakdown.from, breakdown.until));
    let rows = rows(&columns).into_iter().map(|(_, row)| row).chain([total]).collect();
    Some(Table { caption, header, rows })
}

/// A figure by the values of a dimension.
pub(crate) struct Column {
    groups: BTreeMap<Mark, Measured>,
    /// What stands for a value of which there was nothing to count: no rate, but a count of none.
    absent: &'static str,
}

impl Column {
    pub fn of(all: Measured, groups: Vec<(Mark, Measured)>) -> Self {
        let absent = if all.over.is_some() { "—" } else { "0" };
        Self { groups: groups.into_iter().collect(), absent }
    }

    fn text(&self, mark: &Mark) -> String {
        self.groups.get(mark).map_or_else(|| self.absent.to_owned(), Measured::text)
    }

    fn value(&self, mark: &Mark) -> f64 {
        self.groups.get(mark).map_or(0.0, |measured| measured.value)
    }
}

/// The rows of columns, each with what it stands for, the largest by the first column first.
pub(crate) fn rows(columns: &[Column]) -> Vec<(&Mark, Vec<String>)> {
    let marks: BTreeSet<&Mark> = columns.iter().flat_map(|column| column.groups.keys()).collect();
    let mut marks: Vec<&Mark> = marks.into_iter().collect();
    let size = |mark: &Mark| columns.first().map_or(0.0, |column| column.value(mark));
    marks.sort_by(|a, b| size(b).total_cmp(&size(a)).then(a.label().cmp(b.label())));
    let row = |mark: &Mark| {
        let figures = columns.iter().map(|column| column.text(mark));
        std::iter::once(mark.label().to_owned()).chain(figures).collect()
    };
    marks.into_iter().map(|mark| (mark, row(mark))).collect()
}

fn heading(measured: &Measured) -> String {
    if measured.unit == super::Unit::Percent {
        measured.name.clone()
    } else {
        format!("{}（{}）", measured.name, measured.unit.zh())
    }
}

/// A period in words.
pub(crate) fn period(from: Date, until: Date) -> String {
    let day = |d: Date| format!("{}年{}月{}日", d.year(), d.month(), d.day());
    format!("{}至{}", day(from), day(until))
}

/// A chart of one figure by a dimension, the longest bar first. `None` where the name is unknown.
#[must_use]
pub fn bars(
    asked: &Asked<'_>,
    by: Dimension,
    digests: &[Digest],
    regulations: &[Arc<Regulation>],
    now: DateTime,
) -> Option<Bars> {
    let mut groups = measure_by(asked, by, digests, regulations, now)?;
    groups.retain(|(_, measured)| !measured.is_empty());
    groups.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    let (name, unit) = groups.first().map_or((asked.name, ""), |(_, first)| (first.name.as_str(), first.unit.zh()));
    let caption = format!("{name}（按{by}，{}）", period(asked.from, asked.until));
    let bars = groups.iter().map(|(mark, m)| (mark.label().to_owned(), (m.value * 10.0).round() / 10.0)).collect();
    Some(Bars { caption, unit: unit.to_owned(), bars })
}

/// Somebody or something that complaints gather on (豫大数据〔2020〕23号 第八条).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// What it is: a department, a window, a person, an item.
    pub what: Dimension,
    /// Which.
    pub mark: Mark,
    /// How many complaints came within the period.
    pub complaints: u64,
    /// How many of them stand as verified.
    pub verified: u64,
    /// Their places among the digests given.
    pub cases: Vec<usize>,
}

/// The departments, windows, persons and items with at least so many complaints within the period, the most complained
/// about first. How many are many no document says: the organisation settles it.
#[must_use]
pub fn focus(digests: &[Digest], from: Date, until: Date, at_least: u64) -> Vec<Focus> {
    const OVER: &[Dimension] = &[Dimension::Department, Dimension::Window, Dimension::Person, Dimension::Item];
    let mut found: BTreeMap<(Dimension, &Mark), (u64, Vec<usize>)> = BTreeMap::new();
    let complaints =
        digests.iter().enumerate().filter(|(_, d)| d.kind == CaseKind::Complaint.zh() && d.is_of(from, until));
    for (place, digest) in complaints {
        let verdict = digest.last(Act::Verify).and_then(|f| f.value(words::Field::Verdict));
        let stands = verdict.is_some_and(|v| v != Verdict::Untrue.zh());
        for (dimension, mark) in OVER.iter().flat_map(|d| digest.marks(*d).iter().map(move |mark| (*d, mark))) {
            let entry = found.entry((dimension, mark)).or_default();
            entry.0 += u64::from(stands);
            entry.1.push(place);
        }
    }
    let mut list: Vec<Focus> = found
        .into_iter()
        .map(|((what, mark), (verified, cases))| Focus {
            what,
            mark: mark.clone(),
            complaints: cases.len() as u64,
            verified,
            cases,
        })
        .filter(|focus| focus.complaints >= at_least)
        .collect();
    list.sort_by(|a, b| (b.complaints, b.verified).cmp(&(a.complaints, a.verified)).then(a.what.cmp(&b.what)));
    list
}

/// Who passes matters on: returns and referrals by unit, and the cases that one unit or several returned more than once:
/// signs of buck-passing, for people to judge (DB2203/T 首问责任制 7.1.5).
#[must_use]
pub fn passing_on(digests: &[Digest], from: Date, until: Date, directory: &Directory) -> Table {
    let mut rows: BTreeMap<&str, [u64; 4]> = BTreeMap::new();
    for digest in digests.iter().filter(|d| is_case(d)) {
        let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
        let passed = digest.facts.iter().filter(|f| f.is_of(from, until));
        for (fact, org) in passed.filter_map(|f| f.org.as_deref().map(|org| (f, org))) {
            match fact.act {
                Act::Return => *seen.entry(org).or_default() += 1,
                Act::Refer | Act::HandOver => rows.entry(org).or_default()[3] += 1,
                _ => {}
            }
        }
        let repeated = u64::from(seen.values().sum::<u64>() > 1);
        for (org, times) in seen {
            let [returns, cases, again, _] = rows.entry(org).or_default();
            *returns += times;
            *cases += 1;
            *again += repeated;
        }
    }
    let mut rows: Vec<(&str, [u64; 4])> = rows.into_iter().collect();
    rows.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let header = ["单位", "退回（次）", "退回涉及（件）", "反复退回（件）", "移送移交（次）"];
    let line = |(org, counts): (&str, [u64; 4])| {
        let name = directory.name_of(&OrgId::from(org)).to_owned();
        std::iter::once(name).chain(counts.map(|n| n.to_string())).collect()
    };
    Table {
        caption: format!("退回与移送情况（{}）", period(from, until)),
        header: header.map(str::to_owned).into(),
        rows: rows.into_iter().map(line).collect(),
    }
}
