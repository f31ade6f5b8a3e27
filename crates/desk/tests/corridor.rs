//! The desk over a real store: two clerks, retries, weeks of downtime, rebuild and proof.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use case::Actor;
use desk::{DeskError, Looking, Request, instant};
use directory::{Adopted, OrgId, StaffId, demonstration};
use regulation::official;
use support::{centre, open, open_with};
use words::{Act, Look, Refusal, Role, Rung, Stage};

fn receiver() -> Actor {
    Actor::staff(Role::Receiver, centre(), StaffId::from("henan-receiver"))
}

fn complaint() -> Request {
    Request::of(Act::Register)
        .with("类型", "投诉")
        .with("渠道", "网上")
        .with("诉求人", "张三")
        .with("诉求内容", "窗口拒收材料且未说明理由")
}

fn accept() -> Request {
    Request::of(Act::Accept).with("分类", "一般")
}

fn dispatch(lead: &str) -> Request {
    Request::of(Act::Dispatch).with("牵头", lead)
}

#[tokio::test]
async fn a_registration_has_a_number_a_code_and_a_duty() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2022-09-28T10:00").await;
    let acted = desk.register(&centre(), &Actor::party(), complaint()).await.unwrap();
    let number = acted.number.clone().unwrap();
    assert_eq!(number, "410503-20220928-00001");
    let found = desk.store().by_receipt(&number, &acted.code.unwrap()).await.unwrap();
    assert_eq!(found.unwrap().stream, acted.stream);
    let loaded = desk.load(&acted.stream).await.unwrap();
    assert_eq!(loaded.stage(), Stage::Registered);
    assert_eq!(loaded.matter.ledger.open().count(), 1);
}

#[tokio::test]
async fn words_are_sealed_and_opened_only_for_those_concerned() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2022-09-28T10:00").await;
    let acted = desk.register(&centre(), &Actor::party(), complaint()).await.unwrap();
    let rows = desk.store().journal(&acted.stream).await.unwrap();
    assert!(rows.iter().all(|r| !r.body.contains("张三") && !r.body.contains("拒收")));
    let loaded = desk.load(&acted.stream).await.unwrap();
    let name = loaded.matter.case.facts[0].fact.get(words::Field::Name).unwrap().clone();
    let opened = desk.open_words(&loaded, &receiver()).await.unwrap();
    assert_eq!(opened.words(&name), Some("张*"), "who only looks sees it masked");
    let asked = Looking::new(Look::Reveal, "诉求件页");
    let opened = desk.open_words_for(&loaded, &receiver(), &asked).await.unwrap();
    assert_eq!(opened.words(&name), Some("张三"));
    let stranger = Actor::staff(Role::Handler, OrgId::from("henan-tax"), StaffId::from("henan-handler-tax"));
    let opened = desk.open_words(&loaded, &stranger).await.unwrap();
    assert_eq!(opened.words(&name), None);
}

#[tokio::test]
async fn of_two_clerks_one_wins_and_the_other_is_decided_again() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2022-09-28T10:00").await;
    let acted = desk.register(&centre(), &Actor::party(), complaint()).await.unwrap();
    let who = receiver();
    let (one, two) = tokio::join!(desk.act(&acted.stream, &who, accept()), desk.act(&acted.stream, &who, accept()));
    let refused = [one, two].into_iter().filter_map(Result::err).collect::<Vec<_>>();
    let [DeskError::Refused(denial)] = refused.as_slice() else { panic!("{refused:?}") };
    assert!(denial.reasons.iter().any(|r| r.refusal == Refusal::AlreadyDone));
    let note = |text: &str| Request::of(Act::Note).with("内容", text);
    let (one, two) = tokio::join!(desk.act(&acted.stream, &who, note("一")), desk.act(&acted.stream, &who, note("二")));
    assert!(one.is_ok() && two.is_ok(), "both notes stand: {one:?} {two:?}");
    assert_eq!(desk.load(&acted.stream).await.unwrap().matter.sequence(), 4);
}

#[tokio::test]
async fn a_repeated_command_is_answered_and_not_done_twice() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2022-09-28T10:00").await;
    let once = Request { command: Some("form-1".to_owned()), ..complaint() };
    let first = desk.register(&centre(), &Actor::party(), once.clone()).await.unwrap();
    let second = desk.register(&centre(), &Actor::party(), once).await.unwrap();
    assert_eq!((first.stream, first.number, first.code), (second.stream.clone(), second.number, second.code));
    assert!(second.repeated);
    let once = Request { command: Some("accept-1".to_owned()), ..accept() };
    desk.act(&second.stream, &receiver(), once.clone()).await.unwrap();
    let again = desk.act(&second.stream, &receiver(), once).await.unwrap();
    assert!(again.repeated, "though accepting again would be refused");
}

#[tokio::test]
async fn after_weeks_of_downtime_time_records_everything_once() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2022-09-28T10:00").await;
    let mut streams = Vec::new();
    for _ in 0..150 {
        let acted = desk.register(&centre(), &Actor::party(), complaint()).await.unwrap();
        desk.act(&acted.stream, &receiver(), accept()).await.unwrap();
        desk.act(&acted.stream, &receiver(), dispatch("市场监管局")).await.unwrap();
        streams.push(acted.stream);
    }
    desk.clock().set(instant("2022-11-01T08:00".parse().unwrap()));
    let (one, two) = tokio::join!(desk.sweep(), desk.sweep());
    let swept = one.unwrap().streams + two.unwrap().streams;
    assert_eq!(swept, 150 + 3, "each once, whoever swept, and the day's checks, the month and the quarter");
    assert_eq!(desk.sweep().await.unwrap().facts, 0, "nothing is owed twice");
    for stream in &streams {
        let loaded = desk.load(stream).await.unwrap();
        let count = |act: Act| loaded.matter.case.facts.iter().filter(|f| f.fact.act == act).count();
        assert_eq!((count(Act::Remind), count(Act::LimitEnded), count(Act::Order)), (0, 1, 1));
        assert_eq!(loaded.matter.ledger.rung(), Rung::Order);
    }
    desk.advance_to("2022-11-10T09:00".parse().unwrap()).await.unwrap();
    assert_eq!(desk.load(&streams[0]).await.unwrap().matter.ledger.rung(), Rung::Circular);
}

#[tokio::test]
async fn rebuilding_gives_the_same_rows_and_the_journal_proves_itself() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2022-09-28T10:00").await;
    for n in 0..12 {
        let acted = desk.register(&centre(), &Actor::party(), complaint()).await.unwrap();
        if n % 2 == 0 {
            desk.act(&acted.stream, &receiver(), accept()).await.unwrap();
        }
        if n % 4 == 0 {
            desk.act(&acted.stream, &receiver(), dispatch("人社局")).await.unwrap();
        }
    }
    desk.advance_to("2022-10-20T09:00".parse().unwrap()).await.unwrap();
    let compared = desk.rebuild(false).await.unwrap();
    let checks = 13; // working days from 29 September to 20 October
    let periods = 4; // a month and a quarter, and the next of each
    assert_eq!((compared.streams, compared.differences), (12 + checks + periods, Vec::new()));
    let rebuilt = desk.rebuild(true).await.unwrap();
    assert_eq!(rebuilt.differences, Vec::new());
    desk.store().checkpoint(desk.clock().millis()).await.unwrap();
    assert_eq!(desk.verify().await.unwrap().findings, Vec::new());
}

#[tokio::test]
async fn a_place_without_a_regulation_cannot_register() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2022-09-28T10:00").await;
    let refused = desk.register(&OrgId::from("henan-market"), &Actor::party(), complaint()).await;
    assert!(matches!(refused, Err(DeskError::Refused(_))), "{refused:?}");
    assert!(matches!(desk.act("nothing", &receiver(), accept()).await, Err(DeskError::Unknown)));
}

#[tokio::test]
async fn a_linked_case_is_offered_the_main_ones_answer_and_told_by_a_person() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2022-09-28T10:00").await;
    let main = desk.register(&centre(), &Actor::party(), complaint()).await.unwrap();
    let other = desk.register(&centre(), &Actor::party(), complaint()).await.unwrap();
    let who = receiver();
    for stream in [&main.stream, &other.stream] {
        desk.act(stream, &who, accept()).await.unwrap();
    }
    let link = Request::of(Act::Link).with("主件", main.number.as_deref().unwrap());
    desk.act(&other.stream, &who, link).await.unwrap();
    let linked = desk.load(&other.stream).await.unwrap();
    assert_eq!(linked.matter.ledger.owed_by_case().count(), 0, "its duties stay on the main case");
    assert!(desk.load(&main.stream).await.unwrap().matter.case.linked.contains(&other.stream));

    desk.act(&other.stream, &who, Request::of(Act::Unlink)).await.unwrap();
    let alone = desk.load(&other.stream).await.unwrap();
    assert!(alone.matter.ledger.latest("办理").unwrap().is_open(), "unlinked, it owes what it owed");
    let link = Request::of(Act::Link).with("主件", main.number.as_deref().unwrap());
    desk.act(&other.stream, &who, link).await.unwrap();

    let handler = Actor::staff(Role::Handler, OrgId::from("henan-market"), StaffId::from("henan-handler-market"));
    let head = Actor::staff(Role::UnitHead, OrgId::from("henan-market"), StaffId::from("henan-head-market"));
    let inspector =
        Actor::staff(Role::Inspector, OrgId::from("henan-superior"), StaffId::from("henan-inspector-superior"));
    desk.act(&main.stream, &who, dispatch("市场监管局")).await.unwrap();
    desk.act(&main.stream, &handler, Request::of(Act::SignFor)).await.unwrap();
    let answer = ["调查核实", "处理过程", "整改措施", "整改结果"]
        .into_iter()
        .fold(Request::of(Act::Answer), |request, field| request.with(field, "已查明"));
    desk.act(&main.stream, &handler, answer).await.unwrap();
    desk.act(&main.stream, &head, Request::of(Act::ReviewAnswer).with("结论", "同意")).await.unwrap();
    desk.act(&main.stream, &inspector, Request::of(Act::Inspect).with("结论", "通过")).await.unwrap();
    let told = || Request::of(Act::FeedBack).with("方式", "电话").with("内容", "窗口已改正");
    desk.act(&main.stream, &who, told()).await.unwrap();

    let offered = desk.load(&other.stream).await.unwrap();
    assert!(offered.matter.case.main_answered);
    assert_eq!(offered.matter.ledger.owed_by_case().count(), 1, "somebody owes the telling");
    desk.act(&other.stream, &who, told()).await.unwrap();
    desk.act(&other.stream, &who, Request::of(Act::Close)).await.unwrap();
    assert_eq!(desk.load(&other.stream).await.unwrap().stage(), Stage::Closed);
}

#[tokio::test]
async fn what_is_arranged_together_is_answered_and_not_refused_when_it_is_sent_again() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open_with(&dir, "2022-09-28T10:00", demonstration::tanghe(), official()).await;
    let tanghe = OrgId::from("tanghe");
    let who = Actor::staff(Role::Receiver, tanghe.clone(), StaffId::from("tanghe-receiver"));
    let mut cases = Vec::new();
    for text in ["延长开放时间", "周六也办"] {
        let suggestion = Request::of(Act::Register).with("类型", "建议").with("渠道", "网上").with("诉求内容", text);
        let acted = desk.register(&tanghe, &Actor::party(), suggestion.with("缺项原因", "未提供")).await.unwrap();
        desk.act(&acted.stream, &who, Request::of(Act::Accept)).await.unwrap();
        cases.push(acted);
    }
    let arrange =
        Request::of(Act::Inquire).with("情况", "两件都是开放时间").with("诉求件", cases[1].number.as_deref().unwrap());
    let once = Request { command: Some("form-7".to_owned()), ..arrange };
    let first = desk.act(&cases[0].stream, &who, once.clone()).await.unwrap();
    let again = desk.act(&cases[0].stream, &who, once).await.unwrap();
    assert!(!first.repeated && again.repeated);
    for case in &cases {
        let facts = desk.load(&case.stream).await.unwrap().matter.case.facts;
        assert_eq!(facts.iter().filter(|r| r.fact.act == Act::Inquire).count(), 1, "on each, once");
    }
}

#[tokio::test]
async fn a_complaint_that_a_low_evaluation_opens_stands_under_the_rules_that_take_complaints() {
    let dir = tempfile::tempdir().unwrap();
    let mut regulations = official();
    let narrow = regulations.iter_mut().find(|r| r.id == "yousujiban").unwrap();
    narrow.kinds = vec![words::CaseKind::Consultation];
    let mut directory = demonstration::henan();
    let settings = directory.settings.iter_mut().find(|s| s.centre == centre()).unwrap();
    settings.regulations.push(Adopted { regulation: "yousujiban".to_owned(), since: "2019-01-01".parse().unwrap() });
    let desk = open_with(&dir, "2022-09-28T10:00", directory, regulations).await;
    let under =
        |loaded: &desk::Loaded| loaded.matter.case.regulations.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    let asked = desk.register(&centre(), &Actor::party(), complaint()).await.unwrap();
    assert_eq!(under(&desk.load(&asked.stream).await.unwrap()), ["henan"]);
    desk.act(&asked.stream, &receiver(), Request::of(Act::Settle).with("答复内容", "已当场更正")).await.unwrap();
    let low = Request::of(Act::Evaluate).with("满意度", "非常不满意").with("原因", "没有更正");
    let evaluated = desk.act(&asked.stream, &Actor::party(), low).await.unwrap();
    let opened = format!("{}.{}", asked.stream, evaluated.sequence);
    assert_eq!(under(&desk.load(&opened).await.unwrap()), ["henan"], "as if somebody had registered it");
}
