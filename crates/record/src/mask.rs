//! Masking what names or reaches a person (豫大数据〔2020〕23号 第十条; DB50/T 957.6 6.1.2.3): enough is left to tell one
//! party from another, too little to find anybody.
//!
//! Names, numbers and addresses stand in fields of their own and are masked as a whole. In words that somebody typed
//! freely, what is a mobile number, an identity number (GB 11643) or an e-mail address by its form is masked where it stands.

use words::Field;

/// Family names of two characters; of other names the first character is taken for the family name.
const COMPOUND: [&str; 24] = [
    "欧阳", "上官", "司马", "诸葛", "东方", "独孤", "南宫", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙",
    "宇文", "司徒", "司空", "轩辕", "端木", "百里", "呼延", "澹台", "申屠", "太史",
];

/// By one of these the name of an organisation ends; such a name is nobody's secret.
const ORGANISATIONS: [&str; 22] = [
    "公司",
    "集团",
    "合作社",
    "事务所",
    "研究院",
    "研究所",
    "委员会",
    "居委会",
    "村委会",
    "商会",
    "协会",
    "学会",
    "基金会",
    "银行",
    "医院",
    "学校",
    "大学",
    "中学",
    "小学",
    "工厂",
    "商店",
    "饭店",
];

/// The words of a field as they stand before the eyes of somebody who did not ask for the person; `None` where nothing
/// of them is hidden.
///
/// ```
/// use record::masked;
/// use words::Field;
///
/// assert_eq!(masked(Field::Phone, "13800001234").as_deref(), Some("138****1234"));
/// assert_eq!(masked(Field::Name, "欧阳娜娜").as_deref(), Some("欧阳**"));
/// assert_eq!(masked(Field::Address, "安阳市北关区解放大道12号").as_deref(), Some("安阳市北关区****"));
/// assert_eq!(masked(Field::Content, "请回电13800001234。").as_deref(), Some("请回电138****1234。"));
/// assert_eq!(masked(Field::Content, "窗口拒收材料"), None);
/// ```
#[must_use]
pub fn masked(field: Field, words: &str) -> Option<String> {
    let hidden = match field {
        Field::Name | Field::Signature => each(words, name),
        Field::Phone => each(words, number),
        Field::Address => address(words),
        // Published by offices of themselves, so that people reach them.
        Field::OfficePhone | Field::ContactPerson | Field::OrderContact => return None,
        _ => within(words),
    };
    (hidden != words).then_some(hidden)
}

/// Masks each of several that stand in one field, parted by a sign of enumeration.
fn each(words: &str, mask: fn(&str) -> String) -> String {
    let parts = words.split_inclusive(['、', '，', ',', '；', ';', '/']);
    let masked = parts.map(|part| {
        let bare = part.trim_end_matches(['、', '，', ',', '；', ';', '/']);
        let sign = part.get(bare.len()..).unwrap_or_default();
        format!("{}{sign}", mask(bare))
    });
    masked.collect()
}

/// A person's name: the family name stays. Names of organisations stay whole.
fn name(words: &str) -> String {
    let bare = words.trim();
    if bare.chars().count() > 4 && ORGANISATIONS.iter().any(|end| bare.ends_with(end)) {
        return bare.to_owned();
    }
    let length = bare.chars().count();
    let compound = length > 2 && COMPOUND.iter().any(|family| bare.starts_with(family));
    // A name of one character has nothing to keep.
    let kept = if compound { 2 } else { 1.min(length.saturating_sub(1)) };
    let head: String = bare.chars().take(kept).collect();
    // The length of a long name would tell it: of names that are not Chinese it tells nothing.
    let hidden = length.saturating_sub(kept).min(3);
    format!("{head}{}", "*".repeat(hidden))
}

/// A telephone number, or what somebody wrote instead of one: an e-mail address, an account elsewhere.
fn number(words: &str) -> String {
    let bare = words.trim();
    if let Some(hidden) = mail(bare) {
        return hidden;
    }
    let digits: Vec<char> = bare.chars().filter_map(digit).collect();
    let foreign = bare.starts_with('+') && !digits.starts_with(&['8', '6']);
    let country = if foreign { 0 } else { country(&digits) };
    let own = digits.get(country..).unwrap_or_default();
    let (head, tail) = match own {
        ['1', '3'..='9', ..] if own.len() == 11 => (3, 4),
        ['0', '1' | '2', ..] if own.len() >= 10 => (3, 3),
        ['0', ..] if own.len() >= 10 => (4, 3),
        _ if own.len() >= 7 => (0, 3),
        // Too short for a number of one's own: nothing of it stays, nor of an account's name.
        _ => return "****".to_owned(),
    };
    covered(bare, country + head, tail)
}

/// How many digits of a number are the country's: 86, with or without the zeros by which one dials out.
fn country(digits: &[char]) -> usize {
    match digits {
        ['8', '6', '1', ..] if digits.len() == 13 => 2,
        ['0', '0', '8', '6', ..] => 4,
        _ => 0,
    }
}

fn digit(sign: char) -> Option<char> {
    match sign {
        '0'..='9' => Some(sign),
        // Of full width, as some methods of input write them.
        '０'..='９' => char::from_u32(u32::from(sign) - u32::from('０') + u32::from('0')),
        _ => None,
    }
}

/// Covers all digits but the first and the last; signs between them stay.
fn covered(words: &str, head: usize, tail: usize) -> String {
    let count = words.chars().filter(|sign| digit(*sign).is_some()).count();
    let mut place = 0;
    let cover = |sign: char| {
        let Some(digit) = digit(sign) else { return sign };
        place += 1;
        if place <= head || place > count.saturating_sub(tail) { digit } else { '*' }
    };
    words.chars().map(cover).collect()
}

/// An e-mail address: the first sign and the house stay. `None` for anything else.
fn mail(words: &str) -> Option<String> {
    let (who, house) = words.split_once('@')?;
    let is_house = house.contains('.') && house.chars().all(|sign| sign.is_ascii_alphanumeric() || ".-".contains(sign));
    let first = who.chars().next()?;
    is_house.then(|| format!("{first}***@{house}"))
}

/// An address: province, city and county stay.
fn address(words: &str) -> String {
    let signs: Vec<char> = words.trim().chars().collect();
    let mut end = 0;
    for ends in [&["省", "自治区", "特别行政区"][..], &["市", "州", "盟", "地区"], &["县", "区", "旗", "市"]]
    {
        end = division(&signs, end, ends).unwrap_or(end);
    }
    let kept: String = signs.iter().take(end).collect();
    if end == signs.len() { kept } else { format!("{kept}****") }
}

/// Names of divisions are no longer than this.
const LONGEST: usize = 11;

/// Where the division that begins at a place ends. Two characters at least are its name, and a residential quarter (小区,
/// 社区) is none, nor is a street that is called after one.
fn division(signs: &[char], from: usize, ends: &[&str]) -> Option<usize> {
    let rest = signs.get(from..)?;
    (3..=rest.len().min(LONGEST)).find_map(|length| {
        let named: String = rest.iter().take(length).collect();
        let is_quarter = ["小区", "社区", "园区", "校区", "厂区"].iter().any(|quarter| named.ends_with(quarter));
        let is_street = rest.iter().take(length).any(|sign| "路街道巷村组号0123456789".contains(*sign))
            || rest.get(length).is_some_and(|next| "路街道".contains(*next));
        let is_end = ends.iter().any(|end| named.ends_with(end));
        (is_end && !is_quarter && !is_street).then_some(from + length)
    })
}

/// Free words: what reaches or identifies somebody by its form is masked where it stands.
fn within(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut run = String::new();
    for sign in words.chars() {
        if sign.is_ascii_alphanumeric() || "@._+-".contains(sign) {
            run.push(sign);
        } else {
            out.push_str(&told(&run));
            run.clear();
            out.push(sign);
        }
    }
    out.push_str(&told(&run));
    out
}

/// One run of letters and digits, masked if it is a number or an address of somebody's.
fn told(run: &str) -> String {
    let bare = run.trim_end_matches(['.', '-', '_']);
    let rest = run.get(bare.len()..).unwrap_or_default();
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    let hidden = if bare.contains('@') {
        mail(bare)
    } else if is_identity(bare) {
        Some(identity(bare))
    } else if is_mobile(bare, digits) {
        Some(number(bare))
    } else {
        None
    };
    hidden.map_or_else(|| run.to_owned(), |hidden| format!("{hidden}{rest}"))
}

fn is_mobile(run: &str, digits: usize) -> bool {
    let bare: String = run.chars().filter(char::is_ascii_digit).collect();
    let own = bare.strip_prefix("86").filter(|_| digits == 13).unwrap_or(&bare);
    // Register numbers have digits and hyphens too, but more of them.
    run.chars().all(|sign| sign.is_ascii_digit() || sign == '-' || sign == '+')
        && own.len() == 11
        && own.starts_with('1')
        && !matches!(own.chars().nth(1), Some('0'..='2') | None)
}

/// Eighteen signs with a date of birth in their midst, the last a digit or X; or fifteen of the old form.
fn is_identity(run: &str) -> bool {
    let signs: Vec<char> = run.chars().collect();
    let digits = |range: std::ops::Range<usize>| {
        signs.get(range).is_some_and(|part| part.iter().all(char::is_ascii_digit)).then_some(())
    };
    let value = |range: std::ops::Range<usize>| -> Option<u32> {
        signs.get(range)?.iter().collect::<String>().parse::<u32>().ok()
    };
    let dated = |month: Option<u32>, day: Option<u32>| {
        month.is_some_and(|month| (1..=12).contains(&month)) && day.is_some_and(|day| (1..=31).contains(&day))
    };
    match signs.len() {
        18 => {
            digits(0..17).is_some()
                && matches!(signs.last(), Some('0'..='9' | 'x' | 'X'))
                && value(6..10).is_some_and(|year| (1900..2100).contains(&year))
                && dated(value(10..12), value(12..14))
        }
        15 => digits(0..15).is_some() && dated(value(8..10), value(10..12)),
        _ => false,
    }
}

/// The place of registration and the last two signs stay.
fn identity(run: &str) -> String {
    let count = run.chars().count();
    let cover = |(place, sign): (usize, char)| if place < 3 || place + 2 >= count { sign } else { '*' };
    run.chars().enumerate().map(cover).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(field: Field, words: &str) -> String {
        masked(field, words).unwrap_or_else(|| words.to_owned())
    }

    #[test]
    fn names_keep_the_family_name() {
        for (whole, hidden) in [
            ("张三", "张*"),
            ("王秀英", "王**"),
            ("欧阳娜", "欧阳*"),
            ("欧阳", "欧*"),
            ("司马相如", "司马**"),
            ("张王小明", "张***"),
            ("王", "*"),
            ("买买提·艾力", "买***"),
            ("John Smith", "J***"),
            ("张三、李四", "张*、李*"),
            ("安阳市恒通商贸有限公司", "安阳市恒通商贸有限公司"),
            ("", ""),
        ] {
            assert_eq!(shown(Field::Name, whole), hidden, "{whole}");
        }
    }

    #[test]
    fn numbers_of_every_form_are_masked() {
        for (whole, hidden) in [
            ("13800001234", "138****1234"),
            ("138 0000 1234", "138 **** 1234"),
            ("+86 138-0000-1234", "+86 138-****-1234"),
            ("008613800001234", "0086138****1234"),
            ("１３８００００１２３４", "138****1234"),
            ("0372-5551234", "0372-****234"),
            ("010-62001234", "010-*****234"),
            ("(0372)5551234", "(0372)****234"),
            ("5551234", "****234"),
            ("+852 9123 4567", "+*** **** *567"),
            ("13800001234、0372-5551234", "138****1234、0372-****234"),
            ("zhangsan@example.cn", "z***@example.cn"),
            ("wx_zhangsan", "****"),
            ("110", "****"),
        ] {
            assert_eq!(shown(Field::Phone, whole), hidden, "{whole}");
        }
    }

    #[test]
    fn addresses_keep_what_many_share() {
        for (whole, hidden) in [
            ("河南省安阳市北关区解放大道12号院3号楼", "河南省安阳市北关区****"),
            ("唐河县城关镇新春街5号", "唐河县****"),
            ("阳光小区3号楼2单元", "****"),
            ("红旗路8号", "****"),
            ("郑州路12号", "****"),
            ("吉林省四平市铁西区", "吉林省四平市铁西区"),
            ("新疆维吾尔自治区伊犁哈萨克自治州伊宁市斯大林街1号", "新疆维吾尔自治区伊犁哈萨克自治州伊宁市****"),
            ("重庆市巴南区龙洲湾街道", "重庆市巴南区****"),
        ] {
            assert_eq!(shown(Field::Address, whole), hidden, "{whole}");
        }
    }

    #[test]
    fn free_words_lose_only_what_identifies_somebody() {
        for (whole, hidden) in [
            ("我的身份证号是41050219800101123X，请查。", "我的身份证号是410*************3X，请查。"),
            ("请回电13800001234。", "请回电138****1234。"),
            ("写信到zhang.san@example.cn", "写信到z***@example.cn"),
            ("登记编号410503-20220928-00017", "登记编号410503-20220928-00017"),
            ("2022年9月28日，金额12000元", "2022年9月28日，金额12000元"),
            ("统一社会信用代码91410500MA12345678", "统一社会信用代码91410500MA12345678"),
        ] {
            assert_eq!(shown(Field::Content, whole), hidden, "{whole}");
        }
        assert_eq!(masked(Field::OfficePhone, "13800001234"), None);
    }
}
