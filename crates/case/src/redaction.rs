//! Whether a text that everybody is to read still says who the person is (个人信息保护法 第二十五条; 政府信息公开条例 第十五条).

mod shapes;

use crate::Reason;
use shapes::{Shape, digits_of, numbers};
use words::{Field, Refusal};

/// What is known beside a text: the words that must not stand in it, and those that may although they look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The words of the record that say who a person is, each with the field in which they stand.
    pub personal: Vec<(Field, String)>,
    /// Names and numbers that offices publish of themselves.
    pub public: Vec<String>,
}

/// What in a text still says who somebody is, one reason for each thing found, about the field in which the text stands.
///
/// Words of the record are found also where blanks, hyphens or full-width signs are put between or in place of theirs; of
/// an address a part with a house number is enough. Beside them everything counts that has the shape of a telephone number,
/// an identity number with its check digit (GB 11643), a bank card, a licence plate or an e-mail address, unless an office
/// publishes it. Names of other people are known to nobody here: whoever publishes reads the text.
///
/// ```
/// use case::{Known, unredacted};
/// use words::Field;
/// let known = Known { personal: vec![(Field::Name, "张三".into())], public: vec!["0377-68900000".into()] };
/// assert!(unredacted(Field::PublicAnswer, "请拨打0377-68900000。", &known).is_empty());
/// assert_eq!(unredacted(Field::PublicAnswer, "张 三的手机是138 0000 0001。", &known).len(), 2);
/// ```
#[must_use]
pub fn unredacted(field: Field, text: &str, known: &Known) -> Vec<Reason> {
    let plain = plain(text);
    let mut found: Vec<(String, String)> = Vec::new();
    for (of, words) in &known.personal {
        for hit in known_in(*of, words, &plain, known) {
            note(&mut found, of.zh().to_owned(), hit);
        }
    }
    for (shape, hit) in shapes::found(&plain) {
        if !is_published(&hit, known) {
            note(&mut found, shape_said(shape).to_owned(), hit);
        }
    }
    found.into_iter().map(|(what, hit)| reason(field, &what, &hit)).collect()
}

/// Adds what was found, unless the same was found by its words already.
fn note(found: &mut Vec<(String, String)>, what: String, hit: String) {
    let same = |known: &str| known == hit || (!digits_of(&hit).is_empty() && digits_of(known) == digits_of(&hit));
    if !found.iter().any(|(_, known)| same(known)) {
        found.push((what, hit));
    }
}

fn reason(field: Field, what: &str, hit: &str) -> Reason {
    let said = format!("“{field}”里有{what}「{hit}」，请删去，或者换成“某人”“某处”这样认不出是谁的说法");
    Reason::because(Refusal::NotRedacted, said).about(&[field])
}

const fn shape_said(shape: Shape) -> &'static str {
    match shape {
        Shape::Phone => "像电话号码的",
        Shape::Identity => "像身份证号的",
        Shape::BankCard => "像银行卡号的",
        Shape::Plate => "像车牌号的",
        Shape::Email => "像电子邮箱的",
    }
}

/// The text with one writing for each sign: no full width, no signs that nobody sees, Latin letters small.
fn plain(text: &str) -> String {
    let narrow = |sign: char| match u32::from(sign) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(sign),
        0x3000 | 0x00A0 => ' ',
        0x2010..=0x2015 | 0x2212 => '-',
        _ => sign,
    };
    let unseen = |sign: &char| matches!(u32::from(*sign), 0x200B..=0x200F | 0x2060 | 0xFEFF | 0x00AD);
    text.chars().filter(|sign| !unseen(sign)).map(|sign| narrow(sign).to_ascii_lowercase()).collect()
}

/// Only what can be read aloud: blanks and punctuation left out.
fn spoken(plain: &str) -> String {
    plain.chars().filter(|sign| sign.is_alphanumeric()).collect()
}

fn is_published(hit: &str, known: &Known) -> bool {
    // A licence plate may hold the digits of a hotline.
    let digits = if hit.chars().any(char::is_alphabetic) { String::new() } else { digits_of(hit) };
    known.public.iter().any(|one| plain(one) == hit || (digits.len() >= 5 && digits_of(one) == digits))
}

/// What of the words of a record stands in a text.
fn known_in(of: Field, words: &str, plain_text: &str, known: &Known) -> Vec<String> {
    let words = plain(words.trim());
    if words.is_empty() || known.public.iter().any(|one| plain(one) == words) {
        return Vec::new();
    }
    let mut hits = numbers_in(&words, plain_text, known);
    let text = spoken(plain_text);
    let names = match of {
        Field::Name | Field::Signature | Field::Respondent => parts(&words),
        Field::Unit => unit_names(&spoken(&words)),
        Field::Address => address_in(&spoken(&words), &text).into_iter().collect(),
        _ => vec![spoken(&words)].into_iter().filter(|whole| whole.chars().count() >= MAIL).collect(),
    };
    hits.extend(names.into_iter().filter(|name| !says_nobody(name) && text.contains(name.as_str())));
    hits
}

/// The shortest e-mail address or account that is looked for as a whole.
const MAIL: usize = 6;

/// The numbers of a record that stand in a text, however they are parted there: telephones with or without the country's
/// code, numbers of papers.
fn numbers_in(words: &str, plain_text: &str, known: &Known) -> Vec<String> {
    let bare = |digits: String| {
        digits.strip_prefix("86").filter(|rest| rest.len() == 11).map_or(digits.clone(), str::to_owned)
    };
    let wanted: Vec<String> = numbers(words).into_iter().map(bare).filter(|digits| digits.len() >= 7).collect();
    let there = numbers(plain_text);
    let stands = |digits: &&String| there.iter().any(|one| one.contains(digits.as_str()));
    let mut hits: Vec<String> = Vec::new();
    let mut standing: Vec<&String> = wanted.iter().filter(stands).filter(|one| !is_published(one, known)).collect();
    standing.sort_by_key(|digits| std::cmp::Reverse(digits.len()));
    for digits in standing {
        // A piece of what was found already is not found once more.
        if !hits.iter().any(|hit| hit.contains(digits.as_str())) {
            hits.push(digits.clone());
        }
    }
    hits
}

/// A name as written, and each of several names.
fn parts(words: &str) -> Vec<String> {
    let apart = words.split(|sign: char| !sign.is_alphanumeric()).map(str::to_owned);
    let mut names: Vec<String> = std::iter::once(spoken(words)).chain(apart).filter(|name| is_name(name)).collect();
    names.dedup();
    names
}

/// Whether a word is long enough to be known again: two Chinese signs, or four of another writing.
fn is_name(word: &str) -> bool {
    let chinese = !word.is_ascii();
    let long = word.chars().count() >= if chinese { 2 } else { 4 };
    long && !word.chars().all(|sign| sign.is_ascii_digit())
}

/// Words that stand where a name is asked for and name nobody.
fn says_nobody(name: &str) -> bool {
    const NOBODY: &[&str] = &[
        "匿名",
        "匿名群众",
        "群众",
        "市民",
        "居民",
        "村民",
        "网友",
        "本人",
        "个人",
        "企业",
        "单位",
        "先生",
        "女士",
        "家长",
        "某人",
        "保密",
        "不详",
        "未提供",
        "无单位",
        "没有",
        "自由职业",
        "退休",
        "务农",
        "学生",
    ];
    NOBODY.contains(&name)
}

/// A unit's whole name, and what is its own in it: without the place before and the legal form behind.
fn unit_names(unit: &str) -> Vec<String> {
    const FORMS: &[&str] = &["有限责任公司", "股份有限公司", "有限公司", "集团公司", "公司"];
    const OWN: usize = 3;
    let place = unit.rfind(['省', '市', '县', '区']).map_or(unit, |at| unit.get(at + 3..).unwrap_or(unit));
    let own = FORMS.iter().find_map(|form| place.strip_suffix(form)).unwrap_or(place);
    let mut names = vec![unit.to_owned(), own.to_owned()];
    names.retain(|name| name.chars().count() >= OWN);
    names.dedup();
    names
}

/// The longest part of an address that stands in the text and leads to a door: the whole, or six signs and more that hold a
/// number.
fn address_in(address: &str, text: &str) -> Option<String> {
    const DOOR: usize = 6;
    let signs: Vec<char> = address.chars().collect();
    let tells = |part: &[char]| part.len() == signs.len() || part.iter().any(char::is_ascii_digit);
    (DOOR..=signs.len())
        .rev()
        .flat_map(|length| signs.windows(length))
        .filter(|part| tells(part))
        .map(|part| part.iter().collect::<String>())
        .find(|part| text.contains(part.as_str()))
}

#[cfg(test)]
mod tests;
