//! API keys.

use crate::auth::unsigned::Unsigned;

#[derive(Clone, Copy, Debug)]
pub(crate) struct ApiKey<T> {
    pub(crate) key: T,
    pub(crate) value: T,
    pub(crate) place: Place,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    Header,
    Query,
}

impl ApiKey<&'static str> {
    pub(crate) fn resolve(&self, text: &mut dyn FnMut(&'static str) -> String) -> ApiKey<String> {
        ApiKey { key: text(self.key), value: text(self.value), place: self.place }
    }
}

impl ApiKey<String> {
    pub(crate) fn sign(&self, request: &mut Unsigned<'_>) {
        match self.place {
            Place::Header if self.key.is_empty() => {}
            Place::Header => {
                let key = words(&self.key);
                request.headers.remove(|name| words(name) == key);
                request.headers.push_credential(self.key.clone(), self.value.clone());
            }
            Place::Query => request.target.replace_parameter(&self.key, &self.value),
        }
        request.secrets.push(self.value.clone());
    }
}

/// Returns a header name for comparison as in Postman: by lodash's `lowerCase`, for which `x-key`, `x_key` and
/// `xKey` are equal.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = Class::Other;
    let mut chars = name.chars().peekable();
    while let Some(char) = chars.next() {
        let class = Class::of(char);
        if class == Class::Other {
            previous = class;
            continue;
        }
        let next = chars.peek().copied().map_or(Class::Other, Class::of);
        let starts = match (previous, class) {
            (Class::Upper, Class::Lower) => false,
            (Class::Upper, Class::Upper) => next == Class::Lower,
            (before, now) => before != now,
        };
        match words.last_mut() {
            Some(word) if !starts => word.push(char.to_ascii_lowercase()),
            _ => words.push(char.to_ascii_lowercase().into()),
        }
        previous = class;
    }
    words
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Lower,
    Upper,
    Digit,
    Other,
}

impl Class {
    fn of(char: char) -> Self {
        match char {
            _ if char.is_ascii_lowercase() => Self::Lower,
            _ if char.is_ascii_uppercase() => Self::Upper,
            _ if char.is_ascii_digit() => Self::Digit,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn spellings_of_one_name_have_the_same_words() {
        for name in ["x-key", "X-Key", "x_key", "X Key", "xKey", "XKey"] {
            assert_eq!(words(name), ["x", "key"], "{name}");
        }
        assert_eq!(words("APIKey2"), ["api", "key", "2"]);
        assert_eq!(words("xkey"), ["xkey"]);
    }
}
