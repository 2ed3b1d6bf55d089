//! The kinds of saved bodies, and the JSON in those with several values.

use postman_observations::{self as observations, Answers};

use crate::read::model::Example;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    Json,
    /// JSON objects, one per line (NDJSON).
    Lines,
    /// Server-sent events whose data is JSON.
    Events,
    Text,
    Bytes,
    Empty,
}

impl Content {
    /// Returns the number of observed answers of this kind.
    pub fn count(self, seen: &Answers) -> u64 {
        seen.count(match self {
            Self::Json => observations::Content::Json,
            // they are observed as text, without the types of their values
            Self::Lines | Self::Events => return 0,
            Self::Text => observations::Content::Text,
            Self::Bytes => observations::Content::Binary,
            Self::Empty => observations::Content::Empty,
        })
    }
}

/// Returns the kind of a saved body by its declared type and its text.
pub fn of(example: &Example) -> Content {
    let body = example.body.trim_start_matches('\u{feff}').trim();
    if body.is_empty() {
        return Content::Empty;
    }
    let content_type = example.content_type().unwrap_or_default().to_lowercase();
    let language = example.language.as_deref().unwrap_or_default();
    if postman_observations::is_binary(&content_type) {
        return Content::Bytes;
    }
    if content_type.contains("event-stream") || looks_like_events(body) {
        return if events(body).is_empty() { Content::Text } else { Content::Events };
    }
    let says_lines = ["ndjson", "jsonl", "json-lines", "json-stream"].iter().any(|kind| content_type.contains(kind));
    let values = lines(body);
    if values.len() > 1 || says_lines && !values.is_empty() {
        return Content::Lines;
    }
    let looks_like_json =
        crate::json::relaxed::opens(body) || serde_json::from_str::<serde_core::de::IgnoredAny>(body).is_ok();
    let says_json = content_type.contains("json") || language == "json";
    let says_other = !says_json
        && (matches!(language, "html" | "xml")
            || ["text/html", "xml", "csv"].iter().any(|kind| content_type.contains(kind)));
    match looks_like_json && !says_other {
        true => Content::Json,
        false if is_text(&content_type, body) => Content::Text,
        false => Content::Bytes,
    }
}

/// Returns the kind of a saved body of this status. A body that HTTP does not allow counts only if it has fields, which the service sends with
/// another status.
pub fn of_status(status: u16, example: &Example) -> Content {
    let body = example.body.trim_start_matches('\u{feff}').trim();
    let inner = body.strip_prefix(['{', '[']).map(str::trim_start);
    let has_fields = inner.is_some_and(|rest| !rest.starts_with(['}', ']']));
    if has_no_body(status) && !has_fields { Content::Empty } else { of(example) }
}

/// Returns `true` for 204 No Content and 205 Reset Content (RFC 9110, sections 15.3.5 and 15.3.6).
pub fn has_no_body(status: u16) -> bool {
    matches!(status, 204 | 205)
}

/// Returns `true` if a body that is not JSON is text, by its type or its content.
fn is_text(content_type: &str, body: &str) -> bool {
    const TEXT: [&str; 9] =
        ["text/", "json", "xml", "html", "csv", "yaml", "javascript", "graphql", "application/x-www-form-urlencoded"];
    TEXT.iter().any(|kind| content_type.contains(kind)) || !body.contains(['\0', '\u{fffd}'])
}

/// Returns the objects of a body with one object per line; otherwise none.
pub fn lines(body: &str) -> Vec<&str> {
    let lines = body.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| is_object(line).then_some(line)).collect::<Option<_>>().unwrap_or_default()
}

/// Returns the data of events that are objects; other data, such as `[DONE]`, has another type.
pub fn events(body: &str) -> Vec<&str> {
    let fields = body.trim_start_matches('\u{feff}').lines().filter_map(|line| line.trim_start().strip_prefix("data:"));
    fields.map(str::trim).filter(|data| is_object(data)).collect()
}

/// Returns `true` for events without a saved content type.
fn looks_like_events(body: &str) -> bool {
    let first = body.lines().next().unwrap_or_default();
    ["data:", "event:", "id:", "retry:"].iter().any(|field| first.starts_with(field)) && !events(body).is_empty()
}

fn is_object(text: &str) -> bool {
    text.starts_with('{') && serde_json::from_str::<serde_core::de::IgnoredAny>(text).is_ok()
}

/// Returns the values as a list.
pub fn list(values: &[&str]) -> String {
    format!("[{}]", values.join(","))
}

#[cfg(test)]
mod tests {
    use super::{Content, events, lines, of, of_status};
    use crate::read::model::{Example, Header};

    fn example(content_type: &str, body: &str) -> Example {
        let header = Header { key: "Content-Type".into(), value: content_type.into(), ..Header::default() };
        let headers = if content_type.is_empty() { Vec::new() } else { vec![header] };
        Example { headers, body: body.into(), ..Example::default() }
    }

    #[test]
    fn a_status_without_content_has_only_a_body_with_fields() {
        for (status, body, expected) in [
            (204, "{}", Content::Empty),
            (204, "<string>", Content::Empty),
            (205, "[ ]", Content::Empty),
            (204, r#"{"id": 1}"#, Content::Json),
            (200, "{}", Content::Json),
        ] {
            assert_eq!(of_status(status, &example("application/json", body)), expected, "{status} {body}");
        }
    }

    #[test]
    fn bodies_are_json_text_or_bytes() {
        let cases = [
            ("", "", Content::Empty),
            ("application/json", " \n", Content::Empty),
            ("", "{\"a\": 1}", Content::Json),
            ("text/plain", "[1]", Content::Json),
            ("application/vnd.shop.v2", "{}", Content::Json),
            ("application/problem+json", "{} oops", Content::Json),
            ("application/json", "true", Content::Json),
            ("text/html", "{}", Content::Text),
            ("application/xml", "<a/>", Content::Text),
            ("image/svg+xml", "<svg/>", Content::Text),
            ("text/csv; charset=utf-8", "1", Content::Text),
            ("", "<html>", Content::Text),
            ("application/yaml", "a: 1", Content::Text),
            ("application/pdf", "%PDF", Content::Bytes),
            ("application/octet-stream", "{}", Content::Bytes),
            ("application/vnd.ms-excel", "PK", Content::Bytes),
            ("", "PK\0\u{fffd}", Content::Bytes),
            ("application/x-art", "(o o)", Content::Text),
            ("application/x-art", "\u{fffd}", Content::Bytes),
            ("application/x-ndjson", "{\"a\": 1}", Content::Lines),
            ("application/jsonl; charset=utf-8", "{\"a\": 1}\n{\"a\": 2}\n", Content::Lines),
            ("", "{\"a\": 1}\r\n\r\n{\"b\": 2}", Content::Lines),
            ("application/x-ndjson", "not yet", Content::Text),
            ("application/json", "{\"a\":\n 1}", Content::Json),
            ("application/json", "{\"a\": 1}\n{\"a\": }", Content::Json),
            ("", "[1]\n[2]", Content::Json),
            ("text/event-stream", "event: a\ndata: {\"a\": 1}\n\ndata: [DONE]\n", Content::Events),
            ("", "data: {\"a\": 1}\n\n", Content::Events),
            ("text/event-stream", "data: hello\n\n", Content::Text),
            ("", "data: hello", Content::Text),
        ];
        for (content_type, body, expected) in cases {
            assert_eq!(of(&example(content_type, body)), expected, "{content_type} {body}");
        }
    }

    #[test]
    fn the_values_of_lines_and_events() {
        assert_eq!(lines("{\"a\": 1}\n\n {} \n"), ["{\"a\": 1}", "{}"]);
        assert_eq!(lines("{}\nend"), [""; 0]);
        assert_eq!(events("id: 1\ndata: {}\n\ndata:{\"a\":1}\n\ndata: [DONE]\n"), ["{}", "{\"a\":1}"]);
    }
}
