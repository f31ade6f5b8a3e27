//! Tables as a workbook for spreadsheets (XLSX).

use record::{Bars, Table};
use rust_xlsxwriter::{
    Chart, ChartType, Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError,
};

use crate::PaperError;
use crate::glyphs::width;

/// The most characters that a cell holds (ECMA-376, as spreadsheets read it).
const CELL: usize = 32_767;

/// The most characters that the name of a worksheet has.
const NAME: usize = 31;

/// The most characters that a printed header or footer has, less what the page number takes.
const MARGIN_LINE: usize = 200;

/// Widths of columns, in characters of the default face: wide enough for a phone, no wider than a screen bears.
const NARROW: f64 = 8.0;
const WIDE: f64 = 60.0;

/// Tables, and charts beside them, that leave the program as one file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Workbook<'a> {
    /// One worksheet each, named by its caption.
    pub tables: &'a [Table],
    /// One worksheet each, with the numbers and a chart that the spreadsheet draws.
    pub charts: &'a [Bars],
    /// The headers of columns whose cells are counts, to be written as numbers so that they can be summed. A cell in
    /// them that is no number stays a string, and all other columns are strings throughout: a phone keeps its zero.
    pub counts: &'a [&'a str],
    /// Who exported it and when; it stands below each table and at the foot of each printed page.
    pub mark: &'a str,
}

/// Tables as a workbook, every cell a string. Nothing that a cell holds is ever read as a formula.
///
/// # Errors
///
/// [`PaperError::Nothing`] without a table, [`PaperError::Workbook`] where a table has more rows or columns than a
/// spreadsheet.
///
/// ```
/// use record::Table;
///
/// let table = Table {
///     caption: "受理情况".to_owned(),
///     header: vec!["渠道".to_owned(), "件数".to_owned()],
///     rows: vec![vec!["=1+1".to_owned(), "17".to_owned()]],
/// };
/// let bytes = paper::xlsx(&[table], "导出人：李敏　2026-03-05 09:30")?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), paper::PaperError>(())
/// ```
pub fn xlsx(tables: &[Table], mark: &str) -> Result<Vec<u8>, PaperError> {
    Workbook { tables, mark, ..Workbook::default() }.write()
}

impl Workbook<'_> {
    /// The bytes of the file; the same for the same workbook.
    ///
    /// # Errors
    ///
    /// As [`xlsx`].
    pub fn write(&self) -> Result<Vec<u8>, PaperError> {
        if self.tables.is_empty() && self.charts.is_empty() {
            return Err(PaperError::Nothing);
        }
        let mut book = rust_xlsxwriter::Workbook::new();
        // The library would write the moment; when it was exported stands in the mark.
        let moment = ExcelDateTime::from_ymd(2000, 1, 1)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&moment));
        let mut names = Vec::new();
        for table in self.tables {
            let sheet = book.add_worksheet();
            sheet.set_name(name(&table.caption, &mut names))?;
            self.table(sheet, table)?;
        }
        for chart in self.charts {
            let sheet = book.add_worksheet();
            let name = name(&chart.caption, &mut names);
            sheet.set_name(&name)?;
            self.chart(sheet, &name, chart)?;
        }
        Ok(book.save_to_buffer()?)
    }

    fn table(&self, sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
        let columns = table.rows.iter().map(Vec::len).chain([table.header.len()]).max().unwrap_or_default();
        for (column, head) in table.header.iter().enumerate() {
            sheet.write_string_with_format(0, at(column)?, cell(head), &head_format())?;
        }
        let counts: Vec<bool> = table.header.iter().map(|head| self.counts.contains(&head.as_str())).collect();
        let format = cell_format();
        for (row, cells) in table.rows.iter().enumerate() {
            let row = line(row + 1)?;
            for (column, words) in cells.iter().enumerate() {
                match words.trim().parse::<f64>() {
                    Ok(number) if counts.get(column) == Some(&true) && number.is_finite() => {
                        sheet.write_number_with_format(row, at(column)?, number, &format)?
                    }
                    Ok(_) | Err(_) => sheet.write_string_with_format(row, at(column)?, cell(words), &format)?,
                };
            }
        }
        for column in 0..columns {
            sheet.set_column_width(at(column)?, column_width(table, column))?;
        }
        if let (Some(last), false) = (columns.checked_sub(1), table.rows.is_empty()) {
            sheet.autofilter(0, 0, line(table.rows.len())?, at(last)?)?;
        }
        self.frame(sheet, &table.caption, line(table.rows.len() + 2)?)
    }

    fn chart(&self, sheet: &mut Worksheet, name: &str, chart: &Bars) -> Result<(), XlsxError> {
        let format = cell_format();
        sheet.write_string_with_format(0, 0, cell(&chart.caption), &head_format())?;
        sheet.write_string_with_format(0, 1, cell(&chart.unit), &head_format())?;
        for (row, (label, value)) in chart.bars.iter().enumerate() {
            let row = line(row + 1)?;
            sheet.write_string_with_format(row, 0, cell(label), &format)?;
            if value.is_finite() {
                sheet.write_number_with_format(row, 1, *value, &format)?;
            } else {
                sheet.write_string_with_format(row, 1, value.to_string(), &format)?;
            }
        }
        sheet.set_column_width(0, 24)?.set_column_width(1, 12)?;
        if !chart.bars.is_empty() {
            let last = line(chart.bars.len())?;
            let mut drawn = Chart::new(ChartType::Bar);
            drawn.add_series().set_categories((name, 1, 0, last, 0)).set_values((name, 1, 1, last, 1));
            // By its cell: words given here could be taken for a formula.
            drawn.title().set_name((name, 0, 0));
            drawn.legend().set_hidden();
            // A spreadsheet draws the first bar at the bottom; on paper it stands at the top.
            drawn.y_axis().set_reverse();
            sheet.insert_chart(0, 3, &drawn)?;
        }
        self.frame(sheet, &chart.caption, line(chart.bars.len() + 2)?)
    }

    /// What all worksheets share: a header that stays in sight, the mark below and on every printed page.
    fn frame(&self, sheet: &mut Worksheet, caption: &str, below: u32) -> Result<(), XlsxError> {
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_header(format!("&C{}", margin_line(caption)));
        sheet.set_footer(format!("&L{}&R&P / &N", margin_line(self.mark)));
        if !self.mark.is_empty() {
            let faint = Format::new().set_font_color(Color::Gray).set_italic();
            sheet.write_string_with_format(below, 0, cell(self.mark), &faint)?;
        }
        Ok(())
    }
}

fn head_format() -> Format {
    Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00E8_EDF3))
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

fn cell_format() -> Format {
    Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter).set_text_wrap()
}

fn line(row: usize) -> Result<u32, XlsxError> {
    u32::try_from(row).map_err(|_| XlsxError::RowColumnLimitError)
}

fn at(column: usize) -> Result<u16, XlsxError> {
    u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}

fn column_width(table: &Table, column: usize) -> f64 {
    let cells = table.rows.iter().chain([&table.header]).filter_map(|row| row.get(column));
    let widest = cells.flat_map(|cell| cell.lines()).map(width).fold(0.0, f64::max);
    (widest * 2.0 + 3.0).clamp(NARROW, WIDE)
}

/// Words as a cell can hold them: control characters, which XML forbids, are shown by the mark for what cannot be shown;
/// what is too long ends with a note of how much is missing.
fn cell(words: &str) -> String {
    let allowed = |c: char| if c.is_control() && !matches!(c, '\n' | '\t') { '\u{FFFD}' } else { c };
    let words: String = words.replace("\r\n", "\n").chars().map(allowed).collect();
    let length = words.encode_utf16().count();
    if length <= CELL {
        return words;
    }
    let note = |left: usize| format!("……（单元格容纳不下，另有 {left} 字）");
    let room = CELL - note(length).encode_utf16().count();
    let kept = clipped(&words, room);
    let left = words.chars().count() - kept.chars().count();
    kept + &note(left)
}

/// The first characters of words, as many as fit into a number of UTF-16 units, which spreadsheets count.
fn clipped(words: &str, room: usize) -> String {
    let mut used = 0;
    let fits = |c: &char| {
        used += c.len_utf16();
        used <= room
    };
    words.chars().take_while(fits).collect()
}

/// In a printed header or footer `&` begins a command.
fn margin_line(words: &str) -> String {
    clipped(&cell(words).replace('\n', " ").replace('&', "＆"), MARGIN_LINE)
}

/// A name for a worksheet that no other has; signs that names may not have are left out.
fn name(caption: &str, taken: &mut Vec<String>) -> String {
    let allowed = |c: &char| !c.is_control() && !"[]:*?/\\'".contains(*c);
    let plain: String = caption.chars().filter(allowed).collect();
    let plain = if plain.trim().is_empty() { "表".to_owned() } else { plain.trim().to_owned() };
    let mut name = clipped(&plain, NAME);
    let mut n = 1;
    while taken.iter().any(|other| other.to_lowercase() == name.to_lowercase()) {
        n += 1;
        let ending = format!("（{n}）");
        name = clipped(&plain, NAME - ending.encode_utf16().count()) + &ending;
    }
    taken.push(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worksheets_have_names_of_their_own() {
        let mut taken = Vec::new();
        assert_eq!(name("按渠道/类型", &mut taken), "按渠道类型");
        assert_eq!(name("按渠道类型", &mut taken), "按渠道类型（2）");
        assert_eq!(name("", &mut taken), "表");
        assert_eq!(name(&"长".repeat(40), &mut taken).chars().count(), NAME);
        assert_eq!(name(&"长".repeat(41), &mut taken).chars().count(), NAME);
    }

    #[test]
    fn what_a_cell_cannot_hold_is_counted() {
        let held = cell(&"长".repeat(40_000));
        assert!(held.encode_utf16().count() <= CELL);
        assert!(held.ends_with("字）"));
        assert_eq!(cell("一\0二"), "一\u{FFFD}二");
    }
}
