//! Options, forms and variables: tables in macros of the runtime, which declare each input once.
//!
//! Their rows are not Rust syntax that prettyplease knows, so that they are written here, line by line.

use crate::emit::text::block::{Block, Lines};
use crate::emit::text::literal::ordinary;

use crate::lower::model::{Arity, Client, Docs, FormDef, Input, InputField, InputType, Options, VariableField};
use crate::lower::runtime::functions::{Name, codegen};
use crate::lower::runtime::types::{FILE, SECRET, TEXT, VARIABLES};

/// `postman_client::codegen::options! { … }`
pub fn options(options: &Options) -> Block {
    inputs(codegen::OPTIONS, &options.ident, &options.docs, &options.inputs)
}

/// `postman_client::codegen::form! { … }`
pub fn form(form: &FormDef) -> Block {
    inputs(codegen::FORM, &form.ident, &form.docs, &form.fields)
}

fn inputs(kind: Name, ident: &str, docs: &Docs, inputs: &[Input]) -> Block {
    let mut table = Lines::default();
    table.line(0, format!("postman_client::codegen::{kind}! {{"));
    table.docs(1, docs);
    table.line(1, format!("pub struct {ident} {{"));
    for input in inputs {
        if let Some(field) = input.field() {
            table.docs(2, &field.docs);
        }
        if let Some(row) = row(input) {
            table.line(2, row);
        }
    }
    table.line(1, "}");
    table.line(0, "}");
    Block::Table(table)
}

/// Returns `None` for an argument of the function.
fn row(input: &Input) -> Option<String> {
    Some(match input {
        Input::QueryArgument(_) | Input::HeaderArgument(_) => return None,
        Input::Query(field) => caller_row(field, if is_list(field) { "query_list" } else { "query" }),
        Input::Header(field) => caller_row(field, if is_list(field) { "header_list" } else { "header" }),
        Input::Field(field) => caller_row(field, place_in_form(field)),
        Input::FixedQuery(query) => format!("_ = query {},", ordinary(query)),
        Input::FixedHeader(name, value) => format!("_ = header {} {},", ordinary(name), ordinary(value)),
        Input::FixedField(name, value) => format!("_ = field {} {},", ordinary(name), ordinary(value)),
        Input::FixedPart { key, content_type, template } => {
            format!("_ = part {} {} {},", ordinary(key), ordinary(content_type), ordinary(template))
        }
    })
}

/// `pub limit: i64 = query "limit",`
fn caller_row(field: &InputField, place: &str) -> String {
    let content_type = field.content_type.as_ref().map(|text| format!(" as {}", ordinary(text))).unwrap_or_default();
    format!("pub {}: {} = {place} {}{content_type},", field.ident, ty(field.ty), ordinary(&field.key))
}

fn is_list(field: &InputField) -> bool {
    field.arity == Arity::Many
}

fn place_in_form(field: &InputField) -> &'static str {
    match (field.ty, is_list(field)) {
        (InputType::File, false) => "file",
        (InputType::File, true) => "file_list",
        (_, false) => "text",
        (_, true) => "text_list",
    }
}

fn ty(ty: InputType) -> &'static str {
    match ty {
        InputType::Text => TEXT.name,
        InputType::Secret => SECRET.name,
        InputType::I64 => "i64",
        InputType::Bool => "bool",
        InputType::File => FILE.name,
    }
}

/// `postman_client::codegen::variables! { … }`
pub fn variables(client: &Client) -> Block {
    let mut table = Lines::default();
    table.line(0, format!("postman_client::codegen::{}! {{", codegen::VARIABLES));
    let docs = "The variables of the collection. A call that needs an unset variable fails before anything is sent.";
    table.docs(1, &[docs.to_owned()]);
    let common = if client.common.is_empty() { "" } else { " with COMMON" };
    let end = if client.variables.is_empty() { "}" } else { "" };
    table.line(1, format!("pub struct {} from {}{common} {{{end}", VARIABLES.name, ordinary(&client.env_prefix)));
    for variable in &client.variables {
        table.docs(2, &variable.docs);
        table.line(2, variable_row(variable));
    }
    if !client.variables.is_empty() {
        table.line(1, "}");
    }
    for environment in &client.environments {
        table.docs(1, &environment.docs);
        table.line(1, format!("{} {{", environment.ident));
        for (field, value) in &environment.values {
            table.line(2, format!("{field}: {},", ordinary(value)));
        }
        table.line(1, "}");
    }
    table.line(0, "}");
    Block::Table(table)
}

fn variable_row(variable: &VariableField) -> String {
    let ty = if variable.secret { SECRET.name } else { "Variable" };
    let default = variable.default.as_ref().map(|value| format!(" or {}", ordinary(value))).unwrap_or_default();
    format!("pub {}: {ty} = {}{default},", variable.ident, ordinary(&variable.name))
}

#[cfg(test)]
mod tests {
    use super::{form, options, variables};
    use crate::emit::sample;
    use crate::emit::text::print;
    use crate::lower::model::{
        Arity, Client, Environment, FormDef, Input, InputType, InputValue, Module, Options, VariableField,
    };

    #[test]
    fn what_is_always_sent_stands_where_it_is_on_the_wire() {
        let input = sample::input;
        let options = Options {
            ident: "ListOptions".into(),
            docs: vec!["Optional inputs of [`list`].".into()],
            inputs: vec![
                Input::FixedQuery("all".into()),
                Input::Query(input("limit", InputType::I64, Arity::Optional, vec![InputValue::I64(-5)])),
                Input::FixedQuery("v=2&k={{key}}".into()),
                Input::Query(input("ids", InputType::Text, Arity::Many, vec![sample::template("a")])),
                Input::Header(input("x_trace", InputType::Text, Arity::Optional, vec![])),
                Input::FixedHeader("X-Api".into(), "\"{{k}}\"".into()),
            ],
            shared: None,
        };
        assert_eq!(
            print::text([super::options(&options)]),
            r#"
postman_client::codegen::options! {
    /// Optional inputs of [`list`].
    pub struct ListOptions {
        _ = query "all",
        pub limit: i64 = query "limit",
        _ = query "v=2&k={{key}}",
        pub ids: Text = query_list "ids",
        pub x_trace: Text = header "x_trace",
        _ = header "X-Api" "\"{{k}}\"",
    }
}
"#
        );
    }

    #[test]
    fn a_form_has_texts_and_files() {
        let input = sample::input;
        let mut note = input("note", InputType::Text, Arity::Optional, vec![]);
        note.content_type = Some("text/plain".into());
        note.docs = vec!["A note.".into()];
        let def = FormDef {
            ident: "PhotoForm".into(),
            docs: vec![],
            fields: vec![
                Input::FixedField("kind".into(), "{{kind}}".into()),
                Input::Field(input("photo", InputType::File, Arity::Optional, vec![sample::template("/a.png")])),
                Input::Field(note),
                Input::FixedPart { key: "a".into(), content_type: "b".into(), template: "c".into() },
            ],
            shared: None,
            order: vec![],
        };
        assert_eq!(
            print::text([form(&def)]),
            r#"
postman_client::codegen::form! {
    pub struct PhotoForm {
        _ = field "kind" "{{kind}}",
        pub photo: File = file "photo",
        /// A note.
        pub note: Text = text "note" as "text/plain",
        _ = part "a" "b" "c",
    }
}
"#
        );
    }

    #[test]
    fn tables_are_indented_as_their_module() {
        let table = options(&Options { ident: "O".into(), docs: vec![], inputs: vec![], shared: None });
        let text = table.clone().text(1);
        assert_eq!(text, "    postman_client::codegen::options! {\n        pub struct O {\n        }\n    }\n");
        assert!(table.text(2).starts_with("        postman_client::codegen::options! {\n            pub struct O {\n"));
    }

    #[test]
    fn variables_have_their_defaults_names_and_environments() {
        let variable = |ident: &str, name: &str, secret, default: Option<&str>| VariableField {
            ident: ident.into(),
            name: name.into(),
            docs: vec![],
            secret,
            default: default.map(Into::into),
            users: Default::default(),
        };
        let client = Client {
            variables: vec![
                variable("url", "url", false, Some("https://a.b")),
                variable("api_key", "api key", true, None),
            ],
            environments: vec![Environment {
                ident: "staging".into(),
                docs: vec!["The environment.".into()],
                values: vec![("url".into(), "https://test.example".into())],
            }],
            ..sample::client(Module::default())
        };
        assert_eq!(
            print::text([variables(&client)]),
            r#"
postman_client::codegen::variables! {
    /// The variables of the collection. A call that needs an unset variable fails before anything is sent.
    pub struct Variables from "SHOP_" {
        pub url: Variable = "url" or "https://a.b",
        pub api_key: Secret = "api key",
    }
    /// The environment.
    staging {
        url: "https://test.example",
    }
}
"#
        );
    }

    #[test]
    fn a_client_without_variables_has_an_empty_table_in_one_line() {
        let text = print::text([variables(&sample::client(Module::default()))]);
        assert!(text.contains("    pub struct Variables from \"SHOP_\" {}\n}\n"), "{text}");
    }
}
