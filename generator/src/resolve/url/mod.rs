//! The parts of a URL → its text, as Postman writes it before substitution (Postman's behavior, 4.1), without the query.

pub(super) mod known_bases;
pub(super) mod literal_values;

use super::model::Url;
use crate::read::model::{self as read, PathVariable, QueryParam};

pub(super) fn template(url: &read::Url) -> Url {
    match url {
        read::Url::Missing => Url::default(),
        read::Url::Text { text, path_variables } => from_text(text, path_variables),
        read::Url::Parts(parts) => from_parts(parts),
    }
}

fn from_parts(parts: &read::UrlParts) -> Url {
    let mut base = String::new();
    if let Some(protocol) = &parts.protocol {
        base.push_str(protocol);
        if !protocol.ends_with("://") {
            base.push_str("://");
        }
    }
    if let Some((user, password)) = &parts.userinfo {
        base.push_str(user);
        if !password.is_empty() {
            base.push(':');
            base.push_str(password);
        }
        base.push('@');
    }
    base.push_str(&parts.host);
    if let Some(port) = &parts.port {
        base.push(':');
        base.push_str(port);
    }
    let segments = parts.path.as_deref().unwrap_or_default();
    if parts.path.is_some() {
        base.push('/');
        base.push_str(&segments.join("/"));
    }
    let path_variables = path_variables(segments.iter().map(String::as_str), &parts.path_variables);
    // the runtime encodes `&`, `#` (and `=` in keys) of a row, so that the row stays one parameter
    Url { base, query: parts.query.clone(), path_variables, literal_values: Vec::new() }
}

/// Parses a URL that is only text, so that its parameters have names (Postman sends it as it is).
pub(super) fn from_text(text: &str, saved: &[PathVariable]) -> Url {
    let text = text.trim_start();
    let (before_hash, _) = split_outside_variables(text, '#').unwrap_or((text, ""));
    let (base, query) =
        split_outside_variables(before_hash, '?').map_or((before_hash, None), |(base, query)| (base, Some(query)));
    let query = query
        .map(|query| {
            split_all_outside_variables(query, '&')
                .into_iter()
                .map(|pair| match split_outside_variables(pair, '=') {
                    Some((key, value)) => {
                        QueryParam { key: key.to_owned(), value: Some(value.to_owned()), ..QueryParam::default() }
                    }
                    None => QueryParam { key: pair.to_owned(), ..QueryParam::default() },
                })
                .collect()
        })
        .unwrap_or_default();
    let path = base.split_once("://").map_or(base, |(_, rest)| rest);
    let path_variables = path_variables(path.split('/').skip(1), saved);
    Url { base: base.to_owned(), query, path_variables, literal_values: Vec::new() }
}

/// The `:name` segments (Postman's behavior, 4.3): the name runs to the first `.`; the last saved row wins.
fn path_variables<'a>(segments: impl Iterator<Item = &'a str>, saved: &[PathVariable]) -> Vec<PathVariable> {
    let mut found: Vec<PathVariable> = Vec::new();
    for segment in segments.flat_map(|segment| segment.split('/')) {
        let Some(rest) = segment.strip_prefix(':') else { continue };
        let name = rest.split('.').next().unwrap_or_default();
        if name.is_empty() || name.contains("{{") || found.iter().any(|v| v.key == name) {
            continue;
        }
        let of_name = saved.iter().rev().find(|v| v.key == name).cloned();
        found.push(of_name.unwrap_or_else(|| PathVariable {
            key: name.to_owned(),
            // editors keep the row of `:id.json` under that name, and the runner does not find it
            description: saved.iter().find(|v| v.key == rest).map(|v| v.description.clone()).unwrap_or_default(),
            ..PathVariable::default()
        }));
    }
    found
}

fn split_outside_variables(text: &str, mark: char) -> Option<(&str, &str)> {
    let at = positions_outside_variables(text, mark).next()?;
    Some((&text[..at], &text[at + mark.len_utf8()..]))
}

fn split_all_outside_variables(text: &str, mark: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for at in positions_outside_variables(text, mark) {
        parts.push(&text[from..at]);
        from = at + mark.len_utf8();
    }
    parts.push(&text[from..]);
    parts
}

fn positions_outside_variables(text: &str, mark: char) -> impl Iterator<Item = usize> {
    let spans: Vec<(usize, usize)> =
        super::variables::template::tokens(text).map(|(at, name)| (at, at + name.len() + 4)).collect();
    let is_inside = move |at: usize| {
        let next = spans.partition_point(|(_, to)| *to <= at);
        spans.get(next).is_some_and(|(from, _)| *from <= at)
    };
    text.match_indices(mark).map(|(at, _)| at).filter(move |at| !is_inside(*at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_taken_apart_outside_variables() {
        let url = from_text("{{url?}}/a/:id.json/:id?x={{a&b}}&flag&y=1#frag?z", &[]);
        assert_eq!(url.base, "{{url?}}/a/:id.json/:id");
        let pairs: Vec<_> = url.query.iter().map(|q| (q.key.as_str(), q.value.as_deref())).collect();
        assert_eq!(pairs, [("x", Some("{{a&b}}")), ("flag", None), ("y", Some("1"))]);
        assert_eq!(url.path_variables.len(), 1);
        assert_eq!(url.path_variables[0].key, "id");
        let saved = PathVariable { key: "id.json".into(), description: "The call.".into(), ..PathVariable::default() };
        assert_eq!(from_text("{{url}}/:id.json", &[saved]).path_variables[0].description, "The call.");
    }

    #[test]
    fn parts_are_joined_as_postman_joins_them() {
        let parts = read::UrlParts {
            protocol: Some("https".into()),
            host: "api.example.com".into(),
            port: Some("".into()),
            path: Some(vec!["a".into(), "".into(), ":id".into()]),
            ..read::UrlParts::default()
        };
        assert_eq!(from_parts(&parts).base, "https://api.example.com:/a//:id");
    }
}
