//! `GET /desk/figures`: the figures of a period, each with the cases behind it.

use axum::extract::{OriginalUri, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use hall::figures::{Focus, Measured, Unit};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use record::{Mark, Table};
use serde::Deserialize;
use words::Dimension;

use super::count::{COLUMNS, Counting, DIMENSIONS, Grid, HEADLINE, dimension_of};
use super::period::{self, Period, usual};
use super::publish;
use super::reach::Extent;
use crate::WebState;
use crate::http::Trouble;
use crate::page::Page;
use crate::staff::frame::frame;
use crate::staff::seated::Seated;
use crate::views::StaffSection;
use crate::views::staff::FilterView;
use crate::views::staff::figures::{BarView, CellView, CountRowView, FigureView, FiguresPage, FocusView};

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(flatten)]
    pub period: period::Asked,
    /// The dimension of the table and the bars.
    #[serde(default)]
    pub by: String,
    /// The figure of the bars.
    #[serde(default)]
    pub figure: String,
}

/// More bars than this nobody reads; the table has them all.
const MOST_BARS: usize = 20;

/// What is counted for the page.
struct Made {
    headline: Vec<Measured>,
    grid: Grid,
    bars: Vec<(Mark, Measured)>,
    focus: Vec<Focus>,
    passing: Table,
}

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Query(asked): Query<Asked>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let extent = Extent::asked(&state, &seated)?;
    let today = state.desk().now().date();
    let period = Period::of(&asked.period, today)?;
    let by = dimension_of(&asked.by);
    let figure = COLUMNS.iter().copied().find(|name| *name == asked.figure).unwrap_or("诉求量");
    let counting = Counting::open(&state, extent, period).await?;
    let (counting, made) = counting.aside(move |counting| make(counting, by, figure)).await?;
    let links = Links { period, by };
    let extent = &counting.extent;
    let view = FiguresPage {
        frame: frame(&state, &seated, StaffSection::Figures, (&headers, &uri)).await?,
        whose: extent.whose(&state),
        period: period.said(),
        from: period.from.to_string(),
        until: period.until.to_string(),
        by: by.zh().to_owned(),
        figure: figure.to_owned(),
        periods: periods(&asked, period, by, today),
        dimensions: dimensions(period, by, figure),
        figures: figures(period, by, figure),
        headline: made.headline.iter().map(|measured| links.headline(measured)).collect(),
        columns: made.grid.total.iter().zip(COLUMNS).map(|(total, name)| heading(total.as_ref(), name)).collect(),
        total: links.total(&made.grid),
        rows: made.grid.rows.iter().map(|(mark, cells)| links.row(mark, cells)).collect(),
        more_bars: made.bars.len().saturating_sub(MOST_BARS),
        bars: links.bars(&made.bars),
        focus: made.focus.iter().map(|focus| links.focus(focus)).collect(),
        passing_urls: passing_urls(&state, &made.passing, period),
        passing: made.passing,
        export_url: format!("/desk/figures/export.xlsx?{}&by={}", period.query(), escaped(by.zh())),
        papers: if extent.is_whole() { papers(period) } else { Vec::new() },
        publish: publish::form(&state, &seated, extent, period)?,
        published: publish::published(&state, extent).await?,
    };
    Ok(Page(view).into_response())
}

fn make(counting: &Counting, by: Dimension, figure: &str) -> Made {
    Made {
        headline: HEADLINE.iter().filter_map(|name| counting.figure(name, None)).collect(),
        grid: counting.grid(by),
        bars: counting.ranked(figure, by),
        focus: counting.focus(),
        passing: counting.passing(),
    }
}

pub fn escaped(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn url(days: &str, by: Dimension, figure: &str) -> String {
    format!("/desk/figures?{days}&by={}&figure={}", escaped(by.zh()), escaped(figure))
}

fn periods(asked: &Asked, period: Period, by: Dimension, today: calendar::Date) -> Vec<FilterView> {
    let view = |(name, word): (&str, String)| {
        let named = Period::of(&period::Asked { period: word.clone(), ..period::Asked::default() }, today);
        FilterView {
            name: name.to_owned(),
            count: None,
            url: url(&format!("period={word}"), by, &asked.figure),
            chosen: named.is_ok_and(|named| named == period),
        }
    };
    usual(today).into_iter().map(view).collect()
}

fn dimensions(period: Period, by: Dimension, figure: &str) -> Vec<FilterView> {
    let view = |one: &Dimension| FilterView {
        name: format!("按{one}"),
        count: None,
        url: url(&period.query(), *one, figure),
        chosen: *one == by,
    };
    DIMENSIONS.iter().map(view).collect()
}

fn figures(period: Period, by: Dimension, figure: &str) -> Vec<FilterView> {
    let view = |name: &&str| FilterView {
        name: (*name).to_owned(),
        count: None,
        url: format!("{}#bars", url(&period.query(), by, name)),
        chosen: *name == figure,
    };
    COLUMNS.iter().map(view).collect()
}

fn papers(period: Period) -> Vec<(String, String)> {
    let days = period.query();
    vec![
        ("统计通报".to_owned(), format!("/desk/figures/papers/circular?{days}")),
        ("定期分析报告".to_owned(), format!("/desk/figures/papers/periodic?{days}")),
        ("年度考核表".to_owned(), format!("/desk/figures/assessment?year={}", period.until.year())),
    ]
}

fn heading(measured: Option<&Measured>, name: &str) -> String {
    match measured {
        Some(measured) if measured.unit != Unit::Percent => format!("{}（{}）", measured.name, measured.unit.zh()),
        Some(measured) => measured.name.clone(),
        None => name.to_owned(),
    }
}

/// The page of the cases that each unit of the table passed on, row by row.
fn passing_urls(state: &WebState, passing: &Table, period: Period) -> Vec<String> {
    let directory = state.desk().directory();
    let named = |name: &String| directory.organisations.iter().find(|org| &org.name == name);
    let url = |row: &Vec<String>| {
        let org = row.first().and_then(named);
        org.map(|org| format!("/desk/figures/cases?{}&passed={}", period.query(), escaped(org.id.as_str())))
    };
    passing.rows.iter().map(|row| url(row).unwrap_or_default()).collect()
}

/// Where the numbers lead.
struct Links {
    period: Period,
    by: Dimension,
}

impl Links {
    fn behind(&self, name: &str, of: Option<(Dimension, &str)>) -> String {
        let of = of.map(|(by, value)| format!("&by={}&value={}", escaped(by.zh()), escaped(value)));
        format!("/desk/figures/cases?{}&figure={}{}", self.period.query(), escaped(name), of.unwrap_or_default())
    }

    fn headline(&self, measured: &Measured) -> FigureView {
        let behind = match measured.over {
            Some(over) if over > 0 && measured.unit == Unit::Percent => format!("{}／{over}", measured.of),
            Some(over) if over > 0 => format!("{over}件"),
            Some(_) => "本期没有可以计算的件".to_owned(),
            None => String::new(),
        };
        FigureView {
            name: measured.name.clone(),
            text: text(measured),
            behind,
            clause: measured.citation.as_ref().map(ToString::to_string).unwrap_or_default(),
            url: if measured.is_empty() { String::new() } else { self.behind(&measured.name, None) },
        }
    }

    fn cell(&self, measured: Option<&Measured>, name: &str, of: Option<(Dimension, &str)>) -> CellView {
        let Some(measured) = measured else { return CellView { text: "—".to_owned(), ..CellView::default() } };
        let url = if measured.cases.is_empty() { String::new() } else { self.behind(name, of) };
        CellView { text: measured.text(), url }
    }

    fn row(&self, mark: &Mark, cells: &[Option<Measured>]) -> CountRowView {
        let of = Some((self.by, mark.id.as_str()));
        let cell = |(cell, name): (&Option<Measured>, &str)| self.cell(cell.as_ref(), name, of);
        CountRowView { label: mark.label().to_owned(), cells: cells.iter().zip(COLUMNS).map(cell).collect() }
    }

    fn total(&self, grid: &Grid) -> CountRowView {
        let cell = |(cell, name): (&Option<Measured>, &str)| self.cell(cell.as_ref(), name, None);
        CountRowView { label: "合计".to_owned(), cells: grid.total.iter().zip(COLUMNS).map(cell).collect() }
    }

    fn bars(&self, bars: &[(Mark, Measured)]) -> Vec<BarView> {
        let longest = bars.iter().map(|(_, measured)| measured.value).fold(0.0, f64::max);
        let bar = |(mark, measured): &(Mark, Measured)| BarView {
            label: mark.label().to_owned(),
            text: text(measured),
            width: if longest > 0.0 { format!("{:.1}", measured.value / longest * 100.0) } else { "0".to_owned() },
            url: self.behind(&measured.name, Some((self.by, mark.id.as_str()))),
        };
        bars.iter().take(MOST_BARS).map(bar).collect()
    }

    fn focus(&self, focus: &Focus) -> FocusView {
        FocusView {
            what: focus.what.zh().to_owned(),
            name: focus.mark.label().to_owned(),
            complaints: focus.complaints,
            verified: focus.verified,
            url: self.behind("投诉量", Some((focus.what, focus.mark.id.as_str()))),
        }
    }
}

/// From how many minutes on a length of time is said in hours.
const LONG: f64 = 120.0;

/// A figure with its unit.
fn text(measured: &Measured) -> String {
    let number = measured.text();
    if measured.unit == Unit::Minutes && measured.value >= LONG {
        return format!("{:.1}小时", measured.value / 60.0);
    }
    if measured.unit == Unit::Percent || measured.is_empty() {
        number
    } else {
        format!("{number}{}", measured.unit.zh())
    }
}
