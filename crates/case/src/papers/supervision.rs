//! Papers of supervision: order, circular, report upwards, copy to the discipline organ, and what follows for people.
//! None of them names the party.

use super::Draft;
use crate::{Recorded, Value};
use directory::OrgId;
use record::{Block, Issued, Sheet, Table, boxed, distinct, heading, minute, text};
use regulation::Duty;
use words::{Act, Field, Paper};

impl Draft<'_> {
    /// A paper for whoever owes the duty of which the fact speaks.
    pub(super) fn to_holder(&self, paper: impl Fn(&Self, &Duty) -> Sheet) -> Vec<Issued> {
        let Some(duty) = self.duty() else { return Vec::new() };
        let sheet = paper(self, duty);
        match self.holder(duty) {
            Some(org) => vec![Issued::to_org(self.recorded.sequence, &org, sheet)],
            None => self.kept(sheet),
        }
    }

    fn duty(&self) -> Option<&Duty> {
        let key = self.recorded.fact.word(Field::Duty)?;
        self.matter.ledger.duties.iter().find(|d| d.key == key)
    }

    /// The duties that supervision has brought to a circular, else to an order.
    fn supervised(&self) -> Vec<&Duty> {
        let of = |act: Act| -> Vec<&Duty> {
            let keys: Vec<&str> =
                self.case.facts.iter().filter(|r| r.fact.act == act).filter_map(|r| r.fact.word(Field::Duty)).collect();
            self.matter.ledger.duties.iter().filter(|d| keys.contains(&d.key.as_str())).collect()
        };
        let circulated = of(Act::Circulate);
        if circulated.is_empty() { of(Act::Order) } else { circulated }
    }

    fn holder(&self, duty: &Duty) -> Option<OrgId> {
        duty.holder.org.as_deref().map(OrgId::from)
    }

    fn ladder(&self, sheet: &mut Sheet, duties: &[&Duty]) {
        sheet.basis.extend(duties.iter().flat_map(|d| &d.clauses).map(ToString::to_string));
        let rules = self.pen.about.books.regulations.iter().filter_map(|r| r.ladder.as_ref());
        sheet.basis.extend(rules.map(|l| l.citation.to_string()));
        sheet.basis = distinct(std::mem::take(&mut sheet.basis));
    }

    fn official(&self, paper: Paper, mark: &str, duties: &[&Duty]) -> Sheet {
        let mut sheet = self.sheet(paper);
        sheet.number = Some(self.pen.serial(mark, self.recorded));
        self.ladder(&mut sheet, duties);
        sheet
    }

    /// What is owed, by whom, since when, until when, and how long it has been over.
    fn owed_how(&self, duty: &Duty) -> Vec<(String, String)> {
        let mut boxes = vec![boxed("督办事项", format!("“{}”", duty.task()))];
        boxes.extend(self.who_owes(duty).map(|who| boxed("责任单位", who)));
        boxes.push(boxed("自何时起承办", minute(duty.opened_at)));
        boxes.extend(self.due_then(duty).map(|due| boxed("原定期限", minute(due))));
        boxes
    }

    /// The organisation that owes a duty; at the centre itself, with the seat there.
    fn who_owes(&self, duty: &Duty) -> Option<String> {
        let org = self.holder(duty)?;
        let role = duty.holder.role.filter(|_| self.case.centre.as_ref() == Some(&org));
        let seat = role.map(|role| format!("（{role}）")).unwrap_or_default();
        Some(format!("{}{seat}", self.pen.name(&org)))
    }

    fn is_over(&self, duty: &Duty) -> bool {
        self.due_then(duty).is_some_and(|due| self.recorded.at > due)
    }

    /// 督办通知书: what is demanded, by when, why, of whom, since when.
    pub(super) fn supervision_order(&self, duty: &Duty) -> Sheet {
        let mut sheet = self.official(Paper::SupervisionOrder, "督", &[duty]);
        sheet.addressee = self.who_owes(duty);
        let state =
            if self.is_over(duty) { "期限已经届满，至今没有履行" } else { "期限将至，尚未履行" };
        let said = format!("由你单位（岗位）办理的{}，“{}”{state}。现予督办。", self.matter_named(), duty.task());
        sheet.blocks.extend([text(said), Block::Fields(self.owed_how(duty)), heading("督办要求")]);
        let until = self.recorded.fact.moment(Field::Due).map(minute);
        let until = until.map(|until| format!("于{until}前完成“{}”，并书面回复我中心；", duty.task()));
        let own = self.said(Field::Demand);
        let demands = until.into_iter().chain(own).chain(["说明未按期履行的原因和责任人。".to_owned()]).collect();
        sheet.blocks.push(Block::List(demands));
        sheet.signatures.push("签收人".to_owned());
        sheet
    }

    /// 督办通报: what was ordered and not obeyed.
    pub(super) fn circular(&self, duty: &Duty) -> Sheet {
        let mut sheet = self.official(Paper::Circular, "通", &[duty]);
        sheet.title = Some("督办通报".to_owned());
        sheet.addressee = self.who_owes(duty);
        let said = format!("{}，经督办仍未按要求履行“{}”，现予通报。", self.matter_named(), duty.task());
        sheet.blocks.extend([text(said), Block::Fields(self.owed_how(duty)), self.course(Some(duty))]);
        sheet.blocks.extend(self.said(Field::Text).map(text));
        sheet.blocks.push(text("请责任单位立即履行，并引以为戒；各单位对照检查，按期办理。"));
        sheet
    }

    /// What supervision the matter has seen, oldest first.
    fn course(&self, duty: Option<&Duty>) -> Block {
        let of = |r: &&Recorded| match r.fact.act {
            Act::Remind | Act::Order | Act::Circulate | Act::LimitEnded => {
                duty.is_none_or(|d| r.fact.word(Field::Duty) == Some(d.key.as_str()))
            }
            Act::ReportUp | Act::Copy => true,
            _ => false,
        };
        let rows = self
            .case
            .facts
            .iter()
            .filter(of)
            .map(|r| {
                let until = r.fact.moment(Field::Due).map(minute).unwrap_or_default();
                let key = r.fact.word(Field::Duty).unwrap_or_default();
                let about = self.matter.ledger.duties.iter().find(|d| d.key == key).map_or("", |d| d.name());
                vec![minute(r.at), r.fact.act.zh().to_owned(), about.to_owned(), until]
            })
            .collect();
        let header = ["时间", "经过", "事项", "要求完成的时间"].map(str::to_owned).to_vec();
        Block::Table(Table { caption: "督办经过".to_owned(), header, rows })
    }

    /// 上报报告, to the government or the office above.
    pub(super) fn report(&self) -> Sheet {
        let mut sheet = self.escalated(Paper::Report, "报");
        sheet.title = Some(format!("关于一件{}经通报仍未按要求办理的报告", self.kind()));
        let above = self.pen.about.directory.superior(&self.centre()).map(|o| o.name.clone());
        sheet.addressee = self.said(Field::Destination).or(above);
        sheet.blocks.push(text("特此报告。"));
        sheet
    }

    /// 抄送函, to the discipline organ of the same level.
    pub(super) fn copy_to_discipline(&self) -> Sheet {
        let mut sheet = self.escalated(Paper::CopyToDiscipline, "抄");
        let organ = self.pen.about.directory.find(&self.centre(), "纪检组").map(|o| o.name.clone());
        sheet.addressee = self.said(Field::Destination).or(organ);
        sheet.blocks.push(text("现将有关情况抄送你单位，请依规处置。"));
        sheet
    }

    fn escalated(&self, paper: Paper, mark: &str) -> Sheet {
        let duties = self.supervised();
        let mut sheet = self.official(paper, mark, &duties);
        let said = format!("{}，经督办、通报后仍未按要求办理，有关情况如下。", self.matter_named());
        sheet.blocks.push(text(said));
        sheet.blocks.extend(duties.iter().map(|duty| Block::Fields(self.owed_how(duty))));
        sheet.blocks.push(self.course(None));
        sheet.blocks.extend(self.said(Field::Text).map(text));
        sheet
    }

    /// 书面汇报: causes and measures of the unit that owed it.
    pub(super) fn rectification_report(&self) -> Vec<Issued> {
        let centre = self.centre();
        let mut sheet = self.pen.rectification_report(&centre, &self.office(), self.recorded);
        sheet.basis = self.sheet(Paper::RectificationReport).basis;
        sheet.title = Some(format!("关于{}的书面汇报", self.matter_named()));
        vec![Issued::to_org(self.recorded.sequence, &centre, sheet)]
    }

    /// Commendation, advice to rectify and sanction, as they stand on a case.
    pub(super) fn conduct(&self, paper: Paper) -> Sheet {
        let centre = self.centre();
        let fact = &self.recorded.fact;
        let unit = fact.org(Field::Unit).or_else(|| fact.org(Field::Person)).or_else(|| self.case.answerable());
        let unit = unit.map(|org| {
            let own = self.pen.about.directory.organisation(org).and_then(|o| o.department.clone());
            own.unwrap_or_else(|| org.clone())
        });
        let recorded = self.naming_respondent();
        let mut sheet = match paper {
            Paper::Commendation => self.pen.commendation(&centre, &recorded),
            Paper::SanctionDecision => self.pen.sanction(&centre, unit.as_ref(), &recorded),
            _ => self.pen.rectification_advice(&centre, unit.as_ref(), &recorded),
        };
        sheet.basis.extend(self.sheet(paper).basis);
        sheet
    }

    /// The decision with whom it concerns: where it names nobody, the one whom the case praises or complains about.
    fn naming_respondent(&self) -> Recorded {
        let mut recorded = self.recorded.clone();
        let fact = &mut recorded.fact;
        if fact.fields.contains_key(&Field::Unit) || fact.fields.contains_key(&Field::Person) {
            return recorded;
        }
        if let Some(unit) = self.case.answerable() {
            fact.fields.insert(Field::Unit, Value::Org(unit.clone()));
        }
        let named = self.case.facts.iter().rev().find_map(|r| r.fact.get(Field::Respondent));
        if let Some(person @ Value::Person { .. }) = named {
            fact.fields.insert(Field::Person, person.clone());
        }
        recorded
    }
}
