//! The five checks of a first-asked case, through the course of a question.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use case::Check::{Done, Missing, NotCalledFor};
use case::{Actor, Check};
use support::Office;
use words::{Act, Role};

const QUESTION: &[(&str, &str)] =
    &[("类型", "咨询"), ("渠道", "窗口"), ("事项名称", "社保卡补领"), ("诉求内容", "卡丢了"), ("缺项原因", "未提供")];

fn checks(office: &Office) -> [Check; 5] {
    office.matter.first_asked_checks().all().map(|(_, check)| check)
}

fn asked(at: &str) -> (Office, Actor) {
    let mut office = Office::of(&["siping"]);
    let clerk = office.staff(Role::WindowClerk, at);
    office.act(&clerk, Act::Register, QUESTION).unwrap();
    (office, clerk)
}

#[test]
fn a_question_that_is_guided_is_followed_until_its_owner_has_done_it() {
    let (mut office, clerk) = asked("综合窗口");
    assert_eq!(checks(&office), [Done, Missing, NotCalledFor, NotCalledFor, NotCalledFor]);
    office.act(&clerk, Act::Guide, &[("去向", "人社窗口")]).unwrap();
    assert_eq!(checks(&office), [Done, Done, Done, NotCalledFor, Missing]);
    let owner = office.staff(Role::WindowClerk, "人社窗口");
    office.act(&owner, Act::CompleteMatter, &[("结果", "已补发")]).unwrap();
    assert_eq!(checks(&office), [Done, Done, Done, NotCalledFor, Done]);
}

#[test]
fn what_is_told_twice_was_not_told_at_once() {
    let (mut office, clerk) = asked("人社窗口");
    office.act(&clerk, Act::GiveNoticeOnce, &[("需补材料", "照片")]).unwrap();
    assert_eq!(checks(&office), [Done, Done, NotCalledFor, Done, NotCalledFor]);
    office.act(&clerk, Act::GiveNoticeOnce, &[("需补材料", "身份证")]).unwrap();
    assert_eq!(checks(&office), [Done, Done, NotCalledFor, Missing, NotCalledFor]);
}

#[test]
fn an_answer_of_the_next_day_comes_too_late() {
    let (mut office, clerk) = asked("人社窗口");
    office.now = "2022-09-29T10:00".parse().unwrap();
    office.act(&clerk, Act::Explain, &[("内容", "带身份证")]).unwrap();
    assert_eq!(checks(&office), [Done, Missing, NotCalledFor, NotCalledFor, NotCalledFor]);
}
