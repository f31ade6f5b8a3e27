//! Steps that do something.

use crate::affairs;
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
    office.at_affair = hall::is_affair(&acted.stream);
    if office.at_affair {
        office.affairs.retain(|stream| *stream != acted.stream);
        office.affairs.push(acted.stream);
    } else {
        office.current = Some(acted.stream);
    }
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
            touch(office, name, kind, new, acted);
            Ok(())
        }
        Err(denial) => Err(format!("「{role}」执行「{act}」被拒绝：{denial}")),
    }
}

async fn tries(office: &mut Office, name: Option<&str>, role: &str, act: &str, table: &Table) -> Result<(), String> {
    let kind = act_of(act)?;
    let outcome = perform(office, name, role, kind, table).await?;
    if let Ok(acted) = &outcome {
        touch(office, name, kind, None, acted.clone());
    }
    office.outcome = Some(outcome.map(|_| ()));
    Ok(())
}

/// What a step without a name means from here on: a new case, or the affair that was touched.
fn touch(office: &mut Office, name: Option<&str>, act: Act, new: Option<&str>, acted: Acted) {
    if act == Act::Register || (hall::is_affair(&acted.stream) && name.is_none()) {
        note(office, new, acted);
    } else if name.is_none() {
        office.at_affair = false;
    }
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
    if act != Act::Register
        && let Some(target) = affairs::target(office, name, act).await?
    {
        let request = Request { act, fields: named_cases(office, table), command: None };
        return affairs::perform(office, &target, role, request).await;
    }
    let loaded = if act == Act::Register { None } else { Some(office.load(name).await?) };
    let who: Actor = actor(role, centre, &desk.directory(), loaded.as_ref())?;
    let fields = table
        .iter()
        .map(|(field, value)| match field.as_str() {
            "主件" => (field.clone(), office.named.get(value).unwrap_or(value).clone()),
            "诉求件" => (field.clone(), cases_named(office, value)),
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

/// The table of an act on an affair, the names of cases replaced by the cases.
fn named_cases(office: &Office, table: &Table) -> Vec<(String, String)> {
    let of_field = |(field, value): &(String, String)| {
        let cases = matches!(field.as_str(), "诉求件" | "编号" | "从件" | "相关诉求件");
        (field.clone(), if cases { cases_named(office, value) } else { value.clone() })
    };
    table.iter().map(of_field).collect()
}

/// Names of cases, parted by 、, replaced by the cases; a word that names none stays.
fn cases_named(office: &Office, words: &str) -> String {
    let of_name = |word: &str| office.named.get(word).cloned().unwrap_or_else(|| word.to_owned());
    words.split('、').map(|word| of_name(word.trim())).collect::<Vec<_>>().join("、")
}
