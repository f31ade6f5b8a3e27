//! What may be done about affairs, and what they come to: topics, counts of the year, delegations, calls, surveys.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use directory::{OrgId, StaffId};
use hall::{made_public, permit, response_time, takes_suggestions};
use record::{Actor, Fact, Value};
use support::Office;
use words::{Act, Field, Refusal, Role};

fn refused(office: &mut Office, actor: &Actor, act: Act, pairs: &[(&str, &str)]) -> Vec<Refusal> {
    let denial = office.tries(actor, act, pairs).unwrap_err();
    denial.reasons.iter().map(|reason| reason.refusal).collect()
}

#[test]
fn a_topic_takes_suggestions_from_its_first_day_to_its_last_minute() {
    let mut office = Office::of("chongqing");
    let topic =
        [("主题", "延时服务"), ("开始日期", "2022-10-10"), ("截止日期", "2022-10-20"), ("响应时限", "5个工作日")];
    office.does("征集管理员", Act::OpenTopic, &topic);
    let open = |office: &Office, at: &str| takes_suggestions(&office.undertaking.affair, at.parse().unwrap());
    assert!(!open(&office, "2022-10-09T23:59"));
    assert!(open(&office, "2022-10-10T00:00") && open(&office, "2022-10-20T17:00"));
    assert!(!open(&office, "2022-10-21T00:00"));
    assert!(response_time(&office.undertaking.affair).is_some());
    office.now = "2022-10-12T10:00".parse().unwrap();
    office.does("征集管理员", Act::PublishOutcome, &[("内容", "自下月起延时一小时")]);
    assert!(!open(&office, "2022-10-12T10:01"), "its outcome is known, it asks no more");
}

#[test]
fn of_a_hot_issue_everybody_reads_what_stood_when_it_was_made_public() {
    let mut office = Office::of("tanghe");
    office.does("督查员", Act::NameHotIssue, &[("主题", "排队"), ("责任单位", "不动产窗口"), ("措施", "增开窗口")]);
    assert_eq!(made_public(&office.undertaking.affair), None);
    office.does("督查员", Act::Publish, &[("内容", "请错峰办理")]);
    office.does("窗口负责人@不动产窗口", Act::Rectify, &[("措施", "再开两个窗口"), ("结果", "等候缩短")]);
    let public = made_public(&office.undertaking.affair).unwrap();
    assert_eq!((public.told.sequence, public.measures.map(|r| r.sequence), public.result), (2, Some(1), None));
    office.does("督查员", Act::Publish, &[("内容", "已经改好")]);
    let public = made_public(&office.undertaking.affair).unwrap();
    assert_eq!((public.measures.map(|r| r.sequence), public.result.map(|r| r.sequence)), (Some(3), Some(3)));
}

#[test]
fn a_count_says_how_many_stand_after_each_verdict() {
    let mut office = Office::of("tanghe");
    let window = office.directory.find(&office.centre, "不动产窗口").unwrap().id.clone();
    let mut verdict = |case: &str, word: &str| {
        let fact = Fact::of(Act::CountVerified)
            .with(Field::Cases, Value::Cases(vec![case.to_owned()]))
            .with(Field::Verdict, Value::Word(word.to_owned()))
            .with(Field::RespondentWindow, Value::Org(window.clone()));
        office.records(&Actor::time(), &fact).unwrap();
        let affair = &office.undertaking.affair;
        let said = affair.facts.last().unwrap().fact.number(Field::VerifiedCount).unwrap();
        assert_eq!(said, affair.verified_count(), "{case} {word}");
        said
    };
    assert_eq!(verdict("a", "属实"), 1);
    assert_eq!(verdict("b", "不属实"), 1, "what does not stand is not counted");
    assert_eq!(verdict("b", "部分属实"), 2);
    assert_eq!(verdict("a", "部分属实"), 2, "a second verdict on the same complaint adds nothing");
    assert_eq!(verdict("a", "不属实"), 1, "and one by which it stands no more takes it away");
}

#[test]
fn a_missed_call_is_not_returned_by_the_public_where_nobody_was_on_duty() {
    let mut office = Office::of("henan");
    office.directory.staff.retain(|member| member.seats.iter().all(|seat| seat.role != Role::Operator));
    office.does("受理员", Act::Miss, &[("号码", "0372-5550100")]);
    assert!(office.undertaking.affair.on_duty.as_ref().is_some_and(|duty| duty.staff.is_none()));
    let refusals = |actor: &Actor| permit(&office.undertaking.affair, Act::CallBack, &office.circumstances(actor));
    assert_eq!(refusals(&Actor::party()).first().map(|r| r.refusal), Some(Refusal::NotThisRole));
    assert_eq!(refusals(&office.actor("受理员")), []);
}

const DAYS: [(&str, &str); 2] = [("开始日期", "2022-10-10"), ("截止日期", "2022-10-14")];

#[test]
fn what_was_delegated_is_not_delegated_further_and_the_keys_not_at_all() {
    let mut office = Office::of("henan");
    let further = Actor::staff(Role::LeaderInCharge, OrgId::from("henan"), StaffId::from("henan-supervisor"));
    let to = [&[("代理人", "受理员@中心")], DAYS.as_slice()].concat();
    assert_eq!(refused(&mut office, &further, Act::Delegate, &to), [Refusal::NotThisRole]);
    let keys = office.actor("系统管理员");
    assert_eq!(refused(&mut office, &keys, Act::Delegate, &to), [Refusal::NotThisRole]);
    let leader = office.actor("分管领导");
    let elsewhere = [&[("代理人", "督查员@上级")], DAYS.as_slice()].concat();
    assert_eq!(refused(&mut office, &leader, Act::Delegate, &elsewhere), [Refusal::FieldInvalid]);
    office.tries(&leader, Act::Delegate, &to).unwrap();
}

#[test]
fn a_delegation_is_ended_by_whoever_gave_it_or_the_system_administrator() {
    let mut office = Office::of("henan");
    office.does("分管领导", Act::Delegate, &[&[("代理人", "督查员@中心")], DAYS.as_slice()].concat());
    let other = office.actor("主管领导@市场监管局");
    assert_eq!(refused(&mut office, &other, Act::EndDelegation, &[]), [Refusal::NotThisRole]);
    office.does("系统管理员", Act::EndDelegation, &[]);
    assert!(office.undertaking.affair.is_ended());
}

#[test]
fn a_survey_asks_about_what_ended_before_it_and_takes_answers_in_its_time() {
    let mut office = Office::of("siping");
    let survey = [&[("主题", "窗口服务")], DAYS.as_slice()].concat();
    office.does("督查员", Act::BeginSurvey, &survey);
    let begun = office.undertaking.affair.facts.first().unwrap();
    let drawn = hall::Sampling::of(&begun.fact, office.now);
    assert_eq!((drawn.from, drawn.until), ("2022-08-28T00:00".parse().unwrap(), "2022-09-29T00:00".parse().unwrap()));
    let answer = [("满意度", "满意")];
    assert_eq!(refused(&mut office, &Actor::party(), Act::ReplyToSurvey, &answer), [Refusal::TimeInvalid]);
    office.now = "2022-10-10T08:00".parse().unwrap();
    office.tries(&Actor::party(), Act::ReplyToSurvey, &answer).unwrap();
    office.now = "2022-10-15T08:00".parse().unwrap();
    assert_eq!(refused(&mut office, &Actor::party(), Act::ReplyToSurvey, &answer), [Refusal::TimeInvalid]);
}

#[test]
fn a_period_that_ends_before_it_begins_is_no_period() {
    let mut office = Office::of("henan");
    let receiver = office.actor("受理员");
    let days = [("开始日期", "2022-09-20"), ("截止日期", "2022-09-10")];
    assert_eq!(refused(&mut office, &receiver, Act::PlanRevisits, &days), [Refusal::TimeInvalid]);
}
