//! What people were told.

use super::brought_about;
use crate::affairs;
use crate::people::actor;
use crate::world::Office;
use case::Actor;
use desk::{AnswersQuery, Told, recipient_of_seat};
use words::{Paper, Role};

/// A notice to this person, by kind or words.
pub(super) async fn received(office: &Office, name: Option<&str>, role: &str, text: &str) -> Result<(), String> {
    let told = about(office, name).await?;
    let recipients = recipients(office, name, role).await?;
    let mine: Vec<&Told> = told.iter().filter(|t| recipients.contains(&t.recipient)).collect();
    let named = with_names(office, text)?;
    if mine.iter().any(|t| is_kind(&t.kind, text) || has(&t.text, text) || has(&t.text, &named)) {
        return Ok(());
    }
    let all: Vec<String> = mine.iter().map(|t| format!("{}：{}", t.kind, t.text)).collect();
    Err(format!("「{role}」收到的是：{}", if all.is_empty() { "没有".to_owned() } else { all.join("；") }))
}

/// No notice to this person, neither by kind nor by words.
pub(super) async fn spared(office: &Office, name: Option<&str>, role: &str, text: &str) -> Result<(), String> {
    match received(office, name, role, text).await {
        Ok(()) => Err(format!("「{role}」收到了「{text}」")),
        Err(_) => Ok(()),
    }
}

/// A paper of this kind says so.
pub(super) async fn says(office: &Office, name: Option<&str>, document: &str, text: &str) -> Result<(), String> {
    let named = with_names(office, text)?;
    let papers = papers(office, name, document).await?;
    if papers.iter().any(|paper| has(paper, text) || has(paper, &named)) {
        return Ok(());
    }
    let told = about(office, name).await?;
    let of_kind: Vec<&Told> = told.iter().filter(|t| is_kind(&t.kind, document)).collect();
    if of_kind.iter().any(|t| has(&t.text, text) || has(&t.text, &named)) {
        return Ok(());
    }
    let all: Vec<&str> = of_kind.iter().map(|t| t.text.as_str()).chain(papers.iter().map(String::as_str)).collect();
    Err(format!("「{document}」是：{}", if all.is_empty() { "没有".to_owned() } else { all.join("；") }))
}

/// Whether two names mean the same kind of paper: 延期告知, 延期通知书.
fn is_kind(kind: &str, asked: &str) -> bool {
    let (one, other) = (stem(kind), stem(asked));
    one.contains(other) || other.contains(one)
}

/// The name of a paper without the word for paper.
fn stem(name: &str) -> &str {
    ["通知书", "告知书", "凭证", "通知", "告知", "书", "函", "单"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .filter(|rest| rest.chars().count() > 1)
        .unwrap_or(name)
}

/// The texts of the papers of a kind, every word opened.
async fn papers(office: &Office, name: Option<&str>, document: &str) -> Result<Vec<String>, String> {
    let kind = Paper::from_any(document);
    let mut texts = if document == "我要问" { board(office).await? } else { Vec::new() };
    for stream in streams(office, name).await? {
        let sheets = office.desk()?.papers(&stream, &Actor::time()).await.map_err(|e| e.to_string())?;
        let of_kind = sheets.iter().filter(|sheet| Some(sheet.paper) == kind || sheet.heading() == document);
        texts.extend(of_kind.map(|sheet| sheet.text()));
    }
    Ok(texts)
}

/// What everybody reads on the board of the centre.
async fn board(office: &Office) -> Result<Vec<String>, String> {
    let read = office.desk()?.published_answers(office.centre()?, &AnswersQuery::default()).await;
    let answers = read.map_err(|e| e.to_string())?.answers;
    Ok(answers.into_iter().map(|one| format!("{}\n{}\n{}", one.item, one.question, one.answer)).collect())
}

/// What a step is about: the case meant and, where none is named, every affair of the centre.
async fn streams(office: &Office, name: Option<&str>) -> Result<Vec<String>, String> {
    let mut streams: Vec<String> = office.stream(name).ok().into_iter().collect();
    if streams.iter().any(|stream| !hall::is_affair(stream)) {
        streams.extend(brought_about(office, name).await?);
    }
    if name.is_none() {
        streams.extend(affairs::all(office, None).await?.into_iter().map(|a| a.stream));
    }
    Ok(streams)
}

async fn about(office: &Office, name: Option<&str>) -> Result<Vec<Told>, String> {
    let desk = office.desk()?;
    let mut notices = Vec::new();
    for stream in streams(office, name).await? {
        notices.extend(desk.store().notices_about(&stream).await.map_err(|e| e.to_string())?);
    }
    desk.open_notices(notices).await.map_err(|e| e.to_string())
}

/// How the store addresses this person: the party of the case, a seat, or whoever receives at the organisation.
async fn recipients(office: &Office, name: Option<&str>, role: &str) -> Result<Vec<String>, String> {
    let desk = office.desk()?;
    let loaded = office.load(name).await.ok();
    if Role::from_zh(role) == Some(Role::Party) {
        return Ok(vec![format!("群众@{}", office.stream(name)?)]);
    }
    let directory = desk.directory();
    let centre = office.centre()?;
    if let Some(org) = directory.find(centre, role).filter(|_| Role::from_zh(role).is_none()) {
        let of_roles = Role::ALL.iter().map(|r| recipient_of_seat(Some(*r), org.id.as_str()));
        return Ok(of_roles.chain([recipient_of_seat(None, org.id.as_str())]).collect());
    }
    let who = actor(role, centre, &directory, loaded.as_ref())?;
    let org = who.org.map(|o| o.0).unwrap_or_default();
    Ok(vec![recipient_of_seat(Some(who.role), &org), recipient_of_seat(None, &org)])
}

/// The words with the organisations' own names, as papers write them, in place of the short words of scenarios.
fn with_names(office: &Office, words: &str) -> Result<String, String> {
    let (desk, centre) = (office.desk()?, office.centre()?);
    let directory = desk.directory();
    let short: Vec<&str> = directory
        .organisations
        .iter()
        .map(|o| o.word.as_str())
        .filter(|w| !w.is_empty() && words.contains(w))
        .collect();
    Ok(short
        .iter()
        .filter_map(|w| Some((w, directory.find(centre, w)?)))
        .fold(words.to_owned(), |said, (word, org)| said.replace(*word, &org.name)))
}

/// Whether a text has the words; a date counts in Chinese writing too.
fn has(text: &str, words: &str) -> bool {
    text.contains(words) || chinese(words).is_some_and(|c| text.contains(&c)) || iso_in(text, words)
}

fn chinese(words: &str) -> Option<String> {
    let date: calendar::Date = words.parse().ok()?;
    Some(format!("{}年{}月{}日", date.year(), date.month(), date.day()))
}

fn iso_in(text: &str, words: &str) -> bool {
    let parts: Vec<&str> = words.split(['年', '月', '日']).filter(|p| !p.is_empty()).collect();
    match parts.as_slice() {
        [y, m, d] => match (y.parse::<i16>(), m.parse::<i8>(), d.parse::<i8>()) {
            (Ok(y), Ok(m), Ok(d)) => text.contains(&format!("{y:04}-{m:02}-{d:02}")),
            _ => false,
        },
        _ => false,
    }
}
