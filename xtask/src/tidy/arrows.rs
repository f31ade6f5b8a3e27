//! The arrows between the crates: each depends only on rooms to its right.

use super::Finding;
use super::tree::Tree;
use crate::Outcome;
use serde_json::Value;

/// The corridor from left to right; rooms of one group do not know each other.
const CORRIDOR: &[&[&str]] = &[
    &["scenarios"],
    &["cli"],
    &["web"],
    &["desk"],
    &["store", "paper", "mail", "text"],
    &["case", "hall"],
    &["record"],
    &["directory", "regulation"],
    &["calendar", "words", "proof"],
];

/// What stands outside the corridor: it may know nobody and nobody may know it.
const OUTSIDE: &[&str] = &["xtask"];

fn place_of(name: &str) -> Option<usize> {
    CORRIDOR.iter().position(|group| group.contains(&name))
}

/// Checks the arrows of the workspace.
pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let mut findings = Vec::new();
    for (name, needs) in arrows(&tree.packages) {
        let manifest =
            if OUTSIDE.contains(&name) { format!("{name}/Cargo.toml") } else { format!("crates/{name}/Cargo.toml") };
        let Some(place) = place_of(name) else {
            if !OUTSIDE.contains(&name) {
                let mend = "give the crate its place in the corridor, in ARCHITECTURE.md and in this check";
                findings.push(Finding::error(manifest, format!("`{name}` has no place in the corridor"), mend));
            } else if let Some(need) = needs.first() {
                let fault = format!("`{name}` depends on `{need}`");
                findings.push(Finding::error(manifest, fault, "the tool knows the rooms only as programs"));
            }
            continue;
        };
        for need in needs.into_iter().filter(|need| place_of(need).is_none_or(|other| other <= place)) {
            let fault = format!("`{name}` depends on `{need}`, which does not stand to its right");
            let mend = "move what both need to a room on the right, or pass it as an argument";
            findings.push(Finding::error(&manifest, fault, mend));
        }
    }
    Ok(findings)
}

/// Each crate of the workspace with the crates of the workspace that it depends on, in whatever way.
fn arrows(graph: &Value) -> Vec<(&str, Vec<&str>)> {
    let list = |value: &'_ Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let members = list(graph, "workspace_members");
    let ours: Vec<&Value> = graph
        .get("packages")
        .and_then(Value::as_array)
        .map(|packages| packages.iter().filter(|p| p.get("id").is_some_and(|id| members.contains(id))).collect())
        .unwrap_or_default();
    let name = |package: &&'_ Value| package.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    let names: Vec<String> = ours.iter().map(name).collect();
    ours.iter()
        .map(|package| {
            let needs = package.get("dependencies").and_then(Value::as_array).into_iter().flatten();
            let needs = needs.filter_map(|need| need.get("name").and_then(Value::as_str));
            let own = package.get("name").and_then(Value::as_str).unwrap_or_default();
            (own, needs.filter(|need| names.iter().any(|name| name == need)).collect())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn faults(packages: &[(&str, &[&str])]) -> Vec<String> {
        let ids: Vec<&str> = packages.iter().map(|(name, _)| *name).collect();
        let list: Vec<Value> = packages
            .iter()
            .map(|(name, needs)| {
                let needs: Vec<Value> = needs.iter().map(|need| json!({ "name": need })).collect();
                json!({ "id": name, "name": name, "dependencies": needs })
            })
            .collect();
        let packages = json!({ "workspace_members": ids, "packages": list });
        let tree = Tree { texts: Vec::new(), sources: Vec::new(), packages };
        check(&tree).unwrap_or_default().into_iter().map(|finding| finding.fault).collect()
    }

    #[test]
    fn arrows_point_to_the_right() {
        assert!(
            faults(&[("case", &["directory", "words", "serde"]), ("directory", &["words"]), ("words", &[])]).is_empty()
        );
        assert_eq!(faults(&[("case", &["desk"]), ("desk", &["case"])]).len(), 1);
        assert_eq!(faults(&[("directory", &["regulation"]), ("regulation", &[])]).len(), 1);
        assert_eq!(faults(&[("annex", &[])]).len(), 1);
        assert_eq!(faults(&[("xtask", &["words"]), ("words", &["xtask"])]).len(), 2);
    }
}
