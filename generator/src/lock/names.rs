//! The names and guesses that the lock keeps for one client.

use std::collections::{BTreeMap, BTreeSet};

/// File → hash of its text.
pub(crate) type FileHashes = BTreeMap<String, String>;

/// The name of a function or module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    pub name: String,
    /// The modules around a function; written before the name, `self` for the client's root.
    pub module: Option<Vec<String>>,
    /// The name that its title in Postman alone would give, if it is different.
    pub from: Option<String>,
    /// Former names.
    pub old: Vec<String>,
    /// Paths that a function had in other modules; they are written with `old`.
    pub moved: Vec<Vec<String>>,
}

impl Kept {
    /// Returns the paths that it has had, the latest first.
    pub(crate) fn paths(&self) -> Vec<Vec<String>> {
        let own = self.module.iter().map(|module| module.iter().chain([&self.name]).cloned().collect());
        own.chain(self.moved.iter().cloned()).collect()
    }
}

/// The names of one client, by id, or by path, method and URL of the request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KeptNames {
    pub functions: BTreeMap<String, Kept>,
    pub modules: BTreeMap<String, Kept>,
    /// Names of types, by place: `books::get_book(200).items[]`.
    pub types: BTreeMap<String, String>,
    /// The guesses about inputs; `None` in a lock of an earlier version.
    pub inputs: Option<KeptInputs>,
}

/// The guesses about inputs, kept so that no addition to the collection changes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KeptInputs {
    /// Variables of paths and queries, and whether each belongs to the client or is passed with each call.
    pub variables: BTreeMap<String, bool>,
    /// Parameters that distinguish requests with one method and path: the key of the request and the name.
    pub constants: BTreeSet<(String, String)>,
}

/// The words in the lock for a variable of the client, for one that callers pass, and for a parameter that is always sent.
const CLIENT: &str = "client";
const CALL: &str = "call";
const CONSTANT: &str = "constant";

impl KeptInputs {
    /// The rows of the guesses, by their subjects: `{{name}}`, or `request ? parameter`.
    pub(super) fn rows(&self) -> impl Iterator<Item = (String, &'static str)> {
        let variables = self
            .variables
            .iter()
            .map(|(name, client)| (format!("{{{{{name}}}}}"), if *client { CLIENT } else { CALL }));
        let constants = self.constants.iter().map(|(request, name)| (format!("{request} ? {name}"), CONSTANT));
        variables.chain(constants)
    }

    pub(super) fn insert(&mut self, row: &str, is: &str) -> Option<()> {
        if is == CONSTANT {
            let (request, name) = row.rsplit_once(" ? ")?;
            self.constants.insert((request.to_owned(), name.to_owned()));
        } else {
            let name = row.strip_prefix("{{")?.strip_suffix("}}")?;
            let client = [CALL, CLIENT].iter().position(|known| *known == is)? == 1;
            self.variables.insert(name.to_owned(), client);
        }
        Some(())
    }
}

/// The part of the file about one client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) names: KeptNames,
    pub(super) files: FileHashes,
}
