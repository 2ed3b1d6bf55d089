//! The tree of a client, and the coverage of its collection.

mod text;
mod tree;

use serde_json::json;

use super::{Answers, Coverage, Surface};
use crate::inputs::InputReason;
use crate::lower::model::Client;
use tree::{Folder, VariableUse};

/// The client of a collection, with its inputs and coverage.
#[derive(Clone, Debug)]
pub struct Inspection {
    root: Folder,
    variables: Vec<VariableUse>,
    /// The sources of the types of answers.
    pub answers: Answers,
    reasons: Vec<InputReason>,
    /// The coverage of the client.
    pub coverage: Coverage,
}

impl Inspection {
    pub(crate) fn new(surface: &Surface, client: &Client, reasons: Vec<InputReason>, coverage: Coverage) -> Self {
        let answers = Answers::of(client);
        let (root, variables) = (tree::folder(surface, &answers, ""), tree::variables(client));
        Self { root, variables, answers, reasons, coverage }
    }

    /// Returns one JSON object: `tree` (folders with `name`, `auth`, `operations`, `folders`), `variables`, `inputs` (with the reason for each),
    /// `answers` and `coverage`.
    pub fn to_json(&self) -> String {
        let variables: Vec<_> = self.variables.iter().map(VariableUse::to_value).collect();
        let reason =
            |one: &InputReason| json!({"input": one.subject, "is": one.is, "why": one.why, "overrule": one.overrule});
        let all = json!({
            "tree": self.root.to_value(),
            "variables": variables,
            "inputs": self.reasons.iter().map(reason).collect::<Vec<_>>(),
            "answers": self.answers.to_value(),
            "coverage": self.coverage.to_value(),
        });
        format!("{all:#}\n")
    }
}
