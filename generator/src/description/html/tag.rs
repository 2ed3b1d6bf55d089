//! HTML tags.

use super::entity;
use crate::description::clean;

/// The longest tag.
const MAX_TAG_CHARS: usize = 2_000;

/// A tag, from `<` to `>`.
pub struct Tag<'a> {
    pub name: String,
    pub is_end: bool,
    pub attributes: &'a str,
    /// In bytes.
    pub length: usize,
}

/// Reads a tag; `None` if the text does not have the form of one.
pub fn tag(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?;
    let (is_end, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let name = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let (name, rest) = inner.split_at(name);
    if !rest.starts_with(['>', '/', ' ', '\n']) || name.is_empty() || name.len() > 12 {
        return None;
    }
    let (attributes, _) = clean::prefix(rest, MAX_TAG_CHARS).0.split_once('>')?;
    let length = text.len() - rest.len() + attributes.len() + 1;
    Some(Tag { name: name.to_ascii_lowercase(), is_end, attributes, length })
}

/// Returns the decoded value of an attribute, or an empty text.
pub fn attribute(attributes: &str, name: &str) -> String {
    let lower = attributes.to_ascii_lowercase();
    let value = lower.find(&format!("{name}=")).map(|at| &attributes[at + name.len() + 1..]);
    let value = value.and_then(|value| match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next(),
        _ => value.split_whitespace().next(),
    });
    entity::decode(value.unwrap_or_default())
}
