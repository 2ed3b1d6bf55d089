//! Path variables as arguments.

use super::idents::Idents;
use super::model::PathArg;
use crate::resolve::model::Url;

/// Names that the function itself uses.
const TAKEN: [&str; 2] = ["client", "body"];

pub(super) fn lower(url: &Url) -> Vec<PathArg> {
    let mut idents = Idents::new("segment", &TAKEN);
    url.path_variables
        .iter()
        .map(|variable| {
            let ident = idents.take(&variable.key, "segment");
            // Postman leaves a variable without a value in the path as it is written
            let saved = variable
                .value
                .clone()
                .filter(|value| !value.is_empty())
                .unwrap_or_else(|| format!(":{}", variable.key));
            PathArg { ident, key: variable.key.clone(), saved }
        })
        .collect()
}
