//! A Rust file as the checks see it: its code without comments and without the insides of literals, and which of its
//! lines are tests. A small reader is enough; nothing here needs a syntax tree.

/// One Rust file.
pub struct Source {
    /// Its path from the root, with `/`.
    pub path: String,
    /// The lines of code: comments and the insides of strings are blanks.
    pub code: Vec<String>,
    /// For each line, whether it belongs to a test.
    test: Vec<bool>,
}

impl Source {
    /// Reads a file.
    pub fn read(path: String, text: &str) -> Self {
        let code: Vec<String> = strip(text).lines().map(str::to_owned).collect();
        let whole = path.split('/').any(|part| matches!(part, "tests" | "tests.rs" | "examples" | "benches"));
        let test = if whole { vec![true; code.len()] } else { test_lines(&code) };
        Self { path, code, test }
    }

    /// The crate whose `src` folder holds the file.
    pub fn room(&self) -> Option<&str> {
        let (name, rest) = self.path.strip_prefix("crates/")?.split_once('/')?;
        rest.starts_with("src/").then_some(name)
    }

    /// The lines outside tests with their numbers, from 1.
    pub fn working(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.code.iter().zip(&self.test).enumerate();
        lines.filter(|(_, (_, test))| !**test).map(|(index, (line, _))| (index + 1, line.as_str()))
    }

    /// The last line (from 1) of the item that begins at `line` (from 1) after `column` characters.
    pub fn end_of_item(&self, line: usize, column: usize) -> Option<usize> {
        end_of_item(&self.code, line - 1, column).map(|index| index + 1)
    }
}

/// Where an item ends that begins at this place: at its `;`, or at the brace that closes its first one.
fn end_of_item(code: &[String], start: usize, column: usize) -> Option<usize> {
    let (mut brackets, mut braces) = (0_i32, 0_i32);
    for (index, line) in code.iter().enumerate().skip(start) {
        let skipped = if index == start { column } else { 0 };
        for letter in line.chars().skip(skipped) {
            match letter {
                '(' | '[' => brackets += 1,
                ')' | ']' => brackets -= 1,
                '{' => braces += 1,
                '}' if braces == 1 => return Some(index),
                '}' => braces -= 1,
                ';' if braces == 0 && brackets == 0 => return Some(index),
                _ => {}
            }
        }
    }
    None
}

fn test_lines(code: &[String]) -> Vec<bool> {
    let mut test = vec![false; code.len()];
    for start in 0..code.len() {
        let line = code.get(start).map_or("", |line| line.trim_start());
        if !["#[cfg(test)]", "#[test]", "#[tokio::test"].iter().any(|mark| line.starts_with(mark)) {
            continue;
        }
        let end = end_of_item(code, start, 0).unwrap_or(code.len() - 1);
        test.iter_mut().take(end + 1).skip(start).for_each(|flag| *flag = true);
    }
    test
}

enum Mode {
    Code,
    LineComment,
    BlockComment(usize),
    Text,
    RawText(usize),
}

/// The code of a file: whatever is comment or inside a literal becomes blanks, so that lines and columns stay.
fn strip(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let at = |index: usize| letters.get(index).copied().unwrap_or('\0');
    let mut code = String::with_capacity(text.len());
    let (mut mode, mut here) = (Mode::Code, 0);
    while here < letters.len() {
        let letter = at(here);
        let mut shown = ' ';
        let mut step = 1;
        match mode {
            Mode::Code if letter == '/' && at(here + 1) == '/' => mode = Mode::LineComment,
            Mode::Code if letter == '/' && at(here + 1) == '*' => (mode, step) = (Mode::BlockComment(1), 2),
            Mode::Code if letter == '"' => (mode, shown) = (Mode::Text, '"'),
            Mode::Code if letter == '\'' => step = character(&at, here),
            Mode::Code => {
                shown = letter;
                if let Some(marks) = raw_text(&at, here) {
                    (mode, step) = (Mode::RawText(marks), marks + 2);
                }
            }
            Mode::LineComment if letter == '\n' => mode = Mode::Code,
            Mode::BlockComment(1) if letter == '*' && at(here + 1) == '/' => (mode, step) = (Mode::Code, 2),
            Mode::BlockComment(depth) if letter == '*' && at(here + 1) == '/' => {
                (mode, step) = (Mode::BlockComment(depth - 1), 2);
            }
            Mode::BlockComment(depth) if letter == '/' && at(here + 1) == '*' => {
                (mode, step) = (Mode::BlockComment(depth + 1), 2);
            }
            Mode::Text if letter == '\\' => step = 2,
            Mode::Text if letter == '"' => (mode, shown) = (Mode::Code, '"'),
            Mode::RawText(marks) if letter == '"' && (1..=marks).all(|n| at(here + n) == '#') => {
                (mode, step) = (Mode::Code, marks + 1);
            }
            Mode::LineComment | Mode::BlockComment(_) | Mode::Text | Mode::RawText(_) => {}
        }
        for passed in here..(here + step).min(letters.len()) {
            let blank = if passed == here { shown } else { ' ' };
            code.push(if at(passed) == '\n' { '\n' } else { blank });
        }
        here += step;
    }
    code
}

/// How long the character literal is that begins here; 1 where it is a lifetime.
fn character(at: &impl Fn(usize) -> char, here: usize) -> usize {
    if at(here + 1) == '\\' {
        // The escaped character itself may be a quote.
        return (here + 3..here + 12).find(|end| at(*end) == '\'').map_or(1, |end| end - here + 1);
    }
    if at(here + 2) == '\'' { 3 } else { 1 }
}

/// The number of `#` of the raw string that begins at this `r`.
fn raw_text(at: &impl Fn(usize) -> char, here: usize) -> Option<usize> {
    let before = if here == 0 { ' ' } else { at(here - 1) };
    let begins = at(here) == 'r' && (!before.is_alphanumeric() && before != '_' || matches!(before, 'b' | 'c'));
    let marks = (1..).take_while(|n| at(here + n) == '#').count();
    (begins && at(here + 1 + marks) == '"').then_some(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::read("crates/case/src/x.rs".to_owned(), text)
    }

    #[test]
    fn comments_and_literals_are_blank() {
        let text =
            "let a = \"x // {\"; // }\nlet b = r#\"{\"#; let c: &'a str = f('{', '\\'', '\"');\n/* { /* } */ */ d";
        let seen = source(text);
        assert!(!seen.code.concat().contains(['{', '}']), "{:?}", seen.code);
        assert!(seen.code[2].ends_with(" d"), "{:?}", seen.code);
        assert!(seen.code[1].contains("&'a str") || seen.code[1].contains("& a str"), "{:?}", seen.code);
        assert_eq!(seen.code[0].chars().count(), text.lines().next().unwrap_or_default().chars().count());
    }

    #[test]
    fn tests_are_known_as_tests() {
        let text =
            "fn a() {\n}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n#[cfg(test)]\nuse x;\nfn d() {}\n";
        let lines: Vec<usize> = source(text).working().map(|(number, _)| number).collect();
        assert_eq!(lines, [1, 2, 7, 10]);
    }

    #[test]
    fn an_item_ends_at_its_brace_or_semicolon() {
        let text = "fn a(x: [u8; 2]) -> u8 {\n    if x { y } else { z }\n}\ntrait T {\n    fn b();\n}\n";
        assert_eq!(source(text).end_of_item(1, 0), Some(3));
        assert_eq!(source(text).end_of_item(5, 4), Some(5));
    }
}
