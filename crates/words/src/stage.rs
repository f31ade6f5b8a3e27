//! Where a case stands.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// The stage of a case: derived from its regulation's path, never stored as truth.
    Stage {
        Registered = "待受理",
        Declined = "不予受理",
        Referred = "已移送",
        AwaitingLeader = "待阅批",
        AwaitingDispatch = "待分办",
        Dispatched = "待签收",
        InHand = "办理中",
        AwaitingUnitHead = "待审阅",
        AwaitingInspection = "待质检",
        AwaitingFeedback = "待反馈",
        Told = "已反馈",
        ByPlan = "按方案推进",
        AwaitingInstruction = "待批示",
        Closed = "已办结",
        Archived = "已归档",
        Withdrawn = "已撤回",
    }
}

impl Stage {
    /// Whether the case has ended here: nothing but the archive, a reopening or a late notice follows.
    #[must_use]
    pub const fn is_ended(self) -> bool {
        match self {
            Self::Declined | Self::Referred | Self::Closed | Self::Archived | Self::Withdrawn => true,
            Self::Registered
            | Self::AwaitingLeader
            | Self::AwaitingDispatch
            | Self::Dispatched
            | Self::InHand
            | Self::AwaitingUnitHead
            | Self::AwaitingInspection
            | Self::AwaitingFeedback
            | Self::Told
            | Self::ByPlan
            | Self::AwaitingInstruction => false,
        }
    }
}
