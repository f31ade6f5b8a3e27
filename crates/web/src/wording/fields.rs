//! How fields and acts are put on forms: a label where the glossary's word is too short to be asked with, a help where
//! the writing is not obvious.

use words::{Act, Field};

/// What stands beside a field of an act: the same field may be asked for by another name elsewhere.
pub fn asked_label(act: Act, field: Field) -> &'static str {
    match (act, field) {
        (Act::Designate, Field::Unit) => "承办单位",
        (Act::Supplement, Field::Content) => "补充的情况",
        (Act::FeedBack, Field::Text) => "答复内容",
        (Act::Evaluate, Field::Satisfaction) => "对这次办理满意吗",
        (Act::Evaluate, Field::Why) => "想说的话",
        (Act::Urge, Field::Text) => "想说的话",
        (Act::Order, Field::Due) => "督办期限",
        (Act::Ring | Act::Miss, Field::CalledNumber) => "对方拨打的号码",
        (Act::Ring | Act::Miss, Field::Phone) => "来电号码",
        (Act::Ring | Act::Miss, Field::Number) => "通话编号",
        (Act::Miss, Field::Moment) => "来电时间",
        (Act::OpenBox, Field::Moment) => "开箱时间",
        (Act::OpenBox, Field::Team) => "开箱人员",
        (Act::RegisterMail, Field::Name) => "写信人姓名（名称）",
        (Act::RegisterMail, Field::Content) => "来信内容",
        (Act::Visit | Act::Symposium, Field::Team) => "我方人员",
        (Act::Visit | Act::Symposium, Field::Text) => "情况和意见",
        (Act::NameHotIssue, Field::Until) => "整改期限",
        (Act::PlanRevisits | Act::BeginSurvey, Field::SampleSize) => "抽多少件",
        (Act::PlanRevisits | Act::BeginSurvey, Field::Seed) => "抽样种子",
        (Act::Borrow, Field::Person) => "借阅人",
        (Act::Borrow, Field::Until) => "归还期限",
        (Act::Commend, Field::Person) => "表彰谁",
        (_, field) => field_label(field),
    }
}

/// What stands beside a field.
pub fn field_label(field: Field) -> &'static str {
    match field {
        Field::Name => "姓名（名称）",
        Field::Unit => "所在单位",
        Field::Content => "诉求内容",
        Field::Item => "事项名称",
        Field::WindowUnit => "窗口单位名称",
        Field::Needs => "特殊需求",
        Field::Lead => "牵头单位",
        Field::CoHandlers => "协办单位",
        Field::Limit => "办理时限",
        Field::Demand => "办理要求",
        Field::Reached => "是否接通（见到）",
        Field::Side => "哪一方",
        Field::Satisfied => "是否满意",
        Field::Solved => "问题是否已解决",
        Field::ReallyContacted => "之前是否真的有人联系过",
        Field::Reasonable => "建议是否合理",
        Field::Unclear => "表述是否不清",
        Field::Reason => "理由",
        Field::RecordingAnnounced => "已告知录音",
        Field::IdentityShown => "已表明身份",
        Field::TruthDeclared => "已声明属实",
        Field::PublishConsent => "同意隐去个人信息后公开",
        Field::HappenedAt => "收到时间",
        Field::AbsenceReason => "缺项原因",
        other => other.zh(),
    }
}

/// How a field of an act is filled in; empty where it goes without saying.
pub fn asked_help(act: Act, field: Field) -> &'static str {
    match (act, field) {
        (Act::FeedBack, Field::Text) => "不填时用承办单位的回复。",
        (Act::Supplement, Field::Content) => "原来的内容保留在记录里。",
        (Act::Ring | Act::Miss, Field::CalledNumber) => "本机构公布的哪一个号码；不填就是不清楚。",
        (Act::Ring | Act::Miss, Field::Number) => "电话系统给的编号；手工登记的不用填。",
        (Act::Miss, Field::Moment) => "不填就是现在；回拨的期限从这时算起。",
        (Act::OpenBox, Field::Moment) => "不填就是现在。",
        (Act::RegisterMail, Field::Batch) => "不填就归入正在登记的那一次开箱。",
        (Act::Register, Field::Channel) => "不选就按岗位记：话务员是电话，其他岗位是窗口。",
        (Act::Register | Act::Supplement, field) => record_help(field),
        (Act::PublishAnswer, Field::PublicQuestion) => "别人用得上的那一问，删去能认出本人的内容。",
        (Act::PublishAnswer, Field::PublicAnswer) => "不写姓名、电话、地址、单位和各种号码；机构自己公布的电话可以写。",
        (_, Field::Name | Field::Content | Field::Evidence | Field::Item) => "",
        (_, field) => record_help(field),
    }
}

fn record_help(field: Field) -> &'static str {
    match field {
        Field::Content => "什么时候、在哪里、找谁办什么事、遇到了什么、希望怎么解决。",
        Field::Evidence => "能说明情况的事实，比如取号单号码、通话时间、当时在场的人。",
        Field::Item => "可以从列表里选，也可以自己写。",
        Field::Respondent => "单位、窗口或者工作人员的名称。",
        Field::Needs => "比如需要手语、盲文、上门或者用方言联系。",
        Field::HappenedAt => "期限从这一刻算起；不填就是现在。信函、意见箱写收到的时间。",
        Field::AbsenceReason => "缺哪一项、为什么缺，例如“联系电话：本人不愿提供”。记明了就不算缺。",
        Field::Limit | Field::CoHandlerLimit => "可以比规程短，不能比规程长；不填按规程。",
        Field::StatutoryLimit => "只有法律、行政法规对办理这件事本身另有期限时才填。",
        Field::StatutoryBasis => "写明法律、行政法规的名称和条款。",
        Field::Cases => "登记编号，几件之间用顿号隔开，例如 410503-20220928-00017。",
        Field::Posts | Field::Participants => "几个之间用顿号隔开。",
        Field::Seed => "不填就用今天的日期；同一个数抽出同一批。",
        Field::SampleSize => "不填按规程的比例抽取。",
        Field::MainCase => "主件的登记编号，例如 410503-20220928-00017。",
        Field::Recipient | Field::Person => "可写姓名，或者“岗位@单位”，例如 承办人@市场监管局。",
        Field::Destination => "单位名称；名录里没有的也可以直接写。",
        Field::Duty => "义务的名称；不填就是最先到期的一项。",
        Field::Name => "匿名的不用填；代表单位反映的写单位名称。",
        Field::PromisedDate | Field::Date => "只填日期的，算到当天下班。",
        _ => "",
    }
}

/// What an act does, in a sentence; empty where its name says it.
pub fn act_hint(act: Act) -> &'static str {
    match act {
        Act::Decline => "理由和正确的渠道会写进给诉求人的通知。",
        Act::Refer => "移送后本中心不再办理，请写明去向和原因。",
        Act::Link => "并入主件后，两件互不公开诉求人；主件的答复同样答复本件。",
        Act::Return => "分办后 1 个工作日内可以退回，要写明理由和建议单位。",
        Act::Designate => "指定之后不得再退回。",
        Act::Settle => "当场答复、当场办完，不再走后面的环节。",
        Act::RequestExtension => "到期前提出；批准后会告知诉求人，原期限保留在记录里。",
        Act::Close => "所有环节都走完、没有未履行的义务时办结。",
        Act::Supplement => "补上缺的内容，或者记明缺项原因。",
        Act::Note => "只有工作人员看得到。",
        Act::Withdraw => "撤回以后就不再办理了。",
        Act::Urge => "记录一次催促，并提醒办理单位。",
        Act::Evaluate => "您的评价会原样记录；不满意的，会有人再联系您。",
        Act::Consent => "同意后，承办单位可以不经过中心，直接把结果告诉您。",
        Act::Reopen => "请说明对结果哪里不满意。",
        Act::ConsentToPublish => "隐去姓名、电话、地址这些个人信息以后，放到“我要问”给别人参考；随时可以撤回。",
        Act::RevokeConsent => "撤回以后，公开的问题和答复随即撤下。",
        Act::PublishAnswer => {
            "放到“我要问”，谁都能看到。诉求人同意了的，隐去个人信息后才能公开；再公开一次就换成新的。"
        }
        Act::TakeDown => "撤下后谁都看不到，理由会告诉诉求人。",
        _ => "",
    }
}
