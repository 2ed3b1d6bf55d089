//! A call of an operation that compiles if there is a `client`; inputs have placeholder values.

use crate::infer::model::Presence;
use crate::lower::model::{Arity, Body, Field, Input, InputField, InputType, Operation, TypeKind, TypeRef};
use crate::report::client::scope::Scope;

/// The largest number of options that a call shows.
const MAX_OPTIONS: usize = 3;
/// The greatest depth to which nested bodies are built.
const MAX_DEPTH: usize = 3;

pub fn call<'a>(operation: &'a Operation, scope: &Scope<'a>) -> String {
    let package = scope.client.package.replace('-', "_");
    let path = |ident: &str| format!("{package}::{}", scope.path_of(ident));
    let mut text = String::new();
    let mut arguments = vec!["&client".to_owned()];
    arguments.extend(operation.arguments().map(|arg| format!("\"{}\"", arg.ident.trim_start_matches("r#"))));
    match &operation.body {
        Some(Body::Json { ty, .. } | Body::Graphql { variables: Some((ty, _)), .. }) => {
            let body = value(ty, "body", scope, &package, 0);
            if body != "body" {
                text += &format!("let body = {body};\n");
            }
            arguments.push("body".into());
        }
        Some(Body::Text { .. }) => arguments.push("\"…\"".into()),
        Some(Body::File { .. }) => arguments.push("postman_client::File::path(\"…\")".into()),
        Some(Body::Form { def, .. }) => {
            text += &format!("let form = {}{};\n", path(&def.ident), setters(&def.fields));
            arguments.push("&form".into());
        }
        Some(Body::JsonConstant(_) | Body::Fixed { .. } | Body::Graphql { variables: None, .. }) | None => {}
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
    inputs.iter().any(|input| input.field().is_some())
}

/// `::new().limit(1)`
fn setters(inputs: &[Input]) -> String {
    let set = |field: &InputField| {
        let value = match field.ty {
            InputType::Text | InputType::Secret => "\"…\"",
            InputType::I64 => "1",
            InputType::Bool => "true",
            InputType::File => "postman_client::File::path(\"…\")",
        };
        match field.arity {
            Arity::Optional => format!(".{}({value})", field.ident),
            Arity::Many => format!(".{}([{value}])", field.ident),
        }
    };
    let shown: String = inputs.iter().filter_map(Input::field).take(MAX_OPTIONS).map(set).collect();
    format!("::new(){shown}")
}

/// Returns a short value of the type, or the name of the field, which callers have to replace.
fn value<'a>(ty: &'a TypeRef, place: &str, scope: &Scope<'a>, package: &str, depth: usize) -> String {
    let inner = |ty| value(ty, place, scope, package, depth);
    match ty {
        TypeRef::Named(name) => constructor(name, scope, package, depth).unwrap_or_else(|| place.to_owned()),
        TypeRef::List(item) => format!("vec![{}]", inner(item)),
        TypeRef::String => "\"…\".to_owned()".to_owned(),
        TypeRef::Secret => "\"…\"".to_owned(),
        TypeRef::Bool => "true".to_owned(),
        TypeRef::I64 => "1_i64".to_owned(),
        TypeRef::U64 => "1_u64".to_owned(),
        TypeRef::F64 => "1.0".to_owned(),
        TypeRef::Value => "postman_client::json::Value::Null".to_owned(),
        TypeRef::Number
        | TypeRef::Object
        | TypeRef::Map(_)
        | TypeRef::Option(_)
        | TypeRef::Boxed(_)
        | TypeRef::Parsed(_)
        | TypeRef::Path(_) => place.to_owned(),
    }
}

/// `shop::books::BookBody::new("…".to_owned(), 1.0)`
fn constructor<'a>(name: &'a str, scope: &Scope<'a>, package: &str, depth: usize) -> Option<String> {
    let (home, def) = scope.find(name)?;
    let path: Vec<&str> = [package].into_iter().chain(home.iter().copied()).chain([def.ident.as_str()]).collect();
    match &def.kind {
        TypeKind::Body { fields, .. } if depth < MAX_DEPTH => {
            let inside = scope.at(&home);
            let required = fields.iter().filter(|field| is_required(field));
            let values: Vec<String> = required.map(|field| argument(field, &inside, package, depth + 1)).collect();
            Some(format!("{}::new({})", path.join("::"), values.join(", ")))
        }
        TypeKind::Struct { default: true, .. } => Some(format!("{}::default()", path.join("::"))),
        _ => None,
    }
}

fn is_required(field: &Field) -> bool {
    field.constant.is_none() && !matches!(field.presence, Presence::Optional | Presence::OptionalNullable)
}

fn argument<'a>(field: &'a Field, scope: &Scope<'a>, package: &str, depth: usize) -> String {
    let name = field.ident.as_str();
    if field.presence == Presence::Nullable { name.to_owned() } else { value(&field.ty, name, scope, package, depth) }
}
