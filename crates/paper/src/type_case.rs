//! The faces that papers are set in. They are read once, when the first paper is made.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The embedded files, as the build script found them.
const FILES: &[&[u8]] = include!(concat!(env!("OUT_DIR"), "/faces.rs"));

/// The licences under which the embedded faces are passed on (SIL Open Font License), to be shown where the product
/// says what it is made of: whoever hands the program on hands the faces on with it.
pub const FACE_LICENCES: &[&str] = include!(concat!(env!("OUT_DIR"), "/licences.rs"));

/// Faces, and the book in which they are looked up.
pub struct TypeCase {
    /// What each face is called and which characters it has.
    pub book: LazyHash<FontBook>,
    /// The faces, in the order of the book.
    pub fonts: Vec<Font>,
    /// The code points that some face has, in order.
    covered: Vec<u32>,
}

/// The type case of this program.
pub static TYPE_CASE: LazyLock<TypeCase> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    let mut covered: Vec<u32> = fonts.iter().flat_map(|font| font.info().coverage.iter()).collect();
    covered.sort_unstable();
    covered.dedup();
    TypeCase { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts, covered }
});

impl TypeCase {
    /// Whether some face can print a character. Templates name both families, so that either stands in for the other.
    pub fn has(&self, character: char) -> bool {
        self.covered.binary_search(&u32::from(character)).is_ok()
    }
}
