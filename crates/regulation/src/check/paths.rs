//! Exactly one path at each point, and only steps that the program knows.

use super::line;
use crate::domain::{at, domain, points};
use crate::{Condition, Finding, Regulation};
use words::{Act, Attribute, CaseKind};

pub(super) fn one_path(regulation: &Regulation) -> Vec<Finding> {
    if regulation.paths.is_empty() {
        return vec![Finding::new(1, "", "没有任何路径", "用 [[path]] 写明各类诉求件的步骤")];
    }
    let conditions: Vec<&Condition> = regulation.paths.iter().map(|p| &p.when).collect();
    let values = |a: Attribute| match a {
        Attribute::Kind => kinds(regulation).iter().map(|k| k.zh().to_owned()).collect(),
        other => domain(other, regulation),
    };
    let mut findings = Vec::new();
    for point in points(&conditions, &values) {
        let holding: Vec<_> = regulation.paths.iter().filter(|p| p.when.holds(&|a| at(&point, a))).collect();
        let place = describe(&point);
        match holding.as_slice() {
            [_] => {}
            [] => findings.push(Finding::new(
                1,
                "",
                format!("{place} 时没有路径"),
                "补一个 [[path]]，或放宽已有路径的条件",
            )),
            [one, other, ..] => findings.push(Finding::new(
                line(regulation, &other.citation.place),
                &other.citation.place,
                format!("{place} 时有两条路径：{} 与 {}", one.citation, other.citation),
                "收窄其中一条的条件",
            )),
        }
        if findings.len() > 20 {
            break;
        }
    }
    findings
}

/// The kinds for which there must be a path; all of them where no scope is written.
fn kinds(regulation: &Regulation) -> Vec<CaseKind> {
    if regulation.kinds.is_empty() { CaseKind::ALL.to_vec() } else { regulation.kinds.clone() }
}

pub(super) fn known_steps(regulation: &Regulation) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in &regulation.paths {
        for step in &path.steps {
            let rules: Vec<_> = regulation.steps.iter().filter(|s| &s.name == step).collect();
            let known = Act::from_zh(step).is_some()
                || rules.iter().any(|s| s.stage.is_some() && s.refusal.is_some() && !s.who.is_empty());
            if !known {
                findings.push(Finding::new(
                    line(regulation, &path.citation.place),
                    &path.citation.place,
                    format!("步骤「{step}」既不是操作，也没有写全的 [[step]]"),
                    "用操作的词，或在 [[step]] 中写 passed_by、stage、refusal、who",
                ));
            }
            if path.steps.iter().filter(|s| *s == step).count() > 1 {
                findings.push(Finding::new(
                    line(regulation, &path.citation.place),
                    &path.citation.place,
                    format!("步骤「{step}」在一条路径中出现两次"),
                    "每步只写一次",
                ));
            }
        }
    }
    findings
}

/// A point in words.
pub(super) fn describe(point: &[(Attribute, String)]) -> String {
    if point.is_empty() {
        return "任何情形".to_owned();
    }
    point.iter().map(|(a, v)| format!("{a}={v}")).collect::<Vec<_>>().join("、")
}
