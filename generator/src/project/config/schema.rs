//! A JSON schema of `postman-codegen.toml` for editors, made of the declarations of all options.

use serde_json::{Map, Value, json};

use crate::options::{OPTIONS, OptionSpec, Shape, TypeOverride};

/// Returns the JSON schema of [`CONFIG_FILE`](super::CONFIG_FILE), draft 2020-12.
pub fn config_schema() -> String {
    let mut client = Map::new();
    client.insert("input".into(), described("The collection: a file, or the folder of a collection of v3", path()));
    client.insert(
        "output".into(),
        described("Where the client is written: a file, or a folder; not needed in a build script", path()),
    );
    client.extend(OPTIONS.iter().map(|option| (option.key(), described(option.help, value(option)))));
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "postman-codegen.toml",
        "description": "The clients that postman-codegen generates. Paths start at the folder of the file.",
        "type": "object",
        "additionalProperties": false,
        "required": ["clients"],
        "properties": {
            "clients": {
                "description": "A client for each name",
                "type": "object",
                "minProperties": 1,
                "additionalProperties": false,
                "patternProperties": {
                    "^[A-Za-z][A-Za-z0-9_-]*$": {
                        "type": "object",
                        "additionalProperties": false,
                        "required": ["input"],
                        "properties": client,
                    },
                },
            },
        },
    });
    format!("{schema:#}\n")
}

fn path() -> Value {
    json!({ "type": "string", "minLength": 1, "not": { "const": "-" } })
}

/// Returns help as one sentence per paragraph, without indentation.
fn described(help: &str, mut schema: Value) -> Value {
    let lines: Vec<&str> = help.lines().map(str::trim).collect();
    let text = lines.join("\n").trim().replace("\n\n", "\u{1}").replace('\n', " ").replace('\u{1}', "\n\n");
    if let Value::Object(schema) = &mut schema {
        schema.insert("description".into(), text.into());
    }
    schema
}

fn value(option: &OptionSpec) -> Value {
    let one = match option.choices {
        [] => json!({ "type": "string", "minLength": 1 }),
        choices => json!({ "enum": choices }),
    };
    match option.shape {
        Shape::One => one,
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Many => json!({ "anyOf": [one, { "type": "array", "items": one }] }),
        // one value, several, or settings by name
        Shape::Pairs => {
            let several = json!({ "type": "array", "items": { "type": "string" } });
            let settings: Map<String, Value> = TypeOverride::SETTINGS
                .iter()
                .map(|setting| ((*setting).to_owned(), json!({ "type": ["string", "boolean"] })))
                .collect();
            let settings = json!({ "type": "object", "additionalProperties": false, "properties": settings });
            let mut values = vec![json!({ "type": "string" }), several];
            values.extend((option.name == "type_override").then_some(settings));
            json!({ "type": "object", "additionalProperties": { "anyOf": values } })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/postman-codegen.schema.json");

    #[test]
    fn the_schema_in_docs_is_that_of_the_options() {
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(FILE, config_schema()).expect("a file");
        }
        // a packaged crate has no docs folder
        let Ok(recorded) = std::fs::read_to_string(FILE) else { return };
        assert!(recorded == config_schema(), "UPDATE_DOCS=1 cargo test -p postman-codegen --lib schema");
    }

    #[test]
    fn it_has_each_option_with_its_shape() {
        let schema: Value = serde_json::from_str(&config_schema()).expect("JSON");
        let client = schema.pointer("/properties/clients/patternProperties").and_then(Value::as_object);
        let client = client.and_then(|patterns| patterns.values().next()).expect("a client");
        let of = |key: &str| client.pointer(&format!("/properties/{key}")).unwrap_or_else(|| panic!("{key}"));
        assert_eq!(of("uuid")["type"], "boolean");
        assert_eq!(of("mode")["enum"], json!(["lenient", "observed", "strict"]));
        assert_eq!(
            of("types-from")["anyOf"][1]["items"]["enum"],
            json!(["examples", "observations", "schemas", "documentation", "assertions"])
        );
        for option in OPTIONS {
            assert!(of(&option.key())["description"].as_str().is_some_and(|text| !text.is_empty()));
        }
        assert_eq!(client["required"], json!(["input"]));
    }
}
