//! The values that callers pass to an operation, and the constants that it sends.

use maud::{Markup, html};

use crate::emit::excerpt;
use crate::lower::model::{Argument, Arity, Body, Common, Input, InputField, InputType, Operation};
use crate::report::client::fields::Fields;
use crate::report::client::scope::Scope;
use crate::report::page::{linked, prose, shown};

pub fn arguments<'a>(operation: &'a Operation, scope: &Scope<'a>) -> Markup {
    let rows = rows(operation);
    let constant = constant(operation, &scope.client.common);
    html! {
        h5 { "Inputs" }
        @if rows.is_empty() && operation.body.as_ref().is_none_or(is_constant) {
            p { "None." }
        }
        @if !rows.is_empty() {
            div.scroll {
                table {
                    thead { tr { th scope="col" { "input" } th scope="col" { "type" } th scope="col" { "where" } th scope="col" { "docs" } } }
                    tbody { @for row in &rows { (row) } }
                }
            }
        }
        @match &operation.body {
            Some(Body::Json { ty, .. }) => (json("JSON", ty, scope)),
            Some(Body::Graphql { variables: Some((ty, _)), .. }) => (json("variables of GraphQL", ty, scope)),
            Some(Body::Text { content_type, .. }) => p { code { "body" } ": a text, sent as " (shown(content_type)) },
            Some(Body::File { .. }) => p { code { "body" } ": a file" },
            Some(Body::Form { .. } | Body::JsonConstant(_) | Body::Fixed { .. } | Body::Graphql { variables: None, .. }) | None => {},
        }
        @if !constant.is_empty() {
            h5 { "Always sent" }
            ul { @for (place, what) in &constant { li { (place) " " (shown(what)) } } }
        }
    }
}

fn json<'a>(what: &str, ty: &'a crate::lower::model::TypeRef, scope: &Scope<'a>) -> Markup {
    html! {
        p { code { "body" } ": " (linked(&excerpt::type_reference(ty), &|name| scope.link(name))) ", " (what) }
        (Fields::new().of(ty, scope))
    }
}

fn is_constant(body: &Body) -> bool {
    matches!(body, Body::JsonConstant(_) | Body::Fixed { .. } | Body::Graphql { variables: None, .. })
}

fn rows(operation: &Operation) -> Vec<Markup> {
    let path = operation.path_args.iter().map(|one| argument("path", one));
    let options = operation.options.iter().flat_map(|options| &options.inputs);
    let form = match &operation.body {
        Some(Body::Form { def, .. }) => def.fields.as_slice(),
        _ => &[],
    };
    path.chain(operation.said.inputs.iter().chain(options).chain(form).filter_map(row)).collect()
}

fn argument(place: &str, argument: &Argument) -> Markup {
    let ty = if argument.is_secret { "impl Into<Secret>" } else { "impl Into<Text>" };
    html! {
        tr { td { code { (argument.ident) } } td { code { (ty) } } td { (place) ", " (shown(&argument.key)) } td {} }
    }
}

fn row(input: &Input) -> Option<Markup> {
    let (place, field) = match input {
        Input::QueryArgument(one) => return Some(argument("query", one)),
        Input::HeaderArgument(one) => return Some(argument("header", one)),
        Input::Query(field) => ("query", field),
        Input::Header(field) => ("header", field),
        Input::Field(field) => ("form", field),
        _ => return None,
    };
    Some(html! {
        tr {
            td { code { (field.ident) } }
            td { code { (input_type(field)) } }
            td { (place) ", " (shown(&field.key)) }
            td { (prose(&field.docs)) }
        }
    })
}

fn input_type(field: &InputField) -> String {
    let ty = match field.ty {
        InputType::Text => "Text",
        InputType::Secret => "Secret",
        InputType::I64 => "i64",
        InputType::Bool => "bool",
        InputType::File => "File",
    };
    match field.arity {
        Arity::Optional => format!("Option<{ty}>"),
        Arity::Many => format!("Vec<{ty}>"),
    }
}

/// Lists the constants with their places. They are templates, whose credentials are variables.
fn constant(operation: &Operation, common: &Common) -> Vec<(&'static str, String)> {
    let is_own = |name: &str| {
        let own = operation.headers.iter().map(|(own, _)| own).chain(&operation.without_headers);
        own.into_iter().any(|own| own.eq_ignore_ascii_case(name))
    };
    let common = common.headers.iter().filter(|(name, _)| !is_own(name));
    let headers = common.chain(&operation.headers).map(|(name, value)| ("header", format!("{name}: {value}")));
    let mut found: Vec<(&'static str, String)> = headers.collect();
    let of_form = match &operation.body {
        Some(Body::Form { def, .. }) => def.fields.as_slice(),
        Some(Body::Fixed { fields, .. }) => {
            found.extend(fields.iter().map(|(key, value)| ("field", format!("{key}={value}"))));
            &[]
        }
        Some(Body::JsonConstant(text)) => {
            found.push(("JSON", text.clone()));
            &[]
        }
        Some(Body::Graphql { query, .. }) => {
            found.push(("GraphQL", query.clone()));
            &[]
        }
        _ => &[],
    };
    for input in
        operation.said.inputs.iter().chain(operation.options.iter().flat_map(|options| &options.inputs)).chain(of_form)
    {
        found.extend(match input {
            Input::FixedQuery(text) => Some(("query", text.clone())),
            Input::FixedHeader(name, value) => Some(("header", format!("{name}: {value}"))),
            Input::FixedField(key, value) => Some(("field", format!("{key}={value}"))),
            Input::FixedPart { key, template, .. } => Some(("part", format!("{key}={template}"))),
            Input::QueryArgument(_) | Input::HeaderArgument(_) => None,
            Input::Query(_) | Input::Header(_) | Input::Field(_) => None,
        });
    }
    found
}
