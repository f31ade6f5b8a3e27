//! An affair as figures see it.

use crate::{Affair, Undertaking, View};
use directory::{Directory, OrgId, OrgKind, Organisation, StaffId};
use record::{CountedDuty, CountedFact, Digest, Mark};
use regulation::Subject;
use std::collections::{BTreeMap, BTreeSet};
use words::{Act, Affair as Kind, Dimension, Field, HolderWord};

/// The places in an affair by which a pattern may ask who did something.
const PLACES: &[HolderWord] =
    &[HolderWord::Centre, HolderWord::Lead, HolderWord::FirstAsked, HolderWord::OnDuty, HolderWord::IntakeWindow];

/// What figures count an affair by: no personal and no free words. The names of offices are those of the directory given.
#[must_use]
pub fn digest(undertaking: &Undertaking, directory: &Directory) -> Digest {
    let affair = &undertaking.affair;
    let view = View(affair);
    let by = |recorded: &_| {
        PLACES.iter().filter(|word| view.is_by(recorded, **word, None)).map(|word| word.zh().to_owned()).collect()
    };
    Digest {
        kind: affair.kind.map(|k| k.zh().to_owned()).unwrap_or_default(),
        at: affair.begun.unwrap_or_default(),
        ended: affair.ended.as_ref().map(|e| e.at),
        dims: marks(affair, directory),
        facts: affair.facts.iter().map(|r| CountedFact::from_recorded(r, by(r))).collect(),
        duties: CountedDuty::of_ledger(&undertaking.ledger, &affair.facts),
    }
}

fn marks(affair: &Affair, directory: &Directory) -> BTreeMap<Dimension, Vec<Mark>> {
    let centre = affair.centre.as_ref().and_then(|id| directory.organisation(id));
    let unit = affair.unit.as_ref().and_then(|id| directory.organisation(id));
    let one = |mark: Option<Mark>| mark.into_iter().collect::<Vec<_>>();
    let first = |field| affair.facts.iter().find_map(|r| r.fact.word(field));
    let all = [
        (Dimension::Area, one(centre.map(|c| Mark::named(c.division.as_str(), [c.name.clone()])))),
        (Dimension::Centre, one(centre.map(Mark::office))),
        (Dimension::Department, departments(affair, unit, directory)),
        (Dimension::Window, windows(affair, unit, directory)),
        (Dimension::Person, one(person(affair).map(|id| Mark::staff(&id, directory)))),
        (Dimension::Channel, one(first(Field::Channel).map(Mark::word))),
        (Dimension::Kind, one(affair.kind.map(|k| Mark::word(k.zh())))),
        (Dimension::Regulation, affair.regulations.iter().map(|(id, _)| Mark::word(id.as_str())).collect()),
        (Dimension::Line, one(first(Field::CalledNumber).map(Mark::word))),
    ];
    all.into_iter().filter(|(_, marks)| !marks.is_empty()).collect()
}

/// The departments concerned: for the checks of a day each one that has a post, so that every absence counts for its own
/// office; otherwise the one that the affair is about.
fn departments(affair: &Affair, unit: Option<&Organisation>, directory: &Directory) -> Vec<Mark> {
    if affair.kind == Some(Kind::DailyCheck) {
        return with_posts(affair, OrgKind::Department, directory);
    }
    let of_unit = unit.and_then(|org| match org.kind {
        OrgKind::Department => Some(&org.id),
        OrgKind::Window => org.department.as_ref(),
        OrgKind::Centre | OrgKind::Outside => None,
    });
    affair.department.as_ref().or(of_unit).map(|id| Mark::office_of(id, directory)).into_iter().collect()
}

fn windows(affair: &Affair, unit: Option<&Organisation>, directory: &Directory) -> Vec<Mark> {
    if affair.kind == Some(Kind::DailyCheck) {
        return with_posts(affair, OrgKind::Window, directory);
    }
    unit.filter(|o| o.kind == OrgKind::Window).map(Mark::office).into_iter().collect()
}

/// The organisations of a kind that have a post on the day.
fn with_posts(affair: &Affair, kind: OrgKind, directory: &Directory) -> Vec<Mark> {
    let posts = affair.facts.iter().filter(|r| r.fact.act == Act::CheckDay).flat_map(|r| r.fact.list(Field::Posts));
    let ids: BTreeSet<OrgId> = posts.filter_map(|post| post.split('·').next()).map(OrgId::from).collect();
    ids.iter().filter_map(|id| directory.organisation(id)).filter(|org| org.kind == kind).map(Mark::office).collect()
}

/// Whom the affair names, else who is on duty for the number called, else who began it.
fn person(affair: &Affair) -> Option<StaffId> {
    let named = affair.facts.iter().find_map(|r| match r.fact.get(Field::Person) {
        Some(record::Value::Person { staff, .. }) => staff.clone(),
        _ => None,
    });
    let on_duty = || affair.on_duty.as_ref().and_then(|a| a.staff.clone());
    named.or_else(on_duty).or_else(|| affair.by.as_ref().and_then(|a| a.staff.clone()))
}
