//! Nothing that people type, and no fault of the world, ends the program.

use super::Finding;
use super::tree::Tree;
use crate::Outcome;

const ABRUPT: &[(&str, &str)] = &[
    (".unwrap()", "return an error with its facts"),
    (".expect(\"", "return an error with its facts"),
    ("todo!(", "write it"),
    ("unimplemented!(", "write it"),
    ("dbg!(", "take it out"),
    ("panic!(", "return an error with its facts"),
];

/// Checks the sources of the crates and of this tool, outside tests.
pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let mut findings = Vec::new();
    let ours = |path: &str| path.contains("/src/") || path.contains("/build");
    for source in tree.sources.iter().filter(|source| ours(&source.path)) {
        for (number, line) in source.working() {
            for (word, mend) in ABRUPT.iter().filter(|(word, _)| line.contains(word)) {
                let fault = format!("`{}` outside a test", word.trim_end_matches(['"', '(']));
                findings.push(Finding::error(format!("{}:{number}", source.path), fault, mend));
            }
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::super::source::Source;
    use super::*;

    #[test]
    fn abrupt_ends_are_found_outside_tests() {
        let text = "fn a() { b().unwrap(); }\n// c().unwrap()\nfn d() { parser.expect(Token::Word)?; \"todo!(\" }\n\
                    #[test]\nfn e() { f().expect(\"g\"); }\n";
        let sources = vec![Source::read("crates/web/src/x.rs".to_owned(), text)];
        let tree = Tree { texts: Vec::new(), sources, packages: serde_json::Value::Null };
        let places: Vec<String> = check(&tree).unwrap_or_default().into_iter().map(|f| f.place).collect();
        assert_eq!(places, ["crates/web/src/x.rs:1"]);
    }
}
