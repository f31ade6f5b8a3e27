//! Makes words fit to print: what no face has is shown as its code point, and long unbroken runs may be broken.

use crate::type_case::TYPE_CASE;

/// Where a line may break although nothing shows there.
const BREAK: char = '\u{200B}';

/// A run of letters and digits longer than this may be broken.
const LONG: usize = 12;

/// The signs after which a long run breaks best.
const JOINTS: &str = "-/._@:,?&=";

/// How many characters of a long run stay together.
const TOGETHER: usize = 8;

/// What a character becomes on paper.
enum Printing {
    Itself(char),
    /// It only chooses between forms of its neighbour and is no character of its own.
    Nothing,
    /// No face has it, or it is a command that would change how its neighbours are read.
    CodePoint,
}

/// The words as they can be printed. Line ends stay; a character without a glyph stands as `〔U+1F600〕`, as does one that
/// would turn the direction of reading; selectors of variants are left out.
pub fn fit(text: &str) -> String {
    breakable(&printable(text))
}

/// The words without the invisible places for breaks that [`fit`] put in.
pub fn without_breaks(text: &str) -> String {
    text.chars().filter(|c| *c != BREAK).collect()
}

fn printable(text: &str) -> String {
    let mut fitted = String::with_capacity(text.len());
    let mut in_code = false;
    for character in text.replace("\r\n", "\n").chars() {
        let printing = printing(character);
        if in_code && !matches!(printing, Printing::CodePoint) {
            fitted.push('〕');
            in_code = false;
        }
        match printing {
            Printing::Itself(character) => fitted.push(character),
            Printing::Nothing => {}
            Printing::CodePoint => {
                fitted.push_str(if in_code { " " } else { "〔" });
                fitted.push_str(&format!("U+{:04X}", u32::from(character)));
                in_code = true;
            }
        }
    }
    if in_code {
        fitted.push('〕');
    }
    fitted
}

fn printing(character: char) -> Printing {
    match character {
        '\n' => Printing::Itself('\n'),
        '\r' | '\u{2028}' | '\u{2029}' => Printing::Itself('\n'),
        '\t' => Printing::Itself(' '),
        // Joiners, soft hyphens, marks of byte order, selectors of variants.
        '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' => Printing::Nothing,
        '\u{E0100}'..='\u{E01EF}' => Printing::Nothing,
        // Marks and overrides of direction could make a sum or a name read otherwise than it is stored.
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Printing::CodePoint,
        other if other.is_control() || !TYPE_CASE.has(other) => Printing::CodePoint,
        other => Printing::Itself(other),
    }
}

/// Chinese lines break anywhere; an address of a page or a digest has to be told where it may.
fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<char> = Vec::new();
    for character in text.chars() {
        if joins(character) {
            run.push(character);
        } else {
            flush(&mut run, &mut out);
            out.push(character);
        }
    }
    flush(&mut run, &mut out);
    out
}

/// Whether a line may not break beside the character of itself.
fn joins(character: char) -> bool {
    u32::from(character) < 0x2E80 && !character.is_whitespace()
}

fn flush(run: &mut Vec<char>, out: &mut String) {
    let long = run.len() > LONG;
    let mut together = 0;
    for character in run.drain(..) {
        let joint = JOINTS.contains(character);
        if long && together >= TOGETHER && !joint {
            out.push(BREAK);
            together = 0;
        }
        out.push(character);
        together += 1;
        if long && joint {
            out.push(BREAK);
            together = 0;
        }
    }
}

/// How wide words are, in widths of a Chinese character: Latin letters and digits take about half of one.
pub fn width(text: &str) -> f64 {
    let mut total = 0.0;
    let mut last = None;
    for character in text.chars().filter(|c| *c != BREAK) {
        let narrow = u32::from(character) < 0x2010;
        total += if narrow { 0.57 } else { 1.0 };
        // The layout opens a gap of a quarter where Latin and Chinese meet.
        if last.is_some_and(|before| before != narrow) {
            total += 0.25;
        }
        last = Some(narrow);
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_characters_of_names_stand_for_themselves() {
        for name in ["㛃", "王䶮", "李㼆", "赵堃", "张喆", "罗玥"] {
            assert_eq!(fit(name), name);
        }
    }

    #[test]
    fn what_has_no_glyph_is_shown_and_not_lost() {
        assert_eq!(fit("好😀😁的"), "好〔U+1F600 U+1F601〕的");
        assert_eq!(fit("空\0字"), "空〔U+0000〕字");
        assert_eq!(fit("𠮷祥公司"), "〔U+20BB7〕祥公司");
        assert_eq!(fit("\u{202E}0001"), "〔U+202E〕0001");
        assert_eq!(fit("一\r\n二"), "一\n二");
    }

    #[test]
    fn long_runs_may_break_and_short_ones_may_not() {
        assert_eq!(fit("2026-03-05"), "2026-03-05");
        let number = "410503-20220928-00017";
        assert_eq!(fit(number), "410503-\u{200B}20220928-\u{200B}00017");
        assert_eq!(without_breaks(&fit(number)), number);
        let digest = "a".repeat(64);
        assert_eq!(fit(&digest).matches(BREAK).count(), 7);
    }
}
