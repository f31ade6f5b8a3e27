//! What may be done about an affair, with its fields.

use crate::{Affair, is_recurring, permit};
use record::{Circumstances, FieldOffer, Offer};
use words::{Act, Affair as Kind, Field, FieldSpec, Shape};

/// The acts that `permit` allows this actor on an affair, each with its fields.
#[must_use]
pub fn offers(affair: &Affair, c: &Circumstances<'_>) -> Vec<Offer> {
    let Some(kind) = affair.kind else { return Vec::new() };
    kind.followed_by()
        .iter()
        .copied()
        .filter(|act| !act.is_times_own() && permit(affair, *act, c).is_empty())
        .map(|act| offer(act, c))
        .collect()
}

/// The affairs that this actor may begin, each with the form of the act that begins it.
#[must_use]
pub fn openings(c: &Circumstances<'_>) -> Vec<(Kind, Offer)> {
    let blank = Affair::default();
    Kind::ALL
        .iter()
        .flat_map(|kind| kind.opened_by().iter().map(|act| (*kind, *act)))
        .filter(|(_, act)| !act.is_times_own() && permit(&blank, *act, c).is_empty())
        .map(|(kind, act)| (kind, offer(act, c)))
        .collect()
}

fn offer(act: Act, c: &Circumstances<'_>) -> Offer {
    let label = c.books.regulations.iter().map(|r| r.label(act.zh())).find(|l| *l != act.zh()).unwrap_or(act.zh());
    // Of periods only those acts speak that are owed for one.
    let is_asked = |spec: &&FieldSpec| spec.field != Field::Period || is_recurring(act, &c.books);
    let fields = act
        .fields()
        .iter()
        .filter(is_asked)
        .map(|spec| FieldOffer {
            spec: *spec,
            choices: choices(*spec, c),
            required: spec.required.is_some(),
            preset: None,
        })
        .collect();
    Offer { act, label: label.to_owned(), fields }
}

fn choices(spec: FieldSpec, c: &Circumstances<'_>) -> Vec<String> {
    match spec.shape {
        Shape::Choice(words) => words.iter().map(|w| (*w).to_owned()).collect(),
        Shape::YesNo => vec!["是".to_owned(), "否".to_owned()],
        Shape::Organisation | Shape::Organisations | Shape::Destination => {
            c.directory.area(&c.centre).map(|o| o.name.clone()).collect()
        }
        Shape::Person => {
            let of_area = |org: &directory::OrgId| c.directory.centre_of(org) == Some(&c.centre);
            let here = c.directory.staff.iter().filter(|s| s.seats.iter().any(|seat| of_area(&seat.org)));
            here.map(|s| s.name.clone()).collect()
        }
        Shape::Item => c.directory.items.iter().filter(|i| i.centre == c.centre).map(|i| i.name.clone()).collect(),
        _ => Vec::new(),
    }
}
