//! The statistical circular (豫大数据〔2020〕23号 第八条).

use super::{RATES, Reporting, gathered};
use crate::figures::{Asked, Measured, bars, focus, passing_on, period};
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
