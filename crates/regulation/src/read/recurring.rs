//! What recurs: one block says what is done, how often, by whom and until when, and stands for a duty with its limit, so
//! that the duty machine, its ladder and its figures know nothing of periods.

use super::resolve::Resolver;
use crate::literate::line_of;
use crate::model::{DutyRule, LimitRule, Recurring, Regulation};
use crate::{Citation, Condition, Every, Limit, Pattern, StartAt, Test, raw};
use calendar::Span;
use words::{Act, Field, HolderWord};

pub(super) fn fill(regulation: &mut Regulation, (n, raw): (usize, raw::Recurring), r: &mut Resolver<'_>) {
    r.at = line_of(r.start, &r.block, "recurring", n);
    let every = Every::parse(&raw.every);
    if every.is_none() {
        r.find(format!("周期「{}」不认识", raw.every), "写 week、month、quarter、half-year、year 或 N weeks");
    }
    let span = raw.within.parse::<Span>().ok();
    if span.is_none() {
        r.find(format!("期末之后的期限「{}」读不懂", raw.within), "写期末之后多久，如 10 workdays、1 months");
    }
    let act = r.word(&raw.act, "操作", Act::from_zh);
    let holder = r.words(&raw.holder, "岗位或承办方", HolderWord::from_zh);
    let (Some(every), Some(span), Some(act)) = (every, span, act) else { return };
    let citation = r.citation.clone();
    let name = raw.name.unwrap_or_else(|| act.zh().to_owned());
    regulation.duties.push(DutyRule {
        citation: citation.clone(),
        also: raw.also.into_iter().map(|place| Citation { place, ..citation.clone() }).collect(),
        name: name.clone(),
        when: Condition::default(),
        holder,
        opened_by: vec![opening(act, every)],
        each: None,
        met_by: vec![vec![Pattern { act: Act::CompletePeriod, tests: Vec::new() }]],
        reopened_by: Vec::new(),
        survives: Vec::new(),
        aside: true,
    });
    regulation.limits.push(LimitRule {
        citation: citation.clone(),
        duty: name.clone(),
        when: Condition::default(),
        within: Limit::Until(Field::Until, Some(span)),
        start: StartAt::Opening,
        setting: raw.setting,
        basis: None,
        counting: regulation.counting,
    });
    regulation.recurring.push(Recurring { citation, act, every, duty: name });
}

/// The beginning of a period of this length for this act.
fn opening(act: Act, every: Every) -> Pattern {
    let is = |field: Field, word: String| Test::Field { field, not: false, values: vec![word] };
    let tests = vec![is(Field::Subject, act.zh().to_owned()), is(Field::Every, every.zh())];
    Pattern { act: Act::BeginPeriod, tests }
}
