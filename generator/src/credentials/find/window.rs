//! The distance that the rules look ahead. A value is judged by its start, so that the search stays linear in the text; only
//! a credential that was found is followed to its end.

use crate::credentials::scan;

/// Small in tests, to detect rules that look further.
pub(super) const WINDOW: usize = if cfg!(test) { 100 } else { 4_000 };

/// Returns the text up to the end of the window that starts at `at`.
pub(super) fn window(text: &str, at: usize) -> &str {
    let mut end = (at + WINDOW).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Returns the last `longest` bytes before `at`, or fewer where they would begin within a character.
pub(super) fn before(text: &str, at: usize, longest: usize) -> &str {
    let mut from = at.saturating_sub(longest);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..at]
}

/// Returns the end in the text of a value that ends at `end` in a window.
pub(super) fn value_end(text: &str, window: &str, end: usize) -> usize {
    let ends = |b: u8| b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b'`' | b'<' | b'&' | b'\\');
    let cut = end == window.len() && end < text.len();
    if cut { end + scan::run(&text[end..], |b| !ends(b)) } else { end }
}
