//! A request with its answer in one block, as in HTTP or in a log.

use super::label;
use crate::name::method::METHODS;

/// What else a request begins with.
const OTHER_STARTS: [&str; 2] = ["QUERY", "curl"];

/// Returns the status and the body of the answer; `None` if there is no answer, or more than one.
pub fn answer(code: &str) -> Option<(u16, &str)> {
    let mut found = None;
    let mut has_request = false;
    let mut at = 0;
    for line in code.split_inclusive('\n') {
        at += line.len();
        let is_first = code[..at - line.len()].trim().is_empty();
        let mut words = line.trim().trim_start_matches(['<', '>', '#', '$']).split_whitespace();
        let Some(first) = words.next() else { continue };
        has_request |= METHODS.contains(&first) || OTHER_STARTS.contains(&first);
        let second = words.next();
        let (status, is_http) = match second.and_then(label::status) {
            Some(status) if first.starts_with("HTTP") => (Some(status), true),
            // a line of its own: `200`, or `200 OK`
            _ => {
                (label::status(first).filter(|_| second.is_none_or(|word| word.starts_with(char::is_uppercase))), false)
            }
        };
        if let Some(status) = status.filter(|_| is_http || has_request || is_first) {
            if found.is_some() {
                return None;
            }
            found = Some((status, at));
        }
    }
    let (status, start) = found?;
    let rest = &code[start..];
    let mut lines = rest.split_inclusive('\n').scan(0, |at, line| {
        *at += line.len();
        Some((*at - line.len(), line.trim()))
    });
    // the lines between are headers
    let (body, _) = lines.find(|(_, line)| line.starts_with(['{', '[']))?;
    Some((status, &rest[body..]))
}

#[cfg(test)]
mod tests {
    use super::answer;

    #[test]
    fn one_answer_is_found_after_its_request() {
        for (code, expected) in [
            ("HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"a\": 1}", Some((200, "{\"a\": 1}"))),
            ("GET\nhttps://h/a\n\n201 Created\n[1]\n", Some((201, "[1]\n"))),
            ("> POST /a\n< HTTP/2 200\n{\n}", Some((200, "{\n}"))),
            ("GET /a\n200\n{}\nPUT /b\n200\n{}", None),
            ("200\n{}", Some((200, "{}"))),
            ("{\"a\": [\n200\n]}", None),
            ("GET /a\n204 No Content", None),
        ] {
            assert_eq!(answer(code), expected, "{code}");
        }
    }
}
