//! What offices write: findings, answers, instructions, remarks.

use super::super::chance::Chance;
use super::About;
use words::{Act, Field};

const EXPLAINED: &[&str] = &[
    "您好，办理〔事项〕请携带办事指南所列材料到〔单位〕，材料齐全的当场收件，也可以在政务服务网上提交。",
    "您好，〔事项〕可以委托他人代办，委托书写明事项并签名即可，不需要公证；代办人带好双方身份证件。",
    "您好，〔事项〕不收取费用，自收件之日起在承诺时限内办结，结果可以邮寄。",
    "您好，〔事项〕工作日全天受理，中午有人值守；少一份材料的可以先收件，五日内补齐。",
    "您好，〔事项〕已实行跨区域通办，户籍不在本地也可以就近提交，由〔单位〕审核。",
];
const ANSWERED: &[&str] = &[
    "经核实，您反映的〔事项〕一事属实。〔单位〕已为您办理完毕，并对当班人员进行了提醒，今后材料要求一次说清。",
    "您反映的〔事项〕问题，系统记录显示材料已收、未及时流转。〔单位〕已于今日办结，请凭身份证领取。",
    "您反映的情况已调查清楚：〔事项〕所需材料以办事指南为准，多要的证明已经取消，给您带来不便，深表歉意。",
    "关于〔事项〕，〔单位〕已核对您的信息并改正，无需另开证明，本周内可以在网上看到结果。",
    "您的意见已采纳，〔单位〕将在大厅张贴〔事项〕的材料清单和填写样例，预计两周内完成。",
];
const FINDINGS: &[&str] = &[
    "电话联系诉求人核实了经过，调取了〔单位〕当日叫号记录，情况基本清楚。",
    "与〔单位〕负责人核对，确有〔事项〕一件在办，需承办单位说明延误原因。",
    "查看了〔事项〕的办事指南和系统退件记录，所述与记录相符。",
];
const CHECKED: &[&str] = &[
    "调阅了〔单位〕当日监控和系统日志，询问了当班人员，核对了诉求人提供的材料。",
    "与诉求人通话一次，到〔单位〕现场查看一次，核对〔事项〕收件登记。",
];
const DONE: &[&str] = &[
    "收到工作单后当日与诉求人联系，第二日完成核查并研究处理意见。",
    "成立两人小组核查，与业务科室会商后提出处理意见，报负责人审定。",
];
const MENDED: &[&str] = &[
    "对〔事项〕材料清单重新公示，取消指南之外的证明；组织窗口人员学习一次性告知的规定。",
    "安排专人值守〔单位〕咨询电话，系统故障时启用手工收件。",
    "无需整改，已向诉求人解释政策依据。",
];
const OUTCOME: &[&str] =
    &["已办结，诉求人表示理解。", "材料清单已更新并在大厅张贴，后续未再发生同类情况。", "无需整改。"];
const OPINION: &[&str] =
    &["同意，请按时限办理。", "情况清楚，同意。", "请承办单位认真核查，与诉求人当面沟通。", "同意所拟意见。"];
const SENT_BACK: &[&str] = &["处理过程写得过于简单，请补充核查情况后再报。", "没有回应诉求人的主要问题，请重新答复。"];
const REASONS: &[&str] =
    &["经核对，〔事项〕不属于本单位职责，建议转有关主管部门办理。", "该事项的审批权限在其他部门，本单位无相应职能。"];
const LONGER: &[&str] = &[
    "需要到档案部门调取历史资料，原定时间内无法完成。",
    "涉及两个部门会商，需要再次现场核查。",
    "需等待上级系统修复后核对数据。",
];
const AGAIN: &[&str] = &["答复说已经办好，但我到窗口一问还是不行。", "问题又出现了，和上次说的不一样，请重新处理。"];
const THANKS: &[&str] = &["感谢您的肯定，我们会继续努力，并已转告当班人员。", "收到您的表扬，已向〔单位〕转达。"];
const DECLINED: &[&str] = &["经审核，所述事项不在本渠道受理范围内，请按指明的途径提出。"];
const PROGRESS: &[&str] =
    &["已与诉求人取得联系，正在核查。", "资料已调齐，明日会商。", "已完成现场查看，正在拟写答复。"];
const CONTACTED: &[&str] = &["已说明办理进度，诉求人没有其他补充。", "核实了具体经过和诉求，诉求人同意等待答复。"];
const SIGHED: &[&str] = &["办得及时，谢谢。", "答复说得清楚。", "等得有点久，不过最后解决了。"];
const GRUMBLED: &[&str] = &["说了半天还是没有解决。", "答复太笼统，没有说到点子上。", "态度敷衍。"];
const URGED: &[&str] = &["请问办到哪一步了？我这边比较着急。", "已经好几天了，麻烦催一催。"];
const NOTED: &[&str] = &["诉求人来电补充：工作日下午方便接电话。", "与上月一件情形相近，可参考其办法。"];

/// The parts for a field of an act, where it has words of its own.
fn parts(act: Act, field: Field) -> &'static [&'static str] {
    match (act, field) {
        (Act::Explain | Act::Settle, Field::Text | Field::AnswerText) => EXPLAINED,
        (Act::Answer | Act::FeedBack, Field::Text) => ANSWERED,
        (_, Field::Investigation) => CHECKED,
        (_, Field::Process) => DONE,
        (_, Field::Rectification | Field::Measures) => MENDED,
        (_, Field::Outcome) => OUTCOME,
        (Act::Decline | Act::TellReason, Field::Explanation | Field::Reason) => DECLINED,
        (Act::Return, Field::Reason) => REASONS,
        (Act::RequestExtension | Act::TellLimit, Field::Reason) => LONGER,
        (Act::Reopen, Field::Reason) => AGAIN,
        (Act::Progress, Field::Text) => PROGRESS,
        (Act::Contact | Act::Revisit | Act::CallBack, Field::Result) => CONTACTED,
        (Act::CarryOut | Act::CompleteMatter | Act::Milestone, Field::Result) => OUTCOME,
        (Act::Urge, Field::Text) => URGED,
        (Act::Note, Field::Text) => NOTED,
        (Act::Commend, Field::Text) => THANKS,
        (_, Field::Findings) => FINDINGS,
        (_, Field::Opinion) => OPINION,
        (_, _) => &[],
    }
}

/// The words that an office writes in a field of an act.
pub fn for_act(act: Act, field: Field, about: &About, chance: &mut Chance) -> String {
    let parts = parts(act, field);
    if parts.is_empty() { self::about(field, about, chance) } else { about.fill(chance.word(parts)) }
}

/// Words for a field whatever the act.
fn about(field: Field, about: &About, chance: &mut Chance) -> String {
    let parts: &[&str] = match field {
        Field::Place => &["〔单位〕，大厅一楼咨询台右侧"],
        Field::OfficePhone => &["5550300", "5550301", "5550100"],
        Field::RightChannel => &["向有权处理的部门提出，或者拨打12345咨询"],
        Field::MaterialNeeded => &["身份证复印件一份、住址证明一份，五个工作日内补交"],
        Field::Material => &["身份证复印件、申请表各一份", "申请表、授权委托书、原证件"],
        Field::ServiceNotice => &["已当面交付服务告知单"],
        Field::Subject => &["办结〔事项〕并电话告知", "查清〔事项〕的收件情况后答复"],
        Field::Demand => &["请在时限内核查并答复，过程材料一并报送。"],
        Field::Ways => &["可以依法申请行政复议或者提起行政诉讼，也可以向上级主管部门反映"],
        Field::CallNote => &["通话四分钟，已逐项说明，对方听清并认可记录"],
        Field::Why => &["窗口人员业务不熟，材料要求没有一次说清", "情况如上，供参考"],
        Field::Needs => &["听力不好，请尽量发短信"],
        _ => &["有关〔事项〕的情况已记录。", "情况属实，按规定办理。"],
    };
    about.fill(chance.word(parts))
}

/// What somebody who judges an answer writes: approving, or sending it back.
pub fn judged(approves: bool, chance: &mut Chance) -> String {
    chance.word(if approves { OPINION } else { SENT_BACK }).to_owned()
}

/// What the party says of the result.
pub fn felt(pleased: bool, chance: &mut Chance) -> String {
    chance.word(if pleased { SIGHED } else { GRUMBLED }).to_owned()
}
