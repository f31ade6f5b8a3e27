//! Whatever people and time do in whatever order: the invariants hold, replay equals fold, an open case owes something.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use calendar::DateTime;
use case::{Actor, Matter, findings};
use proptest::prelude::*;
use support::{Office, trail, words_for};
use words::Act;

const PLACES: &[&[&str]] =
    &[&["henan"], &["tanghe"], &["chongqing"], &["siping"], &["yousujiban"], &["tanghe", "henan"]];
const KINDS: &[&str] = &["咨询", "投诉", "建议", "举报", "疑难事项", "表扬"];
const CHANNELS: &[&str] = &["网上", "电话", "窗口", "现场", "信函", "小程序", "意见箱", "12345"];

/// One move: who, which of their offers, what they say, how many hours pass before.
type Move = (u16, u16, u16, u8);

fn played(place: usize, kind: usize, channel: usize, moves: &[Move]) -> Office {
    let mut office = Office::of(PLACES[place]);
    let clerk = office.staff(words::Role::WindowClerk, "综合窗口");
    let registrar = if channel.is_multiple_of(2) { Actor::party() } else { clerk };
    let pairs = [
        ("类型", KINDS[kind]),
        ("渠道", CHANNELS[channel]),
        ("诉求人", "张三"),
        ("联系电话", "13800000001"),
        ("地址", "人民路一号"),
        ("事项名称", "食品经营许可"),
        ("投诉对象", "市场监管窗口"),
        ("窗口单位名称", "市场监管窗口"),
        ("诉求内容", "材料被退回而未说明理由"),
        ("事实和证据", "有回执"),
    ];
    office.act(&registrar, Act::Register, &pairs).expect("registering is never refused for want of a form");
    let people = office.cast();
    for (who, which, what, hours) in moves {
        office.now = office.now.checked_add(jiff::Span::new().hours(i64::from(*hours))).expect("a time");
        office.tick();
        let actor = &people[usize::from(*who) % people.len()];
        let offers = office.offers(actor);
        if offers.is_empty() {
            continue;
        }
        let offer = &offers[usize::from(*which) % offers.len()];
        let mut seed = usize::from(*what);
        let pairs: Vec<(String, String)> = offer
            .fields
            .iter()
            .filter_map(|field| {
                seed = seed.wrapping_mul(31).wrapping_add(7);
                let skipped = !field.required && seed % 3 == 0;
                let words = words_for(field, &office, |n| seed % n)?;
                (!skipped).then(|| (field.spec.field.zh().to_owned(), words))
            })
            .collect();
        let borrowed: Vec<(&str, &str)> = pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let before = office.matter.clone();
        if office.act(actor, offer.act, &borrowed).is_err() {
            assert_eq!(before, office.matter, "a refusal changes nothing");
        }
    }
    office
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_acts_keeps_the_invariants(
        place in 0..PLACES.len(),
        kind in 0..KINDS.len(),
        channel in 0..CHANNELS.len(),
        moves in proptest::collection::vec((any::<u16>(), any::<u16>(), any::<u16>(), 0_u8..40), 1..40),
    ) {
        let mut office = played(place, kind, channel, &moves);
        let mut replayed = Matter::default();
        for recorded in &office.matter.case.facts {
            replayed = replayed.after(recorded, &office.books);
            prop_assert!(findings(&replayed, &office.books).is_empty(), "{}", trail(&replayed));
        }
        prop_assert_eq!(&replayed, &office.matter, "replay equals fold");
        let far: DateTime = office.now.checked_add(jiff::Span::new().days(120)).expect("a time");
        office.now = far;
        office.tick();
        prop_assert_eq!(office.tick(), 0, "a second tick has nothing due");
    }
}
