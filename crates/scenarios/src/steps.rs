//! The steps: every one is cut into words and quoted words, and understood by its shape.

use crate::tokens::{Token, tokens};
use crate::world::{Office, read_file};
use crate::{acting, channels, expect};
use calendar::{Calendar, Date, DateTime, Time};
use cucumber::gherkin::Step;
use cucumber::{given, then, when};
use std::path::{Path, PathBuf};

#[given(regex = "^(.*)$")]
#[when(regex = "^(.*)$")]
#[then(regex = "^(.*)$")]
async fn any(office: &mut Office, text: String, step: &Step) -> Result<(), String> {
    let words = tokens(&text);
    let (name, rest) = match words.split_first() {
        Some((Token::Word(word), rest)) if word == "对" => match rest.split_first() {
            Some((Token::Quoted(name), rest)) => (Some(name.as_str()), rest),
            _ => return Err(format!("「对」之后应有诉求件的名字：{text}")),
        },
        _ => (None, words.as_slice()),
    };
    let table = table_of(step);
    if let Some(done) = setting(office, rest).await {
        return done;
    }
    if let Some(done) = channels::step(office, rest, &table).await {
        return done;
    }
    if let Some(done) = acting::step(office, name, rest, &table).await {
        return done;
    }
    if let Some(done) = expect::step(office, name, rest).await {
        return done;
    }
    Err(format!("不认识的步骤：{text}"))
}

/// The table of a step: two columns, field and value; a heading row of these two words does not count.
fn table_of(step: &Step) -> Vec<(String, String)> {
    let rows = step.table.as_ref().map(|t| t.rows.clone()).unwrap_or_default();
    rows.into_iter()
        .filter_map(|row| Some((row.first()?.trim().to_owned(), row.get(1)?.trim().to_owned())))
        .filter(|(field, value)| !(field == "字段" && value == "值"))
        .collect()
}

/// The steps that set the stage.
async fn setting(office: &mut Office, rest: &[Token]) -> Option<Result<(), String>> {
    use Token::{Quoted, Word};
    Some(match rest {
        [Word(w), Quoted(id)] if w == "适用规程" => office.open(&[id], None).await,
        [Word(w), Quoted(one), Word(and), Quoted(two)]
            if w == "适用规程" && matches!(and.as_str(), "和" | "与" | "、") =>
        {
            office.open(&[one, two], None).await
        }
        [Word(w), Quoted(path)] if w == "适用规程文件" => match file(office, path) {
            Ok(regulation) => office.open(&[], Some(regulation)).await,
            Err(error) => Err(error),
        },
        [Word(w), Quoted(at)] if w == "现在是" => set_clock(office, at).await,
        [Word(w), Quoted(at)] if w == "时间到" => advance(office, at).await,
        _ => return None,
    })
}

/// A regulation file, relative to the feature file or, failing that, to where the runner was started.
fn file(office: &Office, path: &str) -> Result<regulation::Regulation, String> {
    let here = PathBuf::from(path);
    let beside = office.feature.as_deref().and_then(Path::parent).map(|folder| folder.join(&here));
    let found = beside.into_iter().chain([here]).find(|p| p.exists());
    read_file(&found.ok_or_else(|| format!("找不到规程文件 {path}"))?)
}

/// A moment as scenarios write it; a date alone means the close of business.
pub(crate) fn moment(text: &str) -> Result<DateTime, String> {
    let iso = text.trim().replacen(' ', "T", 1);
    let read = if iso.contains('T') {
        iso.parse::<DateTime>()
    } else {
        iso.parse::<Date>().map(|d| d.to_datetime(Time::constant(18, 0, 0, 0)))
    };
    read.map_err(|_| format!("时间「{text}」应写作 2022-09-28 10:00"))
}

/// Sets the clock; a holiday notice that becomes known on the way is loaded, as when time passes.
async fn set_clock(office: &mut Office, at: &str) -> Result<(), String> {
    let at = moment(at)?;
    let before = office.desk().ok().map(|desk| desk.now().date());
    office.set_now(at);
    let known = |day: Date| Calendar::official().as_known_on(day).version().to_owned();
    if before.is_some_and(|before| before < at.date() && known(before) != known(at.date())) {
        office.desk()?.recount().await.map_err(|e| e.to_string())?;
    }
    office.begin_day().await
}

async fn advance(office: &mut Office, at: &str) -> Result<(), String> {
    let at = moment(at)?;
    let desk = office.desk()?.clone();
    if at < desk.now() {
        return Err(format!("时间不能倒流：现在是 {}", desk.now()));
    }
    desk.advance_to(at).await.map_err(|e| e.to_string())?;
    office.set_now(at);
    Ok(())
}
