//! What a case is, how it came, and the small choices of its course.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a party brings.
    CaseKind {
        Consultation = "咨询",
        Complaint = "投诉",
        Report = "举报",
        Suggestion = "建议",
        Difficulty = "疑难事项",
        Praise = "表扬",
    }
}

impl CaseKind {
    /// Finds a kind by its word or by the second name that a document gives it (意见 for 建议).
    #[must_use]
    pub fn from_any(word: &str) -> Option<Self> {
        match word.trim() {
            "意见" | "意见建议" => Some(Self::Suggestion),
            "疑难" => Some(Self::Difficulty),
            other => Self::from_zh(other),
        }
    }
}

vocabulary! {
    /// The way by which a case arrives.
    Channel {
        Visit = "走访",
        Symposium = "座谈",
        Window = "窗口",
        OnSite = "现场",
        Phone = "电话",
        Fax = "传真",
        Web = "网上",
        MiniProgram = "小程序",
        Email = "邮件",
        Letter = "信函",
        SuggestionBox = "意见箱",
        Hotline = "12345",
        Evaluation = "评价",
        TransferredIn = "转入",
    }
}

vocabulary! {
    /// Whether the party stands behind the words: by verified name, by a signature, or not at all.
    Naming {
        RealName = "实名",
        Signed = "署名",
        Anonymous = "匿名",
    }
}

vocabulary! {
    /// How fast a case must move.
    Urgency {
        Ordinary = "普通",
        Urgent = "紧急",
    }
}

vocabulary! {
    /// Whom the party complains about.
    RespondentKind {
        Organisation = "机构",
        Window = "窗口",
        Staff = "工作人员",
        Unrelated = "与窗口无关",
        None = "无",
    }
}

vocabulary! {
    /// Whether what was said is true.
    Verdict {
        True = "属实",
        Partly = "部分属实",
        Untrue = "不属实",
    }
}

vocabulary! {
    /// The five levels of satisfaction (好差评), best first.
    Grade {
        VerySatisfied = "非常满意",
        Satisfied = "满意",
        Fair = "基本满意",
        Dissatisfied = "不满意",
        VeryDissatisfied = "非常不满意",
    }
}

impl Grade {
    /// Whether this is one of the two low levels that must be followed up.
    #[must_use]
    pub const fn is_low(self) -> bool {
        matches!(self, Self::Dissatisfied | Self::VeryDissatisfied)
    }
}

vocabulary! {
    /// The rungs of supervision, lowest first.
    Rung {
        None = "无",
        Reminder = "催办",
        Order = "督办",
        Circular = "通报",
        ReportUp = "上报",
        Copy = "抄送",
    }
}
