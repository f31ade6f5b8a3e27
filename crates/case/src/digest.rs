//! A case as figures see it.

use crate::{Case, Matter, View};
use directory::{Directory, OrgId, OrgKind, Organisation, StaffId};
use record::{CountedDuty, CountedFact, Digest, Mark};
use regulation::Subject;
use std::collections::BTreeMap;
use words::{Act, CaseKind, Dimension, Field, HolderWord, Role};

/// The places in a case's life by which a pattern may ask who did something (`回复[由=牵头]`).
const PLACES: &[HolderWord] = &[
    HolderWord::Centre,
    HolderWord::Lead,
    HolderWord::FirstAsked,
    HolderWord::Recipient,
    HolderWord::IntakeWindow,
    HolderWord::InspectingOffice,
];

/// What figures count a case by: no personal and no free words. The names of offices are those of the directory given.
///
/// A complaint is counted under the window and the person complained about; every other case under whoever has it in
/// hand and whoever answered.
#[must_use]
pub fn digest(matter: &Matter, directory: &Directory) -> Digest {
    let case = &matter.case;
    let view = View(case);
    let by = |recorded: &_| {
        PLACES.iter().filter(|word| view.is_by(recorded, **word, None)).map(|word| word.zh().to_owned()).collect()
    };
    Digest {
        kind: case.kind.map(|k| k.zh().to_owned()).unwrap_or_default(),
        at: case.received.unwrap_or_default(),
        ended: case.ended.as_ref().map(|e| e.at),
        dims: marks(case, directory),
        facts: case.facts.iter().map(|r| CountedFact::from_recorded(r, by(r))).collect(),
        duties: CountedDuty::of_ledger(&matter.ledger, &case.facts),
    }
}

fn marks(case: &Case, directory: &Directory) -> BTreeMap<Dimension, Vec<Mark>> {
    let centre = case.centre.as_ref().and_then(|id| directory.organisation(id));
    let one = |mark: Option<Mark>| mark.into_iter().collect::<Vec<_>>();
    let all = [
        (Dimension::Area, one(centre.map(|c| Mark::named(c.division.as_str(), [c.name.clone()])))),
        (Dimension::Centre, one(centre.map(Mark::office))),
        (Dimension::Department, one(department(case, directory).map(|id| Mark::office_of(&id, directory)))),
        (Dimension::Window, one(window(case, directory).map(Mark::office))),
        (Dimension::Person, one(person(case).map(|id| Mark::staff(&id, directory)))),
        (Dimension::Channel, one(case.channel.map(|c| Mark::word(c.zh())))),
        (Dimension::Kind, one(case.kind.map(|k| Mark::word(k.zh())))),
        (Dimension::Class, one(case.class.as_deref().map(Mark::word))),
        (Dimension::Item, one(item(case, directory))),
        (Dimension::Regulation, case.regulations.iter().map(|(id, _)| Mark::word(id.as_str())).collect()),
    ];
    all.into_iter().filter(|(_, marks)| !marks.is_empty()).collect()
}

fn item(case: &Case, directory: &Directory) -> Option<Mark> {
    let id = case.item.as_ref()?;
    let found = case.centre.as_ref().and_then(|centre| directory.item(centre, id.as_str()));
    Some(Mark::named(id.as_str(), found.map(|i| i.name.clone())))
}

/// The department that answers: the lead's, else the owner of the matter, else the respondent's.
fn department(case: &Case, directory: &Directory) -> Option<OrgId> {
    let led = case.lead.as_ref().filter(|lead| !lead.is_centre).map(|lead| lead.department.clone());
    let of_respondent = || department_of(case.respondent_org.as_ref()?, directory);
    led.or_else(|| case.owner.clone()).or_else(of_respondent)
}

fn department_of(org: &OrgId, directory: &Directory) -> Option<OrgId> {
    let found = directory.organisation(org)?;
    match found.kind {
        OrgKind::Department => Some(found.id.clone()),
        OrgKind::Window => found.department.clone(),
        OrgKind::Centre | OrgKind::Outside => None,
    }
}

/// Whether somebody is accused, so that nobody but the accused may stand for the case in figures.
const fn accuses(case: &Case) -> bool {
    matches!(case.kind, Some(CaseKind::Complaint | CaseKind::Report))
}

/// The window for which a verdict counts, else the one complained about, the one that leads, the one named; where nobody
/// is accused also the one that took the question.
fn window<'a>(case: &Case, directory: &'a Directory) -> Option<&'a Organisation> {
    let at = |org: Option<&OrgId>| org.and_then(|id| directory.organisation(id)).filter(|o| o.kind == OrgKind::Window);
    let lead = case.lead.as_ref().map(|lead| &lead.org);
    let said = case.facts.iter().find_map(|r| r.fact.org(Field::WindowUnit));
    let asked = case.first_asked.as_ref().and_then(|a| a.org.as_ref()).filter(|_| !accuses(case));
    let judged = case.last(Act::Verify).and_then(|verdict| verdict.fact.org(Field::RespondentWindow));
    [judged, case.respondent_org.as_ref(), lead, said, asked].into_iter().find_map(at)
}

/// The person complained about; where nobody is accused, who answered last.
fn person(case: &Case) -> Option<StaffId> {
    const ANSWERS: &[Act] =
        &[Act::Answer, Act::FeedBack, Act::Settle, Act::Explain, Act::Guide, Act::CompleteMatter, Act::Promise];
    let answered = || {
        let staff = case.facts.iter().rev().filter(|r| r.by.role != Role::Party);
        staff.filter(|r| ANSWERS.contains(&r.fact.act)).find_map(|r| r.by.staff.clone())
    };
    case.respondent.clone().or_else(|| if accuses(case) { None } else { answered() })
}
