//! The features and dependencies that the types of a client need.

use crate::lower::model::{Derive, Manifest, Module};

pub fn of(root: &Module) -> Manifest {
    let mut manifest = Manifest::default();
    add(root, &mut manifest);
    manifest
}

fn add(module: &Module, manifest: &mut Manifest) {
    let of_operations = module.operations.iter().flat_map(|operation| &operation.types);
    for derives in of_operations.chain(&module.types).map(|def| def.derives) {
        manifest.serialize |= derives.serialize == Derive::Feature;
        manifest.deserialize |= derives.deserialize == Derive::Feature;
        manifest.serde |= derives.serialize != Derive::No || derives.deserialize != Derive::No;
    }
    module.modules.iter().for_each(|inner| add(inner, manifest));
}
