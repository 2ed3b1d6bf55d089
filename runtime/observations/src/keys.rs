//! Keys that are data: they may name a person or a thing, so they are not written.

use crate::scalars::{is_date, is_uuid};

/// More characters are no name of a field.
const MAX_CHARS: usize = 64;

/// Returns `true` if the key of an object is data and no name: an id, a date, an address, a long or random text.
///
/// It is wider than what makes a map of an object in `postman-codegen`: a field that is not written is only missing in a type, a key that is
/// written may name somebody.
///
/// ```
/// use postman_observations::is_data;
///
/// assert!(is_data("ada@example.com") && is_data("4711") && is_data("usr_8f3kd9"));
/// assert!(!is_data("created_at") && !is_data("address_line1") && !is_data("First Name"));
/// ```
pub fn is_data(key: &str) -> bool {
    let key = key.trim();
    key.is_empty()
        || key.chars().count() > MAX_CHARS
        || key.split_whitespace().count() > 5
        || key.chars().any(char::is_control)
        || is_number(key)
        || is_uuid(key)
        || key.split_at_checked(10).is_some_and(|(date, _)| is_date(date))
        || is_address(key)
        || key.split(|c: char| !c.is_alphanumeric()).any(is_identifier)
        || key.split_once('_').is_some_and(|(prefix, id)| prefix.len() <= 5 && is_token(id))
        || has_long_number(key)
}

/// Digits with what numbers have beside them: `12`, `-1.5`, `+49 30 1234`, `192.168.0.1`. A vote (`+1`, `-1`) is a name.
fn is_number(key: &str) -> bool {
    !matches!(key, "+1" | "-1")
        && key.chars().any(|c| c.is_ascii_digit())
        && key.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | ',' | ' ' | ':' | '/' | '(' | ')'))
}

/// An e-mail address, a URL, a path or a host.
fn is_address(key: &str) -> bool {
    let is_host = |host: &str| host.contains('.') && !host.starts_with("odata.");
    let is_mail = key.trim_start_matches('@').split_once('@').is_some_and(|(_, host)| is_host(host));
    is_mail || key.contains("://") || key.starts_with('/') || key.starts_with("www.")
}

/// A part that no word looks like: hexadecimal, letters and digits in turn, or a number that letters follow.
fn is_identifier(part: &str) -> bool {
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    let is_hexadecimal = part.len() >= 8 && part.bytes().all(|b| b.is_ascii_hexdigit());
    let is_mixed = part.len() >= 6 && (turns(part) >= 4 || part.starts_with(|c: char| c.is_ascii_digit()));
    let is_random = part.len() >= 16 && digits >= 2 && has_both_cases(part);
    digits > 0 && (is_hexadecimal || is_mixed || is_random)
}

/// Recognises the part after a short prefix: letters of both cases with a digit among them.
fn is_token(id: &str) -> bool {
    let inner = id.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_one = id.bytes().all(|b| b.is_ascii_alphanumeric());
    is_one && id.len() >= 10 && has_both_cases(id) && inner.bytes().any(|b| b.is_ascii_digit())
}

fn has_both_cases(part: &str) -> bool {
    part.bytes().any(|b| b.is_ascii_uppercase()) && part.bytes().any(|b| b.is_ascii_lowercase())
}

/// Counts the changes between letters and digits: none in `line12`, as one number ends it; two in `p90LatencyMs`.
fn turns(part: &str) -> usize {
    let kinds: Vec<bool> = part.chars().map(|c| c.is_ascii_digit()).collect();
    kinds.windows(2).filter(|two| two[0] != two[1]).count()
}

/// Six digits or more in a row are the number of somebody or something.
fn has_long_number(key: &str) -> bool {
    key.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_somebody_is_data() {
        for key in [
            "",
            "1",
            "-1.5",
            "+49 30 1234567",
            "192.168.0.1",
            "123e4567-e89b-12d3-a456-426614174000",
            "user:123e4567-e89b-12d3-a456-426614174000",
            "2024-01-31",
            "2024-01-31T10:00:00Z",
            "ada@example.com",
            "@ada@social.example",
            "https://example.com/ada",
            "/users/ada",
            "5f3a9c01e4b0",
            "usr_8f3kd9",
            "usr_02kdk3",
            "cus_NffrFeUfNV2Hib",
            "aB3dE5gH1jK2mN4p",
            "Order 100234",
            "a sentence of more words than a name has",
            "line\nbreak",
        ] {
            assert!(is_data(key), "{key}");
        }
    }

    #[test]
    fn names_of_fields_are_none() {
        for key in [
            "id",
            "created_at",
            "address_line1",
            "p90LatencyMs",
            "is_v1beta1",
            "First Name",
            "Größe",
            "名前",
            "$ref",
            "@type",
            "@odata.nextLink",
            "price@odata.type",
            "threeds2.threeDS2Token",
            "odata.metadata",
            "_links",
            "x-request-id",
            "sha256",
            "+1",
            "-1",
            "md5",
            "ipv4",
            "deadbeefcafe",
            "price (EUR)",
            "http2_enabled",
            "oauth2",
            "s3_bucket",
            "Date of birth",
        ] {
            assert!(!is_data(key), "{key}");
        }
    }
}
