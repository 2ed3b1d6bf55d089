//! `<name>value</name>`, escaped or not.

use std::ops::Range;

use crate::credentials::find::judge::Judge;
use crate::credentials::find::literal::Literal;
use crate::credentials::scan;

const CDATA: &str = "<![CDATA[";

/// The longest tag; longer texts are not tags.
const MAX_TAG_BYTES: usize = 400;

/// Examines the start tag at `at`.
pub(in crate::credentials::find) fn at(judge: &mut Judge, text: &str, at: usize, found: &mut Vec<Literal>) {
    let rest = &text[at..];
    let (open, close) = if rest.starts_with('<') {
        ("<", ">")
    } else if rest.starts_with("&lt;") {
        ("&lt;", "&gt;")
    } else {
        return;
    };
    let name_start = at + open.len();
    let part = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b':') || b >= 0x80;
    let name_len = scan::run(&text[name_start..], part);
    if name_len == 0 {
        return;
    }
    let name = &text[name_start..name_start + name_len];
    let local = name.rsplit(':').next().unwrap_or(name);
    if !judge.may_name_credential(local) {
        return;
    }
    let after_name = name_start + name_len;
    let mut window = (after_name + MAX_TAG_BYTES).min(text.len());
    while !text.is_char_boundary(window) {
        window -= 1;
    }
    let Some(tag_end) = text[after_name..window].find(close) else { return };
    if text[after_name..after_name + tag_end].ends_with('/') {
        return;
    }
    let mut start = after_name + tag_end + close.len();
    start += scan::run(&text[start..], |b| b.is_ascii_whitespace());
    let end = if text[start..].starts_with(CDATA) {
        start += CDATA.len();
        text[start..].find("]]>")
    } else {
        // `<token>` alone is a placeholder, not a tag
        text[start..].find(open).filter(|len| text[start + len + open.len()..].starts_with('/'))
    };
    let Some(len) = end else { return };
    let value = text[start..start + len].trim_end();
    if value == "?" {
        return;
    }
    if let Some(reason) = judge.judge(local, value) {
        found.push(Literal { range: start..start + value.len(), name: local.to_owned(), reason });
    }
}

/// Returns the text that follows, within other elements or not: `<value><string>…</string></value>`. A value has no blanks.
pub(super) fn first_text(window: &str, mut at: usize) -> Option<Range<usize>> {
    const MAX_TAGS: usize = 2;
    for _ in 0..=MAX_TAGS {
        at += scan::run(&window[at..], |b| b.is_ascii_whitespace());
        let rest = &window[at..];
        if !rest.starts_with('<') {
            let value = rest[..rest.find("</")?].trim_end();
            return (!value.is_empty() && !value.contains(['<', ' ', '\n'])).then_some(at..at + value.len());
        }
        if rest.starts_with("</") {
            return None;
        }
        at += rest.find('>')? + 1;
    }
    None
}
