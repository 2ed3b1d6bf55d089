//! The contents of a client's page.

use crate::diagnostic::Diagnostics;
use crate::lower::model::Client;
use crate::resolve::Api;
use crate::review::Coverage;

/// The page of one client, as data.
#[derive(Clone, Debug)]
pub struct Report {
    /// The collection's name.
    pub(super) name: String,
    pub(super) client: Client,
    pub(super) coverage: Coverage,
    pub(super) credentials: Vec<Credential>,
}

/// A credential that was found, without its value.
#[derive(Clone, Debug)]
pub(super) struct Credential {
    /// The variable that replaces it.
    pub(super) variable: String,
    /// `Folder/Name: header Authorization`
    pub(super) found: String,
}

impl Report {
    pub(crate) fn new(api: &Api, client: Client, diagnostics: &Diagnostics) -> Self {
        let coverage = Coverage::of(api, &client, diagnostics);
        let credential = |secret: &crate::resolve::Secret| Credential {
            variable: secret.variable.clone(),
            found: secret.found.clone(),
        };
        let credentials = api.secrets.iter().filter(|secret| !secret.open).map(credential).collect();
        Self { name: api.name.clone(), client, coverage, credentials }
    }
}
