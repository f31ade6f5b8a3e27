//! What may be done, with its fields: screens know no rules.

use crate::{Case, Circumstances, FieldOffer, Offer, View, permit};
use regulation::{Pattern, Subject, Test};
use words::{Act, Field, FieldSpec, Shape};

/// The acts that `permit` allows this actor, in the order of the glossary, each with its fields.
#[must_use]
pub fn offers(case: &Case, c: &Circumstances<'_>) -> Vec<Offer> {
    Act::ALL.iter().copied().filter_map(|act| offer_of(case, act, c)).collect()
}

/// One act with its fields, where `permit` allows it this actor: what [`offers`] says of it, without asking about all
/// the others.
#[must_use]
pub fn offer_of(case: &Case, act: Act, c: &Circumstances<'_>) -> Option<Offer> {
    let by_hand = !act.is_times_own() && !act.surrounds() && act != Act::Register;
    (by_hand && permit(case, act, c).is_empty()).then(|| offer(case, act, c))
}

/// The form of an act, whether or not it is permitted now: registering has one before there is a case.
pub(crate) fn offer(case: &Case, act: Act, c: &Circumstances<'_>) -> Offer {
    let label = c.books.regulations.iter().map(|r| r.label(act.zh())).find(|l| *l != act.zh()).unwrap_or(act.zh());
    let asked = asked_by_rule(case, act, c);
    let fields = act
        .fields()
        .iter()
        .filter(|spec| is_useful(case, act, spec.field, c))
        .map(|spec| FieldOffer {
            spec: *spec,
            choices: choices(case, *spec, c),
            required: spec.required.is_some() || asked.contains(&spec.field),
            preset: preset(case, act, spec.field, c),
        })
        .collect();
    Offer { act, label: label.to_owned(), fields }
}

fn asked_by_rule(case: &Case, act: Act, c: &Circumstances<'_>) -> Vec<Field> {
    let view = View(case);
    c.books
        .regulations
        .iter()
        .flat_map(|r| &r.elements)
        .filter(|e| e.act.act == act && says_nothing(&e.act) && e.when.holds(&|a| view.attribute(a)))
        .flat_map(|e| e.all.iter().copied())
        .collect()
}

/// Whether a pattern asks nothing of what the act says, though perhaps of who does it.
fn says_nothing(pattern: &Pattern) -> bool {
    pattern.tests.iter().all(|test| matches!(test, Test::By { .. }))
}

/// Fields that the regulations at hand have no use for are left out.
fn is_useful(case: &Case, act: Act, field: Field, c: &Circumstances<'_>) -> bool {
    let has_classes = c.books.regulations.iter().any(|r| !r.classes.is_empty());
    let asks_elements = || asked_by_rule(case, act, c).contains(&Field::Investigation);
    match (act, field) {
        (Act::Accept, Field::Class) => has_classes,
        (Act::Register, Field::Topic) => mentions_attribute(c, words::Attribute::Topic),
        (Act::Accept, Field::Cause) => mentions_attribute(c, words::Attribute::Cause),
        (Act::Accept, Field::StatutoryLimit | Field::StatutoryBasis) => {
            mentions_attribute(c, words::Attribute::Statutory)
        }
        (Act::Answer, Field::Text) => !asks_elements(),
        // What a case is about is known; only an evaluation of a window names one.
        (Act::Evaluate, Field::Unit) => false,
        (Act::Answer, Field::Investigation | Field::Process | Field::Rectification | Field::Outcome) => asks_elements(),
        (_, _) => true,
    }
}

fn mentions_attribute(c: &Circumstances<'_>, attribute: words::Attribute) -> bool {
    c.books.regulations.iter().any(|r| {
        r.limits
            .iter()
            .map(|l| &l.when)
            .chain(r.paths.iter().map(|p| &p.when))
            .any(|w| w.attributes().any(|a| a == attribute))
    })
}

fn choices(case: &Case, spec: FieldSpec, c: &Circumstances<'_>) -> Vec<String> {
    let view = View(case);
    match spec.shape {
        Shape::Choice(words) => words.iter().map(|w| (*w).to_owned()).collect(),
        Shape::YesNo => vec!["是".to_owned(), "否".to_owned()],
        Shape::Class => {
            let mut classes: Vec<String> =
                c.books.regulations.iter().flat_map(|r| &r.classes).map(|k| k.name.clone()).collect();
            classes.dedup();
            classes
        }
        Shape::Ground => c
            .books
            .regulations
            .iter()
            .flat_map(|r| &r.grounds)
            .filter(|g| g.when.holds(&|a| view.attribute(a)))
            .flat_map(|g| if g.items.is_empty() { vec![g.name.clone()] } else { g.items.clone() })
            .collect(),
        Shape::Organisations => c.directory.area(&c.centre).map(|o| o.name.clone()).collect(),
        Shape::Organisation | Shape::Destination => {
            c.directory.area(&c.centre).chain(c.directory.near(&c.centre)).map(|o| o.name.clone()).collect()
        }
        Shape::Item => c.directory.items.iter().filter(|i| i.centre == c.centre).map(|i| i.name.clone()).collect(),
        Shape::Word if spec.field == Field::Milestones => {
            case.milestones.iter().filter(|m| !m.2).map(|m| m.0.clone()).collect()
        }
        Shape::Word if spec.field == Field::Means => MEANS.iter().map(|m| (*m).to_owned()).collect(),
        _ => Vec::new(),
    }
}

/// The means by which people are told; other words may be typed.
const MEANS: &[&str] = &["电话", "当面", "网上", "书面", "短信", "邮件"];

fn preset(case: &Case, act: Act, field: Field, c: &Circumstances<'_>) -> Option<String> {
    match (act, field) {
        (Act::Dispatch, Field::Lead) => {
            case.owner.as_ref().and_then(|owner| c.directory.organisation(owner)).map(|owner| owner.name.clone())
        }
        (Act::Accept, Field::Class) => {
            c.books.regulations.iter().flat_map(|r| &r.classes).find(|k| k.default).map(|k| k.name.clone())
        }
        (Act::Accept, Field::Urgency) => Some("普通".to_owned()),
        (Act::Accept, Field::Unclear) => Some("否".to_owned()),
        (Act::Dispatch, Field::Means) => Some("工作单".to_owned()),
        (Act::FeedBack, Field::FeedbackOf) => Some("结果".to_owned()),
        (_, _) => None,
    }
}

/// The form to register with.
#[must_use]
pub fn registration(c: &Circumstances<'_>) -> Offer {
    offer(&Case::default(), Act::Register, c)
}
