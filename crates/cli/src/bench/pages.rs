//! How long the two pages take that staff look at all day, with many cases behind them.

use std::error::Error;
use std::net::SocketAddr;
use std::time::Duration;

use case::Actor;
use desk::{Desk, DeskError, Request};
use directory::{Directory, OrgId};
use futures_util::future::try_join_all;
use store::{Scope, WorklistQuery};
use tokio::time::Instant;
use words::{Act, Role};

use super::client::Client;
use super::load::registration;

/// How many cases are written at the same time: they share a transaction.
const AT_ONCE: u64 = 128;

/// Writes so many cases: most were settled at the window, some wait to be accepted, some to be dispatched.
pub async fn fill(desk: &Desk, cases: u64) -> Result<(), Box<dyn Error>> {
    let centre = OrgId::from("henan");
    let people = People::of(&desk.directory(), &centre)?;
    let mut number = 0;
    while number < cases {
        let until = (number + AT_ONCE).min(cases);
        let tasks = (number..until).map(|number| {
            let (desk, centre, people) = (desk.clone(), centre.clone(), people.clone());
            tokio::spawn(async move { one(&desk, &centre, &people, number).await })
        });
        for done in try_join_all(tasks).await? {
            done?;
        }
        number = until;
    }
    Ok(())
}

#[derive(Clone)]
struct People {
    clerk: Actor,
    receiver: Actor,
}

impl People {
    fn of(directory: &Directory, centre: &OrgId) -> Result<Self, String> {
        let seat = |role: Role| {
            let seats = directory.staff.iter().flat_map(|s| s.seats.iter().map(move |seat| (s, seat)));
            let mut held =
                seats.filter(|(_, seat)| seat.role == role && directory.centre_of(&seat.org) == Some(centre));
            held.next().map(|(staff, seat)| Actor::staff(role, seat.org.clone(), staff.id.clone()))
        };
        match (seat(Role::WindowClerk), seat(Role::Receiver)) {
            (Some(clerk), Some(receiver)) => Ok(Self { clerk, receiver }),
            _ => Err("名录中没有窗口人员或受理员".to_owned()),
        }
    }
}

async fn one(desk: &Desk, centre: &OrgId, people: &People, number: u64) -> Result<(), DeskError> {
    let settled = number % 10 < 7;
    let said: serde_json::Value = serde_json::from_str(&registration(number))?;
    let fields = said.get("fields").and_then(|fields| fields.as_object()).into_iter().flatten();
    let fields = fields.filter_map(|(field, words)| Some((field.clone(), words.as_str()?.to_owned()))).collect();
    let actor = if settled { people.clerk.clone() } else { Actor::party() };
    let acted = desk.register(centre, &actor, Request { act: Act::Register, fields, command: None }).await?;
    if settled {
        let settle = Request::of(Act::Settle).with("答复内容", "当场解释清楚，材料已收。");
        desk.act(&acted.stream, &people.clerk, settle).await?;
    } else if number.is_multiple_of(2) {
        desk.act(&acted.stream, &people.receiver, Request::of(Act::Accept).with("分类", "一般")).await?;
    }
    Ok(())
}

/// How long requests took.
#[derive(Clone, Copy, Debug)]
pub struct Latency {
    pub median: Duration,
    pub p99: Duration,
}

fn latency(mut times: Vec<Duration>) -> Latency {
    times.sort_unstable();
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied();
    Latency { median: at(50).unwrap_or_default(), p99: at(99).unwrap_or_default() }
}

/// Asks for the worklist and for case pages as the receiver, one after the other.
pub async fn look(
    address: SocketAddr,
    password: &str,
    streams: &[String],
) -> Result<(Latency, Latency), Box<dyn Error>> {
    let mut client = Client::connect(address).await?;
    let login = serde_json::json!({ "login": "henan-receiver", "password": password }).to_string();
    let answer = client.post("/api/v1/sessions", &login).await?;
    let session: serde_json::Value = serde_json::from_slice(&answer.body)?;
    let token = session.get("token").and_then(|token| token.as_str()).ok_or("登录没有得到凭证")?;
    let cookie = format!("huiying_session={token}");
    let worklist = vec!["/desk".to_owned(); 500];
    let cases: Vec<String> = streams.iter().map(|stream| format!("/desk/case/{stream}")).collect();
    Ok((timed(&mut client, &worklist, &cookie).await?, timed(&mut client, &cases, &cookie).await?))
}

async fn timed(client: &mut Client, paths: &[String], cookie: &str) -> Result<Latency, Box<dyn Error>> {
    let mut times = Vec::with_capacity(paths.len());
    // The first few only warm the caches.
    for (count, path) in paths.iter().take(5).chain(paths).enumerate() {
        let began = Instant::now();
        let answer = client.get(path, cookie).await?;
        if answer.status != 200 {
            return Err(format!("{path} 的回答是 {}", answer.status).into());
        }
        if count >= 5 {
            times.push(began.elapsed());
        }
    }
    Ok(latency(times))
}

/// Some of the open cases.
pub async fn some_streams(desk: &Desk) -> Result<Vec<String>, Box<dyn Error>> {
    let mut query = WorklistQuery::new(Scope::Centre(vec!["henan".to_owned()]));
    query.limit = 500;
    let page = desk.store().worklist(&query).await?;
    Ok(page.rows.into_iter().map(|row| row.case.stream).collect())
}
