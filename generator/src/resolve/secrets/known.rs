//! Searches for all values that are known to be credentials in one pass.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError, MatchKind};

use super::found::Found;
use super::names::lower_camel;
use crate::credentials::{base64_parts, is_common, is_placeholder, is_told_apart, percent_encoded};
use crate::name::Numbering;
use crate::resolve::model::Secret;
use crate::resolve::variables::template;

/// An encoding that a known value is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Spelling {
    /// As it is, or escaped for JSON or a URL: the variable replaces it.
    Text,
    /// Made of words: matches only as whole words.
    Words,
    /// Within a base64 text, which is a credential of its own.
    Base64,
}

struct Needle {
    spelling: Spelling,
    stand_in: StandIn,
}

/// The replacement of a value where it is sent.
#[derive(Clone, Debug)]
enum StandIn {
    Variable(String),
    /// A variable that is created at the first use, with the name of the value.
    New(String),
    /// The value is only shown, and gets no variable.
    None,
}

/// The greatest total length of values, in bytes, for which a table of all transitions is built: for a long key that takes seconds.
const MAX_TABLE_BYTES: usize = 10_000;

/// The characters of base64 that are looked for: where they are found, the whole run is replaced.
const ENOUGH_BASE64: usize = 128;

pub(super) struct Known {
    values: Vec<String>,
    needles: Vec<Needle>,
    finder: AhoCorasick,
    taken: BTreeSet<String>,
    numbering: Numbering,
    /// Variables that were created during the search, by value.
    made: BTreeMap<String, Secret>,
}

pub(super) enum Replaced {
    No,
    By(String),
}

impl Known {
    /// Returns `None` if there is nothing to search for.
    ///
    /// # Errors
    ///
    /// Returns an error if the values are too long in total.
    pub(super) fn new(found: &Found, taken: BTreeSet<String>) -> Result<Option<Self>, BuildError> {
        let mut known: BTreeMap<String, Needle> = BTreeMap::new();
        let secrets = found.secrets.iter().map(|secret| (&secret.value, StandIn::Variable(secret.variable.clone())));
        let in_scripts = found.in_scripts.iter().map(|(value, name)| (value, StandIn::New(name.clone())));
        let shown = found.shown.iter().map(|value| (value, StandIn::None));
        for (value, stand_in) in secrets.chain(in_scripts).chain(shown) {
            if template::has_variables(value) || is_placeholder(value) {
                continue;
            }
            let mut add = |text: String, spelling| {
                known.entry(text).or_insert_with(|| Needle { spelling, stand_in: stand_in.clone() });
            };
            if is_common(value) {
                if matches!(stand_in, StandIn::Variable(_)) && is_told_apart(value) {
                    add(value.clone(), Spelling::Words);
                }
                continue;
            }
            for text in spellings(value) {
                add(text, Spelling::Text);
            }
            if matches!(stand_in, StandIn::Variable(_)) {
                for mut part in base64_parts(value) {
                    part.truncate(ENOUGH_BASE64);
                    add(part, Spelling::Base64);
                }
            }
        }
        if known.is_empty() {
            return Ok(None);
        }
        let (values, needles): (Vec<_>, Vec<_>) = known.into_iter().unzip();
        let length: usize = values.iter().map(String::len).sum();
        let kind = if length <= MAX_TABLE_BYTES { AhoCorasickKind::DFA } else { AhoCorasickKind::ContiguousNFA };
        // a value may be part of another; building a table of all transitions takes seconds for a key of several KB
        let finder = AhoCorasick::builder().kind(Some(kind)).match_kind(MatchKind::LeftmostLongest).build(&values)?;
        Ok(Some(Self { values, needles, finder, taken, numbering: Numbering::default(), made: BTreeMap::new() }))
    }

    /// Returns a text that is sent, with each value replaced by its variable.
    pub(super) fn sent(&mut self, text: &str) -> Replaced {
        self.replace(text, None)
    }

    /// Returns a text that is only shown, with each value replaced by `mask`.
    pub(super) fn shown(&mut self, text: &str, mask: &str) -> Replaced {
        self.replace(text, Some(mask))
    }

    /// Returns `true` if the text contains a value in any encoding; values made of words do not count.
    pub(super) fn holds(&self, text: &str) -> bool {
        let mut found = self.finder.find_iter(text);
        found.any(|found| self.needles[found.pattern().as_usize()].spelling != Spelling::Words)
    }

    /// The values, and the variables that were made.
    pub(super) fn finish(self) -> (Vec<String>, Vec<Secret>) {
        let mut values = self.values;
        values.sort_by(|left, right| right.len().cmp(&left.len()).then_with(|| left.cmp(right)));
        (values, self.made.into_values().collect())
    }

    fn replace(&mut self, text: &str, mask: Option<&str>) -> Replaced {
        let mut result = String::new();
        let mut copied = 0;
        let finder = self.finder.clone();
        for found in finder.find_iter(text) {
            let needle = &self.needles[found.pattern().as_usize()];
            let mut range = found.range();
            if needle.spelling == Spelling::Words && !stands_alone(text, &range) || range.start < copied {
                continue;
            }
            if needle.spelling == Spelling::Base64 {
                range = whole_run(text, range);
                if range.start < copied {
                    continue;
                }
            }
            let value = &text[range.clone()];
            let with = match (mask, needle.stand_in.clone()) {
                // in an example it may be a number
                (Some(_), _) if value.bytes().all(|byte| byte.is_ascii_digit()) => "1".repeat(value.len()),
                (Some(mask), _) => mask.to_owned(),
                (None, StandIn::None) => continue,
                (None, StandIn::Variable(variable)) if needle.spelling == Spelling::Base64 => {
                    let found = format!("a text in base64 that holds `{variable}`");
                    format!("{{{{{}}}}}", self.new_variable(&format!("{variable}Base64"), value, found))
                }
                (None, StandIn::Variable(variable)) => format!("{{{{{variable}}}}}"),
                (None, StandIn::New(name)) => {
                    let found = format!("a script: {name}");
                    format!("{{{{{}}}}}", self.new_variable(&lower_camel(&name), value, found))
                }
            };
            if with != value {
                result.push_str(&text[copied..range.start]);
                result.push_str(&with);
                copied = range.end;
            }
        }
        if copied == 0 {
            return Replaced::No;
        }
        result.push_str(&text[copied..]);
        Replaced::By(result)
    }

    /// The variable for a value that had none.
    fn new_variable(&mut self, base: &str, value: &str, found: String) -> String {
        if let Some(known) = self.made.get(value) {
            return known.variable.clone();
        }
        let is_free = |name: &str| !self.taken.contains(name);
        let name = match is_free(base) {
            true => base.to_owned(),
            false => self.numbering.free(base, |number| format!("{base}{number}"), is_free),
        };
        self.taken.insert(name.clone());
        self.made
            .insert(value.to_owned(), Secret { variable: name.clone(), value: value.to_owned(), found, open: false });
        name
    }
}

/// Returns the value, and its encodings in JSON strings, URLs and forms.
fn spellings(value: &str) -> BTreeSet<String> {
    let escaped = serde_json::to_string(value).ok().map(|text| text[1..text.len() - 1].to_owned());
    let unescaped = serde_json::from_str(&format!("\"{value}\"")).ok();
    let mut all: BTreeSet<String> = [Some(value.to_owned()), escaped, unescaped].into_iter().flatten().collect();
    for blank in ["%20", "+"] {
        let encoded = percent_encoded(value, blank);
        let small = encoded.split('%').enumerate().map(|(at, part)| match part.get(..2) {
            Some(hex) if at > 0 => format!("%{}{}", hex.to_ascii_lowercase(), &part[2..]),
            _ => part.to_owned(),
        });
        all.insert(small.collect());
        all.insert(encoded);
    }
    all
}

fn stands_alone(text: &str, range: &std::ops::Range<usize>) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    !text[..range.start].ends_with(joins) && !text[range.end..].starts_with(joins)
}

fn whole_run(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let part = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'-' | b'_');
    let bytes = text.as_bytes();
    let before = bytes[..range.start].iter().rev().take_while(|b| part(**b)).count();
    let after = bytes[range.end..].iter().take_while(|b| part(**b) || **b == b'=').count();
    range.start - before..range.end + after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_many_kilobytes_is_found_in_no_time() {
        let key =
            Secret { variable: "key".to_owned(), value: "self".repeat(16_000), found: String::new(), open: false };
        let text = format!("a {} b", key.value);
        let found = Found { secrets: vec![key], ..Found::default() };
        let mut known = Known::new(&found, BTreeSet::new()).expect("it is not too long").expect("there is a value");
        assert!(matches!(known.sent(&text), Replaced::By(text) if text == "a {{key}} b"));
    }

    #[test]
    fn copies_of_a_value_are_found_in_any_encoding() {
        let secret = |variable: &str, value: &str| Secret {
            variable: variable.to_owned(),
            value: value.to_owned(),
            found: String::new(),
            open: false,
        };
        let found = Found {
            secrets: vec![
                secret("password", "p@ss w0rd/1"),
                secret("ssh", "ssh-secret"),
                secret("clientSecret", "client_secret"),
            ],
            shown: BTreeSet::from(["t0k3n-of-an-answer".to_owned()]),
            in_scripts: BTreeMap::from([("k3y-of-a-script".to_owned(), "api_key".to_owned())]),
        };
        let mut known = Known::new(&found, BTreeSet::new()).expect("they are not too long").expect("there are values");
        for (text, sent, shown) in [
            ("a p@ss w0rd/1 b", "a {{password}} b", "a X b"),
            ("p%40ss%20w0rd%2F1", "{{password}}", "X"),
            ("p%40ss+w0rd%2f1", "{{password}}", "X"),
            ("YWRhOnBAc3MgdzByZC8x", "{{passwordBase64}}", "X"),
            ("it is ssh-secret.", "it is {{ssh}}.", "it is X."),
            ("my-ssh-secrets", "my-ssh-secrets", "my-ssh-secrets"),
            ("client_secret", "client_secret", "client_secret"),
            ("t0k3n-of-an-answer", "t0k3n-of-an-answer", "X"),
            ("a=k3y-of-a-script", "a={{apiKey}}", "a=X"),
        ] {
            let text_of = |replaced| match replaced {
                Replaced::No => text.to_owned(),
                Replaced::By(text) => text,
            };
            assert_eq!(text_of(known.sent(text)), sent, "{text}");
            assert_eq!(text_of(known.shown(text, "X")), shown, "{text}");
        }
        let (_, made) = known.finish();
        let names: Vec<&str> = made.iter().map(|secret| secret.variable.as_str()).collect();
        assert_eq!(names, ["passwordBase64", "apiKey"]);
    }
}
