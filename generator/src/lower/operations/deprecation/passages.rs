//! The docs of a description as passages of plain text.

/// A paragraph or heading.
pub(super) struct Passage {
    pub(super) text: String,
    /// `true` if what follows is about something of its own: a heading, or text behind a list, a table or code.
    pub(super) ends_beginning: bool,
}

/// Returns the paragraphs and headings, without lists, tables and code.
pub(super) fn passages(lines: &[String]) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let (mut is_code, mut is_open) = (false, false);
    for line in lines {
        let line = line.trim_start_matches(['>', ' ']);
        if line.starts_with("```") {
            is_code = !is_code;
        }
        let is_structure = is_code || line.starts_with("```") || is_item(line);
        if is_structure && let Some(last) = passages.last_mut() {
            last.ends_beginning = true;
        }
        if line.is_empty() || is_structure {
            is_open = false;
            continue;
        }
        let heading = line.trim_start_matches('#');
        let is_heading = heading.len() < line.len();
        match passages.last_mut().filter(|_| is_open && !is_heading) {
            Some(last) => last.text.push_str(&format!(" {}", plain(line))),
            None => passages.push(Passage { text: plain(heading.trim_start()), ends_beginning: is_heading }),
        }
        is_open = !is_heading;
    }
    passages
}

/// Returns `true` for a line of a list or table.
fn is_item(line: &str) -> bool {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = digits.len() < line.len() && digits.starts_with(". ");
    line.starts_with("* ") || line.starts_with("- ") || line.starts_with('|') || is_numbered
}

/// Returns the text of a line of Markdown.
fn plain(line: &str) -> String {
    let mut rest = line;
    let mut plain = String::new();
    while let Some((before, behind)) = rest.split_once("](") {
        let (before, text) = before.rsplit_once('[').unwrap_or((before, ""));
        plain.push_str(before);
        plain.push_str(text);
        rest = behind.split_once(')').map_or("", |(_, rest)| rest);
    }
    plain.push_str(rest);
    plain.replace(['\\', '*', '~'], "").trim_end().to_owned()
}
