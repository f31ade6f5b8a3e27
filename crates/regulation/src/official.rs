//! The regulations that come with the program.

use crate::{Regulation, read};

/// The files, by id.
const FILES: &[(&str, &str)] = &[
    ("henan", include_str!("../../../regulations/henan.md")),
    ("tanghe", include_str!("../../../regulations/tanghe.md")),
    ("yousujiban", include_str!("../../../regulations/yousujiban.md")),
    ("chongqing", include_str!("../../../regulations/chongqing.md")),
    ("siping", include_str!("../../../regulations/siping.md")),
];

/// The five regulations that come with the program. A test proves that every file reads and checks without a finding.
#[must_use]
pub fn official() -> Vec<Regulation> {
    FILES.iter().filter_map(|(_, text)| read(text).ok()).collect()
}

/// The text of a regulation that comes with the program.
#[must_use]
pub fn official_text(id: &str) -> Option<&'static str> {
    FILES.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}
