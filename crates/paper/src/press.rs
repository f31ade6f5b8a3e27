//! The press: lays a manuscript out with the templates and the faces of this program. It can reach nothing else.

use std::collections::HashMap;
use std::sync::LazyLock;

use calendar::Date;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;

use crate::PaperError;
use crate::templates::{FILES, MAIN, MANUSCRIPT};
use crate::type_case::TYPE_CASE;

/// How many papers the layout engine's memory of unchanged parts (templates, lines) outlives its last use.
const MEMORY: usize = 8;

/// What is the same for all papers, read once.
struct Shop {
    library: LazyHash<Library>,
    templates: HashMap<FileId, Source>,
    main: FileId,
    manuscript: FileId,
}

static SHOP: LazyLock<Result<Shop, PaperError>> = LazyLock::new(|| {
    let mut templates = HashMap::new();
    for (path, text) in FILES {
        let id = file(path)?;
        templates.insert(id, Source::new(id, (*text).to_owned()));
    }
    let library = LazyHash::new(Library::default());
    Ok(Shop { library, templates, main: file(MAIN)?, manuscript: file(MANUSCRIPT)? })
});

/// The engine's name for a file of this press.
fn file(path: &str) -> Result<FileId, PaperError> {
    let path = VirtualPath::new(path).map_err(|error| PaperError::Layout(format!("{path}: {error:?}")))?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

/// One run of the press.
struct Press {
    shop: &'static Shop,
    manuscript: Bytes,
    today: Option<Datetime>,
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &TYPE_CASE.book
    }

    fn main(&self) -> FileId {
        self.shop.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.shop.templates.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shop.manuscript { Ok(self.manuscript.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        TYPE_CASE.fonts.get(index).cloned()
    }

    /// The day that stands on the paper: a paper does not know when it is printed.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

/// Lays out a manuscript, written as JSON, that bears a date.
pub fn lay_out(manuscript: String, date: Option<Date>) -> Result<PagedDocument, PaperError> {
    let shop = SHOP.as_ref().map_err(|error| PaperError::Layout(error.to_string()))?;
    let press = Press { shop, manuscript: Bytes::from_string(manuscript), today: date.and_then(day) };
    let laid_out = typst::compile::<PagedDocument>(&press).output.map_err(|faults| layout_fault(&faults));
    comemo::evict(MEMORY);
    laid_out
}

fn day(date: Date) -> Option<Datetime> {
    let month = u8::try_from(date.month()).ok()?;
    Datetime::from_ymd(i32::from(date.year()), month, u8::try_from(date.day()).ok()?)
}

/// Says what the engine found wrong. Spans point into templates, so the words of a sheet cannot stand in it.
fn layout_fault(faults: &[SourceDiagnostic]) -> PaperError {
    PaperError::Layout(sentence(faults))
}

/// The engine's messages in one line.
pub fn sentence(faults: &[SourceDiagnostic]) -> String {
    faults.iter().map(|fault| fault.message.to_string()).collect::<Vec<_>>().join("; ")
}
