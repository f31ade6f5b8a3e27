//! Plain words for the party: no office language. They arrange and decide nothing; a word they do not know is shown
//! as it is.

use words::{Act, CaseKind, Stage};

/// A step as the party reads it.
pub fn step_said(step: &str, lead: Option<&str>) -> String {
    let unit = lead.unwrap_or("承办单位");
    match Act::from_zh(step) {
        Some(Act::Accept) => "决定是否受理".to_owned(),
        Some(Act::Inquire) => "先了解情况".to_owned(),
        Some(Act::Review) => "负责人批转".to_owned(),
        Some(Act::Dispatch) => "交给负责的单位".to_owned(),
        Some(Act::SignFor) => format!("{unit}接收"),
        Some(Act::Answer) => format!("{unit}办理并写出答复"),
        Some(Act::ReviewAnswer) => "单位负责人审阅".to_owned(),
        Some(Act::Inspect) => "检查办理质量".to_owned(),
        Some(Act::FeedBack) => "把结果告诉您".to_owned(),
        Some(Act::Assess) => "评估您的建议".to_owned(),
        Some(Act::Instruct) => "主管领导批示".to_owned(),
        Some(Act::CarryOut) => "落实措施".to_owned(),
        Some(Act::InformRespondent) => "告知被投诉人".to_owned(),
        Some(Act::Hear) => "听取您的意见".to_owned(),
        Some(Act::OfferRedress) => "告诉您还有哪些途径".to_owned(),
        Some(Act::CompleteMatter) => "把事情办好".to_owned(),
        Some(Act::Milestone) => "按方案逐步落实".to_owned(),
        Some(Act::Close) => "办结".to_owned(),
        _ => match step {
            "首答" => "首问责任人答复您".to_owned(),
            other => other.to_owned(),
        },
    }
}

/// Where the case stands, in a sentence for its party. `answered` is whether there is a result to tell: where a path has no
/// answer before the telling, the same stage means that somebody is still at work.
pub fn standing_said(stage: Stage, lead: Option<&str>, answered: bool) -> String {
    let unit = lead.unwrap_or("承办单位");
    match stage {
        Stage::Registered => "已经登记，等待受理".to_owned(),
        Stage::Declined => "没有受理，原因见下面".to_owned(),
        Stage::Referred => "已经转给有权处理的部门".to_owned(),
        Stage::AwaitingLeader => "已经受理，正在了解情况并报负责人".to_owned(),
        Stage::AwaitingDispatch => "已经受理，正在交给负责的单位".to_owned(),
        Stage::Dispatched => format!("已经交给{unit}，等待接收"),
        Stage::InHand => match lead {
            Some(unit) => format!("{unit}正在办理"),
            None => "正在办理".to_owned(),
        },
        Stage::AwaitingUnitHead => format!("{unit}已经写出答复，负责人正在审阅"),
        Stage::AwaitingInspection => "答复已经写好，正在检查质量".to_owned(),
        Stage::AwaitingFeedback if answered => "已有结果，马上告诉您".to_owned(),
        Stage::AwaitingFeedback => match lead {
            Some(unit) => format!("{unit}正在办理，有了结果就告诉您"),
            None => "正在办理，有了结果就告诉您".to_owned(),
        },
        Stage::Told => "已经答复您".to_owned(),
        Stage::ByPlan => format!("{unit}正在按方案推进"),
        Stage::AwaitingInstruction => "正在等待主管领导批示".to_owned(),
        Stage::Closed => "已经办结".to_owned(),
        Stage::Archived => "已经办结并归档".to_owned(),
        Stage::Withdrawn => "您已经撤回".to_owned(),
    }
}

/// A duty as a promise to the party.
pub fn promise_said(name: &str) -> String {
    match name {
        "受理" => "决定是否受理，并告诉您",
        "回应" => "与您联系，或者告诉您是否受理",
        "转交" | "分办" | "转办" | "转达交派" => "交给负责的单位",
        "办理" => "把事情办好并写出答复",
        "办结" => "把事情办好并答复您",
        "审阅" => "单位负责人审阅答复",
        "质检" => "检查办理质量",
        "阅批" => "负责人批转",
        "反馈" => "把结果告诉您",
        "答复咨询" | "首答" => "答复您的问题",
        "告知时限" => "告诉您多久办好",
        "告知理由" => "告诉您不受理的理由",
        "告知管辖部门" => "告诉您归哪个部门管",
        "告知救济途径" => "告诉您还有哪些途径",
        "听取意见" => "听取您对结果的意见",
        "告知被投诉人" => "把结果告知被投诉人",
        "回访" => "回访您",
        "到场" => "工作人员到场",
        "联系" => "与您联系核实",
        "协调解释" => "现场协调并向您解释",
        "研究部署" => "研究并安排办理",
        "提出方案" => "提出解决方案并告诉您",
        "落实解决" => "落实解决",
        "节点完成" => "完成方案的这一步",
        "批示" => "主管领导批示",
        "落实措施" => "落实措施",
        "移交" => "把材料移交到位",
        "承诺" => "兑现承诺",
        "下一步" => "进行下一步",
        other => return other.to_owned(),
    }
    .to_owned()
}

/// A kind of matter in a sentence.
pub fn kind_said(kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::Consultation => "不知道怎么办、要带什么材料、多久能办好",
        CaseKind::Complaint => "窗口态度不好、拖着不办、多要材料、乱收费",
        CaseKind::Report => "发现工作人员违规违纪、弄虚作假",
        CaseKind::Suggestion => "哪里可以办得更好，您来出主意",
        CaseKind::Difficulty => "几个部门都说不归自己管，事情一直办不成",
        CaseKind::Praise => "遇到了热心周到的服务，想说声谢谢",
    }
}

/// A party's act in plain words: its heading, its button, what is said once it is done.
pub fn party_act(act: Act, label: &str) -> (String, String, String) {
    let said = |heading: &str, button: &str, done: &str| (heading.to_owned(), button.to_owned(), done.to_owned());
    match act {
        Act::Supplement => said("补充情况", "提交补充", "您补充的情况已经记录。"),
        Act::Confirm => said("核实签字", "确认无误", "您的确认已经记录。"),
        Act::Consent => said("同意由承办单位直接答复我", "同意", "您的同意已经记录。"),
        Act::Evaluate => said("请您评价", "提交评价", "谢谢，您的评价已经记录。"),
        Act::Withdraw => said("撤回这件诉求", "确定撤回", "这件诉求已经撤回。"),
        Act::Urge => said("催一催", "催办", "已经记录，并提醒了正在办理的单位。"),
        Act::ConsentToPublish => said("同意公开这件事的问题和答复", "同意公开", "您的同意已经记录。"),
        Act::RevokeConsent => said("撤回公开的同意", "撤回同意", "已经撤回，公开过的内容已经撤下。"),
        Act::Reopen => said("我对结果有意见，请重新办理", "要求重新办理", "已经重新办理。"),
        _ => (label.to_owned(), label.to_owned(), format!("“{label}”已经记录。")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_of_a_result_that_is_not_there() {
        assert!(!standing_said(Stage::AwaitingFeedback, Some("市场监管局"), false).contains("已有结果"));
        assert!(standing_said(Stage::AwaitingFeedback, Some("市场监管局"), true).contains("已有结果"));
    }
}
