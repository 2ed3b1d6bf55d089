//! Links: what they are and how they are written.

use super::{clean, span};

/// A hard line break, until it is written. Clean text has no such character.
pub const BREAK: char = '\u{1}';

/// Longer targets, labels and titles are no links; it also bounds what a failed attempt reads.
const MAX_TARGET: usize = 2_000;

/// The label and target of `[label]: https://…`. What else looks like a definition is text.
pub fn definition(line: &str) -> Option<(String, String)> {
    let (label, rest) = line.trim().strip_prefix('[')?.split_once("]:")?;
    let rest = rest.trim_start();
    let destination = rest.split(' ').next()?;
    let destination = destination.strip_prefix('<').map_or(destination, |d| d.trim_end_matches('>'));
    if label.starts_with('^') || label.contains(['[', ']']) {
        return None;
    }
    Some((self::label(label)?, target(destination)?))
}

/// A label as references are compared.
pub fn label(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty() && text.len() <= MAX_TARGET).then(|| text.to_lowercase())
}

/// A destination as it can be written between parentheses, if it leads out of the collection.
pub fn target(destination: &str) -> Option<String> {
    if destination.len() > MAX_TARGET || !is_absolute(destination) {
        return None;
    }
    let mut out = String::with_capacity(destination.len());
    let mut chars = destination.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => {}
            '<' | '>' | '(' | ')' | '[' | ']' | '\\' | '`' | '|' | '"' => {
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            _ if c.is_control() || c.is_whitespace() => return None,
            _ => out.push(c),
        }
    }
    Some(out)
}

fn is_absolute(url: &str) -> bool {
    match scheme(url) {
        Some(rest) => !rest.is_empty(),
        None => url.strip_prefix("mailto:").is_some_and(is_email),
    }
}

fn scheme(url: &str) -> Option<&str> {
    let start = url.get(..8).or(url.get(..7))?.to_ascii_lowercase();
    ["https://", "http://"]
        .into_iter()
        .find(|scheme| start.starts_with(scheme))
        .and_then(|scheme| url.get(scheme.len()..))
}

fn is_email(text: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || ".-_+".contains(c));
    text.split_once('@').is_some_and(|(name, host)| {
        plain(name)
            && host.starts_with(|c: char| c.is_ascii_alphanumeric())
            && host.ends_with(|c: char| c.is_ascii_alphanumeric())
            && !host.contains(['_', '+'])
            && !host.contains("..")
            && !host.contains(".-")
            && !host.contains("-.")
            && plain(host)
    })
}

/// The part after the text of a link.
pub struct Tail<'a> {
    pub destination: &'a str,
    /// In bytes.
    pub length: usize,
}

/// Reads `(destination "title")`.
pub fn tail(text: &str) -> Option<Tail<'_>> {
    let body = text.strip_prefix('(')?;
    let body = clean::prefix(body, MAX_TARGET).0;
    let start = body.trim_start();
    let (destination, rest) = match start.strip_prefix('<') {
        Some(inner) => inner.split_once('>').filter(|(destination, _)| !destination.contains(['\n', BREAK]))?,
        None => start.split_at(bare_destination(start)?),
    };
    let rest = rest.trim_start();
    let rest = match rest.chars().next()? {
        quote @ ('"' | '\'') => rest[1..].split_once(quote)?.1.trim_start(),
        _ => rest,
    };
    let rest = rest.strip_prefix(')')?;
    Some(Tail { destination, length: 1 + body.len() - rest.len() })
}

/// The bytes up to the closing parenthesis or white space.
fn bare_destination(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ if c.is_whitespace() || c.is_control() => return Some(at),
            _ => {}
        }
    }
    None
}

/// Reads `<https://…>` or `<name@host>`: the address.
pub fn autolink(text: &str) -> Option<&str> {
    let inner = clean::prefix(text.strip_prefix('<')?, MAX_TARGET).0;
    let (url, _) = inner.split_once('>')?;
    let valid = is_absolute(url) || is_email(url);
    (valid && !url.contains(|c: char| c == '<' || c.is_whitespace() || c.is_control())).then_some(url)
}

/// Returns the length of the bare URL at the start of `run`, which has no space; `0` for none.
pub fn bare_url(run: &str) -> usize {
    let Some(rest) = scheme(run) else { return 0 };
    let url = run.trim_end_matches(|c: char| ".,;:!?'*_~]\\".contains(c) || (c == ')' && !run.contains('(')));
    if rest.is_empty() || url.len() <= run.len() - rest.len() { 0 } else { url.len() }
}

/// A URL as a link, or as code if it has variables or other characters no browser would take.
pub fn written_url(url: &str) -> String {
    if url.len() >= MAX_TARGET || url.contains(|c: char| "{}\\`|^<>".contains(c) || c.is_whitespace() || c.is_control())
    {
        span::written(url)
    } else {
        format!("<{url}>")
    }
}
