//! The `use` lines of each module, from the names that its text uses.
//!
//! In: the modules of a client, complete except for their imports. Out: `Module::uses`, and the lines of the tests and the replay of a crate.
//! Each construct of the model reports the names in its text (`operations`, `types`), so that emission only writes the lines down (rule:
//! emission decides nothing). The compiler checks that both agree: a needless import is a warning in every generated client, a missing
//! one an error.

mod lines;
mod names;
mod operations;
pub mod shared_types;
mod types;

use std::collections::BTreeSet;

use crate::lower::model::{Client, Ident, Module, SHARED};
use crate::lower::modules::imports::lines::Lines;
use crate::lower::modules::imports::names::Names;
use crate::lower::runtime::types as runtime;

/// Decides the `use` lines of all modules, and those of the tests and the replay.
pub fn settle(client: &mut Client) {
    let mut root = std::mem::take(&mut client.root);
    let mut own = Names::default();
    own.client(client);
    module(&mut root, client, own, 0);
    client.root = root;
    let mut replay = Names::default();
    replay.replay(&client.root);
    client.replay_uses = Lines::of(&[], 0).open(&replay);
    let mut examples = Names::default();
    client.examples.iter().for_each(|example| examples.runtime_of(&example.ty.ty));
    client.example_uses = Lines::of(&[], 0).open(&examples);
}

/// `own` are the names of the items that only this module has.
fn module(module: &mut Module, client: &Client, mut own: Names, depth: usize) {
    own.module(module, client.saved);
    let mut gated: Vec<(&str, Names)> = Vec::new();
    for def in &module.types {
        let feature = (depth == 1 && module.ident == SHARED).then(|| client.gates.types.get(&def.ident)).flatten();
        match feature {
            Some(feature) => {
                let mut names = Names::default();
                names.definition(def);
                gated.push((feature, names));
            }
            None => own.definition(def),
        }
    }
    // its own types take precedence over those of the same name elsewhere
    let of_operations = module.operations.iter().flat_map(|operation| &operation.types);
    let declared: BTreeSet<&Ident> = of_operations.chain(&module.types).map(|def| &def.ident).collect();
    own.types.extend(module.imports.iter().flat_map(|import| import.kept.iter().cloned()));
    for names in gated.iter_mut().map(|(_, names)| names).chain([&mut own]) {
        names.types.retain(|name| !declared.contains(name));
    }
    let lines = Lines::of(&module.imports, depth);
    let mut uses = lines.open(&own);
    uses.extend(lines.behind_features(&gated, &own));
    module.uses = uses;
    for inner in &mut module.modules {
        self::module(inner, client, Names::default(), depth + 1);
    }
}

impl Names {
    /// The items that only the root declares.
    fn client(&mut self, client: &Client) {
        self.add(runtime::NO_OPTIONS);
        match &client.failure {
            Some(ty) => {
                self.json(client.strictness);
                self.reference(ty);
            }
            None => self.add(runtime::NO_FAILURE),
        }
        if !client.common.is_empty() {
            self.add(runtime::COMMON);
        }
        if let Some(auth) = &client.common.auth {
            self.auth(auth);
        }
    }
}
