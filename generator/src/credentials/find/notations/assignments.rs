//! `name = value` and `name: value`, with any quotes, escaped or not.

use std::ops::Range;

use super::is_method;
use crate::credentials::find::judge::Judge;
use crate::credentials::find::literal::{Literal, Text};
use crate::credentials::find::quote::Quote;
use crate::credentials::find::window::{value_end, window};
use crate::credentials::{forms, randomness, scan};

/// Examines the separator at `at` after a name.
pub(in crate::credentials::find) fn at(
    judge: &mut Judge,
    text: &str,
    at: usize,
    name: &str,
    name_quoted: bool,
    kind: Text,
    found: &mut Vec<Literal>,
) {
    let separator = text.as_bytes()[at];
    // `'name' => '…'`
    let arrow = separator == b'=' && text.as_bytes().get(at + 1) == Some(&b'>');
    let at = at + usize::from(arrow);
    let start = at + 1 + scan::run(&text[at + 1..], |b| matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b'['));
    let Some(quote) = Quote::at(text, start) else {
        if arrow || !judge.may_be_credential(name, &text[start..]) {
            return;
        }
        let window = window(text, at);
        let strict = kind == Text::Data || text[..at].ends_with(name) && separator == b'=' && in_form(window, at, name);
        let range = bare(window, at, separator, name_quoted);
        if separator == b':' && name.starts_with('$') && is_type(&text[range.clone()]) {
            return;
        }
        let before = found.len();
        add(judge, text, name, range, strict, found);
        for literal in &mut found[before..] {
            literal.range.end = value_end(text, window, literal.range.end);
        }
        return;
    };
    let is_list = text[at + 1..start].contains('[');
    let mut next = Some(quote);
    while let Some(quote) = next.take() {
        let Some(end) = quote.end(text) else { return };
        add(judge, text, name, quote.content..end, true, found);
        let after = end + quote.slashes + 1;
        let comma = after + scan::run(&text[after.min(text.len())..], |b| matches!(b, b' ' | b'\t' | b'\r' | b'\n'));
        if is_list && text.as_bytes().get(comma) == Some(&b',') {
            next = Quote::at(text, comma + 1 + scan::run(&text[comma + 1..], |b| b.is_ascii_whitespace()));
        }
    }
}

/// In prose, a value without quotes counts only if it cannot be a word.
fn add(judge: &mut Judge, text: &str, name: &str, range: Range<usize>, certain: bool, found: &mut Vec<Literal>) {
    let value = &text[range.clone()];
    let (scheme, credential) = forms::without_scheme(value);
    let certain = certain && (scheme.is_empty() || !credential.contains(' '));
    let cannot_be_a_word = randomness::is_mixed(credential) && credential.len() >= 6;
    if !certain && !cannot_be_a_word {
        return;
    }
    if let Some(reason) = judge.judge(name, credential) {
        found.push(Literal { range: range.start + scheme.len()..range.end, name: name.to_owned(), reason });
    }
}

/// Returns `true` if the pair belongs to a form or a query: after `?` or `&`, or before `&`.
fn in_form(text: &str, at: usize, name: &str) -> bool {
    let before = text[..at - name.len()].chars().next_back();
    let value = &text[at + 1..];
    let end = scan::run(value, |b| !b.is_ascii_whitespace() && !matches!(b, b'&' | b'"' | b'\'' | b'`' | b'<' | b')'));
    matches!(before, Some('?' | '&' | ';')) || value[end..].starts_with('&')
}

/// A value without quotes: up to the next separator after `=`, and the rest of the line after `name: `.
fn bare(text: &str, at: usize, separator: u8, name_quoted: bool) -> Range<usize> {
    let none = at..at;
    let rest = &text[at + 1..];
    let blanks = scan::run(rest, |b| b == b' ');
    let start = at + 1 + blanks;
    let value = &text[start..];
    if name_quoted || value.starts_with(['$', '=', '{', '(', '[', '<', '>', '&', '|']) || is_path(value) {
        return none;
    }
    let ends =
        |b: u8| matches!(b, b'\n' | b'\r' | b'"' | b'\'' | b'`' | b'<' | b'>' | b'\\' | b')' | b'}' | b']' | b'|');
    match separator {
        b'=' if blanks <= 1 => {
            let len = scan::run(value, |b| !ends(b) && !matches!(b, b'&' | b' ' | b'\t' | b';' | b','));
            start..start + if is_expression(value, len) { 0 } else { len }
        }
        // a header or a line of YAML; `,` and `;` end a property of a program
        b':' => {
            let len = scan::run(value, |b| !ends(b));
            let trimmed = value[..len].trim_end().len();
            let code = value[..trimmed].ends_with([',', ';']) || is_expression(value, trimmed);
            let words = value[..trimmed].split(' ').count();
            let scheme = !forms::without_scheme(&value[..trimmed]).0.is_empty();
            if code || words > 1 + usize::from(scheme) {
                let first = scan::run(value, |b| !ends(b) && !matches!(b, b' ' | b',' | b';'));
                // the word after the name, if the line continues
                return if randomness::is_mixed(&value[..first]) && first >= 8 && !is_expression(value, first) {
                    start..start + first
                } else {
                    none
                };
            }
            start..start + trimmed
        }
        _ => none,
    }
}

/// `PasswordInput!`, the type of a variable of GraphQL
fn is_type(value: &str) -> bool {
    let name = value.strip_suffix('!').unwrap_or(value);
    name.starts_with(|first: char| first.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}

/// `/etc/key.pem`, but not base64 that begins with a slash.
fn is_path(value: &str) -> bool {
    const LEAST_BASE64: usize = 24;
    let len = scan::run(value, |b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'+' | b'='));
    value.starts_with('/') && (len < LEAST_BASE64 || !randomness::is_random(&value[..len]))
}

/// `pm.response`, `f(x)`, `null`: code, not a value.
fn is_expression(value: &str, len: usize) -> bool {
    let word = &value[..len];
    let is_call = word.strip_suffix('(').is_some_and(is_method) && value[len..].starts_with(['"', '\'', '`', '\\']);
    is_call
        || value[len..].starts_with('(')
        || ["null", "true", "false", "undefined", "None", "nil", "new", "await", "this", "?"].contains(&word)
        || word.starts_with("pm.")
        || word.starts_with("json")
        || word.parse::<f64>().is_ok()
}
