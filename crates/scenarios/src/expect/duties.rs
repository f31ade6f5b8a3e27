//! What is owed, by whom, until when, and how far supervision has gone.

use super::brought_about;
use crate::affairs;
use crate::steps::moment;
use crate::tokens::Token;
use crate::world::Office;
use directory::{Directory, OrgId};
use regulation::{Duty, Holder, Ledger};

/// `应有义务 "DUTY" [由 "HOLDER"] [于 "DATE[ HH:MM]" 前履行] [依据 "CLAUSE"]`.
pub(super) async fn owed(office: &Office, name: Option<&str>, rest: &[Token]) -> Result<(), String> {
    let asked = Asked::read(rest)?;
    let desk = office.desk()?;
    let directory = desk.directory();
    let mut found = Vec::new();
    for ledger in ledgers(office, name).await? {
        if ledger.open().any(|duty| asked.fits(duty, &directory, office.centre().ok())) {
            return Ok(());
        }
        found.push(listed(&ledger, &directory));
    }
    found.truncate(8);
    Err(format!("未履行的义务是：{}", found.join(" | ")))
}

/// The duties that a step means: those of the case or affair that it names or that was last touched; a step without a
/// name may also mean any affair of the centre.
async fn ledgers(office: &Office, name: Option<&str>) -> Result<Vec<Ledger>, String> {
    let mut found = Vec::new();
    if office.stream(name).is_ok_and(|stream| !hall::is_affair(&stream)) {
        found.push(office.load(name).await?.matter.ledger);
        for stream in brought_about(office, name).await? {
            found.push(office.desk()?.load(&stream).await.map_err(|e| e.to_string())?.matter.ledger);
        }
    }
    let affairs = affairs::all(office, name).await?.into_iter().map(|a| a.undertaking.ledger);
    if office.at_affair && name.is_none() {
        found = affairs.chain(found).collect();
    } else {
        found.extend(affairs);
    }
    Ok(found)
}

struct Asked {
    duty: String,
    holder: Option<String>,
    due: Option<String>,
    clause: Option<String>,
}

impl Asked {
    fn read(rest: &[Token]) -> Result<Self, String> {
        let Some((Token::Quoted(duty), mut rest)) = rest.split_first() else {
            return Err("应有义务 之后应有义务的名称".to_owned());
        };
        let mut asked = Self { duty: duty.clone(), holder: None, due: None, clause: None };
        while let [Token::Word(word), Token::Quoted(value), more @ ..] = rest {
            let word = word.trim_start_matches("前履行").trim();
            match word {
                "由" => asked.holder = Some(value.clone()),
                "于" => asked.due = Some(value.clone()),
                "依据" => asked.clause = Some(value.clone()),
                other => return Err(format!("应有义务 中不认识「{other}」")),
            }
            rest = more;
        }
        match rest {
            [] => Ok(asked),
            [Token::Word(word)] if word == "前履行" || word == "履行" => Ok(asked),
            _ => Err(format!("应有义务 的末尾读不懂：{rest:?}")),
        }
    }

    fn fits(&self, duty: &Duty, directory: &Directory, centre: Option<&OrgId>) -> bool {
        duty.goes_by(&self.duty)
            && self.holder.as_deref().is_none_or(|h| is_held_by(&duty.holder, h, directory, centre))
            && self.due.as_deref().is_none_or(|due| is_due(duty, due))
            && self.clause.as_deref().is_none_or(|clause| duty.clauses.iter().any(|c| c.matches(clause)))
    }
}

fn is_due(duty: &Duty, asked: &str) -> bool {
    let (Some(due), Ok(at)) = (duty.due(), moment(asked)) else { return false };
    if asked.contains(':') {
        due.strftime("%Y%m%d%H%M").to_string() == at.strftime("%Y%m%d%H%M").to_string()
    } else {
        due.date() == at.date()
    }
}

/// The holder's unit, its receiving office, its role, both, or the rule's own word.
fn is_held_by(holder: &Holder, asked: &str, directory: &Directory, centre: Option<&OrgId>) -> bool {
    let (role, org) = asked.split_once('@').map_or((asked, None), |(r, o)| (r, Some(o)));
    let held = holder.org.as_ref().and_then(|id| directory.organisation(&OrgId(id.clone())));
    let is_org = |word: &str| {
        held.is_some_and(|o| {
            let is_same = centre.and_then(|c| directory.find(c, word)).is_some_and(|found| found.id == o.id);
            is_same || o.word == word || o.name == word || o.receiving_office == word
        })
    };
    let is_role = |word: &str| {
        holder.word == word
            || (word == "首问责任人" && holder.word == "值班人")
            || holder.role.is_some_and(|r| r.zh() == word)
            || holder
                .staff
                .as_ref()
                .is_some_and(|s| directory.member(&directory::StaffId(s.clone())).is_some_and(|m| m.name == word))
    };
    match org {
        Some(org) => is_role(role) && is_org(org),
        None => is_org(asked) || is_role(asked),
    }
}

fn listed(ledger: &Ledger, directory: &Directory) -> String {
    let all: Vec<String> = ledger
        .open()
        .map(|d| {
            let org = d
                .holder
                .org
                .as_ref()
                .map_or("", |o| directory.organisation(&OrgId(o.clone())).map_or("", |found| found.word.as_str()));
            let role = d.holder.role.map_or("", words::Role::zh);
            let due = d.due().map_or_else(|| "无期限".to_owned(), |at| at.strftime("%Y-%m-%d %H:%M").to_string());
            let clauses: Vec<String> = d.clauses.iter().map(ToString::to_string).collect();
            let names: Vec<&str> = d.rules.iter().map(|r| r.name.as_str()).collect();
            format!(
                "{}（{}@{org}，{due}，{}）",
                names.join("/"),
                if role.is_empty() { &d.holder.word } else { role },
                clauses.join("、")
            )
        })
        .collect();
    if all.is_empty() { "没有".to_owned() } else { all.join("；") }
}

/// The latest duty of the name stands so; where one fact opened several, any of them.
pub(super) async fn stands(office: &Office, name: Option<&str>, duty: &str, state: &str) -> Result<(), String> {
    let now = office.desk()?.now();
    let ledgers = ledgers(office, name).await?;
    let of_name = |ledger: &&Ledger| ledger.duties.iter().any(|d| d.goes_by(duty));
    let all: Vec<&Duty> =
        ledgers.iter().find(of_name).into_iter().flat_map(|l| &l.duties).filter(|d| d.goes_by(duty)).collect();
    let Some(latest) = all.iter().map(|d| d.opened_by).max() else {
        return Err(format!("没有过义务「{duty}」"));
    };
    let found: Vec<&str> = all.iter().filter(|d| d.opened_by == latest).map(|d| d.standing(now)).collect();
    if found.contains(&state) { Ok(()) } else { Err(format!("义务「{duty}」是：{}", found.join("、"))) }
}

/// Nobody owes anything about the matter; the archive's and the supervisors' own duties stand beside it.
pub(super) async fn none_owed(office: &Office, name: Option<&str>) -> Result<(), String> {
    let Some(ledger) = ledgers(office, name).await?.into_iter().next() else { return Ok(()) };
    if ledger.owed_by_case().next().is_none() {
        return Ok(());
    }
    let directory = office.desk()?.directory();
    Err(format!("未履行的义务是：{}", listed(&ledger, &directory)))
}

pub(super) async fn rung(office: &Office, name: Option<&str>, level: &str) -> Result<(), String> {
    let found = ledgers(office, name).await?.first().map_or(words::Rung::None, Ledger::rung);
    if found.zh() == level { Ok(()) } else { Err(format!("督促是「{found}」")) }
}
