//! Every clause of the five documents stands in exactly one heading of a regulation file, and is shown to hold by a
//! scenario, left to people with a reason, or marked as still to come. The last number only shrinks.

use super::Finding;
use super::tree::{Text, Tree};
use crate::Outcome;
use std::collections::BTreeMap;

/// The list of the clauses, one id a line.
const LIST: &str = "regulations/clauses.txt";

/// What the regulation files say about clauses.
#[derive(Default)]
struct Said {
    /// Where each id stands in a heading.
    headings: BTreeMap<String, Vec<String>>,
    /// The ids that a `people` block covers with a reason.
    people: Vec<String>,
    /// The ids that a `later` block covers with a reason.
    later: Vec<String>,
    findings: Vec<Finding>,
}

/// Checks the regulation files against the list and the scenarios, and prints the sum.
pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let list = tree.text(LIST).ok_or_else(|| format!("{LIST} is missing"))?;
    let ids: Vec<(usize, &str)> =
        list.lines().map(|(n, line)| (n, line.trim())).filter(|(_, id)| !id.is_empty()).collect();
    let mut said = Said::default();
    for text in tree.texts.iter().filter(|text| is_regulation(&text.path)) {
        read(text, &mut said);
    }
    let tags = tags(tree);
    let known = |id: &str| ids.iter().any(|(_, known)| *known == id);
    for (id, places) in said.headings.iter().filter(|(id, _)| !known(id)) {
        let place = places.first().map_or(LIST, String::as_str);
        said.findings.push(Finding::error(place, format!("{id} is no clause of the list"), "correct the id"));
    }
    for (tag, place) in tags.iter().filter(|(tag, _)| looks_like_clause(tag, &ids) && !known(tag)) {
        said.findings.push(Finding::error(place, format!("@{tag} is no clause of the list"), "correct the tag"));
    }
    let (mut scenarios, mut people, mut later) = (0, 0, 0);
    for (number, id) in &ids {
        match said.headings.get(*id).map_or(&[][..], Vec::as_slice) {
            [] => {
                let fault = format!("{id} stands in no heading");
                let mend = "give its heading in the regulation file the id in braces";
                said.findings.push(Finding::error(format!("{LIST}:{number}"), fault, mend));
                continue;
            }
            [_] => {}
            [_, again, ..] => {
                let fault = format!("{id} stands in a second heading");
                said.findings.push(Finding::error(again, fault, "leave it in one heading"));
            }
        }
        let place = said.headings.get(*id).and_then(|places| places.first()).map_or(LIST, String::as_str);
        let covers = |covered: &[String]| covered.iter().any(|c| c == id);
        if tags.contains_key(*id) {
            scenarios += 1;
            if covers(&said.later) {
                let fault = format!("{id} has a scenario and is still marked `later`");
                said.findings.push(Finding::error(place, fault, "take the mark out"));
            }
        } else if covers(&said.people) {
            people += 1;
        } else if covers(&said.later) {
            later += 1;
        } else {
            let fault = format!("{id} has no scenario, no reason why it is for people, and no mark `later`");
            said.findings.push(Finding::error(place, fault, "tag a scenario with it, or say why there is none"));
        }
    }
    let covered = scenarios + people + later;
    println!("clauses: {covered} of {} ({scenarios} scenarios, {people} people, {later} later)", ids.len());
    Ok(said.findings)
}

fn is_regulation(path: &str) -> bool {
    let name = path.strip_prefix("regulations/").filter(|name| name.ends_with(".md") && !name.contains('/'));
    name.is_some_and(|name| !name.starts_with("README"))
}

/// Whether a tag begins like a clause of the list (`HN-`).
fn looks_like_clause(tag: &str, ids: &[(usize, &str)]) -> bool {
    let prefix = tag.split_once('-').map(|(prefix, _)| prefix);
    prefix.is_some_and(|prefix| ids.iter().any(|(_, id)| id.split_once('-').is_some_and(|(own, _)| own == prefix)))
}

/// Whether a file shows clauses to hold: in the words of the business, or, for what is a page and nothing else, in a browser.
fn is_scenario(path: &str) -> bool {
    (path.starts_with("features/") && path.ends_with(".feature"))
        || (path.starts_with("tests/browser/journeys/") && path.ends_with(".mjs"))
}

/// Every tag of the scenarios with the place where it first stands.
fn tags(tree: &Tree) -> BTreeMap<&str, String> {
    let mut tags = BTreeMap::new();
    for text in tree.texts.iter().filter(|text| is_scenario(&text.path)) {
        let mark = if text.path.ends_with(".feature") { "@" } else { "// @" };
        for (number, line) in text.lines().filter(|(_, line)| line.trim_start().starts_with(mark)) {
            for tag in line.split_whitespace().filter_map(|word| word.strip_prefix('@')) {
                tags.entry(tag).or_insert_with(|| format!("{}:{number}", text.path));
            }
        }
    }
    tags
}

/// Reads the headings and blocks of one regulation file.
fn read(text: &Text, said: &mut Said) {
    let mut block: Option<(usize, String)> = None;
    for (number, line) in text.lines() {
        let place = format!("{}:{number}", text.path);
        match &mut block {
            Some((start, body)) if line.trim_end() == "```" => {
                read_block(&format!("{}:{start}", text.path), body, said);
                block = None;
            }
            Some((_, body)) => {
                body.push_str(line);
                body.push('\n');
            }
            None if line.trim_end() == "```toml" => block = Some((number, String::new())),
            None if line.starts_with('#') => {
                for id in ids_of_heading(line) {
                    said.headings.entry(id.to_owned()).or_default().push(place.clone());
                }
            }
            None => {}
        }
    }
}

/// The ids in the braces at the end of a heading.
fn ids_of_heading(line: &str) -> impl Iterator<Item = &str> {
    let braces = line.trim_end().strip_suffix('}').and_then(|line| line.rsplit_once('{'));
    braces.map_or("", |(_, ids)| ids).split_whitespace()
}

fn read_block(place: &str, body: &str, said: &mut Said) {
    let table: toml::Table = match body.parse() {
        Ok(table) => table,
        Err(e) => {
            let fault = format!("the block is no TOML: {}", e.message());
            said.findings.push(Finding::error(place, fault, "`huiying regulation check` names the line"));
            return;
        }
    };
    for (kind, covered) in [("people", &mut said.people), ("later", &mut said.later)] {
        for entry in table.get(kind).and_then(toml::Value::as_array).into_iter().flatten() {
            let reason = entry.get("reason").and_then(toml::Value::as_str).unwrap_or_default();
            if reason.trim().is_empty() {
                let fault = format!("`{kind}` gives no reason");
                said.findings.push(Finding::error(place, fault, "say why, in a sentence for the clause's reader"));
                continue;
            }
            let covers = entry.get("covers").and_then(toml::Value::as_array).into_iter().flatten();
            covered.extend(covers.filter_map(toml::Value::as_str).map(str::to_owned));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(regulation: &str, feature: &str) -> Vec<String> {
        let text = |path: &str, text: &str| Text { path: path.to_owned(), text: text.to_owned() };
        let texts = vec![
            text(LIST, "HN-1\nHN-2\nHN-3\n"),
            text("regulations/henan.md", regulation),
            text("regulations/README.md", "## {HN-9}\n"),
            text("features/henan.feature", feature),
        ];
        let tree = Tree { texts, sources: Vec::new(), packages: serde_json::Value::Null };
        check(&tree).unwrap_or_default().into_iter().map(|finding| finding.fault).collect()
    }

    const PEOPLE: &str = "```toml\n[[people]]\ncovers = [\"HN-2\"]\nreason = \"由人判断\"\n```\n";
    const LATER: &str = "```toml\n[[later]]\ncovers = [\"HN-3\"]\nreason = \"回访计划\"\n```\n";

    #[test]
    fn a_covered_file_is_clean() {
        let regulation = format!("# 办法\n## 第一条 {{HN-1 HN-2}}\n{PEOPLE}## 第三条 {{HN-3}}\n{LATER}");
        assert!(faults(&regulation, "  @HN-1 @slow\n  场景: 甲\n").is_empty());
    }

    #[test]
    fn gaps_doubles_and_strangers_are_found() {
        let regulation = format!("## 第一条 {{HN-1 HN-7}}\n## 第三条 {{HN-1 HN-3}}\n{LATER}");
        let found = faults(&regulation, "@HN-3 @HN-8\n");
        for part in [
            "HN-7 is no",
            "@HN-8 is no",
            "HN-1 stands in a second",
            "HN-2 stands in no",
            "HN-3 has a scenario",
            "HN-1 has no",
        ] {
            assert!(found.iter().any(|fault| fault.starts_with(part)), "{part}: {found:?}");
        }
        assert_eq!(found.len(), 6);
    }
}
