//! The papers that the facts of an affair bring: records of going out, inspections and what follows from them, praise,
//! topics, surveys, answers to letters. The circular of a period is made of the
//! figures that its fact holds; reports and assessments are made elsewhere.

mod conduct;
mod going_out;
mod poster;
mod public;

pub use poster::poster;

use crate::{Affair, Undertaking, View, evolve};
use directory::OrgId;
use record::{About, Open, Pen, Recorded, Sheet, boxed, minute};
use regulation::Duty;
use words::{Act, Affair as Kind, Field, Paper};

/// Every paper that the facts so far have brought, oldest first. Records are one paper, filled in as the affair goes on.
///
/// Sealed words are opened by `open` alone, which knows the reader; what it does not open reads `（不公开）`.
#[must_use]
pub fn papers(undertaking: &Undertaking, open: &Open<'_>, about: &About<'_>) -> Vec<Sheet> {
    let pen = Pen::new(about, open);
    let mut affair = Affair::default();
    let mut papers = Vec::new();
    for recorded in &undertaking.affair.facts {
        affair = evolve(affair, recorded);
        papers.extend(Draft { affair: &affair, undertaking, recorded, pen }.papers());
    }
    papers
}

/// What is known when one fact is turned into papers.
struct Draft<'a> {
    /// The affair as it stood after the fact.
    affair: &'a Affair,
    /// The affair and its duties as they stand now.
    undertaking: &'a Undertaking,
    recorded: &'a Recorded,
    pen: Pen<'a>,
}

impl Draft<'_> {
    fn papers(&self) -> Vec<Sheet> {
        let one = |sheet: Sheet| vec![sheet];
        match (self.recorded.fact.act, self.affair.kind) {
            (Act::Visit, _) => one(self.record_of_going_out(Paper::VisitRecord)),
            (Act::Symposium, _) => one(self.record_of_going_out(Paper::SymposiumRecord)),
            (Act::Oversee, _) => one(self.inspection_record()),
            (Act::DecideTogether, _) => one(self.collective_decision()),
            (Act::Sanction, _) => one(self.conduct(Paper::SanctionDecision)),
            (Act::AdviseRectification, _) => one(self.conduct(Paper::RectificationAdvice)),
            (Act::Commend, _) => one(self.conduct(Paper::Commendation)),
            (Act::Rectify, _) => one(self.rectification_report()),
            (Act::Refer, _) => one(self.transfer_letter()),
            (Act::Circulate, _) => one(self.circular()),
            (Act::Order, _) => self.supervision_order().into_iter().collect(),
            (Act::OpenTopic, _) => one(self.model_form()),
            (Act::PublishOutcome, Some(Kind::Survey)) => one(self.survey_result()),
            (Act::PublishOutcome, _) => one(self.topic_outcome()),
            (Act::Publish, _) => one(self.announcement()),
            (Act::PublishFigures, _) => one(self.statistical_circular()),
            (Act::MeasureEffect, _) => one(self.effect()),
            (Act::EndMail, _) if self.has(Field::AnswerText) => one(self.answer_to_mail()),
            (_, _) => Vec::new(),
        }
    }

    fn has(&self, field: Field) -> bool {
        self.recorded.fact.fields.contains_key(&field)
    }

    fn said(&self, field: Field) -> Option<String> {
        self.pen.field(&self.recorded.fact, field)
    }

    /// What the affair's facts so far last said in a field.
    fn latest(&self, field: Field) -> Option<String> {
        self.affair.last_with(field).and_then(|r| self.pen.field(&r.fact, field))
    }

    fn centre(&self) -> OrgId {
        self.affair.centre.clone().unwrap_or_else(|| OrgId(String::new()))
    }

    fn sheet(&self, paper: Paper) -> Sheet {
        let mut sheet = self.pen.sheet(paper, &self.centre(), self.recorded);
        sheet.basis = self.grounds(paper);
        sheet
    }

    /// An official paper with a number of its own.
    fn official(&self, paper: Paper, mark: &str) -> Sheet {
        let mut sheet = self.sheet(paper);
        sheet.number = Some(self.pen.serial(mark, self.recorded));
        sheet
    }

    fn grounds(&self, paper: Paper) -> Vec<String> {
        self.pen.grounds(paper, self.recorded, &self.undertaking.ledger, &View(self.affair))
    }

    /// When and by whom it was done.
    fn done(&self, when: &str, who: &str) -> Vec<(String, String)> {
        let at = self.recorded.fact.moment(Field::Date).or_else(|| self.recorded.fact.moment(Field::Moment));
        let at = at.unwrap_or(self.recorded.at);
        vec![boxed(when, minute(at)), boxed(who, self.pen.who(&self.recorded.by))]
    }

    fn duty(&self) -> Option<&Duty> {
        let key = self.recorded.fact.word(Field::Duty)?;
        self.undertaking.ledger.duties.iter().find(|d| d.key == key)
    }
}
