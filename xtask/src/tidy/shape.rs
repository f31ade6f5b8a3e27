//! Sizes: files and functions that one can hold in mind, folders that are named by meaning.

use super::Finding;
use super::source::Source;
use super::tree::Tree;
use crate::Outcome;

/// Lines of a Rust file from which it is split.
const FILE_LIMIT: usize = 450;
/// Lines of a Rust file from which one thinks of splitting.
const FILE_GOAL: usize = 300;
/// Lines of a function from which it is split.
const FUNCTION_LIMIT: usize = 60;

/// Names that say nothing of what lies in the file.
const DRAWERS: &[&str] = &["util", "utils", "helper", "helpers", "common", "misc", "manager", "service", "stuff"];

/// Checks all Rust files.
pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    Ok(tree.sources.iter().flat_map(|source| file(source).into_iter().chain(functions(source))).collect())
}

fn file(source: &Source) -> Vec<Finding> {
    let (lines, place) = (source.code.len(), format!("{}:1", source.path));
    let mut findings = Vec::new();
    if lines > FILE_LIMIT {
        findings.push(Finding::error(
            &place,
            format!("{lines} lines, the limit is {FILE_LIMIT}"),
            "split it by meaning",
        ));
    } else if lines > FILE_GOAL {
        findings.push(Finding::note(
            &place,
            format!("{lines} lines, the goal is {FILE_GOAL}"),
            "think of splitting it",
        ));
    }
    let named = source.path.trim_end_matches(".rs").trim_end_matches("/mod").rsplit('/').next();
    if named.is_some_and(|name| DRAWERS.contains(&name)) {
        findings.push(Finding::error(place, "a drawer for anything", "name the file by what lies in it"));
    }
    findings
}

fn functions(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in source.working() {
        let Some((name, column)) = function(line) else { continue };
        let end = source.end_of_item(number, column).unwrap_or(number);
        let length = end + 1 - number;
        let body = source.code.get(number..end).unwrap_or_default();
        if length > FUNCTION_LIMIT && !is_table(body) {
            let fault = format!("`{name}` has {length} lines, the limit is {FUNCTION_LIMIT}");
            findings.push(Finding::error(
                format!("{}:{number}", source.path),
                fault,
                "give its steps names of their own",
            ));
        }
    }
    findings
}

/// Whether a body only pairs things with things: a table is read by the row, whatever its length.
fn is_table(body: &[String]) -> bool {
    let steps = ["let", "if", "for", "while", "loop", "return"];
    !body.iter().flat_map(|line| line.split_whitespace()).any(|word| steps.contains(&word))
}

/// The name of the function that is declared on this line, and the column of its `fn`.
fn function(line: &str) -> Option<(&str, usize)> {
    let start = if line.starts_with("fn ") { 0 } else { line.find(" fn ")? + 1 };
    let name = line.get(start + 3..)?.trim_start();
    let end = name.find(|letter: char| !letter.is_alphanumeric() && letter != '_')?;
    let column = line.get(..start)?.chars().count();
    (end > 0).then_some((name.get(..end)?, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let source = Source::read("crates/web/src/x.rs".to_owned(), text);
        file(&source).into_iter().chain(functions(&source)).map(|finding| finding.fault).collect()
    }

    #[test]
    fn long_functions_and_files_are_found() {
        let long =
            format!("pub async fn long(f: fn(u8) -> u8) {{\n{}}}\nfn short() {{}}\n", "    let x = 1;\n".repeat(70));
        assert_eq!(found(&long), ["`long` has 72 lines, the limit is 60"]);
        let table = format!("fn table(f: u8) -> u8 {{\n    match f {{\n{}    }}\n}}\n", "        1 => 2,\n".repeat(70));
        assert!(found(&table).is_empty());
        assert_eq!(found(&"\n".repeat(500)), ["500 lines, the limit is 450"]);
        let drawer = Source::read("crates/web/src/utils/mod.rs".to_owned(), "");
        assert_eq!(file(&drawer).len(), 1);
    }
}
