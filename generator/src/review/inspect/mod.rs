//! The tree of what was generated, and the coverage of the collection.

mod text;
mod tree;

use serde_json::json;

use super::{Answers, Coverage, Surface};
use tree::{Folder, VariableUse};

/// What becomes of a collection.
#[derive(Clone, Debug)]
pub struct Inspection {
    root: Folder,
    variables: Vec<VariableUse>,
    /// Where the types of answers come from.
    pub answers: Answers,
    /// What the client carries.
    pub coverage: Coverage,
}

impl Inspection {
    pub(crate) fn new(surface: &Surface, answers: Answers, coverage: Coverage) -> Self {
        Self { root: tree::folder(surface, &answers, ""), variables: tree::variables(surface), answers, coverage }
    }

    /// One object: `tree` (folders with `name`, `auth`, `operations`, `folders`), `variables`, `answers` and `coverage`.
    pub fn to_json(&self) -> String {
        let variables: Vec<_> = self.variables.iter().map(VariableUse::to_value).collect();
        let all = json!({
            "tree": self.root.to_value(),
            "variables": variables,
            "answers": self.answers.to_value(),
            "coverage": self.coverage.to_value(),
        });
        format!("{all:#}\n")
    }
}
