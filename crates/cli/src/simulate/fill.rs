//! Filling in the form of an offered act, field by field, as its shape and its choices allow.

mod places;

use super::agent::Agent;
use super::choose::{Look, Wish};
use super::texts::{self, About};
use case::FieldOffer;
use desk::{Desk, Loaded};
use words::{Act, Field, Shape};

/// Somebody before a form.
pub struct Scene<'a> {
    pub agent: &'a mut Agent,
    pub desk: &'a Desk,
    pub loaded: &'a Loaded,
    pub about: About,
    pub wish: Wish,
}

/// What a record lacks is asked of whoever is offered to supplement it.
pub fn what_is_missing(look: &Look<'_>) -> Option<Wish> {
    let missing = case::missing(&look.loaded.matter.case, &look.loaded.books);
    let fields: Vec<Field> = missing.iter().filter(|m| !m.excused).map(|m| m.field).collect();
    if fields.is_empty() {
        return None;
    }
    let wish = look.offered(Act::Supplement)?;
    Some(Wish { asked: fields.into_iter().map(|field| (field, String::new())).collect(), ..wish })
}

impl Scene<'_> {
    /// The form filled in; `needed` are fields that a refusal has asked for.
    pub fn fields(&mut self, needed: &[Field]) -> Vec<(String, String)> {
        let offered = self.wish.offer.fields.clone();
        let asked = self.wish.asked.clone();
        let mut filled: Vec<(String, String)> = Vec::new();
        for field in &offered {
            let name = field.spec.field;
            let demand = asked.iter().find(|(f, _)| *f == name).map(|(_, word)| word.clone());
            let value = match demand {
                Some(word) if !word.is_empty() && !self.turns_out_otherwise(name) => Some(word),
                Some(_) => self.value(field),
                None if field.required || needed.contains(&name) || self.is_usual(name) => self.value(field),
                None => None,
            };
            filled.extend(value.map(|value| (name.zh().to_owned(), value)));
        }
        self.agree(&mut filled);
        filled
    }

    /// Now and then nobody answers the telephone.
    fn turns_out_otherwise(&mut self, field: Field) -> bool {
        field == Field::Reached && self.agent.arrival.chance.percent(10)
    }

    /// What depends on what else was filled in: nobody helps himself, and the voucher is that of the means.
    fn agree(&self, filled: &mut Vec<(String, String)>) {
        let said = |filled: &[(String, String)], field: Field| {
            filled.iter().find(|(f, _)| f == field.zh()).map(|(_, word)| word.clone())
        };
        if let Some(lead) = said(filled, Field::Lead) {
            filled.retain(|(f, word)| f != Field::CoHandlers.zh() || !word.split('、').any(|unit| unit == lead));
        }
        if self.wish.offer.act != Act::FeedBack {
            return;
        }
        let means = said(filled, Field::Means);
        let drop = |filled: &mut Vec<(String, String)>, field: Field| filled.retain(|(f, _)| f != field.zh());
        match means.as_deref() {
            Some("当面") => drop(filled, Field::CallNote),
            Some("电话") => drop(filled, Field::SignedByParty),
            _ => {
                for field in [Field::CallNote, Field::SignedByParty, Field::Satisfaction] {
                    drop(filled, field);
                }
            }
        }
    }

    /// Whether people usually fill in a field that they need not.
    fn is_usual(&mut self, field: Field) -> bool {
        let act = self.wish.offer.act;
        let chance = &mut self.agent.arrival.chance;
        match (act, field) {
            (Act::Supplement, _) => false,
            (Act::Accept, Field::StatutoryLimit | Field::StatutoryBasis | Field::RespondentKind) => false,
            (Act::Accept, Field::Cause) => chance.percent(4),
            (Act::Dispatch, Field::CoHandlers) => self.agent.mood().co_handlers > 0 && !self.is_by_letter(),
            (Act::Dispatch, Field::Limit | Field::CoHandlerLimit) => false,
            (Act::FeedBack, Field::EffectDate) => chance.percent(10),
            (Act::Contact, Field::Side) => false,
            // An appointment made at every contact would never end.
            (Act::Contact, Field::AppointedAt) => false,
            (Act::Confirm, Field::UnsignedReason) => false,
            (Act::Decline, Field::Form) => true,
            (_, Field::Attachments) => false,
            (_, Field::Recording | Field::SuggestedUnit) => chance.percent(60),
            (_, _) => true,
        }
    }

    fn is_by_letter(&self) -> bool {
        self.agent.mood().by_letter && self.loaded.matter.case.dispatched.is_none()
    }

    fn value(&mut self, offered: &FieldOffer) -> Option<String> {
        let field = offered.spec.field;
        match offered.spec.shape {
            Shape::Line | Shape::Paragraph => Some(self.words(field)),
            Shape::Word => Some(self.word(offered)),
            Shape::Choice(_) | Shape::Class | Shape::Ground | Shape::YesNo => self.chosen(offered),
            Shape::Date | Shape::Moment => Some(self.moment(field)),
            Shape::Limit => self.limit(field),
            Shape::Organisation => self.organisation(field),
            Shape::Organisations => self.co_handlers(),
            Shape::Destination => Some(self.destination(field)),
            Shape::Person => Some(self.colleague()),
            Shape::Item => Some(self.about.item.clone()),
            Shape::Milestones => Some(self.milestones()),
            Shape::Files => Some("通话录音.wav".to_owned()),
            Shape::Case | Shape::Number | Shape::Words | Shape::Cases => None,
        }
    }

    fn words(&mut self, field: Field) -> String {
        let act = self.wish.offer.act;
        let (pleased, person) = (self.agent.mood().pleased, self.agent.person.clone());
        let chance = &mut self.agent.arrival.chance;
        match (act, field) {
            (_, Field::Name | Field::Signature) => person.name,
            (_, Field::Phone) => person.phone,
            (_, Field::Address) => person.address,
            (_, Field::Unit) => person.unit,
            (_, Field::WindowUnit) => self.about.unit.clone(),
            (_, Field::Evidence) => texts::evidence(chance),
            (Act::Hear | Act::Evaluate, Field::Opinion | Field::Why) => texts::felt(pleased, chance),
            (Act::Review | Act::ReviewAnswer | Act::Inspect | Act::ApprovePlan, Field::Opinion) => {
                texts::judged(!self.sends_back(), &mut self.agent.arrival.chance)
            }
            (_, Field::ContactPerson | Field::OrderContact) => {
                let people = ["值班长 赵老师 5550100", "督查室 钱老师 5550101", "业务科 孙老师 5550102"];
                chance.word(&people).to_owned()
            }
            (_, _) => texts::for_act(act, field, &self.about, chance),
        }
    }

    fn word(&mut self, offered: &FieldOffer) -> String {
        let (act, field) = (self.wish.offer.act, offered.spec.field);
        let year = self.desk.now().year();
        let chance = &mut self.agent.arrival.chance;
        match (act, field) {
            (Act::Revisit, Field::Means) => "电话".to_owned(),
            (_, Field::Milestones) => offered.choices.first().cloned().unwrap_or_default(),
            (_, Field::Means | Field::TellingMeans) => {
                let means = [("电话", 60), ("网上", 22), ("当面", 12), ("书面", 6)];
                chance.weighted(&means).map_or_else(String::new, |m| (*m).to_owned())
            }
            (_, Field::Form) => "书面".to_owned(),
            (_, Field::SignedByParty) => "已签字".to_owned(),
            (_, Field::StatutoryBasis | Field::Basis) => "《优化营商环境条例》第三十五条".to_owned(),
            (Act::ContactColleague, Field::Result) => "无人接听".to_owned(),
            (_, Field::ArchiveNumber) => format!("{year}-诉-{:016X}", chance.number()),
            (_, Field::Number) => format!("函〔{year}〕{}号", chance.between(1, 400)),
            (_, Field::Box) => chance.between(1, 60).to_string(),
            (_, Field::Class) => "政务服务类".to_owned(),
            (_, Field::Medium) => chance.word(&["纸质", "电子"]).to_owned(),
            (_, Field::Retention) => chance.word(&["10年", "30年"]).to_owned(),
            (_, _) => chance.word(&["已办", "见附件"]).to_owned(),
        }
    }

    /// Whether a reviewer sends back what lies before him: sometimes, and only once.
    fn sends_back(&self) -> bool {
        let act = self.wish.offer.act;
        let before = self.loaded.matter.case.facts.iter().any(|f| f.fact.act == act);
        !before && self.agent.mood().sent_back
    }

    fn chosen(&mut self, offered: &FieldOffer) -> Option<String> {
        let (act, field) = (self.wish.offer.act, offered.spec.field);
        let grade = |scene: &mut Self| scene.agent.grade().zh().to_owned();
        let yes = |holds: bool| if holds { "是" } else { "否" }.to_owned();
        let pleased = self.agent.mood().pleased;
        let chance = &mut self.agent.arrival.chance;
        let value = match (act, field) {
            (_, Field::Conclusion) => {
                let back = self.sends_back();
                offered.choices.get(usize::from(back)).cloned()?
            }
            (_, Field::Satisfaction) => grade(self),
            (Act::Accept, Field::Urgency) => if chance.percent(4) { "紧急" } else { "普通" }.to_owned(),
            (Act::Accept, Field::Unclear) => yes(chance.percent(2)),
            (Act::Dispatch, Field::Means) => if self.is_by_letter() { "函转" } else { "工作单" }.to_owned(),
            (_, Field::Reached) if act == Act::ContactColleague => "否".to_owned(),
            (_, Field::Reached) => yes(!chance.percent(10)),
            (_, Field::Satisfied | Field::Solved) => yes(pleased),
            (_, Field::Reasonable) => yes(chance.percent(70)),
            (_, Field::FactsClear | Field::JudgedRightly | Field::HandledFully) => {
                yes(!(field == Field::HandledFully && self.sends_back()))
            }
            (_, Field::Verdict) => {
                let verdicts = [("属实", 40), ("部分属实", 35), ("不属实", 25)];
                (*chance.weighted(&verdicts)?).to_owned()
            }
            (Act::FeedBack, Field::FeedbackOf) => "结果".to_owned(),
            (Act::Reclassify, Field::Class) => {
                let now = self.loaded.matter.case.class.clone();
                let others: Vec<&String> = offered.choices.iter().filter(|c| Some(*c) != now.as_ref()).collect();
                (*chance.one(&others)?).clone()
            }
            (_, Field::Class) => {
                let usual = offered.preset.clone().filter(|_| chance.percent(55));
                usual.or_else(|| chance.one(&offered.choices).cloned())?
            }
            (_, Field::Ground) => {
                // What is unclear must be asked about first; the others can be told at once.
                let clear: Vec<&String> = offered.choices.iter().filter(|g| !g.contains("诉求不明")).collect();
                (*chance.one(&clear)?).clone()
            }
            (_, _) if offered.spec.shape == Shape::YesNo => yes(true),
            (_, _) => chance.one(&offered.choices).cloned()?,
        };
        Some(value)
    }
}
