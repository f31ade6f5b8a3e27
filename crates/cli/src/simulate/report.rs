//! What came of a simulation: counts by centre and stage, refusals, and what is wrong with any stream.

use super::agent::Outcome;
use desk::{Desk, DeskError, Swept};
use std::collections::BTreeMap;
use std::fmt;

/// What happened.
#[derive(Debug, Default)]
pub struct Report {
    /// How many cases were registered.
    pub registered: u64,
    /// How many acts people did.
    pub acts: u64,
    /// What time did.
    pub time: Swept,
    /// Refusals after which the form was mended, by reason.
    pub mended: BTreeMap<String, u64>,
    /// Refusals of what had been offered, by reason: none is expected.
    pub refused: BTreeMap<String, u64>,
    /// Stories that came to a halt although something was owed, each with a moment and a case.
    pub stuck: BTreeMap<String, u64>,
}

impl Report {
    /// Takes in what came of a moment.
    pub fn take(&mut self, outcome: &Outcome) {
        self.acts += outcome.acts;
        self.registered += u64::from(outcome.registered);
        let count = |map: &mut BTreeMap<String, u64>, reason: &str| *map.entry(reason.to_owned()).or_default() += 1;
        outcome.mended.iter().for_each(|reason| count(&mut self.mended, reason));
        outcome.refused.iter().for_each(|reason| count(&mut self.refused, reason));
        outcome.stuck.iter().for_each(|reason| count(&mut self.stuck, reason));
    }

    /// Whether everything went as it should.
    pub fn is_clean(&self) -> bool {
        self.refused.is_empty() && self.stuck.is_empty() && self.time.failed == 0
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "登记 {} 件，办理动作 {} 次，时间督促 {} 次", self.registered, self.acts, self.time.facts)?;
        for (title, reasons) in
            [("填写后按提示补正", &self.mended), ("可办而被拒绝", &self.refused), ("有义务而无人可办", &self.stuck)]
        {
            if !reasons.is_empty() {
                writeln!(f, "{title}：")?;
            }
            for (reason, times) in reasons {
                writeln!(f, "  {times} 次　{reason}")?;
            }
        }
        if self.time.failed > 0 {
            writeln!(f, "时间未能记录：{} 件", self.time.failed)?;
        }
        Ok(())
    }
}

/// Where every case stands at the end, and what is wrong with any.
#[derive(Debug, Default)]
pub struct Stock {
    /// By centre and stage: all cases, and those with something overdue.
    pub stages: BTreeMap<(String, String), (u64, u64)>,
    /// What is wrong, by case.
    pub findings: Vec<String>,
}

/// Goes through every stream.
pub async fn take_stock(desk: &Desk) -> Result<Stock, DeskError> {
    let mut stock = Stock::default();
    let mut place = (String::new(), 0);
    loop {
        let rows = desk.store().rows_by_stream((&place.0, place.1), 1_000).await?;
        let Some(last) = rows.last() else { return Ok(stock) };
        let next = (last.stream.clone(), last.sequence);
        for row in rows.iter().filter(|row| row.sequence == 1) {
            stock.add(desk, &row.stream).await?;
        }
        place = next;
    }
}

impl Stock {
    async fn add(&mut self, desk: &Desk, stream: &str) -> Result<(), DeskError> {
        if hall::is_affair(stream) {
            let loaded = desk.load_affair(stream).await?;
            let found = hall::findings(&loaded.undertaking);
            self.findings.extend(found.into_iter().map(|finding| format!("{stream}：{finding}")));
            return Ok(());
        }
        let loaded = desk.load(stream).await?;
        let name = loaded.number.clone().unwrap_or_else(|| stream.to_owned());
        let found = case::findings(&loaded.matter, &loaded.books);
        self.findings.extend(found.into_iter().map(|finding| format!("{name}：{finding}")));
        let facts = &loaded.matter.case.facts;
        if facts.iter().zip(facts.iter().skip(1)).any(|(one, next)| next.at < one.at) {
            self.findings.push(format!("{name}：事实的时间有倒置"));
        }
        let centre = desk.directory().name_of(&loaded.centre).to_owned();
        let count = self.stages.entry((centre, loaded.stage().zh().to_owned())).or_default();
        count.0 += 1;
        count.1 += u64::from(loaded.matter.ledger.open().any(|duty| duty.is_late(desk.now())));
        Ok(())
    }
}

impl fmt::Display for Stock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = "";
        for ((centre, stage), (cases, overdue)) in &self.stages {
            if before != centre {
                writeln!(f, "{centre}")?;
                before = centre;
            }
            let late = if *overdue > 0 { format!("（其中逾期 {overdue} 件）") } else { String::new() };
            writeln!(f, "  {stage}　{cases} 件{late}")?;
        }
        for finding in &self.findings {
            writeln!(f, "不变量不成立：{finding}")?;
        }
        Ok(())
    }
}
