//! The texts of those pages that a citizen can read in more than one language (“有诉即办” 服务用语): one file for each
//! language, one field for each text, so that a text missing in a language is found by the compiler.
//!
//! Labels and guidance are translated. What belongs to a case (the words of the glossary, limits, clauses, what people
//! wrote) is recorded in Chinese and shown as it stands.

mod en;
mod words;
mod zh;

pub use words::{FieldWords, FollowWords, FrameWords, HomeWords, ReceiptWords, StatusWords, SubmitWords, Words};

use ::words::{CaseKind, Field, Stage};

/// A language of the citizens' pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// 中文
    #[default]
    Chinese,
    /// English
    English,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The code that the reader's choice is kept under.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Chinese => "zh",
            Self::English => "en",
        }
    }

    /// The language of a code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The one that is offered to somebody who reads this one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Chinese => Self::English,
            Self::English => Self::Chinese,
        }
    }

    /// Its texts.
    #[must_use]
    pub const fn words(self) -> &'static Words {
        match self {
            Self::Chinese => &zh::WORDS,
            Self::English => &en::WORDS,
        }
    }

    /// Label and help of a field of the form, where they are not those that the form has anyway.
    pub(crate) fn field(self, field: Field) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Chinese => None,
            Self::English => en::field(field),
        }
    }

    /// What is read for a word that can be chosen, where it is not the word itself.
    pub(crate) fn option(self, word: &str) -> Option<&'static str> {
        match self {
            Self::Chinese => None,
            Self::English => en::option(word),
        }
    }

    /// A kind of matter and what it is for, where they are not said as usual.
    pub(crate) fn kind(self, kind: CaseKind) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Chinese => None,
            Self::English => Some(en::kind(kind)),
        }
    }

    /// Where a case stands, where it is not said as usual.
    pub(crate) fn standing(self, stage: Stage, answered: bool) -> Option<&'static str> {
        match self {
            Self::Chinese => None,
            Self::English => Some(en::standing(stage, answered)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_leads_back_to_its_language() {
        for language in Language::ALL {
            assert_eq!(Language::of_code(language.code()), Some(language));
            assert_ne!(language.other(), language);
        }
        assert_eq!(Language::of_code("fr"), None);
    }
}
