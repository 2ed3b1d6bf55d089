//! The shared types that each module may name; emission imports those that it does.

use super::model::{Import, Module};

pub(super) fn add(root: &mut Module) {
    let Some(types) = root.modules.iter().find(|module| module.ident == "types") else { return };
    let mut names: Vec<String> = types.types.iter().map(|def| def.ident.clone()).collect();
    names.sort();
    declare(root, &names, 0);
}

fn declare(module: &mut Module, names: &[String], depth: usize) {
    let path = if depth == 0 { "types".to_owned() } else { format!("{}types", "super::".repeat(depth)) };
    if module.ident != "types" || depth != 1 {
        module.imports.push(Import { path, names: names.to_vec() });
    }
    for inner in &mut module.modules {
        declare(inner, names, depth + 1);
    }
}
