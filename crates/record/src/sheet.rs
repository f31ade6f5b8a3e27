//! The content of a paper: what it says, in the order in which it says it, without how it looks.
//!
//! The kinds of papers and their fields come from the regulations; the layout is the printer's. A sheet holds opened
//! words, so it is made for one reader at one moment and is never stored with them.

use crate::To;
use directory::OrgId;
use serde::{Deserialize, Serialize};
use words::Paper;

/// The content of one paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The kind.
    pub paper: Paper,
    /// Who issues it: the full name of an organisation.
    pub issuer: String,
    /// Its number, such as `安阳北关政服督〔2026〕3号` or the register number of the case.
    pub number: Option<String>,
    /// The title, where it is not the kind's own.
    pub title: Option<String>,
    /// To whom it is addressed (主送).
    pub addressee: Option<String>,
    /// The body, block by block.
    pub blocks: Vec<Block>,
    /// The clauses on which it rests.
    pub basis: Vec<String>,
    /// Places for signatures, by what stands beside each (移交人, 接收人).
    pub signatures: Vec<String>,
    /// To whom copies go (抄送).
    pub copies: Vec<String>,
    /// The day on which it is issued.
    pub date: Option<calendar::Date>,
    /// A code to scan.
    pub code: Option<Code>,
    /// A line at the foot: who printed it, how long it is kept.
    pub foot: Option<String>,
}

/// A block of a paper's body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading inside the paper.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Boxes of a form: what is asked and what stands there.
    Fields(Vec<(String, String)>),
    /// Items that are counted off.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A chart of bars.
    Bars(Bars),
}

/// A table with a header.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The headers of its columns.
    pub header: Vec<String>,
    /// Its rows, each as long as the header.
    pub rows: Vec<Vec<String>>,
}

/// A chart of horizontal bars.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bars {
    /// What it shows.
    pub caption: String,
    /// What the numbers are counted in (件, %).
    pub unit: String,
    /// The bars: what each stands for, and how long it is.
    pub bars: Vec<(String, f64)>,
}

/// A code to scan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// What it holds, an address as a rule.
    pub content: String,
    /// What stands below it.
    pub caption: String,
}

/// A paper as a fact brought it.
#[derive(Clone, Debug, PartialEq)]
pub struct Issued {
    /// The fact that brought it.
    pub sequence: u64,
    /// For whom it is; `None` for what is kept in the file.
    pub to: Option<To>,
    /// What it says.
    pub sheet: Sheet,
}

impl Issued {
    /// A paper kept in the file.
    #[must_use]
    pub const fn kept(sequence: u64, sheet: Sheet) -> Self {
        Self { sequence, to: None, sheet }
    }

    /// A paper for the party.
    #[must_use]
    pub const fn to_party(sequence: u64, sheet: Sheet) -> Self {
        Self { sequence, to: Some(To::Party), sheet }
    }

    /// A paper for whoever receives at an organisation.
    #[must_use]
    pub fn to_org(sequence: u64, org: &OrgId, sheet: Sheet) -> Self {
        Self { sequence, to: Some(To::Seat { role: None, org: org.0.clone() }), sheet }
    }
}

impl Sheet {
    /// An empty paper of a kind.
    #[must_use]
    pub fn of(paper: Paper, issuer: impl Into<String>) -> Self {
        Self {
            paper,
            issuer: issuer.into(),
            number: None,
            title: None,
            addressee: None,
            blocks: Vec::new(),
            basis: Vec::new(),
            signatures: Vec::new(),
            copies: Vec::new(),
            date: None,
            code: None,
            foot: None,
        }
    }

    /// The title as it stands on the paper.
    #[must_use]
    pub fn heading(&self) -> &str {
        self.title.as_deref().unwrap_or_else(|| self.paper.zh())
    }

    /// Everything that the paper says, line by line: what a reader who cannot see is read, and what a search finds.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = vec![self.issuer.clone(), self.heading().to_owned()];
        lines.extend(self.number.clone());
        lines.extend(self.addressee.as_ref().map(|to| format!("{to}：")));
        lines.extend(self.blocks.iter().flat_map(Block::lines));
        if !self.basis.is_empty() {
            lines.push(format!("依据：{}", self.basis.join("；")));
        }
        lines.extend(self.signatures.iter().map(|by| format!("{by}：")));
        lines.extend(self.date.map(|day| format!("{}年{}月{}日", day.year(), day.month(), day.day())));
        if !self.copies.is_empty() {
            lines.push(format!("抄送：{}", self.copies.join("、")));
        }
        lines.extend(self.code.as_ref().map(|code| code.caption.clone()));
        lines.extend(self.foot.clone());
        lines.join("\n")
    }
}

impl Block {
    fn lines(&self) -> Vec<String> {
        match self {
            Self::Heading(text) | Self::Text(text) => vec![text.clone()],
            Self::Fields(fields) => fields.iter().map(|(label, value)| format!("{label}：{value}")).collect(),
            Self::List(items) => items.iter().enumerate().map(|(n, item)| format!("{}. {item}", n + 1)).collect(),
            Self::Table(table) => std::iter::once(table.caption.clone())
                .chain([table.header.join("　")])
                .chain(table.rows.iter().map(|row| row.join("　")))
                .collect(),
            Self::Bars(chart) => std::iter::once(chart.caption.clone())
                .chain(chart.bars.iter().map(|(label, value)| format!("{label}　{value}{}", chart.unit)))
                .collect(),
        }
    }
}
