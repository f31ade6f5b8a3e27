//! The archive's papers, and the poster on the wall.

use super::{CENTRE, code, fields, issued, own, table};
use record::Sheet;
use words::Paper;

pub fn contents_list() -> Sheet {
    let blocks = vec![
        fields(&[
            ("全宗号", "0417"),
            ("档号", "0417-WS·2022-D30-TS-0017"),
            ("保管期限", "30年"),
            ("载体", "纸质、电子"),
        ]),
        table(
            "",
            &["序号", "责任者", "文号", "题名", "日期", "页号", "备注"],
            &[
                &["1", "督查室", "410503-20220928-00017", "咨询投诉登记表", "20220928", "1", ""],
                &["2", CENTRE, "北政服受〔2022〕17号", "受理通知书", "20220929", "2", ""],
                &["3", "督查室", "", "工作单", "20220929", "3", ""],
                &[
                    "4",
                    "区市场监督管理局",
                    "",
                    "关于食品经营许可超期投诉的调查报告及叫号记录、系统日志、录像截图",
                    "20220930",
                    "4—11",
                    "含照片3张",
                ],
                &[
                    "5",
                    "区市场监督管理局",
                    "北市监函〔2022〕41号",
                    "关于食品经营许可超期投诉的答复",
                    "20221010",
                    "12—13",
                    "",
                ],
                &["6", "督查室", "2022-访-0207", "回访记录", "20221014", "14", "录音另存"],
            ],
        ),
    ];
    let mut sheet = issued(Paper::ContentsList, CENTRE, "0417-WS·2022-D30-TS-0017", blocks);
    sheet.signatures = own(&["整理人", "检查人"]);
    sheet
}

pub fn box_label() -> Sheet {
    let blocks = vec![fields(&[
        ("全宗号", "0417"),
        ("年度", "2022"),
        ("保管期限", "30年"),
        ("机构", "督查室"),
        ("起止件号", "0001—0046"),
        ("盒号", "12"),
    ])];
    let mut sheet = issued(Paper::BoxLabel, CENTRE, "0417-WS·2022-D30", blocks);
    sheet.title = Some("2022年投诉卷".to_owned());
    sheet.date = None;
    sheet
}

pub fn poster() -> Sheet {
    let blocks = vec![fields(&[
        ("投诉电话", "0372-5550101"),
        ("监督电话", "0372-5550000"),
        ("受理时间", "工作日9:00—17:00"),
        ("投诉室", "一楼东侧102室"),
        ("信函地址", "安阳市北关区灯塔路12号　455001"),
        ("电子邮箱", "tousu@beiguan.example"),
    ])];
    let mut sheet = issued(Paper::Poster, CENTRE, "", blocks);
    sheet.number = None;
    sheet.date = None;
    sheet.title = Some("有诉必应　有问必答".to_owned());
    sheet.code = code("ask", "扫码提出咨询、投诉、建议");
    sheet.foot = Some("所有诉求都有登记编号，凭编号和查询码随时查询进展".to_owned());
    sheet
}
