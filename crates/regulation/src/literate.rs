//! The literate file: headings with clause ids, restated content, fenced TOML.

/// A heading of a regulation file with what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The place in the document, the first word of the heading (第六条（一）).
    pub place: String,
    /// The rest of the heading.
    pub title: String,
    /// The clause ids in braces.
    pub ids: Vec<String>,
    /// The restated content.
    pub text: String,
    /// The line of the heading, from one.
    pub line: usize,
    /// The fenced blocks: the line of the first line of each, and its text.
    pub blocks: Vec<(usize, String)>,
}

/// Cuts a file into its sections. What stands before the first heading belongs to a section without a place.
pub(crate) fn sections(text: &str) -> Vec<Section> {
    let mut sections = vec![Section {
        place: String::new(),
        title: String::new(),
        ids: Vec::new(),
        text: String::new(),
        line: 1,
        blocks: Vec::new(),
    }];
    let mut fence: Option<(usize, String)> = None;
    for (n, line) in text.lines().enumerate() {
        let number = n + 1;
        if let Some((start, mut block)) = fence.take() {
            if line.trim_start().starts_with("```") {
                if let Some(section) = sections.last_mut() {
                    section.blocks.push((start, block));
                }
            } else {
                block.push_str(line);
                block.push('\n');
                fence = Some((start, block));
            }
        } else if line.trim() == "```toml" {
            fence = Some((number + 1, String::new()));
        } else if let Some(heading) = line.strip_prefix('#') {
            sections.push(heading_of(heading.trim_start_matches('#').trim(), number));
        } else if let Some(section) = sections.last_mut() {
            section.text.push_str(line);
            section.text.push('\n');
        }
    }
    if let (Some(block), Some(section)) = (fence, sections.last_mut()) {
        section.blocks.push(block);
    }
    for section in &mut sections {
        section.text = section.text.trim().to_owned();
    }
    sections
}

fn heading_of(heading: &str, line: usize) -> Section {
    let (words, ids) = match heading.split_once('{') {
        Some((words, ids)) => (words.trim(), ids.trim_end_matches('}')),
        None => (heading, ""),
    };
    let (place, title) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    Section {
        place: place.to_owned(),
        title: title.trim().to_owned(),
        ids: ids.split_whitespace().map(str::to_owned).collect(),
        text: String::new(),
        line,
        blocks: Vec::new(),
    }
}

/// The line of the `n`-th block of a kind in a fenced text that begins on `start`.
pub(crate) fn line_of(start: usize, text: &str, kind: &str, n: usize) -> usize {
    let (array, table) = (format!("[[{kind}]]"), format!("[{kind}]"));
    text.lines()
        .enumerate()
        .filter(|(_, line)| line.trim().starts_with(&array) || line.trim().starts_with(&table))
        .nth(n)
        .map_or(start, |(offset, _)| start + offset)
}
