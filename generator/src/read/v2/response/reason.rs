//! Status codes by reason phrase, for exports whose examples have only the phrase.

/// RFC 9110, section 15, and RFC 4918, 6585.
const PHRASES: &[(u16, &str)] = &[
    (200, "OK"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "Non-Authoritative Information"),
    (204, "No Content"),
    (205, "Reset Content"),
    (206, "Partial Content"),
    (207, "Multi-Status"),
    (301, "Moved Permanently"),
    (302, "Found"),
    (303, "See Other"),
    (304, "Not Modified"),
    (307, "Temporary Redirect"),
    (308, "Permanent Redirect"),
    (400, "Bad Request"),
    (401, "Unauthorized"),
    (402, "Payment Required"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Method Not Allowed"),
    (406, "Not Acceptable"),
    (408, "Request Timeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "Length Required"),
    (412, "Precondition Failed"),
    (413, "Content Too Large"),
    (413, "Payload Too Large"),
    (413, "Request Entity Too Large"),
    (415, "Unsupported Media Type"),
    (422, "Unprocessable Content"),
    (422, "Unprocessable Entity"),
    (423, "Locked"),
    (424, "Failed Dependency"),
    (428, "Precondition Required"),
    (429, "Too Many Requests"),
    (500, "Internal Server Error"),
    (501, "Not Implemented"),
    (502, "Bad Gateway"),
    (503, "Service Unavailable"),
    (504, "Gateway Timeout"),
];

/// Returns the code of a status text such as `Not Found` or `404 Not Found`.
pub(in crate::read) fn code(status: &str) -> Option<u16> {
    let status = status.trim();
    let first = status.split_whitespace().next()?;
    let number = first.parse().ok().filter(|code| first.len() == 3 && (100..600).contains(code));
    number.or_else(|| PHRASES.iter().find(|(_, phrase)| phrase.eq_ignore_ascii_case(status)).map(|(code, _)| *code))
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn phrases_and_numbers_are_codes() {
        for (status, expected) in [
            ("OK", Some(200)),
            ("not found", Some(404)),
            ("404 Nothing", Some(404)),
            ("Internal Server Error ", Some(500)),
            ("2000", None),
            ("success", None),
            ("", None),
        ] {
            assert_eq!(code(status), expected, "{status}");
        }
    }
}
