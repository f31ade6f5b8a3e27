//! The commands as an official's assistant runs them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod program;

use std::path::PathBuf;

use program::{run, said};

fn regulations() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../regulations")
}

#[test]
fn the_five_regulations_are_complete() {
    let folder = regulations();
    let files = ["henan", "tanghe", "yousujiban", "chongqing", "siping"].map(|id| folder.join(format!("{id}.md")));
    let mut words = vec!["regulation", "check"];
    words.extend(files.iter().filter_map(|file| file.to_str()));
    let output = run(&words);
    let said = said(&output);
    assert!(output.status.success(), "{said}");
    assert_eq!(said.matches("完整，没有冲突").count(), 5, "{said}");
}

#[test]
fn a_broken_regulation_is_told_with_file_line_clause_and_mend() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(regulations().join("henan.md")).unwrap();
    let wrong_word = folder.path().join("word.md");
    std::fs::write(&wrong_word, text.replacen("met_by = [\"质检\"]", "met_by = [\"抽检\"]", 1)).unwrap();
    let output = run(&["regulation", "check", wrong_word.to_str().unwrap()]);
    let told = said(&output);
    assert!(!output.status.success());
    for part in ["word.md：第 ", " 行 第六条（二）", "抽检", "改法："] {
        assert!(told.contains(part), "{part} is missing in {told}");
    }

    let no_limit = folder.path().join("limit.md");
    std::fs::write(
        &no_limit,
        text.replacen("when = { class = [\"复杂\"], urgency", "when = { class = [\"一般\"], urgency", 1),
    )
    .unwrap();
    let output = run(&["regulation", "check", no_limit.to_str().unwrap()]);
    let told = said(&output);
    assert!(!output.status.success(), "{told}");
    assert!(told.contains("办理") && told.contains("第六条（一）"), "{told}");
}

#[test]
fn a_clause_is_explained() {
    let output = run(&["regulation", "explain", "henan", "第六条（二）"]);
    let told = said(&output);
    assert!(output.status.success() && told.contains("质检"), "{told}");
    let unknown = run(&["regulation", "explain", "hunan"]);
    assert!(!unknown.status.success());
    assert!(said(&unknown).contains("可用的有：henan"), "{}", said(&unknown));
    let listed = said(&run(&["regulation", "list"]));
    for id in ["henan", "tanghe", "yousujiban", "chongqing", "siping"] {
        assert!(listed.contains(id), "{listed}");
    }
}

#[test]
fn an_empty_place_is_told_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().to_str().unwrap();
    for words in [&["verify", "--data", at][..], &["rebuild", "--data", at], &["account", "list", "--data", at]] {
        let output = run(words);
        assert!(!output.status.success());
        assert!(said(&output).contains("还没有诉求件数据"), "{}", said(&output));
    }
    let output = run(&["serve", "--data", at, "--port", "0"]);
    assert!(!output.status.success());
    assert!(said(&output).contains("--directory"), "{}", said(&output));
}

#[test]
fn a_season_of_cases_under_all_regulations_keeps_every_invariant() {
    let folder = tempfile::tempdir().unwrap();
    let simulate = |name: &str| {
        let data = folder.path().join(name);
        let at = data.to_str().unwrap().to_owned();
        let words = ["simulate", "--data", &at, "--cases", "60", "--seed", "9"];
        let output = run(&[&words[..], &["--from", "2022-09-01", "--until", "2022-11-15"]].concat());
        (at, output)
    };
    let (at, output) = simulate("first");
    let told = said(&output);
    assert!(output.status.success(), "{told}");
    assert!(told.contains("登记 60 件") && told.contains("全部诉求件的不变量成立"), "{told}");
    for place in ["唐河县", "四平市", "安阳市北关区", "巴南区", "示例县"] {
        assert!(told.contains(place), "{place} is missing in {told}");
    }
    // Whom a sample draws hangs on ids that are new each time; who comes, when and about what does not.
    let (_, again) = simulate("second");
    let again = said(&again);
    assert!(again.contains("登记 60 件") && again.contains("全部诉求件的不变量成立"), "{again}");

    for words in [&["verify", "--data", &at][..], &["rebuild", "--check", "--data", &at]] {
        let output = run(words);
        assert!(output.status.success(), "{words:?}: {}", said(&output));
    }
    let full = run(&["simulate", "--data", &at, "--cases", "1"]);
    assert!(!full.status.success() && said(&full).contains("已经有诉求件"), "{}", said(&full));
}
