//! Values of conditions, and clause ids.

use super::line;
use crate::domain::domain;
use crate::{Citation, Condition, Finding, Regulation};
use std::collections::BTreeMap;

/// Values that an attribute cannot have: a rule with one of them would never hold.
pub(super) fn values(regulation: &Regulation) -> Vec<Finding> {
    conditions(regulation)
        .into_iter()
        .flat_map(|(citation, condition)| {
            condition.0.iter().flat_map(move |(attribute, values)| {
                let known = domain(*attribute, regulation);
                values
                    .iter()
                    .filter(|v| !known.contains(v))
                    .map(|v| wrong(regulation, citation, attribute.key(), v, &known))
                    .collect::<Vec<_>>()
            })
        })
        .collect()
}

fn wrong(regulation: &Regulation, citation: &Citation, key: &str, value: &str, known: &[String]) -> Finding {
    Finding::new(
        line(regulation, &citation.place),
        &citation.place,
        format!("条件 {key} 不可能是「{value}」"),
        format!("用 {} 之一", known.join("、")),
    )
}

fn conditions(regulation: &Regulation) -> Vec<(&Citation, &Condition)> {
    let r = regulation;
    let mut all: Vec<(&Citation, &Condition)> = Vec::new();
    all.extend(r.grounds.iter().map(|x| (&x.citation, &x.when)));
    all.extend(r.bars.iter().map(|x| (&x.citation, &x.when)));
    all.extend(r.performers.iter().map(|x| (&x.citation, &x.when)));
    all.extend(r.steps.iter().map(|x| (&x.citation, &x.when)));
    all.extend(r.paths.iter().map(|x| (&x.citation, &x.when)));
    all.extend(r.endings.iter().map(|x| (&x.citation, &x.when)));
    all.extend(r.elements.iter().map(|x| (&x.citation, &x.when)));
    all.extend(r.duties.iter().map(|x| (&x.citation, &x.when)));
    all.extend(r.limits.iter().map(|x| (&x.citation, &x.when)));
    all
}

/// Clause ids that stand in two headings, and notes about ids that stand in none.
pub(super) fn clauses(regulation: &Regulation) -> Vec<Finding> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut findings = Vec::new();
    for section in &regulation.sections {
        for id in &section.ids {
            if let Some(first) = seen.insert(id, section.line) {
                findings.push(Finding::new(
                    section.line,
                    &section.place,
                    format!("条款号 {id} 已在第 {first} 行出现"),
                    "一个条款号只写在一个标题上",
                ));
            }
        }
    }
    for note in &regulation.notes {
        for id in note.covers.iter().filter(|id| !seen.contains_key(id.as_str())) {
            findings.push(Finding::new(
                1,
                "",
                format!("说明涉及的条款号 {id} 不在任何标题上"),
                "在相应标题的花括号中写上它",
            ));
        }
    }
    findings
}
