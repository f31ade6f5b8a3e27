//! The periodic report (“有诉即办” 处置结果应用: regular statistics and analysis).

use super::{RATES, Reporting, gathered};
use crate::figures::{Asked, Measured, Unit, bars, focus, measure, passing_on, period};
use calendar::Date;
use record::{Block, Sheet, Table};
use words::{Dimension, Paper};

/// The figures that are set beside those of the period before.
const COMPARED: [&str; 9] =
    ["诉求量", "咨询量", "投诉量", "建议量", "办结量", "逾期数", "按期办结率", "回访满意率", "首次响应时长"];

/// The report of a period: what came and what became of it, set beside the equally long period before; by kind, channel,
/// class and item; the quality of handling by department; the time to the first response by window; what gathers; and what
/// is still open.
#[must_use]
pub fn periodic(reporting: &Reporting<'_>) -> Sheet {
    let mut blocks = vec![Block::Heading("一、总体情况".to_owned())];
    blocks.extend([Block::Text(summary(reporting)), Block::Table(comparison(reporting))]);
    blocks.push(Block::Heading("二、诉求构成".to_owned()));
    for by in [Dimension::Kind, Dimension::Channel, Dimension::Class, Dimension::Item] {
        blocks.extend(reporting.table(&["诉求量", "办结量", "未结数"], by).map(Block::Table));
    }
    let asked = Asked { name: "诉求量", filters: &[], from: reporting.from, until: reporting.until };
    let chart = bars(&asked, Dimension::Channel, reporting.digests, reporting.regulations, reporting.now);
    blocks.extend(chart.filter(|c| !c.bars.is_empty()).map(Block::Bars));
    blocks.push(Block::Heading("三、办理质量".to_owned()));
    let columns: Vec<&str> = ["诉求量", "逾期数", "退回数"].into_iter().chain(RATES).collect();
    blocks.extend(reporting.table(&columns, Dimension::Department).map(Block::Table));
    blocks.extend(reporting.table(&["诉求量", "首次响应时长", "满意率"], Dimension::Window).map(Block::Table));
    blocks.extend(reporting.table(&["来电数", "漏接数", "接听率"], Dimension::Line).map(Block::Table));
    blocks.push(Block::Heading("四、集中问题".to_owned()));
    blocks.push(gathered(&focus(reporting.digests, reporting.from, reporting.until, reporting.focus_from)));
    let passing = passing_on(reporting.digests, reporting.from, reporting.until, reporting.directory);
    if !passing.rows.is_empty() {
        blocks.push(Block::Table(passing));
    }
    let rates: Vec<Measured> = RATES.iter().filter_map(|name| reporting.measure(name, &[])).collect();
    Sheet { blocks, basis: Reporting::basis(&rates), ..reporting.sheet(Paper::PeriodicReport) }
}

fn summary(reporting: &Reporting<'_>) -> String {
    let open = reporting.measure("未结数", &[]);
    let oldest =
        open.iter().flat_map(|m| &m.cases).filter_map(|place| reporting.digests.get(*place)).map(|d| d.at).min();
    let oldest = oldest.map(|at| format!("，其中最早的一件收到于{}", day(at.date()))).unwrap_or_default();
    format!(
        "{}，共收到诉求{}件，办结{}件；到期末还有{}件没有办结{oldest}。",
        period(reporting.from, reporting.until),
        reporting.text("诉求量"),
        reporting.text("办结量"),
        open.map_or_else(|| "0".to_owned(), |m| m.text()),
    )
}

fn day(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// Each figure beside that of the period before.
fn comparison(reporting: &Reporting<'_>) -> Table {
    let (from, until) = before(reporting.from, reporting.until);
    let row = |name: &&str| {
        let now = reporting.measure(name, &[])?;
        let asked = Asked { name, filters: &[], from, until };
        let then = measure(&asked, reporting.digests, reporting.regulations, reporting.now)?;
        let label =
            if now.unit == Unit::Percent { now.name.clone() } else { format!("{}（{}）", now.name, now.unit.zh()) };
        Some(vec![label, now.text(), then.text(), change(&now, &then)])
    };
    Table {
        caption: format!("与上期（{}）比较", period(from, until)),
        header: ["指标", "本期", "上期", "变化"].map(str::to_owned).into(),
        rows: COMPARED.iter().filter_map(row).collect(),
    }
}

/// The period of the same length that ends the day before: as many whole months for whole months, else as many days.
fn before(from: Date, until: Date) -> (Date, Date) {
    let last = from.yesterday().unwrap_or(from);
    let is_months = from.day() == 1 && until == until.last_of_month();
    let months = i32::from(until.year() - from.year()) * 12 + i32::from(until.month() - from.month()) + 1;
    let first = if is_months {
        from.saturating_sub(jiff::Span::new().months(months))
    } else {
        last.saturating_sub(until.duration_since(from))
    };
    (first, last)
}

/// How a figure moved: shares in points of a hundred, everything else in its own unit.
fn change(now: &Measured, then: &Measured) -> String {
    if now.is_empty() || then.is_empty() {
        return "—".to_owned();
    }
    let moved = now.value - then.value;
    if moved.abs() < 0.05 {
        return "持平".to_owned();
    }
    let amount = Measured { value: moved.abs(), unit: Unit::Cases, over: None, ..now.clone() }.text();
    let unit = if now.unit == Unit::Percent { "个百分点" } else { now.unit.zh() };
    format!("{}{amount}{unit}", if moved > 0.0 { "增加" } else { "减少" })
}

#[cfg(test)]
mod tests {
    use super::before;
    use calendar::civil::date;

    #[test]
    fn whole_months_are_set_beside_whole_months() {
        assert_eq!(before(date(2022, 3, 1), date(2022, 3, 31)), (date(2022, 2, 1), date(2022, 2, 28)));
        assert_eq!(before(date(2024, 1, 1), date(2024, 12, 31)), (date(2023, 1, 1), date(2023, 12, 31)));
        assert_eq!(before(date(2022, 3, 8), date(2022, 3, 14)), (date(2022, 3, 1), date(2022, 3, 7)));
    }
}
