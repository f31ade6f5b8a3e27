//! Papers to views of a list.

use record::Sheet;

use crate::views::staff::PaperView;

/// The papers of a stream in a list; `base` is the address under which each stands with its number, from 1.
pub fn paper_views(sheets: &[Sheet], base: &str) -> Vec<PaperView> {
    let numbered = sheets.iter().enumerate().map(|(place, sheet)| (place + 1, sheet));
    numbered.map(|(number, sheet)| view(sheet, &format!("{base}/{number}"))).collect()
}

fn view(sheet: &Sheet, url: &str) -> PaperView {
    let to = sheet.addressee.as_ref().map(|to| format!("致{to}"));
    let day = sheet.date.map(|day| format!("{}年{}月{}日", day.year(), day.month(), day.day()));
    let about: Vec<String> = to.into_iter().chain(day).collect();
    PaperView {
        name: sheet.heading().to_owned(),
        about: about.join("　"),
        url: url.to_owned(),
        pdf_url: format!("{url}.pdf"),
    }
}

/// The number of a paper as an address ends, and whether it is asked for as PDF.
///
/// ```text
/// 3.pdf -> the third, as PDF
/// ```
pub fn paper_asked(last: &str) -> Option<(usize, bool)> {
    let (number, pdf) = last.strip_suffix(".pdf").map_or((last, false), |number| (number, true));
    number.parse::<usize>().ok()?.checked_sub(1).map(|place| (place, pdf))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_asked_for_by_its_number() {
        assert_eq!(paper_asked("1"), Some((0, false)));
        assert_eq!(paper_asked("12.pdf"), Some((11, true)));
        for wrong in ["0", "-1", "pdf", "1.svg", ""] {
            assert_eq!(paper_asked(wrong), None, "{wrong}");
        }
    }
}
