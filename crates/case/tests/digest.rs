//! What figures see of a case that was really handled.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use case::digest;
use record::Digest;
use support::Office;
use words::{Act, Dimension, Field, Role};

/// A complaint about a window, handled, with a revisit.
fn handled() -> Office {
    let mut office = Office::of(&["henan"]);
    let at = |office: &mut Office, moment: &str| office.now = moment.parse().expect("a moment");
    let party = case::Actor::party();
    office
        .act(
            &party,
            Act::Register,
            &[
                ("诉求人", "张三"),
                ("联系电话", "13800000001"),
                ("渠道", "网上"),
                ("类型", "投诉"),
                ("诉求内容", "窗口拒收材料"),
                ("投诉对象", "市场监管窗口"),
            ],
        )
        .expect("registered");
    let receiver = office.staff(Role::Receiver, "中心");
    let handler = office.staff(Role::Handler, "市场监管局");
    office.act(&receiver, Act::Accept, &[("分类", "一般")]).expect("accepted");
    office.act(&receiver, Act::Dispatch, &[("牵头", "市场监管局")]).expect("dispatched");
    at(&mut office, "2022-09-29T10:00");
    office.act(&handler, Act::SignFor, &[]).expect("signed for");
    let answer = [("调查核实", "属实"), ("处理过程", "谈话"), ("整改措施", "培训"), ("整改结果", "已收件")];
    office.act(&handler, Act::Answer, &answer).expect("answered");
    office
}

#[test]
fn a_complaint_counts_for_the_window_complained_about_and_the_department_that_leads() {
    let office = handled();
    let digest = digest(&office.matter, &office.directory);
    for (dimension, value) in [
        (Dimension::Area, "410503"),
        (Dimension::Centre, "中心"),
        (Dimension::Department, "市场监管局"),
        (Dimension::Window, "市场监管窗口"),
        (Dimension::Channel, "网上"),
        (Dimension::Kind, "投诉"),
        (Dimension::Class, "一般"),
        (Dimension::Regulation, "henan"),
    ] {
        assert!(digest.is_under(dimension, value), "{dimension} {value}: {:?}", digest.marks(dimension));
    }
    assert!(digest.marks(Dimension::Person).is_empty(), "whoever answers a complaint is not the one accused");
}

#[test]
fn a_duty_counts_by_when_it_was_met() {
    let office = handled();
    let digest = digest(&office.matter, &office.directory);
    let handling = digest.duties.iter().find(|d| d.goes_by("办理")).expect("the handling");
    assert_eq!(handling.standing(office.now), "已履行");
    assert_eq!(handling.standing("2022-09-28T18:00".parse().expect("a moment")), "未履行", "it was not met yet then");
    assert_eq!(handling.settled(office.now), Some(office.now));
    let answered = digest.last(Act::Answer).expect("an answer");
    assert!(answered.by.iter().any(|word| word == "牵头"));
    assert_eq!(answered.value(Field::Investigation), Some("有"));
}

#[test]
fn nothing_sealed_is_in_it_and_it_comes_back_from_json() {
    let office = handled();
    let digest = digest(&office.matter, &office.directory);
    let json = serde_json::to_string(&digest).expect("written");
    for word in ["张三", "13800000001", "拒收", "谈话"] {
        assert!(!json.contains(word), "{word} in {json}");
    }
    assert_eq!(serde_json::from_str::<Digest>(&json).expect("read"), digest);
    assert!(json.len() < 8_000, "{} bytes", json.len());
}
