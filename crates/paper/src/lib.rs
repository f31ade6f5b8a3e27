//! Papers: what a [`Sheet`](record::Sheet) says, laid out as Chinese official paper, and tables as a workbook.
//!
//! # How a paper comes about
//!
//! 1. Whoever makes a paper fills a [`record::Sheet`]: its kind, who issues it, its blocks in their order. That is all
//!    that this crate is told; it knows no rules, no cases, no organisations.
//! 2. The manuscript: every string is made fit to print (`glyphs`), the columns of its tables are weighed (`table`), the
//!    bars of its charts measured (`bars`), its code drawn (`code`), and the whole written as JSON (`manuscript`).
//! 3. The template of its kind, `templates/papers/*.typ`, picks one of the layouts, `templates/layouts/*.typ`, and says
//!    what is its own. Words reach a template as data and are never evaluated: nothing that anybody types can become
//!    markup.
//! 4. The press (`press`) lays it out. It is handed templates, manuscript and faces and can reach nothing else: no file,
//!    no net, no clock. The same sheet gives the same bytes, on every machine.
//! 5. The laid-out pages, [`Printed`], are written as PDF (PDF/A-2u where the sheets bear a date, as archives want it),
//!    as SVG with all type as outlines, or as PNG.
//!
//! Official paper follows GB/T 9704 (A4, text block 156 × 225 mm, 37 mm above, 28 mm at the binding, 22 lines of 28
//! characters). 仿宋 and 小标宋 may not be passed on, so their place is taken by Noto Serif SC, and that of 黑体 by Noto
//! Sans SC.
//!
//! A character for which no face has a glyph is printed as its code point, `〔U+1F600〕`, and never left out.
//!
//! ```
//! use record::{Block, Sheet};
//! use words::Paper;
//!
//! let mut sheet = Sheet::of(Paper::Acceptance, "安阳市北关区政务服务中心");
//! sheet.number = Some("410503-20220928-00017".to_owned());
//! sheet.addressee = Some("王秀英".to_owned());
//! sheet.blocks.push(Block::Text("您反映的事项已经受理。".to_owned()));
//!
//! let printed = paper::print(&[sheet])?;
//! assert_eq!(printed.pages(), 1);
//! assert!(printed.pdf()?.starts_with(b"%PDF"));
//! # Ok::<(), paper::PaperError>(())
//! ```
#![warn(missing_docs)]

mod bars;
#[cfg(test)]
mod bounds;
mod code;
mod error;
mod glyphs;
mod manuscript;
mod press;
mod printed;
mod table;
mod templates;
mod type_case;
mod workbook;

#[cfg(test)]
#[path = "../tests/samples/mod.rs"]
mod samples;

use record::Sheet;

pub use error::PaperError;
pub use printed::Printed;
pub use type_case::FACE_LICENCES;
pub use workbook::{Workbook, xlsx};

/// Lays sheets out, one after another, each on pages of its own with its own page numbers. Box labels that follow one
/// another share a page.
///
/// # Errors
///
/// [`PaperError::Nothing`] where there is no sheet, [`PaperError::Code`] where the content of a code is too long for
/// one, [`PaperError::Layout`] where a template is at fault.
pub fn print(sheets: &[Sheet]) -> Result<Printed, PaperError> {
    if sheets.is_empty() {
        return Err(PaperError::Nothing);
    }
    let date = sheets.iter().filter_map(|sheet| sheet.date).max();
    let document = press::lay_out(manuscript::of(sheets)?, date)?;
    Ok(Printed::new(document, sheets.iter().all(|sheet| sheet.date.is_some())))
}

/// One sheet as PDF.
///
/// # Errors
///
/// As [`print`].
pub fn pdf(sheet: &Sheet) -> Result<Vec<u8>, PaperError> {
    pdf_of(std::slice::from_ref(sheet))
}

/// Several sheets as one PDF: the labels of a shelf, the papers of a volume.
///
/// # Errors
///
/// As [`print`].
pub fn pdf_of(sheets: &[Sheet]) -> Result<Vec<u8>, PaperError> {
    print(sheets)?.pdf()
}

/// One SVG for each page of a sheet, to be shown in a page without any face on the reader's machine.
///
/// # Errors
///
/// As [`print`].
pub fn preview(sheet: &Sheet) -> Result<Vec<String>, PaperError> {
    Ok(print(std::slice::from_ref(sheet))?.svg())
}

/// One page of a sheet as a picture; pages are counted from 0, `ppi` is pixels an inch (96 for a screen, 300 for print).
///
/// # Errors
///
/// As [`print`], and [`PaperError::NoSuchPage`].
pub fn png(sheet: &Sheet, page: usize, ppi: f32) -> Result<Vec<u8>, PaperError> {
    print(std::slice::from_ref(sheet))?.png(page, ppi)
}
