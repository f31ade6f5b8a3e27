//! The documentation of the format is itself a regulation: what it shows can be copied. The example for another city
//! is proved like the official ones.

use regulation::{Regulation, check, read};
use words::Attribute;

const FORMAT: &str = include_str!("../../../regulations/FORMAT.zh-CN.md");
const HOTLINE: &str = include_str!("../../../regulations/examples/hotline.md");

fn proved(name: &str, text: &str) -> Regulation {
    let regulation = read(text)
        .unwrap_or_else(|findings| panic!("{name}: {}", findings.iter().map(|f| format!("\n{f}")).collect::<String>()));
    let findings: String = check(&regulation).iter().map(|f| format!("\n{f}")).collect();
    assert!(findings.is_empty(), "{name}:{findings}");
    regulation
}

#[test]
fn what_the_documentation_shows_is_a_regulation() {
    let shown = proved("FORMAT.zh-CN.md", FORMAT);
    assert_eq!(shown.id, "shili");
    assert_eq!(shown.counting, calendar::Counting::default());
    assert_eq!((shown.rates.len(), shown.thresholds.len(), shown.revisits.len(), shown.papers.len()), (2, 1, 1, 1));
    assert!(shown.rates.iter().all(|r| r.of.is_some()));
    let mean = &shown.rates[1];
    assert_eq!((mean.points.len(), mean.exclude.len(), mean.weight), (5, 2, Some(0.4)));
    assert!(shown.thresholds[0].fact.is_some());
}

#[test]
fn the_documentation_names_every_block_and_every_attribute() {
    for block in [
        "scope",
        "class",
        "label",
        "ground",
        "bar",
        "performer",
        "step",
        "path",
        "ending",
        "lift",
        "elements",
        "duty",
        "limit",
        "pace",
        "extension",
        "return",
        "ladder",
        "daily",
        "recurring",
        "revisit",
        "threshold",
        "rate",
        "document",
        "people",
        "later",
        "regulation",
    ] {
        assert!(FORMAT.contains(&format!("[{block}]")), "{block}");
    }
    for attribute in Attribute::ALL {
        assert!(FORMAT.contains(&format!("\n| {} | ", attribute.key())), "{}", attribute.key());
    }
}

#[test]
fn another_citys_practice_needs_no_code() {
    let hotline = proved("hotline.md", HOTLINE);
    let limits: Vec<String> =
        hotline.limits.iter().filter(|l| l.duty == "办结").map(|l| l.within.to_string()).collect();
    let spans = ["2 hours", "24 hours", "7 days", "15 days"];
    let expected: Vec<String> =
        spans.iter().map(|s| s.parse::<calendar::Span>().expect("a span").to_string()).collect();
    assert_eq!(limits, expected);
    assert!(hotline.returns.is_some());
    let callback = hotline.duty("回访").expect("the callback");
    assert_eq!(callback.opened_by[0].act, words::Act::LimitEnded);
    assert_eq!(hotline.rates.iter().filter(|r| r.of.is_some()).count(), 3);
}
