//! What callers give for a path, as arguments.

use super::model::PathArg;
use super::naming::unique_idents::Idents;
use crate::inputs::PathInput;

/// Names that the function itself uses.
const TAKEN: [&str; 2] = ["client", "body"];

pub(super) fn lower(inputs: &[PathInput]) -> Vec<PathArg> {
    let mut idents = Idents::new("segment", &TAKEN);
    inputs
        .iter()
        .map(|input| PathArg {
            ident: idents.take(&input.name, "segment"),
            key: input.written.clone(),
            saved: input.saved.clone(),
        })
        .collect()
}
