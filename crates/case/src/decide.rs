//! Deciding an act: permit first, then the content.

mod content;
mod dates;
mod dispatching;

use crate::fill::fill;
use crate::{Case, Circumstances, Decision, Denial, Fact, Then, Value, permit};
use record::complaint_of;
use regulation::Citation;
use words::{Act, Channel, Field};

/// Decides an act. Facts and clauses, or every reason that forbids it.
///
/// # Errors
/// A [`Denial`] with all the reasons that hold: those of [`permit`], and those of the content.
pub fn decide(case: &Case, request: &Fact, c: &Circumstances<'_>) -> Result<Decision, Denial> {
    let mut reasons = permit(case, request.act, c);
    let fact = fill(case, request.clone(), c);
    reasons.extend(content::content(case, &fact, c));
    if reasons.is_empty() {
        reasons.extend(dates::dates(case, &fact, c));
        reasons.extend(dispatching::dispatching(case, &fact, c));
    }
    if !reasons.is_empty() {
        return Err(Denial { reasons });
    }
    let mut facts = vec![fact];
    facts.extend(third_failure(case, facts.first()));
    let because = grounds(case, facts.first(), c);
    let then = facts.first().map(|fact| elsewhere(case, fact, c)).unwrap_or_default();
    Ok(Decision { facts, then, because })
}

/// What an act brings for other cases: linking is noted on the main case, and its answer is offered for each linked one.
fn elsewhere(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Vec<Then> {
    let of_this = |act: Act| Fact::of(act).with(Field::LinkedCase, Value::Case(c.stream.clone()));
    match fact.act {
        Act::Link => fact
            .get(Field::MainCase)
            .map(|main| Then { stream: main.rule_word(), fact: of_this(Act::Absorb) })
            .into_iter()
            .collect(),
        Act::Unlink => case.main.iter().map(|main| Then { stream: main.clone(), fact: of_this(Act::Part) }).collect(),
        Act::Evaluate => low_evaluation(case, fact, c).into_iter().collect(),
        Act::FeedBack if fact.word(Field::FeedbackOf) != Some("方案") => {
            case.linked.iter().map(|one| Then { stream: one.clone(), fact: same_answer(case, fact, c) }).collect()
        }
        _ => Vec::new(),
    }
}

/// One of the two low levels opens a complaint of its own, with its own clock, about whoever handled the matter
/// (GB/T 39735; 首问责任制 7.2.3). What came of such a complaint opens no further one: it can be taken up again.
fn low_evaluation(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Option<Then> {
    if case.channel == Some(Channel::Evaluation) {
        return None;
    }
    let mut opened = complaint_of(fact, &c.centre)?.with(Field::LinkedCase, Value::Case(c.stream.clone()));
    for field in [Field::Name, Field::Phone, Field::Address, Field::Naming, Field::Item] {
        if let Some(value) = case.facts.iter().rev().find_map(|r| r.fact.get(field)) {
            opened = opened.with(field, value.clone());
        }
    }
    if let Some(lead) = &case.lead {
        opened = opened.with(Field::Respondent, Value::Org(lead.org.clone()));
    }
    Some(Then { stream: format!("{}.{}", c.stream, case.facts.len() + 1), fact: opened })
}

/// The answer of the main case, for a linked one: the words told, or those of the unit's answer.
fn same_answer(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Fact {
    let offered = Fact::of(Act::MainAnswered).with(Field::MainCase, Value::Case(c.stream.clone()));
    let words = fact.get(Field::Text).or_else(|| case.answer().and_then(|a| a.fact.get(Field::Text)));
    words.map_or(offered.clone(), |text| offered.with(Field::Text, text.clone()))
}

/// Every third attempt in a row that reached nobody is a fact of its own: what is asked anew is tried anew.
fn third_failure(case: &Case, fact: Option<&Fact>) -> Option<Fact> {
    let fact = fact.filter(|f| f.act == Act::Contact && f.word(Field::Reached) == Some("否"))?;
    let side = fact.word(Field::Side).unwrap_or("投诉人");
    let before = case.failed_contacts.get(side).copied().unwrap_or(0);
    (before + 1).is_multiple_of(3).then(|| Fact::of(Act::ContactFailed).with(Field::Side, Value::Word(side.to_owned())))
}

/// The clauses on which the act rests: the path's, the ground's, the extension's.
fn grounds(case: &Case, fact: Option<&Fact>, c: &Circumstances<'_>) -> Vec<Citation> {
    let Some(fact) = fact else { return Vec::new() };
    if fact.act == Act::Decline {
        return content::ground(case, fact, c).map(|g| g.citation.clone()).into_iter().collect();
    }
    crate::stage::steps(case, &c.books)
        .into_iter()
        .filter(|s| s.act() == Some(fact.act))
        .flat_map(|s| s.asked_by)
        .collect()
}
