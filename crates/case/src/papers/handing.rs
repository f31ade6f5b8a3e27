//! Papers across the counter: where to go, what an item needs, what was taken in, what was handed over.

use super::Draft;
use record::{Block, Sheet, Table, boxed, heading, minute, text};
use words::{Act, Field, Paper, Role};

impl Draft<'_> {
    /// 服务告知单: the item's materials, limit, window, place and telephone; else the clerk's words.
    pub(super) fn service_notice(&self) -> Sheet {
        let mut sheet = self.letter(Paper::ServiceNotice, &self.office());
        let mut boxes = self.named();
        let Some(item) = self.item() else {
            sheet.blocks.push(Block::Fields(boxes));
            sheet.blocks.extend(self.said(Field::ServiceNotice).map(text));
            return sheet;
        };
        boxes.extend(item.limit.map(|limit| boxed("办理时限", limit.to_string())));
        boxes.extend(self.pen.whereabouts(&item.window));
        sheet.blocks.push(Block::Fields(boxes));
        if !item.materials.is_empty() {
            sheet.blocks.extend([heading("需要的材料"), Block::List(item.materials.clone())]);
        }
        if !item.explanation.is_empty() {
            sheet.blocks.push(text(item.explanation.clone()));
        }
        if let Some(words) = self.said(Field::AnswerText) {
            sheet.blocks.extend([heading("答复"), text(words)]);
        }
        sheet
    }

    /// Where to go, whom to ask for, and how to reach them.
    pub(super) fn guidance(&self) -> Sheet {
        let mut sheet = self.letter(Paper::ServiceNotice, &self.office());
        sheet.title = Some(format!("{}告知单", self.pen.label("引导")));
        sheet.blocks.push(text(format!("{}，请到下列地点办理：", self.yours())));
        let fact = &self.recorded.fact;
        let mut boxes = self.named();
        match fact.org(Field::Destination) {
            Some(org) => {
                boxes.extend(self.pen.whereabouts(org));
                let named = fact.fields.contains_key(&Field::ContactPerson);
                let person = self.pen.about.directory.holders(Role::WindowClerk, org).next().filter(|_| !named);
                boxes.extend(person.map(|person| boxed("联系人", person.name.clone())));
            }
            None => boxes.extend(self.pen.boxes(fact, &[Field::Destination])),
        }
        boxes.extend(self.pen.boxes(fact, &[Field::Place, Field::OfficePhone, Field::ContactPerson]));
        sheet.blocks.push(Block::Fields(boxes));
        sheet
    }

    /// 材料接收凭证: what was taken in, by whom, for whom.
    pub(super) fn material_receipt(&self) -> Sheet {
        let mut sheet = self.letter(Paper::MaterialReceipt, &self.office());
        sheet.blocks.push(text("您提交的下列材料已经收下，由收件人登记并负责移交承办人员："));
        sheet.blocks.push(Block::List(self.pen.items(&self.recorded.fact, Field::Material)));
        let mut boxes = self.named();
        boxes.push(boxed("收件时间", minute(self.recorded.at)));
        boxes.push(boxed("收件人", self.pen.who(&self.recorded.by)));
        boxes.extend(self.said(Field::Recipient).map(|who| boxed("承办人员", who)));
        boxes.extend(self.pen.boxes(&self.recorded.fact, &[Field::Signature]));
        sheet.blocks.push(Block::Fields(boxes));
        sheet.signatures.extend(["交件人", "收件人"].map(str::to_owned));
        sheet
    }

    /// 移交记录: what was handed over, from whom to whom, how they had been sought before; signed by both.
    pub(super) fn handover_record(&self) -> Sheet {
        let mut sheet = self.sheet_by(Paper::HandoverRecord, &self.office());
        let mut boxes = self.named();
        boxes.push(boxed("移交时间", minute(self.recorded.at)));
        boxes.push(boxed("移交人", self.pen.who(&self.recorded.by)));
        boxes.extend(self.pen.boxes(&self.recorded.fact, &[Field::Recipient]));
        boxes.extend(self.said(Field::Signature).map(|signed| boxed("接收人签名", signed)));
        sheet.blocks.push(Block::Fields(boxes));
        sheet.blocks.extend([heading("移交的材料"), Block::List(self.pen.items(&self.recorded.fact, Field::Material))]);
        sheet.blocks.extend(self.sought());
        sheet.signatures.extend(["移交人", "接收人"].map(str::to_owned));
        sheet
    }

    /// The attempts to reach the colleague, where there were any.
    fn sought(&self) -> Option<Block> {
        let rows: Vec<Vec<String>> = self
            .case
            .facts
            .iter()
            .filter(|r| r.fact.act == Act::ContactColleague)
            .map(|r| {
                let said = |field| self.pen.field(&r.fact, field).unwrap_or_default();
                vec![minute(r.at), said(Field::Person), said(Field::Reached), said(Field::Result)]
            })
            .collect();
        let header = ["时间", "联系对象", "接通", "结果"].map(str::to_owned).to_vec();
        (!rows.is_empty()).then(|| Block::Table(Table { caption: "此前联系经过".to_owned(), header, rows }))
    }
}
