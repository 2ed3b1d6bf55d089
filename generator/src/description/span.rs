//! Code spans.

use super::clean;

/// Returns `text` on one line as a code span, between enough backticks.
pub fn written(text: &str) -> String {
    let text = clean::one_line(text, usize::MAX);
    let text = if text.is_empty() { "\"\"" } else { &text };
    let ticks = "`".repeat(free_length(text));
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{pad}{text}{pad}{ticks}")
}

/// Returns the length of the shortest run of backticks that `text` does not contain.
fn free_length(text: &str) -> usize {
    let mut lengths: Vec<usize> = text.split(|c| c != '`').map(str::len).collect();
    lengths.sort_unstable();
    lengths.into_iter().fold(1, |free, length| if length == free { free + 1 } else { free })
}

/// Returns the length of the longest run of backticks in `text`.
pub fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}

/// Returns the start of the run of exactly `length` backticks that closes a code span.
pub fn closing_run(text: &str, length: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find('`') {
        let start = at + found;
        let run = opening_run(&text[start..]);
        if run == length {
            return Some(start);
        }
        at = start + run;
    }
    None
}

/// Returns the number of backticks at the start of `text`.
pub fn opening_run(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}
