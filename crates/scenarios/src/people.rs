//! Who a word of a scenario means: a role, with or without its organisation.

use case::{Actor, Case};
use desk::Loaded;
use directory::{Directory, OrgId, OrgKind};
use words::Role;

/// The actor that `ROLE` or `ROLE@机构` means, at a centre and, where there is one, about a case.
pub(crate) fn actor(
    word: &str,
    centre: &OrgId,
    directory: &Directory,
    about: Option<&Loaded>,
) -> Result<Actor, String> {
    let case = about.map(|l| &l.matter.case);
    let (role_word, org_word) = word.split_once('@').map_or((word, None), |(r, o)| (r.trim(), Some(o.trim())));
    if matches!(role_word, "首问责任人" | "首问人" | "首问工作人员") {
        return first_asked(case).ok_or_else(|| "没有首问责任人".to_owned());
    }
    if role_word == "被投诉人" {
        return respondent(case, directory).ok_or_else(|| "没有被投诉的工作人员".to_owned());
    }
    if role_word == "接收人" {
        return recipient(case, directory).ok_or_else(|| "没有接收人".to_owned());
    }
    let role = Role::from_zh(role_word).ok_or_else(|| format!("「{role_word}」不是岗位"))?;
    match role {
        Role::Party => return Ok(Actor::party()),
        Role::Time => return Ok(Actor::time()),
        _ => {}
    }
    if let Some(first) = first_asked(case).filter(|a| org_word.is_none() && a.role == role) {
        return Ok(first);
    }
    let org = match org_word {
        Some(word) => directory.find(centre, word).map(|o| o.id.clone()).ok_or_else(|| format!("没有「{word}」"))?,
        None => place_of(role, centre, directory, case).ok_or_else(|| format!("没有「{role}」"))?,
    };
    Ok(seated(role, org, directory))
}

/// Whoever holds the role there; where a window is the handler, its head; where nobody holds it, the bare seat.
fn seated(role: Role, org: OrgId, directory: &Directory) -> Actor {
    let is_window = directory.organisation(&org).is_some_and(|o| o.kind == OrgKind::Window);
    let role = if role == Role::Handler && is_window { Role::WindowHead } else { role };
    let staff = directory.holders(role, &org).next().map(|s| s.id.clone());
    Actor { role, org: Some(org), staff }
}

fn first_asked(case: Option<&Case>) -> Option<Actor> {
    case.and_then(|c| c.first_asked.clone()).filter(|a| a.role != Role::Party)
}

fn respondent(case: Option<&Case>, directory: &Directory) -> Option<Actor> {
    let member = directory.member(case?.respondent.as_ref()?)?;
    let seat = member.seats.first()?;
    Some(Actor::staff(seat.role, seat.org.clone(), member.id.clone()))
}

fn recipient(case: Option<&Case>, directory: &Directory) -> Option<Actor> {
    let case = case?;
    case.facts.iter().rev().find_map(|f| match f.fact.get(words::Field::Recipient) {
        Some(case::Value::Person { seat, staff }) => Some(Actor {
            role: seat.role,
            org: Some(seat.org.clone()),
            staff: staff.clone().or_else(|| directory.holders(seat.role, &seat.org).next().map(|s| s.id.clone())),
        }),
        _ => None,
    })
}

/// Where a role is held that is named without its organisation: at the centre, or where the case has it.
fn place_of(role: Role, centre: &OrgId, directory: &Directory, case: Option<&Case>) -> Option<OrgId> {
    let by_word = |word: &str| directory.find(centre, word).map(|o| o.id.clone());
    let lead = case.and_then(|c| c.lead.as_ref());
    let owner = case.and_then(|c| c.owner.clone());
    match role {
        Role::Handler => lead.map(|l| l.org.clone()).or(owner).or_else(|| by_word("市场监管局")),
        Role::UnitHead | Role::ChiefRepresentative => {
            let respondent = case.and_then(|c| c.respondent_org.clone());
            let department = respondent.and_then(|o| directory.organisation(&o)?.department.clone());
            lead.map(|l| l.department.clone()).or(owner).or(department).or_else(|| by_word("市场监管局"))
        }
        Role::WindowHead => {
            let of_case = lead.filter(|l| l.is_window).map(|l| l.org.clone());
            of_case.or_else(|| case.and_then(|c| c.respondent_org.clone())).or_else(|| by_word("市场监管窗口"))
        }
        Role::WindowClerk => by_word("综合窗口"),
        Role::DisciplineOfficer => by_word("纪检组"),
        _ => Some(centre.clone()),
    }
}
