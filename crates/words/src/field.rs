//! The fields that acts carry.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A field of an act, by the word that stands beside it on a form.
    Field {
        Name = "诉求人",
        Unit = "单位",
        UnitContact = "单位联系人",
        Phone = "联系电话",
        Address = "地址",
        Channel = "渠道",
        Kind = "类型",
        Content = "诉求内容",
        Item = "事项名称",
        WindowUnit = "窗口单位名称",
        Respondent = "投诉对象",
        RespondentKind = "对象类型",
        Evidence = "事实和证据",
        Naming = "署名",
        HappenedAt = "发生时间",
        AbsenceReason = "缺项原因",
        AppointedAt = "约定联系时间",
        RecordingAnnounced = "已告知录音",
        IdentityShown = "已表明身份",
        TruthDeclared = "已声明属实",
        /// Whether the party lets question and answer be made public without anything personal.
        PublishConsent = "同意公开",
        /// The question as everybody may read it.
        PublicQuestion = "公开的问题",
        /// The answer as everybody may read it.
        PublicAnswer = "公开的答复",
        Needs = "特殊需求",
        Attachments = "附件",
        Signature = "签名",
        UnsignedReason = "未签字原因",
        Recording = "录音",
        Announced = "已告知",
        Class = "分类",
        Urgency = "紧急程度",
        Unclear = "表述不清",
        Cause = "疑难原因",
        StatutoryLimit = "法定期限",
        StatutoryBasis = "法定依据",
        Explanation = "说明",
        Ground = "情形",
        RightChannel = "正确渠道",
        Reason = "理由",
        Means = "方式",
        Destination = "去向",
        Why = "原因",
        ReceivedBy = "收件方",
        Number = "编号",
        MainCase = "主件",
        LinkedCase = "从件",
        Place = "地点",
        OfficePhone = "电话",
        ContactPerson = "联系人",
        Text = "内容",
        AnswerText = "答复内容",
        ServiceNotice = "服务告知单",
        MaterialNeeded = "需补材料",
        Form = "形式",
        Material = "材料",
        Recipient = "接收人",
        Date = "日期",
        Subject = "事由",
        Findings = "情况",
        Conclusion = "结论",
        Opinion = "意见",
        Reasonable = "合理",
        Measures = "措施",
        Result = "结果",
        Lead = "牵头",
        CoHandlers = "协办",
        Limit = "时限",
        CoHandlerLimit = "协办时限",
        OrderContact = "工作单联系人",
        OrderPhone = "工作单联系电话",
        Remark = "备注",
        Department = "部门",
        Moment = "时间",
        LedToRoom = "引至投诉处置场所",
        SuggestedUnit = "建议单位",
        Reached = "接通",
        Person = "对象",
        Apologised = "已致歉",
        PromisedDate = "承诺期限",
        TellingMeans = "告知方式",
        AssigningUnitTold = "已告知交办单位",
        Milestones = "节点",
        Investigation = "调查核实",
        Process = "处理过程",
        Rectification = "整改措施",
        Outcome = "整改结果",
        FactsClear = "事实清楚",
        JudgedRightly = "定性准确",
        HandledFully = "处理到位",
        FeedbackOf = "反馈事项",
        EffectDate = "落实日期",
        SignedByParty = "签字",
        CallNote = "通话记录",
        Satisfaction = "满意度",
        Side = "哪一方",
        Satisfied = "满意",
        Ways = "途径",
        Verdict = "认定",
        Solved = "已解决",
        ReallyContacted = "真实联系",
        Demand = "要求",
        Due = "期限",
        Basis = "依据",
        ArchiveNumber = "档号",
        Box = "盒号",
        Medium = "载体",
        Retention = "保管期限",
        /// The duty that a fact of time speaks of.
        Duty = "义务",
        /// Whether that duty had been met when its limit ended.
        Met = "已履行",
        /// The due moment as it stood before a calendar moved it.
        OldDue = "原期限",
        /// The calendar by which a due moment was computed anew.
        CalendarVersion = "历法版本",
        /// The organisation that inspects, looked up when it was needed.
        InspectingUnit = "质检单位",
        /// The department that owns the matter: of the item, of the window, of the respondent.
        OwnerUnit = "主管单位",
        /// The centre whose case it is.
        CentreUnit = "受理中心",
        /// What kind of body a case was referred to.
        DestinationKind = "移送去向",
        /// The level of the lead.
        Level = "承办层级",
        /// What kind of organisation the lead is.
        LeadKind = "牵头类型",
        /// Whether the item is an administrative permit.
        Permit = "许可事项",
        /// Whether the item lies in the scope of the first-asked person.
        Own = "本职责",
        /// The item's own processing time.
        ItemLimit = "事项时限",
        /// The window that takes the item in.
        ItemWindow = "事项窗口",
        /// The posts of a day: organisation and channels.
        Posts = "岗位",
        Count = "件数",
        CalledNumber = "号码",
        /// Whether something happened while the office was open.
        InHours = "工作时间",
        OnDuty = "值班人",
        Team = "人员",
        Participants = "参加人员",
        Theme = "主题",
        From = "开始日期",
        Until = "截止日期",
        ResponseTime = "响应时限",
        Topic = "话题",
        Cases = "诉求件",
        ResponsibleUnit = "责任单位",
        Severity = "情节",
        Misconduct = "违规情形",
        FoundProblem = "发现问题",
        SampleSize = "样本数",
        Seed = "种子",
        Period = "期间",
        /// How often something recurs.
        Every = "周期",
        Delegate = "代理人",
        Before = "整改前件数",
        After = "整改后件数",
        Batch = "批次",
        VerifiedCount = "查实次数",
        Effect = "后果",
        Figures = "指标",
        RespondentWindow = "被投诉窗口",
        Honour = "称号",
        /// The year to which an honour belongs.
        Year = "年度",
        /// Whether the same was told before: a second one-time notice.
        Again = "再次告知",
        /// Those on whom complaints gathered in a period: dimension, id, complaints, verified ones.
        Focus = "重点对象",
        /// Who stands in for posts whose holders must stand aside, or that nobody holds.
        StandIns = "代行岗位",
    }
}

impl Field {
    /// Finds a field by its word or by another word that a form of the field's practice uses for it.
    #[must_use]
    pub fn from_any(word: &str) -> Option<Self> {
        match word.trim() {
            "姓名" | "投诉人" | "咨询人" => Some(Self::Name),
            "联系方式" | "手机" => Some(Self::Phone),
            "住址" | "联系地址" => Some(Self::Address),
            "被投诉人" => Some(Self::Respondent),
            "投诉时间" | "诉求时间" => Some(Self::HappenedAt),
            "是否接通" => Some(Self::Reached),
            "缺少原因" => Some(Self::AbsenceReason),
            "走访人员" | "调研人员" | "走访人" | "开箱人" | "主持人" => Some(Self::Team),
            "走访对象" | "访谈对象" | "参会人员" | "与会人员" => Some(Self::Participants),
            "响应时间" => Some(Self::ResponseTime),
            "来电号码" | "主叫号码" => Some(Self::Phone),
            "被叫号码" | "热线号码" => Some(Self::CalledNumber),
            "来电时间" | "漏接时间" | "开箱时间" => Some(Self::Moment),
            "走访时间" | "座谈时间" | "走访日期" | "座谈日期" => Some(Self::Date),
            "借阅人" => Some(Self::Person),
            "归还日期" | "应还日期" => Some(Self::Until),
            other => Self::from_zh(other),
        }
    }
}

/// What may stand in a field. Free words are sealed before anything is decided; everything else stands in the
/// journal as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Free words of a line: sealed.
    Line,
    /// Free words of a paragraph: sealed.
    Paragraph,
    /// A short word of office life that says nothing of a person (a means, a number): kept open.
    Word,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// 是 or 否.
    YesNo,
    /// A date, `YYYY-MM-DD`.
    Date,
    /// A moment, `YYYY-MM-DD HH:MM`; a date alone means the close of business.
    Moment,
    /// A length of time or the date on which it ends.
    Limit,
    /// An organisation of the directory.
    Organisation,
    /// Several organisations, parted by 、.
    Organisations,
    /// An organisation of the directory or, where it is not there, free words.
    Destination,
    /// A member of staff by role and organisation, or free words.
    Person,
    /// An item of the directory or, where it is not there, free words.
    Item,
    /// A class of the regulation.
    Class,
    /// A ground of the regulation.
    Ground,
    /// Dated milestones, `名称 YYYY-MM-DD`, parted by 、.
    Milestones,
    /// Another case by its number or name.
    Case,
    /// Names of files already stored.
    Files,
    /// A whole number.
    Number,
    /// Several words, parted by 、.
    Words,
    /// Several cases by their numbers, parted by 、.
    Cases,
}
