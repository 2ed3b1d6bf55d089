//! “The password is `pa55word-1`”: a name in a sentence or a table, directly followed by a text that cannot be a word.

use super::is_method;
use crate::credentials::find::judge::Judge;
use crate::credentials::find::literal::Literal;
use crate::credentials::find::window::{value_end, window};
use crate::credentials::{randomness, scan};
use crate::source::ByteSet;

/// Shorter values are numbers and abbreviations.
const MIN_BYTES: usize = 6;

/// The longest name.
const MAX_NAME_BYTES: usize = 80;

/// The bytes that end a value.
static VALUE_ENDS: ByteSet = ByteSet::of(b"\t\n\x0c\r `*|\"'<>,;()[]{}\\&");

/// Words between a name and its value.
const LINKS: [&str; 22] = [
    "is ", "is: ", "to ", "as ", "of ", "= ", "will be ", "are ", "ist ", "lautet ", "será ", "es ", "é ", "-> ",
    "=> ", "→ ", "- ", "– ", "— ", "是", "：", "(",
];

/// Examines the word at `at`.
pub(in crate::credentials::find) fn at(judge: &mut Judge, text: &str, at: usize, found: &mut Vec<Literal>) {
    let whole = text;
    let text = window(text, at);
    let rest = &text[at..];
    let len = scan::run(rest, |b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-') || b >= 0x80);
    // Chinese and Japanese have no blank before what follows a name
    let len = rest[..len].find(['：', '是', 'は', '“']).unwrap_or(len);
    if len > MAX_NAME_BYTES {
        return;
    }
    let mut end = at + len;
    let mut name = &text[at..end];
    // “API key” is two words
    let second = scan::run(&text[end..], |b| b == b' ');
    if second == 1 {
        let word = scan::run(&text[end + 1..], |b| b.is_ascii_alphabetic());
        let both = &text[at..end + 1 + word];
        let ends_with = |last: &&str| {
            let end = both.len().checked_sub(last.len()).and_then(|from| both.as_bytes().get(from..));
            end.is_some_and(|end| end.eq_ignore_ascii_case(last.as_bytes()))
        };
        if ["key", "token", "id"].iter().any(ends_with) && judge.is_name(both) {
            name = both;
            end += 1 + word;
        }
    }
    if name.is_empty() || !judge.may_name_credential(name) {
        return;
    }
    let mut start = end + between(&text[end..]);
    if let Some(below) = below(text, at, end) {
        start = below;
    }
    let verb = LINKS.into_iter().find_map(|link| text[start..].strip_prefix(link));
    if let Some(after) = verb {
        start = text.len() - after.len();
        start += scan::run(after, |b| matches!(b, b' ' | b'*' | b'`' | b'"' | b'\''));
    }
    if start == end {
        return;
    }
    let value =
        text[start..start + scan::run(&text[start..], |b| !VALUE_ENDS.has(b))].trim_end_matches(['.', ':', '!', '?']);
    let is_value = value.len() >= MIN_BYTES
        && randomness::is_mixed(value)
        && !value.contains("://")
        && !value.starts_with(['$', '/']);
    if is_value
        && !is_measure(value)
        && !is_call(value, &text[start + value.len()..])
        && let Some(reason) = judge.judge(name, value)
    {
        let end = value_end(whole, text, start + value.len());
        found.push(Literal { range: start..end, name: name.to_owned(), reason });
    }
}

/// `## Password`, `**Password**`: returns the place after a name that is alone in its line, if a single word follows it.
fn below(text: &str, at: usize, end: usize) -> Option<usize> {
    let is_mark = |c: char| matches!(c, '#' | '*' | '_' | ' ' | '`' | ':');
    let before = text[..at].trim_end_matches(is_mark);
    let after = text[end..].trim_start_matches(is_mark);
    let line = after.trim_start_matches(['\r', '\n']);
    let breaks = after.len() - line.len();
    if before.len() == at || !(before.is_empty() || before.ends_with('\n')) || !(1..=4).contains(&breaks) {
        return None;
    }
    let value = line.trim_start_matches(is_mark);
    let word = value.lines().next()?.trim_end();
    (!word.contains(char::is_whitespace)).then(|| text.len() - value.len())
}

/// The longest tag in prose.
const MAX_TAG_BYTES: usize = 200;

/// Returns the length of the text between a name and its value: punctuation, tags, and the end of the line after a colon.
fn between(text: &str) -> usize {
    let (mut len, mut after_tag) = (0, false);
    loop {
        let rest = &text[len..];
        let marks =
            scan::run(rest, |b| matches!(b, b' ' | b'*' | b'_' | b'`' | b'"' | b'\'' | b':' | b'=' | b'|' | b'\t'));
        let colon = text[..len + marks].trim_end_matches(['*', ' ', '_']).ends_with(':');
        let rest = &rest[marks..];
        let more = if rest.starts_with('<') {
            tag(rest)
        } else if after_tag || colon || rest.starts_with("\n:") {
            scan::run(rest, |b| matches!(b, b'\r' | b'\n')).min(2)
        } else {
            0
        };
        after_tag = rest.starts_with('<');
        len += marks + more;
        if more == 0 {
            return len;
        }
    }
}

/// Returns the length of the tag at the start of a text; 0 if there is none.
fn tag(text: &str) -> usize {
    let inner = text.as_bytes().get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/');
    let len = scan::run(&text[1..], |b| !matches!(b, b'<' | b'>' | b'\n'));
    if inner && len <= MAX_TAG_BYTES && text.as_bytes().get(1 + len) == Some(&b'>') { len + 2 } else { 0 }
}

/// `Encoding.UTF8.GetBytes("…")` of sample code.
fn is_call(value: &str, rest: &str) -> bool {
    is_method(value) && ["(\"", "('", "(`", "()"].iter().any(|argument| rest.starts_with(argument))
}

/// `256-bit`, `OAuth2.0`, `2024-01-01T00`: numbers that belong to words.
fn is_measure(value: &str) -> bool {
    let pieces = value.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty());
    pieces.into_iter().all(|piece| {
        let digits = piece.bytes().filter(u8::is_ascii_digit).count();
        digits == 0 && randomness::are_words(piece)
            || digits == piece.len()
            || piece.eq_ignore_ascii_case("oauth2")
            || piece.len() <= 3
            || is_algorithm(piece)
    }) && value.len() < 14
}

/// `SHA256`, `base64`, `utf8`: few letters and a number of bits.
fn is_algorithm(piece: &str) -> bool {
    const BITS: [&str; 11] = ["8", "16", "32", "64", "128", "224", "256", "384", "512", "2048", "4096"];
    let letters = scan::run(piece, |b| b.is_ascii_alphabetic());
    (2..=4).contains(&letters) && BITS.contains(&&piece[letters..])
}
