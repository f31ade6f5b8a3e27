//! `GET /desk/operations`: whether everything that came in went somewhere, and whether the house runs.

use axum::extract::{OriginalUri, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use directory::OrgId;
use store::{IntakeCount, Scope, WorklistQuery};

use super::frame::frame;
use super::hall::centre_of;
use super::menu::watches;
use super::seated::Seated;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::present::brief;
use crate::views::staff::{ChannelDayView, OperationsPage};
use crate::views::{LabelledView, StaffSection};

const MINUTE: i64 = 60_000;
/// How long something may be under way before it counts as lost on the way.
const UNDER_WAY: i64 = 10 * MINUTE;
/// How long the sweep may be silent.
const SILENT: i64 = 5 * MINUTE;
/// How many days are looked back on.
const DAYS: i64 = 14;
/// How many pages of open cases are looked through for one without an owner.
const PAGES: usize = 20;
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
    let mut page = OperationsPage {
        frame: frame(&state, &seated, StaffSection::Operations, (&headers, &uri)).await?,
        days: days(&state, &centre).await?,
        ..OperationsPage::default()
    };
    lost(&state, &centre, &mut page).await?;
    swept(&state, &mut page).await?;
    waiting(&state, &mut page).await?;
    ownerless(&state, &seated, &centre, &mut page).await?;
    Ok(Page(page).into_response())
}

fn fault(error: store::StoreError) -> Trouble {
    trouble_of(error.into())
}

async fn days(state: &WebState, centre: &OrgId) -> Result<Vec<ChannelDayView>, Trouble> {
    let today = state.desk().now().date();
    let first = desk::civil(state.millis() - DAYS * 24 * 60 * MINUTE).date();
    let counts = state.desk().store().intakes(centre.as_str(), &first.to_string(), &today.to_string()).await;
    let view = |count: IntakeCount| ChannelDayView {
        day: count.day,
        channel: count.channel,
        received: count.received,
        registered: count.registered,
        refused: count.refused,
        open: count.open,
    };
    let mut days: Vec<ChannelDayView> = counts.map_err(fault)?.into_iter().map(view).collect();
    days.reverse();
    Ok(days)
}

/// What came in and went nowhere, by day and channel.
async fn lost(state: &WebState, centre: &OrgId, page: &mut OperationsPage) -> Result<(), Trouble> {
    let open = state.desk().store().intakes_open(centre.as_str(), state.millis() - UNDER_WAY).await.map_err(fault)?;
    let mut by_day: Vec<(String, String, u64)> = Vec::new();
    for row in open {
        match by_day.iter_mut().find(|(day, channel, _)| *day == row.day && *channel == row.channel) {
            Some((_, _, count)) => *count += 1,
            None => by_day.push((row.day, row.channel, 1)),
        }
    }
    let said = |(day, channel, count): &(String, String, u64)| {
        format!("{day} {channel}：收到的有 {count} 件既没有登记，也没有写明理由不登记。")
    };
    page.alarms.extend(by_day.iter().map(said));
    Ok(())
}

/// When the sweep last ran.
async fn swept(state: &WebState, page: &mut OperationsPage) -> Result<(), Trouble> {
    let now = state.desk().now();
    let last = state.desk().last_swept().await.map_err(trouble_of)?;
    let said = last.map_or_else(|| "还没有运行过".to_owned(), |at| brief(desk::civil(at), now));
    page.facts.push(LabelledView::new("期限检查最近一次运行", said));
    if last.is_none_or(|at| state.millis() - at > SILENT) {
        page.alarms.push("期限检查没有按时运行，催办、督办会晚发出。请系统管理员查看服务是否正常。".to_owned());
    }
    Ok(())
}

/// What waits to be delivered.
async fn waiting(state: &WebState, page: &mut OperationsPage) -> Result<(), Trouble> {
    let (count, oldest) = state.desk().store().waiting().await.map_err(fault)?;
    page.facts.push(LabelledView::new("等待送达的命令", format!("{count} 条")));
    let Some(late) = oldest.map(|at| state.millis() - at).filter(|late| *late > UNDER_WAY) else { return Ok(()) };
    page.alarms.push(format!("等待送达的命令有 {count} 条，最早的一条已经超时 {} 分钟。", late / MINUTE));
    Ok(())
}

/// Open cases on which nobody owes anything.
async fn ownerless(
    state: &WebState,
    seated: &Seated,
    centre: &OrgId,
    page: &mut OperationsPage,
) -> Result<(), Trouble> {
    let mut query = WorklistQuery { limit: 500, ..WorklistQuery::new(Scope::Centre(vec![centre.0.clone()])) };
    let mut found: Vec<(String, String)> = Vec::new();
    for _ in 0..PAGES {
        let cases = state.desk().store().worklist(&query).await.map_err(fault)?;
        let bare = cases.rows.into_iter().filter(|row| row.duty.is_none());
        found.extend(bare.map(|row| (row.case.number.unwrap_or_default(), format!("/desk/case/{}", row.case.stream))));
        match cases.next {
            Some(next) => query.after = Some(next),
            None => break,
        }
    }
    page.facts.push(LabelledView::new("没有人负责的诉求件", format!("{} 件", found.len())));
    if !found.is_empty() {
        page.alarms.push(format!("有 {} 件未结的诉求件，没有任何单位或者岗位对它负有义务。", found.len()));
    }
    // Numbers lead only those to a case who go through the centre's lists anyway.
    let reaches = case::reach(&seated.actor, &state.desk().directory());
    if reaches.contains(&case::Reach::Centre) {
        found.truncate(NAMED);
        page.ownerless = found;
    }
    Ok(())
}
