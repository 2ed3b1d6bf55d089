//! The variables of the client, with the functions that use them.

use maud::{Markup, html};

use crate::diagnostic::OneLine;
use crate::lower::model::{Client, VariableField};
use crate::report::page::{Kind, anchor, shown};

/// The largest number of functions of one kind that a variable lists.
const MAX_FUNCTIONS: usize = 12;

pub fn variables(client: &Client) -> Markup {
    html! {
        @if client.variables.is_empty() {
            p { "The collection has no variables." }
        } @else {
            div.scroll {
                table {
                    thead {
                        tr { th scope="col" { "field" } th scope="col" { "in Postman" } th scope="col" { "value" } th scope="col" { "used and set by" } }
                    }
                    tbody { @for variable in &client.variables { (row(variable)) } }
                }
            }
            p { "From the process's environment: " code { (client.env_prefix) "…" } ", read by " code { "Variables::from_env()" } "." }
        }
        @if !client.environments.is_empty() {
            h3 { "Environments" }
            ul {
                @for environment in &client.environments {
                    li { code { "Variables::" (environment.ident) "()" } " sets " (environment.values.len()) }
                }
            }
        }
    }
}

fn row(variable: &VariableField) -> Markup {
    let users = &variable.users;
    html! {
        tr id=(anchor(Kind::Variable, &variable.ident)) {
            td { code { (variable.ident) } }
            td { (shown(&format!("{{{{{}}}}}", variable.name))) }
            td {
                @if variable.secret { "secret" } @else {
                    @match &variable.default {
                        Some(value) => (shown(value)),
                        None => span.quiet { "unset" },
                    }
                }
            }
            td {
                (functions("Sent by", &users.sent))
                (functions("Read by", &users.read))
                (functions("Set before requests by", &users.preset))
                (functions("Set from the answer of", &users.captured))
            }
        }
    }
}

fn functions(what: &str, functions: &[String]) -> Markup {
    html! {
        @if !functions.is_empty() {
            p {
                (what) " "
                @for (at, function) in functions.iter().take(MAX_FUNCTIONS).enumerate() {
                    @if at > 0 { ", " }
                    (link(function))
                }
                @if functions.len() > MAX_FUNCTIONS { " and " (functions.len() - MAX_FUNCTIONS) " more" }
            }
        }
    }
}

/// Returns a link to an operation; functions of scripts are shown with their operations.
fn link(function: &str) -> Markup {
    let name = function.rsplit("::").next().unwrap_or(function);
    let shown = OneLine(function).to_string();
    match name.starts_with("preset_") || name.starts_with("capture_") {
        true => html! { code { (shown) } },
        false => html! { a href={ "#" (anchor(Kind::Function, function)) } { code { (shown) } } },
    }
}
