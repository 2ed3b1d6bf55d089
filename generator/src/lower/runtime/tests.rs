//! Compares the names with the public API of the runtime in `docs/public-api`, and those that macros declare with its sources.

use std::fs;
use std::path::Path;

use super::functions;
use super::types;
use crate::lower::modules::protocol_behavior;
use crate::lower::operations::auth::kinds;
use crate::read::model::Behavior;

fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn api() -> String {
    text("docs/public-api/postman-client.txt")
}

/// Returns `true` if the text contains the whole path.
fn has(text: &str, path: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let starts = |before: &str| !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
    text.match_indices(path).any(|(at, _)| starts(&text[..at]) && ends(&text[at + path.len()..]))
}

#[test]
fn functions_of_the_runtime_are_public() {
    let (api, macros) = (api(), text("runtime/src/codegen/mod.rs"));
    let digests = text("runtime/src/script/digest.rs");
    for (owner, names) in functions::ALL.iter().filter(|(owner, _)| *owner != "std") {
        for name in *names {
            let found = has(&api, &format!("postman_client::{owner}::{name}"))
                || (*owner == "codegen" && has(&macros, &format!("__{name} as {name}")))
                || (*owner == "codegen::Found" && has(&digests, name.as_str()));
            assert!(found, "the runtime has no `{owner}::{name}`");
        }
    }
}

#[test]
fn types_of_the_runtime_are_public() {
    let (api, settings) = (api(), text("runtime/src/auth/settings.rs"));
    for item in types::ALL.iter().filter(|item| item.path.starts_with("postman_client")) {
        let found =
            has(&api, &format!("{}::{}", item.path, item.name)) || settings.contains(&format!("    {} \"", item.name));
        assert!(found, "the runtime has no `{}::{}`", item.path, item.name);
    }
}

#[test]
fn no_type_of_a_client_has_the_name_of_an_import() {
    // the module `testing` has no types of its own
    let is_type = |item: &&types::Item| item.name.starts_with(char::is_uppercase);
    for item in types::ALL.iter().filter(is_type).filter(|item| item.path != "postman_client::testing") {
        assert!(crate::name::is_reserved_type_name(item.name), "{}", item.name);
    }
}

/// The parameters of each kind of auth are fields of its settings.
#[test]
fn parameters_of_auth_are_fields_of_the_runtime() {
    let settings = text("runtime/src/auth/settings.rs");
    for kind in kinds::KINDS.iter().chain([&kinds::GRANT]) {
        let start = settings.find(&format!("    {} \"", kind.ty.name)).expect("the settings of the kind");
        let declared = settings[start..].split("\n}\n").next().unwrap_or_default();
        let fields = kind.texts.iter().chain(kind.flags).map(|(_, field)| *field);
        for field in fields.chain(kind.lists.iter().map(|list| list.field)) {
            assert!(declared.contains(&format!("        {field},\n")), "`{}` has no `{field}`", kind.ty.name);
        }
    }
}

#[test]
fn settings_of_the_protocol_are_fields_of_the_runtime() {
    let api = api();
    let all = Behavior {
        disable_url_encoding: Some(true),
        disable_cookies: Some(true),
        follow_redirects: Some(false),
        follow_original_http_method: Some(true),
        follow_authorization_header: Some(true),
        remove_referer_header_on_redirect: Some(true),
        max_redirects: Some(3),
        ..Behavior::default()
    };
    for (field, _) in protocol_behavior::lower(&all, |_| false) {
        assert!(has(&api, &format!("postman_client::Behavior.{field}")), "`Behavior` has no `{field}`");
    }
}

/// Generated code leaves out settings with the default value, so that both crates must have the same defaults.
#[test]
fn defaults_of_the_protocol_are_those_of_the_runtime() {
    let behavior = text("runtime/src/request/behavior.rs");
    let defaults = behavior.split("const DEFAULT: Self = Self {").nth(1).expect("the defaults");
    for default in defaults.lines().skip(1).map_while(|line| line.trim().strip_suffix(',')) {
        let (field, value) = default.split_once(": ").expect("a field with a value");
        let said = match (field, value.parse::<u64>()) {
            ("disabled_system_headers", _) => continue,
            (_, Ok(count)) => Behavior { max_redirects: Some(count), ..Behavior::default() },
            _ => flag(field, value == "true"),
        };
        assert!(protocol_behavior::lower(&said, |_| false).is_empty(), "{field}: {value}");
    }
}

fn flag(field: &str, value: bool) -> Behavior {
    let mut behavior = Behavior::default();
    let place = match field {
        "disable_url_encoding" => &mut behavior.disable_url_encoding,
        "disable_cookies" => &mut behavior.disable_cookies,
        "follow_redirects" => &mut behavior.follow_redirects,
        "follow_original_http_method" => &mut behavior.follow_original_http_method,
        "follow_authorization_header" => &mut behavior.follow_authorization_header,
        "remove_referer_header_on_redirect" => &mut behavior.remove_referer_header_on_redirect,
        other => panic!("`{other}` is no setting of a collection"),
    };
    *place = Some(value);
    behavior
}
