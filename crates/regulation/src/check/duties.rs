//! Exactly one limit for each duty at each point, and holders who may do what they owe.

use super::line;
use super::paths::describe;
use crate::domain::{at, domain_at, points};
use crate::{Condition, DutyRule, Finding, Limit, LimitRule, Regulation};
use words::{Act, Attribute, HolderWord, Role};

pub(super) fn one_limit(regulation: &Regulation) -> Vec<Finding> {
    regulation.duties.iter().flat_map(|duty| limits_of(regulation, duty)).collect()
}

/// The points at which a duty of one name arises are covered by the limits of that name, each exactly once.
fn limits_of(regulation: &Regulation, duty: &DutyRule) -> Vec<Finding> {
    let limits: Vec<&LimitRule> = regulation.limits.iter().filter(|l| l.duty == duty.name).collect();
    let conditions: Vec<&Condition> = limits.iter().map(|l| &l.when).chain([&duty.when]).collect();
    let opened: Vec<Act> = duty.opened_by.iter().map(|p| p.act).collect();
    let mut findings: Vec<Finding> = Vec::new();
    for point in points(&conditions, &|a| domain_at(a, regulation, &opened)) {
        let value = |a: Attribute| at(&point, a);
        if !duty.when.holds(&value) || findings.len() > 20 {
            continue;
        }
        let holding: Vec<_> = limits.iter().filter(|l| l.when.holds(&value)).collect();
        match holding.as_slice() {
            [_] => {}
            [] => findings.push(Finding::new(
                line(regulation, &duty.citation.place),
                &duty.citation.place,
                format!("义务「{}」在 {} 时没有期限", duty.name, describe(&point)),
                "补一个 [[limit]]；没有自己期限的写 within = \"none\"",
            )),
            [one, other, ..] => findings.push(Finding::new(
                line(regulation, &other.citation.place),
                &other.citation.place,
                format!(
                    "义务「{}」在 {} 时有两个期限：{}（{}）与 {}（{}）",
                    duty.name,
                    describe(&point),
                    one.within,
                    one.citation,
                    other.within,
                    other.citation
                ),
                "收窄其中一个的条件",
            )),
        }
    }
    findings
}

pub(super) fn names(regulation: &Regulation) -> Vec<Finding> {
    let mut findings = Vec::new();
    for limit in regulation.limits.iter().filter(|l| regulation.duty(&l.duty).is_none()) {
        findings.push(Finding::new(
            line(regulation, &limit.citation.place),
            &limit.citation.place,
            format!("期限所属的义务「{}」没有定义", limit.duty),
            "先用 [[duty]] 定义它，或改正名称",
        ));
    }
    let listed = regulation.extension.iter().flat_map(|e| e.duties.iter().map(move |d| (&e.citation, d)));
    let laddered =
        regulation.ladder.iter().flat_map(|l| l.duties.iter().chain(&l.except).map(move |d| (&l.citation, d)));
    let lifted = regulation.lifts.iter().flat_map(|l| l.duties.iter().map(move |d| (&l.citation, d)));
    let followed = regulation.limits.iter().filter_map(|l| match &l.within {
        Limit::With(other) => Some((&l.citation, other)),
        Limit::Within(_) | Limit::Until(..) | Limit::UntilOr(..) | Limit::Held(_) | Limit::None => None,
    });
    let named = listed.chain(laddered).chain(lifted).chain(followed);
    for (citation, name) in named.filter(|(_, name)| regulation.duty(name).is_none()) {
        findings.push(Finding::new(
            line(regulation, &citation.place),
            &citation.place,
            format!("义务「{name}」没有定义"),
            "先用 [[duty]] 定义它，或改正名称",
        ));
    }
    findings
}

/// Every holder is permitted an act that meets the duty.
pub(super) fn holders_may(regulation: &Regulation) -> Vec<Finding> {
    let mut findings = Vec::new();
    for duty in &regulation.duties {
        if duty.opened_by.is_empty() || duty.met_by.is_empty() || duty.holder.is_empty() {
            findings.push(Finding::new(
                line(regulation, &duty.citation.place),
                &duty.citation.place,
                format!("义务「{}」没有写全", duty.name),
                "写明 holder、opened_by 和 met_by",
            ));
            continue;
        }
        for holder in &duty.holder {
            let may = duty.met_by.iter().any(|all| all.iter().all(|p| may_do(regulation, duty, *holder, p.act)));
            if !may {
                findings.push(Finding::new(
                    line(regulation, &duty.citation.place),
                    &duty.citation.place,
                    format!("「{}」负有义务「{}」，却无权作出任何履行它的操作", holder.zh(), duty.name),
                    "在 met_by 中加上其有权的操作，或用 [[performer]] 授权",
                ));
            }
        }
    }
    findings
}

pub(super) fn may_do(regulation: &Regulation, duty: &DutyRule, holder: HolderWord, act: Act) -> bool {
    if act.is_times_own() {
        return true;
    }
    let points = points(&performer_conditions(regulation, &duty.when), &|a| {
        domain_at(a, regulation, &duty.opened_by.iter().map(|p| p.act).collect::<Vec<_>>())
    });
    points.iter().filter(|p| duty.when.holds(&|a| at(p, a))).any(|point| {
        let who: Vec<HolderWord> =
            regulation.performers_of(act, &|a| at(point, a)).into_iter().map(|(w, _)| w).collect();
        stands_for(holder).iter().any(|w| who.contains(w))
    })
}

fn performer_conditions<'a>(regulation: &'a Regulation, when: &'a Condition) -> Vec<&'a Condition> {
    regulation.performers.iter().map(|p| &p.when).chain([when]).collect()
}

/// The performers through whom a holder acts.
pub(crate) fn stands_for(holder: HolderWord) -> Vec<HolderWord> {
    let roles: &[Role] = match holder {
        HolderWord::Centre => &[
            Role::Receiver,
            Role::ComplaintHandler,
            Role::SolicitationAdministrator,
            Role::CallbackAgent,
            Role::Supervisor,
        ],
        HolderWord::Lead => &[Role::Handler, Role::ChiefRepresentative, Role::Receiver],
        HolderWord::Each => &[Role::Handler, Role::ChiefRepresentative, Role::Receiver, Role::ComplaintHandler],
        HolderWord::InspectingOffice => &[Role::Inspector],
        HolderWord::IntakeWindow => &[Role::WindowClerk, Role::Receiver],
        HolderWord::FirstAsked | HolderWord::Recipient | HolderWord::Doer | HolderWord::OnDuty => {
            &[Role::WindowClerk, Role::Operator, Role::Receiver, Role::Handler]
        }
        HolderWord::Role(_) => &[],
    };
    let relative = [holder, HolderWord::FirstAsked, HolderWord::Recipient];
    let own = match holder {
        HolderWord::FirstAsked | HolderWord::IntakeWindow | HolderWord::Doer => relative.to_vec(),
        other => vec![other],
    };
    own.into_iter().chain(roles.iter().map(|r| HolderWord::Role(*r))).collect()
}
