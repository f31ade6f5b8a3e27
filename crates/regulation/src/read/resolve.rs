//! Words of a file against the closed vocabulary.

use crate::model::Each;
use crate::{AllOf, Citation, Condition, Finding, Pattern, StartAt, raw};
use calendar::{Date, Within};
use std::collections::BTreeMap;
use words::{Act, Attribute, Field};

/// Resolves the words of one fenced block and remembers what it could not.
pub(super) struct Resolver<'a> {
    /// The clause under which the block stands.
    pub citation: Citation,
    /// The line of the block's first line.
    pub start: usize,
    /// The block's text.
    pub block: String,
    /// The line that is being read.
    pub at: usize,
    /// What was found.
    pub findings: &'a mut Vec<Finding>,
}

impl Resolver<'_> {
    pub fn find(&mut self, wrong: impl Into<String>, mend: impl Into<String>) {
        self.findings.push(Finding::new(self.at, &self.citation.place, wrong, mend));
    }

    pub fn word<T>(&mut self, word: &str, what: &str, from: impl Fn(&str) -> Option<T>) -> Option<T> {
        let found = from(word);
        if found.is_none() {
            self.find(format!("「{word}」不是词表中的{what}"), format!("改用词汇表（GLOSSARY.md）中的{what}"));
        }
        found
    }

    pub fn words<T>(&mut self, words: &[String], what: &str, from: impl Fn(&str) -> Option<T>) -> Vec<T> {
        words.iter().filter_map(|w| self.word(w, what, &from)).collect()
    }

    pub fn pattern(&mut self, text: &str) -> Option<Pattern> {
        match Pattern::parse(text) {
            Ok(pattern) => self.known_fields(pattern),
            Err(wrong) => {
                self.find(wrong, "写作 事实[栏目=值|值,由=岗位]，用词汇表中的词");
                None
            }
        }
    }

    /// A field that the act does not carry would never match: a finding, not a rule without effect.
    fn known_fields(&mut self, pattern: Pattern) -> Option<Pattern> {
        for test in &pattern.tests {
            if let crate::Test::Field { field, .. } = test
                && !carries(pattern.act, *field)
            {
                self.find(
                    format!("「{}」不带栏目「{field}」，此式永远不成立", pattern.act),
                    format!("改用「{}」所带的栏目，见词汇表", pattern.act),
                );
                return None;
            }
        }
        Some(pattern)
    }

    pub fn patterns(&mut self, texts: &[String]) -> Vec<Pattern> {
        texts.iter().filter_map(|t| self.pattern(t)).collect()
    }

    pub fn alternatives(&mut self, texts: &[String]) -> Vec<AllOf> {
        texts.iter().map(|t| t.split('&').filter_map(|p| self.pattern(p)).collect()).collect()
    }

    pub fn condition(&mut self, when: &raw::When) -> Condition {
        let mut tests = Vec::new();
        for (key, values) in when {
            if let Some(attribute) = Attribute::from_key(key) {
                tests.push((attribute, values.clone()));
            } else {
                let known: Vec<&str> = Attribute::ALL.iter().map(|a| a.key()).collect();
                self.find(format!("条件「{key}」不认识"), format!("用 {} 之一", known.join("、")));
            }
        }
        Condition(tests)
    }

    pub fn values(&mut self, raw: BTreeMap<String, Vec<String>>) -> Vec<(Field, Vec<String>)> {
        raw.into_iter()
            .filter_map(|(field, values)| Some((self.word(&field, "栏目", Field::from_zh)?, values)))
            .collect()
    }

    pub fn each(&mut self, value: &toml::Value) -> Option<Each> {
        match value {
            toml::Value::String(field) => self.word(field, "栏目", Field::from_zh).map(Each::Field),
            toml::Value::Array(_) => Some(Each::List(texts(value))),
            _ => {
                self.find(
                    "each 既不是栏目也不是列表",
                    "写一个栏目（\"协办\"）或一个列表（[\"投诉人\", \"被投诉人\"]）",
                );
                None
            }
        }
    }

    pub fn within(&mut self, text: &str, block: &str) -> Option<Within> {
        self.at = crate::literate::line_of(self.start, &self.block, block, 0);
        match text.parse::<Within>() {
            Ok(within) => Some(within),
            Err(wrong) => {
                self.find(wrong.to_string(), "写 N workdays|days|months|hours|minutes 或 same day");
                None
            }
        }
    }

    pub fn share(&mut self, text: &str) -> Option<(u32, u32)> {
        let share = text.split_once('/').and_then(|(a, b)| Some((a.trim().parse().ok()?, b.trim().parse().ok()?)));
        let share = share.filter(|(a, b): &(u32, u32)| *b > 0 && a <= b);
        if share.is_none() {
            self.find(format!("催办时点「{text}」不是分数"), "写作 4/5");
        }
        share
    }

    pub fn date(&mut self, text: &str) -> Option<Date> {
        let date = text.parse().ok();
        if date.is_none() {
            self.find(format!("日期「{text}」读不懂"), "写作 YYYY-MM-DD");
        }
        date
    }

    pub fn start_at(&mut self, text: Option<&str>) -> StartAt {
        match text {
            None => StartAt::Opening,
            Some(word) if Field::from_any(word) == Some(Field::HappenedAt) => StartAt::Receipt,
            Some(word) => self.word(word, "操作（或 发生时间）", Act::from_zh).map_or(StartAt::Opening, StartAt::Fact),
        }
    }
}

fn carries(act: Act, field: Field) -> bool {
    act.fields().iter().any(|spec| spec.field == field)
        || matches!((act, field), (Act::ApprovePlan, Field::Milestones) | (Act::ApproveExtension, Field::PromisedDate))
        || field == Field::Destination && matches!(act, Act::Refer | Act::Guide)
        || looked_up(act, field)
}

/// Fields that are looked up when the act is decided.
fn looked_up(act: Act, field: Field) -> bool {
    matches!(
        (act, field),
        (Act::Ring | Act::Miss | Act::CallBack, Field::InHours | Field::OnDuty)
            | (Act::DailyCheck, Field::Posts)
            | (Act::Register, Field::Topic | Field::ResponseTime)
            | (Act::Conclude | Act::Rectify, Field::Severity)
            | (Act::Conclude, Field::FoundProblem)
            | (Act::DecideTogether, Field::Effect)
    )
}

/// The field in which an element of a record stands: 方式 of a record is its channel, 时间 the moment of receipt.
pub(super) fn element_field(word: &str) -> Option<Field> {
    match word {
        "方式" => Some(Field::Channel),
        "时间" => Some(Field::HappenedAt),
        "处理结果" => Some(Field::Result),
        other => Field::from_any(other),
    }
}

/// The texts of a TOML value: itself, or those of its list.
pub(super) fn texts(value: &toml::Value) -> Vec<String> {
    match value {
        toml::Value::String(text) => vec![text.clone()],
        toml::Value::Array(list) => list.iter().flat_map(texts).collect(),
        toml::Value::Table(table) => table.iter().map(|(k, v)| format!("{k}={}", texts(v).join("|"))).collect(),
        other => vec![other.to_string()],
    }
}
