//! 登记表: everything that was taken down, read back and signed, and how the case went on.

use super::{Draft, latest};
use crate::{Case, Recorded};
use record::{Block, Sheet, boxed, heading, minute};
use words::{Act, Field, Paper};

const PERSON: &[Field] = &[Field::Name, Field::Unit, Field::Phone, Field::Address, Field::Naming, Field::Needs];

const MATTER: &[Field] = &[
    Field::Channel,
    Field::Kind,
    Field::HappenedAt,
    Field::Item,
    Field::WindowUnit,
    Field::Respondent,
    Field::RespondentKind,
    Field::Content,
    Field::Evidence,
    Field::AbsenceReason,
    Field::AppointedAt,
    Field::RecordingAnnounced,
    Field::IdentityShown,
    Field::TruthDeclared,
    Field::Attachments,
    Field::Material,
];

/// The elements that stand on the form even where nothing was given.
const ALWAYS: &[Field] = &[Field::Name, Field::Phone, Field::Address, Field::Content, Field::Item, Field::Evidence];

impl Draft<'_> {
    /// The form as far as it is filled in today.
    pub(super) fn register_form(&self) -> Sheet {
        let case = &self.matter.case;
        let mut sheet = self.sheet(Paper::RegisterForm);
        sheet.title = Some("咨询投诉登记表".to_owned());
        sheet.blocks.push(heading("诉求人"));
        sheet.blocks.push(Block::Fields(self.elements(PERSON)));
        sheet.blocks.push(heading("诉求"));
        sheet.blocks.push(Block::Fields(self.elements(MATTER)));
        sheet.blocks.extend(self.read_back());
        let handling = self.handling();
        if !handling.is_empty() {
            sheet.blocks.extend([heading("办理"), Block::Fields(handling)]);
        }
        let checks = self.matter.checks_asked(self.pen.about.books);
        if !checks.is_empty() {
            let boxes = checks.into_iter().map(|(name, check)| boxed(name, check.zh())).collect();
            sheet.blocks.extend([heading("首问责任"), Block::Fields(boxes)]);
        }
        if case.last(Act::Confirm).is_none_or(|r| !r.fact.fields.contains_key(&Field::UnsignedReason)) {
            sheet.signatures.push("诉求人".to_owned());
        }
        if self.recorded.by.org.is_some() {
            sheet.signatures.push("登记人".to_owned());
        }
        sheet.foot = Some("本表含个人信息，只供承办人员使用，用后归卷。".to_owned());
        sheet
    }

    fn elements(&self, fields: &[Field]) -> Vec<(String, String)> {
        let case = &self.matter.case;
        fields
            .iter()
            .filter_map(|field| {
                let given = latest(case, &self.pen, *field);
                given.or_else(|| ALWAYS.contains(field).then(String::new)).map(|words| boxed(field.zh(), words))
            })
            .collect()
    }

    /// That the record was read back to the party, with the signature or the reason why there is none.
    fn read_back(&self) -> Vec<Block> {
        let Some(confirmed) = self.matter.case.last(Act::Confirm) else { return Vec::new() };
        let mut boxes = vec![boxed("核对时间", minute(confirmed.at))];
        boxes.extend(self.pen.boxes(&confirmed.fact, &[Field::Signature, Field::UnsignedReason]));
        let signed = confirmed.fact.fields.contains_key(&Field::Signature);
        let said = signed.then(|| record::text("以上记录已交诉求人核对，诉求人核对无误并签字。"));
        std::iter::once(heading("核对与签字")).chain(said).chain([Block::Fields(boxes)]).collect()
    }

    /// How the case went on, as the form asks: class, inquiry, review, outcome, satisfaction.
    fn handling(&self) -> Vec<(String, String)> {
        let case = &self.matter.case;
        let by = &self.recorded.by;
        let who = if by.org.is_some() { self.pen.who(by) } else { "诉求人自行提交".to_owned() };
        let mut boxes = vec![boxed("登记人", who), boxed("登记时间", minute(self.recorded.at))];
        boxes.extend(case.class.clone().map(|class| boxed("分类", class)));
        boxes.extend(case.urgency.map(|urgency| boxed("紧急程度", urgency.zh())));
        boxes.extend(case.cause.clone().map(|cause| boxed("疑难原因", cause)));
        boxes.extend(self.noted(case, Act::Inquire, "初步调查情况", &[Field::Findings]));
        boxes.extend(self.noted(case, Act::Review, "分管领导阅批", &[Field::Conclusion, Field::Opinion]));
        boxes.extend(self.result(case));
        if let Some(told) = case.last(Act::FeedBack) {
            let (who, when) = (self.pen.who(&told.by), minute(told.at));
            boxes.push(boxed("反馈", format!("{who}　{when}")));
            boxes.extend(self.pen.boxes(&told.fact, &[Field::Means, Field::SignedByParty, Field::CallNote]));
        }
        boxes.extend(self.satisfaction(case));
        boxes
    }

    /// What an act left on the form, with who did it and when.
    fn noted(&self, case: &Case, act: Act, label: &str, fields: &[Field]) -> Option<(String, String)> {
        let recorded = case.last(act)?;
        let words: Vec<String> = fields.iter().filter_map(|f| self.pen.field(&recorded.fact, *f)).collect();
        let (who, when) = (self.pen.who(&recorded.by), record::day(recorded.at));
        Some(boxed(label, format!("{}　{who}　{when}", words.join("，"))))
    }

    fn result(&self, case: &Case) -> Option<(String, String)> {
        let of = |act: Act, field: Field| case.last(act).and_then(|r| self.pen.field(&r.fact, field));
        let answered = |field: Field| case.answer().and_then(|r| self.pen.field(&r.fact, field));
        let words = latest(case, &self.pen, Field::Result)
            .or_else(|| of(Act::FeedBack, Field::Text))
            .or_else(|| of(Act::Settle, Field::AnswerText))
            .or_else(|| of(Act::CompleteMatter, Field::Result))
            .or_else(|| answered(Field::Text))
            .or_else(|| answered(Field::Outcome));
        words.map(|words| boxed("处理结果", words))
    }

    fn satisfaction(&self, case: &Case) -> Option<(String, String)> {
        let carries = |r: &&Recorded| r.fact.fields.contains_key(&Field::Satisfaction);
        let said = case.facts.iter().rev().find(carries)?;
        self.pen.field(&said.fact, Field::Satisfaction).map(|words| boxed(Field::Satisfaction.zh(), words))
    }
}
