//! The distance that the rules look ahead. A value is judged by its start, so that the walk stays linear in the text whatever stands there; only
//! one that is found is followed to its end.

use crate::credentials::scan;

/// Small in tests, so that a rule that looks further shows.
pub(super) const WINDOW: usize = if cfg!(test) { 100 } else { 4_000 };

/// The text up to the end of the window that starts at `at`.
pub(super) fn window(text: &str, at: usize) -> &str {
    let mut end = (at + WINDOW).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The end of a value that was found to end at `end` in a window of the text.
pub(super) fn value_end(text: &str, window: &str, end: usize) -> usize {
    let ends = |b: u8| b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b'`' | b'<' | b'&' | b'\\');
    let cut = end == window.len() && end < text.len();
    if cut { end + scan::run(&text[end..], |b| !ends(b)) } else { end }
}
