//! Measures the bars of a chart.

use record::Bars;
use serde_json::{Value, json};

use crate::glyphs::{fit, width};

/// A chart for the templates: each bar with its share of the longest and the number as the sheet writes it. What is no
/// length (below zero, not a number) has no bar; its number still stands there.
pub fn of(chart: &Bars) -> Value {
    let longest = chart.bars.iter().map(|(_, value)| length(*value)).fold(0.0, f64::max);
    let bars: Vec<Value> = chart
        .bars
        .iter()
        .map(|(label, value)| {
            let share = if longest > 0.0 { length(*value) / longest } else { 0.0 };
            json!({ "label": fit(label), "share": share, "value": fit(&format!("{value}{}", chart.unit)) })
        })
        .collect();
    let labels = chart.bars.iter().map(|(label, _)| width(label)).fold(0.0, f64::max);
    json!({ "caption": fit(&chart.caption), "bars": bars, "labels": labels.clamp(3.0, 12.0) })
}

fn length(value: f64) -> f64 {
    if value.is_finite() { value.max(0.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_shares_of_the_longest() {
        let bars = [("市监", 20.0), ("人社", 5.0), ("增减", -3.0), ("无", f64::NAN)];
        let bars = bars.map(|(label, value)| (label.to_owned(), value)).to_vec();
        let chart = of(&Bars { caption: "件数".into(), unit: "件".into(), bars });
        let shares: Vec<f64> = chart["bars"].as_array().unwrap().iter().map(|b| b["share"].as_f64().unwrap()).collect();
        assert_eq!(shares, [1.0, 0.25, 0.0, 0.0]);
        assert_eq!(chart["bars"][2]["value"], "-3件");
    }

    #[test]
    fn a_chart_of_nothing_has_no_lengths() {
        let chart = of(&Bars { caption: String::new(), unit: String::new(), bars: vec![("一".into(), 0.0)] });
        assert_eq!(chart["bars"][0]["share"], 0.0);
    }
}
