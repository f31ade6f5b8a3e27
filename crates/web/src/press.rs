//! Papers and tables on their way out: laid out beside the requests, marked with who took them and when.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use calendar::DateTime;
use paper::PaperError;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use record::Sheet;

use crate::http::Trouble;

/// The media type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The line at the foot of everything that is printed or exported (豫大数据〔2020〕23号 第十条): who took it, and when.
pub fn mark(who: &str, at: DateTime) -> String {
    let (day, hour, minute) = (at.date(), at.hour(), at.minute());
    format!("{who} {}年{}月{}日 {hour:02}:{minute:02} 打印或导出", day.year(), day.month(), day.day())
}

/// The sheet with the mark behind what stands at its foot already.
pub fn marked(mut sheet: Sheet, mark: &str) -> Sheet {
    sheet.foot = Some(match sheet.foot.take() {
        Some(foot) if !foot.trim().is_empty() => format!("{foot}　{mark}"),
        Some(_) | None => mark.to_owned(),
    });
    sheet
}

/// Laying out takes a while and would hold up everybody else on the same thread.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T, PaperError> + Send + 'static) -> Result<T, Trouble> {
    let done = tokio::task::spawn_blocking(work).await.map_err(|error| Trouble::fault(&error))?;
    done.map_err(|error| {
        let said = match &error {
            PaperError::Nothing => "没有可以打印的内容。".to_owned(),
            PaperError::NoSuchPage { .. } | PaperError::Code { .. } => format!("{error}。"),
            PaperError::Layout(_) | PaperError::Output(_) | PaperError::Workbook(_) => {
                "这份文书没有印成，问题已经记下，请稍后再试或者告诉系统管理员。".to_owned()
            }
        };
        Trouble::fault(&error).saying(said).coded("not-printed")
    })
}

/// The pages of a sheet as pictures to be set into a page: type as outlines, so that no face is loaded.
///
/// # Errors
/// A fault in plain Chinese where the sheet cannot be laid out.
pub async fn pages(sheet: Sheet) -> Result<Vec<String>, Trouble> {
    let pages = aside(move || paper::preview(&sheet)).await?;
    Ok(pages.into_iter().map(without_style).collect())
}

/// Sheets as one PDF.
///
/// # Errors
/// As [`pages`].
pub async fn pdf(sheets: Vec<Sheet>) -> Result<Vec<u8>, Trouble> {
    aside(move || paper::pdf_of(&sheets)).await
}

/// Tables and charts as a workbook.
///
/// # Errors
/// As [`pages`].
pub async fn workbook(
    tables: Vec<record::Table>,
    charts: Vec<record::Bars>,
    counts: Vec<String>,
    mark: String,
) -> Result<Vec<u8>, Trouble> {
    aside(move || {
        let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
        paper::Workbook { tables: &tables, charts: &charts, counts: &counts, mark: &mark }.write()
    })
    .await
}

/// The measures of the root element are the style sheet's business: the page's policy lets no inline style in.
fn without_style(svg: String) -> String {
    let Some((head, rest)) = svg.split_once(" style=\"") else { return svg };
    match rest.split_once('"') {
        Some((_, tail)) if !head.contains('>') => format!("{head}{tail}"),
        Some(_) | None => svg,
    }
}

/// A file as an answer; `shown` where a browser may show it itself.
pub fn file(bytes: Vec<u8>, media_type: &'static str, name: &str, shown: bool) -> Response {
    let how = if shown { "inline" } else { "attachment" };
    let named = format!("{how}; filename*=UTF-8''{}", utf8_percent_encode(name, NON_ALPHANUMERIC));
    let mut response = (StatusCode::OK, bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    if let Ok(named) = HeaderValue::from_str(&named) {
        headers.insert(header::CONTENT_DISPOSITION, named);
    }
    response
}

/// A PDF that a browser may show.
pub fn pdf_file(bytes: Vec<u8>, name: &str) -> Response {
    file(bytes, "application/pdf", &format!("{name}.pdf"), true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Paper;

    #[test]
    fn the_mark_stands_behind_what_the_foot_says() {
        let at = calendar::civil::date(2022, 9, 28).at(9, 5, 0, 0);
        let line = mark("李敏（受理员）", at);
        assert_eq!(line, "李敏（受理员） 2022年9月28日 09:05 打印或导出");
        let plain = marked(Sheet::of(Paper::Circular, "中心"), &line);
        assert_eq!(plain.foot.as_deref(), Some(line.as_str()));
        let kept = Sheet { foot: Some("保存十年".to_owned()), ..Sheet::of(Paper::Circular, "中心") };
        assert_eq!(marked(kept, "甲").foot.as_deref(), Some("保存十年　甲"));
    }

    #[test]
    fn only_the_root_loses_its_style() {
        let svg = "<svg width=\"1\" style=\"width: 1em;\" viewBox=\"0\"><g style=\"a\"/></svg>";
        assert_eq!(without_style(svg.to_owned()), "<svg width=\"1\" viewBox=\"0\"><g style=\"a\"/></svg>");
        assert_eq!(without_style("<svg><g style=\"a\"/></svg>".to_owned()), "<svg><g style=\"a\"/></svg>");
    }
}
