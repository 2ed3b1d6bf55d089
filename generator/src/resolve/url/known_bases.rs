//! Literal bases of URLs that are the value of a variable: `https://api.example.com/orders` beside `{{url}}/users` is `{{url}}/orders`, so that
//! one variable sets the server of all requests.

use std::collections::BTreeMap;

use super::super::model::{EnvironmentValues, Folder, Variable};
use crate::resolve::variables::template;

/// Writes the variable in the place of its value. What is sent stays the same: the variable has no other value.
pub(in crate::resolve) fn take(root: &mut Folder, variables: &[Variable], environments: &[EnvironmentValues]) {
    let mut bases: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let set = root.set_by_scripts();
    let uses = uses(root);
    for variable in variables.iter().filter(|variable| !set.contains(&variable.name)) {
        let (Some(value), Some(uses)) = (&variable.value, uses.get(&variable.name)) else { continue };
        let has_other = |environment: &EnvironmentValues| {
            environment.values.get(&variable.name).is_some_and(|other| other != value)
        };
        // Postman sends a URL without a scheme with `http`
        let value = if value.contains("://") { value.clone() } else { format!("http://{value}") };
        if is_base(&value) && !environments.iter().any(has_other) {
            let known = bases.entry(value).or_default();
            if known.0 < *uses {
                *known = (*uses, variable.name.clone());
            }
        }
    }
    if !bases.is_empty() {
        root.visit_operations_mut(&mut |operation| {
            let base = &operation.url.base;
            let ends = |value: &&String| base[value.len()..].is_empty() || base[value.len()..].starts_with('/');
            let known =
                bases.keys().filter(|value| base.starts_with(*value)).filter(ends).max_by_key(|value| value.len());
            if let Some(value) = known {
                operation.url.base = format!("{{{{{}}}}}{}", bases[value].1, &base[value.len()..]);
            }
        });
    }
}

/// Returns how many URLs begin with each variable.
fn uses(root: &Folder) -> BTreeMap<String, usize> {
    let mut uses = BTreeMap::new();
    for operation in root.all_operations() {
        let base = &operation.url.base;
        if let Some((0, name)) = template::tokens(base).next() {
            let rest = &base[name.len() + 4..];
            if rest.is_empty() || rest.starts_with('/') {
                *uses.entry(name.to_owned()).or_default() += 1;
            }
        }
    }
    uses
}

/// Returns `true` for `https://api.example.com/v1`.
fn is_base(value: &str) -> bool {
    let host = value.split_once("://").map_or("", |(_, host)| host);
    !host.is_empty() && !value.ends_with('/') && !value.contains(['?', '#']) && !template::has_variables(value)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::read::input::Input;
    use crate::source::Source;

    fn urls(urls: &[&str], value: &str, more: &Value) -> Vec<String> {
        let item = |url: &&str| json!({"name": "a", "request": {"url": url}, "event": more});
        let items: Vec<Value> = urls.iter().map(item).collect();
        let variables = json!([{"key": "url", "value": value}, {"key": "other", "value": value}]);
        let collection = json!({"info": {"name": "c"}, "item": items, "variable": variables}).to_string();
        let source = Source::from_bytes("c.json", "c.json", collection.into_bytes()).expect("UTF-8");
        let (collection, _) = crate::read::read(&Input::File(source), None).expect("a collection");
        let (api, _) = crate::resolve::resolve(collection, Vec::new()).expect("it resolves");
        api.root.all_operations().map(|operation| operation.url.base.clone()).collect()
    }

    #[test]
    fn a_literal_base_that_is_the_value_of_a_variable_is_that_variable() {
        let base = "https://api.example.com/v1";
        let all = ["{{url}}/users", "https://api.example.com/v1/orders", "https://api.example.com/v1"];
        assert_eq!(urls(&all, base, &json!([])), ["{{url}}/users", "{{url}}/orders", "{{url}}"]);
        let all = ["{{url}}/users", "http://localhost:2500/orders", "https://localhost:2500/orders"];
        let expected = ["{{url}}/users", "{{url}}/orders", "https://localhost:2500/orders"];
        assert_eq!(urls(&all, "localhost:2500", &json!([])), expected);
    }

    #[test]
    fn another_base_or_a_variable_of_no_url_changes_nothing() {
        let literal = "https://api.example.com/v1/orders";
        for (first, value) in [
            ("{{url}}/users", "https://api.example.com/v"),
            ("{{url}}/users", "https://api.example.com/v1/"),
            ("{{url}}/users", ""),
            ("{{url}}1/users", "https://api.example.com/v1"),
            ("https://h.example/users", "https://api.example.com/v1"),
        ] {
            assert_eq!(urls(&[first, literal], value, &json!([])), [first, literal], "{value}");
        }
        let script =
            json!([{"listen": "test", "script": {"exec": ["pm.collectionVariables.set('url', 'https://b.example')"]}}]);
        assert_eq!(
            urls(&["{{url}}/users", literal], "https://api.example.com/v1", &script),
            ["{{url}}/users", literal]
        );
    }
}
