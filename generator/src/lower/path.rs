//! Path variables as arguments.

use std::collections::BTreeSet;

use super::model::PathArg;
use crate::name;
use crate::resolve::model::Url;

/// Names that the function itself uses.
const TAKEN: [&str; 2] = ["client", "body"];

pub(super) fn lower(url: &Url) -> Vec<PathArg> {
    let mut taken: BTreeSet<String> = TAKEN.iter().map(|name| (*name).to_owned()).collect();
    url.path_variables
        .iter()
        .map(|variable| {
            let plain = name::snake(&variable.key, "segment");
            let candidates = [plain.clone(), name::snake(&format!("{} segment", variable.key), "segment")];
            let numbered = (2..).map(|n: usize| name::snake(&format!("{} {n}", variable.key), "segment"));
            let ident = candidates.into_iter().chain(numbered).find(|ident| !taken.contains(ident)).unwrap_or(plain);
            taken.insert(ident.clone());
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
