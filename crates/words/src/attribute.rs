//! The dimensions on which a rule may depend: closed and finite, so that completeness can be enumerated.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A property of a case with finitely many values; the condition of a rule names some of them.
    Attribute {
        Kind = "类型",
        Channel = "渠道",
        Class = "分类",
        Urgency = "紧急程度",
        Named = "署名",
        OnSite = "当面",
        Unclear = "表述不清",
        Own = "本职责",
        Permit = "许可事项",
        Statutory = "法定",
        Dispatched = "已分办",
        Destination = "移送去向",
        RespondentKind = "对象类型",
        Cause = "疑难原因",
        Level = "承办层级",
        Assessed = "评估",
        Promised = "已承诺",
        Planned = "方案已批准",
        Dissatisfied = "有不满意",
        Letter = "函转",
        FeedbackPromises = "反馈承诺落实",
        Extended = "已延期",
        Topic = "话题",
    }
}

impl Attribute {
    /// The key by which a rule file names the attribute.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Channel => "channel",
            Self::Class => "class",
            Self::Urgency => "urgency",
            Self::Named => "named",
            Self::OnSite => "onsite",
            Self::Unclear => "unclear",
            Self::Own => "own",
            Self::Permit => "permit",
            Self::Statutory => "statutory",
            Self::Dispatched => "dispatched",
            Self::Destination => "destination",
            Self::RespondentKind => "respondent_kind",
            Self::Cause => "cause",
            Self::Level => "level",
            Self::Assessed => "assessed",
            Self::Promised => "promised",
            Self::Planned => "planned",
            Self::Dissatisfied => "dissatisfied",
            Self::Letter => "letter",
            Self::FeedbackPromises => "feedback_promises",
            Self::Extended => "extended",
            Self::Topic => "topic",
        }
    }

    /// Finds an attribute by the key of a rule file.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|a| a.key() == key)
    }
}
