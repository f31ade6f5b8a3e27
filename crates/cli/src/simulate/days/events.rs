//! What may happen on a working day, as stories of a few steps.

use super::texts;
use crate::simulate::chance::Chance;
use crate::simulate::pace::{DAY, HOUR, MINUTE, Pace};
use calendar::Date;
use desk::instant;
use directory::{Directory, OrgId, OrgKind};
use words::{Act, Role};

/// The word that stands for the latest case of the centre.
pub const A_CASE: &str = "〔件〕";

/// The word that stands for the latest case of the centre that lies in the archive.
pub const A_VOLUME: &str = "〔卷〕";

/// What a step acts on.
#[derive(Clone, Debug)]
pub enum Target {
    /// It begins an affair.
    Begin,
    /// It follows in the affair that the story began.
    Follow,
    /// It is about a case.
    Case(String),
}

/// A step of a story.
#[derive(Clone, Debug)]
pub struct Step {
    /// How long after the step before, in milliseconds.
    pub after: i64,
    pub role: Role,
    /// Where; the centre itself where nothing is said.
    pub org: Option<OrgId>,
    pub act: Act,
    pub fields: Vec<(&'static str, String)>,
    pub target: Target,
    /// Whether a refusal is ordinary: somebody else may have been first, or the place knows no such thing.
    pub may_be_refused: bool,
}

/// A story of what surrounds cases.
#[derive(Clone, Debug)]
pub struct Event {
    pub centre: OrgId,
    pub stream: Option<String>,
    pub steps: Vec<Step>,
}

fn begin(role: Role, act: Act, fields: &[(&'static str, &str)]) -> Step {
    let fields = fields.iter().map(|(field, words)| (*field, (*words).to_owned())).collect();
    Step { after: 0, role, org: None, act, fields, target: Target::Begin, may_be_refused: false }
}

fn follow(after: i64, role: Role, act: Act, fields: &[(&'static str, &str)]) -> Step {
    Step { after, target: Target::Follow, ..begin(role, act, fields) }
}

impl Step {
    fn at(self, org: &OrgId) -> Self {
        Self { org: Some(org.clone()), ..self }
    }

    fn if_possible(self) -> Self {
        Self { may_be_refused: true, ..self }
    }
}

/// The stories that begin on a working day at a centre, each with its moment.
pub fn of_day(centre: &OrgId, day: Date, pace: &Pace, directory: &Directory, chance: &mut Chance) -> Vec<(i64, Event)> {
    let opens = instant(day.to_datetime(pace.hours.open));
    let mut stories: Vec<(i64, Vec<Step>)> = checks(centre, directory, chance);
    for _ in 0..chance.between(1, 5) {
        stories.push((chance.between(0, 8 * HOUR), call(chance)));
    }
    if day.weekday() == jiff::civil::Weekday::Monday {
        let pieces = chance.between(0, 4);
        stories.push((HOUR, opening(pieces)));
        stories.extend((0..pieces).map(|n| (HOUR + (n + 1) * 5 * MINUTE, letter(chance))));
    }
    let first_of_month = (1..day.day()).all(|d| !pace.calendar.is_workday(on(day, d)));
    if first_of_month {
        stories.extend(monthly(centre, day, directory, chance));
    }
    let event = |steps| Event { centre: centre.clone(), stream: None, steps };
    stories.into_iter().map(|(after, steps)| (opens + after, event(steps))).collect()
}

fn on(day: Date, of_month: i8) -> Date {
    day.with().day(of_month).build().unwrap_or(day)
}

/// Each office signs for its channels; one in forty forgets.
fn checks(centre: &OrgId, directory: &Directory, chance: &mut Chance) -> Vec<(i64, Vec<Step>)> {
    let offices = directory.area(centre).filter(|org| matches!(org.kind, OrgKind::Centre | OrgKind::Department));
    let mut stories = Vec::new();
    for org in offices {
        for role in [Role::Receiver, Role::ComplaintHandler, Role::Handler] {
            let holds = directory.holders(role, &org.id).next().is_some();
            if holds && !chance.per_mille(25) {
                let findings = texts::check(chance);
                let step = begin(role, Act::DailyCheck, &[("情况", findings)]).at(&org.id).if_possible();
                stories.push((chance.between(10 * MINUTE, 7 * HOUR), vec![step]));
                break;
            }
        }
    }
    stories
}

fn call(chance: &mut Chance) -> Vec<Step> {
    let caller = texts::number(chance);
    let ring = begin(Role::Operator, Act::Ring, &[("联系电话", &caller)]);
    if chance.percent(9) {
        let back = [("结果", texts::returned(chance)), ("已致歉", "是")];
        let wait = chance.between(5 * MINUTE, 2 * HOUR);
        return vec![
            ring,
            follow(MINUTE, Role::Operator, Act::Miss, &[("联系电话", &caller)]),
            follow(wait, Role::Operator, Act::CallBack, &back),
        ];
    }
    vec![
        ring,
        follow(MINUTE / 6, Role::Operator, Act::AnnounceRecording, &[("已告知", "是")]),
        follow(MINUTE / 6, Role::Operator, Act::AnswerCall, &[]),
        follow(chance.between(MINUTE, 9 * MINUTE), Role::Operator, Act::HangUp, &[]),
    ]
}

fn opening(pieces: i64) -> Vec<Step> {
    let count = pieces.to_string();
    let fields = [("渠道", "意见箱"), ("地点", "大厅意见箱"), ("件数", count.as_str()), ("人员", "两人共同开启")];
    vec![
        begin(Role::Receiver, Act::OpenBox, &fields),
        follow(40 * MINUTE, Role::Receiver, Act::Tally, &[("件数", &count)]).if_possible(),
    ]
}

fn letter(chance: &mut Chance) -> Vec<Step> {
    let register = begin(Role::Receiver, Act::RegisterMail, &[("渠道", "意见箱"), ("诉求内容", texts::letter(chance))]);
    let end: &[(&str, &str)] = match chance.between(0, 10) {
        0..=5 => &[("去向", "转为诉求件"), ("诉求件", A_CASE)],
        6..=8 => &[("去向", "直接答复"), ("答复内容", "已按来信所留地址书面答复，说明办理地点和所需材料。")],
        _ => &[("去向", "不予登记"), ("理由", "来信没有反映任何事项，也没有留下联系方式。")],
    };
    vec![register, follow(chance.between(HOUR, 5 * HOUR), Role::Receiver, Act::EndMail, end)]
}

/// A call to a person whose case was drawn.
pub fn revisit(case: &str, chance: &mut Chance) -> Step {
    let reached = if chance.percent(88) { "是" } else { "否" };
    let grade = if chance.percent(85) { "满意" } else { "不满意" };
    let mut fields = vec![("方式", "电话"), ("接通", reached)];
    if reached == "是" {
        fields.extend([("已解决", if grade == "满意" { "是" } else { "否" }), ("满意度", grade), ("真实联系", "是")]);
    }
    let step = begin(Role::CallbackAgent, Act::Revisit, &fields).if_possible();
    Step { after: chance.between(10 * MINUTE, HOUR), target: Target::Case(case.to_owned()), ..step }
}

/// What comes once a month, some of it in turn.
fn monthly(centre: &OrgId, day: Date, directory: &Directory, chance: &mut Chance) -> Vec<(i64, Vec<Step>)> {
    let window = directory.area(centre).find(|o| o.kind == OrgKind::Window && o.department.is_some());
    let department = directory.area(centre).find(|o| o.kind == OrgKind::Department);
    let (Some(window), Some(department)) = (window, department) else { return Vec::new() };
    let month = format!("{}年{}月", day.year(), day.month());
    let before = day.first_of_month().yesterday().unwrap_or(day);
    let (from, until) = (before.first_of_month().to_string(), before.to_string());
    let period = [("开始日期", from.as_str()), ("截止日期", until.as_str())];
    let figures = begin(Role::Supervisor, Act::PublishFigures, &[period[0], period[1], ("主题", month.as_str())]);
    // Where a sample is owed for each quarter, that of its last month is drawn from the whole of it.
    let months = if before.month() % 3 == 0 { 2 } else { 0 };
    let drawn_from = before.first_of_month().saturating_sub(jiff::Span::new().months(months)).to_string();
    let revisits = [("开始日期", drawn_from.as_str()), period[1], ("样本数", "5"), ("方式", "电话")];
    let mut stories = vec![
        (2 * HOUR, vec![figures]),
        (3 * HOUR, vec![begin(Role::CallbackAgent, Act::PlanRevisits, &revisits)]),
        (4 * HOUR, inspection(&window.name, chance)),
    ];
    if day.month() == 1 {
        stories.push((7 * HOUR, vec![assessment(day.year() - 1)]));
    }
    let turn = match day.month() % 6 {
        0 => visit(),
        1 => topic(day, &month),
        2 => hot_issue(&department.name, &department.id),
        3 => survey(day, &month, chance),
        4 => rectification(&window.name, &window.id),
        _ => commendation(&window.name),
    };
    stories.push((5 * HOUR, turn));
    stories.push((6 * HOUR, symposium_or_loan(day)));
    stories
}

/// The assessment of the year that has ended.
fn assessment(year: i16) -> Step {
    let (from, until) = (format!("{year}-01-01"), format!("{year}-12-31"));
    let text = "按办件量、按期率、查实投诉和表扬综合评定，结果已公示。";
    let fields = [("开始日期", from.as_str()), ("截止日期", until.as_str()), ("内容", text)];
    begin(Role::Supervisor, Act::Appraise, &fields)
}

fn inspection(window: &str, chance: &mut Chance) -> Vec<Step> {
    let found = chance.percent(40);
    let fields = [
        ("对象单位", window),
        ("方式", "明察"),
        ("情况", texts::inspected(found)),
        ("发现问题", if found { "是" } else { "否" }),
    ];
    let fields: Vec<(&'static str, &str)> =
        fields.into_iter().map(|(f, w)| (if f == "对象单位" { "单位" } else { f }, w)).collect();
    let mut steps = vec![begin(Role::Supervisor, Act::Oversee, &fields)];
    if !found {
        steps.push(follow(HOUR, Role::Supervisor, Act::Conclude, &[("结果", "未发现问题。")]));
        return steps;
    }
    let grave = chance.percent(25);
    let meeting = [("参加人员", "领导班子全体成员"), ("内容", "研究处理意见"), ("结论", "同意处理")];
    let sanction = [
        ("违规情形", "服务态度生硬"),
        ("情节", if grave { "严重" } else { "一般" }),
        ("依据", "首问责任制 7.1.5"),
        ("内容", "责令改正，限期整改。"),
    ];
    if grave {
        steps.push(follow(DAY, Role::Leadership, Act::DecideTogether, &meeting));
    }
    steps.push(follow(DAY, Role::Leadership, Act::Sanction, &sanction));
    steps.push(follow(DAY, Role::Supervisor, Act::Circulate, &[("内容", "处置结果已通报各单位。")]));
    steps
}

fn visit() -> Vec<Step> {
    let fields = [
        ("主题", "企业开办全程服务走访"),
        ("人员", "中心调研组三人"),
        ("地点", "辖区企业"),
        ("参加人员", "两家企业的经办人"),
        ("内容", "听取对窗口服务的意见。"),
    ];
    vec![
        begin(Role::Receiver, Act::Visit, &fields),
        follow(DAY, Role::Receiver, Act::RaiseCase, &[("诉求件", A_CASE)]),
        follow(DAY, Role::Receiver, Act::Conclude, &[("结果", "意见已登记，逐件办理。")]),
    ]
}

fn topic(day: Date, month: &str) -> Vec<Step> {
    let until = day.saturating_add(jiff::Span::new().days(30)).to_string();
    let theme = format!("办事指南怎样写更好懂（{month}）");
    let fields = [
        ("主题", theme.as_str()),
        ("内容", "请说说看不懂的地方。"),
        ("截止日期", until.as_str()),
        ("响应时限", "5 workdays"),
    ];
    let outcome = [("内容", "共采纳意见若干条，办事指南已修改。")];
    vec![
        begin(Role::SolicitationAdministrator, Act::OpenTopic, &fields),
        follow(31 * DAY, Role::SolicitationAdministrator, Act::PublishOutcome, &outcome),
    ]
}

fn hot_issue(department: &str, org: &OrgId) -> Vec<Step> {
    let fields = [
        ("主题", "个体工商户登记反复补材料"),
        ("原因", "办事指南没有写明材料样式。"),
        ("责任单位", department),
        ("事项名称", "个体工商户登记"),
    ];
    let measures = [("措施", "统一材料样式，窗口备有样表。"), ("结果", "已落实。")];
    vec![
        begin(Role::Supervisor, Act::NameHotIssue, &fields),
        follow(3 * DAY, Role::UnitHead, Act::Rectify, &measures).at(org),
        follow(DAY, Role::Supervisor, Act::Publish, &[("内容", "改进措施已向社会公开。"), ("方式", "媒体")]),
        follow(31 * DAY, Role::Supervisor, Act::MeasureEffect, &[("结果", "同类诉求明显减少。")]),
    ]
}

fn survey(day: Date, month: &str, chance: &mut Chance) -> Vec<Step> {
    let until = day.saturating_add(jiff::Span::new().days(14)).to_string();
    let theme = format!("{month}服务满意度");
    let fields = [("主题", theme.as_str()), ("截止日期", until.as_str()), ("样本数", "10")];
    let mut steps = vec![begin(Role::Supervisor, Act::BeginSurvey, &fields)];
    for _ in 0..6 {
        let grade = if chance.percent(80) { "满意" } else { "基本满意" };
        // There may be fewer people invited than answers wished for.
        steps.push(follow(DAY, Role::CallbackAgent, Act::ReplyToSurvey, &[("满意度", grade)]).if_possible());
    }
    steps.push(follow(8 * DAY, Role::SolicitationAdministrator, Act::PublishOutcome, &[("内容", "调查结果已公布。")]));
    steps
}

fn rectification(window: &str, org: &OrgId) -> Vec<Step> {
    let fields = [("单位", window), ("依据", "六（二）1"), ("内容", "加强窗口管理，规范服务用语。")];
    let done = [("措施", "组织培训，设立值班长。"), ("结果", "已整改。")];
    vec![
        begin(Role::Supervisor, Act::AdviseRectification, &fields),
        follow(4 * DAY, Role::WindowHead, Act::Rectify, &done).at(org),
    ]
}

fn commendation(window: &str) -> Vec<Step> {
    let fields = [("单位", window), ("依据", "六（一）1"), ("内容", "群众来信表扬，予以通报表彰。")];
    vec![begin(Role::Supervisor, Act::Commend, &fields)]
}

fn symposium_or_loan(day: Date) -> Vec<Step> {
    if day.month() % 2 == 0 {
        let fields = [
            ("主题", "办事群众座谈会"),
            ("地点", "中心会议室"),
            ("参加人员", "办事群众代表六人"),
            ("内容", "听取对大厅秩序的意见。"),
        ];
        return vec![
            begin(Role::Receiver, Act::Symposium, &fields),
            follow(DAY, Role::Receiver, Act::Conclude, &[("结果", "意见已整理。")]),
        ];
    }
    let until = day.saturating_add(jiff::Span::new().days(10)).to_string();
    let fields = [("诉求件", A_VOLUME), ("理由", "复查核对案卷"), ("截止日期", until.as_str())];
    vec![
        begin(Role::Archivist, Act::Borrow, &fields),
        follow(3 * DAY, Role::Archivist, Act::GiveBack, &[("说明", "完好归还")]),
    ]
}
