//! Papers that carry more than one field: guidance, the service notice of an item, the record of a handover, the ways of redress,
//! and what a department and a respondent are told.

use super::{Draft, text};
use crate::{Notice, Part, To, Value};
use words::{Act, Field, Role};

/// The circular by which units hear what came of a case.
const OUTCOME: &str = "处置结果通报";

impl Draft<'_> {
    /// What was done on the spot and, where one was handed out, the item's service notice.
    pub(super) fn settled(&self) -> Vec<Notice> {
        let mut notices = self.party("办结告知", self.said("您反映的事项已当场办结。", Field::AnswerText));
        if self.recorded.fact.fields.contains_key(&Field::ServiceNotice) {
            notices.extend(self.party("服务告知单", self.service_notice()));
        }
        notices.extend(self.outcome_where_asked());
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
        notices.extend(self.passed_on());
        if let Some(org) = self.recorded.fact.org(Field::Recipient) {
            notices.push(Notice {
                to: To::Seat { role: None, org: org.0.clone() },
                kind: "移交记录".to_owned(),
                parts,
            });
        }
        notices
    }

    /// What is still to be brought; a second notice shows to the supervisor, for all is to be told at once.
    pub(super) fn told_once(&self) -> Vec<Notice> {
        let mut notices = self.party("一次性告知书", self.said("请补齐：", Field::MaterialNeeded));
        if self.recorded.fact.says_yes(Field::Again) {
            let said = vec![text("同一事项已再次告知补齐材料，请核查首次告知是否一次告知清楚。")];
            notices.extend(self.seat(Role::Supervisor, self.centre(), "再次告知提醒", said));
        }
        notices
    }

    /// From the second time on that a matter is passed on, by guidance, handover or return, the supervisor hears of it: a
    /// sign that nobody wants it (首问责任制 7.1.5).
    pub(super) fn passed_on(&self) -> Vec<Notice> {
        let passes = |act: Act| matches!(act, Act::Guide | Act::HandOver | Act::Return);
        let times = self.matter.case.facts.iter().filter(|r| passes(r.fact.act)).count();
        if times < 2 {
            return Vec::new();
        }
        let said = vec![text(&format!("同一件诉求已经{times}次引导、移交或者退回，请核查有无推诿。"))];
        self.seat(Role::Supervisor, self.centre(), "推诿迹象提醒", said)
    }

    /// The person hears that it is done; where the document wants the outcome told to the units, they do too.
    pub(super) fn closed(&self) -> Vec<Notice> {
        let mut notices = self.party("办结告知", vec![text("您反映的事项已办结，欢迎评价。")]);
        notices.extend(self.outcome_where_asked());
        notices
    }

    /// The outcome for the units, where the document wants it told to them; nothing of a case that is closed to them.
    pub(super) fn outcome_where_asked(&self) -> Vec<Notice> {
        let asked = self.books.regulations.iter().flat_map(|r| &r.papers).find(|p| p.name == OUTCOME);
        asked.filter(|_| !self.matter.case.sealed).map_or_else(Vec::new, |rule| {
            self.outcome(vec![text(&format!("{}依据{}。", self.how_it_went(), rule.citation))])
        })
    }

    /// When it was done, whether in time, and what the person thought of it.
    fn how_it_went(&self) -> String {
        let (case, ledger) = (&self.matter.case, &self.matter.ledger);
        let late = ledger.duties.iter().filter(|d| !d.aside && d.standing(self.recorded.at).contains("逾期")).count();
        let kept = if late == 0 { "各项期限均已遵守".to_owned() } else { format!("{late}项义务逾期") };
        let day = self.recorded.at.date();
        let grade = case.facts.iter().rev().find_map(|r| r.fact.word(Field::Satisfaction));
        let grade = grade.map(|g| format!("，诉求人{g}")).unwrap_or_default();
        let end = if self.recorded.fact.act == Act::Refer { "移送" } else { "办结" };
        format!("一件{}已于{day}{end}，{kept}{grade}。", case.kind.map_or("诉求", words::CaseKind::zh))
    }

    /// A circular of the outcome, for the lead, the co-handlers and the unit that was complained about.
    pub(super) fn outcome(&self, parts: Vec<Part>) -> Vec<Notice> {
        let case = &self.matter.case;
        let lead = case.lead.iter().map(|lead| &lead.org);
        let mut units: Vec<&directory::OrgId> =
            lead.chain(case.orders.iter().map(|o| &o.org)).chain(&case.respondent_org).collect();
        units.sort();
        units.dedup();
        units
            .into_iter()
            .map(|org| Notice {
                to: To::Seat { role: None, org: org.0.clone() },
                kind: OUTCOME.to_owned(),
                parts: parts.clone(),
            })
            .collect()
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
        let answer = case.answer().and_then(|answer| answer.fact.get(Field::Text));
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
