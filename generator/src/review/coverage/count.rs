//! Coverage: the number of parts of each kind that reached the client.

use std::collections::BTreeMap;

use crate::diagnostic::Construct;
use crate::lower::model::{AuthUse, Client, Module};
use crate::resolve::Api;
use crate::resolve::model::Folder;

type Counts = BTreeMap<Construct, usize>;

pub(super) fn present(api: &Api, client: &Client) -> Counts {
    let mut counts = Counts::new();
    add(&mut counts, Construct::File, 1);
    api.root.all_folders().for_each(|folder| self::folder(folder, &mut counts));
    module(&client.root, &mut counts);
    add(&mut counts, Construct::Variable, client.variables.len());
    add(&mut counts, Construct::Environment, client.environments.len());
    add(&mut counts, Construct::DynamicVariable, api.dynamic.len());
    add(&mut counts, Construct::Credential, api.secrets.iter().filter(|secret| !secret.open).count());
    counts
}

/// Counts the parts of the requests in effect: each belongs to the function of its request.
fn folder(folder: &Folder, counts: &mut Counts) {
    add(counts, Construct::Script, folder.presets.len() + folder.captures.len());
    // the others are counted as modules
    add(counts, Construct::Folder, folder.joined.len());
    for operation in &folder.operations {
        // a request of a script counts as part of the script
        if operation.position.is_none() {
            add(counts, Construct::Script, 1 + operation.captures.len());
            continue;
        }
        add(counts, Construct::Url, usize::from(!operation.url.base.is_empty()));
        add(counts, Construct::PathVariable, operation.url.path_variables.len());
        add(counts, Construct::QueryParameter, operation.url.query.len());
        add(counts, Construct::Header, operation.headers.len());
        add(counts, Construct::Example, operation.examples.len());
        add(counts, Construct::Script, operation.presets.len() + operation.captures.len());
        if let Some(body) = &operation.body {
            add(counts, Construct::Body, 1);
            add(counts, Construct::FormField, body.form().len());
        }
    }
}

/// Counts the parts about which lowering decides whether to carry them.
fn module(module: &Module, counts: &mut Counts) {
    add(counts, Construct::Folder, module.modules.len());
    for operation in module.operations.iter().filter(|operation| operation.position.is_some()) {
        add(counts, Construct::Request, 1);
        add(counts, Construct::Auth, usize::from(!matches!(operation.auth, AuthUse::None | AuthUse::Unsigned)));
        add(counts, Construct::Setting, operation.behavior.len());
    }
    module.modules.iter().for_each(|inner| self::module(inner, counts));
}

/// Returns `true` for parts whose rows are counted in the requests, including those that lowering leaves out; other parts are counted in the client.
pub(super) fn has_rows(construct: Construct) -> bool {
    matches!(construct, Construct::QueryParameter | Construct::Header | Construct::FormField)
}

fn add(counts: &mut Counts, construct: Construct, count: usize) {
    *counts.entry(construct).or_default() += count;
}
