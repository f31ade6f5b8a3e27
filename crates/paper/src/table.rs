//! Weighs the columns of a table, so that short ones are not broken and long ones share what is left.

use record::Table;
use serde_json::{Value, json};

use crate::glyphs::{fit, width};

/// Up to this width, in Chinese characters, a column keeps its words on one line.
const SHORT: f64 = 7.0;

/// Up to this width cells stand in the middle of their column; wider ones are read from the left.
const CENTRED: f64 = 9.0;

/// How many characters of 12 points stand beside each other in the text block of a page.
const BLOCK: f64 = 36.0;

/// What a column needs beside its words, in characters: the space at both sides.
const SIDES: f64 = 0.9;

/// A table for the templates. No cell is lost: the table is as wide as its longest row.
pub fn of(table: &Table) -> Value {
    let count = table.rows.iter().map(Vec::len).chain([table.header.len()]).max().unwrap_or_default();
    let widths: Vec<f64> = (0..count).map(|column| widest(table, column)).collect();
    let points = size(count);
    let fixed = fixed(&widths, BLOCK * 12.0 / points);
    let columns: Vec<Value> = widths
        .iter()
        .enumerate()
        .map(|(column, width)| {
            let align = if longest(table, column) <= CENTRED { "center" } else { "left" };
            json!({ "width": width.clamp(2.0, 24.0) + SIDES, "fixed": fixed && *width <= SHORT, "align": align })
        })
        .collect();
    let cells = |row: &[String]| (0..count).map(|n| fit(row.get(n).map_or("", String::as_str))).collect::<Vec<_>>();
    json!({
        "caption": fit(&table.caption),
        "header": cells(&table.header),
        "rows": table.rows.iter().map(|row| cells(row)).collect::<Vec<_>>(),
        "columns": columns,
        "size": points,
    })
}

/// The width of the widest line of a column, in Chinese characters.
fn widest(table: &Table, column: usize) -> f64 {
    table.header.get(column).into_iter().flat_map(|cell| cell.lines()).map(width).fold(longest(table, column), f64::max)
}

/// The same without its head: what decides how its cells are read.
fn longest(table: &Table, column: usize) -> f64 {
    let cells = table.rows.iter().filter_map(|row| row.get(column));
    cells.flat_map(|cell| cell.lines()).map(width).fold(0.0, f64::max)
}

/// The type size in points: many columns are set smaller.
fn size(columns: usize) -> f64 {
    match columns {
        0..=6 => 12.0,
        7..=9 => 10.5,
        10..=13 => 9.0,
        _ => 7.5,
    }
}

/// Whether the short columns can keep their width: there are long ones to take the rest, and a rest is left for them.
fn fixed(widths: &[f64], block: f64) -> bool {
    let short: f64 = widths.iter().filter(|width| **width <= SHORT).map(|width| width.max(2.0) + SIDES).sum();
    let long = widths.iter().filter(|width| **width > SHORT).count();
    long > 0 && short + 6.0 * long as f64 <= block
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(header: &[&str], rows: &[&[&str]]) -> Table {
        let own = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        Table { caption: String::new(), header: own(header), rows: rows.iter().map(|row| own(row)).collect() }
    }

    #[test]
    fn short_columns_keep_their_width_beside_long_ones() {
        let drawn = of(&table(&["序号", "题名"], &[&["1", "关于食品经营许可办理超期的投诉及其答复"]]));
        assert_eq!(drawn["columns"][0]["fixed"], true);
        assert_eq!(drawn["columns"][0]["align"], "center");
        assert_eq!(drawn["columns"][1]["fixed"], false);
        assert_eq!(drawn["columns"][1]["align"], "left");
    }

    #[test]
    fn a_row_longer_than_the_header_loses_nothing() {
        let drawn = of(&table(&["一"], &[&["1", "2", "3"], &[]]));
        assert_eq!(drawn["header"].as_array().unwrap().len(), 3);
        assert_eq!(drawn["rows"][0][2], "3");
        assert_eq!(drawn["rows"][1][0], "");
    }
}
