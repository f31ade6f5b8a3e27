//! The yearly assessment of a unit, a window or a person (唐政服〔2022〕37号 六; DB2203/T 首问责任制 7.3; “有诉即办”
//! 处置结果应用).

use super::{RATES, Reporting};
use crate::figures::{Asked, Column, Measured, matters_by, measure_by, rows};
use record::{Block, Mark, Sheet, Table};
use regulation::{Citation, Threshold};
use words::{Dimension, Paper};

/// What a year's work of somebody amounts to.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// What it is: a department, a window, a person.
    pub what: Dimension,
    /// Which.
    pub mark: Mark,
    /// The figures, in the order of the sheet.
    pub figures: Vec<Measured>,
    /// What documents attach to the counts of the year.
    pub consequences: Vec<Consequence>,
}

/// What a document attaches to a count that reached its threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequence {
    /// What follows (不得评为红旗窗口, 书面汇报).
    pub effect: String,
    /// The clause.
    pub citation: Citation,
    /// From which count on it follows.
    pub at_least: u64,
    /// The places, among the digests given, of the cases that ground it.
    pub cases: Vec<usize>,
}

/// The counts and rates of the sheet.
const FIGURES: [&str; 11] = [
    "诉求量",
    "办结量",
    "投诉量",
    "查实投诉数",
    "表扬量",
    "通报表彰数",
    "逾期数",
    "投诉率",
    "按期办结率",
    "回访满意率",
    "满意率",
];

impl Assessment {
    /// One of the figures by its name or by another name of the same.
    #[must_use]
    pub fn figure(&self, name: &str) -> Option<&Measured> {
        let place = FIGURES.iter().position(|n| *n == name);
        self.figures.iter().find(|m| m.name == name).or_else(|| self.figures.get(place?))
    }

    /// Whether a year's work was done without a single complaint, which a document may reward.
    #[must_use]
    pub fn is_without_complaint(&self) -> bool {
        let of = |name| self.figure(name).map_or(0, |m| m.of);
        of("诉求量") > 0 && of("投诉量") == 0
    }

    /// Whether a consequence follows, by its word.
    #[must_use]
    pub fn follows(&self, effect: &str) -> bool {
        self.consequences.iter().any(|c| c.effect == effect)
    }
}

/// Assesses somebody over the period of the reporting, a calendar year as a rule: by id or name of a value of the
/// dimension. `None` where nothing is counted under it.
#[must_use]
pub fn assess(reporting: &Reporting<'_>, what: Dimension, value: &str) -> Option<Assessment> {
    let mark = reporting.digests.iter().flat_map(|d| d.marks(what)).find(|m| m.goes_by(value))?.clone();
    let filters = [(what.zh().to_owned(), mark.id.clone())];
    let figures = FIGURES.iter().filter_map(|name| reporting.measure(name, &filters)).collect();
    let consequences =
        reached(reporting, what).into_iter().filter(|(m, _)| m.id == mark.id).map(|(_, consequence)| consequence);
    Some(Assessment { consequences: consequences.collect(), what, mark, figures })
}

/// What documents attach to the counts of the period, for everybody of a kind who reached a threshold in cases that stand
/// under its regulation.
fn reached(reporting: &Reporting<'_>, what: Dimension) -> Vec<(Mark, Consequence)> {
    let thresholds = reporting.regulations.iter().flat_map(|r| r.thresholds.iter().map(move |t| (&r.id, t)));
    thresholds
        .filter(|(_, threshold)| is_meant(threshold, what) && !threshold.effect.is_empty())
        .flat_map(|(regulation, threshold)| consequences(reporting, regulation, threshold, what))
        .collect()
}

fn consequences(
    reporting: &Reporting<'_>,
    regulation: &str,
    threshold: &Threshold,
    what: Dimension,
) -> Vec<(Mark, Consequence)> {
    let Some(fact) = &threshold.fact else { return Vec::new() };
    let filters = [(Dimension::Regulation.zh().to_owned(), regulation.to_owned())];
    let asked = Asked { name: "查实投诉数", filters: &filters, from: reporting.from, until: reporting.until };
    let counted = matters_by(&asked, fact, what, reporting.digests, reporting.now).unwrap_or_default();
    let follows = |counted: Measured| Consequence {
        effect: threshold.effect.clone(),
        citation: threshold.citation.clone(),
        at_least: threshold.at_least,
        cases: counted.cases,
    };
    let enough = counted.into_iter().filter(|(_, counted)| counted.of >= threshold.at_least);
    enough.map(|(mark, counted)| (mark, follows(counted))).collect()
}

/// Whether a threshold is counted for this kind of subject.
fn is_meant(threshold: &Threshold, what: Dimension) -> bool {
    match threshold.per.as_str() {
        "窗口" => what == Dimension::Window,
        "部门" | "单位" | "机构" => what == Dimension::Department,
        "人员" | "工作人员" => what == Dimension::Person,
        _ => matches!(what, Dimension::Window | Dimension::Department | Dimension::Person),
    }
}

/// The sheet of somebody's year, with the cases that ground each consequence.
#[must_use]
pub fn assessment(reporting: &Reporting<'_>, what: Dimension, value: &str) -> Option<Sheet> {
    let assessed = assess(reporting, what, value)?;
    let mut fields = vec![
        (format!("考核对象（{what}）"), assessed.mark.names.last().unwrap_or(&assessed.mark.id).clone()),
        ("考核年度".to_owned(), format!("{}年", reporting.until.year())),
    ];
    fields.extend(assessed.figures.iter().map(|m| {
        let unit = if m.over.is_none() { m.unit.zh() } else { "" };
        (m.name.clone(), format!("{}{unit}", m.text()))
    }));
    let mut blocks = vec![Block::Fields(fields), Block::Heading("考核结果".to_owned())];
    blocks.push(if assessed.consequences.is_empty() {
        Block::Text(plain_result(&assessed).to_owned())
    } else {
        Block::List(assessed.consequences.iter().map(|c| sentence(reporting, c)).collect())
    });
    let clauses = assessed.consequences.iter().map(|c| c.citation.to_string());
    let mut basis = Reporting::basis(&assessed.figures);
    basis.extend(clauses);
    basis.dedup();
    Some(Sheet {
        blocks,
        basis,
        signatures: vec!["被考核单位".to_owned(), "考核单位".to_owned()],
        ..reporting.sheet(Paper::AssessmentSheet)
    })
}

fn plain_result(assessed: &Assessment) -> &'static str {
    if assessed.is_without_complaint() {
        "全年没有被投诉，没有达到累计处理标准的情形，可以优先推荐评优。"
    } else {
        "全年没有达到累计处理标准的情形。"
    }
}

fn sentence(reporting: &Reporting<'_>, consequence: &Consequence) -> String {
    let numbers: Vec<String> = consequence.cases.iter().map(|place| (reporting.number_of)(*place)).collect();
    format!(
        "{}：全年查实投诉{}件，达到{}件以上（{}），依据{}",
        consequence.effect,
        consequence.cases.len(),
        consequence.at_least,
        numbers.join("、"),
        consequence.citation,
    )
}

/// Everybody of a kind side by side: volume, complaints, those verified, praise, the three rates, and what follows.
#[must_use]
pub fn yearly(reporting: &Reporting<'_>, what: Dimension) -> Table {
    let names: Vec<&str> = ["诉求量", "投诉量", "查实投诉数", "表扬量"].into_iter().chain(RATES).collect();
    let column = |name: &&str| {
        let asked = Asked { name, filters: &[], from: reporting.from, until: reporting.until };
        let groups = measure_by(&asked, what, reporting.digests, reporting.regulations, reporting.now)?;
        Some(Column::of(reporting.measure(name, &[])?, groups))
    };
    let columns: Vec<Column> = names.iter().filter_map(column).collect();
    let follows = reached(reporting, what);
    let row = |(mark, mut row): (&Mark, Vec<String>)| {
        let effects = follows.iter().filter(|(m, _)| m == mark).map(|(_, c)| c.effect.as_str());
        row.push(effects.collect::<Vec<_>>().join("、"));
        row
    };
    let header = std::iter::once(what.zh()).chain(names.iter().copied()).chain(["累计处理"]).map(str::to_owned);
    Table {
        caption: format!("{}年按{what}考核情况", reporting.until.year()),
        header: header.collect(),
        rows: rows(&columns).into_iter().map(row).collect(),
    }
}
