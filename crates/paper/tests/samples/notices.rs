//! What is told to a person in writing, and what is handed over the counter.

use super::{CENTRE, NUMBER, code, fields, heading, issued, list, own, text};
use calendar::civil::date;
use record::Sheet;
use words::Paper;

pub fn acceptance() -> Sheet {
    let blocks = vec![
        text("您于2022年9月28日在综合窗口反映的事项，我中心已经受理，现将有关情况告知如下："),
        fields(&[
            ("登记编号", NUMBER),
            ("查询码", "K7MQ-3XPA"),
            ("类型", "投诉"),
            ("分类", "一般"),
            ("事项", "食品经营许可"),
            ("承办期限", "5个工作日"),
            ("最迟答复日期", "2022年10月11日下班前（其间国庆节放假调休，共7日不计入）"),
        ]),
        text(
            "承办单位办结后，我中心会按您留下的电话把结果告诉您。办理期间您可以扫描下方二维码，或者凭登记编号和查询码查询进展、补充情况、催促办理或者撤回。",
        ),
    ];
    let mut sheet = issued(Paper::Acceptance, CENTRE, "北政服受〔2022〕17号", blocks);
    sheet.addressee = Some("王秀英".to_owned());
    sheet.basis = own(&["《安阳市北关区政务服务中心咨询投诉处理办法》第九条", "第六条（一）"]);
    sheet.signatures = own(&["送达人", "收件人"]);
    sheet.code = code("q/410503-20220928-00017", "扫码查询进展");
    sheet
}

pub fn non_acceptance() -> Sheet {
    let blocks = vec![
        text("您于2022年9月28日反映的与邻居相邻通行的纠纷，经核对，属于下列不予受理的情形："),
        list(&["已经向人民法院提起诉讼，正在审理之中；", "所反映的事项不属于政务服务窗口的职责。"]),
        text("您可以向正在审理本案的人民法院陈述意见，也可以到所在街道的人民调解委员会申请调解。"),
        heading("办理渠道"),
        fields(&[("去向", "北关区灯塔路街道人民调解委员会"), ("地点", "灯塔路12号一楼"), ("电话", "0372-5550123")]),
    ];
    let mut sheet = issued(Paper::NonAcceptance, CENTRE, "北政服不〔2022〕4号", blocks);
    sheet.addressee = Some("赵㛃".to_owned());
    sheet.basis = own(&["第八条（三）"]);
    sheet
}

pub fn one_time_notice() -> Sheet {
    let blocks = vec![
        text("您申请办理的食品经营许可，提交的材料经审查还不齐全。请补齐下列全部材料，除此以外不再要求其他材料："),
        list(&[
            "经营场所使用证明（房屋租赁合同复印件，须有出租人签名）；",
            "食品安全管理人员的健康证明原件，核对后当场退还；",
            "与食品经营相适应的主要设备设施布局图，手绘亦可，须标明尺寸。",
        ]),
        text("材料齐全后，请交到二楼市场监管窗口（B06）。自收到全部材料之日起，8个工作日内作出决定。"),
        fields(&[("窗口", "二楼B06"), ("电话", "0372-5550106"), ("经办人", "张喆"), ("受理时间", "工作日9:00至17:00")]),
    ];
    let mut sheet = issued(Paper::OneTimeNotice, "北关区市场监督管理局", "北市监告〔2022〕31号", blocks);
    sheet.addressee = Some("安阳市北关区老味道餐饮店".to_owned());
    sheet.basis = own(&["《中华人民共和国行政许可法》第三十二条（四）"]);
    sheet.signatures = own(&["经办人", "收件人"]);
    sheet
}

pub fn service_notice() -> Sheet {
    let blocks = vec![
        fields(&[
            ("事项", "社保卡补领"),
            ("办理窗口", "三楼C11"),
            ("联系人", "陈敏"),
            ("电话", "0372-5550111"),
            ("办理结果", "当场解释清楚：持身份证原件即可补领，不需要单位证明，工本费20元，当场制卡。"),
        ]),
        list(&["带好身份证原件；", "代办的另带代办人身份证和委托书。"]),
    ];
    let mut sheet = issued(Paper::ServiceNotice, CENTRE, NUMBER, blocks);
    sheet.code = code("e/C11", "请您评价本次服务");
    sheet
}

pub fn material_receipt() -> Sheet {
    let blocks = vec![
        text("经办人员外出，下列材料由首问责任人代收，将于当日转交承办窗口："),
        fields(&[
            ("交件人", "李建国"),
            ("联系电话", "138****0456"),
            ("事项", "个体工商户登记"),
            ("应交窗口", "二楼B06"),
        ]),
        list(&["个体工商户登记申请书，原件，1份2页；", "经营者身份证复印件，1份1页；", "经营场所证明复印件，1份5页。"]),
    ];
    let mut sheet = issued(Paper::MaterialReceipt, CENTRE, NUMBER, blocks);
    sheet.signatures = own(&["交件人", "接收人"]);
    sheet
}

pub fn limit_notice() -> Sheet {
    let blocks = vec![
        text("您反映的施工许可办理问题，涉及住建、自然资源两个部门，已由区住房和城乡建设局牵头办理。"),
        text("该事项属于疑难事项，办理期限为15个工作日，自2022年9月29日起算，至2022年10月25日届满。"),
    ];
    let mut sheet = issued(Paper::LimitNotice, CENTRE, "北政服时〔2022〕8号", blocks);
    sheet.addressee = Some("河南𠮷祥置业有限公司".to_owned());
    sheet.basis = own(&["第六条（二）"]);
    sheet.code = code("q/410503-20220929-00003", "扫码查询进展");
    sheet
}

pub fn extension_notice() -> Sheet {
    let blocks = vec![
        text(
            "您反映的不动产登记问题，原定2022年10月11日前答复。因需调取1998年的房改档案，档案馆正在修复，经分管领导批准，办理期限延长。",
        ),
        fields(&[
            ("原期限", "2022年10月11日"),
            ("现期限", "2022年10月18日"),
            ("延长", "5个工作日"),
            ("批准日期", "2022年10月9日"),
        ]),
        text("给您带来不便，深表歉意。承办单位每周五会把进展告诉您。"),
    ];
    let mut sheet = issued(Paper::ExtensionNotice, CENTRE, "北政服延〔2022〕2号", blocks);
    sheet.addressee = Some("刘㼆".to_owned());
    sheet.basis = own(&["第七条"]);
    sheet.date = Some(date(2022, 10, 9));
    sheet
}

pub fn redress_notice() -> Sheet {
    let blocks = vec![
        text("您对2022年10月10日的答复表示不满意。您可以选择下列途径："),
        list(&[
            "自收到答复之日起60日内，向安阳市人民政府申请行政复议；",
            "自收到答复之日起6个月内，向安阳市北关区人民法院提起行政诉讼；",
            "向安阳市政务服务和大数据管理局反映，电话0372-5550000。",
        ]),
        text("采用上述任何一种途径，都不影响您同时采用依法可以采用的其他途径。"),
    ];
    let mut sheet = issued(Paper::RedressNotice, CENTRE, "北政服救〔2022〕1号", blocks);
    sheet.addressee = Some("王秀英".to_owned());
    sheet.basis = own(&["第十四条", "《中华人民共和国行政复议法》第九条"]);
    sheet.signatures = own(&["收件人"]);
    sheet
}
