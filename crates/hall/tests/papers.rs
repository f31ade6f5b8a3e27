//! What the papers of affairs say, word by word, and that none says what its reader may not know.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use hall::papers;
use record::{About, Sheet};
use std::collections::BTreeMap;
use support::Office;
use words::Act;

/// The papers of an affair, with the sealed words or without them; without them none of those words may stand there.
fn sheets(office: &Office, open: bool) -> Vec<Sheet> {
    let numbers = BTreeMap::from([("s1".to_owned(), "411328-20220928-00003".to_owned())]);
    let follow = Some("https://zwfw.example/topics/1");
    let about = About { number: None, directory: &office.directory, books: &office.books, follow, numbers: &numbers };
    let sheets = papers(&office.undertaking, &|s| office.vault.get(&s.id).filter(|_| open).cloned(), &about);
    if !open {
        let text = said(&sheets);
        let leaked = office.vault.values().find(|words| text.contains(words.as_str()));
        assert!(leaked.is_none(), "{leaked:?}");
    }
    sheets
}

/// All that the papers say; each closed once too, to see that nothing is told that was not opened.
fn of(office: &Office) -> String {
    let _ = sheets(office, false);
    said(&sheets(office, true))
}

fn said(sheets: &[Sheet]) -> String {
    sheets.iter().map(|s| format!("【{}】\n{}", s.paper, s.text())).collect::<Vec<_>>().join("\n\n────\n\n")
}

#[test]
fn a_visit_and_a_symposium_with_what_was_raised() {
    let mut visit = Office::of("tanghe");
    let record = [
        ("主题", "助企走访"),
        ("人员", "刘峰带队三人"),
        ("地点", "唐河县产业园"),
        ("日期", "2022-09-27 09:30"),
        ("参加人员", "八家企业的负责人"),
        ("内容", "施工许可现场核查时间不确定"),
    ];
    visit.does("受理员", Act::Visit, &record);
    visit.does("受理员", Act::RaiseCase, &[("诉求件", "s1")]);
    visit.does("受理员", Act::Conclude, &[("结果", "一件转为诉求件，其余当场解释")]);
    let mut symposium = Office::of("tanghe");
    symposium.does("受理员", Act::Symposium, &record);
    insta::assert_snapshot!("going_out", format!("{}\n\n════\n\n{}", of(&visit), of(&symposium)));
}

#[test]
fn an_inspection_its_decision_sanction_and_circular() {
    let mut office = Office::of("siping");
    let found = [("单位", "市场监管窗口"), ("方式", "明查"), ("情况", "两次无人在岗"), ("发现问题", "是")];
    office.does("督查员", Act::Oversee, &found);
    let breach = [("单位", "市场监管窗口"), ("违规情形", "推诿"), ("情节", "严重"), ("情况", "三次退回同一申请")];
    office.does("督查员", Act::ReportBreach, &breach);
    let decided = [("参加人员", "班子成员五人"), ("内容", "逐一发表意见，认为事实清楚"), ("结论", "给予通报批评")];
    office.does("领导班子", Act::DecideTogether, &decided);
    let sanction =
        [("单位", "市场监管窗口"), ("违规情形", "推诿"), ("依据", "首问责任制 7.1.5"), ("内容", "扣发当月绩效奖")];
    office.does("督查员", Act::Sanction, &sanction);
    office.does("督查员", Act::Circulate, &[("内容", "各窗口引以为戒")]);
    insta::assert_snapshot!("inspection", of(&office));
}

#[test]
fn advice_and_the_account_of_what_was_done() {
    let mut office = Office::of("tanghe");
    office.does("督查员", Act::AdviseRectification, &[("单位", "市场监管窗口"), ("内容", "三个月内保持窗口人员稳定")]);
    let done = [("措施", "调整人员，每周抽查"), ("结果", "再无同类投诉")];
    office.does("窗口负责人@市场监管窗口", Act::Rectify, &done);
    let mut praise = Office::of("tanghe");
    praise.does("督查员", Act::Commend, &[("单位", "市场监管窗口"), ("内容", "耐心细致"), ("诉求件", "s1")]);
    insta::assert_snapshot!("conduct", format!("{}\n\n════\n\n{}", of(&office), of(&praise)));
}

#[test]
fn a_hot_issue_from_measures_to_effect() {
    let mut office = Office::of("tanghe");
    let named = [
        ("主题", "不动产登记排队"),
        ("原因", "窗口少"),
        ("措施", "增开两个窗口"),
        ("责任单位", "不动产窗口"),
        ("截止日期", "2022-10-31"),
    ];
    office.does("督查员", Act::NameHotIssue, &named);
    office.does("窗口负责人@不动产窗口", Act::Rectify, &[("措施", "已增开两个窗口"), ("结果", "等候缩短一半")]);
    office.does("督查员", Act::Publish, &[("内容", "请错峰办理"), ("方式", "网站")]);
    let effect = [("结果", "明显好转"), ("整改前件数", "12"), ("整改后件数", "2")];
    office.does("督查员", Act::MeasureEffect, &effect);
    insta::assert_snapshot!("hot_issue", of(&office));
}

#[test]
fn a_topic_a_survey_and_a_letter() {
    let mut topic = Office::of("chongqing");
    let opened = [
        ("主题", "延时服务"),
        ("内容", "周末开放哪些窗口"),
        ("开始日期", "2022-09-28"),
        ("响应时限", "30日"),
        ("截止日期", "2022-10-28"),
    ];
    topic.does("征集管理员", Act::OpenTopic, &opened);
    topic.does("征集管理员", Act::PublishOutcome, &[("内容", "周六上午开放三个窗口")]);
    let mut survey = Office::of("siping");
    let begun = [("主题", "第三季度"), ("开始日期", "2022-09-28"), ("截止日期", "2022-10-28"), ("样本数", "3")];
    survey.does("回访员", Act::BeginSurvey, &begun);
    for grade in ["非常满意", "不满意"] {
        survey.does("回访员", Act::ReplyToSurvey, &[("满意度", grade)]);
    }
    survey.does("回访员", Act::PublishOutcome, &[("内容", "加强窗口培训")]);
    let mut letter = Office::of("tanghe");
    letter.does("受理员", Act::RegisterMail, &[("渠道", "信函"), ("诉求人", "王秀英"), ("诉求内容", "几点上班")]);
    letter.does("受理员", Act::EndMail, &[("去向", "直接答复"), ("答复内容", "工作日九点开门")]);
    insta::assert_snapshot!("public", [of(&topic), of(&survey), of(&letter)].join("\n\n════\n\n"));
}
