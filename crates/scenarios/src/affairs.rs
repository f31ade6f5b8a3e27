//! What surrounds cases: which affair a step means, and all that is owed in affairs.

use crate::people::actor;
use crate::world::Office;
use case::{Actor, Denial};
use desk::{Acted, DeskError, LoadedAffair, Request};
use store::AffairQuery;
use words::{Act, Affair as Kind};

/// Where an act goes that no single case carries, or that may also stand beside cases.
pub(crate) enum Target {
    /// It begins an affair.
    Begin,
    /// It follows in this one.
    Follow(String),
}

/// The affair that an act means: the latest of this scenario in which it may follow, one that it begins, or one that time
/// began. `None` where the act is about a case.
pub(crate) async fn target(office: &Office, name: Option<&str>, act: Act) -> Result<Option<Target>, String> {
    if let Some(stream) = name.and_then(|name| office.named.get(name)).filter(|s| hall::is_affair(s)) {
        return Ok(Some(Target::Follow(stream.clone())));
    }
    let about_case = office.current.is_some() && !office.at_affair;
    if act == Act::DailyCheck {
        return Ok(Some(Target::Begin));
    }
    if !act.surrounds() && (about_case || name.is_some()) {
        return Ok(None);
    }
    for stream in office.affairs.iter().rev() {
        let loaded = load(office, stream).await?;
        let affair = &loaded.undertaking.affair;
        let supervises = matches!(act, Act::Remind | Act::Order | Act::Circulate | Act::ReportUp | Act::Copy);
        let follows = supervises || affair.kind.is_some_and(|kind| kind.followed_by().contains(&act));
        let stays_open = !affair.is_ended() || Kind::begun_by(act).is_none();
        // A call that was missed or answered is not missed again: the next one is another call.
        let another_call = act == Act::Miss && (affair.has(Act::Miss) || affair.has(Act::AnswerCall));
        if follows && stays_open && !another_call {
            return Ok(Some(Target::Follow(stream.clone())));
        }
    }
    if Kind::begun_by(act).is_some() {
        return Ok(Some(Target::Begin));
    }
    if act.surrounds() { Err(format!("还没有可以「{act}」的事务")) } else { Ok(None) }
}

/// Does an act on an affair, as the person that is meant.
pub(crate) async fn perform(
    office: &Office,
    target: &Target,
    role: &str,
    request: Request,
) -> Result<Result<Acted, Denial>, String> {
    let desk = office.desk()?;
    let centre = office.centre()?;
    let on_duty = match target {
        Target::Follow(stream) if matches!(role, "值班人" | "首问责任人") => {
            load(office, stream).await?.undertaking.affair.on_duty
        }
        Target::Begin | Target::Follow(_) => None,
    };
    let who: Actor = on_duty.map_or_else(|| actor(role, centre, &desk.directory(), None), Ok)?;
    let done = match target {
        Target::Begin => desk.begin(centre, &who, request).await,
        Target::Follow(stream) => desk.act_on(stream, &who, request).await,
    };
    match done {
        Ok(acted) => Ok(Ok(acted)),
        Err(DeskError::Refused(denial)) => Ok(Err(denial)),
        Err(error) => Err(error.to_string()),
    }
}

async fn load(office: &Office, stream: &str) -> Result<LoadedAffair, String> {
    office.desk()?.load_affair(stream).await.map_err(|e| e.to_string())
}

/// The affairs that a step without a name may mean, the likeliest first: the one last touched, then all of the centre,
/// the newest first.
pub(crate) async fn all(office: &Office, name: Option<&str>) -> Result<Vec<LoadedAffair>, String> {
    let desk = office.desk()?;
    let mut streams: Vec<String> = match name.and_then(|name| office.named.get(name)) {
        Some(stream) => {
            return Ok(if hall::is_affair(stream) { vec![load(office, stream).await?] } else { Vec::new() });
        }
        None => office.affairs.iter().rev().cloned().collect(),
    };
    let query = AffairQuery { limit: 200, ..AffairQuery::new(vec![office.centre()?.0.clone()]) };
    let page = desk.store().affairs(&query).await.map_err(|e| e.to_string())?;
    for row in page.rows {
        if !streams.contains(&row.stream) {
            streams.push(row.stream);
        }
    }
    let mut loaded = Vec::new();
    for stream in &streams {
        loaded.push(load(office, stream).await?);
    }
    Ok(loaded)
}

/// Whether somebody is offered an act on an affair, or may begin one by it.
pub(crate) async fn may(office: &Office, role: &str, act: Act) -> Result<bool, String> {
    let desk = office.desk()?;
    let centre = office.centre()?;
    let who = actor(role, centre, &desk.directory(), None)?;
    let begins = desk.openings(centre, &who).iter().any(|(_, offer)| offer.act == act);
    let follows = all(office, None).await?.iter().any(|a| a.offers(desk, &who).iter().any(|o| o.act == act));
    Ok(begins || follows)
}
