//! Patterns over facts: `质检[结论=退回]`, `反馈[由=牵头]`, joined by `&` where several must have happened.

use crate::{Happening, Subject};
use words::{Act, Field, HolderWord};

/// What a pattern asks of one field of a fact, or of who recorded it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The field has, or with `not` has not, one of the values.
    Field {
        /// The field.
        field: Field,
        /// Whether the values are forbidden rather than asked for.
        not: bool,
        /// The values; `有` stands for any value at all, `*纸质*` for one that has these words in it.
        values: Vec<String>,
    },
    /// The fact was, or with `not` was not, recorded by one of these.
    By {
        /// Whether these are excluded.
        not: bool,
        /// Who, relative to the case.
        who: Vec<HolderWord>,
    },
}

/// A pattern over one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The fact's word.
    pub act: Act,
    /// What else it must fulfil.
    pub tests: Vec<Test>,
}

/// Patterns that must all have been matched.
pub type AllOf = Vec<Pattern>;

/// The value by which a pattern asks for the item of a list for which a duty was opened.
const EACH: &str = "每项";
const ANY: &str = "有";

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// A Chinese sentence that says which word is unknown or what is not closed.
    ///
    /// ```
    /// use regulation::Pattern;
    /// assert!(Pattern::parse("质检[结论=通过]").is_ok());
    /// assert!(Pattern::parse("质检[结论").is_err());
    /// assert!(Pattern::parse("抄表").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let (word, rest) = match text.split_once('[') {
            Some((word, rest)) => {
                (word, Some(rest.strip_suffix(']').ok_or_else(|| format!("「{text}」的方括号没有闭合"))?))
            }
            None => (text, None),
        };
        let act = Act::from_zh(word).ok_or_else(|| format!("「{}」不是词表中的事实", word.trim()))?;
        let tests = rest.map_or(Ok(Vec::new()), |tests| tests.split(',').map(test).collect())?;
        Ok(Self { act, tests })
    }

    /// Reads patterns joined by `&`.
    ///
    /// # Errors
    /// As [`Pattern::parse`].
    pub fn parse_all(text: &str) -> Result<AllOf, String> {
        text.split('&').map(Self::parse).collect()
    }

    /// Whether a fact matches; `item` is what `每项` stands for.
    #[must_use]
    pub fn matches(&self, fact: &dyn Happening, subject: &dyn Subject, item: Option<&str>) -> bool {
        self.fits(fact, item, &|who| subject.is_by(fact, who, item))
    }

    /// Whether a fact matches, where `is_by` tells whether it was recorded by whom a word means.
    #[must_use]
    pub fn fits(&self, fact: &dyn Happening, item: Option<&str>, is_by: &dyn Fn(HolderWord) -> bool) -> bool {
        self.act == fact.act()
            && self.tests.iter().all(|test| match test {
                Test::Field { field, not, values } => {
                    let found = fact.value(*field);
                    let hit = values.iter().any(|v| match v.as_str() {
                        EACH => item.is_some_and(|item| {
                            found.as_deref().is_some_and(|f| f.split('、').any(|part| part == item))
                        }),
                        ANY => found.is_some(),
                        name if *field == Field::Duty => found.as_deref().is_some_and(|key| names_duty(key, name)),
                        other => match part_of(other) {
                            Some(part) => found.as_deref().is_some_and(|f| f.contains(part)),
                            None => found.as_deref() == Some(other),
                        },
                    });
                    hit != *not
                }
                Test::By { not, who } => who.iter().any(|w| is_by(*w)) != *not,
            })
    }
}

/// What a value between two stars asks to be part of the field (`*纸质*`).
fn part_of(value: &str) -> Option<&str> {
    value.strip_prefix('*')?.strip_suffix('*').filter(|part| !part.is_empty())
}

/// Whether a duty, given by its key (`henan/办理@3`) or by its name, is the one of this name.
fn names_duty(key: &str, name: &str) -> bool {
    let of_key = key.split_once('/').and_then(|(_, rest)| rest.split(['#', '@']).next());
    of_key.unwrap_or(key) == name
}

fn test(text: &str) -> Result<Test, String> {
    let (left, not, right) = match (text.split_once("!="), text.split_once('=')) {
        (Some((left, right)), _) => (left, true, right),
        (None, Some((left, right))) => (left, false, right),
        (None, None) => return Err(format!("「{text}」应写作 栏目=值")),
    };
    let values: Vec<&str> = right.split('|').map(str::trim).collect();
    if left.trim() == "由" {
        let who = values
            .iter()
            .map(|w| HolderWord::from_zh(w).ok_or_else(|| format!("「{w}」不是词表中的岗位或承办方")))
            .collect::<Result<_, _>>()?;
        return Ok(Test::By { not, who });
    }
    let field = Field::from_zh(left).ok_or_else(|| format!("「{}」不是词表中的栏目", left.trim()))?;
    Ok(Test::Field { field, not, values: values.into_iter().map(str::to_owned).collect() })
}

impl std::fmt::Display for Pattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.act)?;
        for (n, test) in self.tests.iter().enumerate() {
            f.write_str(if n == 0 { "（" } else { "，" })?;
            match test {
                Test::Field { field, not, values } => {
                    write!(f, "{field}{}{}", if *not { "不是" } else { "为" }, values.join("或"))?;
                }
                Test::By { not, who } => {
                    let who: Vec<&str> = who.iter().map(|w| w.zh()).collect();
                    write!(f, "{}由{}", if *not { "非" } else { "" }, who.join("或"))?;
                }
            }
        }
        if !self.tests.is_empty() {
            f.write_str("）")?;
        }
        Ok(())
    }
}
