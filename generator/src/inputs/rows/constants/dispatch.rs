//! Parameters whose values name what a URL does: `action=getUser` of `/api?action=getUser&id=7`.

use std::collections::{BTreeMap, BTreeSet};

use super::sibling::Sibling;
use crate::name::{self, is_verb};

/// Names of such parameters, without case and separators.
const NAMES: [&str; 18] = [
    "act",
    "action",
    "actionname",
    "apimethod",
    "cmd",
    "command",
    "do",
    "fn",
    "func",
    "function",
    "functionname",
    "method",
    "methodname",
    "op",
    "operation",
    "proc",
    "procedure",
    "wsfunction",
];

/// The same where the path is a script: `/index.php?page=login`.
const NAMES_OF_SCRIPTS: [&str; 8] = ["controller", "m", "mod", "module", "page", "r", "route", "view"];
const SCRIPTS: [&str; 7] = [".asp", ".aspx", ".cgi", ".do", ".jsp", ".php", ".pl"];

/// The parameters that name what is done, of the requests with one path.
pub(super) struct Dispatch<'a>(BTreeSet<&'a str>);

impl<'a> Dispatch<'a> {
    /// `siblings` have one path, whatever their methods are.
    pub(super) fn of(path: &str, siblings: &[&'a Sibling]) -> Self {
        let is_script = SCRIPTS.iter().any(|extension| path.ends_with(extension));
        let mut values: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (key, value) in siblings.iter().flat_map(|sibling| &sibling.literals) {
            if is_dispatch(key, is_script) {
                values.entry(key).or_default().insert(value);
            }
        }
        values.retain(|_, values| values.len() > 1 || values.iter().all(|value| names_operation(value)));
        Self(values.into_keys().collect())
    }

    pub(super) fn of_request(&self, sibling: &'a Sibling) -> impl Iterator<Item = String> {
        sibling.literals.keys().filter(|key| self.0.contains(key.as_str())).cloned()
    }
}

/// Returns `true` for the name of such a parameter; `is_script` if the path is a script.
pub(super) fn is_dispatch(key: &str, is_script: bool) -> bool {
    let name = name::words(key).concat();
    NAMES.contains(&name.as_str()) || is_script && NAMES_OF_SCRIPTS.contains(&name.as_str())
}

/// Returns `true` for an identifier that a programmer gave to a function (`getUser`, `token.revoke`) or a class (`Shop.QuoteReader`).
pub(super) fn names_operation(value: &str) -> bool {
    let words = name::words(value);
    let is_class =
        |part: &str| part.starts_with(|c: char| c.is_uppercase()) && part.contains(|c: char| c.is_lowercase());
    let parts = value.split('.').collect::<Vec<_>>();
    let ends = [words.first(), words.last()];
    words.len() > 1
        && (ends.into_iter().flatten().any(|word| is_verb(word))
            || parts.len() > 1 && parts.last().is_some_and(|last| is_class(last)))
}

#[cfg(test)]
mod tests {
    use super::super::sibling::tests::sibling;
    use super::*;

    fn constants(requests: &[(&str, &[(&str, &str)])]) -> Vec<Vec<String>> {
        constants_of("/api", requests)
    }

    fn constants_of(path: &str, requests: &[(&str, &[(&str, &str)])]) -> Vec<Vec<String>> {
        let siblings: Vec<_> = requests.iter().map(|(title, rows)| sibling(title, rows)).collect();
        let siblings: Vec<_> = siblings.iter().collect();
        let dispatch = Dispatch::of(path, &siblings);
        siblings.iter().map(|sibling| dispatch.of_request(sibling).collect()).collect()
    }

    #[test]
    fn an_action_is_a_constant_whatever_else_its_requests_have() {
        let requests: &[(&str, &[(&str, &str)])] = &[
            ("a", &[("action", "balance"), ("user", "bob")]),
            ("b", &[("action", "balance"), ("day", "monday")]),
            ("c", &[("action", "users")]),
            ("d", &[("user", "ann")]),
        ];
        let action = vec!["action".to_owned()];
        assert_eq!(constants(requests), [action.clone(), action.clone(), action, vec![]]);
    }

    #[test]
    fn a_page_of_a_script_is_a_constant() {
        let pages: &[(&str, &[(&str, &str)])] = &[("a", &[("page", "login")]), ("b", &[("page", "user-info")])];
        assert_eq!(constants_of("{{url}}/index.php", pages), [["page".to_owned()], ["page".to_owned()]]);
        assert_eq!(constants(pages), [vec![], vec![]] as [Vec<String>; 2]);
    }

    #[test]
    fn one_action_is_a_constant_if_it_is_an_identifier() {
        let is_constant = |value: &str| constants(&[("a", &[("cmd", value)])]) == [["cmd".to_owned()]];
        for value in ["getUser", "list_users", "token.revoke", "Shop.QuoteApi.QuoteReader"] {
            assert!(is_constant(value), "{value}");
        }
        for value in ["start", "report.pdf", "en_US"] {
            assert!(!is_constant(value), "{value}");
        }
        assert_eq!(constants(&[("a", &[("payment_method", "createInvoice")])]), [[] as [String; 0]]);
    }
}
