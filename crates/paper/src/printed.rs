//! Laid-out pages and the forms in which they leave the program.

use typst::foundations::Smart;
use typst::layout::{Frame, FrameItem, Point};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;
use typst_svg::SvgOptions;

use crate::{PaperError, glyphs, press};

/// Points an inch.
const POINTS: f32 = 72.0;

/// Papers laid out on pages.
pub struct Printed {
    pub(crate) document: PagedDocument,
    dated: bool,
}

impl Printed {
    pub(crate) fn new(document: PagedDocument, dated: bool) -> Self {
        Self { document, dated }
    }

    /// How many pages there are.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// The pages as PDF, with their text to be searched and read aloud. Where all sheets bear a date it is PDF/A-2u, which
    /// archives take (ISO 19005-2 asks for a date, and this crate has no clock to make one up).
    ///
    /// # Errors
    ///
    /// [`PaperError::Output`] where the pages break the standard.
    pub fn pdf(&self) -> Result<Vec<u8>, PaperError> {
        let standards = match self.dated {
            true => PdfStandards::new(&[PdfStandard::A_2u])
                .map_err(|error| PaperError::Output(error.message().to_string()))?,
            false => PdfStandards::default(),
        };
        let options = PdfOptions { creator: Smart::Custom(None), standards, ..PdfOptions::default() };
        typst_pdf::pdf(&self.document, &options).map_err(|faults| PaperError::Output(press::sentence(&faults)))
    }

    /// Each page as SVG. Type stands in it as outlines, so a browser needs no face for it.
    #[must_use]
    pub fn svg(&self) -> Vec<String> {
        let options = SvgOptions::default();
        self.document.pages().iter().map(|page| typst_svg::svg(page, &options)).collect()
    }

    /// A page as PNG; pages are counted from 0, `ppi` is pixels an inch.
    ///
    /// # Errors
    ///
    /// [`PaperError::NoSuchPage`], and [`PaperError::Output`] where the picture would be too large.
    pub fn png(&self, page: usize, ppi: f32) -> Result<Vec<u8>, PaperError> {
        let pages = self.pages();
        let sheet = self.document.pages().get(page).ok_or(PaperError::NoSuchPage { page: page + 1, pages })?;
        let pixel_per_pt = f64::from(ppi.clamp(18.0, 600.0) / POINTS).into();
        let options = RenderOptions { pixel_per_pt, ..RenderOptions::default() };
        typst_render::render(sheet, &options).encode_png().map_err(|error| PaperError::Output(error.to_string()))
    }

    /// What stands on each page, line by line as it was laid out: the proof that nothing was lost on the way.
    #[must_use]
    pub fn text(&self) -> Vec<String> {
        self.document.pages().iter().map(|page| page_text(&page.frame)).collect()
    }
}

/// A line of a page as it is gathered: its runs, its baseline, where the last run ended.
struct Line {
    baseline: f64,
    end: f64,
    words: String,
}

/// The runs of a frame in the order of the layout, a new line wherever the baseline changes.
fn page_text(frame: &Frame) -> String {
    let mut lines = Vec::new();
    gather(frame, Point::zero(), &mut lines);
    let lines: Vec<String> = lines.into_iter().map(|line: Line| glyphs::without_breaks(&line.words)).collect();
    lines.join("\n")
}

fn gather(frame: &Frame, origin: Point, lines: &mut Vec<Line>) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Group(group) => gather(&group.frame, at, lines),
            FrameItem::Text(text) => {
                let (start, baseline) = (at.x.to_pt(), at.y.to_pt());
                let end = start + text.width().to_pt();
                match lines.last_mut() {
                    Some(line) if (line.baseline - baseline).abs() < 0.5 => {
                        // Another box, or another column of a table.
                        if start - line.end > 0.6 * text.size.to_pt() {
                            line.words.push('　');
                        }
                        line.words.push_str(&text.text);
                        line.end = end;
                    }
                    Some(_) | None => lines.push(Line { baseline, end, words: text.text.to_string() }),
                }
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}
