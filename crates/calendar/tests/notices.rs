//! Loading a notice: what is taken, what is refused and in which words.
#![allow(clippy::unwrap_used, reason = "a test that panics says where")]

use calendar::civil::date;
use calendar::{Calendar, CalendarError, DayKind, Notice};

/// A whole year's arrangement as the notice of 2027 might be; invented, for these tests only.
const YEAR_2027: &str = include_str!("year-2027.toml");

fn refused(text: &str) -> String {
    Notice::from_toml(text).unwrap_err().to_string()
}

fn adjustment(title: &str, published: &str, days: &str) -> Notice {
    let head =
        format!("title = \"{title}\"\nyear = 2027\nkind = \"调整\"\nsource = \"无\"\npublished = \"{published}\"\n");
    Notice::from_toml(&format!("{head}{days}")).unwrap()
}

#[test]
fn a_new_year_is_no_longer_provisional() {
    let before = Calendar::official();
    let after = before.with(Notice::from_toml(YEAR_2027).unwrap()).unwrap();
    assert!(before.day(date(2027, 6, 9)).provisional);
    assert_eq!(before.workdays_after(date(2026, 12, 31), 1), (date(2027, 1, 4), true));
    assert_eq!(after.workdays_after(date(2026, 12, 31), 1), (date(2027, 1, 4), false));
    assert!(!after.is_workday(date(2027, 6, 9)));
    assert_ne!(before.version(), after.version());
    assert_eq!(after.as_known_on(date(2026, 11, 5)).version(), before.version());
    assert_eq!(after.known_as(before.version()).unwrap().notices(), before.notices());
}

#[test]
fn a_later_notice_supersedes_and_withdraws() {
    let year = Calendar::official().with(Notice::from_toml(YEAR_2027).unwrap()).unwrap();
    let notice = adjustment("调整甲", "2027-01-20", "withdraw = [\"2027-05-05\", \"2027-05-08\"]\n");
    let adjusted = year.with(notice).unwrap();
    assert_eq!(adjusted.day(date(2027, 5, 5)).kind, DayKind::Workday);
    assert_eq!(adjusted.day(date(2027, 5, 8)).kind, DayKind::Weekend);
    assert_eq!(adjusted.day(date(2027, 5, 8)).notice.unwrap().title, "调整甲");
    assert!(!adjusted.day(date(2027, 5, 5)).provisional);
    assert!(!year.is_workday(date(2027, 5, 5)) && adjusted.is_workday(date(2027, 5, 5)));
    // Without the arrangement an adjustment settles its own days and no more.
    let alone = Calendar::from_notices(vec![adjustment("调整乙", "2027-01-20", "withdraw = [\"2027-05-05\"]")]);
    let alone = alone.unwrap();
    assert!(alone.is_arranged(date(2027, 5, 5)) && !alone.is_arranged(date(2027, 5, 6)));
}

#[test]
fn notices_that_do_not_go_together_are_refused() {
    let official = Calendar::official();
    let again = official.with(official.notices()[0].clone()).unwrap();
    assert_eq!(again.version(), official.version());
    let other = YEAR_2027.replace("部分节假日安排", "节假日安排").replace("99号", "98号");
    let year = official.with(Notice::from_toml(YEAR_2027).unwrap()).unwrap();
    let second = year.with(Notice::from_toml(&other).unwrap()).unwrap_err();
    assert!(second.to_string().contains("2027年的安排已由"), "{second}");
    let changed = YEAR_2027.replace("2027-05-08", "2027-05-09");
    let changed = year.with(Notice::from_toml(&changed).unwrap()).unwrap_err();
    assert!(matches!(changed, CalendarError::Duplicate(_)), "{changed}");
    let off = adjustment("调整甲", "2027-03-01", "[[holiday]]\nname = \"春节\"\noff = [\"2027-03-05\"]");
    let withdrawn = adjustment("调整乙", "2027-03-01", "withdraw = [\"2027-03-05\"]");
    let conflict = year.with(off).unwrap().with(withdrawn).unwrap_err();
    let expected = "《调整乙》与《调整甲》同日公布，对2027-03-05的规定却不一致，无法判断以何者为准";
    assert_eq!(conflict.to_string(), expected);
}

#[test]
fn what_is_wrong_with_a_file_is_said_in_chinese_and_all_at_once() {
    let cases = [
        (
            "year = 2027",
            "year = \"2027\"",
            "文件开头的 year 写法不对：应为四位年份（1950 至 2199，不加引号），实为 2027",
        ),
        ("year = 2027", "", "文件开头缺少 year（安排的是哪一年）"),
        ("kind = \"安排\"", "kind = \"全年\"", "kind 写法不对"),
        ("published = \"2026-11-06\"", "", "文件开头缺少 published（公布日期）"),
        ("\"2026-11-06\"", "\"2026年11月6日\"", "应为日期"),
        ("\"2026-11-06\"", "\"2020-11-06\"", "2027年的通知不应在2020-11-06公布"),
        ("signed = 2026-11-05", "signed = 2026-11-07", "成文日期2026-11-07晚于公布日期2026-11-06"),
        ("title =", "titel =", "文件开头有不认识的项目 titel，请检查拼写"),
        ("name = \"春节\"\n", "", "第2个 [[holiday]] 缺少 name（节日名称）"),
        ("2027-02-05 至", "2027-02-30 至", "第2个 [[holiday]] 的 off 写法不对"),
        ("2027-02-05 至 2027-02-12", "2027-02-12 至 2027-02-05", "第2个 [[holiday]] 的 off 写法不对"),
        ("\"2027-01-31\"", "\"2027-02-01\"", "2027-02-01（星期一）本来就是工作日，不是调休上班日"),
        ("\"2027-01-31\"", "\"2027-02-06\"", "2027-02-06（星期六）列了两次"),
        ("\"2027-01-31\"", "\"2037-02-01\"", "2037-02-01不在2027年及其前后一年之内"),
        ("name = \"端午节\"", "name = \"端阳\"", "全年安排缺少端午节"),
        ("2027-05-01 至", "2027-05-02 至", "2027-05-01是法定节假日（劳动节），却没有列为放假"),
        ("[[holiday]]\nname = \"元旦\"", "[[holiday]\nname = \"元旦\"", "不是合法的 TOML"),
    ];
    for (right, wrong, expected) in cases {
        let text = YEAR_2027.replacen(right, wrong, 1);
        assert_ne!(text, YEAR_2027, "{right}");
        let found = refused(&text);
        assert!(found.contains(expected), "{expected}\n{found}");
    }
    assert!(refused("year = = 1").starts_with("第1行写法不对"));
    let all = refused("");
    assert_eq!(all.lines().count(), 5, "{all}");
}

#[test]
fn every_notice_in_the_folder_comes_with_the_program() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../regulations/calendar");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let notices = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| Notice::from_toml(&std::fs::read_to_string(path).unwrap()).unwrap());
    let in_folder = Calendar::from_notices(notices.collect()).unwrap();
    assert_eq!(in_folder.notices(), Calendar::official().notices());
}
