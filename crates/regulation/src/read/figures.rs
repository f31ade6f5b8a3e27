//! Daily checks, rates, thresholds, revisits and papers. Their blocks may hold keys of their own, which are explanation;
//! a formula that no machine can count by is kept as the words that it is.

use super::resolve::{Resolver, texts};
use crate::literate::line_of;
use crate::model::{Count, DutyCount, PaperRule, Rate, Revisits, Routine, Threshold};
use crate::{Pattern, raw};
use words::{Channel, Paper, Role};

pub(super) fn routine(n: usize, raw: raw::Daily, r: &mut Resolver<'_>) -> Option<Routine> {
    r.at = line_of(r.start, &r.block, "daily", n);
    for unit in raw.units.iter().filter(|u| !matches!(u.as_str(), "中心" | "部门" | "窗口")) {
        r.find(format!("排查单位「{unit}」不认识"), "写 中心、部门 或 窗口");
    }
    let channels = r.words(&raw.channels, "渠道", Channel::from_zh);
    let role = r.word(&raw.role, "岗位", Role::from_zh)?;
    Some(Routine { citation: r.citation.clone(), units: raw.units, role, channels })
}

pub(super) fn rate(n: usize, table: &toml::Table, r: &mut Resolver<'_>) -> Rate {
    r.at = line_of(r.start, &r.block, "rate", n);
    let day = |key: &str, r: &mut Resolver<'_>| one(table, key).and_then(|d| r.date(&d));
    let (from, until) = (day("from", r), day("until", r));
    let of = counts(table, "of");
    let over = counts(table, "over").map(|over| over.into_iter().map(|count| as_duty(count, of.as_deref())).collect());
    Rate {
        citation: r.citation.clone(),
        name: one(table, "name").unwrap_or_default(),
        of,
        over,
        exclude: counts(table, "exclude").unwrap_or_default(),
        points: all(table, "points").iter().filter_map(|p| point(p)).collect(),
        weight: one(table, "weight").and_then(|w| w.parse().ok()),
        from,
        until,
    }
}

pub(super) fn threshold(n: usize, table: &toml::Table, r: &mut Resolver<'_>) -> Threshold {
    r.at = line_of(r.start, &r.block, "threshold", n);
    let fact = one(table, "fact").and_then(|text| Pattern::parse(&text).ok());
    Threshold {
        citation: r.citation.clone(),
        fact,
        per: one(table, "per").unwrap_or_default(),
        period: one(table, "period").unwrap_or_default(),
        at_least: one(table, "at_least").and_then(|n| n.parse().ok()).unwrap_or(u64::MAX),
        effect: one(table, "effect").unwrap_or_default(),
    }
}

pub(super) fn revisits(table: &toml::Table, r: &Resolver<'_>) -> Revisits {
    let share = one(table, "share").and_then(|s| {
        let (part, whole) = s.split_once('/')?;
        Some((part.trim().parse().ok()?, whole.trim().parse().ok()?))
    });
    Revisits {
        citation: r.citation.clone(),
        means: all(table, "means"),
        share,
        every: one(table, "every").unwrap_or_default(),
    }
}

pub(super) fn paper(table: &toml::Table, r: &Resolver<'_>) -> PaperRule {
    let name = one(table, "name").unwrap_or_default();
    PaperRule { citation: r.citation.clone(), paper: Paper::from_any(&name), name, fields: all(table, "fields") }
}

fn all(table: &toml::Table, key: &str) -> Vec<String> {
    table.get(key).map(texts).unwrap_or_default()
}

fn one(table: &toml::Table, key: &str) -> Option<String> {
    all(table, key).into_iter().next()
}

/// What is counted; `None` where nothing is named or where one of the words cannot be counted by.
fn counts(table: &toml::Table, key: &str) -> Option<Vec<Count>> {
    let texts = all(table, key);
    if texts.is_empty() { None } else { texts.iter().map(|t| Count::parse(t)).collect() }
}

/// A bare word among which is counted means the duty of that name, where it is both an act and a duty of which the
/// formula speaks (`of = "办结按期履行"`, `over = "办结"`).
fn as_duty(count: Count, of: Option<&[Count]>) -> Count {
    let Count::Fact(pattern) = &count else { return count };
    let speaks = |c: &Count| matches!(c, Count::Duty(duty) if duty.name == pattern.act.zh());
    if pattern.tests.is_empty() && of.is_some_and(|of| of.iter().any(speaks)) {
        return Count::Duty(DutyCount { name: pattern.act.zh().to_owned(), standings: Vec::new() });
    }
    count
}

fn point(text: &str) -> Option<(String, f64)> {
    let (word, points) = text.split_once('=')?;
    Some((word.trim().to_owned(), points.trim().parse().ok()?))
}
