//! A call of an operation that compiles where a `client` is; what callers give has values that stand for theirs.

use super::scope::Scope;
use crate::lower::model::{Arity, Body, Input, InputField, InputType, Operation, TypeRef};

/// How many options a call shows.
const MOST_OPTIONS: usize = 3;

pub fn call<'a>(operation: &'a Operation, scope: &Scope<'a>) -> String {
    let package = scope.client.package.replace('-', "_");
    let path = |ident: &str| format!("{package}::{}", scope.path_of(ident));
    let mut text = String::new();
    let mut arguments = vec!["&client".to_owned()];
    arguments.extend(operation.path_args.iter().map(|arg| format!("\"{}\"", arg.ident.trim_start_matches("r#"))));
    match &operation.body {
        Some(Body::Json { ty, .. } | Body::Graphql { variables: Some((ty, _)), .. }) => {
            text += &format!("let body = {};\n", value(ty, scope, &package));
            arguments.push("body".into());
        }
        Some(Body::Text { .. }) => arguments.push("\"…\"".into()),
        Some(Body::File { .. }) => arguments.push("postman_client::File::path(\"…\")".into()),
        Some(Body::Form { def, .. }) => {
            text += &format!("let form = {}{};\n", path(&def.ident), setters(&def.fields));
            arguments.push("&form".into());
        }
        Some(Body::Fixed { .. } | Body::Graphql { variables: None, .. }) | None => {}
    }
    text += &format!("let answer = {}({})", path(&operation.ident), arguments.join(", "));
    if let Some(options) = &operation.options
        && has_fields(&options.inputs)
    {
        text += &format!("\n    .with({}{})\n    ", path(&options.ident), setters(&options.inputs));
    }
    text + ".await?;"
}

fn has_fields(inputs: &[Input]) -> bool {
    inputs.iter().any(|input| field(input).is_some())
}

fn field(input: &Input) -> Option<&InputField> {
    match input {
        Input::Query(field) | Input::Header(field) | Input::Field(field) => Some(field),
        Input::FixedQuery(_) | Input::FixedHeader(..) | Input::FixedField(..) | Input::FixedPart { .. } => None,
    }
}

/// `::new().limit(1)`
fn setters(inputs: &[Input]) -> String {
    let set = |field: &InputField| {
        let value = match field.ty {
            InputType::Text => "\"…\"",
            InputType::I64 => "1",
            InputType::Bool => "true",
            InputType::File => "postman_client::File::path(\"…\")",
        };
        match field.arity {
            Arity::Optional => format!(".{}({value})", field.ident),
            Arity::Many => format!(".{}([{value}])", field.ident),
        }
    };
    let shown: String = inputs.iter().filter_map(field).take(MOST_OPTIONS).map(set).collect();
    format!("::new(){shown}")
}

/// A value of the type: its default, or what the caller has to write.
fn value<'a>(ty: &'a TypeRef, scope: &Scope<'a>, package: &str) -> String {
    match ty {
        TypeRef::Named(name) => match scope.find(name) {
            Some((home, def)) if scope.has_default(name) => {
                let path: Vec<&str> = [package].into_iter().chain(home).chain([def.ident.as_str()]).collect();
                format!("{}::default()", path.join("::"))
            }
            _ => "todo!()".to_owned(),
        },
        TypeRef::List(item) => format!("vec![{}]", value(item, scope, package)),
        TypeRef::String => "\"…\".to_owned()".to_owned(),
        TypeRef::Bool => "true".to_owned(),
        TypeRef::I64 | TypeRef::U64 => "1".to_owned(),
        TypeRef::F64 => "1.0".to_owned(),
        TypeRef::Value => "postman_client::json::json!({})".to_owned(),
        TypeRef::Object | TypeRef::Map(_) => "Default::default()".to_owned(),
        TypeRef::Option(_) => "None".to_owned(),
        TypeRef::Number | TypeRef::Boxed(_) | TypeRef::Parsed(_) | TypeRef::Path(_) => "todo!()".to_owned(),
    }
}
