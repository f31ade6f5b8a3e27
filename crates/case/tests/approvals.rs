//! Who approves anything, and what waits for approval.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use case::{approves, awaits};
use support::Office;
use words::{Act, Role};

#[test]
fn whoever_a_document_names_approves_and_whoever_only_works_does_not() {
    for place in ["henan", "tanghe", "chongqing", "siping", "yousujiban"] {
        let books = Office::of(&[place]).books;
        for role in [Role::LeaderInCharge, Role::UnitHead, Role::Inspector] {
            assert!(approves(role, &books), "{place}: {role}");
        }
        for role in [Role::Handler, Role::WindowClerk, Role::Archivist, Role::Party, Role::Time] {
            assert!(!approves(role, &books), "{place}: {role}");
        }
    }
}

#[test]
fn an_answer_waits_for_the_head_of_the_unit_and_then_for_inspection() {
    let mut office = Office::of(&["henan"]);
    let receiver = office.staff(Role::Receiver, "中心");
    let handler = office.staff(Role::Handler, "市场监管局");
    let complaint = [("类型", "投诉"), ("渠道", "网上"), ("诉求人", "张三"), ("诉求内容", "拒收材料")];
    office.act(&case::Actor::party(), Act::Register, &complaint).unwrap();
    office.act(&receiver, Act::Accept, &[("分类", "一般")]).unwrap();
    office.act(&receiver, Act::Dispatch, &[("牵头", "市场监管局")]).unwrap();
    office.act(&handler, Act::SignFor, &[]).unwrap();
    let waiting = |office: &Office| {
        let acts = Act::ALL.iter().filter(|act| awaits(&office.matter, **act, &office.books) && !act.grants());
        acts.copied().collect::<Vec<_>>()
    };
    assert_eq!(waiting(&office), []);
    let answer = ["调查核实", "处理过程", "整改措施", "整改结果"].map(|field| (field, "已查明"));
    office.act(&handler, Act::Answer, &answer).unwrap();
    assert_eq!(waiting(&office), [Act::ReviewAnswer]);
    let head = office.staff(Role::UnitHead, "市场监管局");
    office.act(&head, Act::ReviewAnswer, &[("结论", "同意")]).unwrap();
    assert_eq!(waiting(&office), [Act::Inspect]);
}
