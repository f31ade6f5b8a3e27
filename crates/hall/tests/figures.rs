//! Figures over digests: names, periods, duties, thresholds, tables, and laws that hold of all of them.

mod numbers;

use calendar::DateTime;
use directory::{OrgId, demonstration};
use hall::figures::{Asked, Breakdown, Measured, bars, focus, known, measure, measure_by, passing_on, table, unknown};
use hall::report::{Reporting, assess, assessment, circular, periodic, yearly};
use numbers::{Matter, at, day, hotline, regulations};
use proptest::prelude::*;
use record::Digest;
use words::{Dimension, Paper};

const FROM: &str = "2022-01-01";
const UNTIL: &str = "2022-12-31";

fn now() -> DateTime {
    at("2022-12-31T18:00")
}

fn filters(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

fn counted(name: &str, narrowed: &[(&str, &str)], digests: &[Digest], under: &[&str]) -> Measured {
    let filters = filters(narrowed);
    let asked = Asked { name, filters: &filters, from: day(FROM), until: day(UNTIL) };
    measure(&asked, digests, &regulations(under), now()).unwrap_or_else(|| panic!("{name} is unknown"))
}

fn text(name: &str, narrowed: &[(&str, &str)], digests: &[Digest], under: &[&str]) -> String {
    counted(name, narrowed, digests, under).text()
}

/// Two complaints about one office, one consultation of another, of which one is answered late.
fn year() -> Vec<Digest> {
    vec![
        Matter::of("投诉", "2022-03-01T09:00")
            .at_department("henan-market", "市场监管局")
            .duty("办理", "2022-03-08T18:00", Some("2022-03-04T10:00"))
            .fact("认定", "2022-03-05T10:00", &[("认定", "属实")])
            .fact("回访", "2022-03-07T10:00", &[("接通", "是"), ("满意度", "不满意")])
            .fact("回访", "2022-03-09T10:00", &[("接通", "是"), ("满意度", "满意")])
            .ended("2022-03-05T11:00"),
        Matter::of("投诉", "2022-03-02T09:00")
            .at_department("henan-market", "市场监管局")
            .duty("办理", "2022-03-09T18:00", Some("2022-03-09T18:01"))
            .fact("认定", "2022-03-10T10:00", &[("认定", "属实")])
            .fact("认定", "2022-03-11T10:00", &[("认定", "不属实")])
            .fact("退回", "2022-03-03T10:00", &[])
            .fact("退回", "2022-03-04T10:00", &[])
            .fact("回访", "2022-03-12T10:00", &[("接通", "否")]),
        Matter::of("咨询", "2022-04-01T09:00")
            .at_department("henan-social", "人社局")
            .duty("办理", "2022-04-08T18:00", Some("2022-04-08T18:00"))
            .fact("评价", "2022-04-09T10:00", &[("满意度", "基本满意")])
            .ended("2022-04-09T09:00"),
    ]
    .into_iter()
    .map(Matter::digest)
    .collect()
}

/// An act, when it was recorded, and what its fields say.
type Spoken<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

#[test]
fn counts_follow_from_the_words_of_the_glossary() {
    let digests = year();
    for (name, expected) in [
        ("诉求量", "3"),
        ("投诉量", "2"),
        ("投诉件数", "2"),
        ("咨询数", "1"),
        ("意见数", "0"),
        ("办结量", "0"),
        ("退回数", "2"),
        ("回访数", "3"),
        ("逾期数", "1"),
        ("未结数", "1"),
        ("查实投诉数", "1"),
        ("差评数", "0"),
        ("漏接数", "0"),
    ] {
        assert_eq!(text(name, &[], &digests, &["henan"]), expected, "{name}");
    }
    assert_eq!(counted("投诉量", &[], &digests, &[]).cases, [0, 1]);
}

#[test]
fn rates_are_the_regulations_own_and_cite_it() {
    let digests = year();
    assert_eq!(text("投诉率", &[], &digests, &["henan"]), "66.7%");
    assert_eq!(text("被投诉率", &[("部门", "市场监管局")], &digests, &["henan"]), "100%");
    let on_time = counted("按时办结率", &[], &digests, &["henan"]);
    assert_eq!((on_time.name.as_str(), on_time.of, on_time.over), ("按期办结率", 2, Some(3)));
    assert_eq!(on_time.cases, [0, 2]);
    assert!(on_time.citation.expect("a clause").matches("第八条"));
    assert_eq!(text("按期办结率", &[], &digests, &[]), "66.7%", "without a regulation the usual duties count");
    assert_eq!(text("满意率", &[], &digests, &["henan"]), "100%");
}

#[test]
fn of_several_revisits_the_last_that_reached_counts() {
    assert_eq!(text("回访满意率", &[], &year(), &["henan"]), "100%");
    assert_eq!(text("抽查回访满意率", &[("部门", "人社局")], &year(), &["henan"]), "—");
}

#[test]
fn the_due_minute_is_on_time_and_the_next_is_late() {
    let digests = year();
    assert_eq!(text("按期办结率", &[("部门", "人社局")], &digests, &["henan"]), "100%");
    assert_eq!(text("按期办结率", &[("部门", "市场监管局")], &digests, &["henan"]), "50%");
}

#[test]
fn neither_what_is_not_due_nor_what_was_lifted_enters_a_rate() {
    let open = Matter::of("投诉", "2022-12-30T09:00").duty("办理", "2023-01-06T18:00", None).digest();
    let mut lifted = Matter::of("投诉", "2022-12-01T09:00").duty("办理", "2022-12-08T18:00", None).digest();
    lifted.duties[0].lifted = Some(at("2022-12-02T09:00"));
    let missed = Matter::of("投诉", "2022-12-01T09:00").duty("办理", "2022-12-08T18:00", None).digest();
    let on_time = counted("按期办结率", &[], &[open, lifted, missed], &["henan"]);
    assert_eq!((on_time.of, on_time.over, on_time.among), (0, Some(1), vec![2]));
}

#[test]
fn what_was_decided_to_be_unreasonable_leaves_the_rates() {
    let mut digests = year();
    let late = Matter::from(digests[1].clone()).fact("不合理诉求", "2022-03-20T10:00", &[]).digest();
    digests[1] = late;
    assert_eq!(text("按期办结率", &[], &digests, &["henan"]), "100%");
    assert_eq!(text("投诉率", &[], &digests, &["henan"]), "50%");
    assert_eq!(text("投诉量", &[], &digests, &["henan"]), "2", "it was still a complaint");
}

#[test]
fn weighted_rates_make_an_overall_mark() {
    let digests = vec![
        Matter::of("投诉", "2022-03-01T09:00")
            .fact(
                "回访",
                "2022-03-07T10:00",
                &[("接通", "是"), ("真实联系", "是"), ("已解决", "是"), ("满意度", "不满意")],
            )
            .digest(),
    ];
    let asked = Asked { name: "综合得分", filters: &[], from: day(FROM), until: day(UNTIL) };
    let mark = measure(&asked, &digests, &[hotline()], now()).expect("weights");
    assert_eq!(mark.text(), "55");
    assert!(measure(&asked, &digests, &regulations(&["henan"]), now()).is_none(), "henan weighs nothing");
}

#[test]
fn calls_are_answered_in_working_time() {
    let call = |facts: &[Spoken<'_>]| {
        let mut matter = Matter::of("来电", "2022-05-05T10:00").line("0372-5550100");
        for (act, moment, values) in facts {
            matter = matter.fact(act, moment, values);
        }
        matter.digest()
    };
    let open: &[(&str, &str)] = &[("工作时间", "是")];
    let shut: &[(&str, &str)] = &[("工作时间", "否")];
    let digests = [
        call(&[("来电", "2022-05-05T10:00", open), ("接听", "2022-05-05T10:00", &[])]),
        call(&[("来电", "2022-05-05T10:01", open), ("漏接", "2022-05-05T10:02", open)]),
        call(&[("漏接", "2022-05-05T22:01", shut)]),
    ];
    assert_eq!(text("接听率", &[("号码", "0372-5550100")], &digests, &["tanghe"]), "50%");
    assert_eq!(text("漏接数", &[], &digests, &["tanghe"]), "2");
    assert_eq!(text("来电数", &[], &digests, &["tanghe"]), "3");
    assert_eq!(text("诉求量", &[], &digests, &["tanghe"]), "0", "a call is no case");
}

#[test]
fn every_office_answers_for_its_own_posts() {
    let mut checks = Matter::of("每日排查", "2022-05-05T08:00")
        .at_department("a", "甲局")
        .at_department("b", "乙局")
        .duty("每日排查", "2022-05-05T18:00", Some("2022-05-05T09:00"))
        .duty("每日排查", "2022-05-05T18:00", None)
        .digest();
    checks.duties[0].org = Some("a".to_owned());
    checks.duties[1].org = Some("b".to_owned());
    let digests = [checks];
    assert_eq!(text("签到率", &[], &digests, &[]), "50%");
    assert_eq!(text("排查率", &[("部门", "甲局")], &digests, &[]), "100%");
    assert_eq!(text("排查率", &[("部门", "乙局")], &digests, &[]), "0%");
    let asked = Asked { name: "签到率", filters: &[], from: day(FROM), until: day(UNTIL) };
    let by = measure_by(&asked, Dimension::Department, &digests, &[], now()).expect("known");
    let said: Vec<(&str, String)> = by.iter().map(|(mark, m)| (mark.label(), m.text())).collect();
    assert_eq!(said, [("乙局", "0%".to_owned()), ("甲局", "100%".to_owned())]);
}

#[test]
fn surveys_have_a_response_rate_and_a_result() {
    let digests = [Matter::of("满意度调查", "2022-05-05T08:00")
        .fact("满意度调查", "2022-05-05T08:00", &[("样本数", "4")])
        .fact("调查答卷", "2022-05-06T08:00", &[("满意度", "满意")])
        .fact("调查答卷", "2022-05-07T08:00", &[("满意度", "不满意")])
        .fact("调查答卷", "2022-05-07T09:00", &[("满意度", "非常满意")])
        .digest()];
    assert_eq!(text("调查满意率", &[], &digests, &["siping"]), "66.7%");
    assert_eq!(text("调查回收率", &[], &digests, &["siping"]), "75%");
}

#[test]
fn the_first_response_is_measured_in_minutes() {
    let digests = [
        Matter::of("咨询", "2022-05-05T09:00").staff_fact("引导", "2022-05-05T09:10").digest(),
        Matter::of("咨询", "2022-05-05T09:00").staff_fact("受理", "2022-05-05T09:25").digest(),
        Matter::of("咨询", "2022-05-05T09:00").digest(),
    ];
    let measured = counted("首次响应时长", &[], &digests, &["chongqing"]);
    assert_eq!((measured.text().as_str(), measured.unit.zh(), measured.over), ("17.5", "分钟", Some(2)));
}

#[test]
fn an_unknown_name_is_answered_with_the_known_ones() {
    let strange = filters(&[("星座", "双鱼")]);
    let asked = Asked { name: "天气", filters: &[], from: day(FROM), until: day(UNTIL) };
    assert!(measure(&asked, &year(), &regulations(&["henan"]), now()).is_none());
    assert!(unknown(&asked, &regulations(&["henan"])).contains("按期办结率"));
    let asked = Asked { name: "投诉量", filters: &strange, ..asked };
    assert!(measure(&asked, &year(), &[], now()).is_none());
    assert!(unknown(&asked, &[]).contains("部门"));
}

#[test]
fn every_known_name_can_be_counted() {
    for id in ["henan", "tanghe", "yousujiban", "siping", "chongqing"] {
        let regulations = regulations(&[id]);
        for name in known(day(UNTIL), &regulations) {
            let asked = Asked { name: &name, filters: &[], from: day(FROM), until: day(UNTIL) };
            assert!(measure(&asked, &year(), &regulations, now()).is_some(), "{id} {name}");
        }
    }
}

#[test]
fn an_area_stands_for_those_within_it() {
    let digests = year();
    assert_eq!(text("投诉量", &[("地区", "410503")], &digests, &[]), "2");
    assert_eq!(text("投诉量", &[("地区", "410500")], &digests, &[]), "2");
    assert_eq!(text("投诉量", &[("地区", "410000")], &digests, &[]), "2");
    assert_eq!(text("投诉量", &[("地区", "500000")], &digests, &[]), "0");
}

#[test]
fn a_table_has_a_row_for_each_office_and_a_total() {
    let names = ["诉求量", "投诉量", "按期办结率"];
    let breakdown =
        Breakdown { names: &names, by: Dimension::Department, filters: &[], from: day(FROM), until: day(UNTIL) };
    let table = table(&breakdown, &year(), &regulations(&["henan"]), now()).expect("known names");
    assert_eq!(table.header, ["部门", "诉求量（件）", "投诉量（件）", "按期办结率"]);
    let expected = [["市场监管局", "2", "2", "50%"], ["人社局", "1", "0", "100%"], ["合计", "3", "2", "66.7%"]];
    assert_eq!(table.rows, expected);
    let asked = breakdown.asked("投诉量");
    let bars = bars(&asked, Dimension::Department, &year(), &[], now()).expect("a known name");
    assert_eq!(bars.bars, [("市场监管局".to_owned(), 2.0)]);
}

#[test]
fn complaints_that_gather_and_matters_passed_on_are_listed() {
    let digests = year();
    let list = focus(&digests, day(FROM), day(UNTIL), 2);
    assert_eq!(list.len(), 1);
    assert_eq!((list[0].mark.label(), list[0].complaints, list[0].verified), ("市场监管局", 2, 1));
    let passing = passing_on(&digests, day(FROM), day(UNTIL), &demonstration::henan());
    assert_eq!(passing.rows.len(), 1);
    assert_eq!(passing.rows[0][1..], ["2", "1", "1", "0"]);
}

/// A window complained about so often, each complaint verified under the regulation of 唐河.
fn verified(times: usize) -> Vec<Digest> {
    (0..times)
        .map(|n| {
            Matter::of("投诉", "2022-03-01T09:00")
                .under("tanghe")
                .at_window("tanghe-w", "人社窗口")
                .fact("认定", &format!("2022-03-0{}T10:00", n + 2), &[("认定", "部分属实")])
                .digest()
        })
        .collect()
}

#[test]
fn two_verified_complaints_bar_the_window_and_three_ask_for_a_report() {
    let directory = demonstration::tanghe();
    let regulations = regulations(&["tanghe"]);
    let centre = OrgId::from("tanghe");
    for (times, expected) in [(1, vec![]), (2, vec!["不得评为红旗窗口"]), (3, vec!["不得评为红旗窗口", "书面汇报"])]
    {
        let digests = verified(times);
        let reporting = Reporting {
            centre: &centre,
            directory: &directory,
            regulations: &regulations,
            digests: &digests,
            number_of: &|place| format!("第{}件", place + 1),
            from: day(FROM),
            until: day(UNTIL),
            now: now(),
            focus_from: 2,
        };
        let assessed = assess(&reporting, Dimension::Window, "人社窗口").expect("a window");
        let effects: Vec<&str> = assessed.consequences.iter().map(|c| c.effect.as_str()).collect();
        assert_eq!(effects, expected);
        let sheet = assessment(&reporting, Dimension::Window, "人社窗口").expect("a sheet");
        assert_eq!(sheet.paper, Paper::AssessmentSheet);
        assert_eq!(sheet.text().contains("第2件"), times >= 2, "{}", sheet.text());
        assert_eq!(sheet.text().contains("唐政服〔2022〕37号 六（二）2"), times >= 2);
        let table = yearly(&reporting, Dimension::Window);
        assert_eq!(table.rows[0].last().map(String::as_str), Some(expected.join("、").as_str()));
    }
}

#[test]
fn a_verdict_counts_in_the_year_in_which_it_first_stood_while_it_stands() {
    let matter = || {
        Matter::of("投诉", "2022-12-01T09:00").fact("认定", "2022-12-20T10:00", &[("认定", "属实")]).fact(
            "认定",
            "2023-01-10T10:00",
            &[("认定", "部分属实")],
        )
    };
    let overturned = matter().fact("认定", "2023-02-10T10:00", &[("认定", "不属实")]);
    let digests = [matter().digest(), overturned.digest()];
    let of = |year: i16, now: &str| {
        let asked = Asked {
            name: "查实投诉数",
            filters: &[],
            from: day(&format!("{year}-01-01")),
            until: day(&format!("{year}-12-31")),
        };
        measure(&asked, &digests, &[], at(now)).expect("a figure").of
    };
    assert_eq!((of(2022, "2022-12-31T18:00"), of(2022, "2023-03-01T18:00")), (2, 1));
    assert_eq!(of(2023, "2023-03-01T18:00"), 0);
}

#[test]
fn a_circular_and_a_report_say_what_was_counted() {
    let (directory, regulations, digests) = (demonstration::henan(), regulations(&["henan"]), year());
    let centre = OrgId::from("henan");
    let reporting = Reporting {
        centre: &centre,
        directory: &directory,
        regulations: &regulations,
        digests: &digests,
        number_of: &|place| place.to_string(),
        from: day(FROM),
        until: day(UNTIL),
        now: now(),
        focus_from: 2,
    };
    let said = circular(&reporting).text();
    for part in ["共收到诉求3件，其中投诉2件", "按期办结率：66.7%（2／3）", "部门“市场监管局”：投诉2件", "第八条"]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
    let said = periodic(&reporting).text();
    for part in ["还有1件没有办结，其中最早的一件收到于2022年3月2日", "诉求量（件）　3　0　增加3件"]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
}

/// Any case of one of three offices, due some days after its receipt, handled after some days or never.
fn any_case() -> impl Strategy<Value = Digest> {
    let days = 1..10_u32;
    (0..3_usize, prop::bool::ANY, 1..15_u32, days.clone(), prop::option::of(days)).prop_map(
        |(office, complaint, received, due, met)| {
            let kind = if complaint { "投诉" } else { "咨询" };
            let met = met.map(|days| format!("2022-03-{:02}T10:00", received + days));
            Matter::of(kind, &format!("2022-03-{received:02}T09:00"))
                .at_department(&format!("o{office}"), &format!("{office}局"))
                .duty("办理", &format!("2022-03-{:02}T18:00", received + due), met.as_deref())
                .digest()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_values_of_a_dimension_sum_to_the_whole(digests in prop::collection::vec(any_case(), 0..40)) {
        let regulations = regulations(&["henan"]);
        for name in ["诉求量", "投诉量", "逾期数", "按期办结率", "投诉率"] {
            let asked = Asked { name, filters: &[], from: day("2022-03-05"), until: day("2022-03-20") };
            let all = measure(&asked, &digests, &regulations, now()).expect("known");
            let by = measure_by(&asked, Dimension::Department, &digests, &regulations, now()).expect("known");
            prop_assert_eq!(by.iter().map(|(_, m)| m.of).sum::<u64>(), all.of);
            prop_assert_eq!(by.iter().map(|(_, m)| m.over.unwrap_or(0)).sum::<u64>(), all.over.unwrap_or(0));
            for (mark, measured) in &by {
                let filters = filters(&[("部门", mark.label())]);
                let alone = measure(&Asked { filters: &filters, ..asked }, &digests, &regulations, now());
                prop_assert_eq!(alone.as_ref(), Some(measured));
            }
        }
    }

    #[test]
    fn a_figure_comes_out_the_same_when_it_is_counted_again_later(
        digests in prop::collection::vec(any_case(), 0..40),
        later in prop::collection::vec(any_case(), 0..10),
    ) {
        let regulations = regulations(&["henan"]);
        let published = at("2022-03-09T12:00");
        let known: Vec<Digest> = digests.iter().map(|d| as_of(d, published)).collect();
        for name in ["按期办结率", "逾期数", "诉求量"] {
            let asked = Asked { name, filters: &[], from: day("2022-03-01"), until: day("2022-03-31") };
            let then = measure(&asked, &known, &regulations, published).expect("known");
            let again = measure(&asked, &digests, &regulations, published).expect("known");
            prop_assert_eq!(&then, &again);
            let more = later.iter().filter(|d| d.at > published).chain(&digests).collect::<Vec<_>>();
            let with_later = measure(&asked, more, &regulations, published).expect("known");
            prop_assert_eq!((then.of, then.over), (with_later.of, with_later.over));
        }
    }

    #[test]
    fn the_order_of_the_cases_does_not_matter(digests in prop::collection::vec(any_case(), 0..40)) {
        let regulations = regulations(&["henan"]);
        let asked = Asked { name: "按期办结率", filters: &[], from: day(FROM), until: day(UNTIL) };
        let one = measure(&asked, &digests, &regulations, now()).expect("known");
        let other = measure(&asked, digests.iter().rev(), &regulations, now()).expect("known");
        prop_assert_eq!((one.of, one.over, one.text()), (other.of, other.over, other.text()));
    }
}

/// A digest as it stood before anything later happened.
fn as_of(digest: &Digest, moment: DateTime) -> Digest {
    let mut digest = digest.clone();
    digest.facts.retain(|fact| fact.at <= moment);
    for duty in &mut digest.duties {
        duty.met = duty.met.filter(|at| *at <= moment);
    }
    digest
}

#[test]
fn a_period_includes_both_its_days() {
    let digests = year();
    let one = day("2022-03-01");
    let asked = Asked { name: "投诉量", filters: &[], from: one, until: one };
    assert_eq!(measure(&asked, &digests, &[], now()).expect("known").of, 1);
}
