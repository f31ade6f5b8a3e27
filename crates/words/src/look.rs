//! How somebody came to see words.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// The kind of a look at sealed words, as it is recorded before they are handed out (豫大数据〔2020〕23号 第十条).
    Look {
        View = "看件",
        Reveal = "显示联系方式",
        Print = "打印",
        Export = "导出",
        Listen = "听录音",
        Interface = "接口",
    }
}

impl Look {
    /// Whether what names or reaches a person stands masked in what is shown. Who only looks does not need it; who asked
    /// for it, prints a paper that must bear it, or takes it over as a program, does, and is recorded with the fields.
    ///
    /// ```
    /// use words::Look;
    /// assert!(Look::View.is_masked());
    /// assert!(!Look::Reveal.is_masked());
    /// ```
    #[must_use]
    pub const fn is_masked(self) -> bool {
        match self {
            Self::View => true,
            Self::Reveal | Self::Print | Self::Export | Self::Listen | Self::Interface => false,
        }
    }
}
