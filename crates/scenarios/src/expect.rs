//! Steps that look.

mod duties;
mod figures;
mod looks;
mod told;

use crate::acting::act_of;
use crate::affairs;
use crate::people::actor;
use crate::tokens::Token;
use crate::world::Office;
use case::{Reason, missing, visible};
use words::{Element, Field, Refusal};

/// The cases that a fact of the case meant brought about, the latest first: such as the complaint that comes of a low
/// evaluation.
async fn brought_about(office: &Office, name: Option<&str>) -> Result<Vec<String>, String> {
    let desk = office.desk()?;
    let stream = office.stream(name)?;
    let last = office.load(name).await?.matter.sequence();
    let mut found = Vec::new();
    for sequence in (1..=last).rev() {
        let brought = format!("{stream}.{sequence}");
        if desk.store().case_row(&brought).await.map_err(|e| e.to_string())?.is_some() {
            found.push(brought);
        }
    }
    Ok(found)
}

/// Understands every `那么` step.
pub(crate) async fn step(office: &Office, name: Option<&str>, rest: &[Token]) -> Option<Result<(), String>> {
    use Token::{Quoted, Word};
    Some(match rest {
        [Word(w)] if w == "应成功" => succeeded(office),
        [Word(w)] if w == "应被拒绝" => reasons(office).map(|_| ()),
        [Word(w), Quoted(text)] if w == "应被拒绝 因为" => because(office, text),
        [Word(w), Quoted(clause)] if w == "应被拒绝 依据" => cited(office, clause),
        [Word(w), Quoted(text), Word(b), Quoted(clause)] if w == "应被拒绝 因为" && b == "依据" => {
            because(office, text).and_then(|()| cited(office, clause))
        }
        [Word(w), Quoted(stage)] if w == "状态应为" => stands(office, name, stage).await,
        [Word(w), more @ ..] if w == "应有义务" => duties::owed(office, name, more).await,
        [Word(w), Quoted(duty), Word(b), Quoted(state)] if w == "义务" && b == "应为" => {
            duties::stands(office, name, duty, state).await
        }
        [Word(w)] if w == "应无未履行义务" => duties::none_owed(office, name).await,
        [Word(w), Quoted(element)] if w == "应缺少要素" => lacks(office, name, element).await,
        [Quoted(role), Word(w), Quoted(act)] if w == "可以" => may(office, name, role, act, true).await,
        [Quoted(role), Word(w), Quoted(act)] if w == "不可以" => may(office, name, role, act, false).await,
        [Quoted(role), Word(w), Quoted(field)] if w == "可见" => sees(office, name, role, field, true).await,
        [Quoted(role), Word(w), Quoted(field)] if w == "不可见" => sees(office, name, role, field, false).await,
        [Quoted(role), Word(w), Quoted(field), Word(b), Quoted(text)] if w == "看到的" && b == "应为" => {
            looks::shown(office, name, (role, words::Look::View), (field, text)).await
        }
        [Quoted(role), Word(w), Quoted(field), Word(b), Quoted(text)] if w == "显示后的" && b == "应为" => {
            looks::shown(office, name, (role, words::Look::Reveal), (field, text)).await
        }
        [Word(w), Quoted(role), Word(of), Quoted(look)] if w == "查阅记录应有" && of == "的" => {
            looks::recorded(office, name, role, look).await
        }
        [Quoted(role), Word(w), Quoted(text)] if w == "应收到" => told::received(office, name, role, text).await,
        [Quoted(role), Word(w), Quoted(text)] if w == "不应收到" => told::spared(office, name, role, text).await,
        [Word(w), Quoted(level)] if w == "督促应为" => duties::rung(office, name, level).await,
        [Word(w), Quoted(document), Word(b), Quoted(text)] if w == "文书" && b == "应含" => {
            told::says(office, name, document, text).await
        }
        [Word(w), Quoted(name), Word(b), Quoted(value)] if w == "统计" && b == "应为" => {
            figures::is(office, name, None, value).await
        }
        [Word(w), Quoted(name), Word(p), Quoted(dimension), Quoted(of), Word(b), Quoted(value)]
            if w == "统计" && p == "按" && b == "应为" =>
        {
            figures::is(office, name, Some((dimension, of)), value).await
        }
        [Word(w)] if w == "依据链应完整" => whole(office).await,
        _ => return None,
    })
}

fn succeeded(office: &Office) -> Result<(), String> {
    match &office.outcome {
        Some(Ok(())) => Ok(()),
        Some(Err(denial)) => Err(format!("被拒绝：{denial}")),
        None => Err("前面没有试图做什么".to_owned()),
    }
}

fn reasons(office: &Office) -> Result<&[Reason], String> {
    match &office.outcome {
        Some(Err(denial)) => Ok(&denial.reasons),
        Some(Ok(())) => Err("没有被拒绝".to_owned()),
        None => Err("前面没有试图做什么".to_owned()),
    }
}

fn because(office: &Office, text: &str) -> Result<(), String> {
    let reasons = reasons(office)?;
    let hit = reasons.iter().any(|r| r.refusal.zh() == text || r.to_string().contains(text));
    if hit { Ok(()) } else { Err(format!("理由是：{}", all(reasons))) }
}

fn cited(office: &Office, clause: &str) -> Result<(), String> {
    let reasons = reasons(office)?;
    let hit = reasons.iter().filter_map(|r| r.citation.as_ref()).any(|c| c.matches(clause));
    if hit { Ok(()) } else { Err(format!("理由是：{}", all(reasons))) }
}

fn all(reasons: &[Reason]) -> String {
    reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join("；")
}

async fn stands(office: &Office, name: Option<&str>, stage: &str) -> Result<(), String> {
    if office.at_affair && name.is_none() {
        let found = affairs::all(office, None).await?.first().map(|a| a.undertaking.affair.stage());
        return match found {
            Some(found) if found.zh() == stage => Ok(()),
            found => Err(format!("状态是「{}」", found.map_or("无", words::Stage::zh))),
        };
    }
    let loaded = office.load(name).await?;
    let found = loaded.stage();
    if found.zh() == stage { Ok(()) } else { Err(format!("状态是「{found}」")) }
}

/// The last refusal names the element; without a refusal, the record lacks it.
async fn lacks(office: &Office, name: Option<&str>, element: &str) -> Result<(), String> {
    let field = field_of(element)?;
    if let Some(Err(denial)) = &office.outcome {
        let named = denial.reasons.iter().any(|r| r.fields.contains(&field) && r.refusal != Refusal::FieldInvalid);
        return if named { Ok(()) } else { Err(format!("拒绝没有提到它：{denial}")) };
    }
    let loaded = office.load(name).await?;
    let lacking = missing(&loaded.matter.case, &loaded.books);
    if lacking.iter().any(|m| m.field == field) {
        return Ok(());
    }
    let names: Vec<&str> = lacking.iter().map(|m| m.field.zh()).collect();
    Err(format!("缺少的是：{}", names.join("、")))
}

/// The field that an element or a field's own word means.
fn field_of(word: &str) -> Result<Field, String> {
    match Element::from_zh(word) {
        Some(Element::Means) => Ok(Field::Channel),
        Some(Element::Moment) => Ok(Field::HappenedAt),
        Some(Element::Result) => Ok(Field::Result),
        _ => Field::from_any(word).ok_or_else(|| format!("「{word}」不是要素")),
    }
}

async fn may(office: &Office, name: Option<&str>, role: &str, act: &str, yes: bool) -> Result<(), String> {
    let act = act_of(act)?;
    let of_affair = name.is_none() && (office.at_affair || office.current.is_none());
    if act.surrounds() || of_affair {
        let offered = affairs::may(office, role, act).await?;
        if offered == yes {
            return Ok(());
        }
        if offered || act.surrounds() || office.current.is_none() {
            return Err(format!("「{role}」{}「{act}」", if yes { "不可以" } else { "可以" }));
        }
    }
    let loaded = office.load(name).await?;
    let desk = office.desk()?;
    let who = actor(role, office.centre()?, &desk.directory(), Some(&loaded))?;
    let offered = loaded.offers(desk, &who).iter().any(|o| o.act == act);
    match (offered, yes) {
        (true, true) | (false, false) => Ok(()),
        (true, false) => Err(format!("「{role}」可以「{act}」")),
        (false, true) => Err(format!("「{role}」不可以「{act}」：{}", all(&loaded.permit(desk, &who, act)))),
    }
}

async fn sees(office: &Office, name: Option<&str>, role: &str, field: &str, yes: bool) -> Result<(), String> {
    let field = field_of(field)?;
    let loaded = office.load(name).await?;
    let desk = office.desk()?;
    let directory = desk.directory();
    let who = actor(role, office.centre()?, &directory, Some(&loaded))?;
    if visible(&loaded.matter.case, &who, field, &directory) == yes {
        Ok(())
    } else {
        Err(format!("「{role}」{}「{field}」", if yes { "不可见" } else { "可见" }))
    }
}

async fn whole(office: &Office) -> Result<(), String> {
    let verified = office.desk()?.verify().await.map_err(|e| e.to_string())?;
    if verified.findings.is_empty() { Ok(()) } else { Err(format!("{:?}", verified.findings)) }
}
