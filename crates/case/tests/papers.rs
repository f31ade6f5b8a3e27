//! What papers say, word by word, and that none says what its reader may not know.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use case::{Actor, issued, papers};
use proptest::prelude::*;
use record::{About, Sheet, To};
use std::collections::BTreeMap;
use support::Office;
use words::{Act, Paper, Role};

const NUMBER: &str = "410503-20220928-00017";

impl Office {
    fn about<'a>(&'a self, numbers: &'a BTreeMap<String, String>) -> About<'a> {
        let follow = Some("https://zwfw.example/q/17");
        About { number: Some(NUMBER), directory: &self.directory, books: &self.books, follow, numbers }
    }

    fn sheets(&self) -> Vec<Sheet> {
        let numbers = BTreeMap::new();
        papers(&self.matter, &|sealed| self.vault.get(&sealed.id).cloned(), &self.about(&numbers))
    }

    fn closed(&self) -> Vec<Sheet> {
        let numbers = BTreeMap::new();
        papers(&self.matter, &|_| None, &self.about(&numbers))
    }

    fn at(&mut self, moment: &str) {
        self.now = moment.parse().unwrap();
        self.tick();
    }

    /// Does something as a seat of the centre (`受理员`) or of another organisation (`承办人@市场监管局`).
    fn does(&mut self, who: &str, act: Act, pairs: &[(&str, &str)]) {
        let (role, word) = who.split_once('@').unwrap_or((who, "中心"));
        let actor = match Role::from_zh(role).unwrap() {
            Role::Party => Actor::party(),
            role => self.staff(role, word),
        };
        if let Err(denial) = self.act(&actor, act, pairs) {
            panic!("{who} {act}: {denial}");
        }
    }
}

/// All that the papers say, one after another.
fn said(sheets: &[Sheet]) -> String {
    sheets.iter().map(|s| format!("【{}】\n{}", s.paper, s.text())).collect::<Vec<_>>().join("\n\n────\n\n")
}

fn one(sheets: &[Sheet], paper: Paper) -> &Sheet {
    sheets.iter().rev().find(|s| s.paper == paper).unwrap_or_else(|| panic!("no {paper}"))
}

const PERSON: [(&str, &str); 3] = [("诉求人", "王秀英"), ("联系电话", "13800000456"), ("地址", "灯塔路88号院3号楼")];

fn registered(place: &str, who: &str, more: &[(&str, &str)]) -> Office {
    let mut office = Office::of(&[place]);
    let pairs: Vec<(&str, &str)> = PERSON.iter().chain(more).copied().collect();
    office.does(who, Act::Register, &pairs);
    office
}

/// A complaint that walks the whole path, with an extension, a second version and the archive.
fn complaint() -> Office {
    let said = [
        ("类型", "投诉"),
        ("渠道", "网上"),
        ("事项名称", "食品经营许可"),
        ("窗口单位名称", "市场监管窗口"),
        ("诉求内容", "材料齐全，窗口超期未办"),
    ];
    let mut office = registered("henan", "群众", &said);
    office.does("受理员", Act::Accept, &[("分类", "一般")]);
    office.does("受理员", Act::Dispatch, &[("牵头", "市场监管局"), ("协办", "人社局"), ("要求", "一并说明原因")]);
    office.does("承办人@市场监管局", Act::SignFor, &[]);
    for words in ["正在核实", "已经制发许可证"] {
        let answer = [
            ("调查核实", "核查单遗漏"),
            ("处理过程", words),
            ("整改措施", "改为系统派单"),
            ("整改结果", "许可证已制发"),
        ];
        office.does("承办人@市场监管局", Act::Answer, &answer);
        office.does("主管领导@市场监管局", Act::ReviewAnswer, &[("结论", "同意")]);
        let conclusion = if words == "正在核实" { "不通过" } else { "通过" };
        let judged =
            [("结论", conclusion), ("事实清楚", "是"), ("定性准确", "是"), ("处理到位", "是"), ("意见", "说明结果")];
        office.does("质检员@上级", Act::Inspect, &judged);
    }
    office.does(
        "承办人@人社局",
        Act::Answer,
        &[("调查核实", "已协助"), ("处理过程", "已协助"), ("整改措施", "无"), ("整改结果", "无")],
    );
    office.does("受理员", Act::FeedBack, &[("方式", "电话"), ("内容", "您的许可证已经制发，请到窗口领取。")]);
    office.does("受理员", Act::Close, &[]);
    office.does("回访员", Act::Revisit, &[("方式", "电话"), ("接通", "是"), ("已解决", "是"), ("满意度", "满意")]);
    office.does("档案员", Act::Archive, &[("档号", "0417-WS·2022-0017"), ("盒号", "12"), ("保管期限", "30年")]);
    office
}

#[test]
fn a_complaint_from_the_form_to_the_box() {
    insta::assert_snapshot!("complaint", said(&complaint().sheets()));
}

#[test]
fn not_accepted_names_ground_clause_and_channel() {
    let mut office = registered("henan", "群众", &[("类型", "投诉"), ("诉求内容", "不服法院判决")]);
    let pairs = [("情形", "涉法涉诉事项"), ("说明", "法院正在审理"), ("正确渠道", "向审理法院提出")];
    office.does("受理员", Act::Decline, &pairs);
    insta::assert_snapshot!("declined", said(&office.sheets()[1..]));
}

#[test]
fn across_the_counter() {
    let said_first = [("类型", "咨询"), ("渠道", "窗口"), ("事项名称", "不动产登记"), ("诉求内容", "过户要什么")];
    let mut office = registered("siping", "窗口人员@综合窗口", &said_first);
    let clerk = "窗口人员@综合窗口";
    let colleague = "窗口人员@不动产窗口";
    office.does(clerk, Act::Guide, &[]);
    office.does(clerk, Act::GiveNoticeOnce, &[("需补材料", "身份证、房屋合同"), ("形式", "书面")]);
    office.does(clerk, Act::GiveNoticeOnce, &[("需补材料", "完税证明"), ("形式", "书面")]);
    office.does(clerk, Act::ContactColleague, &[("对象", colleague), ("结果", "无人接听")]);
    office.does(clerk, Act::TakeMaterial, &[("材料", "申请书、身份证复印件")]);
    office.does(clerk, Act::HandOver, &[("材料", "申请书、身份证复印件"), ("接收人", colleague), ("签名", "双方已签")]);
    office.does(clerk, Act::Promise, &[("日期", "2022-10-09"), ("事由", "等待登簿")]);
    insta::assert_snapshot!("counter", said(&office.sheets()[1..]));
}

#[test]
fn both_sides_are_told_and_the_respondent_never_hears_who_complained() {
    let first = [
        ("类型", "投诉"),
        ("渠道", "电话"),
        ("投诉对象", "市场监管窗口"),
        ("诉求内容", "态度生硬"),
        ("事实和证据", "有录音"),
    ];
    let mut office = registered("chongqing", "受理员", &first);
    office.does("受理员", Act::Accept, &[]);
    office.does("投诉处置人", Act::Dispatch, &[("牵头", "市场监管局")]);
    office.does("承办人@市场监管局", Act::SignFor, &[]);
    office.does("承办人@市场监管局", Act::Answer, &[("内容", "已批评教育")]);
    office.does("投诉处置人", Act::FeedBack, &[("方式", "电话")]);
    office.does("投诉处置人", Act::InformRespondent, &[("内容", "投诉属实，请改进服务")]);
    office.does("投诉处置人", Act::Hear, &[("哪一方", "投诉人"), ("满意", "否")]);
    office.does("投诉处置人", Act::Hear, &[("哪一方", "被投诉人"), ("满意", "是")]);
    office.does("投诉处置人", Act::OfferRedress, &[]);
    let sheets = office.sheets();
    insta::assert_snapshot!("both_sides", said(&sheets[1..]));
    let numbers = BTreeMap::new();
    let about = office.about(&numbers);
    for paper in issued(&office.matter, &|s| office.vault.get(&s.id).cloned(), &about) {
        let names = PERSON.iter().any(|(_, words)| paper.sheet.text().contains(words));
        let for_the_party = matches!(paper.to, None | Some(To::Party));
        assert!(for_the_party || !names, "{} names the party", paper.sheet.heading());
    }
}

#[test]
fn the_work_order_has_the_twelve_boxes_of_the_annex() {
    let first =
        [("类型", "疑难事项"), ("渠道", "电话"), ("单位", "示例置业有限公司"), ("诉求内容", "两个窗口说法不一")];
    let mut office = registered("yousujiban", "受理员", &first);
    office.does("受理员", Act::Accept, &[("分类", "复杂")]);
    let order = [("牵头", "自然资源局"), ("协办", "住建局"), ("工作单联系人", "李敏"), ("要求", "明确先后顺序")];
    office.does("受理员", Act::Dispatch, &order);
    let sheets = office.sheets();
    let orders: Vec<&Sheet> = sheets.iter().filter(|s| s.paper == Paper::WorkOrder).collect();
    assert_eq!(orders.len(), 2, "the lead's and the co-handler's");
    let fixed: Vec<&String> = office.books.regulations[0]
        .papers
        .iter()
        .filter(|p| p.paper == Some(Paper::WorkOrder))
        .flat_map(|p| &p.fields)
        .collect();
    for order in &orders {
        let [record::Block::Fields(boxes)] = order.blocks.as_slice() else { panic!("only boxes") };
        let labels: Vec<&String> = boxes.iter().map(|(label, _)| label).collect();
        assert_eq!((labels.len(), labels), (12, fixed.clone()));
    }
    insta::assert_snapshot!("work_orders", said(&sheets[1..]));
}

#[test]
fn supervision_to_the_last_rung() {
    let mut office =
        registered("yousujiban", "受理员", &[("类型", "投诉"), ("渠道", "电话"), ("诉求内容", "无人理会")]);
    office.at("2022-10-10T10:00");
    office.does("受理员", Act::Accept, &[("分类", "一般")]);
    office.does("受理员", Act::TellLimit, &[("时限", "3天"), ("方式", "电话")]);
    office.does("受理员", Act::Dispatch, &[("牵头", "市场监管局")]);
    office.does("承办人@市场监管局", Act::SignFor, &[]);
    office.does("承办人@市场监管局", Act::RequestExtension, &[("理由", "等待检测结果"), ("承诺期限", "2022-10-17")]);
    office.does("分管领导", Act::ApproveExtension, &[("结论", "同意"), ("告知方式", "电话")]);
    for moment in ["2022-10-17T18:01", "2022-10-20T18:01", "2022-10-25T18:01"] {
        office.at(moment);
    }
    office.does("督查员", Act::ReportUp, &[("去向", "示例县人民政府")]);
    office.does("督查员", Act::Copy, &[("去向", "纪检组")]);
    insta::assert_snapshot!("supervision", said(&office.sheets()[1..]));
}

#[test]
fn settled_at_once_with_the_service_notice_of_the_item() {
    let first = [("类型", "咨询"), ("渠道", "窗口"), ("事项名称", "食品经营许可"), ("诉求内容", "要什么材料")];
    let clerk = "窗口人员@市场监管窗口";
    let mut office = registered("chongqing", clerk, &first);
    office.does(clerk, Act::Settle, &[("答复内容", "备齐材料后在本窗口申请"), ("服务告知单", "已提供")]);
    insta::assert_snapshot!("service_notice", said(&office.sheets()[1..]));
}

#[test]
fn across_levels_by_letter_and_the_outcome_goes_to_the_units() {
    let mut office =
        registered("yousujiban", "受理员", &[("类型", "疑难事项"), ("渠道", "电话"), ("诉求内容", "跨市办理")]);
    office.does("受理员", Act::Accept, &[("分类", "一般")]);
    office.does("受理员", Act::Dispatch, &[("牵头", "上级"), ("方式", "函转")]);
    office.does("受理员", Act::TellLimit, &[("时限", "3天"), ("方式", "电话")]);
    office.does("受理员@上级", Act::SignFor, &[]);
    office.does("受理员@上级", Act::AcknowledgeReferral, &[("编号", "收2022-7")]);
    office.does("受理员@上级", Act::FeedBack, &[("方式", "电话"), ("内容", "两地已经衔接")]);
    office.does("受理员", Act::Close, &[]);
    insta::assert_snapshot!("by_letter", said(&office.sheets()[2..]));
}

#[test]
fn what_follows_for_a_window() {
    let about = [("类型", "投诉"), ("诉求内容", "推诿"), ("投诉对象", "市场监管窗口"), ("事实和证据", "有录音")];
    let mut office = registered("tanghe", "群众", &about);
    office.does("受理员", Act::Accept, &[]);
    let found =
        [("单位", "市场监管窗口"), ("违规情形", "推诿"), ("情节", "一般"), ("依据", "六（二）1"), ("内容", "限期改正")];
    for act in [Act::AdviseRectification, Act::Sanction] {
        office.does("督查员", act, &found);
    }
    office.does("督查员", Act::Commend, &[("单位", "不动产窗口"), ("内容", "主动帮助诉求人")]);
    let report = [("原因", "新到人员不熟悉清单"), ("整改措施", "带班两周")];
    office.does("窗口负责人@市场监管窗口", Act::FileRectification, &report);
    insta::assert_snapshot!("window", said(&office.sheets()[2..]));
}

#[test]
fn a_suggestion_is_arranged_reviewed_read_and_acted_on() {
    let mut office = registered("tanghe", "群众", &[("类型", "建议"), ("诉求内容", "增设母婴室")]);
    office.does("受理员", Act::Accept, &[]);
    office.does("受理员", Act::Inquire, &[("情况", "二楼有空置房间")]);
    office.does("分管领导", Act::Review, &[("结论", "同意"), ("意见", "请住建局办理")]);
    office.does("受理员", Act::Dispatch, &[("牵头", "住建局")]);
    insta::assert_snapshot!("suggestion", said(&office.sheets()));
}

#[test]
fn what_goes_elsewhere_goes_by_letter() {
    let mut office = registered("tanghe", "群众", &[("类型", "投诉"), ("诉求内容", "收受好处")]);
    office.does("受理员", Act::Confirm, &[("未签字原因", "网上提交")]);
    office.does("受理员", Act::Accept, &[]);
    office.does("受理员", Act::Verify, &[("认定", "属实")]);
    office.does("受理员", Act::Refer, &[("去向", "纪检组"), ("原因", "涉嫌违纪")]);
    insta::assert_snapshot!("referred", said(&office.sheets()));
}

#[test]
fn words_that_were_not_opened_stand_closed() {
    let office = complaint();
    for sheet in office.closed() {
        let text = sheet.text();
        let leaked = office.vault.values().find(|words| words.chars().count() > 2 && text.contains(words.as_str()));
        assert!(leaked.is_none(), "{}: {leaked:?}", sheet.heading());
    }
    assert!(one(&office.closed(), Paper::RegisterForm).text().contains("诉求人：（不公开）"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is opened and whatever not: no paper holds a word that was not opened.
    #[test]
    fn no_paper_prints_an_unopened_word(opened in proptest::collection::vec(any::<bool>(), 64)) {
        let mut office = complaint();
        for (n, words) in office.vault.values_mut().enumerate() {
            *words = format!("密语{n:03}号");
        }
        let may = |id: &str| id.parse::<usize>().is_ok_and(|n| opened.get(n % 64).copied().unwrap_or(false));
        let numbers = BTreeMap::new();
        let open = |s: &case::Sealed| office.vault.get(&s.id).filter(|_| may(&s.id)).cloned();
        let text = said(&papers(&office.matter, &open, &office.about(&numbers)));
        for (id, words) in &office.vault {
            prop_assert!(may(id) || !text.contains(words.as_str()), "{words}");
        }
    }
}
