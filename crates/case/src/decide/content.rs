//! The content of an act: required fields, known words, elements, bars on what is said.

use crate::needs::lacking_in_act;
use crate::permit::plan_to_tell;
use crate::{Case, Circumstances, Fact, Reason, Recorded, Value, View};
use regulation::{Elements, Ground, Subject};
use words::{Act, Attribute, Field, Refusal};

pub(super) fn content(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let mut reasons = record::well_formed(fact);
    reasons.extend(known_class(fact, c));
    reasons.extend(known_ground(case, fact, c));
    reasons.extend(elements(case, fact, c));
    reasons.extend(bars(case, fact, c));
    reasons.extend(told(case, fact, c));
    reasons
}

fn known_class(fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    if !matches!(fact.act, Act::Accept | Act::Reclassify) {
        return Vec::new();
    }
    let Some(class) = fact.word(Field::Class) else { return Vec::new() };
    let known: Vec<&str> = c.books.regulations.iter().flat_map(|r| &r.classes).map(|k| k.name.as_str()).collect();
    if known.contains(&class) {
        return Vec::new();
    }
    let said = if known.is_empty() { "本规程不分类".to_owned() } else { format!("应为{}", known.join("、")) };
    vec![Reason::because(Refusal::ClassUnknown, said).about(&[Field::Class])]
}

/// The ground that is meant, where the regulation lists grounds.
pub(super) fn ground<'a>(case: &Case, fact: &Fact, c: &'a Circumstances<'_>) -> Option<&'a Ground> {
    let given = fact.word(Field::Ground)?;
    let view = View(case);
    c.books
        .regulations
        .iter()
        .flat_map(|r| &r.grounds)
        .find(|g| g.when.holds(&|a| view.attribute(a)) && g.is_meant_by(given))
}

fn known_ground(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    if fact.act != Act::Decline || fact.word(Field::Ground).is_none() {
        return Vec::new();
    }
    let view = View(case);
    let listed: Vec<&Ground> =
        c.books.regulations.iter().flat_map(|r| &r.grounds).filter(|g| g.when.holds(&|a| view.attribute(a))).collect();
    if listed.is_empty() || ground(case, fact, c).is_some() {
        return Vec::new();
    }
    let names: Vec<&str> = listed.iter().map(|g| g.name.as_str()).collect();
    vec![Reason::because(Refusal::GroundUnknown, names.join("；")).about(&[Field::Ground])]
}

/// The fact as if it were recorded now, for patterns to be held against it.
fn as_recorded(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Recorded {
    Recorded {
        sequence: case.facts.last().map_or(1, |f| f.sequence + 1),
        at: c.now,
        by: c.actor.clone(),
        terms: c.terms.clone(),
        fact: fact.clone(),
    }
}

/// The fact with its ground named by the document's own item, so that a pattern finds it however it was put.
fn canonical(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Vec<Fact> {
    let mut all = vec![fact.clone()];
    if let (Some(ground), Some(given)) = (ground(case, fact, c), fact.word(Field::Ground)) {
        let items = ground.items.iter().filter(|i| i.contains(given) || given.contains(i.as_str()));
        all.extend(items.map(|item| fact.clone().with(Field::Ground, Value::Word(item.clone()))));
    }
    all
}

fn rules<'a>(case: &'a Case, fact: &Fact, c: &'a Circumstances<'_>) -> Vec<&'a Elements> {
    let view = View(case);
    let recorded = as_recorded(case, fact, c);
    c.books
        .regulations
        .iter()
        .flat_map(|r| &r.elements)
        .filter(|e| e.act.act == fact.act && fact.act != Act::Register)
        .filter(|e| e.when.holds(&|a: Attribute| view.attribute(a)) && matches_unrecorded(e, &recorded, case))
        .collect()
}

/// Whether the rule's pattern matches the act that is asked for; `由` is judged by the case as it would then be.
fn matches_unrecorded(rule: &Elements, recorded: &Recorded, case: &Case) -> bool {
    let mut then = case.clone();
    then.facts.push(recorded.clone());
    rule.act.matches(recorded, &View(&then), None)
}

fn elements(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    rules(case, fact, c).into_iter().flat_map(|rule| against(case, fact, rule)).collect()
}

fn against(case: &Case, fact: &Fact, rule: &Elements) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let lacking = lacking_in_act(case, fact, rule);
    if !lacking.is_empty() {
        let names: Vec<&str> = lacking.iter().map(|f| f.zh()).collect();
        let refusal = rule.refusal.unwrap_or(Refusal::ElementsMissing);
        reasons.push(Reason::because(refusal, names.join("、")).about(&lacking).citing(&rule.citation));
    }
    let says = |(field, words): &&(Field, Vec<String>)| fact.word(*field).is_some_and(|w| words.iter().any(|x| x == w));
    if !rule.must_be.is_empty() && !rule.must_be.iter().any(|pair| says(&pair)) {
        let fields: Vec<Field> = rule.must_be.iter().map(|(f, _)| *f).collect();
        let asked: Vec<String> = rule.must_be.iter().map(|(f, w)| format!("{f}须为{}", w.join("或"))).collect();
        let refusal = rule.refusal.unwrap_or(Refusal::FieldInvalid);
        reasons.push(Reason::because(refusal, asked.join("，或")).about(&fields).citing(&rule.citation));
    }
    for pair in rule.forbid.iter().filter(says) {
        let refusal = rule.refusal.unwrap_or(Refusal::CriteriaNotMet);
        let said = format!("{}为{}", pair.0, pair.1.join("或"));
        reasons.push(Reason::because(refusal, said).about(&[pair.0]).citing(&rule.citation));
    }
    reasons
}

/// The bars that depend on what the act says.
fn bars(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let view = View(case);
    let said = canonical(case, fact, c);
    c.books
        .regulations
        .iter()
        .flat_map(|r| &r.bars)
        .filter(|bar| bar.act.act == fact.act && !bar.act.tests.is_empty() && !bar.is_lifted(&view))
        .filter(|bar| {
            said.iter().any(|f| {
                let recorded = as_recorded(case, f, c);
                let mut then = case.clone();
                then.destination = f.word(Field::DestinationKind).map(str::to_owned).or(then.destination);
                then.facts.push(recorded.clone());
                let view = View(&then);
                bar.when.holds(&|a: Attribute| view.attribute(a)) && bar.act.matches(&recorded, &view, None)
            })
        })
        .map(|bar| Reason::plain(bar.refusal).citing(&bar.citation))
        .collect()
}

/// What must be told or shown with the act.
fn told(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    match fact.act {
        Act::AttachRecording if !case.recording_announced && !fact.says_yes(Field::Announced) => {
            vec![Reason::plain(Refusal::AnnounceRecording).about(&[Field::Announced])]
        }
        Act::ApproveExtension if fact.word(Field::Conclusion) != Some("退回") => c
            .books
            .regulations
            .iter()
            .filter_map(|r| r.extension.as_ref())
            .filter(|_| !fact.fields.contains_key(&Field::TellingMeans))
            .filter_map(|e| Some(Reason::plain(e.tell?).citing(&e.citation).about(&[Field::TellingMeans])))
            .collect(),
        Act::FeedBack if fact.word(Field::FeedbackOf) != Some("方案") => unreached(case, c),
        Act::HandOver if is_self(fact, c) => {
            vec![Reason::because(Refusal::FieldInvalid, "接收人不能是移交的本人").about(&[Field::Recipient])]
        }
        Act::Link if !c.main_case_fits => {
            vec![
                Reason::because(Refusal::MainCaseInvalid, "须是同一中心、尚未办结且未并入他件的另一件")
                    .about(&[Field::MainCase]),
            ]
        }
        Act::Milestone => unknown_milestone(case, fact),
        Act::Reclassify if fact.word(Field::Class).map(str::to_owned) == case.class => {
            vec![Reason::because(Refusal::FieldInvalid, "与现有分类相同").about(&[Field::Class])]
        }
        _ => Vec::new(),
    }
}

/// Whether the recipient named is whoever hands over.
fn is_self(fact: &Fact, c: &Circumstances<'_>) -> bool {
    match fact.get(Field::Recipient) {
        Some(Value::Person { staff: Some(staff), .. }) => Some(staff) == c.actor.staff.as_ref(),
        _ => false,
    }
}

/// The result is told when every milestone of an approved plan is reached and no co-handler owes an answer; the plan
/// itself may be told before.
fn unreached(case: &Case, c: &Circumstances<'_>) -> Vec<Reason> {
    let plan = !case.milestones.is_empty() || plan_to_tell(c);
    if plan && !case.is_ended() && case.owing().next().is_some() {
        return vec![Reason::plain(Refusal::CoHandlersOwe)];
    }
    let step = crate::stage::steps(case, &c.books).into_iter().find(|s| s.act() == Some(Act::Milestone) && !s.passed);
    let Some(step) = step.filter(|_| !case.is_ended()) else { return Vec::new() };
    let open: Vec<&str> = case.milestones.iter().filter(|m| !m.2).map(|m| m.0.as_str()).collect();
    let reason = Reason::because(Refusal::MilestonesNotReached, open.join("、"));
    vec![step.asked_by.first().map_or(reason.clone(), |by| reason.citing(by))]
}

fn unknown_milestone(case: &Case, fact: &Fact) -> Vec<Reason> {
    let name = fact.get(Field::Milestones).map(Value::rule_word).unwrap_or_default();
    if case.milestones.iter().any(|m| m.0 == name) {
        return Vec::new();
    }
    let names: Vec<&str> = case.milestones.iter().map(|m| m.0.as_str()).collect();
    vec![
        Reason::because(Refusal::FieldInvalid, format!("方案的节点是{}", names.join("、"))).about(&[Field::Milestones]),
    ]
}
