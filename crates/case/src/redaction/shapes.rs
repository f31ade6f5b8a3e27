//! Shapes by which a number or a sign can be told to be somebody's, without knowing whose.

/// What something looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A mobile or fixed telephone.
    Phone,
    /// An identity number, whose last sign checks the others (GB 11643).
    Identity,
    /// A bank card, whose last digit checks the others (GB/T 17552).
    BankCard,
    /// A licence plate (GA 36).
    Plate,
    /// An e-mail address.
    Email,
}

/// A run of digits, with the `x` that may end an identity number, and where it stands in the text.
#[derive(Clone)]
struct Run {
    from: usize,
    to: usize,
    signs: String,
    /// Of how many runs it was put together.
    pieces: usize,
}

/// The digits of a word.
pub(super) fn digits_of(word: &str) -> String {
    word.chars().filter(char::is_ascii_digit).collect()
}

/// Everything in a text, as [`super::plain`] writes it, that has one of the shapes, in the text's own writing.
pub(super) fn found(plain: &str) -> Vec<(Shape, String)> {
    let signs: Vec<char> = plain.chars().collect();
    let mut found = in_numbers(&signs);
    found.extend(plates(&signs).into_iter().map(|plate| (Shape::Plate, plate)));
    found.extend(emails(&signs).into_iter().map(|email| (Shape::Email, email)));
    found
}

/// The numbers of a text: each run of digits, and runs put together that only a blank or a hyphen parts.
pub(super) fn numbers(plain: &str) -> Vec<String> {
    let signs: Vec<char> = plain.chars().collect();
    joined(&signs).into_iter().map(|run| digits_of(&run.signs)).collect()
}

fn runs(signs: &[char]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, sign) in signs.iter().enumerate() {
        let goes_on = runs.last().is_some_and(|run| run.to == at && !run.signs.ends_with('x'));
        let belongs = sign.is_ascii_digit() || (*sign == 'x' && goes_on);
        match runs.last_mut().filter(|_| goes_on && belongs) {
            Some(run) => {
                run.to = at + 1;
                run.signs.push(*sign);
            }
            None if belongs => runs.push(Run { from: at, to: at + 1, signs: sign.to_string(), pieces: 1 }),
            None => {}
        }
    }
    runs
}

/// More than so many runs nobody writes for one number.
const PIECES: usize = 6;

/// Every run, and neighbouring runs as one.
fn joined(signs: &[char]) -> Vec<Run> {
    let runs = runs(signs);
    let mut all = Vec::new();
    for (first, run) in runs.iter().enumerate() {
        let mut whole = run.clone();
        all.push(whole.clone());
        for next in runs.iter().skip(first + 1).take(PIECES) {
            if !stands_within(signs.get(whole.to..next.from).unwrap_or_default()) {
                break;
            }
            let signs = format!("{}{}", whole.signs, next.signs);
            whole = Run { from: whole.from, to: next.to, signs, pieces: whole.pieces + 1 };
            all.push(whole.clone());
        }
    }
    all
}

/// Whether people write these signs within a number: one or two of blank, hyphen, point and bracket.
fn stands_within(gap: &[char]) -> bool {
    matches!(gap.len(), 1 | 2) && gap.iter().all(|sign| matches!(sign, ' ' | '-' | '.' | '·' | '(' | ')'))
}

fn in_numbers(signs: &[char]) -> Vec<(Shape, String)> {
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let mut found = Vec::new();
    let mut runs = joined(signs);
    // The longest first: what is a card number is not also a telephone.
    runs.sort_by_key(|run| (std::cmp::Reverse(run.signs.len()), run.from));
    for run in runs {
        let free = !taken.iter().any(|(from, to)| run.from < *to && *from < run.to);
        let shape = shape_of(&run, signs.get(..run.from).unwrap_or_default());
        if let Some(shape) = shape.filter(|_| free) {
            taken.push((run.from, run.to));
            found.push((shape, signs.get(run.from..run.to).unwrap_or_default().iter().collect()));
        }
    }
    found
}

fn shape_of(run: &Run, before: &[char]) -> Option<Shape> {
    let number = run.signs.as_str();
    if is_identity(number) {
        Some(Shape::Identity)
    } else if is_mobile(number)
        || (run.pieces <= 2 && is_fixed(number))
        || (is_local(number) && speaks_of_calls(before))
    {
        Some(Shape::Phone)
    } else if is_card(number) {
        Some(Shape::BankCard)
    } else {
        None
    }
}

fn all_digits(number: &str) -> bool {
    !number.is_empty() && number.bytes().all(|sign| sign.is_ascii_digit())
}

fn is_mobile(number: &str) -> bool {
    let own = if number.len() == 13 { number.strip_prefix("86").unwrap_or_default() } else { number };
    own.len() == 11 && all_digits(own) && own.starts_with('1') && matches!(own.as_bytes().get(1), Some(b'3'..=b'9'))
}

/// With the code of its area: 0 and two or three digits, then seven or eight.
fn is_fixed(number: &str) -> bool {
    (10..=12).contains(&number.len())
        && all_digits(number)
        && number.starts_with('0')
        && matches!(number.as_bytes().get(1), Some(b'1'..=b'9'))
}

/// Without the code of its area it is a number like others, and a telephone only by what stands before it.
fn is_local(number: &str) -> bool {
    matches!(number.len(), 7 | 8) && all_digits(number) && matches!(number.as_bytes().first(), Some(b'2'..=b'8'))
}

fn speaks_of_calls(before: &[char]) -> bool {
    const NEAR: usize = 8;
    let near: String = before.iter().skip(before.len().saturating_sub(NEAR)).collect();
    ["电话", "手机", "座机", "联系", "致电", "拨打", "来电", "号码", "tel"].iter().any(|word| near.contains(word))
}

/// Eighteen signs of which the last checks the others (GB 11643, ISO 7064 MOD 11-2), with a day of birth that there is.
fn is_identity(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10x98765432";
    let Some((body, check)) = number.split_at_checked(17) else { return false };
    if check.len() != 1 || !all_digits(body) || !is_day_of_birth(body.get(6..14).unwrap_or_default()) {
        return false;
    }
    let sum: u32 = body.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    CHECKS.get(sum as usize % CHECKS.len()).copied() == check.bytes().next()
}

fn is_day_of_birth(day: &str) -> bool {
    let centuries = day.starts_with("18") || day.starts_with("19") || day.starts_with("20");
    centuries && calendar::Date::strptime("%Y%m%d", day).is_ok()
}

/// Sixteen to nineteen digits of which the last checks the others (GB/T 17552, the rule of Luhn).
fn is_card(number: &str) -> bool {
    if !(16..=19).contains(&number.len()) || !all_digits(number) || number.starts_with('0') {
        return false;
    }
    let digits = number.bytes().rev().map(|sign| u32::from(sign - b'0')).enumerate();
    let sum: u32 =
        digits.map(|(place, digit)| if place % 2 == 1 { (digit * 2) / 10 + (digit * 2) % 10 } else { digit }).sum();
    sum.is_multiple_of(10)
}

/// The one sign of a province with which a plate begins.
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// A province, a letter, perhaps a point, then five signs, or six of a car that runs on electricity.
fn plates(signs: &[char]) -> Vec<String> {
    let mut found = Vec::new();
    for (at, pair) in signs.windows(2).enumerate() {
        let [province, letter] = pair else { continue };
        if !PROVINCES.contains(*province) || !letter.is_ascii_lowercase() {
            continue;
        }
        let rest = signs.get(at + 2..).unwrap_or_default();
        let point = usize::from(matches!(rest.first(), Some('·' | '.' | '-' | ' ')));
        let own = rest.iter().skip(point).take_while(|sign| is_of_plate(**sign)).count();
        let tail = rest.get(point..point + own).unwrap_or_default();
        let end = rest.get(point + own).is_some_and(|sign| matches!(sign, '挂' | '学' | '警' | '港' | '澳' | '领'));
        let long = own + usize::from(end);
        if matches!(long, 5 | 6) && tail.iter().any(char::is_ascii_digit) {
            found.push(signs.get(at..at + 2 + point + long).unwrap_or_default().iter().collect());
        }
    }
    found
}

/// Neither I nor O stands on a plate.
const fn is_of_plate(sign: char) -> bool {
    sign.is_ascii_digit() || (sign.is_ascii_lowercase() && !matches!(sign, 'i' | 'o'))
}

fn emails(signs: &[char]) -> Vec<String> {
    let local = |sign: &char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '_' | '%' | '+' | '-');
    let domain = |sign: &char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-');
    let mut found = Vec::new();
    for (at, _) in signs.iter().enumerate().filter(|(_, sign)| **sign == '@') {
        let before = signs.get(..at).unwrap_or_default().iter().rev().take_while(|sign| local(sign)).count();
        let after = signs.get(at + 1..).unwrap_or_default().iter().take_while(|sign| domain(sign)).count();
        let host: String = signs.get(at + 1..at + 1 + after).unwrap_or_default().iter().collect();
        let host = host.trim_end_matches(['.', '-']);
        if before > 0 && host.contains('.') {
            let name: String = signs.get(at - before..at).unwrap_or_default().iter().collect();
            found.push(format!("{name}@{host}"));
        }
    }
    found
}
