//! A regulation in words, for whoever wants to know what the program does about a clause.

use crate::model::Each;
use crate::{AllOf, DutyRule, LimitRule, Pattern, Regulation};
use std::fmt::Write as _;

/// What the program does about a regulation or one clause of it (by its place or id), clause by clause, in Chinese;
/// `None` where no clause is named so.
#[must_use]
pub fn explain(regulation: &Regulation, clause: Option<&str>) -> Option<String> {
    let mut out = String::new();
    let wanted = |place: &str, ids: &[String]| {
        clause.is_none_or(|c| {
            let c = crate::citation::plain(c);
            crate::citation::plain(place).contains(&c) || ids.iter().any(|id| id.eq_ignore_ascii_case(&c))
        })
    };
    for section in regulation.sections.iter().filter(|s| !s.place.is_empty() && wanted(&s.place, &s.ids)) {
        let _ = writeln!(out, "{} {} {}", section.place, section.title, section.ids.join(" "));
        for line in section.text.lines().filter(|l| !l.trim().is_empty()) {
            let _ = writeln!(out, "  {line}");
        }
        rules(regulation, &section.place, &mut out);
        for note in regulation.notes.iter().filter(|n| n.covers.iter().any(|id| section.ids.contains(id))) {
            let what = if note.later { "待实现" } else { "由人办理" };
            let _ = writeln!(out, "  · {what}（{}）：{}", note.covers.join("、"), note.reason);
        }
        out.push('\n');
    }
    if out.is_empty() {
        return None;
    }
    let head = format!(
        "{}（{}）\n编号 {}，版本 {}，{}\n\n",
        regulation.title,
        regulation.number,
        regulation.id,
        regulation.version,
        regulation.status.zh()
    );
    Some(if clause.is_none() { head + &out } else { out })
}

fn rules(regulation: &Regulation, place: &str, out: &mut String) {
    for path in regulation.paths.iter().filter(|p| p.citation.place == place) {
        let _ = writeln!(out, "  · 路径（{}）：{}、办结", path.when, path.steps.join("、"));
    }
    for ground in regulation.grounds.iter().filter(|g| g.citation.place == place) {
        let tell = if ground.tell.is_empty() { String::new() } else { format!("，告知：{}", ground.tell) };
        let _ = writeln!(out, "  · 不予受理情形：{}{tell}", ground.name);
    }
    for duty in regulation.duties.iter().filter(|d| d.citation.place == place) {
        let _ = writeln!(out, "  · {}", duty_in_words(duty));
    }
    for limit in regulation.limits.iter().filter(|l| l.citation.place == place) {
        let _ = writeln!(out, "  · {}", limit_in_words(limit));
    }
    for routine in regulation.routines.iter().filter(|d| d.citation.place == place) {
        let channels: Vec<&str> = routine.channels.iter().map(|c| c.zh()).collect();
        let (units, role) = (routine.units.join("、"), routine.role);
        let _ = writeln!(out, "  · 每个工作日：{units}的{role}查看 {}", channels.join("、"));
    }
    for one in regulation.recurring.iter().filter(|d| d.citation.place == place) {
        let _ = writeln!(out, "  · {}一次：{}（义务「{}」）", one.every.zh(), one.act, one.duty);
    }
    for bar in regulation.bars.iter().filter(|b| b.citation.place == place) {
        let _ = writeln!(
            out,
            "  · {} 时，{} 须先有 {}，否则拒绝：{}",
            bar.when,
            bar.act,
            alternatives(&bar.until),
            bar.refusal
        );
    }
    for performer in regulation.performers.iter().filter(|p| p.citation.place == place) {
        let who: Vec<&str> = performer.who.iter().map(|w| w.zh()).collect();
        let acts: Vec<&str> = performer.acts.iter().map(|a| a.zh()).collect();
        let _ = writeln!(out, "  · {} 时，{} 由 {} 作出", performer.when, acts.join("、"), who.join("、"));
    }
    for elements in regulation.elements.iter().filter(|e| e.citation.place == place) {
        let all: Vec<&str> = elements.all.iter().chain(&elements.one_of).map(|f| f.zh()).collect();
        let _ = writeln!(out, "  · {}（{}）须有：{}", elements.act, elements.when, all.join("、"));
    }
    for ending in regulation.endings.iter().filter(|e| e.citation.place == place) {
        let _ = writeln!(out, "  · {} 使诉求件成为 {}", ending.act, ending.stage);
    }
    if let Some(extension) = regulation.extension.as_ref().filter(|e| e.citation.place == place) {
        let _ = writeln!(out, "  · 可延期的义务：{}", extension.duties.join("、"));
    }
    if let Some(returns) = regulation.returns.as_ref().filter(|e| e.citation.place == place) {
        let _ = writeln!(out, "  · 工作单可在 {} 内退回", returns.within);
    }
    if let Some(ladder) = regulation.ladder.as_ref().filter(|l| l.citation.place == place) {
        let order = ladder.order.map(|w| format!("，督办限 {w}")).unwrap_or_default();
        let _ = writeln!(
            out,
            "  · 督促：到期前催办，逾期督办{order}{}",
            if ladder.circulate { "，仍未办理的通报" } else { "" }
        );
    }
}

fn duty_in_words(duty: &DutyRule) -> String {
    let holder: Vec<&str> = duty.holder.iter().map(|h| h.zh()).collect();
    let each = match &duty.each {
        None => String::new(),
        Some(Each::Field(field)) => format!("，{field}每项一件"),
        Some(Each::List(list)) => format!("，{}各一件", list.join("、")),
    };
    format!(
        "义务「{}」：{} 时，{} 之后由 {} 负责，以 {} 履行{each}",
        duty.name,
        duty.when,
        patterns(&duty.opened_by),
        holder.join("（尚无时为）"),
        alternatives(&duty.met_by),
    )
}

fn limit_in_words(limit: &LimitRule) -> String {
    let own = if limit.setting { "（本机构自定）" } else { "" };
    format!("义务「{}」的期限：{} 时 {}{own}", limit.duty, limit.when, limit.within)
}

fn patterns(patterns: &[Pattern]) -> String {
    patterns.iter().map(ToString::to_string).collect::<Vec<_>>().join("或")
}

fn alternatives(all: &[AllOf]) -> String {
    all.iter().map(|a| a.iter().map(ToString::to_string).collect::<Vec<_>>().join("加")).collect::<Vec<_>>().join("或")
}
