//! Integers beyond 64 bits, which serde_json hands over as rounded floats.

use std::cell::OnceCell;
use std::collections::HashSet;

/// The integers of a JSON text that are beyond 64 bits; found when first asked for.
#[derive(Debug)]
pub struct BigIntegers<'t> {
    text: &'t str,
    found: OnceCell<HashSet<u64>>,
}

impl<'t> BigIntegers<'t> {
    /// Those of a text.
    pub fn of(text: &'t str) -> Self {
        Self { text, found: OnceCell::new() }
    }

    /// Returns `true` if a number that serde_json has read from the text is one of them.
    pub fn contains(&self, value: f64) -> bool {
        value.abs() >= i64::MAX as f64 && self.found.get_or_init(|| integers(self.text)).contains(&value.to_bits())
    }
}

/// All plain integers of a JSON text with more than 18 digits, as `f64` bits.
fn integers(text: &str) -> HashSet<u64> {
    let mut found = HashSet::new();
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
