//! Words by which forms and clerks name the fields of an act.

use words::{Act, Field, Shape};

/// Which field of the act a word means, and what may stand in it. Remarks that any act may carry are taken as such.
pub(super) fn field_of(act: Act, word: &str, text: &str) -> Option<(Field, Shape)> {
    let spec = |field: Field| act.fields().iter().find(|s| s.field == field).map(|s| (s.field, s.shape));
    let own = Field::from_zh(word.trim()).and_then(spec).or_else(|| Field::from_any(word).and_then(spec));
    own.or_else(|| other_word(act, word.trim(), text))
        .or_else(|| surrounding_word(act, word.trim(), text))
        .or_else(|| remark(word))
}

/// Words by which a form's practice names a field of this act.
fn other_word(act: Act, word: &str, text: &str) -> Option<(Field, Shape)> {
    let of = |field: Field| act.fields().iter().find(|s| s.field == field).map(|s| (s.field, s.shape));
    match (act, word) {
        (Act::Verify, "结论") => of(Field::Verdict),
        (Act::Assess, "结论") => of(Field::Reasonable),
        (Act::Evaluate, "评价" | "等级" | "五级" | "评价等级") => of(Field::Satisfaction),
        (Act::Milestone, "节点名称") => of(Field::Milestones),
        (Act::Designate, "牵头" | "承办单位") => of(Field::Unit),
        (Act::Dispatch, "单位" | "承办单位") => of(Field::Lead),
        (Act::Promise | Act::Instruct, "期限" | "承诺日期" | "承诺期限" | "办结日期") => of(Field::Date),
        (Act::Promise | Act::Instruct, "时限") if text.chars().next().is_some_and(|c| c.is_ascii_digit()) => {
            of(Field::Date)
        }
        (Act::RequestExtension, "日期" | "承诺日期" | "期限") => of(Field::PromisedDate),
        (Act::Decline | Act::GiveNoticeOnce, "方式") => of(Field::Form),
        (Act::Settle, "内容" | "结果") => of(Field::AnswerText),
        (Act::Contact, "是否接通") => of(Field::Reached),
        (Act::ApproveExtension, "方式") => of(Field::TellingMeans),
        (Act::Hear, "结果" | "满意度") if matches!(text, "满意" | "不满意" | "是" | "否") => {
            of(Field::Satisfied)
        }
        (Act::Link, "主件编号") => of(Field::MainCase),
        _ => None,
    }
}

/// Remarks that may stand beside any act.
fn remark(word: &str) -> Option<(Field, Shape)> {
    let field = Field::from_zh(word)?;
    let shape = match field {
        Field::Explanation
        | Field::Reason
        | Field::Opinion
        | Field::Text
        | Field::Why
        | Field::Result
        | Field::Findings
        | Field::ContactPerson
        | Field::OfficePhone
        | Field::Signature => Shape::Paragraph,
        Field::Means | Field::TellingMeans | Field::Form => Shape::Word,
        Field::Moment | Field::Date => Shape::Moment,
        Field::Attachments => Shape::Files,
        Field::IdentityShown | Field::AssigningUnitTold => Shape::YesNo,
        _ => return None,
    };
    Some((field, shape))
}

/// Whether an act is a record of the day, which may say more than its form asks.
pub(super) const fn takes_notes(act: Act) -> bool {
    act.surrounds() || matches!(act, Act::Commend | Act::AdviseRectification | Act::Sanction | Act::CallBack)
}

/// The same for records of what surrounds cases, where every office has its own headings.
fn surrounding_word(act: Act, word: &str, text: &str) -> Option<(Field, Shape)> {
    if !takes_notes(act) {
        return None;
    }
    let of = |field: Field| act.fields().iter().find(|s| s.field == field).map(|s| (s.field, s.shape));
    let first = |fields: &[Field]| fields.iter().find_map(|field| of(*field));
    match word {
        "团队" | "调研组" | "走访组" | "工作人员" | "参加人" => {
            first(&[Field::Team, Field::Participants])
        }
        "对象" | "参会人" | "参加人员名单" | "受访人" | "访谈人" => {
            first(&[Field::Participants, Field::Unit, Field::Person])
        }
        "会议记录" | "会议内容" | "走访记录" | "记录" | "情况记录" | "处理内容" => {
            first(&[Field::Text, Field::Findings])
        }
        "标题" | "名称" | "议题" | "问题" => first(&[Field::Theme]),
        "征集期限" | "截止时间" | "截止" | "期限" | "整改期限" | "完成期限" => {
            first(&[Field::Until])
        }
        "开始时间" | "起始日期" => first(&[Field::From]),
        "答复时限" | "回应时限" | "答复期限" => first(&[Field::ResponseTime]),
        "来信人" | "写信人" | "投信人" => first(&[Field::Name]),
        "来信内容" | "摘要" | "信件内容" => first(&[Field::Content]),
        "收到时间" | "收到日期" | "来信日期" | "收信日期" | "收件日期" => {
            first(&[Field::HappenedAt])
        }
        "份数" | "封数" | "数量" | "样本" | "样本量" | "抽取数" => {
            first(&[Field::Count, Field::SampleSize])
        }
        "事由" | "用途" | "借阅理由" => first(&[Field::Reason]),
        "窗口" | "部门" | "单位名称" | "对象单位" | "被督察单位" | "受检单位" => {
            first(&[Field::Unit, Field::ResponsibleUnit])
        }
        "牵头" | "牵头单位" | "承办单位" => first(&[Field::ResponsibleUnit, Field::Unit]),
        "改进措施" | "整改措施" => first(&[Field::Measures]),
        "整改结果" | "成效" | "效果" => first(&[Field::Result]),
        "违规行为" | "违规事实" => first(&[Field::Misconduct]),
        "结果" | "处理结果" | "办理结果" | "处理方式" if act == Act::EndMail => {
            of(Field::Destination).filter(|(_, shape)| matches!(shape, Shape::Choice(words) if words.contains(&text)))
        }
        "答复" | "回复" | "回复内容" => first(&[Field::AnswerText, Field::Text]),
        "情况" => first(&[Field::Findings, Field::Text]),
        "内容" => first(&[Field::Content, Field::Text]),
        _ => None,
    }
}
