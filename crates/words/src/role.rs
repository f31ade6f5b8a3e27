//! Who acts.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A role held by a member of staff at an organisation, or one of the two that no organisation appoints:
    /// the party and time.
    Role {
        Party = "群众",
        WindowClerk = "窗口人员",
        WindowHead = "窗口负责人",
        Operator = "话务员",
        Receiver = "受理员",
        ComplaintHandler = "投诉处置人",
        LeaderInCharge = "分管领导",
        Handler = "承办人",
        UnitHead = "主管领导",
        Leadership = "领导班子",
        ChiefRepresentative = "首席代表",
        Inspector = "质检员",
        CallbackAgent = "回访员",
        Supervisor = "督查员",
        SolicitationAdministrator = "征集管理员",
        Archivist = "档案员",
        DisciplineOfficer = "纪检",
        SystemAdministrator = "系统管理员",
        SecurityAuditor = "安全审计员",
        Time = "时间",
    }
}

impl Role {
    /// Whether the role watches over how the house runs: that the sweep runs, that commands are delivered, that what was
    /// received and what was registered agree. Those who supervise and lead answer for it, those who run the system and
    /// audit it can mend it; nobody else has a use for it.
    ///
    /// ```
    /// use words::Role;
    /// assert!(Role::SecurityAuditor.watches());
    /// assert!(!Role::Receiver.watches());
    /// ```
    #[must_use]
    pub const fn watches(self) -> bool {
        matches!(self, Self::Supervisor | Self::Leadership | Self::SystemAdministrator | Self::SecurityAuditor)
    }
}
