//! [`Content`]: what an answer holds.

/// The kind of an answer's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Content {
    /// JSON.
    Json,
    /// Another text.
    Text,
    /// Bytes that are no text.
    Binary,
    /// Nothing.
    Empty,
}

const NAMES: [(Content, &str); 4] =
    [(Content::Json, "json"), (Content::Text, "text"), (Content::Binary, "binary"), (Content::Empty, "empty")];

/// Types that are bytes, whatever they hold.
const BINARY: [&str; 10] = [
    "image/",
    "audio/",
    "video/",
    "font/",
    "application/octet-stream",
    "application/pdf",
    "application/zip",
    "application/gzip",
    "application/vnd.ms-",
    "application/vnd.openxmlformats-",
];

impl Content {
    /// As the file has it.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(content, _)| *content == self).map_or("", |(_, name)| name)
    }

    pub(crate) fn of_name(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, known)| *known == name).map(|(content, _)| *content)
    }

    /// The kind of a body that is not JSON.
    pub(crate) fn of_other(content_type: &str, body: &[u8]) -> Self {
        match std::str::from_utf8(body) {
            _ if body.iter().all(u8::is_ascii_whitespace) => Self::Empty,
            _ if is_binary(content_type) => Self::Binary,
            Ok(text) if !text.contains('\0') => Self::Text,
            _ if content_type.to_ascii_lowercase().starts_with("text/") => Self::Text,
            _ => Self::Binary,
        }
    }
}

/// Returns `true` if an answer of this type may be JSON.
pub(crate) fn may_be_json(content_type: &str) -> bool {
    let content_type = content_type.to_ascii_lowercase();
    let is_other = ["text/html", "xml", "csv"].iter().any(|kind| content_type.contains(kind));
    content_type.contains("json") || !is_other && !is_binary(&content_type)
}

/// Returns `true` if a body of this content type is bytes, whatever it holds.
pub fn is_binary(content_type: &str) -> bool {
    let content_type = content_type.to_ascii_lowercase();
    !content_type.contains("xml") && BINARY.iter().any(|kind| content_type.starts_with(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_and_bytes_tell_what_a_body_is() {
        for (content_type, body, expected) in [
            ("application/json", &b" \n"[..], Content::Empty),
            ("text/plain", b"hello", Content::Text),
            ("application/pdf", b"%PDF", Content::Binary),
            ("", b"PK\0\xff", Content::Binary),
            ("text/plain; charset=iso-8859-1", b"caf\xe9", Content::Text),
            ("image/svg+xml", b"<a/>", Content::Text),
        ] {
            assert_eq!(Content::of_other(content_type, body), expected, "{content_type}");
        }
        assert!(may_be_json("") && may_be_json("application/problem+json") && may_be_json("text/plain"));
        assert!(!may_be_json("text/html") && !may_be_json("application/xml") && !may_be_json("image/png"));
    }
}
