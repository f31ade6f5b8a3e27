//! A wrong file gets a finding that names its line, its clause, what is wrong and how to mend it.

use regulation::{Finding, check, read};

const SOUND: &str = r#"```toml
[regulation]
id = "shishi"
version = "2024-01-01"
title = "试行办法"
number = "试〔2024〕1号"
status = "暂行"
```

## 第一条 范围 {SS-1}
咨询和投诉都收。
```toml
[[scope]]
kinds = ["咨询", "投诉"]

[[class]]
name = "一般"
default = true

[[class]]
name = "复杂"
```

## 第二条 程序 {SS-2}
先受理，后分办，再答复。
```toml
[[path]]
when = { kind = ["投诉"] }
steps = ["受理", "分办", "签收", "回复", "反馈"]
[[path]]
when = { kind = ["咨询"] }
steps = ["反馈"]

[[bar]]
act = "不予受理[情形=诉求不明]"
until = ["联系失败三次"]
refusal = "须先联系核实"

[[performer]]
acts = ["回复"]
who = ["承办人"]
needs = "签收"
refusal = "尚未签收"

[[elements]]
act = "回复"
all = ["调查核实"]
```

## 第三条 办理 {SS-3}
限期办理。
```toml
[[duty]]
name = "办理"
holder = ["牵头"]
opened_by = ["分办"]
met_by = ["回复[由=牵头]"]

[[limit]]
duty = "办理"
when = { class = ["一般"] }
within = "3 workdays"
```

## 第四条 复杂的 {SS-4}
复杂的多给几天，延期一次。
```toml
[[limit]]
duty = "办理"
when = { class = ["复杂"] }
within = "7 workdays"

[extension]
duty = ["办理"]

[ladder]
remind = "4/5"
order = "3 workdays"

[[later]]
covers = ["SS-4"]
reason = "随统计一并实现"
```
"#;

/// Every finding about a file, whether it can be read or not.
fn findings(text: &str) -> Vec<Finding> {
    read(text).map_or_else(|findings| findings, |regulation| check(&regulation))
}

/// One fault: what is replaced by what, the beginning of the line on which the finding must stand, its clause, words of what is wrong and of the mend.
struct Fault {
    replace: &'static str,
    with: &'static str,
    at: &'static str,
    clause: &'static str,
    wrong: &'static str,
    mend: &'static str,
}

#[test]
fn a_sound_file_has_no_findings() {
    assert_eq!(findings(SOUND), Vec::new());
}

/// The line that begins as the fault says, the first one at or below the heading of its clause.
fn line_of(text: &str, fault: &Fault) -> usize {
    let heading = text.lines().position(|l| !fault.clause.is_empty() && l.contains(&format!("## {} ", fault.clause)));
    let below = text.lines().enumerate().skip(heading.unwrap_or_default());
    below
        .map(|(n, l)| (n + 1, l))
        .find(|(_, l)| l.starts_with(fault.at))
        .map_or_else(|| panic!("{}", fault.at), |(n, _)| n)
}

#[test]
fn each_fault_is_found_where_it_stands() {
    for fault in FAULTS {
        assert!(SOUND.contains(fault.replace), "{}", fault.replace);
        let text = SOUND.replacen(fault.replace, fault.with, 1);
        let line = line_of(&text, fault);
        let found = findings(&text);
        let hit = found.iter().any(|f| {
            f.line == line
                && f.clause == fault.clause
                && fault.wrong.split('…').all(|part| f.wrong.contains(part))
                && f.mend.contains(fault.mend)
        });
        let all: String = found.iter().map(|f| format!("\n{f}")).collect();
        assert!(hit, "{} → {}: wanted line {line}, found:{all}", fault.replace, fault.with);
    }
}

const FAULTS: &[Fault] = &[
    // Words that the format or the vocabulary does not know.
    Fault {
        replace: "opened_by = [\"分办\"]\nmet_by",
        with: "opened_when = [\"分办\"]\nmet_by",
        at: "opened_when",
        clause: "第三条",
        wrong: "opened_when",
        mend: "键用英文",
    },
    Fault {
        replace: "within = \"3 workdays\"\n```",
        with: "```",
        at: "[[limit]]",
        clause: "第三条",
        wrong: "within",
        mend: "键用英文",
    },
    Fault {
        replace: "opened_by = [\"分办\"]\nmet_by",
        with: "opened_by = [\"派单\"]\nmet_by",
        at: "[[duty]]",
        clause: "第三条",
        wrong: "「派单」不是词表中的事实",
        mend: "词汇表",
    },
    Fault {
        replace: "holder = [\"牵头\"]",
        with: "holder = [\"主办\"]",
        at: "[[duty]]",
        clause: "第三条",
        wrong: "「主办」不是词表中的岗位或承办方",
        mend: "GLOSSARY.md",
    },
    Fault {
        replace: "all = [\"调查核实\"]",
        with: "all = [\"调查情况\"]",
        at: "[[elements]]",
        clause: "第二条",
        wrong: "「调查情况」不是词表中的栏目",
        mend: "词汇表",
    },
    Fault {
        replace: "refusal = \"须先联系核实\"",
        with: "refusal = \"先打电话\"",
        at: "[[bar]]",
        clause: "第二条",
        wrong: "「先打电话」不是词表中的拒绝理由",
        mend: "词汇表",
    },
    Fault {
        replace: "kinds = [\"咨询\", \"投诉\"]",
        with: "kinds = [\"咨询\", \"抱怨\"]",
        at: "[[scope]]",
        clause: "第一条",
        wrong: "「抱怨」不是词表中的类型",
        mend: "词汇表",
    },
    Fault {
        replace: "status = \"暂行\"",
        with: "status = \"试行\"",
        at: "[regulation]",
        clause: "",
        wrong: "状态「试行」",
        mend: "暂行",
    },
    // Patterns.
    Fault {
        replace: "\"回复[由=牵头]\"",
        with: "\"回复[由=牵头\"",
        at: "[[duty]]",
        clause: "第三条",
        wrong: "方括号没有闭合",
        mend: "事实[栏目=值",
    },
    Fault {
        replace: "\"回复[由=牵头]\"",
        with: "\"回复[结论=同意]\"",
        at: "[[duty]]",
        clause: "第三条",
        wrong: "「回复」不带栏目「结论」",
        mend: "所带的栏目",
    },
    Fault {
        replace: "needs = \"签收\"\n",
        with: "",
        at: "[[performer]]",
        clause: "第二条",
        wrong: "needs 与 refusal 须同时写",
        mend: "refusal",
    },
    // Conditions.
    Fault {
        replace: "when = { class = [\"一般\"] }",
        with: "when = { grade = [\"一般\"] }",
        at: "[[limit]]",
        clause: "第三条",
        wrong: "条件「grade」不认识",
        mend: "class",
    },
    Fault {
        replace: "when = { class = [\"一般\"] }",
        with: "when = { class = [\"普通\"] }",
        at: "## 第三条",
        clause: "第三条",
        wrong: "条件 class 不可能是「普通」",
        mend: "一般、复杂",
    },
    // Limits.
    Fault {
        replace: "within = \"7 workdays\"",
        with: "within = \"7 礼拜\"",
        at: "[[limit]]",
        clause: "第四条",
        wrong: "礼拜",
        mend: "workdays",
    },
    Fault {
        replace: "[[limit]]\nduty = \"办理\"\nwhen = { class = [\"复杂\"] }\nwithin = \"7 workdays\"\n",
        with: "",
        at: "## 第三条",
        clause: "第三条",
        wrong: "义务「办理」在 分类=复杂 时没有期限",
        mend: "[[limit]]",
    },
    Fault {
        replace: "when = { class = [\"复杂\"] }",
        with: "when = { class = [\"一般\", \"复杂\"] }",
        at: "## 第四条",
        clause: "第四条",
        wrong: "义务「办理」在 分类=一般 时有两个期限…试〔2024〕1号 第三条…试〔2024〕1号 第四条",
        mend: "收窄",
    },
    Fault {
        replace: "duty = \"办理\"\nwhen = { class = [\"复杂\"] }",
        with: "duty = \"办理完\"\nwhen = { class = [\"复杂\"] }",
        at: "## 第四条",
        clause: "第四条",
        wrong: "期限所属的义务「办理完」没有定义",
        mend: "[[duty]]",
    },
    Fault {
        replace: "[extension]\nduty = [\"办理\"]",
        with: "[extension]\nduty = [\"查办\"]",
        at: "## 第四条",
        clause: "第四条",
        wrong: "义务「查办」没有定义",
        mend: "[[duty]]",
    },
    Fault {
        replace: "within = \"7 workdays\"",
        with: "within = \"with:答复\"",
        at: "## 第四条",
        clause: "第四条",
        wrong: "义务「答复」没有定义",
        mend: "[[duty]]",
    },
    Fault {
        replace: "remind = \"4/5\"",
        with: "remind = \"八成\"",
        at: "[ladder]",
        clause: "第四条",
        wrong: "「八成」不是分数",
        mend: "4/5",
    },
    // Paths.
    Fault {
        replace: "when = { kind = [\"咨询\"] }\nsteps",
        with: "when = { kind = [\"投诉\"] }\nsteps",
        at: "## 第二条",
        clause: "第二条",
        wrong: "类型=投诉 时有两条路径…第二条 与 试〔2024〕1号 第二条",
        mend: "收窄",
    },
    Fault {
        replace: "[[path]]\nwhen = { kind = [\"咨询\"] }\nsteps = [\"反馈\"]\n",
        with: "",
        at: "```toml",
        clause: "",
        wrong: "类型=咨询 时没有路径",
        mend: "[[path]]",
    },
    Fault {
        replace: "\"签收\", \"回复\", \"反馈\"]",
        with: "\"签收\", \"研判\", \"反馈\"]",
        at: "## 第二条",
        clause: "第二条",
        wrong: "步骤「研判」",
        mend: "[[step]]",
    },
    Fault {
        replace: "\"签收\", \"回复\", \"反馈\"]",
        with: "\"签收\", \"回复\", \"签收\"]",
        at: "## 第二条",
        clause: "第二条",
        wrong: "步骤「签收」在一条路径中出现两次",
        mend: "只写一次",
    },
    // Holders.
    Fault {
        replace: "holder = [\"牵头\"]",
        with: "holder = [\"档案员\"]",
        at: "## 第三条",
        clause: "第三条",
        wrong: "「档案员」负有义务「办理」，却无权",
        mend: "[[performer]]",
    },
    Fault {
        replace: "holder = [\"牵头\"]",
        with: "holder = []",
        at: "## 第三条",
        clause: "第三条",
        wrong: "义务「办理」没有写全",
        mend: "holder",
    },
    // Clause ids.
    Fault {
        replace: "{SS-4}",
        with: "{SS-4 SS-2}",
        at: "## 第四条",
        clause: "第四条",
        wrong: "条款号 SS-2 已在第",
        mend: "只写在一个标题上",
    },
    Fault {
        replace: "covers = [\"SS-4\"]",
        with: "covers = [\"SS-9\"]",
        at: "```toml",
        clause: "",
        wrong: "条款号 SS-9 不在任何标题上",
        mend: "花括号",
    },
];

#[test]
fn a_file_without_a_head_says_so() {
    let found = findings("## 第一条 范围\n```toml\n[[scope]]\nkinds = [\"咨询\"]\n```\n");
    assert!(found.iter().any(|f| f.wrong.contains("没有 [regulation] 块") && f.mend.contains("number")), "{found:?}");
}

#[test]
fn findings_are_sentences() {
    let text = SOUND.replacen("holder = [\"牵头\"]", "holder = [\"主办\"]", 1);
    let said: Vec<String> = findings(&text).iter().map(ToString::to_string).collect();
    assert!(
        said.iter().any(|s| s.starts_with("第 ") && s.contains(" 行 第三条：") && s.contains("。改法：")),
        "{said:?}"
    );
}

#[test]
fn several_faults_are_all_reported() {
    let text = SOUND.replacen("\"回复[由=牵头]\"", "\"回复[由=牵头\"", 1).replacen("\"4/5\"", "\"八成\"", 1);
    assert!(findings(&text).len() >= 2);
}
