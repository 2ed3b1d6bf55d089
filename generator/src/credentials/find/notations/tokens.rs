//! Values that need no name: tokens of known forms, schemes, private keys, and the user of a command line.

use crate::credentials::find::literal::Literal;
use crate::credentials::find::window::{before, value_end, window};
use crate::credentials::reason::Reason;
use crate::credentials::{forms, placeholder, randomness, scan};

/// Finds the tokens that start with the word at `at`.
pub(in crate::credentials::find) fn at(text: &str, at: usize, found: &mut Vec<Literal>) {
    let before = found.len();
    let window = window(text, at);
    let rest = &window[at..];
    let first = rest.as_bytes()[0];
    if let Some((form, len)) = forms::form_at(rest) {
        found.push(Literal { range: at..at + len, name: "token".to_owned(), reason: Reason::Form(form) });
    }
    if let Some(token) = rest.strip_prefix("bot")
        && let Some((form, len)) = forms::form_at(token).filter(|_| token.starts_with(|c: char| c.is_ascii_digit()))
    {
        found.push(Literal { range: at + 3..at + 3 + len, name: "botToken".to_owned(), reason: Reason::Form(form) });
    }
    match first {
        b'b' | b'B' => {
            if let Some((start, len)) = forms::basic_at(rest) {
                let range = at + start..at + start + len;
                found.push(Literal { range, name: "authorization".to_owned(), reason: Reason::Scheme });
            } else {
                bearer(window, at, found);
            }
        }
        _ => {}
    }
    for literal in &mut found[before..] {
        literal.range.end = value_end(text, window, literal.range.end);
    }
}

/// `Bearer` followed by a text that is too long for a word.
fn bearer(text: &str, at: usize, found: &mut Vec<Literal>) {
    let rest = &text[at..];
    if !rest
        .get(..6)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("bearer") || scheme.eq_ignore_ascii_case("basic "))
    {
        return;
    }
    let scheme = if rest.as_bytes()[5] == b' ' { 5 } else { 6 };
    let blanks = ["%20", "+"]
        .into_iter()
        .find(|blank| rest[scheme..].starts_with(blank))
        .map_or_else(|| scan::run(&rest[scheme..], |b| matches!(b, b' ' | b'`' | b'*' | b'"' | b'\'')), str::len);
    let start = at + scheme + blanks;
    let part = |b: u8| {
        b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'=' | b'/' | b'+' | b'~' | b'!' | b'%' | b'|')
    };
    let token = text[start..start + scan::run(&text[start..], part)].trim_end_matches(['.', '-']);
    if blanks > 0 && token.len() >= 16 && token.bytes().any(|b| b.is_ascii_digit()) && !placeholder::is_stand_in(token)
    {
        found.push(Literal { range: start..start + token.len(), name: "token".to_owned(), reason: Reason::Scheme });
    }
}

/// From `-----BEGIN … PRIVATE KEY` to the end of the key, or of the line.
pub(in crate::credentials::find) fn private_key(text: &str, at: usize, found: &mut Vec<Literal>) {
    let rest = &text[at..];
    if !rest.starts_with("-----BEGIN") || at > 0 && text.as_bytes()[at - 1] == b'-' {
        return;
    }
    let head = rest.get(..rest.len().min(80)).unwrap_or_default();
    if !head.contains("PRIVATE") {
        return;
    }
    let end = rest.find("-----END").and_then(|end| Some(end + 8 + rest[end + 8..].find("-----")? + 5));
    let end = end.unwrap_or_else(|| scan::run(rest, |b| !matches!(b, b'"' | b'\n' | b'<' | b'&' | b'\'')));
    found.push(Literal { range: at..at + end, name: "privateKey".to_owned(), reason: Reason::Form("private key") });
}

/// `sshpass -p password`, `docker login -p password`, `mysql -ppassword`
pub(in crate::credentials::find) fn password_option(text: &str, at: usize, found: &mut Vec<Literal>) {
    const COMMANDS: [&str; 4] = ["sshpass", " login", "mysql", "mongo"];
    const MAX_LINE_BYTES: usize = 200;
    let Some(rest) = text[at..].strip_prefix("-p").filter(|_| at > 0 && text.as_bytes()[at - 1] == b' ') else {
        return;
    };
    let line = before(text, at, MAX_LINE_BYTES).rsplit('\n').next().unwrap_or_default();
    let start = at + 2 + scan::run(rest, |b| matches!(b, b' ' | b'=' | b'"' | b'\''));
    let len =
        scan::run(&text[start..], |b| !b.is_ascii_whitespace() && !matches!(b, b'"' | b'\'' | b'`' | b'<' | b'$'));
    let password = &text[start..start + len];
    let is_value = len >= 6 && randomness::is_mixed(password) && !placeholder::is_stand_in(password);
    if is_value && COMMANDS.iter().any(|command| line.contains(command)) {
        found.push(Literal { range: start..start + len, name: "password".to_owned(), reason: Reason::Place });
    }
}

/// `-u user:password`, `--user user:password`
pub(in crate::credentials::find) fn user_option(text: &str, at: usize, found: &mut Vec<Literal>) {
    if at > 0 && !text.as_bytes()[at - 1].is_ascii_whitespace() {
        return;
    }
    let rest = &text[at..];
    let Some(option) = ["-u", "--user", "--proxy-user", "--cert"]
        .into_iter()
        .find(|option| rest.strip_prefix(option).is_some_and(|rest| rest.starts_with([' ', '=', '"', '\''])))
    else {
        return;
    };
    let start = at + option.len() + scan::run(&rest[option.len()..], |b| matches!(b, b' ' | b'=' | b'"' | b'\''));
    let len = scan::run(&text[start..], |b| !b.is_ascii_whitespace() && !matches!(b, b'"' | b'\'' | b'`' | b'<'));
    let Some((user, password)) = text[start..start + len].split_once(':') else { return };
    let stand_in = placeholder::is_placeholder(password)
        || placeholder::is_stand_in(password)
        || password.starts_with('$')
        || password.contains("{{")
        || ["password", "pass", "secret", "token"].contains(&password.to_ascii_lowercase().as_str());
    if user.is_empty() || stand_in {
        // a key may be alone on either side: `-u sk_…:`
        return;
    }
    if password.len() >= 4 || randomness::is_mixed(password) {
        let from = start + user.len() + 1;
        found.push(Literal { range: from..from + password.len(), name: "password".to_owned(), reason: Reason::Place });
    }
}
