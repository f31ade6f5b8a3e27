//! Records of what was done outside the desk.

use super::{CENTRE, NUMBER, fields, heading, issued, list, own, table, text};
use record::Sheet;
use words::Paper;

pub fn handover_record() -> Sheet {
    let blocks = vec![
        fields(&[
            ("登记编号", NUMBER),
            ("事项", "个体工商户登记"),
            ("移交时间", "2022-09-28 16:40"),
            ("地点", "二楼B06"),
            ("移交原因", "承办人员当日参加培训，材料由首问责任人代收"),
        ]),
        table(
            "移交材料",
            &["序号", "名称", "份数", "页数", "载体"],
            &[
                &["1", "个体工商户登记申请书", "1", "2", "原件"],
                &["2", "经营者身份证复印件", "1", "1", "复印件"],
                &["3", "经营场所证明", "1", "5", "复印件"],
            ],
        ),
    ];
    let mut sheet = issued(Paper::HandoverRecord, CENTRE, "2022-移-0112", blocks);
    sheet.signatures = own(&["移交人", "接收人"]);
    sheet.basis = own(&["第三条（四）"]);
    sheet
}

pub fn inspection_record() -> Sheet {
    let blocks = vec![
        fields(&[
            ("督察对象", "二楼A区至C区"),
            ("时间", "2022-09-27 14:00至16:30"),
            ("督察人员", "马玥、陈志强"),
            ("方式", "明查"),
        ]),
        heading("发现的问题"),
        list(&[
            "B03窗口14:20至14:45无人在岗，未放置去向牌；",
            "C11窗口一次性告知单没有留存联；",
            "A区叫号屏显示与实际窗口不符，群众走错两人次。",
        ]),
        heading("处理意见"),
        text("对B03窗口当场纠正并立案；其余两项由大厅服务科三日内整改，整改后复查。"),
    ];
    let mut sheet = issued(Paper::InspectionRecord, CENTRE, "2022-督-0045", blocks);
    sheet.signatures = own(&["督察人员", "被督察单位"]);
    sheet
}

pub fn visit_record() -> Sheet {
    let blocks = vec![
        fields(&[
            ("走访单位", "安阳市北关区红旗路街道个体私营企业协会"),
            ("日期", "2022-09-21"),
            ("走访人员", "刘峰、李敏、周玥"),
            ("受访人数", "11人"),
        ]),
        heading("反映的问题"),
        table(
            "",
            &["序号", "反映人", "问题", "处理"],
            &[
                &["1", "餐饮店主", "食品经营许可现场核查时间不确定", "转为诉求件410503-20220921-00006"],
                &["2", "书店店主", "变更经营范围要跑两个窗口", "当场解释，已合并到综合窗口"],
                &["3", "物业公司", "夜间消防检查通知太迟", "转消防救援大队"],
            ],
        ),
        heading("小结"),
        text("三类问题中，现场核查时间不确定连续两个季度出现，建议列为热点问题，由市场监管局提出治本措施并公布。"),
    ];
    let mut sheet = issued(Paper::VisitRecord, CENTRE, "2022-走-009", blocks);
    sheet.signatures = own(&["记录人", "带队领导"]);
    sheet
}

pub fn symposium_record() -> Sheet {
    let blocks = vec![
        fields(&[
            ("主题", "工程建设项目审批服务"),
            ("时间", "2022-09-23 09:30"),
            ("地点", "五楼会议室"),
            ("主持人", "刘峰"),
            ("参加单位", "北关区住房和城乡建设局、自然资源局、消防救援大队；河南𠮷祥置业有限公司等企业代表9人"),
        ]),
        heading("发言摘要"),
        text(
            "企业代表：图纸审查意见应当一次提全，不要第二轮再提新问题。区住建局：同意，自10月起第二轮不得提出第一轮应当发现的问题，确需提出的由局领导签字。消防救援大队：联合审查的时间提前三天通知。",
        ),
        heading("形成的意见"),
        list(&[
            "一次提全，第二轮新增意见由局领导签字；",
            "联合审查提前三天通知；",
            "以上两项由中心督查室跟踪，年底回访。",
        ]),
    ];
    let mut sheet = issued(Paper::SymposiumRecord, CENTRE, "2022-座-003", blocks);
    sheet.signatures = own(&["记录人", "主持人"]);
    sheet
}

pub fn revisit_record() -> Sheet {
    let blocks = vec![
        fields(&[
            ("登记编号", NUMBER),
            ("回访方式", "电话"),
            ("回访时间", "2022-10-14 10:05"),
            ("接通", "是（第二次）"),
            ("真实联系", "是"),
            ("已解决", "是"),
            ("初次满意度", "基本满意"),
            ("最终满意度", "满意"),
            ("诉求人意见", "证已经拿到了，希望以后不要再让人跑三趟。"),
            ("处理", "意见转市场监管局改进；不需再次办理。"),
        ]),
        table(
            "联系经过",
            &["次数", "时间", "结果"],
            &[&["1", "2022-10-13 15:20", "无人接听"], &["2", "2022-10-14 10:05", "接通，通话4分12秒"]],
        ),
    ];
    let mut sheet = issued(Paper::RevisitRecord, CENTRE, "2022-访-0207", blocks);
    sheet.signatures = own(&["回访员"]);
    sheet.basis = own(&["第十二条"]);
    sheet
}
