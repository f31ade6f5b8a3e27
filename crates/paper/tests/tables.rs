//! Workbooks, read back with another library.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use paper::Workbook;
use record::{Bars, Table};

const MARK: &str = "导出人：李敏（督查室）　2026-03-05 09:30　共2件";

fn table(caption: &str, header: &[&str], rows: &[&[&str]]) -> Table {
    let own = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    Table { caption: caption.to_owned(), header: own(header), rows: rows.iter().map(|row| own(row)).collect() }
}

fn read(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).expect("a workbook")
}

#[test]
fn cells_come_back_as_the_strings_they_were() {
    let words = [
        "=HYPERLINK(\"http://x\",\"点\")",
        "+1",
        "-1",
        "@SUM(A1)",
        "00372",
        "13800000456",
        "410503-20220928-00017",
        "一行\n二行",
        "<b>&amp;</b>",
        "😀㛃𠮷",
        "",
    ];
    let rows: Vec<Vec<String>> = words.iter().map(|word| vec![(*word).to_owned(), "17".to_owned()]).collect();
    let written = Table { rows, ..table("受理情况", &["内容", "件数"], &[]) };
    let mut book = read(paper::xlsx(&[written], MARK).unwrap());
    let range = book.worksheet_range("受理情况").unwrap();
    assert_eq!(range.get_value((0, 0)), Some(&Data::String("内容".to_owned())));
    for (row, word) in (1..).zip(words) {
        let cell = range.get_value((row, 0)).cloned().unwrap_or(Data::Empty);
        assert_eq!(cell.to_string(), word, "row {row}");
        assert!(matches!(cell, Data::String(_) | Data::Empty), "{word} became {cell:?}");
        assert_eq!(range.get_value((row, 1)), Some(&Data::String("17".to_owned())));
    }
    assert!(book.worksheet_formula("受理情况").unwrap().is_empty());
    let mark = range.get_value((words.len() as u32 + 2, 0));
    assert_eq!(mark, Some(&Data::String(MARK.to_owned())));
}

#[test]
fn counts_are_numbers_where_the_caller_says_so() {
    let tables = [table("办理", &["单位", "件数", "电话"], &[&["市监", "17", "03725550101"], &["合计", "不详", "0"]])];
    let bytes = Workbook { tables: &tables, counts: &["件数"], mark: MARK, ..Workbook::default() }.write().unwrap();
    let range = read(bytes).worksheet_range("办理").unwrap();
    assert_eq!(range.get_value((1, 1)), Some(&Data::Float(17.0)));
    assert_eq!(range.get_value((2, 1)), Some(&Data::String("不详".to_owned())));
    assert_eq!(range.get_value((1, 2)), Some(&Data::String("03725550101".to_owned())));
}

#[test]
fn charts_bring_their_numbers() {
    let bars = vec![("窗口".to_owned(), 312.0), ("电话".to_owned(), 221.5), ("不详".to_owned(), f64::NAN)];
    let chart = Bars { caption: "=各渠道 收件'".to_owned(), unit: "件".to_owned(), bars };
    let tables = [table("一", &["甲"], &[&["乙"]]), table("一", &["甲"], &[])];
    let bytes = Workbook { tables: &tables, charts: &[chart], mark: MARK, ..Workbook::default() }.write().unwrap();
    let mut book = read(bytes);
    assert_eq!(book.sheet_names(), ["一", "一（2）", "=各渠道 收件"]);
    let range = book.worksheet_range("=各渠道 收件").unwrap();
    assert_eq!(range.get_value((2, 1)), Some(&Data::Float(221.5)));
    assert_eq!(range.get_value((3, 1)), Some(&Data::String("NaN".to_owned())));
}

#[test]
fn the_same_tables_give_the_same_bytes_and_none_are_refused() {
    let tables = [table("一", &["甲"], &[&["乙"]])];
    assert_eq!(paper::xlsx(&tables, MARK).unwrap(), paper::xlsx(&tables, MARK).unwrap());
    assert!(matches!(paper::xlsx(&[], MARK), Err(paper::PaperError::Nothing)));
}
