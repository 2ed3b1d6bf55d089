//! The path of a URL, as segments.

/// A part of a path between slashes; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment<'a> {
    pub(crate) text: &'a str,
    /// Its index in the URL.
    pub(crate) start: usize,
}

/// What a segment is by its notation. What a literal means is for each stage to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Literal,
    /// `v1`, `2.0`, `2024-01`; and `2`, if the number is no id.
    Version,
    /// `:id`, `{id}`, `<id>`, `{{id}}`, also with a text behind it.
    Variable,
    /// A variable behind a text: `v{{version}}`.
    Composed,
}

impl Kind {
    pub(crate) fn of(text: &str) -> Self {
        match text {
            text if text.starts_with([':', '{', '<']) => Self::Variable,
            text if text.contains("{{") => Self::Composed,
            text if is_version(text) || is_digits(text.split('-')) => Self::Version,
            _ => Self::Literal,
        }
    }

    pub(crate) fn has_variable(self) -> bool {
        matches!(self, Self::Variable | Self::Composed)
    }
}

impl<'a> Segment<'a> {
    pub(crate) fn kind(&self) -> Kind {
        Kind::of(self.text)
    }

    pub(crate) fn is_variable(&self) -> bool {
        self.kind() == Kind::Variable
    }

    pub(crate) fn has_variable(&self) -> bool {
        self.kind().has_variable()
    }

    /// Returns the index behind it in the URL.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Returns the text without the format of the answer: `orders` of `orders.json`.
    pub(crate) fn without_format(&self) -> &'a str {
        FORMATS.iter().find_map(|format| self.text.strip_suffix(format)).unwrap_or(self.text)
    }
}

/// Formats of answers at the end of a path.
const FORMATS: [&str; 2] = [".json", ".xml"];

/// Returns the index at which the path of a URL begins, after scheme and host: that of the first slash.
pub(crate) fn path_start(url: &str) -> usize {
    let host = url.find("://").map_or(0, |at| at + 3);
    url[host..].find('/').map_or(url.len(), |at| host + at)
}

/// Returns the segments of the path of a URL without its query.
pub(crate) fn segments(url: &str) -> impl DoubleEndedIterator<Item = Segment<'_>> {
    segments_from(url, path_start(url))
}

/// Returns the segments of the path in a text for people, which may have no host: `orders/{id}`.
pub(crate) fn segments_of_title(title: &str) -> impl DoubleEndedIterator<Item = Segment<'_>> {
    let url = title.split(['?', '#']).next().unwrap_or(title);
    let has_host = url.contains("://") || is_host(url.split('/').next().unwrap_or_default());
    segments_from(url, if has_host { path_start(url) } else { 0 })
}

fn segments_from(url: &str, start: usize) -> impl DoubleEndedIterator<Item = Segment<'_>> {
    let at = move |text: &str| text.as_ptr().addr() - url.as_ptr().addr();
    url[start..].split('/').filter(|text| !text.is_empty()).map(move |text| Segment { text, start: at(text) })
}

/// Returns `true` for a host without a scheme before it: `{{url}}`, `localhost:3000`, `api.example.com`.
fn is_host(text: &str) -> bool {
    let is_port = |(_, port): (&str, &str)| is_digits([port].into_iter());
    let is_domain = |(_, domain): (&str, &str)| domain.len() > 1 && domain.bytes().all(|b| b.is_ascii_alphabetic());
    text == "localhost"
        || text.starts_with("{{")
        || is_ip(text)
        || text.rsplit_once(':').is_some_and(is_port)
        || text.rsplit_once('.').is_some_and(is_domain) && !FORMATS.iter().any(|format| text.ends_with(format))
}

/// Returns `true` for an address without a scheme that names its server beyond doubt: `localhost:3000/a`, `127.0.0.1/a`,
/// `api.example.com/a`.
pub(crate) fn is_on_server(address: &str) -> bool {
    let host = address.split('/').next().unwrap_or_default();
    let is_part = |part: &str| part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let is_full_domain = host.split('.').count() > 2 && host.split('.').all(is_part);
    is_host(host)
        && !host.starts_with("{{")
        && (host == "localhost" || host.contains(':') || is_ip(host) || is_full_domain)
}

fn is_ip(text: &str) -> bool {
    text.split('.').count() == 4 && is_digits(text.split('.'))
}

/// Returns `true` for `v1`, `V2.1`, `v4beta`, `59.0`. A number alone may be anything.
pub(crate) fn is_version(text: &str) -> bool {
    match text.strip_prefix(['v', 'V']) {
        Some(number) => {
            let name = number.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            number.starts_with(|c: char| c.is_ascii_digit())
                && (name.is_empty() || STATES.iter().any(|state| name.contains(state)))
        }
        None => text.contains('.') && is_digits(text.split('.')),
    }
}

/// Returns `true` for segments of a path before the resources, in lower case: `api`, `v2`.
pub(crate) fn is_technical(segment: &str) -> bool {
    let word = segment.trim_end_matches(|c: char| c.is_ascii_digit());
    const TECHNICAL: [&str; 11] =
        ["api", "beta", "graphql", "json", "latest", "rest", "rpc", "service", "services", "ws", "xml"];
    is_version(segment) || TECHNICAL.contains(&word)
}

/// What a version has behind its number: `v1beta2`.
const STATES: [&str; 4] = ["alpha", "beta", "preview", "rc"];

fn is_digits<'a>(mut parts: impl Iterator<Item = &'a str>) -> bool {
    parts.all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_its_server_beyond_doubt() {
        for address in [
            "localhost:3000/upload",
            "localhost/a",
            "127.0.0.1:8000/jobs",
            "10.0.0.1/a",
            "api.example.com/a",
            "web:80/a",
        ] {
            assert!(is_on_server(address), "{address}");
        }
        for address in ["Node.js/Express", "Import/Export", "users/1", "v1.2/a", "{{url}}/a", "Users:/a", "a.B.com/x"] {
            assert!(!is_on_server(address), "{address}");
        }
    }

    #[test]
    fn segments_follow_the_host() {
        for url in [
            "https://h.example/orders/:id",
            "https:///orders/:id",
            "{{url}}/orders/:id?page=1",
            "localhost:3000/orders/:id",
            "localhost/orders/:id",
            "api.example.com/orders//:id/",
            "/orders/:id#top",
            "orders/:id",
        ] {
            let found: Vec<_> = segments_of_title(url).collect();
            assert_eq!(found.iter().map(|one| one.text).collect::<Vec<_>>(), ["orders", ":id"], "{url}");
            assert!(found.iter().all(|one| &url[one.start..one.end()] == one.text), "{url}");
        }
        assert_eq!(segments_of_title("orders.json/a").count(), 2);
        assert_eq!(segments("orders/:id").count(), 1, "Postman sends it to the host `orders`");
        assert!(["", "/", "{{url}}", "https://h.example"].iter().all(|url| segments(url).next().is_none()));
    }

    #[test]
    fn a_segment_is_a_literal_a_version_or_a_variable() {
        for (text, kind) in [
            ("orders", Kind::Literal),
            ("oauth2", Kind::Literal),
            ("2fa", Kind::Literal),
            ("a.b", Kind::Literal),
            ("v1", Kind::Version),
            ("v4beta", Kind::Version),
            ("V2.1", Kind::Version),
            ("1.1", Kind::Version),
            ("2024-01", Kind::Version),
            ("2", Kind::Version),
            (":id", Kind::Variable),
            ("{id}.json", Kind::Variable),
            ("<id>", Kind::Variable),
            ("{{id}}", Kind::Variable),
            ("v{{version}}", Kind::Composed),
        ] {
            assert_eq!(Kind::of(text), kind, "{text}");
        }
    }

    #[test]
    fn a_version_says_that_it_is_one() {
        assert!(["v1", "V2", "v2.1", "v1beta", "v1p1beta1", "59.0", "1.2.3"].into_iter().all(is_version));
        assert!(!["2", "", ".", "v", "value", "v12ab", "1.", "2024-01-01", "a.1"].into_iter().any(is_version));
    }
}
