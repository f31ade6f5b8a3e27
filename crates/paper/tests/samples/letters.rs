//! Letters between authorities and the answer in writing.

use super::{CENTRE, NUMBER, code, fields, heading, issued, list, own, text};
use record::Sheet;
use words::Paper;

pub fn transfer_letter() -> Sheet {
    let blocks = vec![
        text(
            "我中心于2022年9月28日收到汤阴县居民周先生关于该县不动产登记窗口的投诉。经核对，该事项属于你中心职责范围，现予移送，请依法办理，并在收到后两个工作日内回执。",
        ),
        fields(&[("登记编号", NUMBER), ("诉求人意愿", "同意移送并转交联系方式"), ("附件", "登记表1份、录音1段")]),
    ];
    let mut sheet = issued(Paper::TransferLetter, CENTRE, "北政服函〔2022〕26号", blocks);
    sheet.title = Some("关于移送一件不动产登记投诉的函".to_owned());
    sheet.addressee = Some("汤阴县政务服务中心".to_owned());
    sheet.basis = own(&["第五条（二）"]);
    sheet.signatures = own(&["移交人", "接收人"]);
    sheet
}

pub fn coordination_letter() -> Sheet {
    let blocks = vec![
        text(
            "群众反映，办理施工许可时两个部门对消防设计审查的顺序要求不一，往返三次未能受理。该事项涉及市级审批权限，按规定以函转办，请你局牵头研究。",
        ),
        list(&[
            "明确消防设计审查与施工许可的先后顺序；",
            "向诉求人当面说明，并把说明内容函告我中心；",
            "对同类在办件一并纠正。",
        ]),
        text("请于2022年10月18日前将办理结果函复我中心。"),
        fields(&[("联系人", "李敏"), ("电话", "0372-5550101")]),
    ];
    let mut sheet = issued(Paper::CoordinationLetter, CENTRE, "北政服函〔2022〕27号", blocks);
    sheet.title = Some("关于协调办理施工许可审查顺序问题的函".to_owned());
    sheet.addressee = Some("安阳市住房和城乡建设局".to_owned());
    sheet.basis = own(&["第六条（三）"]);
    sheet.copies = own(&["安阳市政务服务和大数据管理局", "北关区住房和城乡建设局"]);
    sheet
}

pub fn answer_letter() -> Sheet {
    let blocks = vec![
        text("您于2022年9月28日投诉市场监管窗口办理食品经营许可超期一事，现答复如下："),
        heading("一、调查核实"),
        text(
            "经调取窗口叫号记录、受理系统日志和监控录像，您于9月5日提交全部材料，窗口当日出具受理通知书。按承诺应于9月16日前作出决定，实际至9月27日仍未作出。您反映的情况属实。",
        ),
        heading("二、处理过程"),
        text(
            "我局于9月29日召集窗口、现场核查组核对流转环节，查明现场核查单在内部转交时遗漏，核查员未收到派单。9月30日上午补做现场核查，当日核查合格。",
        ),
        heading("三、整改措施"),
        text("现场核查由人工转单改为系统派单，超过一个工作日未接单的自动提醒负责人；对窗口负责人进行了批评教育。"),
        heading("四、整改结果"),
        text("您的食品经营许可证已于9月30日制发，并由窗口人员送到您的店内。同类在办的四件全部在期限内办结。"),
        text("由此给您造成的不便，我们诚恳致歉。"),
    ];
    let mut sheet = issued(Paper::AnswerLetter, "安阳市北关区市场监督管理局", "北市监函〔2022〕41号", blocks);
    sheet.title = Some("关于食品经营许可超期投诉的答复".to_owned());
    sheet.addressee = Some("王秀英女士".to_owned());
    sheet.basis = own(&["第十一条"]);
    sheet.copies = own(&[CENTRE]);
    sheet.code = code("e/410503-20220928-00017", "请您评价");
    sheet
}

pub fn copy_to_discipline() -> Sheet {
    let blocks = vec![
        text(
            "投诉件410503-20220928-00017经催办、督办、通报和上报后，承办单位仍未按期办结。现将有关材料抄送你组，请依规处置。",
        ),
        fields(&[("责任单位", "北关区市场监督管理局"), ("原定期限", "2022年10月11日"), ("已逾期", "12个工作日")]),
    ];
    let mut sheet = issued(Paper::CopyToDiscipline, CENTRE, "北政服函〔2022〕33号", blocks);
    sheet.addressee = Some("区纪委监委派驻纪检监察组".to_owned());
    sheet.basis = own(&["第十三条（四）"]);
    sheet.foot = Some("涉密事项不在本函内；保管期限30年".to_owned());
    sheet
}
