//! `GET /desk/figures/export.xlsx`: the figures of a period as a workbook, marked with who took it.

use axum::extract::{Query, State};
use axum::response::Response;
use hall::figures::Focus;
use record::Table;

use super::count::{COLUMNS, Counting, dimension_of, summed};
use super::page::Asked;
use super::period::Period;
use super::reach::Extent;
use super::sheets::mark_of;
use crate::WebState;
use crate::http::Trouble;
use crate::press;
use crate::staff::looks::taken_out;
use crate::staff::seated::Seated;

pub async fn send(
    State(state): State<WebState>,
    seated: Seated,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let extent = Extent::asked(&state, &seated)?;
    let period = Period::of(&asked.period, state.desk().now().date())?;
    let by = dimension_of(&asked.by);
    let counting = Counting::open(&state, extent, period).await?;
    let (counting, (tables, charts)) = counting
        .aside(move |counting| {
            let mut tables: Vec<Table> = counting.table(by).into_iter().collect();
            tables.push(focused(&counting.focus()));
            tables.push(counting.passing());
            let charts = COLUMNS.iter().filter_map(|name| counting.bars(name, by));
            let charts: Vec<_> = charts.filter(|chart| !chart.bars.is_empty()).collect();
            (tables, charts)
        })
        .await?;
    let counts = tables.iter().flat_map(summed).collect();
    let bytes = press::workbook(tables, charts, counts, mark_of(&state, &seated)).await?;
    let name = format!("{} 统计 {}.xlsx", counting.extent.whose(&state), counting.period.said());
    taken_out(&state, &seated, &counting.extent, &name).await?;
    Ok(press::file(bytes, press::XLSX, &name, false))
}

/// The list of those that complaints gather on, as a table.
fn focused(focus: &[Focus]) -> Table {
    let row = |one: &Focus| {
        vec![
            one.what.zh().to_owned(),
            one.mark.label().to_owned(),
            one.complaints.to_string(),
            one.verified.to_string(),
        ]
    };
    Table {
        caption: "重点关注对象".to_owned(),
        header: ["种类", "名称", "投诉（件）", "查实（件）"].map(str::to_owned).into(),
        rows: focus.iter().map(row).collect(),
    }
}
