//! Papers made of figures: the statistical circular, the periodic report and the yearly assessment sheet.
//!
//! They say what was counted, by whose formula, and of which cases; they judge nobody. What a document attaches to a count
//! (`threshold`) is named with its clause.

mod assessment;
mod circular;
mod periodic;

pub use assessment::{Assessment, Consequence, assess, assessment, yearly};
pub use circular::{Circulated, Gathered, circular, circulated};
pub use periodic::periodic;

use crate::figures::{Asked, Breakdown, Focus, Measured, measure, table};
use calendar::{Date, DateTime};
use directory::{Directory, OrgId};
use record::{Block, Digest, Sheet, Table};
use regulation::Regulation;
use std::sync::Arc;
use words::{Dimension, Paper};

/// What a paper of figures is made from.
#[derive(Clone, Copy)]
pub struct Reporting<'a> {
    /// The centre that issues it.
    pub centre: &'a OrgId,
    /// Who there is.
    pub directory: &'a Directory,
    /// The regulations whose formulas hold.
    pub regulations: &'a [Arc<Regulation>],
    /// What is counted: everything of the centre's area that may belong to the period and, for a comparison, to the one
    /// before it.
    pub digests: &'a [Digest],
    /// The register number of the digest at a place.
    pub number_of: &'a dyn Fn(usize) -> String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The moment of counting.
    pub now: DateTime,
    /// From how many complaints on somebody stands on the list of those to be looked at: no document gives the number, so
    /// it is the organisation's own.
    pub focus_from: u64,
}

/// The three rates that are circulated (豫大数据〔2020〕23号 第八条).
const RATES: [&str; 3] = ["投诉率", "按期办结率", "回访满意率"];

impl Reporting<'_> {
    /// Counts one figure of the period, narrowed to these values.
    fn measure(&self, name: &str, filters: &[(String, String)]) -> Option<Measured> {
        let asked = Asked { name, filters, from: self.from, until: self.until };
        measure(&asked, self.digests, self.regulations, self.now)
    }

    /// A figure of the whole period in words; a dash where it is unknown.
    fn text(&self, name: &str) -> String {
        self.measure(name, &[]).map_or_else(|| "—".to_owned(), |m| m.text())
    }

    fn table(&self, names: &[&str], by: Dimension) -> Option<Table> {
        let breakdown = Breakdown { names, by, filters: &[], from: self.from, until: self.until };
        let table = table(&breakdown, self.digests, self.regulations, self.now)?;
        // The last row is the total: alone it shows nothing by the dimension.
        if table.rows.len() > 1 { Some(table) } else { None }
    }

    /// An empty paper of the centre, dated.
    fn sheet(&self, paper: Paper) -> Sheet {
        let issuer = self.directory.name_of(self.centre).to_owned();
        Sheet { date: Some(self.now.date()), ..Sheet::of(paper, issuer) }
    }

    /// The clauses whose formulas were used, each once.
    fn basis<'m>(measured: impl IntoIterator<Item = &'m Measured>) -> Vec<String> {
        let mut basis: Vec<String> = Vec::new();
        for clause in measured.into_iter().filter_map(|m| m.citation.as_ref()).map(ToString::to_string) {
            if !basis.contains(&clause) {
                basis.push(clause);
            }
        }
        basis
    }
}

/// Those on whom complaints gather, in sentences.
fn gathered(focus: &[Focus]) -> Block {
    if focus.is_empty() {
        return Block::Text("本期没有投诉比较集中的部门、窗口、人员和事项。".to_owned());
    }
    let line = |f: &Focus| {
        format!("{}“{}”：投诉{}件，其中查证属实或者部分属实{}件。", f.what, f.mark.label(), f.complaints, f.verified)
    };
    Block::List(focus.iter().map(line).collect())
}
