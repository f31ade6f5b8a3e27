//! Forms for acts: screens know no rules, so one renderer serves every act that is offered.

use askama::Template;

use crate::languages::{FieldWords, Language};

/// An option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionView {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// More about it; may be empty.
    pub hint: String,
}

impl OptionView {
    /// An option whose value is the word that is read.
    #[must_use]
    pub fn word(word: impl Into<String>) -> Self {
        let word = word.into();
        Self { value: word.clone(), label: word, hint: String::new() }
    }

    /// An option whose value differs from what is read.
    #[must_use]
    pub fn labelled(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }
}

/// What may be put into a field, and so how it is shown. A field's value is always one string in the writing of the
/// rules: 是 or 否; `2022-10-10`; `2022-10-10 18:00`; `5 个工作日`; several organisations parted by `、`; milestones
/// as `名称 2022-10-10、名称 2022-11-01`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// One of some options: buttons for a few, a list for many.
    Choice(Vec<OptionView>),
    /// 是 or 否.
    YesNo,
    /// A statement to be ticked, 是 when ticked.
    Tick,
    /// A civil date.
    Date,
    /// A civil date and, where it matters, a time.
    Moment,
    /// A whole number.
    Number,
    /// A telephone number.
    Phone,
    /// One line, with words to choose from; others may be typed.
    Suggested(Vec<String>),
    /// One organisation.
    Organisation(Vec<OptionView>),
    /// Any number of organisations.
    Organisations(Vec<OptionView>),
    /// Milestones of a plan: a name and a date each.
    Nodes,
    /// A file.
    File,
    /// A length of time: a number and a unit.
    Span,
}

/// The units of [`FieldKind::Span`].
const UNITS: [&str; 4] = ["个工作日", "天", "个月", "小时"];

/// Empty rows offered for milestones beyond those already given.
const SPARE_NODES: usize = 3;

/// A choice of at most this many options is shown as buttons.
const FEW: usize = 6;

/// One milestone as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeRow {
    /// Its name.
    pub name: String,
    /// Its date, `YYYY-MM-DD`.
    pub date: String,
}

/// One field of a form.
#[derive(Clone, Debug, Template)]
#[template(path = "part/field.html")]
pub struct FieldView {
    /// Unique on the page; errors link to it.
    pub id: String,
    /// The name it is sent under.
    pub name: String,
    /// What is asked.
    pub label: String,
    /// What may be put in.
    pub kind: FieldKind,
    /// It must be filled in.
    pub required: bool,
    /// A rule asks for it, but goes on without it where a reason is given.
    pub asked: bool,
    /// What stands in it, in the writing described at [`FieldKind`].
    pub value: String,
    /// What is wrong with it; empty when nothing is.
    pub error: String,
    /// How to fill it in; may be empty.
    pub help: String,
    /// Largest number of characters; 0 for no limit that is shown.
    pub longest: u32,
    /// What browsers may fill in by themselves (`name`, `tel` …); empty for `off`.
    pub autocomplete: String,
    /// The language of what stands around it.
    pub language: Language,
}

impl askama::filters::HtmlSafe for FieldView {}

impl FieldView {
    /// An empty, optional field of the form for `act`.
    #[must_use]
    pub fn new(act: &str, name: impl Into<String>, label: impl Into<String>, kind: FieldKind) -> Self {
        let name = name.into();
        Self {
            id: format!("{act}-{name}").replace(char::is_whitespace, "-"),
            name,
            label: label.into(),
            kind,
            required: false,
            asked: false,
            value: String::new(),
            error: String::new(),
            help: String::new(),
            longest: 0,
            autocomplete: String::new(),
            language: Language::default(),
        }
    }

    /// Marks it as one that must be filled in.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Puts in what was typed before.
    #[must_use]
    pub fn valued(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Says how to fill it in.
    #[must_use]
    pub fn helped(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// Says what is wrong.
    #[must_use]
    pub fn failing(mut self, error: impl Into<String>) -> Self {
        self.error = error.into();
        self
    }

    /// Limits the number of characters.
    #[must_use]
    pub fn at_most(mut self, characters: u32) -> Self {
        self.longest = characters;
        self
    }

    /// Lets the browser fill it in.
    #[must_use]
    pub fn filled_by(mut self, autocomplete: impl Into<String>) -> Self {
        self.autocomplete = autocomplete.into();
        self
    }

    fn words(&self) -> &'static FieldWords {
        &self.language.words().field
    }

    fn yes_or_no(&self, word: &str) -> &'static str {
        if word == "是" { self.words().yes } else { self.words().no }
    }

    fn failed(&self) -> bool {
        !self.error.is_empty()
    }

    /// The ids of the texts that explain the field, for screen readers.
    fn described_by(&self) -> String {
        let mut ids = Vec::new();
        if !self.help.is_empty() {
            ids.push(format!("{}-help", self.id));
        }
        if self.failed() {
            ids.push(format!("{}-error", self.id));
        }
        ids.join(" ")
    }

    /// Several inputs under one question need a group with a legend, not a label.
    fn is_group(&self) -> bool {
        match &self.kind {
            FieldKind::Choice(options) => options.len() <= FEW,
            FieldKind::YesNo | FieldKind::Organisations(_) | FieldKind::Nodes | FieldKind::Span | FieldKind::Moment => {
                true
            }
            FieldKind::Text
            | FieldKind::LongText
            | FieldKind::Tick
            | FieldKind::Date
            | FieldKind::Number
            | FieldKind::Phone
            | FieldKind::Suggested(_)
            | FieldKind::Organisation(_)
            | FieldKind::File => false,
        }
    }

    fn is_tick(&self) -> bool {
        self.kind == FieldKind::Tick
    }

    fn chosen(&self, option: &str) -> bool {
        self.value == option
    }

    fn among(&self, option: &str) -> bool {
        self.value.split('、').any(|part| part == option)
    }

    fn day(&self) -> &str {
        self.value.split_once(' ').map_or(self.value.as_str(), |(day, _)| day)
    }

    fn time(&self) -> &str {
        self.value.split_once(' ').map_or("", |(_, time)| time)
    }

    fn node_rows(&self) -> Vec<NodeRow> {
        let mut rows: Vec<NodeRow> = self
            .value
            .split('、')
            .filter(|part| !part.is_empty())
            .map(|part| match part.rsplit_once(' ') {
                Some((name, date)) => NodeRow { name: name.to_owned(), date: date.to_owned() },
                None => NodeRow { name: part.to_owned(), date: String::new() },
            })
            .collect();
        rows.resize(rows.len() + SPARE_NODES, NodeRow::default());
        rows
    }

    fn span_number(&self) -> &str {
        self.value.split_once(' ').map_or(self.value.as_str(), |(number, _)| number)
    }

    fn span_unit(&self) -> &str {
        self.value.split_once(' ').map_or("个工作日", |(_, unit)| unit)
    }

    fn units(&self) -> &'static [&'static str] {
        &UNITS
    }

    fn autocomplete(&self) -> &str {
        if self.autocomplete.is_empty() { "off" } else { &self.autocomplete }
    }
}

/// How much an act weighs on the page that offers it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// The path's next step: shown open.
    Next,
    /// One of several.
    #[default]
    Usual,
    /// It ends or turns the case: shown apart, so that nobody does it in passing.
    Grave,
}

/// The form of an offered act.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "part/form.html")]
pub struct FormView {
    /// The act's name in the code; also the form's place on the page.
    pub act: String,
    /// The act in the regulation's own word; also the button.
    pub title: String,
    /// What the act does, with its clause; may be empty.
    pub hint: String,
    /// Its fields.
    pub fields: Vec<FieldView>,
    /// Where it is sent.
    pub action_url: String,
    /// Form token.
    pub csrf: String,
    /// Further values that travel along: the command's id, the sequence the form was shown at.
    pub hidden: Vec<(String, String)>,
    /// How much it weighs.
    pub weight: Weight,
    /// Words of the button; the title where empty.
    pub button: String,
    /// It came back: shown open, whatever its weight.
    pub open: bool,
}

impl askama::filters::HtmlSafe for FormView {}

impl FormView {
    /// Something in it has to be corrected.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.fields.iter().any(FieldView::failed)
    }

    /// Shown open: the next step, or one that came back with errors.
    pub(crate) fn is_open(&self) -> bool {
        self.open || self.weight == Weight::Next || self.has_errors()
    }

    pub(crate) fn is_grave(&self) -> bool {
        self.weight == Weight::Grave
    }

    fn encoding(&self) -> &'static str {
        encoding(self.fields.iter())
    }

    fn button_words(&self) -> &str {
        if self.button.is_empty() { &self.title } else { &self.button }
    }
}

/// A part of a long form under a heading of its own.
#[derive(Clone, Debug, Default)]
pub struct SectionView {
    /// Its heading.
    pub title: String,
    /// What it is for; may be empty.
    pub hint: String,
    /// Its fields.
    pub fields: Vec<FieldView>,
    /// Only for people who give their name: browsers that can fold it away while 匿名 is chosen.
    pub only_named: bool,
}

impl SectionView {
    /// Forms with files travel in parts, others as one line of text.
    pub(crate) fn encoding(sections: &[Self]) -> &'static str {
        encoding(sections.iter().flat_map(|section| &section.fields))
    }
}

fn encoding<'a>(mut fields: impl Iterator<Item = &'a FieldView>) -> &'static str {
    if fields.any(|field| field.kind == FieldKind::File) {
        "multipart/form-data"
    } else {
        "application/x-www-form-urlencoded"
    }
}
