//! The manuscript: sheets as data for the templates, every word made fit to print.

use record::{Block, Code, Sheet};
use serde_json::{Value, json};
use words::Paper;

use crate::glyphs::{fit, width};
use crate::{PaperError, bars, code, table, templates};

/// Up to these widths, in Chinese characters, a box of a form shares its row with another.
const SHORT_LABEL: f64 = 12.0;
const SHORT_VALUE: f64 = 10.5;

/// The manuscript of some sheets, as JSON: one entry for each, and one for each run of box labels.
pub fn of(sheets: &[Sheet]) -> Result<String, PaperError> {
    let mut entries = Vec::new();
    for run in sheets.chunk_by(|a, b| a.paper == Paper::BoxLabel && b.paper == Paper::BoxLabel) {
        let contents = run.iter().map(sheet).collect::<Result<Vec<_>, _>>()?;
        let entry = match (run, contents.as_slice()) {
            ([single], [content]) if single.paper != Paper::BoxLabel => entry(single.paper, content.clone()),
            _ => entry(Paper::BoxLabel, json!({ "labels": contents })),
        };
        entries.push(entry);
    }
    for (n, entry) in entries.iter_mut().enumerate() {
        // Page numbers run within a sheet: the entry's place in the manuscript names its last page.
        entry["sheet"]["n"] = n.into();
    }
    let title = sheets.first().map(|sheet| fit(sheet.heading()));
    let issuer = sheets.first().map(|sheet| fit(&sheet.issuer));
    let date = sheets.iter().filter_map(|sheet| sheet.date).max();
    let date = date.map(|day| json!({ "year": day.year(), "month": day.month(), "day": day.day() }));
    Ok(json!({ "title": title, "issuer": issuer, "date": date, "entries": entries }).to_string())
}

fn entry(paper: Paper, sheet: Value) -> Value {
    json!({ "template": templates::path(paper), "sheet": sheet })
}

fn sheet(sheet: &Sheet) -> Result<Value, PaperError> {
    let date = sheet.date.map(|day| format!("{}年{}月{}日", day.year(), day.month(), day.day()));
    Ok(json!({
        "issuer": fit(&sheet.issuer),
        "title": fit(sheet.heading()),
        "number": optional(sheet.number.as_ref()),
        "addressee": optional(sheet.addressee.as_ref()),
        "blocks": sheet.blocks.iter().map(block).collect::<Vec<_>>(),
        "basis": all(&sheet.basis),
        "signatures": all(&sheet.signatures),
        "copies": all(&sheet.copies),
        "date": date,
        "code": sheet.code.as_ref().map(scan).transpose()?,
        "foot": optional(sheet.foot.as_ref()),
    }))
}

fn scan(scanned: &Code) -> Result<Value, PaperError> {
    Ok(json!({ "picture": code::svg(&scanned.content)?, "caption": fit(&scanned.caption) }))
}

fn block(block: &Block) -> Value {
    match block {
        Block::Heading(text) => json!({ "kind": "heading", "text": fit(text) }),
        Block::Text(text) => json!({ "kind": "text", "lines": lines(text) }),
        Block::Fields(fields) => {
            let fields: Vec<Value> = fields.iter().map(|(label, value)| field(label, value)).collect();
            json!({ "kind": "fields", "fields": fields })
        }
        Block::List(items) => {
            json!({ "kind": "list", "items": items.iter().map(|item| lines(item)).collect::<Vec<_>>() })
        }
        Block::Table(rows) => json!({ "kind": "table", "table": table::of(rows) }),
        Block::Bars(chart) => json!({ "kind": "bars", "chart": bars::of(chart) }),
    }
}

fn field(label: &str, value: &str) -> Value {
    let short = width(label) <= SHORT_LABEL && width(value) <= SHORT_VALUE && !value.trim_end().contains('\n');
    json!({ "label": fit(label), "lines": lines(value), "short": short })
}

/// The lines that somebody typed, each a paragraph of its own; blank ones at the end are left out.
fn lines(text: &str) -> Vec<String> {
    fit(text).trim_end().split('\n').map(|line| line.trim_matches(is_space).to_owned()).collect()
}

/// Indents are the layout's, so those that were typed do not add to them.
fn is_space(character: char) -> bool {
    character.is_whitespace()
}

fn optional(text: Option<&String>) -> Option<String> {
    text.map(|text| fit(text)).filter(|text| !text.trim().is_empty())
}

fn all(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| fit(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_in_a_row_share_an_entry_and_other_papers_do_not() {
        let of_kind = |paper| Sheet::of(paper, "中心");
        let sheets = [Paper::BoxLabel, Paper::BoxLabel, Paper::Poster, Paper::Poster, Paper::BoxLabel].map(of_kind);
        let manuscript: Value = serde_json::from_str(&of(&sheets).unwrap()).unwrap();
        let entries = manuscript["entries"].as_array().unwrap();
        let labels: Vec<usize> = entries.iter().map(|e| e["sheet"]["labels"].as_array().map_or(0, Vec::len)).collect();
        assert_eq!(labels, [2, 0, 0, 1]);
        assert_eq!(entries[3]["sheet"]["n"], 3);
    }

    #[test]
    fn a_value_of_several_lines_has_a_row_of_its_own() {
        assert_eq!(field("备注", "一\n二\n")["short"], false);
        assert_eq!(field("备注", "一\n二\n")["lines"], json!(["一", "二"]));
        assert_eq!(field("备注", "")["lines"], json!([""]));
    }
}
