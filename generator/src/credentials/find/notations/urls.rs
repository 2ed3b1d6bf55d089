//! URLs: the credentials before a host, the secret segment of a path.

use crate::credentials::find::judge::Judge;
use crate::credentials::find::literal::Literal;
use crate::credentials::find::window::before;
use crate::credentials::reason::Reason;
use crate::credentials::{placeholder, randomness, scan};
use crate::source::ByteSet;

/// The longest authority of a URL.
const MAX_BYTES: usize = 600;

/// Shorter segments are numbers and words.
const MIN_SEGMENT_BYTES: usize = 6;

/// The shortest segment after the name of a credential.
const MIN_NAMED_BYTES: usize = 10;

/// The shortest segment that is found for its randomness.
const MIN_RANDOM_BYTES: usize = 20;

/// The bytes that end a segment of a path, in a URL or in the text around it.
static SEGMENT_ENDS: ByteSet = ByteSet::of(b"\t\n\x0c\r /?#&\"'<>\\()[]{}`,;");

/// `://user:password@` and `://token@`, at the first colon.
pub(in crate::credentials::find) fn userinfo(text: &str, at: usize, found: &mut Vec<Literal>) {
    if !text[at..].starts_with("://") {
        return;
    }
    let start = at + 3;
    let ends =
        |b: u8| b.is_ascii_whitespace() || matches!(b, b'/' | b'?' | b'#' | b'"' | b'\'' | b'<' | b'>' | b'\\' | b'`');
    let len = scan::run(&text[start..], |b| !ends(b)).min(MAX_BYTES);
    let Some(authority) = text.get(start..start + len) else { return };
    let Some((userinfo, _)) = authority.rsplit_once('@') else { return };
    let Some((user, password)) = userinfo.split_once(':') else {
        if randomness::is_random(userinfo) && !placeholder::is_stand_in(userinfo) {
            let range = start..start + userinfo.len();
            found.push(Literal { range, name: "token".to_owned(), reason: Reason::Place });
        }
        return;
    };
    if placeholder::is_placeholder(password) || placeholder::is_stand_in(password) || password.contains("{{") {
        return;
    }
    let from = start + user.len() + 1;
    found.push(Literal { range: from..from + password.len(), name: "password".to_owned(), reason: Reason::Place });
}

/// An unguessable path segment after `hooks.…/` or `…webhook…/`, or after the name of a credential: `/key/…`.
pub(in crate::credentials::find) fn segment(judge: &mut Judge, text: &str, at: usize, found: &mut Vec<Literal>) {
    let start = at + 1;
    let len = scan::run(&text[start..], |b| !SEGMENT_ENDS.has(b));
    let segment = &text[start..start + len];
    if len < MIN_SEGMENT_BYTES || !randomness::is_mixed(segment) {
        return;
    }
    let is_random = len >= MIN_RANDOM_BYTES && randomness::is_random(segment);
    let before = before(text, at, 300)
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '(' | '<'))
        .next()
        .unwrap_or_default();
    // the last of several: a parameter may be a URL, too
    let before = &before[before.rfind("://").unwrap_or_default()..];
    let before = before.split(['?', '#']).next().unwrap_or_default();
    let name = before.rsplit('/').next().unwrap_or_default();
    // base64 has any words between its slashes
    let is_url = before.contains("://") || before.contains("}}");
    // `/tokens/a1b2c3d4` is the id of a token
    let is_one =
        (!name.ends_with('s') || name.ends_with("ss")) && len >= MIN_NAMED_BYTES && !randomness::is_told(segment);
    if is_url && (is_random && judge.may_name_credential(name) || is_one && judge.is_name(name)) {
        found.push(Literal { range: start..start + len, name: name.to_owned(), reason: Reason::Random });
        return;
    }
    let before = before.to_ascii_lowercase();
    // hexadecimal ids occur in other URLs, too
    let hook = before.contains("//hooks.") || before.starts_with("hooks.") || before.contains("webhook");
    let is_random = is_random && (has_cases(segment) || before.contains("incomingwebhook"));
    // the id of an account, and a short secret
    let after_id =
        before.contains("//hooks.") && name.len() >= MIN_SEGMENT_BYTES && name.bytes().all(|b| b.is_ascii_digit());
    if hook && (is_random || after_id && !randomness::is_told(segment)) {
        found.push(Literal {
            range: start..start + len,
            name: "webhookToken".to_owned(),
            reason: Reason::Form("webhook"),
        });
    }
}

/// Returns `true` for letters of both cases: identifiers mostly have one case.
fn has_cases(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_lowercase()) && text.bytes().any(|b| b.is_ascii_uppercase())
}
