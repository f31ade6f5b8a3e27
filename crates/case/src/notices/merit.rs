//! What units are told of praise, of advice to put themselves in order, and of what their verified complaints bring.

use super::Draft;
use crate::{Notice, Part, To, Value};
use directory::OrgId;
use words::{Field, Role};

impl Draft<'_> {
    /// The organisation that an act names, else the one whose work the case is about, and the department behind a window.
    fn units(&self) -> Vec<OrgId> {
        let fact = &self.recorded.fact;
        let of_person = match fact.get(Field::Person) {
            Some(Value::Person { seat, .. }) => Some(&seat.org),
            _ => None,
        };
        let unit = fact.org(Field::Unit).or(of_person).or_else(|| self.matter.case.answerable());
        let department = unit.and_then(|org| self.directory.organisation(org)?.department.clone());
        unit.cloned().into_iter().chain(department).collect()
    }

    fn to_units(&self, kind: &str, parts: &[Part]) -> Vec<Notice> {
        let notice = |org: OrgId| Notice {
            to: To::Seat { role: None, org: org.0 },
            kind: kind.to_owned(),
            parts: parts.to_vec(),
        };
        self.units().into_iter().map(notice).collect()
    }

    /// Written praise is made known to the unit.
    pub(super) fn commended(&self) -> Vec<Notice> {
        let mut parts = self.said("予以通报表彰。", Field::Text);
        parts.extend(self.labelled("称号：", Field::Honour));
        self.to_units("表彰通报", &parts)
    }

    /// The unit is advised to put its window in order.
    pub(super) fn advised(&self) -> Vec<Notice> {
        let mut parts = self.said("建议你单位对窗口进行整顿。", Field::Text);
        parts.extend(self.labelled("依据：", Field::Basis));
        self.to_units("整顿建议书", &parts)
    }

    /// What was put right, for the supervisor who follows it.
    pub(super) fn put_right(&self) -> Vec<Notice> {
        let mut parts = self.said("已经整改。", Field::Measures);
        parts.extend(self.labelled("结果：", Field::Result));
        self.seat(Role::Supervisor, self.centre(), "整改情况", parts)
    }

    /// The written report of a window's head goes to the centre and to the own unit (唐政服〔2022〕37号 六（二）2).
    pub(super) fn reported(&self) -> Vec<Notice> {
        let mut parts = self.said("窗口负责人书面汇报。原因：", Field::Why);
        parts.extend(self.labelled("整改措施：", Field::Rectification));
        let mut notices = self.seat(Role::Receiver, self.centre(), "书面汇报", parts.clone());
        notices.extend(self.seat(Role::Supervisor, self.centre(), "书面汇报", parts.clone()));
        let department = self.units().pop().map(|org| org.0);
        notices.extend(self.seat(Role::UnitHead, department, "书面汇报", parts));
        notices
    }

    /// A count over the year has reached a threshold: the unit and the supervisor hear what follows from it.
    pub(super) fn threshold(&self) -> Vec<Notice> {
        let mut parts = self.said("本年查实的投诉已达（次）：", Field::VerifiedCount);
        parts.extend(self.labelled("。后果：", Field::Effect));
        let mut notices = self.to_units("查实投诉提醒", &parts);
        notices.extend(self.seat(Role::Supervisor, self.centre(), "查实投诉提醒", parts));
        notices
    }
}
