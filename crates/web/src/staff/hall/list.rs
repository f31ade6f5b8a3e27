//! `GET /desk/hall`: what this seat may begin, what waits for it, and the lists of what surrounds cases.

use axum::extract::{OriginalUri, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use desk::LoadedAffair;
use directory::OrgId;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use store::{AffairQuery, AffairRow, DutyRow};
use words::Affair as Kind;

use super::{affair, check};
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::staff::frame::frame;
use crate::staff::rows::Reader;
use crate::staff::seated::Seated;
use crate::staff::worklist::place_of;
use crate::views::StaffSection;
use crate::views::staff::{FilterView, HallPage, OpeningView};

/// How many rows a page has.
const ROWS: u32 = 30;

/// Which affairs: what somebody has to do comes first, for most of what goes on owes nothing at the moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Standing {
    /// Something is owed.
    #[default]
    Owing,
    /// Not ended.
    Open,
    /// Ended.
    Ended,
}

impl Standing {
    const ALL: [Self; 3] = [Self::Owing, Self::Open, Self::Ended];

    const fn word(self) -> &'static str {
        match self {
            Self::Owing => "owing",
            Self::Open => "open",
            Self::Ended => "ended",
        }
    }

    const fn said(self) -> &'static str {
        match self {
            Self::Owing => "有待办",
            Self::Open => "未结束",
            Self::Ended => "已结束",
        }
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    standing: Standing,
    after: Option<String>,
}

impl Asked {
    fn url(kind: &str, standing: Standing, after: Option<&str>) -> String {
        let escaped = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let after = after.map(|after| format!("&after={}", escaped(after))).unwrap_or_default();
        format!("/desk/hall?standing={}&kind={}{after}#all", standing.word(), escaped(kind))
    }
}

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Query(asked): Query<Asked>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let centre = centre_of(&state, &seated)?;
    let held = held(&state, &seated).await?;
    let (rows, next) = rows(&state, &seated, &asked).await?;
    let streams: Vec<&str> = rows.iter().map(|row| row.stream.as_str()).collect();
    let duties = soonest(&state, &streams).await?;
    let frame = frame(&state, &seated, StaffSection::Hall, (&headers, &uri)).await?;
    let sign = check::owed(&state, &seated, &frame.csrf, "/desk/hall").await?;
    let check = check::whole(&state, &seated).await?;
    let (directory, shelf, now) = (state.desk().directory(), state.desk().shelf(), state.desk().now());
    let reader = Reader { directory: &directory, calendar: shelf.calendar_known_on(now.date()), now };
    let view = HallPage {
        frame,
        sign,
        check,
        openings: openings(&state, &seated, &centre),
        held: held.iter().map(|(duty, row)| reader.affair(row, Some(duty))).collect(),
        standings: standings(&asked),
        kinds: kinds(&asked),
        rows: rows.iter().map(|row| reader.affair(row, duties.iter().find(|duty| duty.stream == row.stream))).collect(),
        first_url: asked.after.as_ref().map(|_| Asked::url(&asked.kind, asked.standing, None)).unwrap_or_default(),
        next_url: next.map(|next| Asked::url(&asked.kind, asked.standing, Some(&next))).unwrap_or_default(),
    };
    Ok(Page(view).into_response())
}

/// The centre of a seat; seats outside every centre have no daily work here.
///
/// # Errors
/// A 403.
pub fn centre_of(state: &WebState, seated: &Seated) -> Result<OrgId, Trouble> {
    let none = || Trouble::forbidden("您的岗位不属于任何中心，没有日常事务。").coded("no-centre");
    seated.centre(state).ok_or_else(none)
}

fn openings(state: &WebState, seated: &Seated, centre: &OrgId) -> Vec<OpeningView> {
    let all = state.desk().openings(centre, &seated.actor).into_iter();
    let view =
        |offer: case::Offer| OpeningView { url: format!("/desk/hall/new/{}", offer.act.name()), name: offer.label };
    all.map(|(_, offer)| view(offer)).collect()
}

/// What waits for this seat; what it signs for today stands apart.
async fn held(state: &WebState, seated: &Seated) -> Result<Vec<(DutyRow, AffairRow)>, Trouble> {
    let staff = seated.signed.0.staff.id.as_str();
    let found = state.desk().store().held_affairs(&[seated.post()], Some(staff), 100).await;
    let mut held = found.map_err(|error| trouble_of(error.into()))?;
    held.retain(|(_, row)| row.kind != Kind::DailyCheck.zh());
    Ok(held)
}

/// A page of the affairs of the area, as far as this seat may know of each.
async fn rows(state: &WebState, seated: &Seated, asked: &Asked) -> Result<(Vec<AffairRow>, Option<String>), Trouble> {
    let query = AffairQuery {
        kinds: Kind::from_zh(&asked.kind).map(|kind| kind.zh().to_owned()).into_iter().collect(),
        open: Some(asked.standing != Standing::Ended),
        owing: asked.standing == Standing::Owing,
        after: place_of(asked.after.clone())?,
        limit: ROWS,
        ..AffairQuery::new(vec![centre_of(state, seated)?.0])
    };
    let page = state.desk().store().affairs(&query).await.map_err(|error| trouble_of(error.into()))?;
    let mut rows = Vec::with_capacity(page.rows.len());
    for row in page.rows {
        if is_seen(state, seated, &row).await? {
            rows.push(row);
        }
    }
    Ok((rows, page.next))
}

/// Whether a seat may know of an affair in a list: the row says enough, unless who began it or whose department it is
/// decides.
///
/// # Errors
/// Faults of the store.
pub async fn is_seen(state: &WebState, seated: &Seated, row: &AffairRow) -> Result<bool, Trouble> {
    let light = hall::Affair {
        kind: Kind::from_zh(&row.kind),
        centre: Some(OrgId(row.centre.clone())),
        unit: row.unit.clone().map(OrgId),
        ..hall::Affair::default()
    };
    if affair::is_visible(state, seated, &light) {
        return Ok(true);
    }
    let loaded: LoadedAffair = state.desk().load_affair(&row.stream).await.map_err(trouble_of)?;
    Ok(affair::is_visible(state, seated, &loaded.undertaking.affair))
}

/// The soonest open duty of each stream.
async fn soonest(state: &WebState, streams: &[&str]) -> Result<Vec<DutyRow>, Trouble> {
    let mut duties = state.desk().store().duties_of(streams).await.map_err(|error| trouble_of(error.into()))?;
    duties.retain(|duty| duty.owed);
    duties.sort_by(|one, other| (&one.stream, one.order_at).cmp(&(&other.stream, other.order_at)));
    duties.dedup_by(|later, first| later.stream == first.stream);
    Ok(duties)
}

fn standings(asked: &Asked) -> Vec<FilterView> {
    let view = |standing: Standing| FilterView {
        name: standing.said().to_owned(),
        count: None,
        url: Asked::url(&asked.kind, standing, None),
        chosen: asked.standing == standing,
    };
    Standing::ALL.map(view).into()
}

fn kinds(asked: &Asked) -> Vec<FilterView> {
    let view = |name: &str, kind: &str| FilterView {
        name: name.to_owned(),
        count: None,
        url: Asked::url(kind, asked.standing, None),
        chosen: asked.kind == kind,
    };
    let mut views = vec![view("全部", "")];
    views.extend(Kind::ALL.iter().map(|kind| view(kind.zh(), kind.zh())));
    views
}
