//! An operation: its call, request and answer.

mod arguments;
mod call;
mod scripts;

use maud::{Markup, html};

use super::fields::Fields;
use super::scope::Scope;
use crate::diagnostic::OneLine;
use crate::emit::excerpt;
use crate::lower::model::{Answer, AuthUse, Deprecated, Operation};
use crate::report::page::{Kind, anchor, copied, linked, prose, rust, shown};

pub fn operation<'a>(of: &'a Operation, scope: &Scope<'a>) -> Markup {
    let path = scope.path_of(&of.ident);
    let item = OneLine(&of.item).to_string();
    html! {
        details.operation id=(anchor(Kind::Function, &path)) data-entry=(format!("{path} {item}")) {
            summary {
                h4 { (of.ident) } " "
                span.method { (method(of)) } " "
                (shown(&of.url))
            }
            div.inside {
                p.quiet { "Request “" (item) "”" }
                @if let Some(deprecated) = &of.deprecated {
                    (prose(&[deprecated_line(deprecated)]))
                }
                (prose(description(&of.docs)))
                h5 { "Signature" }
                (rust(&excerpt::signature(of)))
                h5 { "Call" }
                (copied(&call::call(of, scope), &format!("a call of {}", of.ident)))
                (arguments::arguments(of, scope))
                h5 { "Answer" }
                (answer(of, scope))
                h5 { "Auth" }
                (auth(of, scope))
                (scripts::scripts(of, scope))
                @if !of.former.is_empty() {
                    h5 { "Former names, deprecated" }
                    ul { @for former in &of.former { li { code { (former.ident) } } } }
                }
            }
        }
    }
}

pub fn method(operation: &Operation) -> String {
    OneLine(&operation.method.http()).to_string()
}

fn deprecated_line(deprecated: &Deprecated) -> String {
    let note = deprecated.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    format!("**Deprecated**{note}")
}

/// Returns the docs without the name and the request, which the page shows elsewhere.
fn description(docs: &[String]) -> &[String] {
    let request = docs.iter().take(3).position(|line| line.starts_with('`'));
    request.and_then(|at| docs.get(at + 1..)).unwrap_or(docs)
}

fn answer<'a>(of: &'a Operation, scope: &Scope<'a>) -> Markup {
    let mut fields = Fields::new();
    html! {
        p { (linked(&excerpt::answer(&of.answer), &|name| scope.link(name))) }
        @match &of.answer {
            Answer::Json(ty, _) | Answer::Lines(ty, _) => (fields.of(ty, scope)),
            Answer::ByStatus(ident) => (fields.of_name(ident, scope)),
            Answer::Untyped => p { "The type is unknown: the call returns the status, the headers and the body." },
            Answer::Text | Answer::Bytes | Answer::Empty => {},
        }
        @if let Some(failure) = &scope.client.failure {
            p { "4xx and 5xx: " (linked(&excerpt::type_reference(failure), &|name| scope.at(&[]).link(name))) }
        }
        h5 { "Evidence" }
        @if of.origins.is_empty() {
            p { "No example is saved and no answer was observed." }
        } @else {
            ul {
                @for one in &of.origins {
                    li { (one.status) ": " (OneLine(&one.origin).to_string()) }
                }
            }
        }
    }
}

fn auth<'a>(of: &'a Operation, scope: &Scope<'a>) -> Markup {
    match &of.auth {
        AuthUse::None | AuthUse::Unsigned => html! { p { "None." } },
        AuthUse::Common => html! {
            p { "Shared by nearly all requests:" }
            @if let Some(auth) = &scope.client.common.auth { (rust(&excerpt::auth(auth))) }
        },
        AuthUse::Own(auth) => rust(&excerpt::auth(auth)),
        AuthUse::Inherited(path) => match scope.above(path) {
            Some((module, path)) => html! {
                p {
                    "That of "
                    @if path.is_empty() { "the collection" } @else {
                        a href={ "#" (anchor(Kind::Module, &path)) } { (path) }
                    }
                    ":"
                }
                @if let Some(folder) = &module.auth { (rust(&excerpt::auth(&folder.auth))) }
            },
            None => html! { p { "Inherited." } },
        },
    }
}
