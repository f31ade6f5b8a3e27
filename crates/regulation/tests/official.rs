//! The five official files: they read, their proof holds, every clause stands in them, and each says of every duty
//! who owes it, until when and by which clause.

use regulation::{Regulation, check, read};
use std::collections::BTreeMap;
use words::Attribute;

const FILES: &[(&str, &str)] = &[
    ("henan", include_str!("../../../regulations/henan.md")),
    ("tanghe", include_str!("../../../regulations/tanghe.md")),
    ("yousujiban", include_str!("../../../regulations/yousujiban.md")),
    ("chongqing", include_str!("../../../regulations/chongqing.md")),
    ("siping", include_str!("../../../regulations/siping.md")),
];

const CLAUSES: &str = include_str!("../../../regulations/clauses.txt");

fn regulation(id: &str) -> Regulation {
    let (_, text) = FILES.iter().find(|(name, _)| *name == id).expect("one of the five");
    match read(text) {
        Ok(regulation) => regulation,
        Err(findings) => panic!("{id}: {}", findings.iter().map(|f| format!("\n{f}")).collect::<String>()),
    }
}

#[test]
fn every_file_is_proved_complete() {
    for (id, _) in FILES {
        let regulation = regulation(id);
        assert_eq!(regulation.id, *id);
        let findings: String = check(&regulation).iter().map(|f| format!("\n{f}")).collect();
        assert!(findings.is_empty(), "{id}:{findings}");
    }
}

#[test]
fn every_clause_stands_in_exactly_one_heading() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (id, _) in FILES {
        for section in regulation(id).sections {
            for clause in section.ids {
                *seen.entry(clause).or_default() += 1;
            }
        }
    }
    let listed: Vec<&str> = CLAUSES.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    for clause in &listed {
        assert_eq!(seen.remove(*clause), Some(1), "{clause}");
    }
    assert!(seen.is_empty(), "not in the list: {seen:?}");
}

#[test]
fn every_clause_is_restated() {
    for (id, _) in FILES {
        for section in regulation(id).sections.iter().filter(|s| !s.ids.is_empty()) {
            assert!(!section.title.is_empty(), "{id} {} has no title", section.place);
            assert!(section.text.chars().count() >= 8, "{id} {} is not restated", section.place);
        }
    }
}

#[test]
fn notes_give_their_reason() {
    for (id, _) in FILES {
        for note in regulation(id).notes {
            assert!(note.reason.chars().count() >= 8, "{id} {:?}", note.covers);
        }
    }
}

/// A case of the kind and class that the pairs name; everything else as it is at registration.
fn case(pairs: &'static str) -> impl Fn(Attribute) -> String {
    let given: BTreeMap<&str, &str> = pairs.split_whitespace().filter_map(|p| p.split_once('=')).collect();
    move |attribute| {
        let usual = match attribute {
            Attribute::Kind => "投诉",
            Attribute::Channel => "网上",
            Attribute::Class | Attribute::Level => "未定",
            Attribute::Urgency => "普通",
            Attribute::Named => "实名",
            Attribute::Statutory | Attribute::Destination | Attribute::RespondentKind => "无",
            Attribute::Cause | Attribute::Topic => "无",
            Attribute::Assessed => "未评估",
            _ => "否",
        };
        given.get(attribute.key()).copied().unwrap_or(usual).to_owned()
    }
}

/// Who owes a duty, until when and by which clause: `regulation | duty | case | holder | limit | setting | clause`.
const DUTIES: &str = "
henan | 受理 | | 中心 | 1 workdays | 自定 | 第九条
henan | 转交 | class=一般 | 中心 | 1 workdays | 自定 | 第三条
henan | 联系 | class=一般 unclear=是 | 牵头 | 1 workdays | 法定 | 第六条（一）
henan | 办理 | class=一般 | 牵头 | 5 workdays | 法定 | 第六条(一)
henan | 办理 | class=复杂 | 牵头 | 15 workdays | 法定 | 第六条（一）
henan | 办理 | class=复杂 urgency=紧急 | 牵头 | 1 workdays | 自定 | 第六条（一）
henan | 办理 | class=一般 urgency=紧急 statutory=有 | 牵头 | 法定期限所载期限 | 法定 | 第六条（一）
henan | 审阅 | class=一般 | 主管领导 | 1 workdays | 自定 | 第六条（二）
henan | 质检 | class=一般 | 辖区质检机构 | 1 workdays | 自定 | 第六条（二）
henan | 反馈 | class=一般 | 中心 | 1 workdays | 自定 | 第六条（二）
tanghe | 受理 | | 中心 | 1 workdays | 自定 | 五（一）3
tanghe | 阅批 | class=一般 | 分管领导 | 1 workdays | 自定 | 五（二）1
tanghe | 办结 | class=一般 | 牵头 | 3 workdays | 法定 | 四（一）
tanghe | 办结 | class=复杂 | 牵头 | 7 workdays | 法定 | 四（二）
tanghe | 办结 | class=复杂 kind=举报 | 牵头 | 7 workdays | 法定 | 四（二）
tanghe | 办结 | class=复杂 kind=咨询 | 牵头 | 3 workdays | 法定 | 四（一）
tanghe | 反馈 | class=一般 | 中心 | 1 workdays | 法定 | 五（三）
tanghe | 报送结果 | class=一般 | 牵头 | 1 workdays | 自定 | 五（三）
tanghe | 协调解释 | channel=现场 | 首席代表 | 当日 | 自定 | 五（一）4
tanghe | 回访 | class=一般 | 中心 | 1 months | 自定 | 五（三）
tanghe | 回拨 | | 值班人 | 当日 | 自定 | 五（一）1
tanghe | 首问负责 | channel=电话 | 首问责任人 | 1 workdays | 自定 | 五（一）2
tanghe | 信件办结 | | 中心 | 1 workdays | 自定 | 五（一）3
tanghe | 每日排查 | | 每项 | 当日 | 法定 | 五（一）3
tanghe | 公开 | | 中心 | 1 months | 自定 | 五（三）
tanghe | 通报表彰 | kind=表扬 channel=信函 | 督查员 | 1 months | 自定 | 六（一）1
tanghe | 整顿 | | 主管领导 | 10 workdays | 自定 | 六（二）1
tanghe | 书面汇报 | | 窗口负责人 | 5 workdays | 自定 | 六（二）2
yousujiban | 回应 | channel=小程序 | 中心 | 1 workdays | 法定 | 受理／小程序、信函及网络渠道
yousujiban | 受理 | channel=电话 | 中心 | 当日 | 自定 | 受理
yousujiban | 分办 | class=一般 | 中心 | 1 workdays | 自定 | 分办转办
yousujiban | 分办 | class=一般 cause=很难办 | 中心 | 当日 | 自定 | 审核
yousujiban | 告知时限 | class=一般 | 中心 | 当日 | 自定 | 审核
yousujiban | 告知理由 | class=一般 | 中心 | 1 workdays | 自定 | 不予受理
yousujiban | 办结 | kind=咨询 class=简单 channel=电话 | 牵头 | 1 workdays | 法定 | 审核
yousujiban | 办结 | kind=咨询 class=简单 channel=窗口 | 牵头 | 3 days | 自定 | 办理
yousujiban | 研究部署 | class=简单 | 牵头 | 当日 | 法定 | 办理
yousujiban | 办结 | class=简单 | 牵头 | 3 days | 自定 | 办理
yousujiban | 办结 | class=一般 | 牵头 | 3 days | 法定 | 办理
yousujiban | 提出方案 | class=复杂 | 牵头 | 7 days | 法定 | 办理
yousujiban | 落实解决 | class=复杂 | 牵头 | 1 months | 法定 | 办理
yousujiban | 落实解决 | class=重大 | 牵头 | 1 months | 法定 | 办理
yousujiban | 节点完成 | class=重大 planned=是 | 牵头 | 到节点所载之日 | 法定 | 办理
yousujiban | 上报进展 | class=重大 planned=是 | 牵头 | 1 months | 自定 | 办理
yousujiban | 协调办理 | class=一般 letter=是 | 牵头 | 3 workdays | 自定 | 分办转办
yousujiban | 上报 | class=一般 | 督查员 | 3 workdays | 自定 | 督办
yousujiban | 抄送 | class=一般 | 督查员 | 3 workdays | 自定 | 督办
chongqing | 转办 | channel=电话 | 投诉处置人 | 1 workdays | 自定 | 6.2.4.2
chongqing | 转办 | channel=信函 | 投诉处置人 | 1 workdays | 自定 | 6.2.4.3
chongqing | 反馈 | channel=信函 | 投诉处置人 | 15 workdays | 法定 | 6.2.4.3
chongqing | 反馈 | channel=窗口 | 投诉处置人 | 15 workdays | 自定 | 6.2.3 a
chongqing | 到场 | channel=现场 | 投诉处置人 | 15 minutes | 自定 | 6.2.4.1
chongqing | 告知管辖部门 | destination=其他部门 | 投诉处置人 | 1 workdays | 自定 | 6.2.3 b
chongqing | 反馈 | destination=其他部门 | 投诉处置人 | 1 workdays | 自定 | 6.2.3 b
chongqing | 告知被投诉人 | | 投诉处置人 | 1 workdays | 自定 | 6.2.5 a
chongqing | 听取意见 | | 投诉处置人 | 3 workdays | 自定 | 6.2.5 b
chongqing | 告知救济途径 | dissatisfied=是 | 投诉处置人 | 当日 | 自定 | 6.2.5 b
chongqing | 回访 | feedback_promises=是 | 投诉处置人 | 落实日期之后5 workdays | 自定 | 6.2.3 a
chongqing | 答复咨询 | kind=咨询 | 受理窗口 | 1 workdays | 自定 | 6.1.2.1
chongqing | 转达交派 | kind=建议 | 征集管理员 | 3 workdays | 自定 | 6.3.2.2
chongqing | 转达交派 | kind=建议 topic=有 | 征集管理员 | 响应时限所载期限 | 自定 | 6.3.1.1 a
chongqing | 整理走访记录 | | 实施人 | 3 workdays | 自定 | 5.1
chongqing | 清点 | | 实施人 | 当日 | 自定 | 5.5
chongqing | 每日排查 | | 每项 | 当日 | 法定 | 6.2.4.3
chongqing | 批示 | kind=建议 assessed=合理 | 主管领导 | 1 workdays | 自定 | 6.3.2.3
chongqing | 落实措施 | kind=建议 assessed=合理 | 牵头 | 到日期所载之日，没有写的10个工作日 | 自定 | 6.3.2.3
chongqing | 反馈 | kind=建议 assessed=合理 | 征集管理员 | 1 workdays | 自定 | 6.3.2.3
chongqing | 反馈 | kind=建议 assessed=不合理 | 征集管理员 | 当日 | 自定 | 6.3.2.3
siping | 首答 | kind=咨询 | 首问责任人 | 当日 | 自定 | 5.1
siping | 首答 | kind=咨询 | 首问责任人 | 当日 | 自定 | 6.2
siping | 移交 | kind=咨询 | 首问责任人 | 1 workdays | 自定 | 5.2.2
siping | 承诺 | kind=咨询 promised=是 | 接收人 | 到日期所载之日 | 法定 | 5.2.3
siping | 反馈 | kind=咨询 promised=是 | 接收人 | 1 workdays | 自定 | 5.2.3
siping | 答复咨询 | kind=咨询 | 首问责任人 | 到约定联系时间所载之日 | 法定 | 6.2
siping | 盯办 | kind=咨询 | 首问责任人 | 与「答复」同时 | 法定 | 4.1.1
siping | 盯办 | kind=咨询 promised=是 | 首问责任人 | 与「承诺」同时 | 法定 | 4.1.1
siping | 答复 | kind=咨询 | 接收人 | 5 workdays | 自定 | 4.1.1
siping | 办理 | | 投诉处置人 | 5 workdays | 自定 | 7.1.4
";

#[test]
fn every_duty_has_its_holder_limit_and_clause() {
    let books: BTreeMap<&str, Regulation> = FILES.iter().map(|(id, _)| (*id, regulation(id))).collect();
    for row in DUTIES.lines().filter(|l| !l.trim().is_empty()) {
        let cells: Vec<&'static str> = row.split('|').map(str::trim).collect();
        let [id, name, pairs, holder, limit, basis, clause] = cells[..] else { panic!("{row}") };
        let regulation = &books[id];
        let value = case(pairs);
        let arising: Vec<_> = regulation.duties.iter().filter(|d| d.name == name && d.when.holds(&value)).collect();
        assert!(!arising.is_empty(), "{row}: no such duty arises");
        let held = |d: &&&regulation::DutyRule| d.holder.first().is_some_and(|h| h.zh() == holder);
        let duty = arising.iter().find(held).unwrap_or_else(|| panic!("{row}: held by somebody else"));
        let limits: Vec<_> = regulation.limits.iter().filter(|l| l.duty == name && l.when.holds(&value)).collect();
        let [found] = limits[..] else { panic!("{row}: {} limits", limits.len()) };
        assert_eq!(found.within.to_string(), in_words(limit), "{row}");
        assert_eq!(found.setting, basis == "自定", "{row}");
        let cited = duty.also.iter().chain([&duty.citation, &found.citation]).any(|c| c.matches(clause));
        assert!(cited, "{row}: {} and {}", duty.citation, found.citation);
    }
}

/// A limit as an explanation writes it.
fn in_words(limit: &str) -> String {
    let (before, span) = limit.split_once("之后").map_or(("", limit), |(field, span)| (field, span));
    let span = span
        .parse::<calendar::Within>()
        .map_or_else(|_| span.to_owned(), |within| regulation::Limit::Within(within).to_string());
    if before.is_empty() { span } else { format!("{before}之后{span}") }
}

/// The path of a case: `regulation | case | steps`.
const PATHS: &str = "
henan | | 受理 分办 签收 回复 审阅 质检 反馈
tanghe | class=一般 | 受理 初步调查 阅批 分办 签收 回复 反馈
tanghe | kind=建议 | 受理 初步调查 阅批 分办 签收 回复 反馈
tanghe | respondent_kind=与窗口无关 | 受理 初步调查 阅批 分办 签收 回复 反馈
yousujiban | class=一般 | 受理 分办 签收 反馈
yousujiban | kind=咨询 class=简单 | 受理 反馈
yousujiban | class=重大 planned=是 dispatched=是 | 受理 分办 签收 节点完成 反馈
chongqing | kind=咨询 | 反馈
chongqing | | 受理 分办 签收 回复 反馈 告知被投诉人 听取意见
chongqing | dissatisfied=是 | 受理 分办 签收 回复 反馈 告知被投诉人 听取意见 告知救济途径
chongqing | kind=建议 assessed=合理 | 评估建议 分办 批示 落实措施 反馈
chongqing | kind=建议 assessed=不合理 | 评估建议 反馈
siping | kind=咨询 | 首答
siping | kind=咨询 promised=是 | 首答 办结事项 反馈
siping | | 受理 反馈
";

#[test]
fn every_path_is_the_documents() {
    for row in PATHS.lines().filter(|l| !l.trim().is_empty()) {
        let cells: Vec<&'static str> = row.split('|').map(str::trim).collect();
        let [id, pairs, steps] = cells[..] else { panic!("{row}") };
        let regulation = regulation(id);
        let path = regulation.path(&case(pairs)).unwrap_or_else(|| panic!("{row}: no path"));
        assert_eq!(path.steps.join(" "), steps, "{row}");
    }
}

#[test]
fn grounds_are_found_by_the_documents_words() {
    for (id, word) in [
        ("henan", "封建迷信"),
        ("henan", "诉求不明"),
        ("henan", "重复投诉"),
        ("henan", "涉法涉诉"),
        ("henan", "其他违反国家法律法规和有关规定的"),
        ("yousujiban", "依法应当通过诉讼、仲裁、纪检监察、行政复议、政府信息公开等程序解决的诉求"),
        ("yousujiban", "已进入信访渠道的诉求"),
        ("yousujiban", "涉及国家秘密、商业秘密、个人隐私和违背社会公序良俗的诉求"),
        ("yousujiban", "属于110、119、120、122等紧急热线电话受理范围的诉求"),
        ("yousujiban", "恶意攻击骚扰、诉求表达不清、无实质内容的诉求"),
        ("yousujiban", "违反法律法规、规章制度及政策规定的诉求"),
        ("yousujiban", "法律法规、规章制度及政策规定的其他不予受理事项"),
        ("chongqing", "妨害公共安全"),
        ("siping", "不符合法定条件"),
        ("tanghe", "不属于受理范围"),
    ] {
        let regulation = regulation(id);
        let found = regulation.grounds.iter().find(|g| g.is_meant_by(word));
        assert!(found.is_some_and(|g| !g.tell.is_empty()), "{id} {word}");
    }
    let seven = regulation("yousujiban");
    assert_eq!(seven.grounds.len(), 7);
}

#[test]
fn only_one_regulation_copies_to_the_discipline_organ() {
    for (id, _) in FILES {
        let regulation = regulation(id);
        let barred = regulation.bars.iter().any(|b| b.act.act == words::Act::Copy && b.until.is_empty());
        assert_eq!(barred, *id != "yousujiban", "{id}");
        assert_eq!(regulation.duty("抄送").is_some(), *id == "yousujiban", "{id}");
    }
}

#[test]
fn every_clause_can_be_explained() {
    for (id, _) in FILES {
        let regulation = regulation(id);
        for section in regulation.sections.iter().filter(|s| !s.ids.is_empty()) {
            for clause in &section.ids {
                let said = regulation::explain(&regulation, Some(clause)).unwrap_or_default();
                assert!(said.contains(&section.title), "{id} {clause}: {said}");
            }
        }
    }
}
