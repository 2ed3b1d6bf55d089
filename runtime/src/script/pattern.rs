//! Regular expressions over a [`Found`] value.
//!
//! They use `regex-lite`: scripts match single short texts, for which the size of the crate matters more than its speed.

use regex_lite::Regex;
use serde_json::Value;

use super::Found;

impl Found {
    /// The first match of a group of a regular expression, as `text.match(/…/)[group]`; group 0 is
    /// the whole match. Nothing without a match.
    ///
    /// The syntax is that of [`regex_lite`]. A pattern that it does not accept matches nothing.
    #[must_use]
    pub fn matched(&self, pattern: &str, group: usize) -> Self {
        let Ok(regex) = Regex::new(pattern) else { return Self(None) };
        self.try_change(|text| Some(regex.captures(text)?.get(group)?.as_str().into()))
    }

    /// Returns the groups of the first match of a regular expression as an array, the whole match first:
    /// `text.match(/…/)`. Nothing without a match.
    #[must_use]
    pub fn groups(&self, pattern: &str) -> Self {
        let Ok(regex) = Regex::new(pattern) else { return Self(None) };
        self.try_change(|text| {
            let groups = regex.captures(text)?;
            Some(groups.iter().map(|group| group.map(|group| group.as_str())).collect())
        })
    }

    /// Returns all matches of a regular expression as an array: `text.match(/…/g)`. Nothing without a
    /// match.
    #[must_use]
    pub fn matches(&self, pattern: &str) -> Self {
        let Ok(regex) = Regex::new(pattern) else { return Self(None) };
        self.try_change(|text| {
            let all: Vec<Value> = regex.find_iter(text).map(|found| found.as_str().into()).collect();
            (!all.is_empty()).then_some(Value::Array(all))
        })
    }

    /// Replaces the first match. In `to`, `${1}` is the match of the first group, and
    /// `$$` a dollar.
    #[must_use]
    pub fn replace_match(&self, pattern: &str, to: &str) -> Self {
        let Ok(regex) = Regex::new(pattern) else { return Self(None) };
        self.change(|text| regex.replace(text, to).into())
    }

    /// Replaces every match, as [`replace_match`](Self::replace_match) does with the first.
    #[must_use]
    pub fn replace_matches(&self, pattern: &str, to: &str) -> Self {
        let Ok(regex) = Regex::new(pattern) else { return Self(None) };
        self.change(|text| regex.replace_all(text, to).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(found: Found) -> String {
        found.text().unwrap_or_else(|| "nothing".into())
    }

    #[test]
    fn a_group_of_the_first_match_is_found() {
        let urn = Found::of("urn:shop:orders/7b");
        assert_eq!(text(urn.matched("^urn:([a-z]+):(.+)$", 1)), "shop");
        assert_eq!(text(urn.matched("^urn:([a-z]+):(.+)$", 0)), "urn:shop:orders/7b");
        assert_eq!(text(urn.matched("[0-9]+", 1)), "nothing");
        assert_eq!(text(urn.matched("x+", 0)), "nothing");
        assert_eq!(text(urn.matched("(", 0)), "nothing");
        assert_eq!(text(Found::nothing().matched(".*", 0)), "nothing");
    }

    #[test]
    fn all_groups_of_a_match_are_a_list() {
        let groups = Found::of("urn:shop:7").groups("^urn:([a-z]+):([0-9]+)(x)?$");
        assert_eq!(text(groups.clone()), r#"["urn:shop:7","shop","7",null]"#);
        assert_eq!(text(groups.item(2)), "7");
        assert_eq!(text(groups.item(3)), "nothing");
        assert_eq!(text(Found::of("a").groups("[0-9]").item(0)), "nothing");
        assert_eq!(text(Found::of("a").groups("(")), "nothing");
    }

    #[test]
    fn all_matches_are_a_list() {
        assert_eq!(text(Found::of("a1b22").matches("[0-9]+")), r#"["1","22"]"#);
        assert_eq!(text(Found::of("ab").matches("[0-9]+")), "nothing");
    }

    #[test]
    fn one_match_or_all_of_them_are_replaced() {
        assert_eq!(text(Found::of("a-b-c").replace_match("-([a-z])", "+${1}$$")), "a+b$-c");
        assert_eq!(text(Found::of("a-b-c").replace_matches("[^a-z]", "")), "abc");
        assert_eq!(text(Found::of(12).replace_matches("1", "x")), "x2");
    }
}
