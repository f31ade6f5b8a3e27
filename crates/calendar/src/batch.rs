//! Many questions of one kind: lines of `YYYY-MM-DD<TAB>N`, answered with the N-th working day.
//!
//! Reading and writing dates by hand keeps a million lines well under a second.

use crate::{Calendar, Date};

/// Why a line cannot be answered; the sentence is for whoever made the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// Not two columns.
    #[error("应为“日期<制表符>工作日数”两栏")]
    Columns,
    /// The first column is no date.
    #[error("“{0}”不是日期，应写成 2022-09-28 的形式")]
    Date(String),
    /// The second column is no positive number.
    #[error("“{0}”不是工作日数，应为正整数")]
    Amount(String),
}

/// Answers one line into `out`, without the line's end: the working day, `?` appended where it is
/// provisional. The day of receipt is not counted. An empty line has an empty answer.
///
/// # Errors
/// [`LineError`]; nothing is written then, so that an empty answer keeps the lines aligned.
///
/// ```
/// let mut out = Vec::new();
/// calendar::batch::answer(&calendar::Calendar::official(), b"2022-09-28\t5", &mut out)?;
/// assert_eq!(out, b"2022-10-10");
/// # Ok::<(), calendar::batch::LineError>(())
/// ```
pub fn answer(calendar: &Calendar, line: &[u8], out: &mut Vec<u8>) -> Result<(), LineError> {
    let line = line.trim_ascii();
    if line.is_empty() {
        return Ok(());
    }
    let mut columns = line.split(|&byte| byte == b'\t').map(<[u8]>::trim_ascii);
    let (Some(date), Some(amount), None) = (columns.next(), columns.next(), columns.next()) else {
        return Err(LineError::Columns);
    };
    let from = parse_date(date).ok_or_else(|| LineError::Date(shown(date)))?;
    let amount = parse_amount(amount).ok_or_else(|| LineError::Amount(shown(amount)))?;
    let (due, provisional) = calendar.workdays_after(from, amount);
    write_date(due, out);
    if provisional {
        out.push(b'?');
    }
    Ok(())
}

/// Exactly `YYYY-MM-DD`, a day that exists.
fn parse_date(text: &[u8]) -> Option<Date> {
    let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text else {
        return None;
    };
    let year = digits(&[y0, y1, y2, y3])?;
    let (month, day) = (digits(&[m0, m1])?, digits(&[d0, d1])?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Up to four decimal digits.
fn digits(text: &[u8]) -> Option<i16> {
    text.iter().try_fold(0, |value: i16, byte| byte.is_ascii_digit().then(|| value * 10 + i16::from(byte - b'0')))
}

fn parse_amount(text: &[u8]) -> Option<u32> {
    let plain = !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    let amount = std::str::from_utf8(text).ok().filter(|_| plain)?.parse().ok()?;
    (amount > 0).then_some(amount)
}

/// `YYYY-MM-DD`. No answer lies before the year 0, the first that a line can name.
fn write_date(date: Date, out: &mut Vec<u8>) {
    let year = date.year().unsigned_abs();
    let (month, day) = (u16::from(date.month().unsigned_abs()), u16::from(date.day().unsigned_abs()));
    let digit = |value: u16| b'0' + u8::try_from(value % 10).unwrap_or_default();
    let year = [digit(year / 1000), digit(year / 100), digit(year / 10), digit(year)];
    out.extend_from_slice(&year);
    out.extend_from_slice(&[b'-', digit(month / 10), digit(month)]);
    out.extend_from_slice(&[b'-', digit(day / 10), digit(day)]);
}

/// What stands in the column, cut to a length that can be shown.
fn shown(text: &[u8]) -> String {
    String::from_utf8_lossy(text).chars().take(40).collect()
}
