//! Official paper with a red head.

use super::{CENTRE, CITY, fields, heading, issued, list, own, table, text};
use calendar::civil::date;
use record::Sheet;
use words::Paper;

pub fn supervision_order() -> Sheet {
    let blocks = vec![
        text(
            "你局承办的投诉件410503-20220928-00017，办理期限至2022年10月11日届满，至今未回复，且未申请延期。现予督办：",
        ),
        list(&[
            "自收到本通知之日起3个工作日内办结并书面回复；",
            "说明逾期原因和责任人；",
            "对在办的同类事项逐件检查，一并报送结果。",
        ]),
    ];
    let mut sheet = issued(Paper::SupervisionOrder, CENTRE, "北政服督〔2022〕3号", blocks);
    sheet.addressee = Some("区市场监督管理局".to_owned());
    sheet.basis = own(&["第十三条（二）"]);
    sheet.signatures = own(&["签收人"]);
    sheet.copies = own(&["安阳市政务服务和大数据管理局", "区政府督查室"]);
    sheet.date = Some(date(2022, 10, 12));
    sheet
}

pub fn circular() -> Sheet {
    let blocks = vec![
        text(
            "2022年10月12日，中心对一件逾期投诉发出督办通知，责任单位在督办期限内仍未办结。为严肃工作纪律，现将有关情况通报如下。",
        ),
        heading("一、基本情况"),
        text(
            "群众王女士投诉食品经营许可办理超期，9月29日分办至区市场监督管理局，应于10月11日前办结。经催办一次、督办一次，该局于10月19日才作出回复，逾期6个工作日。",
        ),
        heading("二、存在问题"),
        list(&["内部转单无人负责，超期无人察觉；", "收到督办后未指定专人，回复内容缺整改结果，被退回一次。"]),
        heading("三、工作要求"),
        text(
            "各进驻单位要对照自查，凡在办件须有承办人、有期限、有进展。同类问题年内再次发生的，取消窗口当年评优资格。",
        ),
    ];
    let mut sheet = issued(Paper::Circular, CENTRE, "北政服通〔2022〕5号", blocks);
    sheet.title = Some("关于一件投诉逾期办理情况的通报".to_owned());
    sheet.addressee = Some("各进驻单位、各窗口".to_owned());
    sheet.basis = own(&["第十三条（三）"]);
    sheet.copies = own(&["区政府办公室", "区纪委监委", CITY]);
    sheet.date = Some(date(2022, 10, 20));
    sheet
}

pub fn report() -> Sheet {
    let blocks = vec![
        text("现将投诉件410503-20220928-00017逾期办理的有关情况报告如下。"),
        heading("一、经过"),
        table(
            "",
            &["日期", "事项", "责任单位", "依据"],
            &[
                &["2022-09-28", "登记并受理", "督查室", "第九条"],
                &["2022-09-29", "分办", "督查室", "第六条（一）"],
                &["2022-10-12", "督办，要求3个工作日内办结", "区市场监管局", "第十三条（二）"],
                &["2022-10-20", "通报", "中心", "第十三条（三）"],
            ],
        ),
        heading("二、建议"),
        text("建议由市局约谈责任单位主要负责人，并将处置情况纳入年度考核。"),
        text("妥否，请批示。"),
    ];
    let mut sheet = issued(Paper::Report, CENTRE, "北政服报〔2022〕2号", blocks);
    sheet.title = Some("关于一件投诉经通报仍未办结的报告".to_owned());
    sheet.addressee = Some(CITY.to_owned());
    sheet.signatures = own(&["签发人"]);
    sheet.date = Some(date(2022, 10, 21));
    sheet
}

pub fn rectification_report() -> Sheet {
    let blocks = vec![
        text("本年度我窗口被查证属实的投诉累计三件，按规定向中心作出书面汇报。"),
        heading("一、原因"),
        text("窗口人员轮换频繁，新到人员对材料清单不熟，三件投诉中有两件是重复要求补材料。负责人没有安排带班。"),
        heading("二、整改措施"),
        list(&[
            "材料清单全部上墙，一次告知单由系统按清单生成；",
            "新到人员带班满两周方可独立受理；",
            "每周五由负责人抽查五件。",
        ]),
        heading("三、完成时间"),
        text("上述措施于2022年11月30日前全部落实，届时请中心派员检查。"),
    ];
    let mut sheet = issued(Paper::RectificationReport, "不动产窗口", "2022年第1号", blocks);
    sheet.title = Some("关于三件属实投诉的书面汇报".to_owned());
    sheet.addressee = Some(CENTRE.to_owned());
    sheet.signatures = own(&["窗口负责人"]);
    sheet.date = Some(date(2022, 11, 8));
    sheet
}

pub fn rectification_advice() -> Sheet {
    let blocks = vec![
        text("你局派驻的不动产窗口年内发生三件属实投诉。经督察，建议你局对该窗口进行整顿："),
        list(&["调整窗口负责人；", "三个月内保持窗口人员稳定；", "向中心报送整顿方案和结果。"]),
    ];
    let mut sheet = issued(Paper::RectificationAdvice, CENTRE, "北政服建〔2022〕1号", blocks);
    sheet.addressee = Some("安阳市自然资源和规划局北关分局".to_owned());
    sheet.basis = own(&["第十六条"]);
    sheet.date = Some(date(2022, 11, 15));
    sheet
}

pub fn commendation() -> Sheet {
    let blocks = vec![
        text(
            "2022年第三季度，中心收到群众书面表扬14件，经核实全部属实。为弘扬为民服务的作风，决定对下列窗口和个人予以通报表彰：",
        ),
        fields(&[
            ("表彰窗口", "人社窗口、公安窗口"),
            ("表彰个人", "陈敏（人社窗口）、孙䶮（公安窗口）、周玥（综合窗口）"),
        ]),
        text(
            "希望受到表彰的窗口和个人珍惜荣誉，再接再厉；各窗口要以他们为榜样，把群众的事当作自己的事，用心用情办好每一件诉求。",
        ),
    ];
    let mut sheet = issued(Paper::Commendation, CENTRE, "北政服通〔2022〕6号", blocks);
    sheet.title = Some("关于表彰第三季度优质服务窗口和个人的通报".to_owned());
    sheet.addressee = Some("各进驻单位、各窗口".to_owned());
    sheet.copies = own(&["区政府办公室"]);
    sheet.date = Some(date(2022, 10, 14));
    sheet
}

pub fn sanction_decision() -> Sheet {
    let blocks = vec![
        text(
            "经查，窗口工作人员某某于2022年9月5日收到现场核查单后未转交，致使一件食品经营许可逾期11个工作日，诉求人多次往返。",
        ),
        text("上述事实有叫号记录、系统日志和本人陈述为证。经听取本人陈述和申辩，领导班子会议集体研究，决定："),
        list(&["给予通报批评；", "扣发当月绩效考核奖；", "年度考核不得评为优秀。"]),
        text("本人对本决定不服的，可以自收到之日起30日内向作出决定的单位申请复核。"),
    ];
    let mut sheet = issued(Paper::SanctionDecision, CENTRE, "北政服处〔2022〕1号", blocks);
    sheet.title = Some("关于给予窗口工作人员某某处分的决定".to_owned());
    sheet.basis = own(&["第十七条（二）", "第十八条"]);
    sheet.signatures = own(&["本人签收"]);
    sheet.date = Some(date(2022, 11, 18));
    sheet
}

pub fn collective_decision() -> Sheet {
    let blocks = vec![
        fields(&[
            ("时间", "2022年11月17日15:00"),
            ("地点", "四楼会议室"),
            ("主持", "刘峰"),
            ("出席", "刘峰、李敏、陈志强、马玥、宋㛃"),
            ("缺席", "无"),
        ]),
        heading("一、议题"),
        text("窗口工作人员未转交现场核查单一事的处理。"),
        heading("二、讨论"),
        text(
            "会议听取了督查室的调查报告，查阅了本人的书面陈述。与会人员逐一发表意见，认为事实清楚，应予处理；鉴于本人主动说明情况并登门致歉，可以从轻。",
        ),
        heading("三、决定"),
        text("五人同意，无人反对，无人弃权：给予通报批评，扣发当月绩效考核奖，年度考核不得评为优秀。"),
    ];
    let mut sheet = issued(Paper::CollectiveDecision, CENTRE, "〔2022〕9号", blocks);
    sheet.title = Some("领导班子会议纪要".to_owned());
    sheet.basis = own(&["第十八条"]);
    sheet.signatures = own(&["刘峰", "李敏", "陈志强", "马玥", "宋㛃"]);
    sheet.date = Some(date(2022, 11, 17));
    sheet
}
