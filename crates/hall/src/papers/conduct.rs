//! Papers on how people work: collective decisions, sanctions, advice, accounts of causes and measures, circulars.

use super::Draft;
use directory::OrgId;
use record::{Block, Recorded, Sheet, boxed, distinct, heading, minute, text};
use words::{Act, Field, Paper};

/// What a breach or an inspection is about.
const MATTER: [Field; 6] =
    [Field::Unit, Field::Person, Field::Misconduct, Field::Severity, Field::Findings, Field::Cases];

impl Draft<'_> {
    /// The unit that answers for whom the affair is about: a window's department.
    fn answerable(&self) -> Option<OrgId> {
        self.affair.department.clone().or_else(|| self.affair.unit.clone())
    }

    /// 集体决定纪要: who decided together, on what, and what.
    pub(super) fn collective_decision(&self) -> Sheet {
        let mut sheet = self.official(Paper::CollectiveDecision, "纪");
        let mut boxes = self.done("时间", "记录人");
        boxes.extend(self.said(Field::Participants).map(|who| boxed("参加人员", who)));
        sheet.blocks.push(Block::Fields(boxes));
        let matter = self.matter();
        if !matter.is_empty() {
            sheet.blocks.extend([heading("议题"), Block::Fields(matter)]);
        }
        if let Some(words) = self.said(Field::Text) {
            sheet.blocks.extend([heading("讨论情况"), text(words)]);
        }
        if let Some(words) = self.said(Field::Conclusion) {
            sheet.blocks.extend([heading("决定"), text(words)]);
        }
        sheet.signatures.push("参加人员".to_owned());
        sheet
    }

    /// What the breach or inspection is about, as registered.
    fn matter(&self) -> Vec<(String, String)> {
        MATTER.into_iter().filter_map(|field| Some(boxed(field.zh(), self.latest(field)?))).collect()
    }

    /// Sanction, advice or commendation, in the words that a case uses too.
    pub(super) fn conduct(&self, paper: Paper) -> Sheet {
        let centre = self.centre();
        let unit = self.answerable();
        let recorded = self.completed();
        let mut sheet = match paper {
            Paper::Commendation => self.pen.commendation(&centre, &recorded),
            Paper::SanctionDecision => self.pen.sanction(&centre, unit.as_ref(), &recorded),
            _ => self.pen.rectification_advice(&centre, unit.as_ref(), &recorded),
        };
        sheet.basis.extend(self.grounds(paper));
        sheet
    }

    /// What is decided, with whom and what it is about as it was registered before, where the decision does not say it
    /// again.
    fn completed(&self) -> Recorded {
        let mut recorded = self.recorded.clone();
        for field in MATTER {
            let before = || self.affair.last_with(field).and_then(|r| r.fact.get(field).cloned());
            if !recorded.fact.fields.contains_key(&field)
                && let Some(value) = before()
            {
                recorded.fact.fields.insert(field, value);
            }
        }
        recorded
    }

    /// 书面汇报 of the unit: what was done, with what result.
    pub(super) fn rectification_report(&self) -> Sheet {
        let centre = self.centre();
        let by = self.affair.unit.clone().or_else(|| self.recorded.by.org.clone()).unwrap_or_else(|| centre.clone());
        let mut sheet = self.pen.rectification_report(&centre, &by, self.recorded);
        sheet.basis = self.grounds(Paper::RectificationReport);
        let subject = self.affair.theme.as_ref().map(|theme| format!("“{theme}”"));
        sheet.title = Some(format!("关于{}整改情况的书面汇报", subject.unwrap_or_default()));
        sheet
    }

    /// 移送函: a breach that goes to the discipline organ or the police.
    pub(super) fn transfer_letter(&self) -> Sheet {
        let mut sheet = self.official(Paper::TransferLetter, "移");
        sheet.title = Some("关于移送违规线索的函".to_owned());
        sheet.addressee = self.said(Field::Destination);
        sheet.blocks.push(text("现将下列违规情形移送你单位，请依规依法处理，并将接收情况回执我单位。"));
        let mut boxes = self.matter();
        boxes.extend(self.said(Field::Why).map(|why| boxed("移送原因", why)));
        sheet.blocks.push(Block::Fields(boxes));
        sheet.signatures.extend(["移交人", "接收人"].map(str::to_owned));
        sheet
    }

    /// 通报: of a duty that supervision did not move, else of how a matter was dealt with.
    pub(super) fn circular(&self) -> Sheet {
        let mut sheet = self.official(Paper::Circular, "通");
        if let Some(duty) = self.duty() {
            let org = duty.holder.org.as_deref().map(OrgId::from);
            sheet.title = Some("督办通报".to_owned());
            sheet.addressee = org.map(|org| self.pen.name(&org));
            let due = duty.due().map(|due| format!("，原定期限{}", minute(due))).unwrap_or_default();
            sheet.blocks.push(text(format!("“{}”经督办仍未履行{due}，现予通报。", duty.name())));
            sheet.basis.extend(duty.clauses.iter().map(ToString::to_string));
            sheet.basis = distinct(std::mem::take(&mut sheet.basis));
        } else {
            sheet.title = Some("处置结果通报".to_owned());
            sheet.addressee = Some("各进驻单位、各窗口".to_owned());
            sheet.blocks.push(text("现将有关情况和处置结果通报如下。"));
            sheet.blocks.push(Block::Fields(self.matter()));
            let results: Vec<String> = self.affair.facts.iter().filter_map(|r| self.result(r)).collect();
            if !results.is_empty() {
                sheet.blocks.extend([heading("处置结果"), Block::List(results)]);
            }
        }
        sheet.blocks.extend(self.said(Field::Text).map(text));
        sheet
    }

    /// What a fact decided: the conclusion of a collective decision, not what was said there; the words of a sanction.
    fn result(&self, recorded: &Recorded) -> Option<String> {
        match recorded.fact.act {
            Act::DecideTogether => self.pen.field(&recorded.fact, Field::Conclusion),
            Act::Sanction => self.pen.field(&recorded.fact, Field::Text),
            _ => None,
        }
    }

    /// 督办通知书 about a duty of the affair.
    pub(super) fn supervision_order(&self) -> Option<Sheet> {
        let duty = self.duty()?;
        let mut sheet = self.official(Paper::SupervisionOrder, "督");
        sheet.addressee = duty.holder.org.as_deref().map(|org| self.pen.name(&OrgId::from(org)));
        let mut boxes = vec![boxed("督办事项", format!("“{}”", duty.name()))];
        boxes.push(boxed("自何时起承办", minute(duty.opened_at)));
        boxes.extend(duty.due().map(|due| boxed("原定期限", minute(due))));
        let until = self.recorded.fact.moment(Field::Due).map(|until| format!("于{}前履行并书面回复；", minute(until)));
        let demands =
            until.into_iter().chain(self.said(Field::Demand)).chain(["说明原因和责任人。".to_owned()]).collect();
        sheet.blocks.push(text(format!("“{}”尚未履行，现予督办。", duty.name())));
        sheet.blocks.extend([Block::Fields(boxes), heading("督办要求"), Block::List(demands)]);
        sheet.basis.extend(duty.clauses.iter().map(ToString::to_string));
        sheet.basis = distinct(std::mem::take(&mut sheet.basis));
        sheet.signatures.push("签收人".to_owned());
        Some(sheet)
    }
}
