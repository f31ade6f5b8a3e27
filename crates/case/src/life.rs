//! The case as its facts made it.

use crate::{Actor, Recorded};
use calendar::{DateTime, Span};
use directory::{ItemId, OrgId, Seat, StaffId};
use std::collections::{BTreeMap, BTreeSet};
use words::{CaseKind, Channel, Field, Naming, RespondentKind, Stage, Urgency};

/// A case: its facts, and what rules and screens ask of them most.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    /// The facts, oldest first.
    pub facts: Vec<Recorded>,
    /// The centre whose case it is.
    pub centre: Option<OrgId>,
    /// The regulations under which it began, id and version.
    pub regulations: Vec<(String, String)>,
    /// What it is.
    pub kind: Option<CaseKind>,
    /// How it came.
    pub channel: Option<Channel>,
    /// Whether the party stands behind it by name.
    pub naming: Option<Naming>,
    /// When it arrived (发生时间).
    pub received: Option<DateTime>,
    /// When it was typed in (录入时间).
    pub registered: Option<DateTime>,
    /// Whoever took the question first.
    pub first_asked: Option<Actor>,
    /// The fields of the record that have been given.
    pub given: BTreeSet<Field>,
    /// The fields whose absence was recorded with a reason.
    pub excused: BTreeSet<Field>,
    /// The class, once accepted or reclassified.
    pub class: Option<String>,
    /// How fast it must move.
    pub urgency: Option<Urgency>,
    /// Whether it was noted to be unclear.
    pub unclear: bool,
    /// Why it is difficult.
    pub cause: Option<String>,
    /// Whether a law sets its limit.
    pub statutory: bool,
    /// The item, where it is one of the directory.
    pub item: Option<ItemId>,
    /// Whether the item is a permit.
    pub permit: bool,
    /// Whether the item lies in the first-asked person's scope.
    pub own: bool,
    /// The item's processing time.
    pub item_limit: Option<Span>,
    /// The organisations at home in the matter: the item's window and owner, those guided to, those handed to.
    pub at_home: BTreeSet<OrgId>,
    /// The department that owns the matter.
    pub owner: Option<OrgId>,
    /// What kind of respondent there is.
    pub respondent_kind: Option<RespondentKind>,
    /// The respondent, where it is a member of staff.
    pub respondent: Option<StaffId>,
    /// The respondent's organisation.
    pub respondent_org: Option<OrgId>,
    /// Posts whose holders must stand aside or that nobody holds, each with the seat that stands in.
    pub stand_ins: Vec<(Seat, Seat)>,
    /// The lead.
    pub lead: Option<Lead>,
    /// The co-handlers' orders.
    pub orders: Vec<Order>,
    /// Whether the lead was designated for good.
    pub designated: bool,
    /// How often it was returned.
    pub returns: u32,
    /// When the present work order went out.
    pub dispatched: Option<DateTime>,
    /// The extension asked for and not yet decided.
    pub extension: Option<Extension>,
    /// How many extensions were approved.
    pub extensions: u32,
    /// The milestones of the plan, with whether each is reached.
    pub milestones: Vec<(String, DateTime, bool)>,
    /// Whether a plan was put forward.
    pub planned: bool,
    /// Whether the plan was approved.
    pub plan_approved: bool,
    /// Whether the party consented to a direct answer.
    pub consented: bool,
    /// Whether the party lets question and answer be made public.
    pub may_publish: bool,
    /// The sequence of the fact by which the answer stands on the board, while it does.
    pub published: Option<u64>,
    /// Whether recording was announced.
    pub recording_announced: bool,
    /// What the case was referred to, as rules name it.
    pub destination: Option<String>,
    /// The body to which it was referred.
    pub referred_to: Option<OrgId>,
    /// Whether it is closed to ordinary staff.
    pub sealed: bool,
    /// The main case, when linked.
    pub main: Option<String>,
    /// Whether the main case has been answered, so that the same answer is offered here.
    pub main_answered: bool,
    /// The cases linked to this one.
    pub linked: BTreeSet<String>,
    /// Since which fact each step must be passed anew.
    pub floors: BTreeMap<String, u64>,
    /// The end, when ended.
    pub ended: Option<Ended>,
    /// Attempts to reach somebody that failed since they were last reached, by side.
    pub failed_contacts: BTreeMap<String, u32>,
}

/// The lead of a work order, as looked up when it went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The organisation.
    pub org: OrgId,
    /// Whether it is a window, whose head then acts as handler.
    pub is_window: bool,
    /// Whether it is another centre, reached by letter.
    pub is_centre: bool,
    /// The department whose head reviews: the window's department, or the organisation itself.
    pub department: OrgId,
    /// The level of its government, as rules name it.
    pub level: String,
    /// The office that inspects its answers.
    pub inspecting: Option<OrgId>,
}

/// A co-handler's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The organisation.
    pub org: OrgId,
    /// Whether it has signed for it.
    pub signed: bool,
    /// Whether it has answered.
    pub answered: bool,
}

/// An extension asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// Who asked.
    pub by: Actor,
    /// The promised date.
    pub promised: DateTime,
}

/// The end of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// In which stage it ended.
    pub stage: Stage,
    /// When.
    pub at: DateTime,
    /// By which fact.
    pub sequence: u64,
}

impl Case {
    /// Whether anything has happened.
    #[must_use]
    pub fn is_registered(&self) -> bool {
        !self.facts.is_empty()
    }

    /// Whether it has ended.
    #[must_use]
    pub const fn is_ended(&self) -> bool {
        self.ended.is_some()
    }

    /// The latest fact of an act.
    #[must_use]
    pub fn last(&self, act: words::Act) -> Option<&Recorded> {
        self.facts.iter().rev().find(|r| r.fact.act == act)
    }

    /// Whether any fact carries a field.
    #[must_use]
    pub fn carries(&self, field: Field) -> bool {
        self.facts.iter().any(|r| r.fact.fields.contains_key(&field))
    }

    /// Whether an act has been recorded since the step of this name last had to be passed anew.
    #[must_use]
    pub fn has(&self, act: words::Act) -> bool {
        let floor = self.floors.get(act.zh()).copied().unwrap_or(0);
        self.facts.iter().any(|r| r.fact.act == act && r.sequence > floor)
    }

    /// Whether there is something to tell the party: an answer, a matter completed, measures carried out, a suggestion
    /// assessed, or the answer of the main case.
    #[must_use]
    pub fn has_result(&self) -> bool {
        use words::Act::{Answer, Assess, CarryOut, CompleteMatter};
        self.main_answered || [Answer, Assess, CarryOut, CompleteMatter].into_iter().any(|act| self.has(act))
    }

    /// The valid version of the answer: the lead's last, else the last of whoever answered.
    #[must_use]
    pub fn answer(&self) -> Option<&Recorded> {
        let leads = |r: &&Recorded| {
            let lead = self.lead.as_ref();
            lead.is_some_and(|l| r.by.org.as_ref().is_some_and(|org| *org == l.org || *org == l.department))
        };
        let answers = || self.facts.iter().rev().filter(|r| r.fact.act == words::Act::Answer);
        answers().find(leads).or_else(|| answers().next())
    }

    /// Whether the party was given an answer that stands: told the result, settled at once, or explained to.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        use words::Act::{Explain, FeedBack, Reopen, Settle};
        let reopened = self.last(Reopen).map_or(0, |r| r.sequence);
        let answers = |r: &&Recorded| match r.fact.act {
            FeedBack => r.fact.word(Field::FeedbackOf) != Some("方案"),
            act => matches!(act, Settle | Explain),
        };
        self.facts.iter().filter(|r| r.sequence > reopened).any(|r| answers(&r))
    }

    /// The fact by which the answer stands on the board, while it does.
    #[must_use]
    pub fn publication(&self) -> Option<&Recorded> {
        let sequence = self.published?;
        self.facts.iter().find(|r| r.sequence == sequence)
    }

    /// The organisation whose work a complaint is about: the respondent's, the window named, else the lead.
    #[must_use]
    pub fn answerable(&self) -> Option<&OrgId> {
        let lead = || self.lead.as_ref().map(|lead| &lead.org);
        self.respondent_org.as_ref().or_else(|| self.window_named()).or_else(lead)
    }

    /// The window of which whoever brought the matter spoke.
    #[must_use]
    pub fn window_named(&self) -> Option<&OrgId> {
        self.facts.iter().rev().find_map(|r| r.fact.org(Field::WindowUnit))
    }

    /// The window that answers for a complaint: the one for which the last verdict counts, before any verdict whoever is
    /// answerable. `None` where a verdict found no window: then the unit has none whose head could answer.
    #[must_use]
    pub fn window_at_fault(&self) -> Option<&OrgId> {
        self.last(words::Act::Verify)
            .map_or_else(|| self.answerable(), |verdict| verdict.fact.org(Field::RespondentWindow))
    }

    /// The co-handlers that still owe an answer.
    pub fn owing(&self) -> impl Iterator<Item = &OrgId> {
        self.orders.iter().filter(|o| !o.answered).map(|o| &o.org)
    }
}
