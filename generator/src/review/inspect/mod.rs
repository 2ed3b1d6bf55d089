//! The tree of what was generated, and the coverage of the collection.

mod text;
mod tree;

use serde_json::json;

use super::{Coverage, Surface};
use tree::{Folder, VariableUse};

/// What becomes of a collection.
#[derive(Clone, Debug)]
pub struct Inspection {
    root: Folder,
    variables: Vec<VariableUse>,
    /// What the client carries.
    pub coverage: Coverage,
}

impl Inspection {
    pub(crate) fn new(surface: &Surface, coverage: Coverage) -> Self {
        Self { root: tree::folder(surface, ""), variables: tree::variables(surface), coverage }
    }

    /// One object: `tree` (folders with `name`, `auth`, `operations`, `folders`), `variables` and `coverage`.
    pub fn to_json(&self) -> String {
        let variables: Vec<_> = self.variables.iter().map(VariableUse::to_value).collect();
        let all = json!({"tree": self.root.to_value(), "variables": variables, "coverage": self.coverage.to_value()});
        format!("{all:#}\n")
    }
}
