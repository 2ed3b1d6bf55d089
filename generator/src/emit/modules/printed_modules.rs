//! Prints operations and types, which are most of a client, on all cores.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::modules::blocks::Blocks;
use crate::emit::modules::operation;
use crate::emit::types::definitions;
use crate::execution::parallel;
use crate::lower::model::{Client, Module, Operation, SHARED, TypeDef};

/// From this many operations and types on, several threads pay off.
const MIN_PARTS: usize = 16;

/// The blocks of modules, by their paths from the client's root.
#[derive(Debug, Default)]
pub struct PrintedModules<'a>(BTreeMap<Vec<&'a str>, ModuleBlocks>);

/// The blocks of the operations and types of one module, in its order.
#[derive(Clone, Debug, Default)]
pub struct ModuleBlocks {
    pub operations: Vec<Blocks>,
    pub types: Vec<Blocks>,
}

#[derive(Clone, Copy)]
enum Part<'a> {
    Operation(&'a Operation),
    Type(&'a TypeDef),
}

impl<'a> PrintedModules<'a> {
    /// Prints the blocks of all modules; `in_one_file` is `true` if modules are inside those around them.
    pub fn of(client: &'a Client, in_one_file: bool) -> Self {
        let mut modules = Vec::new();
        gather(&client.root, &mut Vec::new(), &mut modules);
        let parts: Vec<_> = modules
            .iter()
            .enumerate()
            .flat_map(|(index, (_, module))| parts(module).map(move |part| (index, part)))
            .collect();
        let is_much = parts.len() >= MIN_PARTS;
        let blocks = parallel::map(
            parts,
            is_much,
            || (),
            |(), (index, part)| {
                let path = &modules[index].0;
                let depth = if in_one_file { path.len() } else { 0 };
                (index, part, print(part, client, path, depth))
            },
        );
        let mut printed: Vec<ModuleBlocks> = modules.iter().map(|_| ModuleBlocks::default()).collect();
        blocks.into_iter().for_each(|(index, part, blocks)| printed[index].add(part, blocks));
        Self(modules.into_iter().map(|(path, _)| path).zip(printed).collect())
    }

    /// Returns the blocks of the module at a path, if they were printed.
    pub fn get(&self, path: &[&'a str]) -> Option<&ModuleBlocks> {
        self.0.get(path)
    }
}

impl ModuleBlocks {
    /// Prints the blocks of a module `depth` levels below the root of its file.
    pub fn of(module: &Module, client: &Client, path: &[&str], depth: usize) -> Self {
        let mut blocks = Self::default();
        parts(module).for_each(|part| blocks.add(part, print(part, client, path, depth)));
        blocks
    }

    fn add(&mut self, part: Part<'_>, blocks: Blocks) {
        match part {
            Part::Operation(_) => self.operations.push(blocks),
            Part::Type(_) => self.types.push(blocks),
        }
    }
}

fn gather<'a>(module: &'a Module, path: &mut Vec<&'a str>, modules: &mut Vec<(Vec<&'a str>, &'a Module)>) {
    modules.push((path.clone(), module));
    for inner in &module.modules {
        path.push(&inner.ident);
        gather(inner, path, modules);
        path.pop();
    }
}

fn parts(module: &Module) -> impl Iterator<Item = Part<'_>> {
    module.operations.iter().map(Part::Operation).chain(module.types.iter().map(Part::Type))
}

fn print(part: Part<'_>, client: &Client, path: &[&str], depth: usize) -> Blocks {
    let mut blocks = Blocks::inside(depth);
    match part {
        Part::Operation(operation) => blocks.extend(operation::blocks(operation, client)),
        Part::Type(def) => match feature_of(client, path, def) {
            Some(feature) => blocks.extend(definitions::define(def).into_iter().map(|block| block.behind(feature))),
            None => blocks.extend(definitions::define(def)),
        },
    }
    blocks
}

/// Returns the feature of a shared type.
pub fn feature_of<'c>(client: &'c Client, path: &[&str], def: &TypeDef) -> Option<&'c str> {
    (path == [SHARED]).then(|| client.gates.types.get(&def.ident))?.map(String::as_str)
}

pub fn gate(feature: &str) -> TokenStream {
    quote!(#[cfg(feature = #feature)])
}
