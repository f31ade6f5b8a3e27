//! Figures: what is counted, the cases behind a number, and the year of a unit, a window or a person.

use askama::Template;
use record::Table;

use super::worklist::FilterView;
use crate::views::{StaffFrame, StaffSection};

/// A figure over all.
#[derive(Clone, Debug, Default)]
pub struct FigureView {
    /// Its name.
    pub name: String,
    /// The figure with its unit.
    pub text: String,
    /// Of how many; may be empty.
    pub behind: String,
    /// The clause whose formula it is; may be empty.
    pub clause: String,
    /// The cases that it counts; empty where there are none.
    pub url: String,
}

/// A number in the table.
#[derive(Clone, Debug, Default)]
pub struct CellView {
    /// The number.
    pub text: String,
    /// The cases that it counts; empty where there are none.
    pub url: String,
}

/// A row of the table.
#[derive(Clone, Debug, Default)]
pub struct CountRowView {
    /// For what it stands.
    pub label: String,
    /// Its numbers, in the order of the columns.
    pub cells: Vec<CellView>,
}

/// A bar of the chart.
#[derive(Clone, Debug, Default)]
pub struct BarView {
    /// For what it stands.
    pub label: String,
    /// The figure with its unit.
    pub text: String,
    /// How long it is, of 100.
    pub width: String,
    /// The cases that it counts.
    pub url: String,
}

/// Somebody or something that complaints gather on.
#[derive(Clone, Debug, Default)]
pub struct FocusView {
    /// What it is, such as 窗口.
    pub what: String,
    /// Which.
    pub name: String,
    /// How many complaints.
    pub complaints: u64,
    /// How many of them stand as verified.
    pub verified: u64,
    /// The complaints.
    pub url: String,
}

/// The form that publishes the figures of the period.
#[derive(Clone, Debug, Default)]
pub struct PublishView {
    /// Form token.
    pub csrf: String,
    /// The id of the command.
    pub command: String,
    /// The days.
    pub hidden: Vec<(String, String)>,
    /// The name of the field for the theme.
    pub theme_field: String,
    /// What stands there to begin with.
    pub theme: String,
    /// The name of the field for words beside it.
    pub text_field: String,
}

/// Figures that were published.
#[derive(Clone, Debug, Default)]
pub struct PublishedView {
    /// What they are called.
    pub name: String,
    /// Their page.
    pub url: String,
    /// When.
    pub when: String,
}

/// The page of figures.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/figures/page.html")]
pub struct FiguresPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// Whose figures they are.
    pub whose: String,
    /// The period in words.
    pub period: String,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub until: String,
    /// The dimension of table and bars.
    pub by: String,
    /// The figure of the bars.
    pub figure: String,
    /// Other periods.
    pub periods: Vec<FilterView>,
    /// Other dimensions.
    pub dimensions: Vec<FilterView>,
    /// Other figures for the bars.
    pub figures: Vec<FilterView>,
    /// The rates over all, and the time to the first answer.
    pub headline: Vec<FigureView>,
    /// The columns of the table.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<CountRowView>,
    /// Its last row.
    pub total: CountRowView,
    /// The bars, the longest first.
    pub bars: Vec<BarView>,
    /// How many bars are left out.
    pub more_bars: usize,
    /// What complaints gather on.
    pub focus: Vec<FocusView>,
    /// Who passes matters on.
    pub passing: Table,
    /// The cases behind each of its rows; may be empty.
    pub passing_urls: Vec<String>,
    /// The workbook.
    pub export_url: String,
    /// What is made of the figures: name and page.
    pub papers: Vec<(String, String)>,
    /// The form that publishes them.
    pub publish: Option<PublishView>,
    /// What was published.
    pub published: Vec<PublishedView>,
}

impl FiguresPage {
    fn passing_rows(&self) -> impl Iterator<Item = (&Vec<String>, &String)> {
        self.passing.rows.iter().zip(&self.passing_urls)
    }
}

/// A case behind a number.
#[derive(Clone, Debug, Default)]
pub struct BehindRowView {
    /// Its number; its kind where the reader may not open it.
    pub name: String,
    /// Its page; empty where the reader may not open it.
    pub url: String,
    /// What it is about.
    pub about: String,
    /// Its stage.
    pub stage: String,
    /// When it came.
    pub when: String,
}

/// The cases behind a number.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/figures/behind.html")]
pub struct BehindPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// The figure, and of what.
    pub title: String,
    /// The period in words.
    pub period: String,
    /// The clause whose formula it is; may be empty.
    pub clause: String,
    /// The figures.
    pub back_url: String,
    /// How many rows there are.
    pub count: usize,
    /// The rows are those among which is counted.
    pub among: bool,
    /// The other list of the two, where they differ.
    pub other: Option<String>,
    /// How many count, among how many.
    pub of: (usize, usize),
    /// The rows of this page.
    pub rows: Vec<BehindRowView>,
    /// Which page it is; empty for the only one.
    pub place: String,
    /// The page before; may be empty.
    pub back: String,
    /// The page after; may be empty.
    pub next: String,
}

/// What a document attaches to a count of the year.
#[derive(Clone, Debug, Default)]
pub struct ConsequenceView {
    /// What follows, such as 不得评为红旗窗口.
    pub effect: String,
    /// The clause.
    pub clause: String,
    /// Which count was reached.
    pub reached: String,
    /// The cases that ground it: number and page.
    pub cases: Vec<(String, String)>,
}

/// The year of one.
#[derive(Clone, Debug, Default)]
pub struct AssessedView {
    /// Whose.
    pub name: String,
    /// Without a single complaint.
    pub clean: bool,
    /// What follows.
    pub consequences: Vec<ConsequenceView>,
    /// The sheet as PDF.
    pub pdf_url: String,
    /// The sheet in words.
    pub text: String,
    /// The sheet, page by page.
    pub pages: Vec<String>,
}

/// The page of a year's assessment.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/figures/assessment.html")]
pub struct AssessmentPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// The year.
    pub year: i16,
    /// Who is assessed, such as 窗口.
    pub what: String,
    /// Other years.
    pub years: Vec<FilterView>,
    /// Others that are assessed.
    pub kinds: Vec<FilterView>,
    /// All of them side by side, for its header.
    pub table: Table,
    /// Its rows, each with the page of that one.
    pub rows: Vec<(String, Vec<String>)>,
    /// One was asked for.
    pub asked: bool,
    /// All of them; may be empty.
    pub all_url: String,
    /// The one that was asked for.
    pub assessed: Option<AssessedView>,
}
