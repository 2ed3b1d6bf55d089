//! The way through JSON, as text.

use std::fmt;

/// One step through JSON.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The value of a key.
    Key(String),
    /// The elements of a list.
    Items,
    /// The values of a map.
    Values,
}

impl Step {
    /// Reads steps as they are displayed: `.items[].rates.*."zip.code"`.
    ///
    /// # Errors
    ///
    /// Describes the fault of a text that is not such a path.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, String> {
        let mut rest = text;
        let mut steps = Vec::new();
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix("[]") {
                steps.push(Self::Items);
                rest = after;
                continue;
            }
            let Some(after) = rest.strip_prefix('.') else {
                return Err(format!("`{rest}` starts with neither `.` nor `[]`"));
            };
            if let Some(after) = after.strip_prefix('*') {
                steps.push(Self::Values);
                rest = after;
            } else if after.starts_with('"') {
                let mut strings = serde_json::Deserializer::from_str(after).into_iter::<String>();
                let Some(Ok(key)) = strings.next() else {
                    return Err(format!("`{after}` starts with no JSON string"));
                };
                rest = &after[strings.byte_offset()..];
                steps.push(Self::Key(key));
            } else {
                let end = after.find(|c: char| !is_plain(c)).unwrap_or(after.len());
                if end == 0 {
                    return Err("a key is missing after `.`; write one with other signs as a JSON string".to_owned());
                }
                steps.push(Self::Key(after[..end].to_owned()));
                rest = &after[end..];
            }
        }
        Ok(steps)
    }
}

/// Returns `true` for characters that a key needs no quotes for.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@')
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) if !key.is_empty() && key.chars().all(is_plain) => write!(f, ".{key}"),
            Self::Key(key) => write!(f, ".{}", serde_json::Value::from(key.as_str())),
            Self::Items => f.write_str("[]"),
            Self::Values => f.write_str(".*"),
        }
    }
}
