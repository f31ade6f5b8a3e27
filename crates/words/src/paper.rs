//! The kinds of papers.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A kind of paper (文书) that is printed, handed out or sent.
    Paper {
        RegisterForm = "登记表",
        WorkOrder = "工作单",
        Acceptance = "受理通知书",
        NonAcceptance = "不予受理告知书",
        OneTimeNotice = "一次性告知书",
        ServiceNotice = "服务告知单",
        MaterialReceipt = "材料接收凭证",
        HandoverRecord = "移交记录",
        TransferLetter = "移送函",
        CoordinationLetter = "转办函",
        LimitNotice = "办理时限告知书",
        ExtensionNotice = "延期告知书",
        AnswerLetter = "答复函",
        RedressNotice = "救济途径告知书",
        PaperForReading = "阅处单",
        SupervisionOrder = "督办通知书",
        Circular = "通报",
        Report = "上报报告",
        CopyToDiscipline = "抄送函",
        RectificationReport = "书面汇报",
        RectificationAdvice = "整顿建议书",
        Commendation = "表彰通报",
        SanctionDecision = "处分决定",
        CollectiveDecision = "集体决定纪要",
        InspectionRecord = "督察记录",
        VisitRecord = "走访记录",
        SymposiumRecord = "座谈会记录",
        RevisitRecord = "回访记录",
        StatisticalCircular = "统计通报",
        PeriodicReport = "定期分析报告",
        AssessmentSheet = "年度考核表",
        ModelForm = "意见建议表",
        ContentsList = "卷内目录",
        BoxLabel = "档案盒标签",
        Poster = "公示海报",
    }
}

impl Paper {
    /// The kind that a word means: its own name, or a name that a document or a clerk gives it.
    #[must_use]
    pub fn from_any(word: &str) -> Option<Self> {
        let word = word.trim();
        Self::from_zh(word).or(match word {
            "受理通知" | "受理告知书" | "受理凭证" => Some(Self::Acceptance),
            "不予受理通知书" | "不予接收告知书" | "不予受理通知" => Some(Self::NonAcceptance),
            "一次性告知" | "一次性告知单" | "一次性告知通知书" => Some(Self::OneTimeNotice),
            "服务告知" | "服务告知书" => Some(Self::ServiceNotice),
            "收件凭证" | "材料收据" | "收件单" => Some(Self::MaterialReceipt),
            "移交单" | "交接记录" => Some(Self::HandoverRecord),
            "移送通知" | "移送单" => Some(Self::TransferLetter),
            "函转函" | "函转" | "协调办理函" => Some(Self::CoordinationLetter),
            "告知时限" | "办理时限告知" | "时限告知书" => Some(Self::LimitNotice),
            "延期通知" | "延期通知书" | "延期告知" => Some(Self::ExtensionNotice),
            "答复书" | "答复" | "答复告知书" => Some(Self::AnswerLetter),
            "救济告知书" | "救济途径告知" => Some(Self::RedressNotice),
            "督办单" | "督办函" | "督办通知" => Some(Self::SupervisionOrder),
            "督办通报" | "处置结果通报" => Some(Self::Circular),
            "上报" | "报告" => Some(Self::Report),
            "抄送" => Some(Self::CopyToDiscipline),
            "整改报告" | "书面报告" | "整改汇报" => Some(Self::RectificationReport),
            "整顿建议" => Some(Self::RectificationAdvice),
            "通报表彰" | "表彰" => Some(Self::Commendation),
            "处分决定书" => Some(Self::SanctionDecision),
            "集体决定" => Some(Self::CollectiveDecision),
            "考核表" => Some(Self::AssessmentSheet),
            "定期报告" | "统计分析报告" => Some(Self::PeriodicReport),
            "盒标签" | "盒脊标签" | "档案盒脊" => Some(Self::BoxLabel),
            "海报" => Some(Self::Poster),
            _ => None,
        })
    }
}
