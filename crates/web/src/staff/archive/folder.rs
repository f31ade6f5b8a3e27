//! `GET /desk/archive/box`: the volumes in a box.

use axum::extract::{OriginalUri, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use calendar::Date;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use words::{Act, Field};

use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::present::full;
use crate::staff::figures::Extent;
use crate::staff::frame::frame;
use crate::staff::seated::Seated;
use crate::views::StaffSection;
use crate::views::staff::archive::{BoxPage, VolumeView};

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    pub year: String,
    /// The number of the box; empty for what stands in none.
    #[serde(default, rename = "box")]
    pub place: String,
}

/// A volume that was filed.
pub struct Filed {
    pub stream: String,
    /// The box; empty for none.
    pub place: String,
    number: String,
    class: String,
    medium: String,
    retention: String,
    at: calendar::DateTime,
}

/// The year of an address; this one where it names none.
///
/// # Errors
/// A 400 for what is no year.
pub fn year_of(state: &WebState, word: &str) -> Result<i16, Trouble> {
    let unknown = || Trouble::bad_request("看不懂年度。").coded("unknown-period");
    let year = if word.is_empty() { state.desk().now().year() } else { word.parse().map_err(|_| unknown())? };
    Date::new(year, 1, 1).map(|_| year).map_err(|_| unknown())
}

pub fn escaped(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// A box as it is called: 第3盒, whether its number was written 3, 第3 or 第3盒.
pub fn named(place: &str) -> String {
    match place.strip_suffix('盒').unwrap_or(place) {
        bare if bare.starts_with('第') => format!("{bare}盒"),
        bare => format!("第{bare}盒"),
    }
}

/// The page of a box.
pub fn url(year: i16, place: &str) -> String {
    format!("/desk/archive/box?year={year}&box={}", escaped(place))
}

/// The volumes that were filed in a year, by box and archive number.
///
/// # Errors
/// Faults of the store.
pub async fn filed(state: &WebState, extent: &Extent, year: i16) -> Result<Vec<Filed>, Trouble> {
    let unknown = || Trouble::bad_request("看不懂年度。").coded("unknown-period");
    let from = Date::new(year, 1, 1).map_err(|_| unknown())?;
    let counted = state.desk().counted(&[extent.centre.as_str()], from, from.last_of_year()).await;
    let counted = counted.map_err(trouble_of)?;
    let mut filed: Vec<Filed> = Vec::new();
    for (stream, digest) in counted.streams.into_iter().zip(&counted.digests) {
        let Some(fact) = digest.last(Act::Archive).filter(|fact| fact.at.year() == year) else { continue };
        let said = |field: Field| fact.value(field).unwrap_or_default().to_owned();
        filed.push(Filed {
            stream,
            place: said(Field::Box),
            number: said(Field::ArchiveNumber),
            class: said(Field::Class),
            medium: said(Field::Medium),
            retention: said(Field::Retention),
            at: fact.at,
        });
    }
    filed.sort_by(|one, other| (&one.place, &one.number, one.at).cmp(&(&other.place, &other.number, other.at)));
    Ok(filed)
}

/// The media of some volumes, each with how many there are of it.
pub fn media<'a>(filed: impl Iterator<Item = &'a Filed>) -> String {
    let mut media: Vec<(&str, usize)> = Vec::new();
    for one in filed.filter(|one| !one.medium.is_empty()) {
        match media.iter_mut().find(|(medium, _)| *medium == one.medium) {
            Some((_, count)) => *count += 1,
            None => media.push((&one.medium, 1)),
        }
    }
    media.iter().map(|(medium, count)| format!("{medium} {count} 卷")).collect::<Vec<_>>().join("、")
}

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Query(asked): Query<Asked>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let extent = Extent::whole(&state, &seated)?;
    let year = year_of(&state, &asked.year)?;
    let mut filed = filed(&state, &extent, year).await?;
    filed.retain(|one| one.place == asked.place);
    if filed.is_empty() {
        return Err(Trouble::not_found());
    }
    let streams: Vec<&str> = filed.iter().map(|one| one.stream.as_str()).collect();
    let rows = state.desk().store().case_rows(&streams).await.map_err(|error| trouble_of(error.into()))?;
    let view = |one: &Filed| {
        let row = rows.iter().find(|row| row.stream == one.stream);
        let number = row.and_then(|row| row.number.clone()).unwrap_or_default();
        VolumeView {
            archive_number: if one.number.is_empty() { number.clone() } else { one.number.clone() },
            number,
            about: row.map(|row| format!("{} {}", row.kind, row.summary)).unwrap_or_default(),
            class: one.class.clone(),
            medium: one.medium.clone(),
            retention: one.retention.clone(),
            filed: full(one.at),
            url: format!("/desk/case/{}", one.stream),
            volume_url: format!("/desk/archive/volume/{}", one.stream),
        }
    };
    let printed = |name: &str| format!("/desk/archive/papers/{name}.pdf?year={year}&box={}", escaped(&asked.place));
    let page = BoxPage {
        frame: frame(&state, &seated, StaffSection::Archive, (&headers, &uri)).await?,
        title: if asked.place.is_empty() { "没有盒号的案卷".to_owned() } else { named(&asked.place) },
        year,
        media: media(filed.iter()),
        volumes: filed.iter().map(view).collect(),
        labels_url: printed("labels"),
        contents_url: printed("contents"),
    };
    Ok(Page(page).into_response())
}
