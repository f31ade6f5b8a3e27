//! `GET /desk/looks/export.xlsx`: the looks that are asked for as a workbook; taking it out is a look of its own.

use axum::extract::{Query, State};
use axum::response::Response;
use record::Table;

use super::asked::{Asked, Wanted};
use super::page::{looks, who};
use super::taken_out;
use crate::WebState;
use crate::http::Trouble;
use crate::present::full;
use crate::press;
use crate::staff::figures::{Extent, mark_of};
use crate::staff::seated::Seated;

/// A workbook holds no more than so many of the latest.
const MOST: u32 = 5_000;

pub async fn send(
    State(state): State<WebState>,
    seated: Seated,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let wanted = Wanted::of(&state, &seated, asked)?;
    let rows = looks(&state, &wanted, MOST).await?;
    let extent = Extent { centre: wanted.centre.clone(), unit: None };
    let day = wanted.day.map(|day| day.to_string()).unwrap_or_default();
    let name = format!("{} 查阅记录 {day}{}.xlsx", extent.whose(&state), wanted.asked.number.trim());
    taken_out(&state, &seated, &extent, &name).await?;
    let cells = rows.into_iter().map(|row| {
        let who = who(&state, &row);
        vec![full(desk::civil(row.at)), who, row.number, row.kind, row.fields, row.through, row.reason]
    });
    let table = Table {
        caption: "查阅记录".to_owned(),
        header: ["时间", "查阅人", "登记编号", "方式", "看到全文的栏目", "从哪里", "理由"].map(str::to_owned).into(),
        rows: cells.collect(),
    };
    let bytes = press::workbook(vec![table], Vec::new(), Vec::new(), mark_of(&state, &seated)).await?;
    Ok(press::file(bytes, press::XLSX, &name, false))
}
