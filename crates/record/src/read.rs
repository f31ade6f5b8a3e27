//! From words on a form, in a request or in a scenario to an act with typed content.

mod values;

use crate::{Fact, Reason, Value};
use directory::{Directory, OrgId};
use words::{Act, Field, Refusal, Shape};

/// Seals free words: called for each field that holds them, with the field and the words; gives back where they stand.
pub type Seal<'a> = dyn FnMut(Field, &str) -> crate::Sealed + 'a;

/// Reads an act from pairs of field and words. Empty fields count as not given. Free words are handed to `seal`, which
/// puts them into the vault.
///
/// # Errors
/// Every field that is unknown or cannot be read, each with what it should be.
pub fn read(
    act: Act,
    pairs: &[(String, String)],
    centre: &OrgId,
    directory: &Directory,
    now: calendar::DateTime,
    hours: &calendar::OfficeHours,
    seal: &mut Seal<'_>,
) -> Result<Fact, Vec<Reason>> {
    let reader = values::Reader { centre, directory, now, hours };
    let mut fact = Fact::of(act);
    let mut reasons = Vec::new();
    for (word, text) in pairs {
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        let Some((field, shape)) = field_of(act, word, text) else {
            let known: Vec<&str> = act.fields().iter().map(|s| s.field.zh()).collect();
            let said = format!("「{act}」没有「{word}」，可填{}", known.join("、"));
            reasons.push(Reason::because(Refusal::FieldUnknown, said));
            continue;
        };
        match reader.value(field, shape, text, seal) {
            Ok(value) => {
                fact.fields.insert(field, value);
            }
            Err(reason) => reasons.push(reason.about(&[field])),
        }
    }
    if reasons.is_empty() { Ok(normalised(fact)) } else { Err(reasons) }
}

/// Which field of the act a word means, and what may stand in it. Remarks that any act may carry are taken as such.
fn field_of(act: Act, word: &str, text: &str) -> Option<(Field, Shape)> {
    let spec = |field: Field| act.fields().iter().find(|s| s.field == field).map(|s| (s.field, s.shape));
    let own = Field::from_zh(word.trim()).and_then(spec).or_else(|| Field::from_any(word).and_then(spec));
    own.or_else(|| other_word(act, word.trim(), text)).or_else(|| remark(word))
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

/// Whether the result of a call says, in whatever words, that nobody was reached.
fn says_unreached(result: &str) -> bool {
    ["不上", "不通", "不在", "不接", "未", "无", "没", "失败"].iter().any(|word| result.contains(word))
}

/// One word for one thing: the values that differ only in how a form puts them.
fn normalised(mut fact: Fact) -> Fact {
    let swap = |fact: &mut Fact, field: Field, from: &[&str], to: &str| {
        if fact.word(field).is_some_and(|w| from.contains(&w)) {
            fact.fields.insert(field, Value::Word(to.to_owned()));
        }
    };
    if fact.act == Act::Assess {
        swap(&mut fact, Field::Reasonable, &["合理"], "是");
        swap(&mut fact, Field::Reasonable, &["不合理"], "否");
    }
    if fact.act == Act::ContactColleague && !fact.fields.contains_key(&Field::Reached) {
        let failed = fact.word(Field::Result).is_some_and(says_unreached);
        fact.fields.insert(Field::Reached, Value::Word(if failed { "否" } else { "是" }.to_owned()));
    }
    if fact.act == Act::Milestone
        && let Some((name, date)) = fact.word(Field::Milestones).and_then(|w| w.rsplit_once(char::is_whitespace))
        && date.trim().parse::<calendar::Date>().is_ok()
    {
        let name = Value::Word(name.trim().to_owned());
        fact.fields.insert(Field::Milestones, name);
    }
    if fact.act == Act::Hear {
        swap(&mut fact, Field::Satisfied, &["满意"], "是");
        swap(&mut fact, Field::Satisfied, &["不满意"], "否");
    }
    fact
}
