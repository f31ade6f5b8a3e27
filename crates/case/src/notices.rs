//! What people are told when something has happened.

mod board;
mod merit;
mod papers;

use crate::{Matter, Notice, Part, Recorded, To, Value};
use directory::Directory;
use regulation::{Books, Duty};
use words::{Act, Field, Role};

impl Matter {
    /// The notices that the last fact brings: whom, what kind, what they say.
    #[must_use]
    pub fn notices(&self, recorded: &Recorded, books: &Books, directory: &Directory) -> Vec<Notice> {
        let draft = Draft { matter: self, recorded, books, directory };
        let mut notices = draft.all();
        notices.extend(draft.duties_opened());
        notices
    }
}

struct Draft<'a> {
    matter: &'a Matter,
    recorded: &'a Recorded,
    books: &'a Books,
    directory: &'a Directory,
}

impl Draft<'_> {
    fn all(&self) -> Vec<Notice> {
        match self.recorded.fact.act {
            Act::Accept => self.party("受理通知", self.with_due("您反映的事项已经受理。")),
            Act::Decline => self.party("不予受理通知", self.declined()),
            Act::TellReason => self.party("理由告知", self.said("现将理由告知您：", Field::Reason)),
            Act::Refer => self.referred(),
            Act::Guide => {
                let mut notices = self.party("引导告知", self.guided());
                notices.extend(self.passed_on());
                notices
            }
            Act::Explain => self.party("解释说明", self.explained()),
            Act::Settle => self.settled(),
            Act::GiveNoticeOnce => self.told_once(),
            Act::TakeMaterial => self.party("收件凭证", self.said("已收下材料：", Field::Material)),
            Act::HandOver => self.handed_over(),
            Act::Promise => self.party("承诺告知", self.dated("承诺办结日期：", Field::Date)),
            Act::TellLimit => self.party("时限告知", self.limit_told()),
            Act::TellCompetentDepartment => self.competent(),
            Act::Dispatch | Act::Designate => self.ordered(),
            Act::Return => {
                let parts = self.said("工作单已退回。", Field::Reason);
                let mut notices = self.seat(Role::Receiver, self.centre(), "退回通知", parts);
                notices.extend(self.passed_on());
                notices
            }
            Act::RequestExtension => {
                let parts = self.dated("申请延期至", Field::PromisedDate);
                self.seat(Role::LeaderInCharge, self.centre(), "延期申请", parts)
            }
            Act::ApproveExtension => self.extended(),
            Act::Progress if self.matter.case.plan_approved => self.progress(),
            Act::Answer => {
                self.seat(Role::Receiver, self.centre(), "回复到件", self.said("承办单位已回复。", Field::Text))
            }
            Act::ReviewAnswer | Act::Inspect => self.sent_back(),
            Act::FeedBack => self.fed_back(),
            Act::OfferRedress => self.party("救济途径告知书", self.redress()),
            Act::InformRespondent => self.respondent(),
            Act::Close => self.closed(),
            Act::Remind => self.duty_holder("催办通知", "即将到期，请抓紧办理"),
            Act::Order => self.duty_holder("督办通知", "已逾期，请按督办要求办理"),
            Act::Circulate => self.circular(),
            Act::Copy => self.outside("抄送"),
            Act::ReportUp => self.outside("上报"),
            Act::Urge => self.urged(),
            Act::ConsentToPublish | Act::RevokeConsent | Act::PublishAnswer | Act::TakeDown => self.made_public(),
            Act::Commend => self.commended(),
            Act::AdviseRectification => self.advised(),
            Act::Rectify => self.put_right(),
            Act::FileRectification => self.reported(),
            Act::ThresholdReached => self.threshold(),
            Act::DueMoved => self.duty_holder("改期通知", &self.moved()),
            _ => Vec::new(),
        }
    }

    /// Whoever a fact makes owe something hears of it, unless they did it themselves; the head of a unit hears of what
    /// already waited for a unit once the work order names it.
    fn duties_opened(&self) -> Vec<Notice> {
        let names_unit = matches!(self.recorded.fact.act, Act::Dispatch | Act::Designate);
        let waited = |d: &Duty| (names_unit && d.holder.role == Some(Role::UnitHead)) || self.moved_to(d);
        let opened = |d: &&Duty| d.is_open() && (d.opened_by == self.recorded.sequence || waited(d));
        let own = self.recorded.by.org.as_ref().map(|o| o.as_str());
        self.matter
            .ledger
            .duties
            .iter()
            .filter(opened)
            .filter_map(|duty| {
                let org = duty.holder.org.clone()?;
                if own == Some(org.as_str()) && duty.holder.role == Some(self.recorded.by.role) {
                    return None;
                }
                let step = duty.task();
                let to = To::Seat { role: duty.holder.role, org };
                Some(Notice { to, kind: format!("待办：{step}"), parts: vec![text(&promise(duty))] })
            })
            .collect()
    }

    /// Whether this fact brings a duty to the seat that stands in for its holder.
    fn moved_to(&self, duty: &Duty) -> bool {
        let Some(Value::StandIns(list)) = self.recorded.fact.get(Field::StandIns) else { return false };
        list.iter().any(|(_, seat)| {
            Some(seat.role) == duty.holder.role && Some(seat.org.as_str()) == duty.holder.org.as_deref()
        })
    }

    /// How an approved plan goes on is reported upwards: to whoever approved it and to the supervisor.
    fn progress(&self) -> Vec<Notice> {
        let parts = || self.said("方案推进情况：", Field::Text);
        let mut notices = self.seat(Role::LeaderInCharge, self.centre(), "进展报告", parts());
        notices.extend(self.seat(Role::Supervisor, self.centre(), "进展报告", parts()));
        notices
    }

    fn party(&self, kind: &str, parts: Vec<Part>) -> Vec<Notice> {
        vec![Notice { to: To::Party, kind: kind.to_owned(), parts }]
    }

    fn seat(&self, role: Role, org: Option<String>, kind: &str, parts: Vec<Part>) -> Vec<Notice> {
        org.map(|org| Notice { to: To::Seat { role: Some(role), org }, kind: kind.to_owned(), parts })
            .into_iter()
            .collect()
    }

    fn centre(&self) -> Option<String> {
        self.matter.case.centre.as_ref().map(|o| o.0.clone())
    }

    /// A sentence followed by the words of a field, open or sealed.
    fn said(&self, sentence: &str, field: Field) -> Vec<Part> {
        let mut parts = vec![text(sentence)];
        parts.extend(self.field(field));
        parts
    }

    fn field(&self, field: Field) -> Option<Part> {
        Some(match self.recorded.fact.get(field)? {
            Value::Sealed(sealed) => Part::Words(sealed.clone()),
            Value::Org(org) => text(self.directory.name_of(org)),
            Value::Person { seat, .. } => text(self.directory.name_of(&seat.org)),
            other => text(&other.rule_word()),
        })
    }

    fn dated(&self, sentence: &str, field: Field) -> Vec<Part> {
        self.said(sentence, field)
    }

    /// The sentence with the date by which the party may expect an answer, its clause and whose promise it is.
    fn with_due(&self, sentence: &str) -> Vec<Part> {
        let mut parts = vec![text(sentence)];
        let soonest = self
            .matter
            .ledger
            .owed_by_case()
            .filter(|d| !d.goes_by("下一步") && d.term.is_some())
            .max_by_key(|d| d.due());
        parts.extend(soonest.map(|d| text(&promise(d))));
        parts
    }

    fn declined(&self) -> Vec<Part> {
        let mut parts = self.said("您反映的事项不予受理，情形：", Field::Ground);
        let given = self.recorded.fact.word(Field::Ground).unwrap_or_default();
        let ground = self.books.regulations.iter().flat_map(|r| &r.grounds).find(|g| g.is_meant_by(given));
        if let Some(ground) = ground {
            parts.push(text(&format!("。依据{}。{}", ground.citation, ground.tell)));
        }
        parts.extend(self.labelled("说明：", Field::Explanation));
        parts.extend(self.labelled("请通过以下渠道反映：", Field::RightChannel));
        parts
    }

    fn labelled(&self, label: &str, field: Field) -> Vec<Part> {
        self.field(field).map_or_else(Vec::new, |part| vec![text(label), part])
    }

    fn referred(&self) -> Vec<Notice> {
        let mut notices = self.party("移送告知", self.said("您反映的事项已移送：", Field::Destination));
        if let Some(body) = &self.matter.case.referred_to {
            let to = To::Seat { role: None, org: body.0.clone() };
            notices.push(Notice {
                to,
                kind: "移送函".to_owned(),
                parts: self.said("现将一件诉求移送你单位。", Field::Why),
            });
        }
        notices.extend(self.outcome_where_asked());
        notices
    }

    fn limit_told(&self) -> Vec<Part> {
        let mut parts = self.with_due("您反映的事项办理时限：");
        parts.extend(self.labelled("时限", Field::Limit));
        parts.extend(self.labelled("。理由：", Field::Reason));
        parts
    }

    fn department(&self) -> Vec<Part> {
        let mut parts = self.said("该事项的管辖部门是：", Field::Department);
        if !self.recorded.fact.fields.contains_key(&Field::Department)
            && let Some(body) = &self.matter.case.referred_to
        {
            parts.push(text(self.directory.name_of(body)));
        }
        parts
    }

    fn ordered(&self) -> Vec<Notice> {
        let case = &self.matter.case;
        let lead = case.lead.as_ref().map(|l| (l.org.0.clone(), l.is_window));
        let mut notices = Vec::new();
        if let Some((org, is_window)) = lead {
            let role = if is_window { Role::WindowHead } else { Role::Handler };
            notices.extend(self.seat(role, Some(org), "工作单", self.with_due("现将一件诉求交你单位牵头办理。")));
        }
        for order in &case.orders {
            let parts = vec![text("现将一件诉求交你单位协助办理。")];
            notices.extend(self.seat(Role::Handler, Some(order.org.0.clone()), "工作单", parts));
        }
        notices
    }

    fn extended(&self) -> Vec<Notice> {
        if self.recorded.fact.word(Field::Conclusion) == Some("退回") {
            let lead = self.matter.case.lead.as_ref().map(|l| l.org.0.clone());
            return self.seat(Role::Handler, lead, "延期退回", self.said("延期申请未获批准。", Field::Opinion));
        }
        let told = || self.dated("办理期限延长至", Field::PromisedDate);
        let mut notices = self.party("延期告知", told());
        notices.extend(self.seat(Role::Receiver, self.centre(), "延期告知", told()));
        if let Some(lead) = &self.matter.case.lead {
            let role = if lead.is_window { Role::WindowHead } else { Role::Handler };
            notices.extend(self.seat(role, Some(lead.org.0.clone()), "延期告知", told()));
        }
        notices
    }

    fn sent_back(&self) -> Vec<Notice> {
        if !matches!(self.recorded.fact.word(Field::Conclusion), Some("退回" | "不通过")) {
            return Vec::new();
        }
        let lead = self.matter.case.lead.as_ref().map(|l| l.org.0.clone());
        self.seat(Role::Handler, lead, "退回重办", self.said("回复已退回，请重新办理。", Field::Opinion))
    }

    fn fed_back(&self) -> Vec<Notice> {
        let mut parts = self.said("您反映的事项答复如下：", Field::Text);
        if !self.recorded.fact.fields.contains_key(&Field::Text)
            && let Some(answer) = self.matter.case.answer().or_else(|| self.matter.case.last(Act::MainAnswered))
        {
            for field in [Field::Text, Field::Investigation, Field::Process, Field::Rectification, Field::Outcome] {
                if let Some(Value::Sealed(sealed)) = answer.fact.get(field) {
                    parts.extend([text(&format!("{field}：")), Part::Words(sealed.clone())]);
                }
            }
        }
        self.party("答复告知", parts)
    }

    fn duty(&self) -> Option<&Duty> {
        let key = self.recorded.fact.word(Field::Duty)?;
        self.matter.ledger.duties.iter().find(|d| d.key == key)
    }

    fn duty_holder(&self, kind: &str, sentence: &str) -> Vec<Notice> {
        let Some(duty) = self.duty() else { return Vec::new() };
        let Some(org) = duty.holder.org.clone() else { return Vec::new() };
        let due = self.recorded.fact.moment(Field::Due).or_else(|| duty.due());
        let date = due.map(|d| d.strftime("%Y-%m-%d %H:%M").to_string()).unwrap_or_default();
        let mut parts = vec![text(&format!("义务“{}”{sentence}，{date}前。", duty.task()))];
        parts.extend(self.field(Field::Demand));
        vec![Notice { to: To::Seat { role: duty.holder.role, org }, kind: kind.to_owned(), parts }]
    }

    /// Why a date was moved, with the one that it had.
    fn moved(&self) -> String {
        let old = self.recorded.fact.moment(Field::OldDue);
        let old = old.map(|at| format!("由{}", at.strftime("%Y-%m-%d %H:%M"))).unwrap_or_default();
        format!("因放假安排调整，期限{old}改为")
    }

    fn circular(&self) -> Vec<Notice> {
        if self.duty().is_none() {
            return self.outcome(self.said("现通报处理结果：", Field::Text));
        }
        let mut notices = self.duty_holder("督办通报", "未按督办要求办理，予以通报，原期限");
        let parts: Vec<Part> = notices.first().map(|n| n.parts.clone()).unwrap_or_default();
        notices.extend(self.seat(Role::Supervisor, self.centre(), "督办通报", parts));
        notices
    }

    fn outside(&self, kind: &str) -> Vec<Notice> {
        let named = self.recorded.fact.org(Field::Destination).cloned();
        let by_word = |word: &str| {
            let centre = self.matter.case.centre.as_ref()?;
            self.directory.find(centre, word).map(|o| o.id.clone())
        };
        let above = || self.matter.case.centre.as_ref().and_then(|c| self.directory.superior(c)).map(|o| o.id.clone());
        let to = named.or_else(|| if kind == "抄送" { by_word("纪检组") } else { above() });
        let parts = self.said("一件诉求经督办仍未按要求办理。", Field::Text);
        to.map(|org| Notice { to: To::Seat { role: None, org: org.0 }, kind: kind.to_owned(), parts })
            .into_iter()
            .collect()
    }

    /// Urging reaches whoever owes something.
    fn urged(&self) -> Vec<Notice> {
        let mut notices: Vec<Notice> = Vec::new();
        for duty in self.matter.ledger.owed_by_case() {
            let Some(org) = duty.holder.org.clone() else { continue };
            let to = To::Seat { role: duty.holder.role, org };
            if notices.iter().all(|n| n.to != to) {
                let said = format!("诉求人催促，“{}”尚未履行。", duty.task());
                notices.push(Notice { to, kind: "催促".to_owned(), parts: vec![text(&said)] });
            }
        }
        notices
    }
}

fn promise(duty: &Duty) -> String {
    let Some(term) = &duty.term else { return String::new() };
    let clause = duty.clauses.first().map(ToString::to_string).unwrap_or_default();
    let whose = if term.basis == regulation::Basis::Setting { "本机构承诺" } else { "规定" };
    let doubt = if term.provisional { "（该年放假安排尚未公布，暂定）" } else { "" };
    format!("{whose}{}前完成“{}”{doubt}，依据{clause}。", term.due.strftime("%Y-%m-%d %H:%M"), duty.task())
}

fn text(words: &str) -> Part {
    Part::Text(words.to_owned())
}
