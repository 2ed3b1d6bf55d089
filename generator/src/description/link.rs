//! Links: their recognition and notation.

use super::span;

/// A hard line break before it is written. Clean text does not contain this character.
pub const BREAK: char = '\u{1}';

/// The longest target of a link.
const MAX_TARGET_BYTES: usize = 2_000;

/// Returns a destination as written between parentheses, if it leads out of the collection. A target that begins with `www.` gets a scheme.
pub fn target(destination: &str) -> Option<String> {
    if destination.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) {
        return target(&format!("https://{destination}"));
    }
    if destination.len() > MAX_TARGET_BYTES || !is_absolute(destination) {
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

/// Returns `true` for an autolink, without its angle brackets: `https://…` or `name@host`.
pub fn is_address(text: &str) -> bool {
    text.len() <= MAX_TARGET_BYTES && (is_absolute(text) || is_email(text))
}

/// Returns the length of the bare URL at the start of `run`, which has no space; `0` for none.
pub fn bare_url(run: &str) -> usize {
    let Some(rest) = scheme(run) else { return 0 };
    let url = run.trim_end_matches(|c: char| ".,;:!?'*_~]\\".contains(c) || (c == ')' && !run.contains('(')));
    if rest.is_empty() || url.len() <= run.len() - rest.len() { 0 } else { url.len() }
}

/// Returns a URL as a link, or as code if it has variables or other characters that browsers reject.
pub fn written_url(url: &str) -> String {
    if url.len() >= MAX_TARGET_BYTES
        || url.contains(|c: char| "{}\\`|^<>".contains(c) || c.is_whitespace() || c.is_control())
    {
        span::written(url)
    } else {
        format!("<{url}>")
    }
}
