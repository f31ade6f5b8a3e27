//! From words on a form, in a request or in a scenario to an act with typed content.

mod practice;
mod values;

use crate::{Fact, Reason, Value};
use directory::{Directory, OrgId};
use practice::field_of;
use words::{Act, Field, Refusal};

/// Seals free words: called for each field that holds them, with the field and the words; gives back where they stand.
pub type Seal<'a> = dyn FnMut(Field, &str) -> crate::Sealed + 'a;

/// Reads an act from pairs of field and words. Empty fields count as not given. Free words are handed to `seal`, which
/// puts them into the vault.
///
/// # Errors
/// Every field that is unknown or cannot be read, each with what it should be. Records of what surrounds cases (a visit, an
/// inspection) may say more than their form asks: that is kept as their explanation.
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
    let mut beside: Vec<String> = Vec::new();
    for (word, text) in pairs {
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        let Some((field, shape)) = field_of(act, word, text) else {
            if practice::takes_notes(act) {
                beside.push(format!("{}：{text}", word.trim()));
                continue;
            }
            let known: Vec<&str> = act.fields().iter().map(|s| s.field.zh()).collect();
            let said = format!("“{act}”没有“{word}”，可填{}", known.join("、"));
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
    if !beside.is_empty() {
        // What a record of the day says beside the fields of its form is kept with it, not lost.
        let note = Value::Sealed(seal(Field::Explanation, &beside.join("；")));
        fact.fields.entry(Field::Explanation).or_insert(note);
    }
    said_in_words(&mut fact, pairs);
    if reasons.is_empty() { Ok(normalised(fact)) } else { Err(reasons) }
}

/// What rules ask for and a clerk said in free words only: the year of an honour, the apology of a call back.
fn said_in_words(fact: &mut Fact, pairs: &[(String, String)]) {
    let texts = || pairs.iter().map(|(_, text)| text.as_str());
    match fact.act {
        Act::Commend => {
            if let Some(year) = texts().find_map(year_of_honour) {
                fact.fields.entry(Field::Year).or_insert(Value::Number(year.unsigned_abs().into()));
            }
        }
        Act::CallBack if texts().any(apologises) => {
            fact.fields.entry(Field::Apologised).or_insert_with(|| Value::Word("是".to_owned()));
        }
        _ => {}
    }
}

/// Whether the result of a call back says that one apologised.
fn apologises(words: &str) -> bool {
    let denied = ["未致歉", "未道歉", "没有致歉", "没有道歉", "没致歉", "没道歉"].iter().any(|no| words.contains(no));
    !denied && ["致歉", "道歉", "歉意"].iter().any(|word| words.contains(word))
}

/// The year that stands before 年 in words such as `2022年度红旗窗口`; the first where there are several.
///
/// ```
/// assert_eq!(record::year_named("2022年度“红旗窗口”"), Some(2022));
/// assert_eq!(record::year_named("红旗窗口"), None);
/// ```
#[must_use]
pub fn year_named(words: &str) -> Option<i16> {
    words.match_indices('年').find_map(|(place, _)| year_before(words, place))
}

/// The year of which praise speaks as a year of assessment, `2022年度`: any other year may be told in it as well.
fn year_of_honour(words: &str) -> Option<i16> {
    words.match_indices("年度").find_map(|(place, _)| year_before(words, place))
}

fn year_before(words: &str, place: usize) -> Option<i16> {
    let before = words.get(..place)?;
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    (digits == 4).then(|| before.get(place - 4..)?.parse().ok()).flatten()
}

/// A means of telling by its own word, where a form names what was done by it: 当面答复, 电话回复.
fn means(said: &str) -> Option<&'static str> {
    let bare = ["回复", "答复", "反馈", "告知", "沟通"].iter().find_map(|done| said.strip_suffix(done)).unwrap_or(said);
    let one_of = |words: &[&str]| words.contains(&bare);
    if one_of(&["当面", "面对面", "面谈"]) {
        Some("当面")
    } else if one_of(&["电话", "致电", "打电话"]) {
        Some("电话")
    } else if one_of(&["网上", "网络", "线上", "在线"]) {
        Some("网上")
    } else {
        None
    }
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
    if fact.act == Act::FeedBack
        && let Some(own) = fact.word(Field::Means).and_then(means)
    {
        fact.fields.insert(Field::Means, Value::Word(own.to_owned()));
    }
    if fact.act == Act::Hear {
        swap(&mut fact, Field::Satisfied, &["满意"], "是");
        swap(&mut fact, Field::Satisfied, &["不满意"], "否");
    }
    fact
}
