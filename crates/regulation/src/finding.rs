//! What is wrong with a rule file, where, and how to mend it.

/// One finding about a regulation file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The line, counted from one.
    pub line: usize,
    /// The clause under which it stands; empty before the first heading.
    pub clause: String,
    /// What is wrong, in Chinese.
    pub wrong: String,
    /// How to mend it, in Chinese.
    pub mend: String,
}

impl Finding {
    pub(crate) fn new(line: usize, clause: &str, wrong: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { line, clause: clause.to_owned(), wrong: wrong.into(), mend: mend.into() }
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let clause = if self.clause.is_empty() { "（无条款）" } else { &self.clause };
        write!(f, "第 {} 行 {clause}：{}。改法：{}", self.line, self.wrong, self.mend)
    }
}
