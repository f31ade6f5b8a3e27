//! What somebody may do, as screens are told it.

use words::{Act, FieldSpec};

/// An act that this person may do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The act.
    pub act: Act,
    /// The regulation's own word for it.
    pub label: String,
    /// The fields of its form.
    pub fields: Vec<FieldOffer>,
}

/// A field of an offered act, with the words that may stand in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldOffer {
    /// The field and what may stand in it.
    pub spec: FieldSpec,
    /// The words to choose from, where it is a choice.
    pub choices: Vec<String>,
    /// Whether the act is refused without it, by the glossary or by the regulation.
    pub required: bool,
    /// The word to begin with.
    pub preset: Option<String>,
}
