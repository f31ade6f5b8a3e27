//! Steps about channels that programs feed: letters to a published mailbox, feeds that fail, and who sees it.

use crate::tokens::Token;
use crate::world::Office;
use desk::{FeedName, FeedTold, LetterBytes, Taken};
use words::Channel;

type Table = [(String, String)];

/// Understands `邮箱收到来信`, `渠道 … 接入…`, `渠道 … 当日应收到 …` and `运行情况应提示 …`.
pub(crate) async fn step(office: &mut Office, rest: &[Token], table: &Table) -> Option<Result<(), String>> {
    use Token::{Quoted, Word};
    Some(match rest {
        [Word(w)] if w == "邮箱收到来信" => letter(office, table).await,
        [Word(w), Quoted(channel), Word(f), Quoted(why)] if w == "渠道" && f == "接入失败 因为" => {
            feed(office, channel, FeedTold::Failed(why.clone())).await
        }
        [Word(w), Quoted(channel), Word(f)] if w == "渠道" && f == "接入正常" => {
            feed(office, channel, FeedTold::Worked).await
        }
        [
            Word(w),
            Quoted(channel),
            Word(r),
            Quoted(received),
            Word(n),
            Quoted(registered),
            Word(x),
            Quoted(refused),
        ] if w == "渠道" && r == "当日应收到" && n == "登记" && x == "不予登记" => {
            counted(office, channel, [received, registered, refused]).await
        }
        [Word(w), Quoted(text)] if w == "运行情况应提示" => alarmed(office, text, true).await,
        [Word(w), Quoted(text)] if w == "运行情况不应提示" => alarmed(office, text, false).await,
        _ => return None,
    })
}

/// A letter as a server hands it over, taken as the mailroom takes it.
async fn letter(office: &mut Office, table: &Table) -> Result<(), String> {
    let desk = office.desk()?.clone();
    let mut text = format!("Date: {}\r\n", desk.now().strftime("%d %b %Y %H:%M:%S +0800"));
    let mut body = String::new();
    for (field, value) in table {
        match field.as_str() {
            "发件人" => text.push_str(&format!("From: {value}\r\n")),
            "主题" => text.push_str(&format!("Subject: {value}\r\n")),
            "自动回复" if value == "是" => text.push_str("Auto-Submitted: auto-replied\r\n"),
            "自动回复" => {}
            "正文" => body.clone_from(value),
            other => return Err(format!("来信没有「{other}」，可写发件人、主题、正文、自动回复")),
        }
    }
    let bytes = LetterBytes::Whole(format!("{text}\r\n{body}\r\n").into_bytes());
    let arrived = Some(desk.clock().millis());
    let taken = desk.take_letter(office.centre()?, bytes, arrived, None, &[]).await.map_err(|e| e.to_string())?;
    if let (Taken::Registered(acted), _) = taken {
        office.current = Some(acted.stream);
        office.at_affair = false;
    }
    Ok(())
}

async fn feed(office: &Office, channel: &str, told: FeedTold) -> Result<(), String> {
    let channel = Channel::from_zh(channel).ok_or_else(|| format!("「{channel}」不是渠道"))?;
    let feed = FeedName { centre: office.centre()?.clone(), channel, name: String::new() };
    let desk = office.desk()?;
    let noted = match channel {
        Channel::Email => desk.note_mailbox(&feed, &told).await,
        _ => desk.note_feed(&feed, &told).await,
    };
    noted.map_err(|e| e.to_string())
}

async fn counted(office: &Office, channel: &str, asked: [&String; 3]) -> Result<(), String> {
    let (desk, centre) = (office.desk()?, office.centre()?);
    let day = desk.now().date().to_string();
    let counts = desk.store().intakes(centre.as_str(), &day, &day).await.map_err(|e| e.to_string())?;
    let found = counts.into_iter().find(|count| count.channel == channel).unwrap_or_default();
    let found = [found.received, found.registered, found.refused].map(|count| count.to_string());
    if found.iter().zip(asked).all(|(found, asked)| found == asked) {
        return Ok(());
    }
    Err(format!("{channel} 收到 {} 件，登记 {} 件，不予登记 {} 件", found[0], found[1], found[2]))
}

async fn alarmed(office: &Office, text: &str, wanted: bool) -> Result<(), String> {
    let running = office.desk()?.running(office.centre()?).await.map_err(|e| e.to_string())?;
    let said: Vec<String> = running.alarms.iter().map(ToString::to_string).collect();
    if said.iter().any(|alarm| alarm.contains(text)) == wanted {
        return Ok(());
    }
    Err(format!("运行情况提示的是：{}", said.join("")))
}
