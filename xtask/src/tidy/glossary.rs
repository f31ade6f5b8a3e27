//! Every word of the closed vocabulary stands in the glossary: what is not explained there does not exist.

use super::Finding;
use super::tree::{Text, Tree};
use crate::Outcome;

/// The page that explains the words.
const PAGE: &str = "GLOSSARY.md";

/// The files of the vocabulary whose words people meet as words; names of form fields explain themselves.
const FILES: &[&str] = &[
    "act.rs",
    "affair.rs",
    "attribute.rs",
    "dimension.rs",
    "element.rs",
    "kind.rs",
    "paper.rs",
    "refusal.rs",
    "role.rs",
    "stage.rs",
];

/// Checks the vocabulary against the page.
pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let page = tree.text(PAGE).ok_or_else(|| format!("{PAGE} is missing"))?;
    let files = tree.texts.iter().filter(|text| {
        let file = text.path.strip_prefix("crates/words/src/");
        file.is_some_and(|file| FILES.contains(&file))
    });
    Ok(files.flat_map(|file| unexplained(file, &page.text)).collect())
}

fn unexplained(file: &Text, page: &str) -> Vec<Finding> {
    let words = file.lines().filter_map(|(number, line)| Some((number, word(line)?)));
    let missing = words.filter(|(_, word)| !page.contains(word));
    missing
        .map(|(number, word)| {
            let fault = format!("「{word}」 does not stand in {PAGE}");
            Finding::error(format!("{}:{number}", file.path), fault, "explain the word there in its table")
        })
        .collect()
}

/// The word of a line such as `Accept = "受理",`.
fn word(line: &str) -> Option<&str> {
    let (name, word) = line.trim().split_once(" = \"")?;
    let word = word.strip_suffix("\",")?;
    name.chars().all(char::is_alphanumeric).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_without_explanation_is_found() {
        let text = "        Accept = \"受理\",\n        /// 甲 = \"乙\",\n        Refer = \"移送\",\n".to_owned();
        let file = Text { path: "crates/words/src/act.rs".to_owned(), text };
        let found: Vec<String> = unexplained(&file, "| 受理 | Accept |").into_iter().map(|f| f.place).collect();
        assert_eq!(found, ["crates/words/src/act.rs:3"]);
    }
}
