//! `GET /desk/archive/papers/{name}`: the labels and the contents lists of a box as PDF;
//! `GET /desk/archive/volume/{id}`: the electronic volume of a case as one file.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use desk::Looking;
use record::Sheet;
use words::{Look, Paper};

use super::folder::{Asked, filed, year_of};
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::press::{self, marked};
use crate::staff::case::seen;
use crate::staff::figures::{Extent, mark_of};
use crate::staff::seated::Seated;

pub async fn print(
    State(state): State<WebState>,
    seated: Seated,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let extent = Extent::whole(&state, &seated)?;
    let kind = match name.as_str() {
        "labels.pdf" => Paper::BoxLabel,
        "contents.pdf" => Paper::ContentsList,
        _ => return Err(Trouble::not_found()),
    };
    let year = year_of(&state, &asked.year)?;
    let mark = mark_of(&state, &seated);
    let mut sheets: Vec<Sheet> = Vec::new();
    for one in filed(&state, &extent, year).await?.iter().filter(|one| one.place == asked.place) {
        let Ok(papers) = state.desk().papers(&one.stream, &seated.actor).await else { continue };
        // What was filed anew has a later label; only the last holds.
        let last = papers.into_iter().rev().find(|sheet| sheet.paper == kind);
        sheets.extend(last.map(|sheet| marked(sheet, &mark)));
    }
    if sheets.is_empty() {
        return Err(Trouble::not_found());
    }
    let title = format!("{kind} {year}年 {}", asked.place);
    Ok(press::pdf_file(press::pdf(sheets).await?, title.trim()))
}

pub async fn volume(
    State(state): State<WebState>,
    seated: Seated,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    Extent::whole(&state, &seated)?;
    let loaded = seen(&state, &seated, &id).await?;
    let mark = mark_of(&state, &seated);
    let looking = Looking::new(Look::Export, "电子档案包");
    let opened = state.desk().open_words_for(&loaded, &seated.actor, &looking).await.map_err(trouble_of)?;
    let sheets = state.desk().papers_of_case(&loaded, &seated.actor, &opened, None).await.map_err(trouble_of)?;
    let mut papers = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        let name = sheet.heading().to_owned();
        papers.push((name, press::pdf(vec![marked(sheet, &mark)]).await?));
    }
    let bytes =
        state.desk().volume(&loaded.stream, &seated.actor, (papers, &opened), &mark).await.map_err(trouble_of)?;
    let name = loaded.number.clone().unwrap_or_else(|| loaded.stream.clone());
    Ok(press::file(bytes, "application/zip", &format!("电子档案 {name}.zip"), false))
}
