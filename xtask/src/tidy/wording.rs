//! Words that do not belong in the project: marks of unfinished work, the paths of somebody's machine, numbers of a
//! tracker that tell a reader nothing, and second names for things that the glossary names.

use super::Finding;
use super::tree::{Text, Tree};
use crate::Outcome;

/// This file must name the words that it looks for.
const OWN: &str = "xtask/src/tidy/wording.rs";

/// Marks of unfinished work, as whole words.
const UNFINISHED: &[&str] = &["TODO", "FIXME", "XXX", "HACK", "WIP"];

/// Paths that exist on one machine only.
const PATHS: &[&str] = &["/home/", "/root/", "/Users/", "C:\\Users"];

/// Second names, as whole words in Rust files, each with the glossary's own.
const SECOND_NAMES: &[(&str, &str)] = &[
    ("ticket", "the glossary says case"),
    ("tickets", "the glossary says cases"),
    ("complainant", "the glossary says party"),
    ("petitioner", "the glossary says party"),
    ("ruleset", "the glossary says regulation"),
];

/// Checks all texts but the records of packages.
pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let ours = |text: &&Text| text.path != OWN && !text.path.ends_with("-lock.json");
    Ok(tree.texts.iter().filter(ours).flat_map(file).collect())
}

fn file(text: &Text) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in text.lines() {
        let mut find = |fault: String, mend: &'static str| {
            findings.push(Finding::error(format!("{}:{number}", text.path), fault, mend));
        };
        for mark in UNFINISHED.iter().filter(|mark| has_word(line, mark)) {
            find(format!("`{mark}`"), "finish it, or leave it out");
        }
        for path in PATHS.iter().filter(|path| line.contains(*path)) {
            find(format!("`{path}` exists on one machine only"), "name the file from the root of the project");
        }
        if let Some(number) = tracker_number(line) {
            find(format!("`{number}` tells a reader nothing"), "say what is meant");
        }
        if text.path.ends_with(".rs") {
            let line = line.to_lowercase();
            for (word, mend) in SECOND_NAMES.iter().filter(|(word, _)| has_word(&line, word)) {
                find(format!("`{word}`"), mend);
            }
        }
    }
    findings
}

/// Whether a word stands in the line by itself.
fn has_word(line: &str, word: &str) -> bool {
    let part = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    line.match_indices(word).any(|(start, _)| {
        let before = line.get(..start).and_then(|text| text.chars().next_back());
        let after = line.get(start + word.len()..).and_then(|text| text.chars().next());
        !part(before) && !part(after)
    })
}

/// A reference such as `issue 12` or `PR #7`.
fn tracker_number(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    words.windows(2).find_map(|pair| match pair {
        [word, number] => {
            let word = word.trim_start_matches(|letter: char| !letter.is_alphanumeric());
            let digits = number.trim_start_matches('#').trim_end_matches(|letter: char| !letter.is_alphanumeric());
            let counts = !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_digit());
            (matches!(word, "issue" | "issues" | "pr") && counts).then(|| pair.join(" "))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(path: &str, text: &str) -> usize {
        file(&Text { path: path.to_owned(), text: text.to_owned() }).len()
    }

    #[test]
    fn what_does_not_belong_is_found() {
        assert_eq!(faults("a.md", "TODO: later\nsee issue #12.\nin /home/me/x\n"), 3);
        assert_eq!(faults("a.rs", "// one Ticket of many\n"), 1);
    }

    #[test]
    fn what_only_looks_like_it_is_left() {
        assert_eq!(faults("a.md", "DB 2203/T XXXX—2023\na hot issue, 3 cases\nTODOS\nticket\n"), 0);
    }
}
