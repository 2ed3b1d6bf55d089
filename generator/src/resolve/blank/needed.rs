//! Values that nearly all requests need and the collection leaves blank, such as the id of a tenant: a caller sets them once, in a variable of
//! the client. The saved text, empty or a placeholder, is its value in the replay.

use std::collections::{BTreeMap, BTreeSet};

use super::seen::{Row, Seen};
use crate::description::required::without_required_mark;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::resolve::model::{Folder, Operation, Secret, Variable};
use crate::resolve::secrets::names::lower_camel;

/// The variables that replace values of (nearly) all requests.
#[derive(Default)]
pub(super) struct Needed {
    pub(super) variables: Vec<Secret>,
    pub(super) descriptions: Descriptions,
}

/// The descriptions of the values in the requests, by variable.
#[derive(Default)]
pub(in crate::resolve) struct Descriptions(BTreeMap<String, String>);

impl Descriptions {
    /// Describes the variables that have no description of their own.
    pub(in crate::resolve) fn describe(&self, variables: &mut [Variable]) {
        for variable in variables.iter_mut().filter(|variable| variable.description.trim().is_empty()) {
            if let Some(description) = self.0.get(&variable.name) {
                variable.description.clone_from(description);
            }
        }
    }
}

/// Replaces the values by variables. `taken` are the names of other variables.
pub(super) fn fill(root: &mut Folder, taken: &BTreeSet<String>, diagnostics: &mut Diagnostics) -> Needed {
    let seen = Seen::of(root);
    let mut found: BTreeMap<Row, String> = BTreeMap::new();
    let mut needed = Needed::default();
    for (row, rows) in &seen.rows {
        let variable = lower_camel(&rows.key);
        if !seen.is_needed(row, rows) || taken.contains(&variable) || found.values().any(|other| *other == variable) {
            continue;
        }
        let (kind, with) = (if row.header { "header" } else { "parameter" }, rows.requests);
        let message = format!(
            "the {kind} `{}` of {with} requests has no value: the client has the variable `{variable}`",
            rows.key
        );
        let note = Diagnostic::new(Code::NeededByAll, message).at(rows.place.clone());
        diagnostics.push(note.help(&format!("set `{variable}` in the client's variables")));
        let described = without_required_mark(&rows.description).unwrap_or(rows.description.trim());
        needed.descriptions.0.insert(variable.clone(), described.to_owned());
        let location = format!("{kind} {}", rows.key);
        let value = rows.value.clone();
        needed.variables.push(Secret { variable: variable.clone(), value, found: location, open: true });
        found.insert(row.clone(), variable);
    }
    if !found.is_empty() {
        root.visit_operations_mut(&mut |operation| replace(operation, &found));
    }
    needed
}

fn replace(operation: &mut Operation, found: &BTreeMap<Row, String>) {
    for header in operation.headers.iter_mut().filter(|header| !header.disabled) {
        if let Some(variable) = found.get(&Row::header(&header.key)) {
            header.value = format!("{{{{{variable}}}}}");
        }
    }
    for parameter in operation.url.query.iter_mut().filter(|parameter| !parameter.disabled) {
        if let Some(variable) = found.get(&Row::parameter(&parameter.key)) {
            parameter.value = Some(format!("{{{{{variable}}}}}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::read::input::Input;
    use crate::source::Source;

    /// The names of the variables of a collection whose requests have these headers and this query.
    fn variables(requests: &[(Value, &str)]) -> Vec<String> {
        let request = |(headers, query): &(Value, &str)| json!({"name": "r", "request": {"url": format!("{{{{u}}}}/a{query}"), "header": headers}});
        let items: Vec<_> = requests.iter().map(request).collect();
        let collection = json!({"info": {"name": "c"}, "item": items});
        let source = Source::from_bytes("c.json", "c.json", collection.to_string().into_bytes()).expect("UTF-8");
        let (collection, _) = crate::read::read(&Input::File(source), None).expect("a collection");
        let api = crate::resolve::resolve(collection, Vec::new()).expect("it resolves").0;
        assert!(api.secrets.iter().all(|secret| secret.open), "none is a credential");
        let names = api.variables.into_iter().filter(|variable| variable.name != "u");
        names.map(|variable| variable.name).collect()
    }

    fn header(key: &str, value: &str, description: &str) -> Value {
        json!([{"key": key, "value": value, "description": description}])
    }

    #[test]
    fn a_header_that_all_requests_need_is_a_variable_of_the_client() {
        for (key, value, description, expected) in [
            ("X-Tenant-Id", "<string>", "(Required) The tenant", true),
            ("X-Tenant-Id", "", "", true),
            ("X-Tenant-Id", "", "Optional: the tenant", false),
            ("X-Tenant-Id", "<string>", "The tenant", false),
            ("X-Tenant-Id", "t1", "(Required) The tenant", false),
            ("X-Request-ID", "<uuid>", "(Required) The id", false),
            ("X-Call", "<uuid>", "(Required) An id that is unique to the call", false),
            ("If-None-Match", "", "", false),
        ] {
            let requests =
                [header(key, value, description), header(key, value, description), header(key, value, description)];
            let found = variables(&requests.map(|headers| (headers, "")));
            assert_eq!(!found.is_empty(), expected, "{key}: {value}, {description}: {found:?}");
        }
    }

    #[test]
    fn a_header_of_some_requests_or_with_a_value_is_an_input() {
        let tenant = || (header("X-Tenant-Id", "<string>", "(Required) The tenant"), "");
        let none = || (json!([]), "");
        assert_eq!(variables(&[tenant(), tenant(), tenant(), none()]), ["xTenantId"]);
        assert!(variables(&[tenant(), tenant(), none()]).is_empty());
        let given = (header("x-tenant-id", "t1", ""), "");
        assert!(variables(&[tenant(), tenant(), tenant(), given]).is_empty());
        let required = (json!([{"key": "A", "value": "", "description": "required"}, {"key": "B", "value": ""}]), "");
        assert_eq!(variables(&[required.clone(), required.clone(), required]), ["a"], "the rest is not required");
    }
}
