//! What surrounds cases: matters with a record, duties and an end of their own.

use crate::Act;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A kind of affair: something that is done, recorded and answered for beside the single cases.
    Affair {
        DailyCheck = "每日排查",
        Recurring = "定期工作",
        Call = "来电",
        Opening = "开箱",
        Mail = "信件",
        Visit = "走访",
        Symposium = "座谈",
        Topic = "话题",
        HotIssue = "热点",
        Inspection = "督察",
        Breach = "违规",
        Rectification = "整顿",
        Commendation = "表彰",
        Verified = "查实累计",
        RevisitPlan = "回访计划",
        Survey = "满意度调查",
        Evaluation = "窗口评价",
        Statistics = "统计通报",
        Appraisal = "考核",
        Loan = "借阅",
        Delegation = "代理",
    }
}

/// A list made when the program is compiled.
macro_rules! list {
    ($($item:expr),* $(,)?) => { const { &[$($item),*] } };
}

impl Affair {
    /// The acts that begin an affair of this kind.
    #[must_use]
    pub const fn opened_by(self) -> &'static [Act] {
        match self {
            Self::DailyCheck => list![Act::CheckDay],
            Self::Recurring => list![Act::BeginPeriod],
            Self::Call => list![Act::Ring, Act::Miss],
            Self::Opening => list![Act::OpenBox],
            Self::Mail => list![Act::RegisterMail],
            Self::Visit => list![Act::Visit],
            Self::Symposium => list![Act::Symposium],
            Self::Topic => list![Act::OpenTopic],
            Self::HotIssue => list![Act::NameHotIssue],
            Self::Inspection => list![Act::Oversee],
            Self::Breach => list![Act::ReportBreach, Act::Sanction, Act::DecideTogether],
            Self::Rectification => list![Act::AdviseRectification],
            Self::Commendation => list![Act::Commend],
            Self::Verified => list![Act::CountVerified],
            Self::RevisitPlan => list![Act::PlanRevisits],
            Self::Survey => list![Act::BeginSurvey],
            Self::Evaluation => list![Act::Evaluate],
            Self::Statistics => list![Act::PublishFigures],
            Self::Appraisal => list![Act::Appraise],
            Self::Loan => list![Act::Borrow],
            Self::Delegation => list![Act::Delegate],
        }
    }

    /// The acts that may follow in an affair of this kind, in the order in which they are usual.
    #[must_use]
    pub const fn followed_by(self) -> &'static [Act] {
        match self {
            Self::DailyCheck => list![Act::DailyCheck],
            Self::Recurring => list![Act::CompletePeriod],
            Self::Call => list![
                Act::AnnounceRecording,
                Act::AnswerCall,
                Act::Miss,
                Act::HangUp,
                Act::AttachRecording,
                Act::PlayRecording,
                Act::CallBack,
                Act::RaiseCase,
            ],
            Self::Opening => list![Act::Tally],
            Self::Mail => list![Act::RaiseCase, Act::EndMail],
            Self::Visit | Self::Symposium => list![Act::RaiseCase, Act::Conclude],
            Self::Topic => list![Act::RaiseCase, Act::PublishOutcome],
            Self::HotIssue => list![Act::Rectify, Act::Publish, Act::MeasureEffect, Act::Conclude],
            Self::Inspection => {
                list![
                    Act::Rectify,
                    Act::ReportBreach,
                    Act::DecideTogether,
                    Act::Sanction,
                    Act::Circulate,
                    Act::Conclude
                ]
            }
            Self::Breach => {
                list![Act::DecideTogether, Act::Sanction, Act::Refer, Act::Rectify, Act::Circulate, Act::Conclude]
            }
            Self::Rectification => list![Act::Rectify, Act::Conclude],
            Self::Commendation | Self::Statistics | Self::Appraisal | Self::Evaluation => list![],
            Self::Verified => list![Act::CountVerified],
            Self::RevisitPlan => list![Act::Conclude],
            Self::Survey => list![Act::ReplyToSurvey, Act::PublishOutcome],
            Self::Loan => list![Act::GiveBack],
            Self::Delegation => list![Act::EndDelegation],
        }
    }

    /// The acts that end an affair of this kind. An affair that nothing ends is a record from the first.
    #[must_use]
    pub const fn ended_by(self) -> &'static [Act] {
        match self {
            Self::DailyCheck
            | Self::Verified
            | Self::Commendation
            | Self::Statistics
            | Self::Appraisal
            | Self::Evaluation => list![],
            Self::Recurring => list![Act::CompletePeriod],
            Self::Call => list![Act::HangUp, Act::CallBack],
            Self::Opening => list![Act::Tally],
            Self::Mail => list![Act::EndMail],
            Self::Visit | Self::Symposium | Self::RevisitPlan => list![Act::Conclude],
            Self::Topic | Self::Survey => list![Act::PublishOutcome],
            Self::HotIssue => list![Act::Conclude, Act::MeasureEffect],
            Self::Inspection | Self::Breach => list![Act::Conclude, Act::Circulate],
            Self::Rectification => list![Act::Rectify, Act::Conclude],
            Self::Loan => list![Act::GiveBack],
            Self::Delegation => list![Act::EndDelegation],
        }
    }

    /// The kind of affair that an act begins; `None` for acts on cases and for those that only follow.
    #[must_use]
    pub fn begun_by(act: Act) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.opened_by().contains(&act))
    }
}
