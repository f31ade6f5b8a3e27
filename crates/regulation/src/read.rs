//! From a file to a regulation: every word resolved, every finding with its line, clause and mend.

mod figures;
mod recurring;
mod resolve;

use crate::literate::{Section, line_of, sections};
use crate::model::{Class, Ending, Extension, Ground, Ladder, Lift, LimitRule, Note, Path, ReturnRule, Status};
use crate::{Bar, Citation, DutyRule, Elements, Finding, Limit, Performer, Regulation, StepRule, raw};
use calendar::{Counting, End, Start, Within};
use resolve::Resolver;
use std::collections::BTreeMap;

/// Reads a regulation file.
///
/// # Errors
/// Every finding that keeps the file from being read: unknown words, unclosed patterns, wrong TOML, a missing head.
pub fn read(text: &str) -> Result<Regulation, Vec<Finding>> {
    let sections = sections(text);
    let mut findings = Vec::new();
    let mut parsed: Vec<(Section, usize, String, raw::Blocks)> = Vec::new();
    for section in &sections {
        for (line, block) in &section.blocks {
            match toml::from_str::<raw::Blocks>(block) {
                Ok(blocks) => parsed.push((section.clone(), *line, block.clone(), blocks)),
                Err(error) => findings.push(toml_finding(section, *line, block, &error)),
            }
        }
    }
    let Some(mut regulation) = head(&parsed, &mut findings) else {
        if findings.is_empty() {
            findings.push(Finding::new(
                1,
                "",
                "没有 [regulation] 块",
                "在文件开头写明 id、version、title、number、status",
            ));
        }
        return Err(findings);
    };
    for (section, line, block, blocks) in parsed {
        let citation = Citation {
            regulation: regulation.id.clone(),
            document: regulation.number.clone(),
            place: section.place.clone(),
        };
        let mut resolver = Resolver { citation, start: line, block, at: line, findings: &mut findings };
        fill(&mut regulation, blocks, &mut resolver);
    }
    regulation.sections = sections;
    text.clone_into(&mut regulation.text);
    if findings.is_empty() { Ok(regulation) } else { Err(findings) }
}

fn toml_finding(section: &Section, line: usize, block: &str, error: &toml::de::Error) -> Finding {
    let offset =
        error.span().map_or(0, |span| block.get(..span.start).map_or(0, |before| before.matches('\n').count()));
    Finding::new(
        line + offset,
        &section.place,
        format!("TOML 块读不懂（{}）", error.message()),
        "键用英文且只用格式说明中列出的键，中文值加引号，日期写成 \"YYYY-MM-DD\"",
    )
}

fn head(parsed: &[(Section, usize, String, raw::Blocks)], findings: &mut Vec<Finding>) -> Option<Regulation> {
    let (section, line, block, head) =
        parsed.iter().find_map(|(s, l, b, blocks)| Some((s, *l, b, blocks.regulation.as_ref()?)))?;
    let citation =
        Citation { regulation: head.id.clone(), document: head.number.clone(), place: section.place.clone() };
    let mut resolver = Resolver { citation, start: line, block: block.clone(), at: line, findings };
    let status = match head.status.as_str() {
        "现行有效" => Some(Status::InForce),
        "暂行" => Some(Status::Provisional),
        "征求意见稿" => Some(Status::Draft),
        other => {
            resolver.find(format!("状态「{other}」不认识"), "写 现行有效、暂行 或 征求意见稿");
            None
        }
    };
    let in_force = head.in_force.as_deref().and_then(|d| resolver.date(d));
    let until = head.until.as_deref().and_then(|d| resolver.date(d));
    let counting = counting(head.counting.as_ref(), Counting::default(), &mut resolver);
    Some(Regulation {
        id: head.id.clone(),
        version: head.version.clone(),
        title: head.title.clone(),
        number: head.number.clone(),
        status: status?,
        in_force,
        until,
        counting,
        classes: Vec::new(),
        labels: BTreeMap::new(),
        kinds: Vec::new(),
        scope: None,
        grounds: Vec::new(),
        bars: Vec::new(),
        performers: Vec::new(),
        steps: Vec::new(),
        paths: Vec::new(),
        endings: Vec::new(),
        lifts: Vec::new(),
        elements: Vec::new(),
        duties: Vec::new(),
        limits: Vec::new(),
        pace: Within::Span(calendar::Span::new(1, calendar::Unit::Workdays)),
        extension: None,
        returns: None,
        ladder: None,
        routines: Vec::new(),
        recurring: Vec::new(),
        rates: Vec::new(),
        thresholds: Vec::new(),
        revisits: Vec::new(),
        papers: Vec::new(),
        notes: Vec::new(),
        sections: Vec::new(),
        text: String::new(),
    })
}

fn counting(raw: Option<&raw::Counting>, default: Counting, resolver: &mut Resolver<'_>) -> Counting {
    let Some(raw) = raw else { return default };
    let start = match raw.start.as_deref() {
        None => default.start,
        Some("on the day") => Start::OnTheDay,
        Some("next day") => Start::NextDay,
        Some("next workday") => Start::NextWorkday,
        Some(other) => {
            resolver.find(format!("起算「{other}」不认识"), "写 on the day、next day 或 next workday");
            default.start
        }
    };
    let end = match raw.end.as_deref() {
        None => default.end,
        Some("close of business") => End::CloseOfBusiness,
        Some("midnight") => End::Midnight,
        Some(other) => {
            resolver.find(format!("届满「{other}」不认识"), "写 close of business 或 midnight");
            default.end
        }
    };
    Counting { start, end, roll: raw.roll.unwrap_or(default.roll) }
}

fn fill(regulation: &mut Regulation, blocks: raw::Blocks, r: &mut Resolver<'_>) {
    let cite = r.citation.clone();
    for class in blocks.class {
        regulation.classes.push(Class { name: class.name, meaning: class.meaning, default: class.default });
    }
    regulation.labels.extend(blocks.label.into_iter().map(|l| (l.word, l.own)));
    for (n, scope) in blocks.scope.into_iter().enumerate() {
        r.at = line_of(r.start, &r.block, "scope", n);
        regulation.kinds.extend(r.words(&scope.kinds, "类型", words::CaseKind::from_zh));
        regulation.scope = Some(cite.clone());
    }
    for (n, ground) in blocks.ground.into_iter().enumerate() {
        r.at = line_of(r.start, &r.block, "ground", n);
        regulation.grounds.push(Ground {
            citation: cite.clone(),
            name: ground.name,
            items: ground.items,
            tell: ground.tell,
            when: r.condition(&ground.when),
            link_earlier: ground.link_earlier,
        });
    }
    fill_path(regulation, blocks.path, blocks.step, blocks.ending, blocks.lift, r);
    regulation.bars.extend(blocks.bar.into_iter().enumerate().filter_map(|(n, bar)| bar_of(n, bar, r)));
    regulation.performers.extend(blocks.performer.into_iter().enumerate().filter_map(|(n, p)| performer(n, p, r)));
    regulation.elements.extend(blocks.elements.into_iter().enumerate().filter_map(|(n, e)| elements(n, e, r)));
    let default = regulation.counting;
    regulation.duties.extend(blocks.duty.into_iter().enumerate().map(|(n, duty)| duty_rule(n, duty, r)));
    regulation.limits.extend(blocks.limit.into_iter().enumerate().filter_map(|(n, l)| limit_rule(n, l, default, r)));
    fill_times(regulation, blocks.pace, blocks.extension, blocks.returns, blocks.ladder, r);
    regulation.routines.extend(blocks.daily.into_iter().enumerate().filter_map(|(n, d)| figures::routine(n, d, r)));
    for (n, raw) in blocks.recurring.into_iter().enumerate() {
        recurring::fill(regulation, (n, raw), r);
    }
    regulation.rates.extend(blocks.rate.iter().enumerate().map(|(n, t)| figures::rate(n, t, r)));
    regulation.thresholds.extend(blocks.threshold.iter().enumerate().map(|(n, t)| figures::threshold(n, t, r)));
    regulation.revisits.extend(blocks.revisit.iter().map(|t| figures::revisits(t, r)));
    regulation.papers.extend(blocks.document.iter().map(|t| figures::paper(t, r)));
    let notes = blocks.people.into_iter().map(|n| (false, n)).chain(blocks.later.into_iter().map(|n| (true, n)));
    regulation.notes.extend(notes.map(|(later, note)| Note { later, covers: note.covers, reason: note.reason }));
}

fn fill_path(
    regulation: &mut Regulation,
    paths: Vec<raw::Path>,
    steps: Vec<raw::Step>,
    endings: Vec<raw::Ending>,
    lifts: Vec<raw::Lift>,
    r: &mut Resolver<'_>,
) {
    let citation = r.citation.clone();
    for (n, path) in paths.into_iter().enumerate() {
        r.at = line_of(r.start, &r.block, "path", n);
        regulation.paths.push(Path { citation: citation.clone(), when: r.condition(&path.when), steps: path.steps });
    }
    for (n, step) in steps.into_iter().enumerate() {
        r.at = line_of(r.start, &r.block, "step", n);
        regulation.steps.push(StepRule {
            citation: citation.clone(),
            name: step.name,
            when: r.condition(&step.when),
            passed_by: r.alternatives(&step.passed_by),
            stage: step.stage.and_then(|s| r.word(&s, "阶段", words::Stage::from_zh)),
            refusal: step.refusal.and_then(|s| r.word(&s, "拒绝理由", words::Refusal::from_zh)),
            who: r.words(&step.who, "岗位", words::HolderWord::from_zh),
        });
    }
    for (n, ending) in endings.into_iter().enumerate() {
        r.at = line_of(r.start, &r.block, "ending", n);
        let act = r.word(&ending.act, "操作", words::Act::from_zh);
        let stage = r.word(&ending.stage, "阶段", words::Stage::from_zh);
        let when = r.condition(&ending.when);
        if let (Some(act), Some(stage)) = (act, stage) {
            regulation.endings.push(Ending { citation: citation.clone(), act, when, stage });
        }
    }
    for (n, lift) in lifts.into_iter().enumerate() {
        r.at = line_of(r.start, &r.block, "lift", n);
        let by = r.patterns(&lift.by);
        regulation.lifts.push(Lift { citation: citation.clone(), by, duties: lift.duty });
    }
}

fn fill_times(
    regulation: &mut Regulation,
    pace: Option<raw::Pace>,
    extension: Option<raw::Extension>,
    returns: Option<raw::Return>,
    ladder: Option<raw::Ladder>,
    r: &mut Resolver<'_>,
) {
    let citation = r.citation.clone();
    if let Some(within) = pace.and_then(|p| r.within(&p.within, "pace")) {
        regulation.pace = within;
    }
    if let Some(raw) = extension {
        r.at = line_of(r.start, &r.block, "extension", 0);
        let cap = raw.cap.and_then(|c| r.within(&c, "extension"));
        let tell = raw.tell.and_then(|t| r.word(&t, "拒绝理由", words::Refusal::from_zh));
        let citation = citation.clone();
        regulation.extension = Some(Extension { citation, duties: raw.duty, times: raw.times, cap, tell });
    }
    if let Some(raw) = returns
        && let Some(within) = r.within(&raw.within, "return")
    {
        regulation.returns = Some(ReturnRule { citation: citation.clone(), within, times: raw.times });
    }
    if let Some(raw) = ladder {
        r.at = line_of(r.start, &r.block, "ladder", 0);
        let remind = raw.remind.and_then(|share| r.share(&share));
        let order = raw.order.and_then(|within| r.within(&within, "ladder"));
        let (duties, except) = (raw.duty, raw.except);
        regulation.ladder = Some(Ladder { citation, duties, except, remind, order, circulate: raw.circulate });
    }
}

fn bar_of(n: usize, bar: raw::Bar, r: &mut Resolver<'_>) -> Option<Bar> {
    r.at = line_of(r.start, &r.block, "bar", n);
    let when = r.condition(&bar.when);
    let until = r.alternatives(&bar.until);
    let act = r.pattern(&bar.act)?;
    let refusal = r.word(&bar.refusal, "拒绝理由", words::Refusal::from_zh)?;
    Some(Bar { citation: r.citation.clone(), act, when, until, latest: bar.latest, refusal })
}

fn performer(n: usize, raw: raw::Performer, r: &mut Resolver<'_>) -> Option<Performer> {
    r.at = line_of(r.start, &r.block, "performer", n);
    let needs = match (raw.needs.as_deref(), raw.refusal.as_deref()) {
        (Some(needs), Some(refusal)) => {
            Some((r.pattern(needs)?, r.word(refusal, "拒绝理由", words::Refusal::from_zh)?))
        }
        (None, None) => None,
        (Some(_), None) | (None, Some(_)) => {
            r.find("needs 与 refusal 须同时写", "写明须先有的事实（needs）和没有时的拒绝理由（refusal）");
            None
        }
    };
    Some(Performer {
        citation: r.citation.clone(),
        acts: r.words(&raw.acts, "操作", words::Act::from_zh),
        when: r.condition(&raw.when),
        who: r.words(&raw.who, "岗位或承办方", words::HolderWord::from_zh),
        needs,
        beside: raw.beside,
    })
}

fn elements(n: usize, raw: raw::Elements, r: &mut Resolver<'_>) -> Option<Elements> {
    r.at = line_of(r.start, &r.block, "elements", n);
    let act = r.pattern(&raw.act)?;
    Some(Elements {
        citation: r.citation.clone(),
        act,
        when: r.condition(&raw.when),
        all: r.words(&raw.all, "栏目", resolve::element_field),
        one_of: r.words(&raw.one_of, "栏目", resolve::element_field),
        must_be: r.values(raw.must_be),
        forbid: r.values(raw.forbid),
        blocks: r.words(&raw.blocks, "操作", words::Act::from_zh),
        refusal: raw.refusal.and_then(|s| r.word(&s, "拒绝理由", words::Refusal::from_zh)),
    })
}

fn duty_rule(n: usize, raw: raw::Duty, r: &mut Resolver<'_>) -> DutyRule {
    r.at = line_of(r.start, &r.block, "duty", n);
    let also = raw.also.into_iter().map(|place| Citation { place, ..r.citation.clone() }).collect();
    DutyRule {
        citation: r.citation.clone(),
        also,
        name: raw.name,
        when: r.condition(&raw.when),
        holder: r.words(&raw.holder, "岗位或承办方", words::HolderWord::from_zh),
        opened_by: r.patterns(&raw.opened_by),
        each: raw.each.and_then(|each| r.each(&each)),
        met_by: r.alternatives(&raw.met_by),
        reopened_by: r.patterns(&raw.reopened_by),
        survives: r.words(&raw.survives, "操作", words::Act::from_zh),
        aside: raw.aside,
    }
}

fn limit_rule(n: usize, raw: raw::Limit, default: Counting, r: &mut Resolver<'_>) -> Option<LimitRule> {
    r.at = line_of(r.start, &r.block, "limit", n);
    let counting = counting(raw.counting.as_ref(), default, r);
    let when = r.condition(&raw.when);
    let basis =
        raw.basis.as_deref().and_then(|b| r.word(b.trim_start_matches("field:"), "栏目", words::Field::from_zh));
    let start = r.start_at(raw.start.as_deref());
    match Limit::parse(&raw.within) {
        Ok(within) => Some(LimitRule {
            citation: r.citation.clone(),
            duty: raw.duty,
            when,
            within,
            start,
            setting: raw.setting,
            basis,
            counting,
        }),
        Err(wrong) => {
            r.find(wrong, "写 N workdays|days|months|hours|minutes、same day、until:栏目、field:栏目 或 none");
            None
        }
    }
}
