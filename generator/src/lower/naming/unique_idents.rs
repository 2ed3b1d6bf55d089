//! Identifiers that are unique in one scope.

use std::collections::BTreeSet;

use crate::lower::model::Ident;
use crate::name::{self, Numbering};

/// The names in use in one struct, function or `impl`.
pub struct Idents {
    taken: BTreeSet<Ident>,
    numbering: Numbering,
    /// The name for a key without letters.
    fallback: &'static str,
}

impl Idents {
    pub fn new(fallback: &'static str, reserved: &[&str]) -> Self {
        let taken = reserved.iter().map(|name| (*name).to_owned()).collect();
        Self { taken, numbering: Numbering::default(), fallback }
    }

    /// Returns the name of the key, or with the suffix, or with a number.
    pub fn take(&mut self, key: &str, suffix: &str) -> Ident {
        let plain = name::snake(key, self.fallback);
        let with_suffix = (!suffix.is_empty()).then(|| name::snake(&format!("{key} {suffix}"), self.fallback));
        let is_free = |ident: &str| !self.taken.contains(ident);
        let ident = [plain].into_iter().chain(with_suffix).find(|ident| is_free(ident)).unwrap_or_else(|| {
            let numbered = |n| name::snake(&format!("{key} {n}"), self.fallback);
            self.numbering.free(key, numbered, is_free)
        });
        self.taken.insert(ident.clone());
        ident
    }
}

#[cfg(test)]
mod tests {
    use super::Idents;

    #[test]
    fn a_taken_name_gets_the_suffix_and_then_a_number() {
        let mut idents = Idents::new("field", &["client"]);
        let taken = ["id", "client", "Id", "ID", "🎉"].map(|key| idents.take(key, "header"));
        assert_eq!(taken, ["id", "client_header", "id_header", "id_2", "field"]);
    }
}
