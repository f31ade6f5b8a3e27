//! What a fact does to a case. Total: what happened cannot be refused.

use crate::life::{Ended, Extension, Lead, Order};
use crate::{Case, Fact, Recorded, Value};
use directory::OrgId;
use words::{Act, CaseKind, Channel, Field, Naming, RespondentKind, Stage, Urgency};

/// Takes in a fact.
///
/// ```
/// use case::{Actor, Case, Fact, Recorded, Terms, Value, evolve};
/// use words::{Act, Field};
/// let at = "2022-09-28T10:00".parse().unwrap();
/// let fact = Fact::of(Act::Register).with(Field::Kind, Value::Word("投诉".into()));
/// let case = evolve(Case::default(), &Recorded { sequence: 1, at, by: Actor::party(), terms: Terms::default(), fact });
/// assert_eq!(case.received, Some(at));
/// ```
#[must_use]
pub fn evolve(mut case: Case, recorded: &Recorded) -> Case {
    let fact = &recorded.fact;
    match fact.act {
        Act::Register => register(&mut case, recorded),
        Act::Supplement => give(&mut case, fact),
        Act::Accept | Act::Reclassify => classify(&mut case, fact),
        Act::NoteUnclear => case.unclear = true,
        Act::Decline | Act::Refer | Act::Settle | Act::Withdraw | Act::Close | Act::Archive => end(&mut case, recorded),
        Act::Link => case.main = fact.get(Field::MainCase).map(Value::rule_word),
        Act::Unlink => {
            case.main = None;
            case.main_answered = false;
        }
        Act::MainAnswered => case.main_answered = true,
        Act::Absorb => case.linked.extend(fact.get(Field::LinkedCase).map(Value::rule_word)),
        Act::Part => {
            case.linked.retain(|one| Some(one) != fact.get(Field::LinkedCase).map(Value::rule_word).as_ref());
        }
        Act::Guide | Act::TakeMaterial | Act::HandOver => at_home(&mut case, fact),
        Act::Dispatch => dispatch(&mut case, recorded),
        Act::Designate => designate(&mut case, recorded),
        Act::Return => sent_back(&mut case, recorded),
        Act::SignFor => sign(&mut case, recorded),
        Act::Answer => answer(&mut case, recorded),
        Act::Review | Act::ReviewAnswer | Act::Inspect => judged(&mut case, recorded),
        Act::Contact => contact(&mut case, fact),
        Act::RequestExtension => {
            case.extension =
                fact.moment(Field::PromisedDate).map(|promised| Extension { by: recorded.by.clone(), promised });
        }
        Act::ApproveExtension => {
            case.extension = None;
            case.extensions += u32::from(is_approval(fact));
        }
        Act::Plan => plan(&mut case, fact),
        Act::ApprovePlan => {
            case.plan_approved = is_approval(fact);
            case.planned = is_approval(fact);
        }
        Act::Milestone => reach(&mut case, fact),
        Act::Consent => case.consented = true,
        Act::ConsentToPublish => case.may_publish = true,
        Act::RevokeConsent => {
            case.may_publish = false;
            case.published = None;
        }
        Act::PublishAnswer => case.published = Some(recorded.sequence),
        Act::TakeDown => case.published = None,
        Act::Reopen => reopen(&mut case, recorded),
        Act::AttachRecording => case.recording_announced |= fact.says_yes(Field::Announced),
        _ => {}
    }
    if let Some(Value::StandIns(list)) = fact.get(Field::StandIns) {
        case.stand_ins.clone_from(list);
    }
    case.facts.push(recorded.clone());
    case
}

fn is_approval(fact: &Fact) -> bool {
    !matches!(fact.word(Field::Conclusion), Some("退回" | "不通过"))
}

fn register(case: &mut Case, recorded: &Recorded) {
    let fact = &recorded.fact;
    case.centre = fact.org(Field::CentreUnit).cloned();
    case.regulations.clone_from(&recorded.terms.regulations);
    case.kind = fact.word(Field::Kind).and_then(CaseKind::from_zh);
    case.channel = fact.word(Field::Channel).and_then(Channel::from_zh);
    case.naming = fact.word(Field::Naming).and_then(Naming::from_zh);
    case.received = Some(fact.moment(Field::HappenedAt).unwrap_or(recorded.at));
    case.registered = Some(recorded.at);
    case.first_asked = Some(recorded.by.clone()).filter(|by| by.role != words::Role::Time);
    case.recording_announced = fact.says_yes(Field::RecordingAnnounced);
    case.may_publish = fact.says_yes(Field::PublishConsent);
    give(case, fact);
}

/// Notes what was given, what is excused, and what was looked up about item and respondent.
fn give(case: &mut Case, fact: &Fact) {
    case.given.extend(fact.fields.keys().copied());
    if let Some(Value::Item(item)) = fact.get(Field::Item) {
        case.item = Some(item.clone());
        case.permit = fact.says_yes(Field::Permit);
        case.own = fact.says_yes(Field::Own);
        case.item_limit = fact.span(Field::ItemLimit);
        case.at_home.extend(fact.org(Field::ItemWindow).cloned());
        case.at_home.extend(fact.org(Field::OwnerUnit).cloned());
    }
    if let Some(owner) = fact.org(Field::OwnerUnit) {
        case.owner = Some(owner.clone());
    }
    if let Some(kind) = fact.word(Field::RespondentKind).and_then(RespondentKind::from_zh) {
        case.respondent_kind = Some(kind);
    }
    match fact.get(Field::Respondent) {
        Some(Value::Person { seat, staff }) => {
            case.respondent.clone_from(staff);
            case.respondent_org = Some(seat.org.clone());
        }
        Some(Value::Org(org)) => case.respondent_org = Some(org.clone()),
        _ => {}
    }
    if fact.get(Field::AbsenceReason).is_some() {
        case.excused.extend(RECORD.iter().filter(|f| !case.given.contains(f)));
    }
}

/// The fields of a record whose absence one reason excuses.
const RECORD: &[Field] = &[
    Field::Name,
    Field::Unit,
    Field::Phone,
    Field::Address,
    Field::Content,
    Field::Item,
    Field::WindowUnit,
    Field::Respondent,
    Field::Evidence,
];

fn classify(case: &mut Case, fact: &Fact) {
    if let Some(class) = fact.word(Field::Class) {
        case.class = Some(class.to_owned());
    }
    if let Some(urgency) = fact.word(Field::Urgency).and_then(Urgency::from_zh) {
        case.urgency = Some(urgency);
    }
    if let Some(cause) = fact.word(Field::Cause) {
        case.cause = Some(cause.to_owned());
    }
    if let Some(kind) = fact.word(Field::RespondentKind).and_then(RespondentKind::from_zh) {
        case.respondent_kind = Some(kind);
    }
    case.unclear |= fact.says_yes(Field::Unclear);
    case.statutory |= fact.span(Field::StatutoryLimit).is_some();
}

fn end(case: &mut Case, recorded: &Recorded) {
    let stage = match recorded.fact.act {
        Act::Decline => Stage::Declined,
        Act::Refer => Stage::Referred,
        Act::Withdraw => Stage::Withdrawn,
        Act::Archive => Stage::Archived,
        _ => Stage::Closed,
    };
    case.ended = Some(Ended { stage, at: recorded.at, sequence: recorded.sequence });
    // What was answered no longer stands, or is no longer for everybody.
    if matches!(recorded.fact.act, Act::Decline | Act::Refer | Act::Withdraw) {
        case.published = None;
    }
    if recorded.fact.act == Act::Refer {
        case.destination = recorded.fact.word(Field::DestinationKind).map(str::to_owned);
        case.referred_to = recorded.fact.org(Field::Destination).cloned();
        case.sealed = matches!(case.destination.as_deref(), Some("纪检" | "公安"));
    }
    if matches!(recorded.fact.act, Act::Settle) {
        case.given.insert(Field::Result);
    }
}

fn at_home(case: &mut Case, fact: &Fact) {
    case.at_home.extend(fact.org(Field::Destination).cloned());
    case.at_home.extend(fact.org(Field::Recipient).cloned());
    case.at_home.extend(fact.org(Field::OwnerUnit).cloned());
}

fn lead_of(fact: &Fact, org: &OrgId) -> Lead {
    let kind = fact.word(Field::LeadKind);
    Lead {
        org: org.clone(),
        is_window: kind == Some("窗口"),
        is_centre: kind == Some("中心"),
        department: fact.org(Field::OwnerUnit).unwrap_or(org).clone(),
        level: fact.word(Field::Level).unwrap_or("未定").to_owned(),
        inspecting: fact.org(Field::InspectingUnit).cloned(),
    }
}

fn dispatch(case: &mut Case, recorded: &Recorded) {
    let fact = &recorded.fact;
    case.lead = fact.org(Field::Lead).map(|org| lead_of(fact, org));
    if let Some(Value::Orgs(orgs)) = fact.get(Field::CoHandlers) {
        case.orders = orgs.iter().map(|org| Order { org: org.clone(), signed: false, answered: false }).collect();
    }
    case.dispatched = Some(recorded.at);
    anew(case, &[Act::SignFor, Act::Answer, Act::ReviewAnswer, Act::Inspect], recorded.sequence);
}

fn designate(case: &mut Case, recorded: &Recorded) {
    let fact = &recorded.fact;
    if let Some(org) = fact.org(Field::Unit) {
        let is_co_handler = case.orders.iter().any(|o| &o.org == org);
        let has_lead = case.lead.is_some();
        if !(is_co_handler && has_lead) {
            case.lead = Some(lead_of(fact, org));
            case.dispatched = Some(recorded.at);
            anew(case, &[Act::SignFor, Act::Answer, Act::ReviewAnswer, Act::Inspect], recorded.sequence);
        }
    }
    case.designated = true;
}

fn sent_back(case: &mut Case, recorded: &Recorded) {
    let by = recorded.by.org.as_ref();
    case.returns += 1;
    if by.is_some_and(|org| case.orders.iter().any(|o| &o.org == org)) && by != case.lead.as_ref().map(|l| &l.org) {
        case.orders.retain(|o| Some(&o.org) != by);
    } else {
        case.lead = None;
        case.dispatched = None;
        anew(case, &[Act::Dispatch, Act::Instruct, Act::SignFor, Act::CarryOut], recorded.sequence);
    }
}

/// The named steps must be passed anew from here on.
fn anew(case: &mut Case, steps: &[Act], sequence: u64) {
    for step in steps {
        case.floors.insert(step.zh().to_owned(), sequence);
    }
}

fn sign(case: &mut Case, recorded: &Recorded) {
    if let Some(order) = case.orders.iter_mut().find(|o| Some(&o.org) == recorded.by.org.as_ref()) {
        order.signed = true;
    }
}

fn answer(case: &mut Case, recorded: &Recorded) {
    if let Some(order) = case.orders.iter_mut().find(|o| Some(&o.org) == recorded.by.org.as_ref()) {
        order.answered = true;
    }
}

fn judged(case: &mut Case, recorded: &Recorded) {
    if is_approval(&recorded.fact) {
        return;
    }
    let steps: &[Act] = match recorded.fact.act {
        Act::Review => &[Act::Inquire, Act::Review],
        Act::ReviewAnswer => &[Act::Answer, Act::ReviewAnswer],
        _ => &[Act::Answer, Act::ReviewAnswer, Act::Inspect],
    };
    anew(case, steps, recorded.sequence);
}

fn contact(case: &mut Case, fact: &Fact) {
    let side = fact.word(Field::Side).unwrap_or("投诉人").to_owned();
    if fact.word(Field::Reached) == Some("否") {
        *case.failed_contacts.entry(side).or_default() += 1;
    } else {
        case.failed_contacts.remove(&side);
    }
}

fn plan(case: &mut Case, fact: &Fact) {
    if let Some(Value::Milestones(list)) = fact.get(Field::Milestones) {
        case.milestones = list.iter().map(|(name, at)| (name.clone(), *at, false)).collect();
    }
    case.plan_approved = false;
    case.planned = false;
}

fn reach(case: &mut Case, fact: &Fact) {
    let name = fact.get(Field::Milestones).map(Value::rule_word).unwrap_or_default();
    for (milestone, _, reached) in &mut case.milestones {
        if *milestone == name {
            *reached = true;
        }
    }
}

/// A reopened case stands where its unit has it in hand again; what leads to dispatch stays passed.
fn reopen(case: &mut Case, recorded: &Recorded) {
    let sequence = recorded.sequence;
    case.ended = None;
    case.planned = false;
    // An answer that is gone into again is not one to show to everybody.
    case.published = None;
    let again = [
        Act::Answer,
        Act::ReviewAnswer,
        Act::Inspect,
        Act::FeedBack,
        Act::InformRespondent,
        Act::Hear,
        Act::OfferRedress,
        Act::CarryOut,
        Act::CompleteMatter,
        Act::Evaluate,
    ];
    anew(case, &again, sequence);
    case.floors.insert("首答".to_owned(), sequence);
}
