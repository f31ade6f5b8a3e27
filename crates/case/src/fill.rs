//! What was looked up to decide is put into the fact, so that duties need no directory.

use crate::{Case, Circumstances, Fact, Value};
use directory::{Item, OrgId, OrgKind, Organisation};
use words::{Act, Channel, Field, Role};

/// The fact with what the directory and the case add to it.
pub(crate) fn fill(case: &Case, mut fact: Fact, c: &Circumstances<'_>) -> Fact {
    match fact.act {
        Act::Register => register(&mut fact, c),
        Act::Supplement => matter(&mut fact, c, false),
        Act::Accept => accept(&mut fact, c),
        Act::Dispatch => lead(&mut fact, Field::Lead, c),
        Act::Designate => lead(&mut fact, Field::Unit, c),
        Act::Refer => destination(case, &mut fact, c),
        Act::Guide => guide(case, &mut fact, c),
        Act::TakeMaterial => taken(case, &mut fact, c),
        Act::HandOver => {
            if let Some(taken) = case.last(Act::TakeMaterial).and_then(|r| r.fact.get(Field::Material)) {
                fact.fields.entry(Field::Material).or_insert_with(|| taken.clone());
            }
            behind(&mut fact, Field::Recipient, c);
        }
        Act::ApprovePlan => {
            let milestones = case.milestones.iter().map(|(name, at, _)| (name.clone(), *at)).collect();
            fact.fields.insert(Field::Milestones, Value::Milestones(milestones));
        }
        Act::ApproveExtension => {
            default(&mut fact, Field::Conclusion, "同意");
            if let Some(asked) = &case.extension {
                fact.fields.insert(Field::PromisedDate, Value::Moment(asked.promised));
            }
        }
        Act::FeedBack => default(&mut fact, Field::FeedbackOf, "结果"),
        Act::Contact | Act::ContactFailed => {
            default(&mut fact, Field::Side, "投诉人");
            default(&mut fact, Field::Reached, "是");
        }
        Act::ContactColleague => {
            let reached = fact.word(Field::Result).is_some_and(|said| !said.contains(['不', '未', '无', '没']));
            default(&mut fact, Field::Reached, if reached { "是" } else { "否" });
        }
        Act::GiveNoticeOnce => notice_once(case, &mut fact, c),
        Act::Hear => default(&mut fact, Field::Satisfied, "是"),
        Act::Verify => window_at_fault(case, &mut fact, c),
        Act::Archive => media(case, &mut fact),
        Act::Remind | Act::Order | Act::Circulate => supervise(&mut fact, c),
        _ => {}
    }
    crate::stand_in::note(case, &mut fact, c);
    fact
}

/// What is taken in is what the item asks for, where the clerk names nothing else (首问责任制 5.2.2).
fn taken(case: &Case, fact: &mut Fact, c: &Circumstances<'_>) {
    let item = case.item.as_ref().and_then(|id| c.directory.items.iter().find(|i| &i.id == id));
    if let Some(item) = item.filter(|item| !item.materials.is_empty()) {
        fact.fields.entry(Field::Material).or_insert_with(|| Value::Words(item.materials.clone()));
    }
}

/// Everything that the item asks for, where the clerk names nothing; and whether it is not the first notice, for what
/// could be told at the first is to be told at once (首问责任制 5.2.4).
fn notice_once(case: &Case, fact: &mut Fact, c: &Circumstances<'_>) {
    let item = case.item.as_ref().and_then(|id| c.directory.items.iter().find(|i| &i.id == id));
    if let Some(item) = item.filter(|item| !item.materials.is_empty()) {
        fact.fields.entry(Field::MaterialNeeded).or_insert_with(|| Value::Words(item.materials.clone()));
    }
    let again = case.last(Act::GiveNoticeOnce).is_some();
    fact.fields.insert(Field::Again, Value::Word(if again { "是" } else { "否" }.to_owned()));
}

/// The window for which a verdict counts: the respondent where it is one, else the window of which was spoken, that holds
/// the case, or at which the item is dealt with. None of them is guessed for another department (唐政服〔2022〕37号 六（二）2).
fn window_at_fault(case: &Case, fact: &mut Fact, c: &Circumstances<'_>) {
    let respondent = case.respondent_org.as_ref();
    let item = case.item.as_ref().and_then(|id| c.directory.items.iter().find(|i| &i.id == id));
    let lead = case.lead.as_ref().map(|lead| &lead.org);
    let named = [respondent, case.window_named(), lead, item.map(|item| &item.window)].into_iter().flatten();
    let organisations = named.filter_map(|org| c.directory.organisation(org));
    let department = respondent.and_then(|org| c.directory.organisation(org)).map(owner_of);
    let answers = |window: &&Organisation| department.as_ref().is_none_or(|unit| *unit == owner_of(window));
    if let Some(window) = organisations.filter(|org| org.kind == OrgKind::Window).find(answers) {
        fact.fields.insert(Field::RespondentWindow, Value::Org(window.id.clone()));
    }
}

/// In what media the file lies, where nobody says it: on paper where it has a box or came as a letter, recordings where
/// there are any, the rest electronically (DB50/T 957.6 6.3.3.1).
fn media(case: &Case, fact: &mut Fact) {
    let letter = matches!(case.channel, Some(Channel::Letter | Channel::SuggestionBox));
    let paper = (letter || fact.fields.contains_key(&Field::Box)).then_some("纸质");
    let sound = case.carries(Field::Recording).then_some("录音");
    let media: Vec<&str> = paper.into_iter().chain(["电子"]).chain(sound).collect();
    default(fact, Field::Medium, &media.join("、"));
}

fn default(fact: &mut Fact, field: Field, word: &str) {
    fact.fields.entry(field).or_insert_with(|| Value::Word(word.to_owned()));
}

fn register(fact: &mut Fact, c: &Circumstances<'_>) {
    let channel = match c.actor.role {
        Role::Party => "网上",
        Role::Operator => "电话",
        _ => "窗口",
    };
    default(fact, Field::Channel, channel);
    if fact.fields.contains_key(&Field::Name) {
        default(fact, Field::Naming, "实名");
    }
    fact.fields.insert(Field::CentreUnit, Value::Org(c.centre.clone()));
    fact.fields.entry(Field::HappenedAt).or_insert(Value::Moment(c.now));
    matter(fact, c, true);
}

/// What the item and the respondent tell: owner, window, permit, limit, the scope of the first-asked person.
fn matter(fact: &mut Fact, c: &Circumstances<'_>, first: bool) {
    let item: Option<&Item> = match fact.get(Field::Item) {
        Some(Value::Item(id)) => c.directory.items.iter().find(|i| &i.id == id),
        _ => None,
    };
    if let Some(item) = item {
        let yes = |b: bool| Value::Word(if b { "是" } else { "否" }.to_owned());
        fact.fields.insert(Field::Permit, yes(item.permit));
        let own =
            c.actor.staff.as_ref().and_then(|s| c.directory.member(s)).is_some_and(|s| s.scope.contains(&item.id));
        if first {
            fact.fields.insert(Field::Own, yes(own));
        }
        if let Some(limit) = item.limit {
            fact.fields.insert(Field::ItemLimit, Value::Span(limit));
        }
        fact.fields.insert(Field::ItemWindow, Value::Org(item.window.clone()));
        fact.fields.insert(Field::OwnerUnit, Value::Org(item.owner.clone()));
    }
    respondent(fact, c);
    let window = fact.org(Field::WindowUnit).and_then(|org| c.directory.organisation(org));
    if let Some(owner) = window.map(owner_of) {
        fact.fields.entry(Field::OwnerUnit).or_insert(Value::Org(owner));
    }
}

/// What kind of body the respondent is, and which department answers for it.
fn respondent(fact: &mut Fact, c: &Circumstances<'_>) {
    let respondent = fact.org(Field::Respondent).and_then(|org| c.directory.organisation(org));
    if let Some(org) = respondent {
        let kind = match (fact.get(Field::Respondent), org.kind) {
            (Some(Value::Person { .. }), _) => "工作人员",
            (_, OrgKind::Window) => "窗口",
            (_, OrgKind::Centre | OrgKind::Department | OrgKind::Outside) => "机构",
        };
        default(fact, Field::RespondentKind, kind);
        let owner = Value::Org(owner_of(org));
        fact.fields.entry(Field::OwnerUnit).or_insert(owner);
    } else if fact.fields.contains_key(&Field::Respondent) {
        default(fact, Field::RespondentKind, "机构");
    }
}

/// The department to which a window belongs; any other organisation itself.
fn owner_of(org: &Organisation) -> OrgId {
    org.department.clone().unwrap_or_else(|| org.id.clone())
}

fn accept(fact: &mut Fact, c: &Circumstances<'_>) {
    let class = c.books.regulations.iter().flat_map(|r| &r.classes).find(|class| class.default);
    if let Some(class) = class {
        default(fact, Field::Class, &class.name);
    }
    default(fact, Field::Urgency, "普通");
    default(fact, Field::Unclear, "否");
}

fn lead(fact: &mut Fact, field: Field, c: &Circumstances<'_>) {
    let Some(org) = fact.org(field).and_then(|id| c.directory.organisation(id)) else { return };
    let kind = match org.kind {
        OrgKind::Window => "窗口",
        OrgKind::Centre if org.id != c.centre => "中心",
        OrgKind::Centre | OrgKind::Department => "机构",
        OrgKind::Outside => "外部",
    };
    fact.fields.insert(Field::LeadKind, Value::Word(kind.to_owned()));
    fact.fields.insert(Field::Level, Value::Word(org.level.zh().to_owned()));
    fact.fields.insert(Field::OwnerUnit, Value::Org(owner_of(org)));
    if let Some(office) = c.directory.inspecting_office(&org.id) {
        fact.fields.insert(Field::InspectingUnit, Value::Org(office));
    }
    if fact.act == Act::Dispatch {
        default(fact, Field::Means, "工作单");
    }
}

/// Guidance that names nobody goes to the window of the item.
fn guide(case: &Case, fact: &mut Fact, c: &Circumstances<'_>) {
    let item = case.item.as_ref().and_then(|id| c.directory.items.iter().find(|i| &i.id == id));
    if let Some(item) = item {
        fact.fields.entry(Field::Destination).or_insert_with(|| Value::Org(item.window.clone()));
    }
    behind(fact, Field::Destination, c);
}

/// The department behind the window to which a person or the material goes: its handlers answer for it.
fn behind(fact: &mut Fact, field: Field, c: &Circumstances<'_>) {
    let org = fact.org(field).and_then(|id| c.directory.organisation(id));
    if let Some(department) = org.and_then(|o| o.department.clone()) {
        fact.fields.insert(Field::OwnerUnit, Value::Org(department));
    }
}

/// What kind of body a case goes to, as rules name it. The department that owns the matter is there for it, whatever else
/// it does: a residence permit that goes to the police is no report of a crime.
fn destination(case: &Case, fact: &mut Fact, c: &Circumstances<'_>) {
    let org = fact.org(Field::Destination).and_then(|id| c.directory.organisation(id));
    let kind = match org {
        Some(org) if case.owner.as_ref() == Some(&org.id) => "其他部门",
        Some(org) if org.word.contains("纪检") => "纪检",
        Some(org) if org.word.contains("公安") => "公安",
        Some(org) if org.kind == OrgKind::Centre => "其他层级",
        Some(_) => "其他部门",
        None => fact.word(Field::Destination).unwrap_or("其他部门"),
    };
    let value = Value::Word(kind.to_owned());
    fact.fields.insert(Field::DestinationKind, value);
}

/// A supervisor's own reminder, order or circular goes to the duty named, or to the one due soonest; a circular that is
/// itself owed speaks of the outcome and of no duty.
fn supervise(fact: &mut Fact, c: &Circumstances<'_>) {
    let named = fact.word(Field::Duty).map(str::to_owned);
    if named.is_none() && fact.act == Act::Circulate && crate::permit::is_owed(fact.act, c) {
        return;
    }
    let duty = match &named {
        Some(name) => c.ledger.open().find(|d| &d.key == name || d.goes_by(name)),
        None => c.ledger.open().filter(|d| d.term.is_some()).min_by_key(|d| d.due()),
    };
    let Some(duty) = duty else { return };
    fact.fields.insert(Field::Duty, Value::Word(duty.key.clone()));
    if fact.act == Act::Order && !fact.fields.contains_key(&Field::Due) {
        let within = duty
            .rules
            .iter()
            .find_map(|r| c.books.regulation(&r.regulation)?.ladder.as_ref()?.order)
            .unwrap_or(calendar::Within::Span(calendar::Span::new(3, calendar::Unit::Workdays)));
        let due = c.books.calendar.limit(c.now, within, &calendar::Counting::default(), &c.books.local.hours).at;
        fact.fields.insert(Field::Due, Value::Moment(due));
    }
}
