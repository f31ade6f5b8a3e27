//! Records of visits, symposiums and inspections.

use super::Draft;
use record::{Block, Sheet, boxed, heading, minute, text};
use words::{Act, Field, Paper};

impl Draft<'_> {
    /// 走访记录, 座谈会记录: team, place, day, persons, what was said, the cases raised from it.
    pub(super) fn record_of_going_out(&self, paper: Paper) -> Sheet {
        let mut sheet = self.sheet(paper);
        let mut boxes = self.done("时间", "记录人");
        let fields = [Field::Theme, Field::Place, Field::Team, Field::Participants];
        boxes.extend(self.pen.boxes(&self.recorded.fact, &fields));
        boxes.extend(self.said(Field::Attachments).map(|files| boxed("附件", files)));
        sheet.blocks.push(Block::Fields(boxes));
        if let Some(words) = self.said(Field::Text) {
            sheet.blocks.extend([heading("反映的情况和问题"), text(words)]);
        }
        sheet.blocks.extend(self.raised());
        let concluded = self.undertaking.affair.last(Act::Conclude);
        if let Some(words) = concluded.and_then(|r| self.pen.field(&r.fact, Field::Result)) {
            sheet.blocks.extend([heading("处理结果"), text(words)]);
        }
        sheet.signatures.extend(["记录人", "带队人"].map(str::to_owned));
        sheet
    }

    /// The cases raised so far, each time with its day.
    fn raised(&self) -> Vec<Block> {
        let raised = self.undertaking.affair.facts.iter().filter(|r| r.fact.act == Act::RaiseCase);
        let items: Vec<String> = raised
            .filter_map(|r| Some(format!("{}转为诉求件：{}", minute(r.at), self.pen.field(&r.fact, Field::Cases)?)))
            .collect();
        if items.is_empty() { Vec::new() } else { vec![heading("转为诉求件"), Block::List(items)] }
    }

    /// 督察记录: what was looked at, what was found, what came of it.
    pub(super) fn inspection_record(&self) -> Sheet {
        let mut sheet = self.official(Paper::InspectionRecord, "督察");
        let mut boxes = self.done("督察时间", "督察人员");
        let fact = &self.recorded.fact;
        boxes.extend(self.said(Field::Unit).map(|unit| boxed("督察单位（窗口）", unit)));
        boxes.extend(self.said(Field::Person).map(|person| boxed("督察对象", person)));
        boxes.extend(self.pen.boxes(fact, &[Field::Means, Field::FoundProblem, Field::Attachments]));
        sheet.blocks.push(Block::Fields(boxes));
        if let Some(words) = self.said(Field::Findings) {
            sheet.blocks.extend([heading("督察情况"), text(words)]);
        }
        let later = &self.undertaking.affair.facts;
        let handled: Vec<String> = later
            .iter()
            .filter(|r| r.sequence > self.recorded.sequence && r.by.org.is_some())
            .map(|r| format!("{}　{}", minute(r.at), r.fact.act))
            .collect();
        if !handled.is_empty() {
            sheet.blocks.extend([heading("处理经过"), Block::List(handled)]);
        }
        sheet.signatures.extend(["督察人员", "被督察单位"].map(str::to_owned));
        sheet
    }
}
