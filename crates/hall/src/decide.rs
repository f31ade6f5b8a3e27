//! Deciding an act on an affair: permit first, then the content.

use crate::fill::fill;
use crate::{Affair, OpenPeriod, View, complaint_stream, permit, recurring, verified};
use directory::OrgKind;
use record::{Circumstances, Decision, Denial, Fact, Reason, Then, Value, complaint_of, well_formed};
use regulation::{Elements, Subject};
use words::{Act, Field, Naming, Refusal, Role};

/// What was found in other streams for a decision on this one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The cases named by number, as streams; for a sample those drawn.
    pub cases: Vec<String>,
    /// Numbers under which there is no case of this centre.
    pub unknown: Vec<String>,
    /// How many pieces of an opening have been registered.
    pub pieces: Option<u64>,
    /// Numbers of those named that lie in no archive yet.
    pub unarchived: Vec<String>,
    /// Numbers of those named that somebody has borrowed and not given back.
    pub lent: Vec<String>,
    /// How many cases of a hot issue's kind came before the measures and after them.
    pub before_and_after: Option<(u64, u64)>,
    /// The periods for which the act is still owed.
    pub periods: Vec<OpenPeriod>,
    /// The figures of the period that is circulated.
    pub figures: Option<crate::report::Circulated>,
}

/// Decides an act. Facts and clauses, or every reason that forbids it.
///
/// # Errors
/// A [`Denial`] with all the reasons that hold.
pub fn decide(affair: &Affair, request: &Fact, found: &Found, c: &Circumstances<'_>) -> Result<Decision, Denial> {
    let mut reasons = permit(affair, request.act, c);
    let fact = fill(affair, request.clone(), found, c);
    reasons.extend(well_formed(&fact));
    reasons.extend(content(affair, &fact, found, c));
    reasons.extend(elements(affair, &fact, c));
    reasons.extend(bars(affair, &fact, c));
    if !reasons.is_empty() {
        return Err(Denial { reasons });
    }
    let mut then = elsewhere(affair, &fact, c);
    then.extend(recurring::completed(&fact, &found.periods, c));
    Ok(Decision { facts: vec![fact], then, because: Vec::new() })
}

fn content(affair: &Affair, fact: &Fact, found: &Found, c: &Circumstances<'_>) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = found
        .unknown
        .iter()
        .map(|number| Reason::because(Refusal::CaseUnknown, number.clone()).about(&[Field::Cases]))
        .collect();
    let here =
        |refusal: Refusal| move |number: &String| Reason::because(refusal, number.clone()).about(&[Field::Cases]);
    reasons.extend(found.unarchived.iter().map(here(Refusal::NotArchived)));
    reasons.extend(found.lent.iter().map(here(Refusal::NotReturned)));
    reasons.extend(recurring::known_period(fact, c));
    reasons.extend(match fact.act {
        Act::DailyCheck if fact.list(Field::Posts).is_empty() => {
            vec![unsigned(affair, fact, c)]
        }
        Act::Tally => tally(affair, fact, found),
        Act::EndMail => mail_end(fact),
        Act::Delegate => delegation(fact, c),
        Act::OpenTopic | Act::BeginSurvey => period(fact, c),
        Act::ReplyToSurvey => survey_closed(affair, c).into_iter().chain(uninvited(affair)).collect(),
        Act::PlanRevisits | Act::PublishFigures => backwards(fact).then(ends_too_early).into_iter().collect(),
        Act::EndDelegation => not_the_giver(affair, c),
        Act::AttachRecording if !affair.has(Act::AnnounceRecording) && !fact.says_yes(Field::Announced) => {
            vec![Reason::plain(Refusal::AnnounceRecording).about(&[Field::Announced])]
        }
        Act::Evaluate => no_window(fact, c),
        _ => Vec::new(),
    });
    reasons
}

/// Why nothing is left to sign for: it has been signed already, or it was never the own organisation's.
fn unsigned(affair: &Affair, fact: &Fact, c: &Circumstances<'_>) -> Reason {
    let org = fact.org(Field::Unit).or(c.actor.org.as_ref());
    let channel = fact.word(Field::Channel);
    let mut posts = affair.facts.iter().filter(|r| r.fact.act == Act::CheckDay).flat_map(|r| r.fact.list(Field::Posts));
    if org.is_some_and(|org| posts.any(|post| crate::is_post_of(post, org, channel))) {
        return Reason::because(Refusal::AlreadyDone, "今天已经签到");
    }
    Reason::because(Refusal::NotThisArea, "今天没有由您单位排查的渠道")
}

/// What was opened must have been registered piece by piece.
fn tally(affair: &Affair, fact: &Fact, found: &Found) -> Vec<Reason> {
    let opened = affair.facts.iter().find_map(|r| r.fact.number(Field::Count)).unwrap_or(0);
    let registered = found.pieces.unwrap_or(0);
    let said = fact.number(Field::Count).unwrap_or(0);
    if opened == registered && said == registered {
        return Vec::new();
    }
    let said = format!("开出{opened}件，已登记{registered}件，清点{said}件，须逐件登记后三数一致");
    vec![Reason::because(Refusal::CountsDiffer, said).about(&[Field::Count])]
}

/// A piece ends as a case, an answer or a reason.
fn mail_end(fact: &Fact) -> Vec<Reason> {
    let (field, refusal) = match fact.word(Field::Destination) {
        Some("转为诉求件") => (Field::Cases, Refusal::FieldRequired),
        Some("直接答复") => (Field::AnswerText, Refusal::FieldRequired),
        _ => (Field::Reason, Refusal::ReasonRequired),
    };
    if fact.fields.contains_key(&field) {
        Vec::new()
    } else {
        vec![Reason::because(refusal, field.zh()).about(&[field])]
    }
}

/// A delegation is given by whoever holds the seat, and names somebody else of the same area, for days that have not
/// passed. What was delegated cannot be delegated further, nor the keys of the system at all: such a delegation would be
/// recorded and give nobody anything.
fn delegation(fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let mut reasons = period(fact, c);
    let is_own = c.actor.staff.as_ref().and_then(|staff| c.directory.member(staff)).is_some_and(|member| {
        member.seats.iter().any(|seat| seat.role == c.actor.role && Some(&seat.org) == c.actor.org.as_ref())
    });
    if !is_own || c.actor.role == Role::SystemAdministrator {
        reasons.push(Reason::because(Refusal::NotThisRole, "只能授权本人担任的岗位，系统管理员的岗位不能授权"));
    }
    let invalid = |said: &str| Reason::because(Refusal::FieldInvalid, said).about(&[Field::Delegate]);
    match fact.get(Field::Delegate) {
        Some(Value::Person { staff: Some(staff), .. }) if Some(staff) == c.actor.staff.as_ref() => {
            reasons.push(invalid("不能授权给本人"));
        }
        Some(Value::Person { staff: Some(_), seat }) if c.directory.centre_of(&seat.org) == Some(&c.centre) => {}
        _ => reasons.push(invalid("代理人应是本地通讯录中的工作人员")),
    }
    reasons
}

/// Who may end a delegation: whoever gave it, or the system administrator, who takes seats away too.
fn not_the_giver(delegation: &Affair, c: &Circumstances<'_>) -> Vec<Reason> {
    let gave = delegation.by.as_ref().is_some_and(|giver| giver.is_same(&c.actor));
    if gave || c.actor.role == Role::SystemAdministrator {
        return Vec::new();
    }
    vec![Reason::because(Refusal::NotThisRole, "代理由授权人本人或者系统管理员终止")]
}

fn period(fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let over = fact.moment(Field::Until).is_some_and(|until| until < c.now);
    (over || backwards(fact)).then(passed).into_iter().collect()
}

/// Whether a period ends before it begins.
fn backwards(fact: &Fact) -> bool {
    let day = |field: Field| fact.moment(field).map(calendar::DateTime::date);
    day(Field::From).zip(day(Field::Until)).is_some_and(|(from, until)| from > until)
}

fn ends_too_early() -> Reason {
    Reason::because(Refusal::TimeInvalid, "截止日期不能早于开始日期").about(&[Field::Until])
}

fn passed() -> Reason {
    Reason::because(Refusal::TimeInvalid, "截止日期应在开始日期和今天之后").about(&[Field::Until])
}

/// A survey takes answers from its first day to its last.
fn survey_closed(affair: &Affair, c: &Circumstances<'_>) -> Vec<Reason> {
    let moment = |field: Field| affair.facts.iter().find_map(|recorded| recorded.fact.moment(field));
    let day = |at: calendar::DateTime| at.strftime("%Y-%m-%d").to_string();
    let early = moment(Field::From).filter(|from| from.date() > c.now.date());
    let late = moment(Field::Until).filter(|until| *until < c.now);
    let said = early.map(|from| format!("调查自{}开始", day(from)));
    let said = said.or_else(|| late.map(|until| format!("调查已于{}截止", day(until))));
    said.map(|said| Reason::because(Refusal::TimeInvalid, said)).into_iter().collect()
}

/// Where people were drawn and invited, there are no more answers than invitations; a survey for which nobody was drawn is
/// open to all.
fn uninvited(affair: &Affair) -> Option<Reason> {
    let invited = affair.cases.len();
    let answered = affair.facts.iter().filter(|r| r.fact.act == Act::ReplyToSurvey).count();
    let said = || format!("邀请了{invited}人，已收回{answered}份答卷，每人一份");
    (invited > 0 && answered >= invited).then(|| Reason::because(Refusal::AlreadyDone, said()))
}

/// What is evaluated beside the cases is a window of this place.
fn no_window(fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let named = fact.org(Field::Unit).and_then(|org| c.directory.organisation(org));
    if named.is_some_and(|org| org.kind == OrgKind::Window && c.directory.centre_of(&org.id) == Some(&c.centre)) {
        return Vec::new();
    }
    vec![Reason::because(Refusal::OrganisationUnknown, "请写明评价的是本地哪个窗口").about(&[Field::Unit])]
}

/// What the regulations ask that the act contain.
fn elements(affair: &Affair, fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let view = View(affair);
    let asked = c.books.regulations.iter().flat_map(|r| &r.elements).filter(|e| e.act.act == fact.act);
    asked
        .filter(|e| e.act.tests.iter().all(|t| says(t, fact)) && e.when.holds(&|a| view.attribute(a)))
        .flat_map(|rule| wrong(rule, fact))
        .collect()
}

fn wrong(rule: &Elements, fact: &Fact) -> Vec<Reason> {
    let has = |field: &Field| fact.fields.contains_key(field);
    let lacking = rule.all.iter().copied().filter(|f| !has(f));
    let one = (!rule.one_of.is_empty() && !rule.one_of.iter().any(has)).then(|| rule.one_of.first().copied()).flatten();
    let forbidden = rule.forbid.iter().filter(|(f, words)| fact.word(*f).is_some_and(|w| words.iter().any(|x| x == w)));
    let other = rule.must_be.iter().filter(|(f, words)| !fact.word(*f).is_some_and(|w| words.iter().any(|x| x == w)));
    lacking
        .chain(one)
        .chain(other.chain(forbidden).map(|(field, _)| *field))
        .map(|field| {
            let refusal = rule.refusal.unwrap_or(Refusal::ElementsMissing);
            Reason::because(refusal, field.zh()).about(&[field]).citing(&rule.citation)
        })
        .collect()
}

/// Whether a test of a pattern holds for what is being asked.
fn says(test: &regulation::Test, fact: &Fact) -> bool {
    match test {
        regulation::Test::Field { field, not, values } => {
            let found = fact.get(*field).map(Value::rule_word);
            let hit = values.iter().any(|v| if v == "有" { found.is_some() } else { found.as_deref() == Some(v) });
            hit != *not
        }
        regulation::Test::By { .. } => true,
    }
}

/// The bars of the regulations on what is said.
fn bars(affair: &Affair, fact: &Fact, c: &Circumstances<'_>) -> Vec<Reason> {
    let view = View(affair);
    c.books
        .regulations
        .iter()
        .flat_map(|r| &r.bars)
        .filter(|bar| {
            bar.act.act == fact.act && !bar.act.tests.is_empty() && bar.act.tests.iter().all(|t| says(t, fact))
        })
        .filter(|bar| bar.when.holds(&|a| view.attribute(a)) && !bar.is_lifted(&view))
        .map(|bar| Reason::plain(bar.refusal).citing(&bar.citation))
        .collect()
}

/// What an act brings for other streams, beside the periods that it completes: the cases drawn for revisits, the case that
/// reached a threshold.
fn elsewhere(affair: &Affair, fact: &Fact, c: &Circumstances<'_>) -> Vec<Then> {
    match fact.act {
        Act::PlanRevisits => fact.list(Field::Cases).iter().map(|case| sampled(case, fact, c)).collect(),
        Act::CountVerified => verified::reached(affair, fact, c),
        Act::Evaluate => low_evaluation(fact, c).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// A low evaluation of a window opens a complaint about it; nobody is known by name.
fn low_evaluation(fact: &Fact, c: &Circumstances<'_>) -> Option<Then> {
    let window = fact.get(Field::Unit)?;
    let opened = complaint_of(fact, &c.centre)?
        .with(Field::WindowUnit, window.clone())
        .with(Field::Respondent, window.clone())
        .with(Field::Naming, Value::Word(Naming::Anonymous.zh().to_owned()));
    Some(Then { stream: complaint_stream(&c.stream), fact: opened })
}

fn sampled(case: &str, fact: &Fact, c: &Circumstances<'_>) -> Then {
    let drawn = Fact::of(Act::Sampled).with(Field::Number, Value::Word(c.stream.clone()));
    let fact = match fact.get(Field::Means) {
        Some(means) => drawn.with(Field::Means, means.clone()),
        None => drawn,
    };
    Then { stream: case.to_owned(), fact }
}
