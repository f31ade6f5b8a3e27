//! Counting tests: each runner says its counts in its own words; here they become one sum.

use std::fmt;
use std::ops::AddAssign;

/// How many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl Tally {
    pub const ONE_PASSED: Self = Self { passed: 1, failed: 0, skipped: 0 };
    pub const ONE_FAILED: Self = Self { passed: 0, failed: 1, skipped: 0 };
    pub const ONE_SKIPPED: Self = Self { passed: 0, failed: 0, skipped: 1 };

    /// How many tests ran.
    pub const fn ran(self) -> usize {
        self.passed + self.failed
    }

    /// Adds `count` to what the word of a runner means; words that count nothing of ours are left out.
    fn count(&mut self, count: usize, word: &str) {
        match word {
            "passed" | "pass" => self.passed += count,
            "failed" | "fail" | "timed out" | "exec failed" | "cancelled" => self.failed += count,
            "skipped" | "ignored" | "todo" => self.skipped += count,
            _ => {}
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

/// `N word` pieces, as in `3 passed (1 slow)`: the number and the words up to a bracket.
fn pieces(list: &str, separator: char) -> impl Iterator<Item = (usize, &str)> {
    list.split(separator).filter_map(|piece| {
        let piece = piece.trim().trim_end_matches([')', '.']);
        let (number, words) = piece.split_once(' ')?;
        Some((number.parse().ok()?, words.split('(').next().unwrap_or(words).trim()))
    })
}

/// The counts of `cargo nextest run`: its `Summary` line.
pub fn of_nextest(said: &str) -> Option<Tally> {
    let line = said.lines().rev().find(|line| line.trim_start().starts_with("Summary ["))?;
    let (_, counts) = line.split_once(" run: ")?;
    let mut tally = Tally::default();
    pieces(counts, ',').for_each(|(count, word)| tally.count(count, word));
    Some(tally)
}

/// The counts of `cargo test`: the sum of its `test result:` lines.
pub fn of_cargo_test(said: &str) -> Option<Tally> {
    let mut found = None;
    for line in said.lines().filter_map(|line| line.trim().strip_prefix("test result: ")) {
        let tally = found.get_or_insert_with(Tally::default);
        let (_, counts) = line.split_once(". ").unwrap_or(("", line));
        pieces(counts, ';').for_each(|(count, word)| tally.count(count, word));
    }
    found
}

/// The counts of `node --test`: one line for each word, after a mark that differs between reporters.
pub fn of_node(said: &str) -> Option<Tally> {
    let mut found = None;
    for line in said.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["ℹ" | "#", word, count] = words.as_slice()
            && let Ok(count) = count.parse()
        {
            found.get_or_insert_with(Tally::default).count(count, word);
        }
    }
    found
}

/// The counts of the scenario runner: `N scenarios (N passed, N failed)`, the last such line.
pub fn of_scenarios(said: &str) -> Option<Tally> {
    said.lines().rev().find_map(|line| {
        let (number, rest) = line.trim().split_once(' ')?;
        let total: usize = number.parse().ok()?;
        let counts = rest.strip_prefix("scenarios").or_else(|| rest.strip_prefix("scenario"))?.trim();
        let mut tally = Tally::default();
        pieces(counts.trim_start_matches('('), ',').for_each(|(count, word)| tally.count(count, word));
        let uncounted = total.saturating_sub(tally.ran() + tally.skipped);
        tally.skipped += uncounted;
        Some(tally)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: usize, failed: usize, skipped: usize) -> Option<Tally> {
        Some(Tally { passed, failed, skipped })
    }

    #[test]
    fn each_runner_is_understood() {
        let nextest = "     Summary [   0.020s] 5 tests run: 3 passed (1 slow), 1 failed, 1 timed out, 2 skipped\n";
        assert_eq!(of_nextest(nextest), tally(3, 2, 2));
        let one = "────────\n     Summary [   0.003s] 1 test run: 1 passed, 0 skipped\n";
        assert_eq!(of_nextest(one), tally(1, 0, 0));
        let cut = "     Summary [   0.003s] 2/9 tests run: 1 passed, 1 failed, 4 skipped\n";
        assert_eq!(of_nextest(cut), tally(1, 1, 4));
        let cargo = "test result: ok. 4 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                     test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(of_cargo_test(cargo), tally(6, 3, 1));
        let node =
            "ℹ tests 6\nℹ suites 0\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 0\nℹ duration_ms 1.5\n";
        assert_eq!(of_node(node), tally(3, 2, 1));
        let runner = "[Summary]\n2 features\n7 scenarios (4 passed, 1 skipped, 2 failed)\n30 steps (30 passed)\n";
        assert_eq!(of_scenarios(runner), tally(4, 2, 1));
        assert_eq!(of_scenarios("1 scenario (1 passed)\n"), tally(1, 0, 0));
    }

    #[test]
    fn silence_is_no_count() {
        for count in [of_nextest, of_cargo_test, of_node, of_scenarios] {
            assert_eq!(count("error: could not compile\n"), None);
        }
    }
}
