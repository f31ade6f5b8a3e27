//! What people type is data: it is never evaluated, never breaks a layout, never vanishes.

mod witness;

use calendar::civil::date;
use record::{Bars, Block, Code, Sheet, Table};
use witness::lost;
use words::Paper;

/// Words that are commands in the layout language, in markup, in formats, or hard to set.
const HOSTILE: [&str; 9] = [
    "#panic(\"x\") #import \"/main.typ\" #{1/0} $x$ *粗* _斜_ `原` <标签> @引用 \\ // 注 /* 注 */ [ ] { }",
    "“引号” \"直引号\" '单' ‘弯’ «» &amp; <b>粗</b> </svg> %PDF \\u{0} {{ }}",
    "=1+1　-1　+1　@SUM(A1)",
    "😀👨‍👩‍👧 ✔️ 🇨🇳",
    "مرحبا \u{202E}倒序\u{202C} שלום",
    "空\0字\u{7}响\u{1b}[31m红",
    "第一行\r\n第二行\n\n\t缩进的第四行\n",
    "𠮷㛃䶮𪚥",
    "",
];

fn long_word() -> String {
    "Donaudampfschifffahrtsgesellschaft0123456789".repeat(12)
}

fn long_paragraph() -> String {
    "诉求人反映，自己先后三次到窗口办理，每次都被告知还缺一份材料，".repeat(65)
}

/// A sheet of a kind with words in every place that has some.
fn sheet(paper: Paper, short: &str, long: &str) -> Sheet {
    let mut sheet = Sheet::of(paper, short);
    let own = |words: &str| words.to_owned();
    sheet.number = Some(own(short));
    sheet.title = Some(own(short));
    sheet.addressee = Some(own(short));
    sheet.blocks = vec![
        Block::Heading(own(short)),
        Block::Text(own(long)),
        Block::Fields(vec![
            (own(short), own(long)),
            (own("短"), own("短")),
            (own(""), own("")),
            (own("备注"), own(short)),
        ]),
        Block::List(vec![own(short), own(long), own("")]),
        Block::Table(Table {
            caption: own(short),
            header: vec![own(short), own("件数")],
            rows: vec![vec![own(long), own("1")], vec![own(short)], vec![]],
        }),
        Block::Bars(Bars {
            caption: own(short),
            unit: own("件"),
            bars: vec![(own(short), 3.0), (own("无"), f64::NAN)],
        }),
        Block::Fields(Vec::new()),
        Block::List(Vec::new()),
        Block::Table(Table::default()),
        Block::Bars(Bars::default()),
    ];
    sheet.basis = vec![own(short)];
    sheet.signatures = vec![own(short), own("接收人"), own("见证人")];
    sheet.copies = vec![own(short), own("区政府办公室")];
    sheet.date = Some(date(2026, 2, 28));
    sheet.code = Some(Code { content: own("https://huiying.example/q?n=1&c=2"), caption: own(short) });
    sheet.foot = Some(own(short));
    sheet
}

fn prints(sheet: &Sheet, what: &str) {
    let printed = paper::print(std::slice::from_ref(sheet)).expect(what);
    assert_eq!(lost(&sheet.text(), &printed.text()), Vec::<char>::new(), "{}: {what}", sheet.paper);
    assert!(printed.pdf().expect(what).starts_with(b"%PDF"), "{}: {what}", sheet.paper);
}

#[test]
fn hostile_words_are_printed_as_they_are_on_every_kind_of_paper() {
    let all = HOSTILE.join("\n");
    for paper in Paper::ALL {
        prints(&sheet(*paper, HOSTILE[0], &all), "all at once");
    }
}

#[test]
fn each_hostile_word_is_printed_by_itself() {
    for paper in [Paper::AnswerLetter, Paper::RegisterForm, Paper::MaterialReceipt, Paper::BoxLabel, Paper::Poster] {
        for words in HOSTILE {
            prints(&sheet(paper, words, words), words);
        }
    }
}

#[test]
fn very_long_words_and_paragraphs_are_printed_on_every_kind_of_paper() {
    for paper in Paper::ALL {
        prints(&sheet(*paper, "北关区政务服务中心", &format!("{}\n{}", long_paragraph(), long_word())), "long");
    }
}

#[test]
fn a_sheet_that_says_nothing_is_still_a_paper() {
    for paper in Paper::ALL {
        prints(&Sheet::of(*paper, ""), "empty");
    }
}

#[test]
fn a_long_table_repeats_its_header_on_every_page() {
    for paper in [Paper::PeriodicReport, Paper::ContentsList, Paper::VisitRecord] {
        let mut sheet = Sheet::of(paper, "北关区政务服务中心");
        let rows = (1..=200).map(|n| vec![n.to_string(), format!("第{n}件诉求"), "已办结".to_owned()]).collect();
        let header = ["次序", "题目名称", "结果状态"].map(str::to_owned).to_vec();
        sheet.blocks.push(Block::Table(Table { caption: "台账".to_owned(), header, rows }));
        let printed = paper::print(std::slice::from_ref(&sheet)).unwrap().text();
        assert!((5..=14).contains(&printed.len()), "{paper}: {} pages", printed.len());
        let with_rows = printed.iter().filter(|page| page.contains("已办结"));
        assert!(with_rows.clone().all(|page| page.contains("题目名称")), "{paper}");
        assert_eq!(lost(&sheet.text(), &printed), Vec::<char>::new(), "{paper}");
    }
}

#[test]
fn a_code_that_cannot_be_drawn_is_refused_and_not_left_out() {
    let mut sheet = sheet(Paper::Poster, "公示", "公示");
    sheet.code = Some(Code { content: "长".repeat(3000), caption: "扫码".to_owned() });
    assert!(matches!(paper::pdf(&sheet), Err(paper::PaperError::Code { length: 9000 })));
}
