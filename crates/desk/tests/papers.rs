//! Papers over a real store: each reader has those that are theirs, with the words that they may read.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use case::Actor;
use desk::{Desk, DeskError, Request};
use directory::{OrgId, StaffId};
use record::Sheet;
use support::{at_centre, centre, open};
use words::{Act, Paper, Role};

/// A complaint that has been sent to 市场监管局; its stream.
async fn dispatched(desk: &Desk) -> String {
    let complaint = Request::of(Act::Register)
        .with("类型", "投诉")
        .with("渠道", "网上")
        .with("诉求人", "张三")
        .with("诉求内容", "窗口拒收材料");
    let stream = desk.register(&centre(), &Actor::party(), complaint).await.unwrap().stream;
    let receiver = at_centre(Role::Receiver, "henan-receiver");
    let requests =
        [Request::of(Act::Accept).with("分类", "一般"), Request::of(Act::Dispatch).with("牵头", "市场监管局")];
    for request in requests {
        desk.act(&stream, &receiver, request).await.unwrap();
    }
    stream
}

fn kinds(sheets: &[Sheet]) -> Vec<Paper> {
    sheets.iter().map(|sheet| sheet.paper).collect()
}

#[tokio::test]
async fn each_reader_has_their_own_papers_and_words() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2022-09-28T10:00").await;
    let stream = dispatched(&desk).await;
    let of_receiver = desk.papers(&stream, &at_centre(Role::Receiver, "henan-receiver")).await.unwrap();
    assert_eq!(kinds(&of_receiver), [Paper::RegisterForm, Paper::Acceptance, Paper::WorkOrder]);
    assert!(of_receiver.iter().all(|sheet| sheet.text().contains("张三")));
    let of_party = desk.papers(&stream, &Actor::party()).await.unwrap();
    assert_eq!(kinds(&of_party), [Paper::Acceptance], "the party has what was addressed to it");
    let of_supervisor = desk.papers(&stream, &at_centre(Role::Supervisor, "henan-supervisor")).await.unwrap();
    assert!(of_supervisor.iter().all(|sheet| !sheet.text().contains("张三")), "who supervises sees no person");
    let stranger = Actor::staff(Role::Handler, OrgId::from("henan-tax"), StaffId::from("henan-handler-tax"));
    assert!(matches!(desk.papers(&stream, &stranger).await, Err(DeskError::Unknown)));
}

#[tokio::test]
async fn an_affair_has_papers_too() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(&dir, "2022-09-28T10:00").await;
    let supervisor = at_centre(Role::Supervisor, "henan-supervisor");
    let request = Request::of(Act::NameHotIssue).with("主题", "排队").with("原因", "窗口少").with("措施", "增开窗口");
    let stream = desk.begin(&centre(), &supervisor, request.with("责任单位", "市场监管局")).await.unwrap().stream;
    let done = Request::of(Act::Rectify).with("措施", "已经增开").with("结果", "等候缩短");
    let handler = Actor::staff(Role::Handler, OrgId::from("henan-market"), StaffId::from("henan-handler-market"));
    desk.act_on(&stream, &handler, done).await.unwrap();
    let sheets = desk.papers(&stream, &supervisor).await.unwrap();
    assert_eq!(kinds(&sheets), [Paper::RectificationReport]);
    assert!(sheets[0].text().contains("已经增开"));
}
