//! Steps that do something.

use crate::people::actor;
use crate::tokens::Token;
use crate::world::Office;
use case::Actor;
use desk::{Acted, DeskError, Request};
use words::{Act, CaseKind, Channel};

type Table = [(String, String)];

/// Understands `已登记 …` and `"ROLE" 执行 "ACT"`, `"ROLE" 试图 "ACT"`.
pub(crate) async fn step(
    office: &mut Office,
    name: Option<&str>,
    rest: &[Token],
    table: &Table,
) -> Option<Result<(), String>> {
    use Token::{Quoted, Word};
    Some(match rest {
        [Word(w), Quoted(kind)] if w == "已登记" => registered(office, kind, None, table).await,
        [Word(w), Quoted(kind), Word(n), Quoted(name)] if w == "已登记" && n == "记为" => {
            registered(office, kind, Some(name), table).await
        }
        [Quoted(role), Word(w), Quoted(act)] if w == "执行" => does(office, name, role, act, table, None).await,
        [Quoted(role), Word(w), Quoted(act), Word(n), Quoted(new)] if w == "执行" && n == "记为" => {
            does(office, name, role, act, table, Some(new)).await
        }
        [Quoted(role), Word(w), Quoted(act)] if w == "试图" => tries(office, name, role, act, table).await,
        _ => return None,
    })
}

/// A case registered by whoever the channel implies. Elements that the table leaves out are recorded as not given, with
/// that reason, as a clerk would.
async fn registered(office: &mut Office, kind: &str, name: Option<&str>, table: &Table) -> Result<(), String> {
    let kind = CaseKind::from_any(kind).ok_or_else(|| format!("「{kind}」不是诉求件的类型"))?;
    let channel = table.iter().find(|(f, _)| f == "渠道").map_or("网上", |(_, v)| v.as_str());
    let role = match Channel::from_zh(channel) {
        Some(Channel::Web | Channel::MiniProgram | Channel::Evaluation) => "群众",
        Some(Channel::Phone) => "话务员",
        Some(Channel::Window | Channel::OnSite) => "窗口人员@综合窗口",
        _ => "受理员",
    };
    let mut fields = table.to_vec();
    fields.push(("类型".to_owned(), kind.zh().to_owned()));
    for (field, value) in [("渠道", channel), ("缺项原因", "诉求人未提供")] {
        if !fields.iter().any(|(f, _)| f == field) {
            fields.push((field.to_owned(), value.to_owned()));
        }
    }
    let acted = perform(office, None, role, Act::Register, &fields).await?;
    let acted = acted.map_err(|denial| format!("登记被拒绝：{denial}"))?;
    note(office, name, acted);
    Ok(())
}

fn note(office: &mut Office, name: Option<&str>, acted: Acted) {
    if let Some(name) = name {
        office.named.insert(name.to_owned(), acted.stream.clone());
    }
    office.current = Some(acted.stream);
}

async fn does(
    office: &mut Office,
    name: Option<&str>,
    role: &str,
    act: &str,
    table: &Table,
    new: Option<&str>,
) -> Result<(), String> {
    let kind = act_of(act)?;
    match perform(office, name, role, kind, table).await? {
        Ok(acted) => {
            office.outcome = Some(Ok(()));
            if kind == Act::Register {
                note(office, new, acted);
            }
            Ok(())
        }
        Err(denial) => Err(format!("「{role}」执行「{act}」被拒绝：{denial}")),
    }
}

async fn tries(office: &mut Office, name: Option<&str>, role: &str, act: &str, table: &Table) -> Result<(), String> {
    let kind = act_of(act)?;
    let outcome = perform(office, name, role, kind, table).await?;
    if let (Ok(acted), Act::Register) = (&outcome, kind) {
        note(office, None, acted.clone());
    }
    office.outcome = Some(outcome.map(|_| ()));
    Ok(())
}

pub(crate) fn act_of(word: &str) -> Result<Act, String> {
    Act::from_zh(word).ok_or_else(|| format!("「{word}」不是操作"))
}

/// Does an act on the case that is meant, as the person that is meant.
async fn perform(
    office: &Office,
    name: Option<&str>,
    role: &str,
    act: Act,
    table: &Table,
) -> Result<Result<Acted, case::Denial>, String> {
    let desk = office.desk()?;
    let centre = office.centre()?;
    let loaded = if act == Act::Register { None } else { Some(office.load(name).await?) };
    let who: Actor = actor(role, centre, &desk.directory(), loaded.as_ref())?;
    let fields = table
        .iter()
        .map(|(field, value)| match field.as_str() {
            "主件" => (field.clone(), office.named.get(value).unwrap_or(value).clone()),
            _ => (field.clone(), value.clone()),
        })
        .collect();
    let request = Request { act, fields, command: None };
    let done = match &loaded {
        None => desk.register(centre, &who, request).await,
        Some(loaded) => desk.act(&loaded.stream, &who, request).await,
    };
    match done {
        Ok(acted) => Ok(Ok(acted)),
        Err(DeskError::Refused(denial)) => Ok(Err(denial)),
        Err(error) => Err(error.to_string()),
    }
}
