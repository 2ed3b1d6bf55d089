//! Environment and globals files (Postman's behavior, 1.7).

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::format::kind::{self, Kind};
use crate::read::format::{json, yaml};
use crate::read::input::is_yaml;
use crate::read::model::{Environment, Scope};
use crate::read::parts::field::list;
use crate::read::v2::variable;
use crate::source::Source;

/// Reads `{"values": […]}`, the same inside `environment` or `globals`, or a bare list of variables; as YAML if the file name ends so.
///
/// `enabled: false` is ignored, as Postman's runner ignores it; `disabled: true` leaves a variable out.
pub fn read_environment(source: &Source) -> Result<Environment, Diagnostic> {
    let json = if is_yaml(&source.path) { yaml::read(source) } else { json::read(source, &mut Diagnostics::default()) };
    let (scope, mut json) = unwrap(json?);
    // v3 marks globals by the name of the file alone
    let scope = if is_globals(&source.name) { Scope::Globals } else { scope };
    let name = json.get("name").and_then(Json::as_str).unwrap_or_default().to_owned();
    let values = match json.get("values") {
        Some(Json::Array(_)) => json.take("values"),
        _ if is_list_of_variables(&json) => Some(json),
        _ => return Err(refusal(&json).in_file(&source.path)),
    };
    Ok(Environment { name, scope, variables: list(values).filter_map(|(_, entry)| variable::read(entry)).collect() })
}

fn is_globals(name: &str) -> bool {
    is_yaml(name) && name.rsplit('.').nth(1) == Some("globals")
}

fn unwrap(mut json: Json) -> (Scope, Json) {
    for (key, scope) in [("environment", Scope::Environment), ("globals", Scope::Globals)] {
        let is_wrapper = matches!(json.get(key), Some(Json::Array(_)))
            || json.get(key).is_some_and(|inner| inner.get("values").is_some());
        if is_wrapper && let Some(inner) = json.take(key) {
            return (scope, inner);
        }
    }
    let scope = match json.get("_postman_variable_scope").and_then(Json::as_str) {
        Some("globals") => Scope::Globals,
        _ => Scope::Environment,
    };
    (scope, json)
}

/// Any other list would silently become an environment without variables.
fn is_list_of_variables(json: &Json) -> bool {
    json.as_array().is_some_and(|rows| rows.is_empty() || rows.iter().any(|row| row.get("key").is_some()))
}

fn refusal(json: &Json) -> Diagnostic {
    match kind::of(json) {
        Kind::Environment => {
            Diagnostic::new(Code::NotAnEnvironment, "`values` of the environment is not a list".to_owned())
                .help("write a list of objects with `key` and `value`, or export the environment from Postman again")
        }
        other => other.instead_of_an_environment(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(text: &str) -> Result<Environment, String> {
        let source = Source::from_bytes("e.json", "e.json", text.into()).expect("UTF-8");
        read_environment(&source).map_err(|error| error.to_string())
    }

    #[test]
    fn environments_in_all_forms() {
        let values = r#"[{"key":"a","value":"1","enabled":false},null,{"key":"b","value":2,"type":"secret"},{"key":"c","disabled":true}]"#;
        for text in [
            values.to_owned(),
            format!(r#"{{"values":{values}}}"#),
            format!(r#"{{"name":"Staging","values":{values}}}"#),
            format!(r#"{{"environment":{{"name":"Staging","values":{values}}}}}"#),
            format!(r#"{{"globals":{{"values":{values}}}}}"#),
            format!(r#"{{"globals":{values}}}"#),
            format!(r#"{{"values":{values},"_postman_variable_scope":"globals"}}"#),
            format!(r#"{{"values":{values},"_postman_variable_scope":"environment"}}"#),
        ] {
            let found = environment(&text).expect("an environment");
            let globals = if text.contains("globals") { Scope::Globals } else { Scope::Environment };
            assert_eq!(found.scope, globals, "{text}");
            let rows: Vec<_> =
                found.variables.iter().map(|row| (row.key.as_str(), row.value.as_deref(), row.kind.as_str())).collect();
            assert_eq!(rows, [("a", Some("1"), ""), ("b", Some("2"), "secret")], "{text}");
        }
        assert!(environment("[]").is_ok_and(|found| found.variables.is_empty()));
    }

    #[test]
    fn globals_of_a_workspace_are_told_by_their_file() {
        for (name, expected) in [
            ("workspace.globals.yaml", Scope::Globals),
            ("globals.environment.yaml", Scope::Environment),
            ("a.globals.json", Scope::Environment),
        ] {
            let text = if name.ends_with("json") { r#"{"values":[]}"# } else { "name: Globals\nvalues: []\n" };
            let source = Source::from_bytes(name, name, text.into()).expect("UTF-8");
            assert_eq!(read_environment(&source).map(|found| found.scope), Ok(expected), "{name}");
        }
    }

    #[test]
    fn what_is_no_environment_is_named() {
        for (text, expected) in [
            (r#"{"info":{},"item":[]}"#, "error[PC0006]: this is a collection, not a Postman environment"),
            (r#"{"a":"1"}"#, "error[PC0006]: this is a JSON object without a list `values`, not a Postman environment"),
            (r#"{"values":{"a":"1"}}"#, "error[PC0006]: `values` of the environment is not a list"),
            (r#"[{"id":"r1","request":{}}]"#, "error[PC0006]: this is a JSON list, not a Postman environment"),
        ] {
            let error = environment(text).expect_err("no environment");
            assert_eq!(error.lines().next(), Some(expected), "{text}");
            assert!(error.contains("\n  --> e.json\n   = help: "), "{error}");
        }
    }
}
