//! JavaScript's regular expressions in the syntax of the runtime's matcher.

mod class;

/// A regular expression of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// The expression as it is written in the script.
    pub(crate) source: String,
    /// The same expression in the syntax of the crate `regex-lite`.
    pub(crate) rust: String,
}

/// The largest count of a repetition; the matcher expands repetitions.
const MAX_COUNT: u32 = 255;
const MAX_COUNTS: u32 = 2000;

impl Pattern {
    /// Returns `None` for features that the matcher lacks: lookaround, backreferences, Unicode classes.
    #[must_use]
    pub(crate) fn read(source: &str, flags: &str) -> Option<Self> {
        if flags.contains(['y', 'v']) {
            return None;
        }
        let mut reader = Reader { rest: source, rust: String::new(), counts: 0, groups: 0, has_dot: false };
        reader.all()?;
        let has = |flag| flags.contains(flag);
        let mut kept: String = ['i', 'm', 's'].into_iter().filter(|flag| has(*flag)).collect();
        // a line ends at `\r`, too
        if has('m') || (reader.has_dot && !has('s')) {
            kept.push('R');
        }
        let flags = if kept.is_empty() { kept } else { format!("(?{kept})") };
        Some(Self { source: source.to_owned(), rust: flags + &reader.rust })
    }

    /// The text of a replacement: `$1` is a group, `$&` the whole match.
    #[must_use]
    pub(crate) fn replacement(to: &str) -> Option<String> {
        let mut rust = String::new();
        let mut rest = to;
        while let Some((before, after)) = rest.split_once('$') {
            rust.push_str(before);
            let digits = after.len() - after.trim_start_matches(|digit: char| digit.is_ascii_digit()).len();
            rest = match after.chars().next() {
                Some('$') => {
                    rust.push_str("$$");
                    &after[1..]
                }
                Some('&') => {
                    rust.push_str("${0}");
                    &after[1..]
                }
                // how many digits count depends on the number of groups
                Some('1'..='9') if digits == 1 => {
                    rust.push_str(&format!("${{{}}}", &after[..1]));
                    &after[1..]
                }
                Some('`' | '\'' | '<' | '0'..='9') => return None,
                _ => {
                    rust.push_str("$$");
                    after
                }
            };
        }
        rust.push_str(rest);
        Some(rust)
    }

    /// Returns the text that it matches if it has no operators.
    #[must_use]
    pub(crate) fn plain(&self) -> Option<String> {
        if self.rust.starts_with("(?") {
            return None;
        }
        let mut text = String::new();
        let mut rest = self.source.chars();
        while let Some(character) = rest.next() {
            match character {
                '\\' => match rest.next() {
                    Some(escaped) if !escaped.is_alphanumeric() => text.push(escaped),
                    _ => return None,
                },
                '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '^' | '$' => return None,
                character => text.push(character),
            }
        }
        (!text.is_empty()).then_some(text)
    }
}

struct Reader<'s> {
    rest: &'s str,
    rust: String,
    counts: u32,
    groups: usize,
    has_dot: bool,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let first = self.rest.chars().next()?;
        self.rest = &self.rest[first.len_utf8()..];
        Some(first)
    }

    fn all(&mut self) -> Option<()> {
        // `true` if a repetition may follow
        let mut repeatable = false;
        while let Some(character) = self.next() {
            repeatable = match character {
                '\\' => {
                    self.escape(false)?;
                    true
                }
                '[' => {
                    self.class()?;
                    true
                }
                '(' => {
                    self.groups += 1;
                    self.rust.push('(');
                    if let Some(rest) = self.rest.strip_prefix("?:") {
                        self.rust.push_str("?:");
                        self.rest = rest;
                    } else if self.rest.starts_with('?') {
                        return None;
                    }
                    false
                }
                ')' => {
                    self.groups = self.groups.checked_sub(1)?;
                    self.rust.push(')');
                    true
                }
                '*' | '+' | '?' => {
                    if !repeatable {
                        return None;
                    }
                    self.rust.push(character);
                    self.lazy();
                    false
                }
                '{' => {
                    if !repeatable {
                        return None;
                    }
                    self.count()?;
                    self.lazy();
                    false
                }
                '|' => {
                    self.rust.push('|');
                    false
                }
                '^' | '$' => {
                    self.rust.push(character);
                    false
                }
                '.' => {
                    self.rust.push('.');
                    self.has_dot = true;
                    true
                }
                other => {
                    self.rust.push(other);
                    true
                }
            };
        }
        (self.groups == 0).then_some(())
    }

    fn lazy(&mut self) {
        if let Some(rest) = self.rest.strip_prefix('?') {
            self.rust.push('?');
            self.rest = rest;
        }
    }

    fn count(&mut self) -> Option<()> {
        let (counts, rest) = self.rest.split_once('}')?;
        let mut most = 0;
        for (index, count) in counts.split(',').enumerate() {
            if index == 1 && count.is_empty() {
                continue;
            }
            let count: u32 = count.parse().ok().filter(|count| *count <= MAX_COUNT && index < 2)?;
            most = most.max(count);
        }
        self.counts += most;
        // a repetition of a repetition multiplies
        if self.counts > MAX_COUNTS || (self.groups > 0 && most > 16 && self.counts > MAX_COUNT) {
            return None;
        }
        self.rust.push_str(&format!("{{{counts}}}"));
        self.rest = rest;
        Some(())
    }

    fn escape(&mut self, in_class: bool) -> Option<()> {
        let character = self.next()?;
        match character {
            'd' | 'D' | 'w' | 'W' | 's' | 'S' | 'n' | 'r' | 't' | 'f' | 'v' => {
                self.rust.push('\\');
                self.rust.push(character);
            }
            'b' | 'B' if !in_class => {
                self.rust.push('\\');
                self.rust.push(character);
            }
            'x' | 'u' => {
                let length = if character == 'x' { 2 } else { 4 };
                let digits = self.rest.get(..length)?;
                let code = u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))?;
                char::from_u32(code)?;
                self.rust.push_str(&format!("\\x{{{code:x}}}"));
                self.rest = &self.rest[length..];
            }
            '/' | '"' | '\'' | ' ' | '@' | '=' | ':' | ';' | ',' | '<' | '>' | '%' | '!' | '`' | '_' => {
                self.rust.push(character);
            }
            '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '^' | '$' | '\\' | '-' | '&' | '#'
            | '~' => {
                self.rust.push('\\');
                self.rust.push(character);
            }
            _ => return None,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Pattern;

    fn rust(source: &str, flags: &str) -> Option<String> {
        Some(Pattern::read(source, flags)?.rust)
    }

    #[test]
    fn a_javascript_pattern_becomes_one_of_the_regex_crate() {
        for (source, flags, expected) in [
            (r"^urn:a\.b:([-_.a-z0-9]{3,128})\/(.+)$", "", r"(?R)^urn:a\.b:([-_.a-z0-9]{3,128})/(.+)$"),
            (r"token=([^&]+)", "gi", r"(?i)token=([^&]+)"),
            (r"\d+?[\w-]\u0041", "", r"\d+?[\w-]\x{41}"),
            ("a.b", "s", "(?s)a.b"),
            ("^a.$", "im", "(?imR)^a.$"),
            (r"\.[.]", "", r"\.[.]"),
            (r"[\w-.][--a]{2}]}", "", r"[\w\-.][\--a]{2}]}"),
            (r"[&&~~[]", "", r"[\&\&\~\~\[]"),
            (r"[^\]]", "", r"[^\]]"),
        ] {
            let found = rust(source, flags);
            assert_eq!(found.as_deref(), Some(expected), "{source}");
            assert!(regex_lite::Regex::new(expected).is_ok(), "{expected}");
        }
    }

    #[test]
    fn what_the_matcher_lacks() {
        for source in
            ["(?=a)", "(?<!a)b", r"(a)\1", "[]", r"\p{L}", "a{1000}", "*a", "(a", "a)", "a**", r"\k<a>", "{2}"]
        {
            assert_eq!(rust(source, ""), None, "{source}");
        }
        assert_eq!(rust("a", "y"), None);
    }

    #[test]
    fn a_javascript_replacement_becomes_one_of_the_regex_crate() {
        for (to, expected) in
            [("", Some("")), ("a$1-$&", Some("a${1}-${0}")), ("$$ 5$", Some("$$ 5$$")), ("$12", None), ("$'", None)]
        {
            assert_eq!(Pattern::replacement(to).as_deref(), expected, "{to}");
        }
    }

    #[test]
    fn a_dot_matches_no_end_of_a_line() {
        let whole = |pattern: &str, flags, text: &str| {
            let regex = regex_lite::Regex::new(&rust(pattern, flags).expect("it is read")).expect("it compiles");
            regex.find(text).map(|found| found.as_str().to_owned())
        };
        assert_eq!(whole("a.+", "", "ab\rc").as_deref(), Some("ab"));
        assert_eq!(whole("a.+", "s", "ab\rc").as_deref(), Some("ab\rc"));
        assert_eq!(whole("^c$", "m", "ab\r\nc\r\n").as_deref(), Some("c"));
        assert_eq!(whole("^c$", "", "ab\r\nc").as_deref(), None);
    }

    proptest! {
        #[test]
        fn what_is_read_compiles(source in r"([a-c.*+?(){}\[\]|^$\\d0-9,\-&~/ ]|\[[a&\-]|\\[dw]){0,12}") {
            if let Some(rust) = rust(&source, "") {
                let compiled = regex_lite::Regex::new(&rust);
                prop_assert!(compiled.is_ok(), "{} {:?}", rust, compiled);
            }
        }
    }
}
