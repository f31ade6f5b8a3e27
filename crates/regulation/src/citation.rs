//! A clause as it is cited.

use serde::{Deserialize, Serialize};

/// A clause of a document: what grounds a duty, a refusal, a limit or a paper.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// The regulation's id.
    pub regulation: String,
    /// The document's number or short name (豫大数据〔2020〕23号).
    pub document: String,
    /// The place in the document (第六条（一）).
    pub place: String,
}

impl Citation {
    /// Whether `part` names this clause: blanks, brackets and the width of characters do not count, and a part is
    /// enough.
    ///
    /// ```
    /// let clause = regulation::Citation {
    ///     regulation: "henan".into(),
    ///     document: "豫大数据〔2020〕23号".into(),
    ///     place: "第六条（一）".into(),
    /// };
    /// assert!(clause.matches("第六条(一)"));
    /// assert!(clause.matches("豫大数据〔2020〕23号 第六条"));
    /// assert!(!clause.matches("第七条"));
    /// ```
    #[must_use]
    pub fn matches(&self, part: &str) -> bool {
        let part = bare(part);
        !part.is_empty() && bare(&self.to_string()).contains(&part)
    }
}

impl Citation {
    /// The clause of a law as a case names it: `《优化营商环境条例》第六十条` is the law and a place in it.
    #[must_use]
    pub(crate) fn of_law(regulation: &str, words: &str) -> Self {
        let at = words.find('》').map_or(words.len(), |end| end + '》'.len_utf8());
        let (document, place) = words.split_at(at);
        Self { regulation: regulation.to_owned(), document: document.to_owned(), place: place.trim().to_owned() }
    }
}

impl std::fmt::Display for Citation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let between = if self.place.is_empty() { "" } else { " " };
        write!(f, "{}{between}{}", self.document, self.place)
    }
}

/// The text without blanks and brackets: an item is cited as `6.2.3a`, `6.2.3 a）` or `6.2.3 a)`.
fn bare(text: &str) -> String {
    plain(text).replace(['(', ')'], "")
}

/// The text without blanks and quotation marks, full-width forms folded to half width.
pub(crate) fn plain(text: &str) -> String {
    let counts = |c: &char| !c.is_whitespace() && !matches!(c, '"' | '“' | '”' | '「' | '」');
    text.chars().filter(counts).map(half_width).collect()
}

const fn half_width(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '／' => '/',
        '．' => '.',
        '，' => ',',
        '：' => ':',
        '［' => '[',
        '］' => ']',
        other => other,
    }
}
