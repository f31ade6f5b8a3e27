//! Reading a notice file: every entry by name, every complaint in Chinese, all of them at once.

use toml::{Table, Value};

use crate::Date;
use crate::notice::{Finding, Holiday, Notice, NoticeError, NoticeKind};

/// Years a notice can be about: since the law on holidays, and not absurdly far ahead.
const YEARS: std::ops::RangeInclusive<i64> = 1950..=2199;

/// The notice of a file, its days not yet checked.
pub(crate) fn read(text: &str) -> Result<Notice, NoticeError> {
    let table: Table = text.parse().map_err(|error| syntax(text, &error))?;
    let mut fields = Fields::new("文件开头".to_owned(), table);
    let (title, number) = (fields.text("title", "通知标题"), fields.optional_text("number"));
    let (year, kind) = (fields.year(), fields.kind());
    let (signed, published) = (fields.optional_date("signed"), fields.date("published", "公布日期"));
    let source = fields.text("source", "通知的网址或出处");
    let withdrawn = fields.dates("withdraw");
    let holidays = holidays(&mut fields);
    let findings = fields.finish();
    let notice = (|| {
        Some(Notice {
            title: title?,
            number,
            year: year?,
            kind: kind?,
            signed,
            published: published?,
            source: source?,
            holidays,
            withdrawn,
            says: Default::default(),
        })
    })();
    notice.filter(|_| findings.is_empty()).ok_or(NoticeError { findings })
}

/// The `[[holiday]]` parts.
fn holidays(fields: &mut Fields) -> Vec<Holiday> {
    let mut holidays = Vec::new();
    for (place, value) in fields.list("holiday", "[[holiday]] 段").into_iter().enumerate() {
        let place = format!("第{}个 [[holiday]] ", place + 1);
        let Value::Table(table) = value else {
            fields.complain_at(place, "holiday", "[[holiday]] 段", &value);
            continue;
        };
        let mut part = Fields::new(place, table);
        let name = part.text("name", "节日名称");
        let (off, work) = (part.dates("off"), part.dates("work"));
        fields.findings.extend(part.finish());
        holidays.extend(name.map(|name| Holiday { name, off, work }));
    }
    holidays
}

fn syntax(text: &str, error: &toml::de::Error) -> NoticeError {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let finding = Finding::Syntax { line: before.matches('\n').count() + 1, detail: error.message().to_owned() };
    NoticeError { findings: vec![finding] }
}

/// The entries of one part of the file, taken one by one.
struct Fields {
    place: String,
    table: Table,
    findings: Vec<Finding>,
}

impl Fields {
    fn new(place: String, table: Table) -> Fields {
        Fields { place, table, findings: Vec::new() }
    }

    /// What is wrong, with the entries that nobody asked for.
    fn finish(mut self) -> Vec<Finding> {
        for key in self.table.keys() {
            self.findings.push(Finding::Unknown { place: self.place.clone(), key: key.clone() });
        }
        self.findings
    }

    fn take(&mut self, key: &'static str, meaning: &'static str) -> Option<Value> {
        let value = self.table.remove(key);
        if value.is_none() {
            let place = self.place.clone();
            self.findings.push(Finding::Missing { place, key, meaning });
        }
        value
    }

    fn complain(&mut self, key: &'static str, wanted: &'static str, found: &Value) {
        self.complain_at(self.place.clone(), key, wanted, found);
    }

    fn complain_at(&mut self, place: String, key: &'static str, wanted: &'static str, found: &Value) {
        self.findings.push(Finding::Unreadable { place, key, wanted, found: shown(found) });
    }

    fn text(&mut self, key: &'static str, meaning: &'static str) -> Option<String> {
        let value = self.take(key, meaning)?;
        self.as_text(key, &value)
    }

    fn optional_text(&mut self, key: &'static str) -> Option<String> {
        let value = self.table.remove(key)?;
        self.as_text(key, &value)
    }

    fn as_text(&mut self, key: &'static str, value: &Value) -> Option<String> {
        let text = value.as_str().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.complain(key, "加引号的文字，不能为空", value);
        }
        text.map(str::to_owned)
    }

    fn year(&mut self) -> Option<i16> {
        let value = self.take("year", "安排的是哪一年")?;
        let year = value.as_integer().filter(|year| YEARS.contains(year));
        if year.is_none() {
            self.complain("year", "四位年份（1950 至 2199，不加引号）", &value);
        }
        year.and_then(|year| i16::try_from(year).ok())
    }

    fn kind(&mut self) -> Option<NoticeKind> {
        let value = self.take("kind", "“安排”或“调整”")?;
        match value.as_str() {
            Some("安排") => Some(NoticeKind::Arrangement),
            Some("调整") => Some(NoticeKind::Adjustment),
            Some(_) | None => {
                self.complain("kind", "“安排”（全年）或“调整”（个别日期）", &value);
                None
            }
        }
    }

    fn date(&mut self, key: &'static str, meaning: &'static str) -> Option<Date> {
        let value = self.take(key, meaning)?;
        self.as_date(key, &value)
    }

    fn optional_date(&mut self, key: &'static str) -> Option<Date> {
        let value = self.table.remove(key)?;
        self.as_date(key, &value)
    }

    fn as_date(&mut self, key: &'static str, value: &Value) -> Option<Date> {
        let date = parse_date(&shown(value));
        if date.is_none() {
            self.complain(key, "日期，例如 \"2026-01-01\"", value);
        }
        date
    }

    fn list(&mut self, key: &'static str, wanted: &'static str) -> Vec<Value> {
        match self.table.remove(key) {
            None => Vec::new(),
            Some(Value::Array(values)) => values,
            Some(other) => {
                self.complain(key, wanted, &other);
                Vec::new()
            }
        }
    }

    /// Days and runs of days (`2026-02-15 至 2026-02-23`).
    fn dates(&mut self, key: &'static str) -> Vec<Date> {
        const WANTED: &str = "日期的列表，例如 [\"2026-01-01 至 2026-01-03\", \"2026-04-04\"]";
        let mut dates = Vec::new();
        for value in self.list(key, WANTED) {
            match run(&shown(&value)) {
                Some(run) => dates.extend(run),
                None => self.complain(key, WANTED, &value),
            }
        }
        dates
    }
}

/// The longest run of days one entry may give; a longer one is a slip of the pen.
const LONGEST_RUN: usize = 31;

fn run(text: &str) -> Option<Vec<Date>> {
    let (first, last) = text.split_once('至').unwrap_or((text, text));
    let (first, last) = (parse_date(first)?, parse_date(last)?);
    let days = first.series(jiff::Span::new().days(1)).take_while(|&day| day <= last);
    let days: Vec<Date> = days.take(LONGEST_RUN + 1).collect();
    (1..=LONGEST_RUN).contains(&days.len()).then_some(days)
}

/// Only YYYY-MM-DD: a time of day beside it would be a misunderstanding.
fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    text.parse().ok().filter(|date: &Date| date.to_string() == text)
}

/// A value as it stands in the file, without the quotes.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Datetime(moment) => moment.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Array(_) => "列表".to_owned(),
        Value::Table(_) => "一段".to_owned(),
    }
}
