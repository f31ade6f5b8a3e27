//! Where a work order may go, and within what limit.

use crate::{Case, Circumstances, Fact, Reason, Recorded, Value, View, evolve};
use directory::{OrgId, OrgKind};
use regulation::follow;
use words::{Act, Field, Refusal};

pub(super) fn dispatching(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    match fact.act {
        Act::Dispatch => {
            let mut reasons = destination(fact, c);
            reasons.extend(co_handlers(fact, c));
            if reasons.is_empty() {
                reasons.extend(limit(case, fact, c));
            }
            reasons
        }
        Act::Designate => fact.org(Field::Unit).map_or_else(Vec::new, |org| within_area(org, Field::Unit, c)),
        _ => Vec::new(),
    }
}

/// Across levels or places a matter goes by letter to the other centre; within the area by work order.
fn destination(fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let Some(lead) = fact.org(Field::Lead) else { return Vec::new() };
    let by_letter = fact.word(Field::Means) == Some("函转");
    let elsewhere = c.directory.centre_of(lead) != Some(&c.centre);
    let other_centre = elsewhere && c.directory.organisation(lead).is_some_and(|o| o.kind == OrgKind::Centre);
    let refusals: &[Refusal] = match (elsewhere, other_centre, by_letter) {
        (false, _, false) | (true, true, true) => &[],
        (false, _, true) => &[Refusal::UseWorkOrder],
        (true, true, false) => &[Refusal::NotThisArea, Refusal::UseLetter],
        (true, false, _) => &[Refusal::NotThisArea],
    };
    let named = |refusal: &Refusal| Reason::because(*refusal, c.directory.name_of(lead));
    refusals.iter().map(|refusal| named(refusal).about(&[Field::Lead, Field::Means])).collect()
}

fn within_area(org: &OrgId, field: Field, c: &Circumstances<'_>) -> Vec<Reason> {
    if c.directory.centre_of(org) == Some(&c.centre) {
        return Vec::new();
    }
    vec![Reason::because(Refusal::NotThisArea, c.directory.name_of(org)).about(&[field])]
}

fn co_handlers(fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let Some(Value::Orgs(orgs)) = fact.get(Field::CoHandlers) else { return Vec::new() };
    let mut reasons: Vec<Reason> = orgs.iter().flat_map(|org| within_area(org, Field::CoHandlers, c)).collect();
    if fact.org(Field::Lead).is_some_and(|lead| orgs.contains(lead)) {
        reasons.push(Reason::because(Refusal::FieldInvalid, "牵头单位不能同时协办").about(&[Field::CoHandlers]));
    }
    reasons
}

/// A limit set at dispatch may be shorter than the regulation's, never longer: the dispatch is tried without it. Where
/// the lead itself owes nothing dated, what bounds it is the case's own limit.
fn limit(case: &Case, fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let mut plain = fact.clone();
    plain.fields.remove(&Field::Limit);
    let asked = match fact.get(Field::Limit) {
        Some(Value::Moment(at)) => *at,
        Some(Value::Span(span)) => {
            let within = calendar::Within::Span(*span);
            c.books.calendar.limit(c.now, within, &calendar::Counting::default(), &c.books.local.hours).at
        }
        _ => return Vec::new(),
    };
    let recorded = Recorded {
        sequence: case.facts.last().map_or(1, |f| f.sequence + 1),
        at: c.now,
        by: c.actor.clone(),
        terms: c.terms.clone(),
        fact: plain,
    };
    let then = evolve(case.clone(), &recorded);
    let ledger = follow(c.ledger.clone(), &View(&then), &recorded, &c.books);
    let lead = then.lead.as_ref().map(|l| l.org.0.clone());
    let dated = || ledger.owed_by_case().filter(|d| d.item.is_none() && d.term.is_some());
    let of_lead = dated().filter(|d| d.holder.org == lead).max_by_key(|d| d.due());
    let longest = of_lead.or_else(|| dated().max_by_key(|d| d.due()));
    match longest.and_then(|d| Some((d, d.due()?))) {
        Some((duty, due)) if asked > due => {
            let said = format!("“{}”至{}", duty.name(), due.strftime("%Y-%m-%d %H:%M"));
            let reason = Reason::because(Refusal::LimitTooLong, said).about(&[Field::Limit]);
            vec![duty.clauses.first().map_or(reason.clone(), |clause| reason.citing(clause))]
        }
        _ => Vec::new(),
    }
}
