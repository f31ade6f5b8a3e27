//! What people are told when something has happened in an affair.

use crate::Undertaking;
use directory::{Directory, OrgId, OrgKind};
use record::{Notice, Part, Recorded, To, Value};
use regulation::{Basis, Duty};
use words::{Act, Field, Role};

impl Undertaking {
    /// The notices that the last fact brings.
    #[must_use]
    pub fn notices(&self, recorded: &Recorded, directory: &Directory) -> Vec<Notice> {
        let mut notices = match recorded.fact.act {
            Act::Circulate if self.duty_of(recorded).is_none() => self.to_area(recorded, directory),
            Act::Remind | Act::Order | Act::Circulate => self.about_duty(recorded, directory),
            Act::ReportUp => self.to_superior(recorded, directory),
            Act::BeginSurvey => self.invitations(recorded),
            Act::LimitEnded => self.absence(recorded, directory),
            Act::Commend | Act::AdviseRectification | Act::Sanction | Act::NameHotIssue | Act::Oversee => {
                self.to_unit(recorded)
            }
            Act::PublishFigures | Act::Appraise => self.to_departments(recorded, directory),
            _ => Vec::new(),
        };
        if recorded.fact.act == Act::NameHotIssue {
            notices.extend(self.proposed(recorded, directory));
        }
        notices.extend(self.opened(recorded));
        notices
    }

    /// Whoever a fact makes owe something hears of it, unless they did it themselves.
    fn opened(&self, recorded: &Recorded) -> Vec<Notice> {
        let own = recorded.by.org.as_ref().map(|o| o.as_str());
        self.ledger
            .duties
            .iter()
            .filter(|d| d.is_open() && d.opened_by == recorded.sequence)
            .filter_map(|duty| {
                let org = duty.holder.org.clone()?;
                if own == Some(org.as_str()) && duty.holder.role == Some(recorded.by.role) {
                    return None;
                }
                let to = To::Seat { role: duty.holder.role, org };
                let said = format!("{}{}", self.whole_period(), promise(duty));
                Some(Notice { to, kind: format!("待办：{}", duty.name()), parts: vec![Part::Text(said)] })
            })
            .collect()
    }

    fn duty_of(&self, recorded: &Recorded) -> Option<&Duty> {
        let key = recorded.fact.word(Field::Duty)?;
        self.ledger.duties.iter().find(|d| d.key == key)
    }

    fn about_duty(&self, recorded: &Recorded, directory: &Directory) -> Vec<Notice> {
        let Some(duty) = self.duty_of(recorded) else { return self.to_unit(recorded) };
        let Some(org) = duty.holder.org.clone() else { return Vec::new() };
        let kind = match recorded.fact.act {
            Act::Remind => "催办通知",
            Act::Order => "督办通知",
            _ => "督办通报",
        };
        let said = format!("“{}”{}尚未履行。{}", duty.name(), self.post(duty, directory), promise(duty));
        let to = To::Seat { role: duty.holder.role, org };
        vec![Notice { to, kind: kind.to_owned(), parts: vec![Part::Text(said)] }]
    }

    /// A limit that ended unmet shows to the supervisor the same day.
    fn absence(&self, recorded: &Recorded, directory: &Directory) -> Vec<Notice> {
        let unmet = recorded.fact.word(Field::Met) == Some("否");
        let (Some(duty), Some(centre)) = (self.duty_of(recorded).filter(|_| unmet), &self.affair.centre) else {
            return Vec::new();
        };
        let kind = if duty.goes_by(Act::DailyCheck.zh()) { "缺席通知" } else { "逾期通知" };
        let said = format!("“{}”{}到期未履行。{}", duty.name(), self.post(duty, directory), promise(duty));
        let to = To::Seat { role: Some(Role::Supervisor), org: centre.0.clone() };
        vec![Notice { to, kind: kind.to_owned(), parts: vec![Part::Text(said)] }]
    }

    /// What many people ask about may become a topic: whoever solicits opinions hears of it (DB50/T 957.6 6.3.1.1 a).
    fn proposed(&self, recorded: &Recorded, directory: &Directory) -> Vec<Notice> {
        let role = Role::SolicitationAdministrator;
        let centre = self.affair.centre.as_ref().filter(|centre| directory.holders(role, centre).next().is_some());
        let notice = |centre: &OrgId| Notice {
            to: To::Seat { role: Some(role), org: centre.0.clone() },
            kind: "话题建议".to_owned(),
            parts: self.words(recorded),
        };
        centre.map(notice).into_iter().collect()
    }

    fn to_unit(&self, recorded: &Recorded) -> Vec<Notice> {
        let Some(unit) = &self.affair.unit else { return Vec::new() };
        let mut to = vec![unit.clone()];
        to.extend(self.affair.department.clone().filter(|d| d != unit));
        to.iter().map(|org| self.to(org, recorded)).collect()
    }

    /// A circular about what came of an inspection or a breach: every unit of the hall reads it.
    fn to_area(&self, recorded: &Recorded, directory: &Directory) -> Vec<Notice> {
        let Some(centre) = &self.affair.centre else { return Vec::new() };
        let units = directory.area(centre).filter(|org| matches!(org.kind, OrgKind::Department | OrgKind::Window));
        units.map(|org| self.to(&org.id, recorded)).collect()
    }

    fn to_superior(&self, recorded: &Recorded, directory: &Directory) -> Vec<Notice> {
        let above = self.affair.centre.as_ref().and_then(|centre| directory.superior(centre));
        above.map(|org| self.to(&org.id, recorded)).into_iter().collect()
    }

    fn to(&self, org: &OrgId, recorded: &Recorded) -> Notice {
        Notice {
            to: To::Seat { role: None, org: org.0.clone() },
            kind: recorded.fact.act.zh().to_owned(),
            parts: self.words(recorded),
        }
    }

    /// The people whose matters were drawn are asked how they were served (GB/T 40762; DB2203/T 首问责任制 7.2.2).
    fn invitations(&self, recorded: &Recorded) -> Vec<Notice> {
        let until = recorded.fact.moment(Field::Until).map(|until| format!("请于{}前", until.strftime("%Y-%m-%d")));
        let said = format!("邀请您对办理过的政务服务作满意度评价，{}答复。", until.as_deref().unwrap_or("请尽快"));
        let cases = recorded.fact.list(Field::Cases).iter();
        cases
            .map(|case| Notice {
                to: To::PartyOf(case.clone()),
                kind: "满意度调查邀请".to_owned(),
                parts: vec![Part::Text(said.clone())],
            })
            .collect()
    }

    fn to_departments(&self, recorded: &Recorded, directory: &Directory) -> Vec<Notice> {
        let Some(centre) = &self.affair.centre else { return Vec::new() };
        directory
            .area(centre)
            .filter(|org| org.kind == OrgKind::Department)
            .map(|org| {
                let mut notice = self.to(&org.id, recorded);
                let figures = recorded.fact.list(Field::Figures);
                notice.parts.extend(figures.iter().map(|figure| Part::Text(format!("{figure}。"))));
                notice
            })
            .collect()
    }

    /// The words of the fact, field by field.
    fn words(&self, recorded: &Recorded) -> Vec<Part> {
        let mut parts = Vec::new();
        for spec in recorded.fact.act.fields() {
            let Some(value) = recorded.fact.get(spec.field) else { continue };
            match value {
                Value::Sealed(sealed) => {
                    parts.extend([Part::Text(format!("{}：", spec.field)), Part::Words(sealed.clone())]);
                    parts.push(Part::Text("。".to_owned()));
                }
                Value::Org(_) | Value::Person { .. } | Value::Cases(_) | Value::Files(_) => {}
                other => parts.push(Part::Text(format!("{}：{}。", spec.field, other.rule_word()))),
            }
        }
        parts
    }

    /// The post or the period for which a duty stands, in words.
    fn post(&self, duty: &Duty, directory: &Directory) -> String {
        let Some(item) = &duty.item else { return self.period().map(|of| format!("（{of}）")).unwrap_or_default() };
        let mut parts = item.split('·');
        let org = parts.next().map(OrgId::from);
        let name = org.as_ref().map(|o| directory.name_of(o).to_owned()).unwrap_or_default();
        format!("（{name}{}）", parts.next().map(|c| format!("，{c}")).unwrap_or_default())
    }

    /// The period of something that recurs.
    fn period(&self) -> Option<&str> {
        let begun = self.affair.facts.first().filter(|r| r.fact.act == Act::BeginPeriod)?;
        begun.fact.word(Field::Period)
    }

    fn whole_period(&self) -> String {
        self.period().map(|period| format!("{period}的：")).unwrap_or_default()
    }
}

fn promise(duty: &Duty) -> String {
    let Some(term) = &duty.term else { return String::new() };
    let clause = duty.clauses.first().map(ToString::to_string).unwrap_or_default();
    let whose = if term.basis == Basis::Setting { "本机构承诺" } else { "规定" };
    format!("{whose}{}前完成“{}”，依据{clause}。", term.due.strftime("%Y-%m-%d %H:%M"), duty.name())
}
