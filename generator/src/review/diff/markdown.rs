//! The changes as Markdown, for a pull request.

use std::fmt::Write;

use super::{Change, Class, Difference};

const BOOK: &str = "https://doc.rust-lang.org/cargo/reference/semver.html";

impl Difference {
    /// A heading and a table for each class, and the version step.
    pub fn to_markdown(&self) -> String {
        let mut text = String::new();
        for (class, heading) in [
            (Class::Breaking, "Breaking changes"),
            (Class::Compatible, "Compatible changes"),
            (Class::Docs, "Changes of docs"),
        ] {
            let changes: Vec<&Change> = self.of(class).collect();
            if changes.is_empty() {
                continue;
            }
            // Writing to a `String` cannot fail.
            let _ = write!(text, "### {heading} ({})\n\n| | path | what |\n|---|---|---|\n", changes.len());
            for change in changes {
                let _ = writeln!(
                    text,
                    "| {} {} | {} | {}{} |",
                    change.action,
                    change.subject,
                    cell(&format!("`{}`", change.path)),
                    cell(&change.message),
                    remark(change)
                );
            }
            text.push('\n');
        }
        let sentence = self.step().sentence();
        let mut letters = sentence.chars();
        let first = letters.next().map(|c| c.to_ascii_uppercase()).unwrap_or_default();
        let _ = writeln!(text, "**{first}{}**", letters.as_str());
        text
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

/// Code stays code, all else stays plain text: nothing of a collection is a link, a tag or a cell of its own.
fn cell(text: &str) -> String {
    let mut out = String::new();
    let mut in_code = false;
    for c in text.chars() {
        match c {
            '`' => {
                in_code = !in_code;
                out.push('`');
            }
            '|' => out.push_str("\\|"),
            c if c.is_control() => out.push(' '),
            '<' | '[' | ']' | '*' | '_' | '\\' | '@' | '!' if !in_code => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    if in_code {
        out.push('`');
    }
    out
}
