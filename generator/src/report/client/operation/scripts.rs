//! The scripts of an operation: the variables that are set before it is sent, and from its answer.

use maud::{Markup, html};

use crate::lower::model::{Capture, CaptureUse, Operation};
use crate::report::client::scope::Scope;
use crate::report::page::{Kind, anchor, prose};

pub fn scripts(operation: &Operation, scope: &Scope<'_>) -> Markup {
    let common = scope.client.common.preset.as_ref().filter(|_| !operation.without_presets);
    let common = common.and(scope.client.root.preset.as_ref()).map(|preset| (preset, "the collection".to_owned()));
    let presets = common.into_iter().chain(of(operation, scope, &operation.presets)).collect();
    let captures = of(operation, scope, &operation.captures);
    html! {
        @for (heading, found) in [("Presets: set before the request is sent", presets), ("Captures: set from the answer", captures)] {
            @if !found.is_empty() {
                h5 { (heading) }
                ul {
                    @for (capture, module) in &found {
                        li {
                            @for (at, ident) in variables(capture).into_iter().enumerate() {
                                @if at > 0 { ", " }
                                a href={ "#" (anchor(Kind::Variable, ident)) } { code { (ident) } }
                            }
                            " by " code { (capture.ident) }
                            @if !module.is_empty() { " of " code { (module) } }
                            (prose(&capture.docs))
                        }
                    }
                }
            }
        }
        @if let Some(renewal) = &operation.renewal {
            h5 { "Login" }
            (prose(&renewal.docs))
            p { code { "Client::builder(variables).renew(" (scope.path_of(&renewal.ident)) "())" } }
        }
    }
}

/// Returns the functions, each with the module that declares it, unless it is the operation's own.
fn of<'a>(operation: &'a Operation, scope: &Scope<'a>, uses: &[CaptureUse]) -> Vec<(&'a Capture, String)> {
    let declared = |used: &CaptureUse| {
        let own = [&operation.preset, &operation.capture].into_iter().flatten();
        if let Some(own) = own.into_iter().find(|one| used.module.is_empty() && one.ident == used.ident) {
            return Some((own, String::new()));
        }
        let name = operation.script_names.iter().find(|name| used.module.is_empty() && name.ident == used.ident);
        let (module, ident) = name.map_or((&used.module, &used.ident), |name| (&name.module, &name.shared));
        let (module, path) = scope.above(module)?;
        let shared = [&module.preset, &module.capture]
            .into_iter()
            .flatten()
            .chain(module.scripts.iter().map(|one| &one.function));
        let shared = shared.into_iter().find(|one| one.ident == *ident)?;
        Some((shared, if path.is_empty() { "the collection".to_owned() } else { path }))
    };
    uses.iter().filter_map(declared).collect()
}

fn variables(capture: &Capture) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for variable in capture.variables() {
        if !found.contains(&variable) {
            found.push(variable);
        }
    }
    found
}
