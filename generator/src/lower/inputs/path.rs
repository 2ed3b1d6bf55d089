//! Arguments for the parts of a path.

use crate::inputs::PathInput;
use crate::lower::model::PathArg;
use crate::lower::naming::unique_idents::Idents;

/// Names that the function itself uses.
const TAKEN: [&str; 2] = ["client", "body"];

pub fn lower(inputs: &[PathInput]) -> Vec<PathArg> {
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
