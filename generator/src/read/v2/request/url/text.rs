//! A URL as text → the object that v2.1 writes for it (Postman's behavior, 4.1). v1 and v3 have a text, with the rows of
//! the query beside it.

use crate::json::Json;

/// Returns `protocol`, `auth`, `port`, `host`, `path` and `query`; nothing for a text without a URL. The fragment is never sent.
pub(in crate::read) fn object(text: &str) -> Option<Json> {
    let text = text.trim_start();
    if text.is_empty() {
        return None;
    }
    let masked = masked(text);
    let mut rest = Piece { text, masked: &masked };
    let mut members = Vec::new();
    if let Some((before, _)) = rest.split("#") {
        rest = before;
    }
    let query = rest.split("?");
    if let Some((before, _)) = query {
        rest = before;
    }
    if let Some((protocol, after)) = rest.split("://").or_else(|| rest.split(":\\\\")) {
        rest = after;
        members.push(("protocol", string(protocol)));
    }
    let path = rest.split(['/', '\\']);
    if let Some((before, _)) = path {
        rest = before;
    }
    if let Some((userinfo, after)) = rest.rsplit('@') {
        rest = after;
        let (user, password) = userinfo.split(":").unwrap_or((userinfo, userinfo.end()));
        members.push(("auth", Json::object([("user", string(user)), ("password", string(password))])));
    }
    // the colons of an IPv6 address do not begin a port
    if let Some((before, port)) = rest.rsplit(':').filter(|(_, port)| !port.text.contains(']')) {
        rest = before;
        members.push(("port", string(port)));
    }
    let host = if rest.text.is_empty() { Vec::new() } else { rest.pieces(['.']) };
    members.push(("host", list(host, string)));
    if let Some((_, path)) = path {
        members.push(("path", list(path.pieces(['/', '\\']), string)));
    }
    if let Some((_, query)) = query {
        members.push(("query", list(query.pieces(['&']), parameter)));
    }
    Some(Json::object(members))
}

/// A path that goes on with a query → the path, and the list of the query's rows. Nothing if a path variable follows the `?`.
pub(super) fn query(text: &str) -> Option<(String, Json)> {
    let masked = masked(text);
    let whole = Piece { text, masked: &masked };
    let whole = whole.split("#").map_or(whole, |(before, _)| before);
    let (path, query) = whole.split("?")?;
    if query.masked.contains("/:") {
        return None;
    }
    Some((path.text.to_owned(), list(query.pieces(['&']), parameter)))
}

fn string(piece: Piece<'_>) -> Json {
    Json::String(piece.text.to_owned())
}

fn list<'a>(pieces: Vec<Piece<'a>>, one: fn(Piece<'a>) -> Json) -> Json {
    Json::Array(pieces.into_iter().map(one).collect())
}

/// An empty parameter has neither key nor value.
fn parameter(pair: Piece<'_>) -> Json {
    let (key, value) = match pair.split("=") {
        _ if pair.text.is_empty() => (Json::Null, Json::Null),
        Some((key, value)) => (string(key), string(value)),
        None => (string(pair), Json::Null),
    };
    Json::object([("key", key), ("value", value)])
}

/// The same bytes with the names of variables blanked: a delimiter inside `{{a/b}}` does not count.
fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find("{{") {
        let inner = &rest[open + 2..];
        let name = inner.find(['{', '}']).filter(|end| inner[*end..].starts_with("}}"));
        let end = match name {
            Some(name) => open + 2 + name + 2,
            None => open + 1,
        };
        masked.push_str(&rest[..open]);
        masked.extend(std::iter::repeat_n('_', end - open));
        rest = &rest[end..];
    }
    masked + rest
}

#[derive(Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    /// The text that is searched for delimiters.
    masked: &'a str,
}

impl<'a> Piece<'a> {
    fn part(self, from: usize, to: usize) -> Self {
        let part = |text: &'a str| text.get(from..to).unwrap_or_default();
        Self { text: part(self.text), masked: part(self.masked) }
    }

    fn end(self) -> Self {
        self.part(self.text.len(), self.text.len())
    }

    fn cut(self, at: usize, width: usize) -> (Self, Self) {
        (self.part(0, at), self.part(at + width, self.text.len()))
    }

    fn split(self, mark: impl Mark) -> Option<(Self, Self)> {
        let (at, width) = mark.first_in(self.masked)?;
        Some(self.cut(at, width))
    }

    fn rsplit(self, mark: char) -> Option<(Self, Self)> {
        Some(self.cut(self.masked.rfind(mark)?, mark.len_utf8()))
    }

    fn pieces<const N: usize>(self, marks: [char; N]) -> Vec<Self> {
        let mut from = 0;
        let mut pieces = Vec::new();
        for (at, mark) in self.masked.match_indices(marks) {
            pieces.push(self.part(from, at));
            from = at + mark.len();
        }
        pieces.push(self.part(from, self.text.len()));
        pieces
    }
}

/// A delimiter: a text, or one of several characters.
trait Mark {
    /// Returns the first position, and the length in bytes.
    fn first_in(&self, text: &str) -> Option<(usize, usize)>;
}

impl Mark for &str {
    fn first_in(&self, text: &str) -> Option<(usize, usize)> {
        text.find(self).map(|at| (at, self.len()))
    }
}

impl<const N: usize> Mark for [char; N] {
    fn first_in(&self, text: &str) -> Option<(usize, usize)> {
        text.match_indices(self).next().map(|(at, mark)| (at, mark.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_taken_apart_as_postman_does() {
        for (text, expected) in [
            (
                "https://api.example.com:8443/v1/:id?a=1&b&c=#top",
                r#"{"protocol":"https","port":"8443","host":["api","example","com"],"path":["v1",":id"],"query":[{"key":"a","value":"1"},{"key":"b","value":null},{"key":"c","value":""}]}"#,
            ),
            ("{{url?}}/a.b", r#"{"host":["{{url?}}"],"path":["a.b"]}"#),
            ("{{base.url}}", r#"{"host":["{{base.url}}"]}"#),
            ("{{a}}{{b:c}}/x", r#"{"host":["{{a}}{{b:c}}"],"path":["x"]}"#),
            (
                "h?x={{a&b}}&&y",
                r#"{"host":["h"],"query":[{"key":"x","value":"{{a&b}}"},{"key":null,"value":null},{"key":"y","value":null}]}"#,
            ),
            ("u:p@h/", r#"{"auth":{"user":"u","password":"p"},"host":["h"],"path":[""]}"#),
            ("u@h", r#"{"auth":{"user":"u","password":""},"host":["h"]}"#),
            ("http://[::1]:80/", r#"{"protocol":"http","port":"80","host":["[::1]"],"path":[""]}"#),
            ("http://[::1]/", r#"{"protocol":"http","host":["[::1]"],"path":[""]}"#),
            (r"http:\\h\a\b", r#"{"protocol":"http","host":["h"],"path":["a","b"]}"#),
            ("/only/path", r#"{"host":[],"path":["only","path"]}"#),
            (" http://h ", r#"{"protocol":"http","host":["h "]}"#),
            ("{{a/{{b}}", r#"{"host":["{{a"],"path":["{{b}}"]}"#),
            ("é{{ü?}}/ö", r#"{"host":["é{{ü?}}"],"path":["ö"]}"#),
        ] {
            assert_eq!(object(text).map(|json| json.to_compact()).as_deref(), Some(expected), "{text}");
        }
        assert!(object(" \n").is_none());
    }
}
