//! `统计 "FIGURE" [按 "DIMENSION" "VALUE"] 应为 "VALUE"`.

use crate::world::Office;
use calendar::{Date, civil::date};
use directory::Directory;
use hall::figures::{Asked, Measured};
use hall::report::assess;
use words::Dimension;

/// From when scenarios count: the first day of which the calendar knows.
const SINCE: Date = date(2019, 1, 1);

/// Whether a figure, over all that has happened, is what is expected.
pub(super) async fn is(office: &Office, name: &str, by: Option<(&str, &str)>, expected: &str) -> Result<(), String> {
    let desk = office.desk()?;
    let centre = office.centre()?;
    let until = desk.now().date();
    let filters: Vec<(String, String)> =
        by.into_iter().map(|(d, v)| (d.to_owned(), full(&desk.directory(), office, v))).collect();
    let asked = Asked { name, filters: &filters, from: SINCE, until };
    let measured = desk.figure(centre, &asked).await.map_err(|e| e.to_string())?;
    match measured {
        Ok(measured) if matches(&measured, expected) => Ok(()),
        Ok(measured) => Err(format!("「{name}」是 {}（{} / {:?}）", measured.text(), measured.of, measured.over)),
        Err(unknown) => consequence(office, name, by, expected).await.unwrap_or(Err(unknown)),
    }
}

/// The organisation of the area that a short word means, else the word itself.
fn full(directory: &Directory, office: &Office, value: &str) -> String {
    let found = office.centre().ok().and_then(|centre| directory.find(centre, value));
    found.map_or_else(|| value.to_owned(), |org| org.id.0.clone())
}

/// What follows from the year's counts (红旗窗口), as 是 or 否; `None` where no regulation knows it.
async fn consequence(
    office: &Office,
    name: &str,
    by: Option<(&str, &str)>,
    expected: &str,
) -> Option<Result<(), String>> {
    let (word, value) = by?;
    let desk = office.desk().ok()?;
    let centre = office.centre().ok()?;
    let what = Dimension::from_zh(word)?;
    let value = full(&desk.directory(), office, value);
    let today = desk.now().date();
    let year = (today.first_of_year(), today);
    let known = desk
        .formulas(centre)
        .iter()
        .flat_map(|r| &r.thresholds)
        .any(|t| t.effect.contains(name) || name.contains(&t.effect));
    let assessed = desk.report(centre, year, |reporting| assess(reporting, what, &value)).await.ok()?;
    let barred =
        assessed.is_some_and(|a| a.consequences.iter().any(|c| c.effect.contains(name) || name.contains(&c.effect)));
    let says_barred = matches!(expected, "否" | "取消" | "不得" | "不能" | "不得评选" | "无资格");
    known.then(|| {
        if barred == says_barred { Ok(()) } else { Err(format!("「{name}」{}", if barred { "否" } else { "是" })) }
    })
}

/// Whether a figure is the one expected, however it is written: `3`, `3件`, `50%`, `0.5`, `1/2`.
fn matches(measured: &Measured, expected: &str) -> bool {
    let expected = expected.trim();
    if measured.text() == expected {
        return true;
    }
    if let Some((of, over)) = expected.split_once('/') {
        return of.trim().parse().ok() == Some(measured.of) && over.trim().parse().ok() == measured.over;
    }
    let digits: String = expected.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let Ok(number) = digits.parse::<f64>() else { return false };
    let places = digits.split_once('.').map_or(0, |(_, after)| after.len() as i32);
    let near = |value: f64| (value - number).abs() <= 0.5 * 10_f64.powi(-places) + 1e-9;
    let share = measured.over.is_some() && !expected.contains('%') && number <= 1.0 && places > 0;
    near(measured.value) && !share || share && near(measured.value / 100.0)
}
