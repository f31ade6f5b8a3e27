//! Papers that carry more than one field: guidance, the service notice of an item, the record of a handover, the ways of redress,
//! and what a department and a respondent are told.

use super::{Draft, text};
use crate::{Notice, Part, To, Value};
use words::{Act, Field, Role};

impl Draft<'_> {
    /// What was done on the spot and, where one was handed out, the item's service notice.
    pub(super) fn settled(&self) -> Vec<Notice> {
        let mut notices = self.party("办结告知", self.said("您反映的事项已当场办结。", Field::AnswerText));
        if self.recorded.fact.fields.contains_key(&Field::ServiceNotice) {
            notices.extend(self.party("服务告知单", self.service_notice()));
        }
        notices
    }

    /// The item's materials, limit and window; where the matter is no item of the directory, the clerk's words.
    fn service_notice(&self) -> Vec<Part> {
        let item = self.matter.case.item.as_ref();
        let Some(item) = item.and_then(|id| self.directory.items.iter().find(|i| &i.id == id)) else {
            return self.said("服务告知：", Field::ServiceNotice);
        };
        let mut said = format!("事项：{}。", item.name);
        if !item.materials.is_empty() {
            said.push_str(&format!("材料：{}。", item.materials.join("；")));
        }
        if let Some(limit) = item.limit {
            said.push_str(&format!("办理时限：{limit}。"));
        }
        if !item.explanation.is_empty() {
            said.push_str(&item.explanation);
        }
        if let Some(window) = self.directory.organisation(&item.window) {
            said.push_str(&format!("办理地点：{}，{}，电话{}。", window.name, window.place, window.phone));
        }
        vec![text(&said)]
    }

    /// The clerk's explanation; without one, the directory's of an item that has ceased or needs no permit.
    pub(super) fn explained(&self) -> Vec<Part> {
        let mut parts = self.said("", Field::Text);
        let item = self.matter.case.item.as_ref().and_then(|id| self.directory.items.iter().find(|i| &i.id == id));
        if let (false, Some(item)) = (self.recorded.fact.fields.contains_key(&Field::Text), item) {
            parts.push(text(&item.explanation));
        }
        parts
    }

    /// Where to go, with place, telephone and the person to ask for, as far as the clerk or the directory knows them.
    pub(super) fn guided(&self) -> Vec<Part> {
        let mut parts = self.said("请到：", Field::Destination);
        let org = self.recorded.fact.org(Field::Destination).and_then(|id| self.directory.organisation(id));
        if let Some(org) = org {
            parts.push(text(&format!("，地点{}，电话{}", org.place, org.phone)));
        }
        parts.extend(self.labelled("，地点", Field::Place));
        parts.extend(self.labelled("，电话", Field::OfficePhone));
        let person = org.and_then(|o| self.directory.holders(Role::WindowClerk, &o.id).next());
        match (self.recorded.fact.fields.contains_key(&Field::ContactPerson), person) {
            (false, Some(person)) => parts.push(text(&format!("，联系人{}", person.name))),
            (_, _) => parts.extend(self.labelled("，联系人", Field::ContactPerson)),
        }
        parts
    }

    /// The record of a handover, for the person and for whoever took the material.
    pub(super) fn handed_over(&self) -> Vec<Notice> {
        let mut parts = self.said("材料已移交：", Field::Material);
        parts.extend(self.labelled("。接收人：", Field::Recipient));
        parts.extend(self.labelled("。签名：", Field::Signature));
        let mut notices = self.party("移交记录", parts.clone());
        if let Some(org) = self.recorded.fact.org(Field::Recipient) {
            notices.push(Notice {
                to: To::Seat { role: None, org: org.0.clone() },
                kind: "移交记录".to_owned(),
                parts,
            });
        }
        notices
    }

    /// The ways named, or all that the law knows.
    pub(super) fn redress(&self) -> Vec<Part> {
        let mut parts = self.said("您可以通过以下途径寻求救济：", Field::Ways);
        if !self.recorded.fact.fields.contains_key(&Field::Ways) {
            parts.push(text("申请复核、申请行政复议、提起行政诉讼、信访"));
        }
        parts
    }

    /// The person hears which department is competent, and that department hears of the matter.
    pub(super) fn competent(&self) -> Vec<Notice> {
        let mut notices = self.party("管辖部门告知", self.department());
        let body = self.recorded.fact.org(Field::Department).or(self.matter.case.referred_to.as_ref());
        if let Some(org) = body {
            notices.push(Notice {
                to: To::Seat { role: None, org: org.0.clone() },
                kind: "管辖部门告知".to_owned(),
                parts: vec![text("现有一件诉求属你单位管辖，请依法处理。")],
            });
        }
        notices
    }

    /// The respondent hears the outcome and nothing of who complained: the words chosen for it, else the unit's answer.
    pub(super) fn respondent(&self) -> Vec<Notice> {
        let case = &self.matter.case;
        let mut parts = self.said("投诉处理结果已告知投诉人。", Field::Text);
        let answer = case.last(Act::Answer).and_then(|answer| answer.fact.get(Field::Text));
        if let (false, Some(Value::Sealed(sealed))) = (self.recorded.fact.fields.contains_key(&Field::Text), answer) {
            parts.extend([text("处置意见："), Part::Words(sealed.clone())]);
        }
        case.respondent_org
            .as_ref()
            .map(|org| Notice {
                to: To::Seat { role: None, org: org.0.clone() },
                kind: "被投诉人告知".to_owned(),
                parts,
            })
            .into_iter()
            .collect()
    }
}
