//! Integers beyond 64 bits, which serde_json hands over as rounded floats.

/// All plain integers of a JSON text with more than 18 digits, as `f64` bits.
pub fn integers(text: &str) -> Vec<u64> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c == '"' || c.is_ascii_digit()) {
        rest = &rest[at..];
        if let Some(string) = rest.strip_prefix('"') {
            rest = after_string(string);
            continue;
        }
        let end = rest.find(|c: char| !matches!(c, '0'..='9' | '.' | 'e' | 'E' | '+' | '-')).unwrap_or(rest.len());
        let number = &rest[..end];
        if number.len() > 18
            && number.bytes().all(|b| b.is_ascii_digit())
            && let Ok(value) = number.parse::<f64>()
        {
            found.extend([value.to_bits(), (-value).to_bits()]);
        }
        rest = &rest[end..];
    }
    found
}

fn after_string(text: &str) -> &str {
    let mut escaped = false;
    let end = text.find(|c: char| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    });
    end.map_or("", |at| &text[at + 1..])
}

#[cfg(test)]
mod tests {
    use super::integers;

    #[test]
    fn only_plain_integers_outside_of_strings_count() {
        let text = r#"{"18446744073709551616": "18446744073709551617 \" ", "a": [1e20, 1.0, 123]}"#;
        assert!(integers(text).is_empty());
        let bits = integers("[-18446744073709551616]");
        assert!(bits.contains(&(-18446744073709551616.0_f64).to_bits()));
    }
}
