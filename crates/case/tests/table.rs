//! The table that a lawyer reviews: under each regulation, at each stage, each act, and who may do it or why nobody may.
//!
//! `HUIYING_UPDATE=1 cargo test -p case --test table` writes it anew.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use case::{Actor, Reason, next_step};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use support::{Office, trail, words_for};
use words::{Act, Stage};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../regulations/TABLE.zh-CN.md");

#[test]
fn the_table_is_what_the_program_does() {
    let mut found = String::from(
        "# 各规程、各阶段、各操作：谁可以做，或者为什么不可以\n\n\
         由程序写出，测试保证与程序一致。「✓」后是可以做的岗位；没有人可以做时写拒绝理由（取理由最少的岗位所见）。\n",
    );
    for (id, title, kind) in [
        ("henan", "河南省政务服务平台咨询投诉建议处理暂行办法", "投诉"),
        ("tanghe", "唐河县政务服务中心咨询投诉工作制度", "投诉"),
        ("yousujiban", "政务服务中心“有诉即办”服务规范", "投诉"),
        ("chongqing", "DB50/T 957.6 问政咨询工作规范", "投诉"),
        ("chongqing", "DB50/T 957.6 问政咨询工作规范", "建议"),
        ("siping", "DB2203/T 政务服务首问责任制工作规范", "咨询"),
        ("siping", "DB2203/T 政务服务首问责任制工作规范", "投诉"),
    ] {
        let _ = write!(found, "\n## {id} {title}：{kind}\n\n{}", table(id, kind));
    }
    if std::env::var_os("HUIYING_UPDATE").is_some() {
        std::fs::write(FILE, &found).expect("the table can be written");
    }
    let stored = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(
        stored == found,
        "the table has changed: look at it, then HUIYING_UPDATE=1 cargo test -p case --test table"
    );
}

/// The stages of a case that walks its path to the archive, each with the office as it stood there.
fn walk(id: &str, kind: &str) -> Vec<(Stage, Office)> {
    let mut office = Office::of(&[id]);
    let clerk = office.staff(words::Role::WindowClerk, "市场监管窗口");
    let channel = if kind == "咨询" { "窗口" } else { "网上" };
    let registrar = if kind == "咨询" { clerk } else { Actor::party() };
    let pairs = [
        ("类型", kind),
        ("渠道", channel),
        ("诉求人", "张三"),
        ("单位", "某公司"),
        ("联系电话", "13800000001"),
        ("地址", "人民路一号"),
        ("事项名称", "食品经营许可"),
        ("投诉对象", "市场监管窗口"),
        ("窗口单位名称", "市场监管窗口"),
        ("诉求内容", "材料被退回而未说明理由"),
        ("事实和证据", "有回执"),
    ];
    office.act(&registrar, Act::Register, &pairs).expect("registered");
    let mut stages = vec![(office.stage(), office.clone())];
    for _ in 0..40 {
        let Some(act) = wanted(&office) else { break };
        perform(&mut office, act);
        let stage = office.stage();
        if !stages.iter().any(|(s, _)| *s == stage) {
            stages.push((stage, office.clone()));
        }
    }
    assert!(stages.iter().any(|(s, _)| *s == Stage::Archived), "{id} {kind}: {}", trail(&office.matter));
    stages
}

/// What is to be done next: the next step; what an open duty asks for; the archive at the end.
fn wanted(office: &Office) -> Option<Act> {
    match office.stage() {
        Stage::Archived => return None,
        Stage::Closed => return Some(Act::Archive),
        _ => {}
    }
    let step = match next_step(&office.matter.case, &office.books).as_str() {
        "首答" => Act::Promise,
        other => Act::from_zh(other).expect("a step"),
    };
    if step != Act::Close {
        return Some(step);
    }
    let owed = office.matter.ledger.owed_by_case().find(|d| !d.goes_by("下一步"));
    let asked = owed.and_then(|d| {
        let rule = office.books.regulation(&d.rules.first()?.regulation)?.rule_of(d.rules.first()?)?;
        rule.met_by.first()?.first().map(|p| p.act)
    });
    Some(asked.unwrap_or(Act::Close))
}

fn perform(office: &mut Office, act: Act) {
    let mut refusals = Vec::new();
    for actor in office.people() {
        let offers = office.offers(&actor);
        let Some(offer) = offers.iter().find(|o| o.act == act) else { continue };
        let hearing = office.matter.case.facts.iter().filter(|f| f.fact.act == Act::Hear).count();
        let pairs: Vec<(String, String)> = offer
            .fields
            .iter()
            .filter_map(|f| {
                let said = match f.spec.field.zh() {
                    "牵头" => Some("市场监管局".to_owned()),
                    "满意度" => Some("满意".to_owned()),
                    "协办" | "时限" | "协办时限" | "疑难原因" => return None,
                    "哪一方" => f.choices.get(hearing % 2).cloned(),
                    "期限" | "落实日期" => return None,
                    _ => words_for(f, office, |_| 0),
                };
                Some((f.spec.field.zh().to_owned(), said?))
            })
            .collect();
        let borrowed: Vec<(&str, &str)> = pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        match office.act(&actor, act, &borrowed) {
            Ok(()) => return,
            Err(denial) => refusals.push(format!("{}: {denial}", actor.role)),
        }
    }
    panic!("nobody could {act}: {refusals:?} after {}", trail(&office.matter));
}

fn table(id: &str, kind: &str) -> String {
    let stages = walk(id, kind);
    let mut out = String::from("| 操作 |");
    for (stage, _) in &stages {
        let _ = write!(out, " {stage} |");
    }
    out.push_str("\n|---|");
    out.push_str(&"---|".repeat(stages.len()));
    out.push('\n');
    for act in Act::ALL.iter().filter(|a| !a.is_times_own() && !a.surrounds() && **a != Act::Register) {
        let _ = write!(out, "| {act} |");
        for (_, office) in &stages {
            let _ = write!(out, " {} |", cell(office, *act));
        }
        out.push('\n');
    }
    out
}

fn cell(office: &Office, act: Act) -> String {
    let mut may: Vec<&str> = Vec::new();
    let mut least: Option<Vec<Reason>> = None;
    for actor in office.cast() {
        let reasons = office.permits(&actor, act);
        if reasons.is_empty() {
            may.push(actor.role.zh());
        } else if least.as_ref().is_none_or(|l| reasons.len() < l.len()) {
            least = Some(reasons);
        }
    }
    if may.is_empty() {
        let names: BTreeMap<usize, &str> =
            least.unwrap_or_default().iter().enumerate().map(|(n, r)| (n, r.refusal.zh())).collect();
        return names.into_values().collect::<Vec<_>>().join("，");
    }
    may.sort_unstable();
    may.dedup();
    format!("✓ {}", may.join("、"))
}
