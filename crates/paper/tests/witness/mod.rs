//! Tells what a sheet says and its pages do not.

use std::collections::BTreeMap;

/// The letters, digits and characters that stand on the pages less often than in the words of the sheet. A character
/// without a glyph counts as printed where its code point is.
pub fn lost(said: &str, pages: &[String]) -> Vec<char> {
    let printed = pages.join("\n");
    let counted = count(&printed);
    let missing = |(character, times): &(char, usize)| {
        let code = format!("U+{:04X}", u32::from(*character));
        counted.get(character).copied().unwrap_or_default() < *times && !printed.contains(&code)
    };
    count(said).into_iter().filter(missing).map(|(character, _)| character).collect()
}

fn count(words: &str) -> BTreeMap<char, usize> {
    let mut counted = BTreeMap::new();
    for character in words.chars().filter(|c| c.is_alphanumeric()) {
        *counted.entry(character).or_default() += 1;
    }
    counted
}
