//! What people say: an occasion, what happened, what they ask for.

use super::super::chance::Chance;
use super::About;
use words::CaseKind;

const WHEN: &[&str] = &[
    "上周三上午",
    "昨天下午",
    "前天一早",
    "这个月初",
    "周一中午",
    "节后第一天",
    "上个星期",
    "今天上午",
    "十天前",
    "月底那天",
];

const ASK_OCCASION: &[&str] = &[
    "我想办理〔事项〕，",
    "我家老人要办〔事项〕，行动不便，",
    "我刚从外地回来，准备办〔事项〕，",
    "我们店里打算办〔事项〕，",
    "替单位来问一下〔事项〕的事，",
    "之前办过一次〔事项〕，现在要变更，",
    "网上看了〔事项〕的办事指南还是不太明白，",
];
const ASK_QUESTION: &[&str] = &[
    "请问需要带哪些材料？原件和复印件都要吗？",
    "请问能不能网上全程办，不用跑窗口？",
    "请问从提交到办好一般要几个工作日？",
    "请问委托家里人代办，委托书要不要公证？",
    "请问周六上午能办吗？中午有没有人值班？",
    "请问材料少了一份，可不可以先收件后补？",
    "请问收不收费，收多少，依据是什么？",
    "请问户口不在本地能不能在这里办？",
    "请问办完以后证件可以邮寄吗？",
];
const ASK_CLOSE: &[&str] = &[
    "麻烦告知，谢谢。",
    "希望说得具体一点，免得白跑一趟。",
    "请打电话告诉我。",
    "我在外地上班，请尽量在网上回复。",
    "",
];

const WRONG: &[&str] = &[
    "〔时候〕我到〔单位〕办〔事项〕，排了一个多小时，工作人员说系统坏了，让改天再来，也没说哪天能好。",
    "〔时候〕去〔单位〕交〔事项〕的材料，第一次说缺一份，补齐了又说还缺别的，前后跑了三趟。",
    "〔时候〕在〔单位〕办〔事项〕，窗口拒收材料，只说不符合要求，没有说明理由，也没给任何书面的东西。",
    "〔单位〕收了我的〔事项〕材料以后一直没有消息，已经超过承诺的时间，打电话也没有人接。",
    "〔时候〕到〔单位〕咨询〔事项〕，工作人员一边看手机一边回答，问多了就很不耐烦。",
    "〔时候〕在〔单位〕办〔事项〕，上班时间窗口没有人，等了四十分钟才有人过来。",
    "〔单位〕办〔事项〕要求我提供一份网上指南里根本没有的证明，说没有就办不了。",
    "〔时候〕我按预约的时间到〔单位〕办〔事项〕，取号机说今天的号已经放完了。",
    "〔单位〕把我的〔事项〕信息录错了，要我自己去别的部门开证明改正。",
    "〔事项〕在网上提交后被退回两次，退回的理由一次一个样，〔单位〕的电话始终占线。",
];
const WRONG_EFFECT: &[&str] = &[
    "我请了两天假，耽误了工作。",
    "店铺因此晚开业了半个月。",
    "老人来回折腾，身体吃不消。",
    "孩子上学报名快截止了，心里很着急。",
    "事情到现在还没有着落。",
    "",
];
const WRONG_ASK: &[&str] = &[
    "要求尽快给我办好，并说明原因。",
    "希望核实情况，给一个答复。",
    "请督促他们改正，不要让别人再跑冤枉路。",
    "要求一次说清楚到底要哪些材料。",
    "希望对当班人员进行批评教育。",
];

const ADVICE: &[&str] = &[
    "建议〔单位〕在门口放一张〔事项〕的材料清单，让人来之前就能对照准备。",
    "建议〔事项〕开通邮寄送达，省得上班的人专门请假来取。",
    "建议大厅午间留人值班，〔事项〕这类事很多人只有中午有空。",
    "建议给老年人保留人工窗口，〔事项〕的自助机字太小，看不清。",
    "建议〔单位〕把〔事项〕的办理进度用短信告诉本人，不用反复打电话问。",
    "建议〔事项〕的申请表提供填写样例，很多栏目不知道怎么填。",
    "建议在大厅增设饮水处和座椅，等候〔事项〕的人经常站满过道。",
];
const ADVICE_WHY: &[&str] =
    &["周围邻居都有同样的想法。", "别的城市已经这样做了，效果不错。", "花钱不多，群众方便。", ""];

const REPORT: &[&str] = &[
    "〔时候〕听说有人在〔单位〕附近代办〔事项〕，收费几百元，声称认识里面的人，可以插队。",
    "〔单位〕有工作人员〔时候〕让我到指定的打印店做〔事项〕的材料，每份收一百多元。",
    "〔单位〕〔时候〕办〔事项〕时不叫号，熟人直接从侧门进去先办。",
];
const HARD: &[&str] = &[
    "办〔事项〕涉及好几个部门，〔单位〕说要别家先出意见，别家又说要〔单位〕先收件，互相等着，已经一个多月了。",
    "房子是二十年前单位分的，原单位早已撤销，办〔事项〕需要的证明没有地方可以开，〔单位〕也没有说法。",
    "我的档案在搬迁中遗失，办〔事项〕卡在这一步，〔单位〕说按规定办不了，恳请帮助协调。",
    "同一处地址登记了两家经营户，办〔事项〕时系统通不过，〔单位〕和派出所都说不归自己改。",
];
const PRAISE: &[&str] = &[
    "〔时候〕去〔单位〕办〔事项〕，工作人员看我年纪大，全程陪着填表复印，十几分钟就办好了，特此感谢。",
    "〔单位〕的同志下班了还等我把〔事项〕的材料补齐，态度热情，为他们点赞。",
    "〔时候〕办〔事项〕少带了一份证明，〔单位〕帮我在网上查到了，没有让我再跑一趟，非常感谢。",
];

const EVIDENCE: &[&str] = &[
    "有取号单和当天拍的照片，可以提供。",
    "有通话记录和退件截图为证。",
    "当时同去的邻居可以作证，窗口上方有监控。",
    "收件回执原件在我手里，上面写着日期。",
    "网上系统里能查到两次退回的记录。",
    "现场有录像，时间大概在上午十点到十点半之间。",
];

/// When it happened, in the words of a story.
fn when(chance: &mut Chance) -> String {
    chance.word(WHEN).to_owned()
}

/// What somebody says about a matter of this kind.
pub fn said(kind: CaseKind, about: &About, chance: &mut Chance) -> String {
    let about = About { when: when(chance), ..about.clone() };
    let parts: &[&[&str]] = match kind {
        CaseKind::Consultation => &[ASK_OCCASION, ASK_QUESTION, ASK_CLOSE],
        CaseKind::Complaint => &[WRONG, WRONG_EFFECT, WRONG_ASK],
        CaseKind::Report => &[REPORT, &["请查一查。", "希望严肃处理，还大家一个公平。"]],
        CaseKind::Suggestion => &[ADVICE, ADVICE_WHY],
        CaseKind::Difficulty => &[HARD, WRONG_EFFECT, &["希望有一个部门牵头解决。", "盼望早日给个明确的说法。"]],
        CaseKind::Praise => &[PRAISE],
    };
    parts.iter().map(|part| about.fill(chance.word(part))).collect()
}

/// What proves it.
pub fn evidence(chance: &mut Chance) -> String {
    chance.word(EVIDENCE).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_many_texts_without_blanks() {
        let about = About { item: "社保卡补领".to_owned(), unit: "人社窗口".to_owned(), when: String::new() };
        let mut chance = Chance::new(5);
        for kind in CaseKind::ALL {
            let texts: std::collections::BTreeSet<String> =
                (0..400).map(|_| said(*kind, &about, &mut chance)).collect();
            assert!(texts.iter().all(|text| !text.contains('〔') && text.chars().count() > 12), "{texts:?}");
            assert!(texts.len() >= 3);
        }
        let asked: std::collections::BTreeSet<String> =
            (0..2_000).map(|_| said(CaseKind::Complaint, &about, &mut chance)).collect();
        assert!(asked.len() > 250, "{}", asked.len());
    }
}
