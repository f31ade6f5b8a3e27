//! The statistical circular (豫大数据〔2020〕23号 第八条).

use super::{RATES, Reporting, gathered};
use crate::figures::{Asked, Measured, bars, focus, passing_on, period};
use directory::{Directory, OrgId, StaffId};
use record::{Block, Sheet};
use words::{Dimension, Paper};

/// The circular of a period: the three rates over all and by area, department and window, those on whom complaints gather,
/// and who returned or passed on what.
#[must_use]
pub fn circular(reporting: &Reporting<'_>) -> Sheet {
    let rates: Vec<Measured> = RATES.iter().filter_map(|name| reporting.measure(name, &[])).collect();
    let mut blocks = vec![Block::Text(summary(reporting)), Block::Heading("一、主要指标".to_owned())];
    blocks.push(Block::Fields(rates.iter().map(rate).collect()));
    let columns: Vec<&str> = ["诉求量", "投诉量"].into_iter().chain(RATES).collect();
    let by = [Dimension::Area, Dimension::Department, Dimension::Window];
    blocks.extend(by.into_iter().filter_map(|by| reporting.table(&columns, by)).map(Block::Table));
    blocks.extend(chart(reporting).map(Block::Bars));
    blocks.push(Block::Heading("二、重点对象".to_owned()));
    let focus = focus(reporting.digests, reporting.from, reporting.until, reporting.focus_from);
    blocks.push(gathered(&focus));
    if !focus.is_empty() {
        blocks.push(Block::Text("对上列部门和人员强化监督检查，请逐件分析原因，提出整改措施。".to_owned()));
    }
    let passing = passing_on(reporting.digests, reporting.from, reporting.until, reporting.directory);
    if !passing.rows.is_empty() {
        blocks.push(Block::Heading("三、退回与移送".to_owned()));
        blocks.push(Block::Table(passing));
    }
    Sheet {
        addressee: Some("各有关单位".to_owned()),
        blocks,
        basis: Reporting::basis(&rates),
        ..reporting.sheet(Paper::StatisticalCircular)
    }
}

fn summary(reporting: &Reporting<'_>) -> String {
    let of = |name| reporting.text(name);
    format!(
        "{}，共收到诉求{}件，其中投诉{}件；办结{}件，期末未结{}件，逾期{}件。现将办理情况通报如下。",
        period(reporting.from, reporting.until),
        of("诉求量"),
        of("投诉量"),
        of("办结量"),
        of("未结数"),
        of("逾期数"),
    )
}

/// A rate with the numbers behind it.
fn rate(measured: &Measured) -> (String, String) {
    let said = match measured.over {
        Some(over) if over > 0 => format!("{}（{}／{}）", measured.text(), measured.of, over),
        Some(_) => "本期没有可以计算的件".to_owned(),
        None => measured.text(),
    };
    (measured.name.clone(), said)
}

fn chart(reporting: &Reporting<'_>) -> Option<record::Bars> {
    let asked = Asked { name: "投诉量", filters: &[], from: reporting.from, until: reporting.until };
    let chart = bars(&asked, Dimension::Department, reporting.digests, reporting.regulations, reporting.now)?;
    if chart.bars.is_empty() { None } else { Some(chart) }
}

/// What a circular says in figures, as its fact holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circulated {
    /// The days, counts and rates, each as `name：figure`, a rate with the numbers behind it.
    pub figures: Vec<String>,
    /// Those on whom complaints gather, each as [`Gathered`] writes it: by id, for facts name nobody.
    pub focus: Vec<String>,
}

/// The counts that stand before the rates.
const COUNTS: [&str; 5] = ["诉求量", "投诉量", "办结量", "未结数", "逾期数"];

/// The figures of a period, for the fact that circulates them (豫大数据〔2020〕23号 第八条).
#[must_use]
pub fn circulated(reporting: &Reporting<'_>) -> Circulated {
    let days = format!("统计期间：{}至{}", reporting.from, reporting.until);
    let counts = COUNTS.iter().map(|name| format!("{name}：{}", reporting.text(name)));
    let rates = RATES.iter().filter_map(|name| reporting.measure(name, &[])).map(|measured| {
        let (name, said) = rate(&measured);
        format!("{}：{said}", if name == "投诉率" { "被投诉率" } else { &name })
    });
    let focus = focus(reporting.digests, reporting.from, reporting.until, reporting.focus_from);
    Circulated {
        figures: std::iter::once(days).chain(counts).chain(rates).collect(),
        focus: focus
            .iter()
            .map(|f| {
                Gathered { what: f.what, id: &f.mark.id, complaints: f.complaints, verified: f.verified }.written()
            })
            .collect(),
    }
}

/// Somebody or something on which complaints gathered, as a fact of a circular holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gathered<'a> {
    /// Department, window, person or item.
    pub what: Dimension,
    /// Its id in the directory.
    pub id: &'a str,
    /// How many complaints.
    pub complaints: u64,
    /// How many of them were found true, wholly or in part.
    pub verified: u64,
}

impl<'a> Gathered<'a> {
    /// In one word, parted by `·`.
    ///
    /// ```
    /// use hall::report::Gathered;
    /// use words::Dimension;
    /// let one = Gathered { what: Dimension::Department, id: "henan-market", complaints: 5, verified: 2 };
    /// assert_eq!(one.written(), "部门·henan-market·5·2");
    /// assert_eq!(Gathered::read("部门·henan-market·5·2"), Some(one));
    /// ```
    #[must_use]
    pub fn written(&self) -> String {
        format!("{}·{}·{}·{}", self.what, self.id, self.complaints, self.verified)
    }

    /// Reads it back; `None` where a part is missing.
    #[must_use]
    pub fn read(word: &'a str) -> Option<Self> {
        let (what, rest) = word.split_once('·')?;
        let (rest, verified) = rest.rsplit_once('·')?;
        let (id, complaints) = rest.rsplit_once('·')?;
        let what = Dimension::from_zh(what)?;
        Some(Self { what, id, complaints: complaints.parse().ok()?, verified: verified.parse().ok()? })
    }

    /// In a sentence, with the name that it has in the directory.
    #[must_use]
    pub fn said(&self, directory: &Directory) -> String {
        let member = || directory.member(&StaffId::from(self.id)).map(|s| s.name.clone());
        let item = || directory.items.iter().find(|i| i.id.as_str() == self.id).map(|i| i.name.clone());
        let name = member().or_else(item).unwrap_or_else(|| directory.name_of(&OrgId::from(self.id)).to_owned());
        format!("{}“{name}”：投诉{}件，其中查证属实或者部分属实{}件", self.what, self.complaints, self.verified)
    }
}
