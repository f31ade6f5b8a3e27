//! `GET /desk/figures/assessment`, `….pdf`: the year's work of each unit, window and person, and what documents attach to
//! its counts, with the cases that ground it.

use axum::extract::{OriginalUri, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use hall::report::{Assessment, Reporting, assess, assessment, yearly};
use record::{Sheet, Table};
use serde::Deserialize;
use words::Dimension;

use super::page::escaped;
use super::period::Period;
use super::reach::Extent;
use super::sheets::{mark_of, reported};
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::press::{self, marked};
use crate::staff::frame::frame;
use crate::staff::looks::taken_out;
use crate::staff::seated::Seated;
use crate::views::StaffSection;
use crate::views::staff::FilterView;
use crate::views::staff::figures::{AssessedView, AssessmentPage, ConsequenceView};

/// Who is assessed.
const ASSESSED: [Dimension; 3] = [Dimension::Department, Dimension::Window, Dimension::Person];

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    year: String,
    #[serde(default)]
    what: String,
    #[serde(default)]
    value: String,
}

/// Whose year is asked for.
#[derive(Clone, Debug)]
struct Wanted {
    extent: Extent,
    year: i16,
    period: Period,
    what: Dimension,
    /// The one to be looked at; empty for all of them side by side.
    value: String,
}

impl Wanted {
    /// A unit may look at its own year only.
    fn of(state: &WebState, seated: &Seated, asked: &Asked) -> Result<Self, Trouble> {
        let extent = Extent::asked(state, seated)?;
        let unknown = || Trouble::bad_request("看不懂要考核的年度。").coded("unknown-period");
        let this_year = state.desk().now().year();
        let year = if asked.year.is_empty() { this_year } else { asked.year.parse().map_err(|_| unknown())? };
        let period = Period::year(year).ok_or_else(unknown)?;
        let (what, value) = match &extent.unit {
            Some((what, org)) => (*what, org.0.clone()),
            None => (Dimension::from_zh(&asked.what).unwrap_or(Dimension::Department), asked.value.trim().to_owned()),
        };
        let what = if ASSESSED.contains(&what) { what } else { Dimension::Department };
        Ok(Self { extent, year, period, what, value })
    }

    fn url(&self, year: i16, what: Dimension, value: &str) -> String {
        let page = format!("/desk/figures/assessment?year={year}&what={}", escaped(what.zh()));
        if value.is_empty() { page } else { format!("{page}&value={}", escaped(value)) }
    }

    fn years(&self, today: i16) -> Vec<FilterView> {
        let view = |year: i16| FilterView {
            name: format!("{year}年"),
            count: None,
            url: self.url(year, self.what, &self.value),
            chosen: year == self.year,
        };
        [today, today - 1, today - 2].map(view).into()
    }

    fn kinds(&self) -> Vec<FilterView> {
        let view = |what: Dimension| FilterView {
            name: what.zh().to_owned(),
            count: None,
            url: self.url(self.year, what, ""),
            chosen: what == self.what,
        };
        if self.extent.is_whole() { ASSESSED.map(view).into() } else { Vec::new() }
    }
}

/// For each consequence the places and the register numbers of the cases that ground it.
type Grounds = Vec<Vec<(usize, String)>>;

/// What is made of the year.
struct Made {
    table: Table,
    assessed: Option<(Assessment, Sheet, Grounds)>,
}

fn make(reporting: &Reporting<'_>, wanted: &Wanted) -> Made {
    let table = if wanted.value.is_empty() { yearly(reporting, wanted.what) } else { Table::default() };
    let sheet = || assessment(reporting, wanted.what, &wanted.value);
    let assessed = assess(reporting, wanted.what, &wanted.value).filter(|_| !wanted.value.is_empty());
    let numbered = |a: &Assessment| {
        let numbers = |places: &Vec<usize>| places.iter().map(|p| (*p, (reporting.number_of)(*p))).collect();
        a.consequences.iter().map(|c| numbers(&c.cases)).collect::<Grounds>()
    };
    Made { table, assessed: assessed.and_then(|a| Some((a.clone(), sheet()?, numbered(&a)))) }
}

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Query(asked): Query<Asked>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let wanted = Wanted::of(&state, &seated, &asked)?;
    let given = wanted.clone();
    let made = reported(&state, &wanted.extent, wanted.period, move |r| make(r, &given)).await?;
    let assessed = match made.assessed {
        Some((assessed, sheet, numbers)) => {
            let sheet = marked(sheet, &mark_of(&state, &seated));
            Some(assessed_view(&state, &wanted, (&assessed, sheet), &numbers).await?)
        }
        None => None,
    };
    let rows = made.table.rows.iter().map(|row| {
        let url = row.first().map(|name| wanted.url(wanted.year, wanted.what, name)).unwrap_or_default();
        (url, row.clone())
    });
    let page = AssessmentPage {
        frame: frame(&state, &seated, StaffSection::Figures, (&headers, &uri)).await?,
        year: wanted.year,
        what: wanted.what.zh().to_owned(),
        years: wanted.years(state.desk().now().year()),
        kinds: wanted.kinds(),
        rows: rows.collect(),
        table: made.table,
        asked: !wanted.value.is_empty(),
        all_url: if wanted.extent.is_whole() { wanted.url(wanted.year, wanted.what, "") } else { String::new() },
        assessed,
    };
    Ok(Page(page).into_response())
}

/// The year of one, with the cases that ground what follows from it.
async fn assessed_view(
    state: &WebState,
    wanted: &Wanted,
    (assessed, sheet): (&Assessment, Sheet),
    numbers: &[Vec<(usize, String)>],
) -> Result<AssessedView, Trouble> {
    let mut consequences = Vec::with_capacity(assessed.consequences.len());
    for (consequence, numbers) in assessed.consequences.iter().zip(numbers) {
        let mut cases = Vec::with_capacity(numbers.len());
        for (_, number) in numbers {
            let row = state.desk().store().by_number(number).await.map_err(|error| trouble_of(error.into()))?;
            let url = row.map(|row| format!("/desk/case/{}", row.stream)).unwrap_or_default();
            cases.push((number.clone(), url));
        }
        consequences.push(ConsequenceView {
            effect: consequence.effect.clone(),
            clause: consequence.citation.to_string(),
            reached: format!("全年查实投诉 {} 件，达到 {} 件以上", consequence.cases.len(), consequence.at_least),
            cases,
        });
    }
    Ok(AssessedView {
        name: assessed.mark.names.last().unwrap_or(&assessed.mark.id).clone(),
        clean: assessed.is_without_complaint(),
        consequences,
        pdf_url: wanted.url(wanted.year, wanted.what, &wanted.value).replacen("assessment?", "assessment.pdf?", 1),
        text: sheet.text(),
        pages: press::pages(sheet).await?,
    })
}

pub async fn print(
    State(state): State<WebState>,
    seated: Seated,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let wanted = Wanted::of(&state, &seated, &asked)?;
    let given = wanted.clone();
    let made = reported(&state, &wanted.extent, wanted.period, move |r| make(r, &given)).await?;
    let (assessed, sheet, _) = made.assessed.ok_or_else(Trouble::not_found)?;
    let name = format!("{} {} {}年", sheet.heading(), assessed.mark.label(), wanted.year);
    let sheet = marked(sheet, &mark_of(&state, &seated));
    taken_out(&state, &seated, &wanted.extent, &format!("{name}.pdf")).await?;
    Ok(press::pdf_file(press::pdf(vec![sheet]).await?, &name))
}
