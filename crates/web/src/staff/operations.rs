//! `GET /desk/operations`: whether everything that came in went somewhere, and whether the house runs.

use axum::extract::{OriginalUri, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use calendar::DateTime;
use desk::Running;
use directory::OrgId;
use hall::{Feed, FeedStanding};
use store::IntakeCount;

use super::frame::frame;
use super::hall::centre_of;
use super::menu::watches;
use super::seated::Seated;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::present::brief;
use crate::views::staff::{ChannelDayView, FeedView, OperationsPage};
use crate::views::{LabelledView, StaffSection};

/// How many days are looked back on, in milliseconds.
const DAYS: i64 = 14 * 24 * 60 * 60_000;
/// How many cases without an owner are named.
const NAMED: usize = 50;

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    if !watches(seated.seat.role) {
        return Err(Trouble::forbidden("运行情况只给督办、领导和系统管理的岗位看。").coded("out-of-reach"));
    }
    let centre = centre_of(&state, &seated)?;
    let running = state.desk().running(&centre).await.map_err(trouble_of)?;
    let now = state.desk().now();
    let page = OperationsPage {
        frame: frame(&state, &seated, StaffSection::Operations, (&headers, &uri)).await?,
        alarms: running.alarms.iter().map(ToString::to_string).collect(),
        facts: facts(&running, now),
        feeds: running.feeds.iter().map(|(feed, standing)| feed_view(feed, standing, now)).collect(),
        days: days(&state, &centre).await?,
        ownerless: ownerless(&state, &seated, running),
    };
    Ok(Page(page).into_response())
}

async fn days(state: &WebState, centre: &OrgId) -> Result<Vec<ChannelDayView>, Trouble> {
    let today = state.desk().now().date();
    let first = desk::civil(state.millis() - DAYS).date();
    let counts = state.desk().store().intakes(centre.as_str(), &first.to_string(), &today.to_string()).await;
    let view = |count: IntakeCount| ChannelDayView {
        day: count.day,
        channel: count.channel,
        received: count.received,
        registered: count.registered,
        refused: count.refused,
        open: count.open,
    };
    let counts = counts.map_err(|error| trouble_of(error.into()))?;
    let mut days: Vec<ChannelDayView> = counts.into_iter().map(view).collect();
    days.reverse();
    Ok(days)
}

fn facts(running: &Running, now: DateTime) -> Vec<LabelledView> {
    let swept = running.house.swept.map_or_else(|| "还没有运行过".to_owned(), |at| brief(at, now));
    vec![
        LabelledView::new("期限检查最近一次运行", swept),
        LabelledView::new("等待送达的命令", format!("{} 条", running.house.waiting)),
        LabelledView::new("没有人负责的诉求件", format!("{} 件", running.ownerless.len())),
    ]
}

fn feed_view(feed: &Feed, standing: &FeedStanding, now: DateTime) -> FeedView {
    let said = |at: Option<DateTime>| at.map_or_else(|| "没有".to_owned(), |at| brief(at, now));
    FeedView {
        name: feed.to_string(),
        arrived: said(feed.arrived),
        succeeded: said(feed.succeeded),
        failed: match &feed.failed {
            Some((at, why)) => format!("{}：{why}", brief(*at, now)),
            None => "没有".to_owned(),
        },
        standing: match standing {
            FeedStanding::Unused => "尚未接入",
            FeedStanding::Open => "正常",
            FeedStanding::Failing { .. } => "中断",
            FeedStanding::Unseen { .. } => "没有收取",
            FeedStanding::Silent { .. } => "久无来件",
        },
        well: matches!(standing, FeedStanding::Unused | FeedStanding::Open),
    }
}

/// Numbers lead only those to a case who go through the centre's lists anyway.
fn ownerless(state: &WebState, seated: &Seated, running: Running) -> Vec<(String, String)> {
    let reaches = case::reach(&seated.actor, &state.desk().directory());
    if !reaches.contains(&case::Reach::Centre) {
        return Vec::new();
    }
    let link = |(number, stream): (String, String)| (number, format!("/desk/case/{stream}"));
    running.ownerless.into_iter().take(NAMED).map(link).collect()
}
