//! What is looked up when an act on an affair is decided: it is put into the fact, so that duties need no directory.

use crate::decide::Found;
use crate::{Affair, Sampling, calls, is_post_of, verified};
use directory::OrgId;
use record::{Circumstances, Fact, Value};
use words::{Act, Field};

/// The fact with what was looked up.
pub(crate) fn fill(affair: &Affair, mut fact: Fact, found: &Found, c: &Circumstances<'_>) -> Fact {
    if !affair.is_begun() {
        fact.fields.insert(Field::CentreUnit, Value::Org(c.centre.clone()));
    }
    if !found.cases.is_empty() {
        fact.fields.insert(Field::Cases, Value::Cases(found.cases.clone()));
    }
    unit(&mut fact, c);
    match fact.act {
        Act::Ring | Act::Miss => calls::arrived(affair, &mut fact, c),
        Act::CallBack => calls::in_hours(affair, &mut fact, c),
        Act::Sanction => severity(affair, &mut fact),
        Act::DecideTogether => {
            severity(affair, &mut fact);
            spared(&mut fact);
        }
        Act::Conclude | Act::Rectify => undecided(affair, &mut fact),
        Act::DailyCheck => posts(affair, &mut fact, c),
        Act::CountVerified => {
            let count = verified::count_after(affair, &fact);
            fact.fields.insert(Field::VerifiedCount, Value::Number(count));
        }
        Act::PlanRevisits | Act::BeginSurvey => {
            let seed = Sampling::of(&fact, c.now).seed;
            fact.fields.insert(Field::Seed, Value::Number(seed));
        }
        Act::MeasureEffect => measured(&mut fact, found),
        Act::PublishFigures => circulated(&mut fact, found),
        _ => {}
    }
    fact
}

/// The organisation of a person named, and the department of a window.
fn unit(fact: &mut Fact, c: &Circumstances<'_>) {
    if let Some(Value::Person { seat, .. }) = fact.get(Field::Person) {
        let org = seat.org.clone();
        fact.fields.entry(Field::Unit).or_insert(Value::Org(org));
    }
    let named =
        [Field::ResponsibleUnit, Field::Unit, Field::RespondentWindow].iter().find_map(|f| fact.org(*f)).cloned();
    if let Some(department) = named.and_then(|org| c.directory.organisation(&org)?.department.clone()) {
        fact.fields.insert(Field::OwnerUnit, Value::Org(department));
    }
}

/// What was found to be serious stays so until it has been decided together, whatever the sanction is called.
fn severity(affair: &Affair, fact: &mut Fact) {
    let said = affair.last_with(Field::Severity).and_then(|r| r.fact.word(Field::Severity)).map(str::to_owned);
    let Some(said) = said else { return };
    let stands = !affair.has(Act::DecideTogether) && said == SERIOUS;
    if stands || !fact.fields.contains_key(&Field::Severity) {
        fact.fields.insert(Field::Severity, Value::Word(said));
    }
}

const SERIOUS: &str = "严重";

/// A serious breach on which nobody has decided together stays serious whatever is done about it; and what was found and
/// neither put right nor decided upon is not ended without a word.
fn undecided(affair: &Affair, fact: &mut Fact) {
    if affair.has(Act::DecideTogether) {
        return;
    }
    severity(affair, fact);
    let problem = affair.facts.iter().any(|r| r.fact.says_yes(Field::FoundProblem) || r.fact.act == Act::ReportBreach);
    let settled = affair.has(Act::Rectify) || affair.has(Act::Sanction);
    if fact.act == Act::Conclude && problem && !settled {
        fact.fields.insert(Field::FoundProblem, Value::Word("是".to_owned()));
    }
}

/// The effect of a collective decision against a sanction, in whatever words: by it a sanction stays barred.
fn spared(fact: &mut Fact) {
    if fact.word(Field::Conclusion).is_some_and(spares) {
        fact.fields.insert(Field::Effect, Value::Word(SPARED.to_owned()));
    }
}

/// The effect that rules know (首问责任制 7.1.6).
const SPARED: &str = "不予处分";

/// Whether a conclusion says that nobody is sanctioned: 不予处分, 不同意, 不给予行政处罚, 免予处分.
fn spares(conclusion: &str) -> bool {
    let said: String = conclusion.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = ["行政", "经济", "纪律", "任何"].iter().fold(said, |said, word| said.replace(word, ""));
    let denials = [
        "不",
        "不予",
        "不给",
        "不给予",
        "不作",
        "不作出",
        "不做",
        "不再",
        "不宜",
        "不应",
        "免",
        "免予",
        "免于",
        "无需",
        "不需",
    ];
    let of = |noun: &str| denials.iter().any(|denial| plain.contains(&format!("{denial}{noun}")));
    plain == "不予" || plain.contains("不同意") || ["处分", "处罚", "追究", "处理"].iter().any(|noun| of(noun))
}

/// The posts that the signer answers for: those of the own organisation, on the channel named or on all.
fn posts(affair: &Affair, fact: &mut Fact, c: &Circumstances<'_>) {
    let org: Option<OrgId> = fact.org(Field::Unit).cloned().or_else(|| c.actor.org.clone());
    let Some(org) = org else { return };
    let channel = fact.word(Field::Channel);
    let signed: Vec<String> = affair.posts.iter().filter(|post| is_post_of(post, &org, channel)).cloned().collect();
    fact.fields.insert(Field::Posts, Value::Words(signed));
}

/// How many such cases there were before the measures and since, where nobody counted otherwise; and whether the measures
/// work, which they do where there are fewer now.
fn measured(fact: &mut Fact, found: &Found) {
    if let Some((before, after)) = found.before_and_after {
        fact.fields.entry(Field::Before).or_insert(Value::Number(before));
        fact.fields.entry(Field::After).or_insert(Value::Number(after));
    }
    let (before, after) = (fact.number(Field::Before), fact.number(Field::After));
    if let (Some(before), Some(after)) = (before, after) {
        let works = after == 0 || after < before;
        let said = Value::Word(if works { "见效" } else { NO_EFFECT }.to_owned());
        fact.fields.entry(Field::Conclusion).or_insert(said);
    }
}

/// The figures of the period as the program counted them, nobody else: they can be counted again from the same journal.
fn circulated(fact: &mut Fact, found: &Found) {
    let Some(counted) = &found.figures else { return };
    fact.fields.insert(Field::Figures, Value::Words(counted.figures.clone()));
    if !counted.focus.is_empty() {
        fact.fields.insert(Field::Focus, Value::Words(counted.focus.clone()));
    }
}

/// The conclusion of an assessment by which the same complaints came again: the hot issue stays open.
pub(crate) const NO_EFFECT: &str = "未见效";
