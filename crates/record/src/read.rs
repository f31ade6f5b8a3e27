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
    if reasons.is_empty() { Ok(normalised(fact)) } else { Err(reasons) }
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
