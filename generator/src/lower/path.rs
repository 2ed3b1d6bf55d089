//! What callers give for a path, as arguments.

use super::idents::Idents;
use super::model::PathArg;
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
