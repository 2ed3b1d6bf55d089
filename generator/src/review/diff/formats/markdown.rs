//! The changes as Markdown, for a pull request.

use crate::diagnostic::is_unseen;
use crate::review::diff::change::code;
use crate::review::diff::{Change, Class, Difference};

const BOOK: &str = "https://doc.rust-lang.org/cargo/reference/semver.html";

/// GitHub accepts 65,536 characters in a comment; the rest is left for a heading.
const MAX_CHARS: usize = 65_000;
/// The number of characters reserved for the closing sentence.
const RESERVED: usize = 200;
/// The longest message; longer ones are cut, because a URL may have any length.
const MAX_MESSAGE_CHARS: usize = 600;

impl Difference {
    /// Returns the version step and the number of changes, and a table for each class: the breaking changes first, with as many rows as a
    /// comment can have.
    pub fn to_markdown(&self) -> String {
        let mut text = self.summary();
        let mut characters = text.chars().count();
        let mut left = 0;
        for (class, heading) in [
            (Class::Breaking, "Breaking changes"),
            (Class::Compatible, "Compatible changes"),
            (Class::Docs, "Changed docs"),
        ] {
            let count = self.of(class).count();
            let mut table = String::new();
            for change in self.of(class) {
                let start = format!("\n### {heading} ({count})\n\n| | path | what |\n|---|---|---|\n");
                let row = if table.is_empty() { start + &row(change) } else { row(change) };
                let length = row.chars().count();
                // the first row that is too long ends the table: the following ones are less important
                if left > 0 || characters + length > MAX_CHARS - RESERVED {
                    left += 1;
                } else {
                    characters += length;
                    table += &row;
                }
            }
            text += &table;
        }
        if left > 0 {
            text += &format!("\n{left} more are not shown here: `postman-codegen diff --format html` shows all.\n");
        }
        text
    }

    /// **Version step: major (minor for a version 0.x)** · 2 breaking, 1 compatible
    fn summary(&self) -> String {
        let sentence = self.step().sentence();
        let mut letters = sentence.chars();
        let first = letters.next().map(|c| c.to_ascii_uppercase()).unwrap_or_default();
        let counts: Vec<String> = [Class::Breaking, Class::Compatible, Class::Docs]
            .into_iter()
            .map(|class| (self.of(class).count(), class))
            .filter(|(count, _)| *count > 0)
            .map(|(count, class)| format!("{count} {class}"))
            .collect();
        let counts = if counts.is_empty() { String::new() } else { format!(" · {}", counts.join(", ")) };
        format!("**{first}{}**{counts}\n", letters.as_str())
    }
}

fn row(change: &Change) -> String {
    format!(
        "| {} {} | {} | {}{} |\n",
        change.action,
        change.subject,
        cell(&code(&shortened(&change.path))),
        cell(&shortened(&change.message)),
        remark(change)
    )
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(MAX_MESSAGE_CHARS) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn remark(change: &Change) -> String {
    match change.rule {
        Some(rule) if change.class == Class::Breaking => format!(" ([rule]({BOOK}#{rule}))"),
        _ if change.class == Class::Breaking && change.compiles => {
            " **callers still compile: look at each**".to_owned()
        }
        _ => String::new(),
    }
}

/// Returns the text of a cell. Code stays code, and everything else is plain text: a collection cannot add links, mentions, tags or cells.
fn cell(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('`') {
        let (before, from) = rest.split_at(at);
        plain(before, &mut out);
        let (fence, after) = from.split_at(run(from));
        rest = match closing(after, fence.len()) {
            Some(end) => {
                out += fence;
                after[..end].chars().for_each(|c| match c {
                    '|' => out.push_str("\\|"),
                    c if is_unseen(c) => out.push(' '),
                    c => out.push(c),
                });
                out += fence;
                &after[end + fence.len()..]
            }
            // it opens nothing
            None => {
                out.extend(fence.chars().flat_map(|sign| ['\\', sign]));
                after
            }
        };
    }
    plain(rest, &mut out);
    out
}

/// Returns the number of backticks at the start of the text.
fn run(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}

/// Returns the start of the next run of exactly this many backticks.
fn closing(text: &str, length: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find('`') {
        at += found;
        let found = run(&text[at..]);
        if found == length {
            return Some(at);
        }
        at += found;
    }
    None
}

/// Escapes plain text: forges turn bare URLs, mentions and numbers of issues into links, and backslashes do not prevent the latter two.
fn plain(text: &str, out: &mut String) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '@' => out.push_str("`@`"),
            '#' if chars.peek().is_some_and(char::is_ascii_digit) => out.push_str("`#`"),
            c if is_unseen(c) => out.push(' '),
            '|' | '<' | '>' | '[' | ']' | '*' | '_' | '\\' | '!' | '~' | '&' => out.extend(['\\', c]),
            ':' if chars.peek() == Some(&'/') => out.push_str("\\:"),
            '.' if out.to_ascii_lowercase().ends_with("www") => out.push_str("\\."),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::cell;
    use crate::review::diff::change::code;

    #[test]
    fn code_has_a_fence_longer_than_any_inside() {
        for (text, expected) in [
            ("a", "`a`"),
            ("a`b", "``a`b``"),
            ("``", "``` `` ```"),
            ("[x](y)`` @me ```", "```` [x](y)`` @me ``` ````"),
            ("", "` `"),
        ] {
            assert_eq!(code(text), expected, "{text}");
            assert_eq!(cell(&code(text)), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_code_is_no_markup() {
        for (text, expected) in [
            ("a | b <b> [x](y) ![i](u)", "a \\| b \\<b\\> \\[x\\](y) \\!\\[i\\](u)"),
            ("@me #12 # a", "`@`me `#`12 # a"),
            ("https://evil.example www.evil.example", "https\\://evil.example www\\.evil.example"),
            ("a ` b `` c", "a \\` b \\`\\` c"),
            ("`a|b` `` c` ``", "`a\\|b` `` c` ``"),
            ("`a\u{202e}b\n`", "`a b `"),
        ] {
            assert_eq!(cell(text), expected, "{text}");
        }
    }
}
