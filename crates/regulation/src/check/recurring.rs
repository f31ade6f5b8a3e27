//! What recurs can be done at all, by whoever owes it, and is asked for once.

use super::duties::may_do;
use super::line;
use crate::{Finding, Recurring, Regulation};
use words::{Act, Affair, Field, HolderWord};

pub(super) fn can_be_done(regulation: &Regulation) -> Vec<Finding> {
    let all = &regulation.recurring;
    let once = |n: usize, one: &Recurring| all.iter().take(n).all(|two| (two.act, two.every) != (one.act, one.every));
    let mut findings = Vec::new();
    for (n, one) in all.iter().enumerate() {
        if !recurs(one.act) {
            let acts: Vec<&str> = Act::ALL.iter().filter(|act| recurs(**act)).map(|act| act.zh()).collect();
            let mend = format!("写 {} 之一", acts.join("、"));
            findings.push(found(regulation, one, format!("「{}」不是可以定期做的事务", one.act), mend));
        } else if !once(n, one) {
            let wrong = format!("「{}」{}写了两次", one.act, one.every.zh());
            findings.push(found(regulation, one, wrong, "一件事一个周期只写一块".to_owned()));
        }
        findings.extend(holders(regulation, one));
    }
    findings
}

/// Whether an act is a thing of its own that somebody does, and can say for which period.
fn recurs(act: Act) -> bool {
    let says_period = act.fields().iter().any(|spec| spec.field == Field::Period);
    !act.is_times_own() && Affair::begun_by(act).is_some() && says_period
}

/// Whoever owes it may do it; before it is done nobody is lead or was asked first.
fn holders(regulation: &Regulation, one: &Recurring) -> Vec<Finding> {
    let Some(duty) = regulation.duties.iter().find(|d| d.name == one.duty && d.citation == one.citation) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for holder in &duty.holder {
        let (wrong, mend) = match holder {
            HolderWord::Centre | HolderWord::Role(_) if may_do(regulation, duty, *holder, one.act) => continue,
            HolderWord::Centre | HolderWord::Role(_) => (
                format!("「{}」负责定期的「{}」，却无权作出", holder.zh(), one.act),
                "换成有权的岗位，或用 [[performer]] 授权".to_owned(),
            ),
            HolderWord::Lead
            | HolderWord::Each
            | HolderWord::FirstAsked
            | HolderWord::Recipient
            | HolderWord::Doer
            | HolderWord::IntakeWindow
            | HolderWord::OnDuty
            | HolderWord::InspectingOffice => {
                (format!("一期开始的时候还没有「{}」", holder.zh()), "写 中心 或者中心的岗位".to_owned())
            }
        };
        findings.push(found(regulation, one, wrong, mend));
    }
    findings
}

fn found(regulation: &Regulation, one: &Recurring, wrong: String, mend: String) -> Finding {
    Finding::new(line(regulation, &one.citation.place), &one.citation.place, wrong, mend)
}
