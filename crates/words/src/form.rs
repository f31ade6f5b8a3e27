//! Which fields each act carries, what may stand in them, and which of them it cannot do without.

use crate::field::Shape::{
    Case, Choice, Class, Date, Destination, Files, Ground, Item, Limit, Line, Milestones, Moment, Number, Organisation,
    Organisations, Paragraph, Person, Word, YesNo,
};
use crate::{Act, Field, Refusal, Shape};

/// A field as an act carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldSpec {
    /// The field.
    pub field: Field,
    /// What may stand in it.
    pub shape: Shape,
    /// The reason given when it is left empty; `None` where it may be.
    pub required: Option<Refusal>,
}

pub(crate) const fn may(field: Field, shape: Shape) -> FieldSpec {
    FieldSpec { field, shape, required: None }
}

pub(crate) const fn must(field: Field, shape: Shape) -> FieldSpec {
    FieldSpec { field, shape, required: Some(Refusal::FieldRequired) }
}

pub(crate) const fn must_say(field: Field, shape: Shape, refusal: Refusal) -> FieldSpec {
    FieldSpec { field, shape, required: Some(refusal) }
}

const CHANNELS: Shape = Choice(&[
    "走访",
    "座谈",
    "窗口",
    "现场",
    "电话",
    "传真",
    "网上",
    "小程序",
    "邮件",
    "信函",
    "意见箱",
    "12345",
    "评价",
    "转入",
]);
const KINDS: Shape = Choice(&["咨询", "投诉", "举报", "建议", "疑难事项", "表扬"]);
const GRADES: Shape = Choice(&["非常满意", "满意", "基本满意", "不满意", "非常不满意"]);
const APPROVAL: Shape = Choice(&["同意", "退回"]);
const INSPECTION: Shape = Choice(&["通过", "不通过"]);
const VERDICTS: Shape = Choice(&["属实", "部分属实", "不属实"]);
const SIDES: Shape = Choice(&["投诉人", "被投诉人"]);

const ELEMENTS: &[FieldSpec] = &[
    may(Field::Channel, CHANNELS),
    must(Field::Kind, KINDS),
    may(Field::Content, Paragraph),
    may(Field::Item, Item),
    may(Field::WindowUnit, Destination),
    may(Field::Respondent, Destination),
    may(Field::RespondentKind, Choice(&["机构", "窗口", "工作人员", "与窗口无关", "无"])),
    may(Field::Evidence, Paragraph),
    may(Field::Name, Line),
    may(Field::Unit, Line),
    may(Field::UnitContact, Line),
    may(Field::Phone, Line),
    may(Field::Address, Line),
    may(Field::Naming, Choice(&["实名", "署名", "匿名"])),
    may(Field::HappenedAt, Moment),
    may(Field::AbsenceReason, Line),
    may(Field::AppointedAt, Moment),
    may(Field::RecordingAnnounced, YesNo),
    may(Field::IdentityShown, YesNo),
    may(Field::TruthDeclared, YesNo),
    may(Field::PublishConsent, YesNo),
    may(Field::Needs, Line),
    may(Field::Topic, Word),
    may(Field::Attachments, Files),
];

const SUPPLEMENT: &[FieldSpec] = &[
    may(Field::Name, Line),
    may(Field::Unit, Line),
    may(Field::Phone, Line),
    may(Field::Address, Line),
    may(Field::Content, Paragraph),
    may(Field::Item, Item),
    may(Field::WindowUnit, Destination),
    may(Field::Respondent, Destination),
    may(Field::RespondentKind, Choice(&["机构", "窗口", "工作人员", "与窗口无关", "无"])),
    may(Field::Evidence, Paragraph),
    may(Field::Result, Paragraph),
    may(Field::AppointedAt, Moment),
    may(Field::Signature, Line),
    may(Field::Satisfaction, GRADES),
    may(Field::Material, Paragraph),
    may(Field::AbsenceReason, Line),
    may(Field::Attachments, Files),
];

const ANSWER: &[FieldSpec] = &[
    may(Field::Text, Paragraph),
    may(Field::Investigation, Paragraph),
    may(Field::Process, Paragraph),
    may(Field::Rectification, Paragraph),
    may(Field::Outcome, Paragraph),
    may(Field::Attachments, Files),
];

const FEEDBACK: &[FieldSpec] = &[
    may(Field::Means, Word),
    may(Field::Text, Paragraph),
    may(Field::FeedbackOf, Choice(&["结果", "方案"])),
    may(Field::EffectDate, Date),
    may(Field::SignedByParty, Word),
    may(Field::CallNote, Line),
    may(Field::Satisfaction, GRADES),
];

/// A list made when the program is compiled.
macro_rules! list {
    ($($item:expr),* $(,)?) => { const { &[$($item),*] } };
}

impl Act {
    /// The fields of the act's form, in the order in which a person fills it in.
    #[must_use]
    pub const fn fields(self) -> &'static [FieldSpec] {
        match self {
            Self::Register => ELEMENTS,
            Self::Supplement => SUPPLEMENT,
            Self::Confirm => list![may(Field::Signature, Line), may(Field::UnsignedReason, Line)],
            Self::AttachRecording => list![may(Field::Recording, Files), may(Field::Announced, YesNo)],
            Self::Accept => list![
                may(Field::Class, Class),
                may(Field::Urgency, Choice(list!["普通", "紧急"])),
                may(Field::Unclear, YesNo),
                may(Field::Cause, Choice(list!["办不了", "很难办", "不给办", "特别复杂"])),
                may(Field::StatutoryLimit, Limit),
                may(Field::StatutoryBasis, Word),
                may(Field::RespondentKind, Choice(list!["机构", "窗口", "工作人员", "与窗口无关", "无"])),
            ],
            Self::NoteUnclear => list![may(Field::Explanation, Paragraph)],
            Self::Decline => list![
                must_say(Field::Ground, Ground, Refusal::ReasonRequired),
                may(Field::Explanation, Paragraph),
                may(Field::RightChannel, Line),
                may(Field::Means, Word),
                may(Field::Form, Word),
            ],
            Self::TellReason => list![may(Field::Reason, Paragraph), may(Field::Means, Word)],
            Self::Refer => list![
                must(Field::Destination, Destination),
                may(Field::Why, Paragraph),
                may(Field::Means, Word),
                may(Field::Number, Word),
            ],
            Self::AcknowledgeReferral => list![may(Field::ReceivedBy, Destination), may(Field::Number, Word)],
            Self::Link => list![must(Field::MainCase, Case)],
            Self::Unlink => list![may(Field::Reason, Line)],
            Self::Guide => list![
                may(Field::Destination, Destination),
                may(Field::Place, Line),
                may(Field::OfficePhone, Line),
                may(Field::ContactPerson, Line),
            ],
            Self::Explain => list![may(Field::Text, Paragraph)],
            Self::Settle => list![may(Field::AnswerText, Paragraph), may(Field::ServiceNotice, Line)],
            Self::GiveNoticeOnce => list![may(Field::MaterialNeeded, Paragraph), may(Field::Form, Word)],
            Self::TakeMaterial => {
                list![may(Field::Material, Paragraph), may(Field::Recipient, Person), may(Field::Signature, Line)]
            }
            Self::HandOver => {
                list![may(Field::Material, Paragraph), may(Field::Recipient, Person), may(Field::Signature, Line)]
            }
            Self::Promise => list![
                must_say(Field::Date, Moment, Refusal::PromiseRequired),
                may(Field::Subject, Line),
                may(Field::Reason, Line),
            ],
            Self::Inquire => list![may(Field::Findings, Paragraph), may(Field::Cases, Shape::Cases)],
            Self::Review => list![
                must(Field::Conclusion, APPROVAL),
                may(Field::Opinion, Paragraph),
                may(Field::Cases, Shape::Cases),
            ],
            Self::ApprovePlan => list![must(Field::Conclusion, APPROVAL), may(Field::Opinion, Paragraph)],
            Self::ReviewAnswer => list![must(Field::Conclusion, APPROVAL), may(Field::Opinion, Paragraph)],
            Self::Assess => list![must(Field::Reasonable, YesNo), may(Field::Reason, Paragraph)],
            Self::Instruct => list![may(Field::Opinion, Paragraph), may(Field::Date, Moment)],
            Self::CarryOut => list![may(Field::Measures, Paragraph), may(Field::Result, Paragraph)],
            Self::Dispatch => list![
                must(Field::Lead, Organisation),
                may(Field::CoHandlers, Organisations),
                may(Field::Limit, Limit),
                may(Field::CoHandlerLimit, Limit),
                may(Field::OrderContact, Line),
                may(Field::OrderPhone, Line),
                may(Field::Means, Choice(list!["工作单", "函转"])),
                may(Field::Demand, Paragraph),
                may(Field::Remark, Paragraph),
            ],
            Self::TellLimit => list![may(Field::Limit, Limit), may(Field::Means, Word), may(Field::Reason, Line)],
            Self::TellCompetentDepartment => list![may(Field::Department, Destination), may(Field::Means, Word)],
            Self::Arrive => {
                list![may(Field::Moment, Moment), may(Field::IdentityShown, YesNo), may(Field::LedToRoom, YesNo)]
            }
            Self::SignFor => list![],
            Self::Return => {
                list![
                    must_say(Field::Reason, Paragraph, Refusal::ReasonRequired),
                    may(Field::SuggestedUnit, Organisation)
                ]
            }
            Self::Designate => list![must(Field::Unit, Organisation), may(Field::Reason, Line)],
            Self::Contact => list![
                may(Field::Means, Word),
                may(Field::Reached, YesNo),
                may(Field::Side, SIDES),
                may(Field::Result, Paragraph),
                may(Field::AppointedAt, Moment),
            ],
            Self::ContactColleague => {
                list![may(Field::Person, Person), may(Field::Reached, YesNo), may(Field::Result, Word)]
            }
            Self::CallBack => {
                list![may(Field::Reached, YesNo), may(Field::Result, Line), may(Field::Apologised, YesNo)]
            }
            Self::CompleteMatter => list![may(Field::Result, Paragraph)],
            Self::Progress => list![may(Field::Text, Paragraph)],
            Self::RequestExtension => list![
                must_say(Field::Reason, Paragraph, Refusal::ReasonRequired),
                must_say(Field::PromisedDate, Moment, Refusal::PromiseRequired),
            ],
            Self::ApproveExtension => {
                list![may(Field::Conclusion, APPROVAL), may(Field::TellingMeans, Word), may(Field::Opinion, Paragraph)]
            }
            Self::Plan => list![must(Field::Milestones, Milestones), may(Field::Text, Paragraph)],
            Self::Milestone => list![must(Field::Milestones, Word), may(Field::Result, Paragraph)],
            Self::Answer => ANSWER,
            Self::Inspect => list![
                must(Field::Conclusion, INSPECTION),
                may(Field::FactsClear, YesNo),
                may(Field::JudgedRightly, YesNo),
                may(Field::HandledFully, YesNo),
                may(Field::Opinion, Paragraph),
            ],
            Self::Consent => list![may(Field::Means, Word)],
            Self::FeedBack => FEEDBACK,
            Self::ReportResult => list![may(Field::Text, Paragraph)],
            Self::InformRespondent => list![may(Field::Means, Word), may(Field::Text, Paragraph)],
            Self::Hear => list![must(Field::Side, SIDES), may(Field::Satisfied, YesNo), may(Field::Opinion, Paragraph)],
            Self::OfferRedress => list![may(Field::Ways, Line), may(Field::Means, Word)],
            Self::Verify => list![must(Field::Verdict, VERDICTS), may(Field::Explanation, Paragraph)],
            Self::Evaluate => {
                list![must(Field::Satisfaction, GRADES), may(Field::Why, Paragraph), may(Field::Unit, Organisation)]
            }
            Self::Revisit => list![
                may(Field::Means, Word),
                may(Field::Reached, YesNo),
                may(Field::Solved, YesNo),
                may(Field::Satisfaction, GRADES),
                may(Field::ReallyContacted, YesNo),
                may(Field::Result, Paragraph),
            ],
            Self::Close => list![],
            Self::Reopen => list![must_say(Field::Reason, Paragraph, Refusal::ReasonRequired)],
            Self::Reclassify => {
                list![must(Field::Class, Class), must_say(Field::Reason, Paragraph, Refusal::ReasonRequired)]
            }
            Self::Withdraw => list![may(Field::Reason, Paragraph)],
            Self::Urge => list![may(Field::Text, Paragraph)],
            Self::Remind => list![may(Field::Duty, Word), may(Field::Demand, Paragraph)],
            Self::Order => list![may(Field::Duty, Word), may(Field::Demand, Paragraph), may(Field::Due, Moment)],
            Self::Circulate => list![may(Field::Duty, Word), may(Field::Text, Paragraph)],
            Self::ReportUp | Self::Copy => list![may(Field::Destination, Destination), may(Field::Text, Paragraph)],
            Self::FileRectification => list![may(Field::Why, Paragraph), may(Field::Rectification, Paragraph)],
            Self::Commend => list![
                may(Field::Unit, Organisation),
                may(Field::Person, Person),
                may(Field::Honour, Word),
                may(Field::Year, Number),
                may(Field::Basis, Word),
                may(Field::Text, Paragraph),
                may(Field::Cases, Shape::Cases),
            ],
            Self::AdviseRectification | Self::Sanction => list![
                may(Field::Unit, Organisation),
                may(Field::Person, Person),
                may(Field::Misconduct, Word),
                may(Field::Severity, Choice(list!["一般", "严重"])),
                may(Field::Basis, Word),
                may(Field::Honour, Word),
                may(Field::Text, Paragraph),
                may(Field::Cases, Shape::Cases),
            ],
            Self::ConsentToPublish | Self::RevokeConsent => list![],
            Self::PublishAnswer => {
                list![must(Field::PublicQuestion, Paragraph), must(Field::PublicAnswer, Paragraph)]
            }
            Self::TakeDown => list![must_say(Field::Reason, Paragraph, Refusal::ReasonRequired)],
            Self::Archive => list![
                may(Field::ArchiveNumber, Word),
                may(Field::Box, Word),
                may(Field::Class, Word),
                may(Field::Medium, Word),
                may(Field::Retention, Word),
            ],
            Self::Note => list![must(Field::Text, Paragraph)],
            Self::LimitEnded => list![must(Field::Duty, Word), may(Field::Due, Moment), may(Field::Met, YesNo)],
            Self::ContactFailed => list![may(Field::Side, SIDES)],
            Self::Absorb | Self::Part => list![must(Field::LinkedCase, Case)],
            Self::MainAnswered => list![must(Field::MainCase, Case), may(Field::Text, Paragraph)],
            Self::DueMoved => list![
                must(Field::Duty, Word),
                must(Field::OldDue, Moment),
                must(Field::Due, Moment),
                may(Field::CalendarVersion, Word),
            ],
            Self::Sampled => list![may(Field::Number, Word), may(Field::Means, Word)],
            Self::ThresholdReached => list![must(Field::Effect, Word), may(Field::VerifiedCount, Number)],
            Self::DeemUnreasonable => {
                list![must_say(Field::Reason, Paragraph, Refusal::ReasonRequired), may(Field::Basis, Word)]
            }
            Self::Appeal => list![must_say(Field::Reason, Paragraph, Refusal::ReasonRequired)],
            Self::DecideAppeal => list![must(Field::Conclusion, APPROVAL), may(Field::Opinion, Paragraph)],
            surrounding => surrounding.surrounding_fields(),
        }
    }
}
