//! Tables in HTML, where the name is the head of a column.

use std::ops::Range;

use crate::credentials::find::judge::Judge;
use crate::credentials::find::literal::Literal;
use crate::credentials::find::window::window;
use crate::credentials::randomness;

/// Shorter values in a table for people are numbers and abbreviations.
const MIN_BYTES: usize = 6;

/// Examines the cells of all tables.
pub(in crate::credentials::find) fn find(judge: &mut Judge, text: &str, found: &mut Vec<Literal>) {
    let mut columns: Vec<(usize, String)> = Vec::new();
    let (mut column, mut is_head) = (0, true);
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'<', &text.as_bytes()[at..]) {
        at += next + 1;
        let is = |tag: &str| {
            let end = text.as_bytes().get(at..at + tag.len());
            end.is_some_and(|end| end.eq_ignore_ascii_case(tag.as_bytes()))
                && matches!(text.as_bytes().get(at + tag.len()), Some(b'>' | b' '))
        };
        if is("table") {
            columns.clear();
            is_head = true;
        } else if is("tr") {
            column = 0;
        } else if is("/tr") {
            is_head &= column == 0;
        } else if is("th") || is("td") {
            if let Some(cell) = cell(window(text, at), at) {
                let value = &text[cell.clone()];
                if is_head && judge.may_name_credential(value) {
                    columns.push((column, value.to_owned()));
                } else if !is_head
                    && value.len() >= MIN_BYTES
                    && randomness::is_mixed(value)
                    && let Some((_, name)) = columns.iter().find(|(of, _)| *of == column)
                    && let Some(reason) = judge.judge(name, value)
                {
                    found.push(Literal { range: cell, name: name.clone(), reason });
                }
            }
            column += 1;
        }
    }
}

/// Returns the text of a cell without blanks, within one other element or not.
fn cell(window: &str, at: usize) -> Option<Range<usize>> {
    let mut start = at;
    for _ in 0..2 {
        start += window[start..].find('>')? + 1;
        let rest = &window[start..];
        let text = rest.trim_start();
        if !text.starts_with('<') {
            let text = text[..text.find("</")?].trim_end();
            let from = start + rest.len() - rest.trim_start().len();
            return (!text.is_empty() && !text.contains(['<', '\n'])).then_some(from..from + text.len());
        }
        start += rest.len() - text.len();
    }
    None
}
