//! Assembles the URL template, path variables and query parameters to one substituted text, which is
//! then parsed.

use std::borrow::Cow;
use std::ops::Range;

use super::Parameter;
use super::encode;
use crate::request::Invalid;
use crate::template::{Repr, Text};
use crate::template::{Resolver, map_literals, tokens};

/// Returns the URL of a request as one text. Postman parses that text again, so that values of the collection
/// affect its structure; values of the caller are encoded before.
pub(crate) fn assemble(
    template: &str,
    path: &[PathValue],
    query: &[&Parameter],
    resolver: &mut Resolver<'_>,
) -> Result<String, Invalid> {
    let fragment = structural(template, b'#').unwrap_or(template.len());
    let (address, fragment) = template.split_at(fragment);
    let mut url = substitute_path(address, path, resolver)?;
    append_query(&mut url, structural(address, b'?').map(|at| &address[at + 1..]), query, resolver);
    url.push_str(&resolver.resolve(fragment));
    Ok(url)
}

/// Replaces the parts of the path that have a value, then the `{{variables}}` around them.
fn substitute_path(template: &str, path: &[PathValue], resolver: &mut Resolver<'_>) -> Result<String, Invalid> {
    let mut url = String::new();
    let mut copied = 0;
    for (part, (key, text)) in given(template, path) {
        let value = match &text.0 {
            Repr::Data(data) => Cow::Owned(segment(key, data)?),
            Repr::KeyAlone => Cow::Owned(segment(key, "")?),
            // Postman leaves the name in the path if nothing is saved; an empty variable is a value
            Repr::Template(saved) if saved.is_empty() => continue,
            Repr::Template(saved) => resolver.resolve(saved),
        };
        url.push_str(&resolver.resolve(&template[copied..part.start]));
        url.push_str(&value);
        copied = part.end;
    }
    let rest = resolver.resolve(&template[copied..]);
    Ok(if copied == 0 { rest.into_owned() } else { url + &rest })
}

/// A part of the path by its name or text, with its value.
type PathValue = (Cow<'static, str>, Text);

/// Returns the parts of the template that have a value, in order: segments `:name`, and texts such as `{{name}}` and `{name}`.
fn given<'p>(template: &str, path: &'p [PathValue]) -> Vec<(Range<usize>, &'p PathValue)> {
    let mut parts = Vec::new();
    if path.is_empty() {
        return parts;
    }
    for name in names(template) {
        // Postman takes the last of two values for one name
        if let Some(value) = path.iter().rev().find(|(key, _)| *key == template[name.clone()]) {
            parts.push((name.start - 1..name.end, value));
        }
    }
    let end = structural(template, b'?').unwrap_or(template.len());
    for value in path.iter().filter(|(key, _)| key.starts_with([':', '{', '<'])) {
        let key = value.0.as_ref();
        let ends =
            |at: usize| !key.starts_with(':') || !template[at..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let found = template[..end].match_indices(key).map(|(at, _)| at..at + key.len());
        parts.extend(found.filter(|part| ends(part.end)).map(|part| (part, value)));
    }
    parts.sort_by_key(|(part, _)| part.start);
    parts.dedup_by(|later, earlier| later.0.start < earlier.0.end);
    parts
}

/// Encodes a caller's value as part of one segment. It must not lead to another path: dot segments
/// would, even as `%2e`, and an empty one would leave `:name` on the wire.
fn segment(name: &str, data: &str) -> Result<String, Invalid> {
    match data {
        "" => Err(Invalid::new(format!("the path variable `{name}` is empty"))),
        "." | ".." => Err(Invalid::new(format!("the path variable `{name}` is a dot segment"))),
        data => Ok(encode::path_data(data)),
    }
}

/// Returns the places of the names of path variables: a segment that starts with `:`, up to its first `.`.
fn names(template: &str) -> Vec<Range<usize>> {
    let end = structural(template, b'?').unwrap_or(template.len());
    let mut names = Vec::new();
    let mut at = 0;
    while at < end {
        let rest = &template[at..end];
        let length = structural(rest, b'/').unwrap_or(rest.len());
        if let Some(segment) = rest[..length].strip_prefix(':') {
            let name = segment.find('.').unwrap_or(segment.len());
            names.push(at + 1..at + 1 + name);
        }
        at += length + 1;
    }
    names
}

/// Returns the first position of `text` outside `{{names}}` whose byte satisfies the predicate.
fn structural(text: &str, looked_for: u8) -> Option<usize> {
    if !text.as_bytes().contains(&looked_for) {
        return None;
    }
    let mut names = tokens(text).peekable();
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        if let Some(token) = names.next_if(|token| token.start == at) {
            at = token.end;
            continue;
        }
        if byte == looked_for {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Adds `query` to a URL whose template has the query `existing`.
fn append_query(url: &mut String, existing: Option<&str>, query: &[&Parameter], resolver: &mut Resolver<'_>) {
    let mut separator = match existing {
        None => "?",
        Some("") => "",
        Some(_) => "&",
    };
    for parameter in query {
        url.push_str(separator);
        separator = "&";
        match parameter {
            Parameter::Fixed(template) => url.push_str(&resolver.resolve(template)),
            Parameter::Pair(key, value) => {
                url.push_str(&resolver.resolve(&map_literals(key, encode::query_key)));
                if value.0 != Repr::KeyAlone {
                    url.push('=');
                }
                match &value.0 {
                    Repr::KeyAlone => {}
                    Repr::Data(data) => url.push_str(&encode::query_data(data)),
                    Repr::Template(saved) => url.push_str(&resolver.resolve(&map_literals(saved, encode::query_value))),
                }
            }
            Parameter::Data(key, value) => {
                url.push_str(&encode::query_data(key));
                url.push('=');
                url.push_str(&encode::query_data(value));
            }
        }
    }
}
