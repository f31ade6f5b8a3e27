//! What recurs: a block is a duty with its limit, and a wrong one is found with its clause and its mend.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use calendar::civil::date;
use regulation::{Every, Finding, Limit, check, read};
use words::{Act, Field};

const HEAD: &str = "```toml\n[regulation]\nid = \"zhouqi\"\nversion = \"2024-01-01\"\ntitle = \"定期办法\"\n\
    number = \"定〔2024〕1号\"\nstatus = \"暂行\"\n[[path]]\nsteps = [\"受理\"]\n```\n\n## 第一条 统计 {ZQ-1}\n定期统计。\n";

const SOUND: &str =
    "act = \"统计通报\"\nevery = \"month\"\nholder = [\"督查员\"]\nwithin = \"10 workdays\"\nsetting = true\n";

fn file(blocks: &[&str]) -> String {
    let all: String = blocks.iter().map(|block| format!("[[recurring]]\n{block}")).collect();
    format!("{HEAD}```toml\n{all}```\n")
}

fn findings(blocks: &[&str]) -> Vec<Finding> {
    read(&file(blocks)).map_or_else(|findings| findings, |regulation| check(&regulation))
}

#[test]
fn a_block_is_a_duty_with_its_limit() {
    let quarterly = SOUND.replace("month", "quarter") + "name = \"季报\"\n";
    assert_eq!(findings(&[SOUND, &quarterly]), Vec::new());
    let regulation = read(&file(&[SOUND, &quarterly])).unwrap();
    let one = &regulation.recurring[0];
    assert_eq!((one.act, one.every, one.duty.as_str()), (Act::PublishFigures, Every::Months(1), "统计通报"));
    let limit = regulation.limits.iter().find(|l| l.duty == "季报").unwrap();
    assert!(matches!(limit.within, Limit::Until(Field::Until, Some(_))) && limit.setting);
    assert!(regulation::explain(&regulation, Some("ZQ-1")).unwrap().contains("每季度一次：统计通报（义务「季报」）"));
}

#[test]
fn each_fault_is_found() {
    let but = |from: &str, to: &str| SOUND.replace(from, to);
    let faults = [
        (vec![but("\"month\"", "\"often\"")], "周期「often」不认识", "quarter"),
        (vec![but("\"month\"", "\"0 weeks\"")], "周期「0 weeks」不认识", "N weeks"),
        (vec![but("10 workdays", "soon")], "「soon」读不懂", "10 workdays"),
        (vec![but("\"督查员\"", "\"经理\"")], "「经理」不是词表中的岗位或承办方", "词汇表"),
        (vec![but("\"督查员\"", "\"档案员\"")], "「档案员」负责定期的「统计通报」，却无权作出", "[[performer]]"),
        (vec![but("\"督查员\"", "\"牵头\"")], "还没有「牵头」", "中心"),
        (vec![but("[\"督查员\"]", "[]")], "义务「统计通报」没有写全", "holder"),
        (vec![but("统计通报", "回复")], "「回复」不是可以定期做的事务", "回访计划"),
        (vec![but("统计通报", "周期开始")], "「周期开始」不是可以定期做的事务", "满意度调查"),
        (vec![SOUND.to_owned(), SOUND.to_owned() + "name = \"再来一次\"\n"], "「统计通报」每月写了两次", "只写一块"),
        (vec![SOUND.to_owned(), but("\"month\"", "\"year\"")], "有两个期限", "条件"),
    ];
    for (blocks, wrong, mend) in faults {
        let blocks: Vec<&str> = blocks.iter().map(String::as_str).collect();
        let found = findings(&blocks);
        let hit = found.iter().any(|f| f.clause == "第一条" && f.wrong.contains(wrong) && f.mend.contains(mend));
        assert!(hit, "{blocks:?}: {found:?}");
    }
}

#[test]
fn every_day_lies_in_one_period_and_periods_leave_no_day_out() {
    let all = ["week", "2 weeks", "7 weeks", "month", "quarter", "half-year", "year"];
    for every in all.map(|word| Every::parse(word).unwrap()) {
        let mut day = date(2019, 1, 1);
        while day < date(2027, 1, 1) {
            let period = every.around(day);
            assert!(period.first() <= day && day <= period.last(), "{every:?} {day}");
            assert_eq!(period.after().first(), period.last().tomorrow().unwrap());
            assert_eq!(period.after().before(), period);
            assert_eq!(regulation::Period::from_key(&period.key()), Some(period));
            assert_eq!(every.named(&period.label()).map(|p| p.label()), Some(period.label()), "{}", period.label());
            day = day.tomorrow().unwrap();
        }
    }
}
