//! What somebody has before the eyes, and that it was recorded.

use super::field_of;
use crate::people::actor;
use crate::world::Office;
use desk::Looking;
use store::LookQuery;
use words::Look;

/// What stands in a field of the record before this person, who looks in this way.
pub(super) async fn shown(
    office: &Office,
    name: Option<&str>,
    (role, look): (&str, Look),
    (field, text): (&str, &str),
) -> Result<(), String> {
    let field = field_of(field)?;
    let loaded = office.load(name).await?;
    let desk = office.desk()?;
    let who = actor(role, office.centre()?, &desk.directory(), Some(&loaded))?;
    let opened = desk.open_words_for(&loaded, &who, &Looking::new(look, "场景")).await.map_err(|e| e.to_string())?;
    let values = loaded.matter.case.facts.iter().rev().filter_map(|fact| fact.fact.get(field));
    let found = values.map(|value| opened.words(value).unwrap_or("不显示")).next().unwrap_or("没有");
    if found == text { Ok(()) } else { Err(format!("「{role}」看到的「{field}」是「{found}」")) }
}

/// Somebody in this role looked in this way at the case.
pub(super) async fn recorded(office: &Office, name: Option<&str>, role: &str, look: &str) -> Result<(), String> {
    let loaded = office.load(name).await?;
    let desk = office.desk()?;
    let who = actor(role, office.centre()?, &desk.directory(), Some(&loaded))?;
    let query = LookQuery {
        centre: loaded.centre.0.clone(),
        number: loaded.number.clone(),
        limit: 100,
        ..LookQuery::default()
    };
    let found = desk.store().looks(&query).await.map_err(|e| e.to_string())?;
    let staff = who.staff.map(|staff| staff.0).unwrap_or_default();
    if found.iter().any(|row| row.staff == staff && row.kind == look) {
        return Ok(());
    }
    let all: Vec<String> = found.iter().map(|row| format!("{} {}", row.staff, row.kind)).collect();
    Err(format!("查阅记录是：{}", if all.is_empty() { "没有".to_owned() } else { all.join("；") }))
}
