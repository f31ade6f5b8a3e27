//! The posts that every tree fills: role, part of the sign-in name, title on the badge.

use words::Role;

/// One post.
pub(super) type Post = (Role, &'static str, &'static str);

/// The posts of the centre.
pub(super) const AT_CENTRE: &[Post] = &[
    (Role::Receiver, "receiver", "督查室科员"),
    (Role::ComplaintHandler, "complaints", "投诉处置专员"),
    (Role::Operator, "operator", "咨询热线值守员"),
    (Role::LeaderInCharge, "leader", "分管副主任"),
    (Role::Inspector, "inspector", "质检专员"),
    (Role::CallbackAgent, "callback", "回访专员"),
    (Role::Supervisor, "supervisor", "督查专员"),
    (Role::SolicitationAdministrator, "solicitation", "意见征集专员"),
    (Role::Archivist, "archivist", "档案管理员"),
    (Role::Leadership, "leadership", "主任"),
    (Role::SystemAdministrator, "system", "系统管理员"),
    (Role::SecurityAuditor, "auditor", "安全审计员"),
];
pub(super) const ABOVE: &[Post] = &[
    (Role::Inspector, "inspector", "质检专员"),
    (Role::Supervisor, "supervisor", "督查专员"),
    (Role::Receiver, "receiver", "督查室科员"),
    (Role::Handler, "handler", "业务科科员"),
];
pub(super) const BESIDE: &[Post] =
    &[(Role::Receiver, "receiver", "督查室科员"), (Role::Handler, "handler", "业务科科员")];
pub(super) const AT_DEPARTMENT: &[Post] = &[
    (Role::Handler, "handler", "业务科科员"),
    (Role::UnitHead, "head", "分管局长"),
    (Role::ChiefRepresentative, "chief", "驻大厅首席代表"),
    (Role::ComplaintHandler, "complaints", "投诉处置专员"),
];
pub(super) const AT_DISCIPLINE: &[Post] = &[(Role::DisciplineOfficer, "officer", "纪检监察员")];

/// The posts of a window: its head and its clerk, whose scope is the window's items.
pub(super) const WINDOW_HEAD: Post = (Role::WindowHead, "window-head", "窗口负责人");
pub(super) const WINDOW_CLERK: Post = (Role::WindowClerk, "clerk", "窗口业务员");
