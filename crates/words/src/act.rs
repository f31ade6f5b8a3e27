//! What is done. An act is asked for and, where nothing forbids it, recorded as the fact of the same word.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// Every act: those on a case in the order of its life, time's own, and those on what surrounds cases.
    Act {
        Register = "登记",
        Supplement = "补充",
        Confirm = "核实签字",
        AttachRecording = "附录音",
        Accept = "受理",
        NoteUnclear = "表述不清",
        Decline = "不予受理",
        TellReason = "告知理由",
        Refer = "移送",
        AcknowledgeReferral = "移送回执",
        Link = "并案",
        Unlink = "撤销并案",
        Guide = "引导",
        Explain = "解释说明",
        Settle = "当场办结",
        GiveNoticeOnce = "一次性告知",
        TakeMaterial = "收件",
        HandOver = "移交",
        Promise = "承诺",
        Inquire = "初步调查",
        Review = "阅批",
        Assess = "评估建议",
        Dispatch = "分办",
        TellLimit = "告知时限",
        TellCompetentDepartment = "告知管辖部门",
        Arrive = "到场",
        SignFor = "签收",
        Return = "退回",
        Designate = "指定承办",
        Instruct = "批示",
        CarryOut = "落实措施",
        Contact = "联系",
        ContactColleague = "联系同事",
        CallBack = "回拨",
        CompleteMatter = "办结事项",
        Progress = "进展",
        RequestExtension = "申请延期",
        ApproveExtension = "批准延期",
        Plan = "方案",
        ApprovePlan = "批准方案",
        Milestone = "节点完成",
        Answer = "回复",
        ReviewAnswer = "审阅",
        Inspect = "质检",
        Consent = "同意直接反馈",
        FeedBack = "反馈",
        ReportResult = "报送结果",
        InformRespondent = "告知被投诉人",
        Hear = "听取意见",
        OfferRedress = "告知救济途径",
        Verify = "认定",
        Evaluate = "评价",
        Revisit = "回访",
        Close = "办结",
        Reopen = "重新办理",
        Reclassify = "调整分类",
        Withdraw = "撤回",
        Urge = "催促",
        Remind = "催办",
        Order = "督办",
        Circulate = "通报",
        ReportUp = "上报",
        Copy = "抄送",
        FileRectification = "书面汇报",
        Commend = "通报表彰",
        AdviseRectification = "整顿建议",
        Sanction = "处分",
        /// The party lets the question and its answer be made public, without anything personal.
        ConsentToPublish = "同意公开",
        /// The party no longer does.
        RevokeConsent = "撤回公开同意",
        PublishAnswer = "公开答复",
        /// What was made public is taken off again.
        TakeDown = "撤下",
        Archive = "归档",
        Note = "备注",
        /// The limit of a duty has run out; recorded by time.
        LimitEnded = "期满",
        /// The third attempt to reach somebody failed; recorded with that attempt.
        ContactFailed = "联系失败三次",
        /// Another case was linked to this one; recorded when that was done.
        Absorb = "并入",
        /// A case that was linked to this one stands for itself again.
        Part = "分出",
        /// The main case was answered: the same answer is offered for this one.
        MainAnswered = "主件答复",
        /// A newly published calendar moved a due date; recorded by time with the old date.
        DueMoved = "改期",
        /// The case was drawn for a revisit; recorded when the plan was made.
        Sampled = "抽中回访",
        /// A count over the year reached a threshold of a regulation; recorded on the case that reached it.
        ThresholdReached = "累计达标",
        DeemUnreasonable = "不合理诉求",
        Appeal = "申诉",
        DecideAppeal = "申诉裁定",
        /// The posts that must be looked at on a working day; recorded by time when the day begins.
        CheckDay = "排查日",
        DailyCheck = "每日排查",
        /// A period has begun in which something must be done; recorded by time.
        BeginPeriod = "周期开始",
        /// What a period asked for has been done; recorded by time when it was.
        CompletePeriod = "周期完成",
        Ring = "来电",
        AnswerCall = "接听",
        Miss = "漏接",
        HangUp = "挂断",
        AnnounceRecording = "告知录音",
        PlayRecording = "播放录音",
        OpenBox = "开箱",
        Tally = "清点",
        RegisterMail = "信件登记",
        EndMail = "信件办结",
        Visit = "走访",
        Symposium = "座谈",
        RaiseCase = "转诉求件",
        OpenTopic = "话题",
        PublishOutcome = "公布结果",
        NameHotIssue = "热点",
        Rectify = "整改",
        Publish = "公开",
        MeasureEffect = "成效评估",
        Oversee = "督察",
        ReportBreach = "违规登记",
        DecideTogether = "集体决定",
        /// A complaint about a window was verified; recorded by time on the window's count of the year.
        CountVerified = "查实",
        PlanRevisits = "回访计划",
        BeginSurvey = "满意度调查",
        ReplyToSurvey = "调查答卷",
        PublishFigures = "统计通报",
        /// The work of a year, or of another period, was assessed.
        Appraise = "考核",
        Borrow = "借阅",
        GiveBack = "归还",
        Delegate = "授权代理",
        EndDelegation = "终止代理",
        Conclude = "了结",
    }
}

impl Act {
    /// The acts by which somebody approves what others did or ask for, in the order of the path: 阅批 before dispatch
    /// (唐政服〔2022〕37号 五（二）2), 批示 on suggestions (DB50/T 957.6 6.3.2.2), 审阅 before inspection (豫大数据〔2020〕23号
    /// 第六条（三）), 批准延期, 批准方案, 质检. Which of them a case needs, and from whom, its regulations say.
    pub const APPROVALS: &'static [Self] =
        &[Self::Review, Self::Instruct, Self::ReviewAnswer, Self::ApproveExtension, Self::ApprovePlan, Self::Inspect];

    /// Whether somebody approves by it what others did or ask for.
    ///
    /// ```
    /// use words::Act;
    /// assert!(Act::ReviewAnswer.is_approval());
    /// assert!(!Act::Answer.is_approval());
    /// ```
    #[must_use]
    pub fn is_approval(self) -> bool {
        Self::APPROVALS.contains(&self)
    }

    /// Whether it grants what somebody asked for of their own accord, an extension or a plan: it waits from the moment of
    /// asking, whether or not the path has a step for it.
    #[must_use]
    pub const fn grants(self) -> bool {
        matches!(self, Self::ApproveExtension | Self::ApprovePlan)
    }

    /// Whether only time, never a person, records it.
    #[must_use]
    pub const fn is_times_own(self) -> bool {
        matches!(
            self,
            Self::LimitEnded
                | Self::ContactFailed
                | Self::DueMoved
                | Self::Absorb
                | Self::Part
                | Self::MainAnswered
                | Self::Sampled
                | Self::ThresholdReached
                | Self::CheckDay
                | Self::BeginPeriod
                | Self::CompletePeriod
                | Self::CountVerified
        )
    }

    /// Whether it belongs to what surrounds cases alone: no case ever carries it.
    #[must_use]
    pub const fn surrounds(self) -> bool {
        matches!(
            self,
            Self::CheckDay
                | Self::DailyCheck
                | Self::BeginPeriod
                | Self::CompletePeriod
                | Self::Ring
                | Self::AnswerCall
                | Self::Miss
                | Self::HangUp
                | Self::AnnounceRecording
                | Self::OpenBox
                | Self::Tally
                | Self::RegisterMail
                | Self::EndMail
                | Self::Visit
                | Self::Symposium
                | Self::RaiseCase
                | Self::OpenTopic
                | Self::PublishOutcome
                | Self::NameHotIssue
                | Self::Publish
                | Self::MeasureEffect
                | Self::Oversee
                | Self::ReportBreach
                | Self::DecideTogether
                | Self::CountVerified
                | Self::PlanRevisits
                | Self::BeginSurvey
                | Self::ReplyToSurvey
                | Self::PublishFigures
                | Self::Appraise
                | Self::Borrow
                | Self::GiveBack
                | Self::Delegate
                | Self::EndDelegation
                | Self::Conclude
        )
    }
}
