//! Papers about how people work: praise, advice, sanctions, causes and measures. A case and an affair bring the same.

use super::{boxed, heading, text};
use crate::{Block, Pen, Recorded, Sheet, Value};
use directory::OrgId;
use words::{Field, Paper};

impl Pen<'_> {
    /// 表彰通报: who is commended, and for what.
    #[must_use]
    pub fn commendation(&self, issuer: &OrgId, recorded: &Recorded) -> Sheet {
        let mut sheet = self.sheet(Paper::Commendation, issuer, recorded);
        sheet.number = Some(self.serial("表", recorded));
        sheet.addressee = Some("各进驻单位、各窗口".to_owned());
        sheet.blocks.push(text("现对下列窗口（单位）和人员予以通报表彰。"));
        let mut honoured = self.named(recorded, "表彰窗口（单位）", "表彰人员");
        honoured.extend(self.field(&recorded.fact, Field::Cases).map(|cases| boxed("有关表扬", cases)));
        sheet.blocks.push(Block::Fields(honoured));
        sheet.blocks.extend(self.field(&recorded.fact, Field::Text).map(text));
        sheet.blocks.push(text("希望受到表彰的窗口和人员再接再厉，各窗口互相学习，把群众的每一件事办好。"));
        sheet
    }

    /// 整顿建议书: to the unit whose window is to be put in order.
    #[must_use]
    pub fn rectification_advice(&self, issuer: &OrgId, unit: Option<&OrgId>, recorded: &Recorded) -> Sheet {
        let mut sheet = self.sheet(Paper::RectificationAdvice, issuer, recorded);
        sheet.number = Some(self.serial("建", recorded));
        sheet.addressee = unit.map(|unit| self.name(unit));
        sheet.blocks.push(text(
            "你单位所属窗口（人员）在服务中有下列情况，建议你单位予以整顿，并将整顿的措施和结果书面回复我单位。",
        ));
        sheet.blocks.push(Block::Fields(self.misconduct(recorded)));
        if let Some(words) = self.field(&recorded.fact, Field::Text) {
            sheet.blocks.extend([heading("整顿建议"), text(words)]);
        }
        sheet.basis.extend(self.field(&recorded.fact, Field::Basis));
        sheet
    }

    /// 处分决定: whom it concerns, the facts, their basis, the decision.
    #[must_use]
    pub fn sanction(&self, issuer: &OrgId, unit: Option<&OrgId>, recorded: &Recorded) -> Sheet {
        let mut sheet = self.sheet(Paper::SanctionDecision, issuer, recorded);
        sheet.number = Some(self.serial("处", recorded));
        sheet.addressee = unit.map(|unit| self.name(unit));
        sheet.blocks.push(text("现对下列违规情形作出处理决定。"));
        sheet.blocks.push(Block::Fields(self.misconduct(recorded)));
        if let Some(words) = self.field(&recorded.fact, Field::Text) {
            sheet.blocks.extend([heading("决定"), text(words)]);
        }
        sheet.basis.extend(self.field(&recorded.fact, Field::Basis));
        if recorded.fact.fields.contains_key(&Field::Person) {
            sheet.signatures.push("本人签收".to_owned());
        }
        sheet
    }

    /// 书面汇报: the unit's own account of causes and measures, to the centre.
    #[must_use]
    pub fn rectification_report(&self, centre: &OrgId, by: &OrgId, recorded: &Recorded) -> Sheet {
        let mut sheet = self.sheet(Paper::RectificationReport, by, recorded);
        sheet.number = Some(self.serial("汇", recorded));
        sheet.addressee = Some(self.name(centre));
        let own = self.about.directory.organisation(by).and_then(|o| o.department.clone());
        sheet.copies.extend(own.map(|department| self.name(&department)));
        sheet.blocks.push(text("现将有关情况、原因和整改措施汇报如下。"));
        let parts = [
            ("原因", Field::Why),
            ("整改措施", Field::Rectification),
            ("整改措施", Field::Measures),
            ("整改结果", Field::Result),
        ];
        for (title, field) in parts {
            if let Some(words) = self.field(&recorded.fact, field) {
                sheet.blocks.extend([heading(title), text(words)]);
            }
        }
        if let Some(until) = recorded.fact.moment(Field::Until) {
            sheet.blocks.extend([heading("完成时间"), text(format!("{}前完成。", super::day(until)))]);
        }
        sheet.signatures.push("单位负责人".to_owned());
        sheet
    }

    /// The organisation and the person that a fact is about.
    fn named(&self, recorded: &Recorded, unit: &str, person: &str) -> Vec<(String, String)> {
        let fact = &recorded.fact;
        let names_unit = |value: &&Value| matches!(value, Value::Org(_));
        let unit = fact.get(Field::Unit).filter(names_unit).map(|value| boxed(unit, self.value(value)));
        let person = self.field(fact, Field::Person).map(|words| boxed(person, words));
        unit.into_iter().chain(person).collect()
    }

    fn misconduct(&self, recorded: &Recorded) -> Vec<(String, String)> {
        let mut boxes = self.named(recorded, "单位", "人员");
        boxes.extend(self.boxes(&recorded.fact, &[Field::Misconduct, Field::Severity, Field::Findings, Field::Cases]));
        boxes
    }
}
