//! A step's text as words and quoted words.

/// A piece of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// Plain words.
    Word(String),
    /// Words inside quotation marks.
    Quoted(String),
}

/// Cuts a step's text; straight and Chinese quotation marks mean the same, and a quotation ends with the mark that
/// belongs to the one that began it, so that one kind may stand inside the other.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while let Some(start) = rest.find(OPENING) {
        push_word(&mut found, rest.get(..start).unwrap_or_default());
        let mut inside = rest.get(start..).unwrap_or_default().chars();
        let closing = inside.next().map_or('"', closing_of);
        let inside = inside.as_str();
        let end = inside.find(closing).unwrap_or(inside.len());
        found.push(Token::Quoted(inside.get(..end).unwrap_or_default().to_owned()));
        let mut tail = inside.get(end..).unwrap_or_default().chars();
        tail.next();
        rest = tail.as_str();
    }
    push_word(&mut found, rest);
    found
}

const OPENING: [char; 4] = ['"', '“', '”', '「'];

const fn closing_of(opening: char) -> char {
    match opening {
        '“' => '”',
        '「' => '」',
        straight => straight,
    }
}

fn push_word(found: &mut Vec<Token>, word: &str) {
    let word = word.trim().trim_end_matches([':', '：']);
    if !word.is_empty() {
        found.push(Token::Word(word.to_owned()));
    }
}
