//! The variables with which a client logs in, and the credentials of others in queries and forms.

use std::collections::{BTreeMap, BTreeSet};

use crate::credentials::{is_credential_name, is_login_name, is_password_name, is_used_once, is_which_password};
use crate::inputs::{one_time, registration};
use crate::resolve::model::{Api, Capture, Operation, Url};
use crate::resolve::variables::template;
use crate::script::{Constant, Value};

/// The variables of requests that log in.
#[derive(Default)]
pub(super) struct Logins {
    /// Variables in place of literal credentials.
    literals: BTreeSet<String>,
    /// Those in place of passwords, and of what is used once, in queries and forms.
    of_users: BTreeSet<String>,
    /// How many requests have each variable as a token that is used once.
    once: BTreeMap<String, usize>,
    variables: BTreeSet<String>,
    /// Variables that scripts take from answers, with the variables that are values in these requests.
    tokens: BTreeMap<String, BTreeSet<String>>,
}

impl Logins {
    pub(super) fn of(api: &Api) -> Self {
        let replaced = api.secrets.iter().filter(|secret| !secret.open).map(|secret| &secret.variable);
        let is_declared = |name: &str| api.variable(name).is_some_and(|variable| variable.declared);
        let literals = replaced.filter(|name| !is_declared(name)).cloned().collect();
        Self { literals, ..Self::default() }
    }

    /// Adds a request; `of_path` are the variables in its path.
    pub(super) fn add<'o>(&mut self, operation: &'o Operation, of_path: impl IntoIterator<Item = &'o str>) {
        let rows: Vec<(&str, &str)> = operation.sent_values().collect();
        let values = || rows.iter().flat_map(|(_, value)| template::names(value));
        let is_grant = rows.iter().any(|(key, _)| *key == "grant_type");
        let own: Vec<String> = values().filter(|name| !self.literals.contains(*name)).map(str::to_owned).collect();
        for capture in operation.captures.iter().filter(|capture| is_from_answer(capture)) {
            self.tokens.entry(capture.variable.clone()).or_default().extend(own.iter().cloned());
        }
        self.variables.extend(registration::variables(operation).into_iter().flatten());
        if is_grant {
            let of_client = rows.iter().filter(|row| !self.is_password_of_user(row, &rows));
            let names: Vec<&str> = of_client.flat_map(|(_, value)| template::names(value)).collect();
            self.variables.extend(names.into_iter().map(str::to_owned));
        } else if self.has_login(&rows) {
            self.variables.extend(own);
        }
        if gets_token(operation) {
            self.variables.extend(of_path.into_iter().map(str::to_owned));
        }
        let of_users = rows
            .iter()
            .filter_map(|(key, value)| Some((*key, template::whole(value)?)))
            .filter(|row| is_password(row) || is_used_once(row.0))
            .map(|(_, name)| name);
        self.of_users.extend(of_users.filter(|name| self.literals.contains(*name)).map(str::to_owned));
        let once: BTreeSet<&str> = one_time::rows(operation).filter_map(|(_, value)| template::whole(value)).collect();
        for name in once {
            *self.once.entry(name.to_owned()).or_default() += 1;
        }
    }

    /// Adds what is sent for the tokens that auth uses.
    pub(super) fn settle(&mut self, auth: &BTreeSet<String>) {
        let tokens = self.tokens.iter().filter(|(token, _)| auth.contains(*token));
        self.variables.extend(tokens.flat_map(|(_, sent)| sent).cloned());
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.variables.contains(name)
    }

    /// Returns `true` for a password, or what is used once, that a query or form has as a literal: it is that of a user, not of the client.
    pub(super) fn has_credential_of_user(&self, name: &str) -> bool {
        self.of_users.contains(name) && !self.has(name)
    }

    /// Returns `true` for a variable that is a token used once in each request that has it as a value, of which there are `requests`. One that a script
    /// takes from an answer may be of the client.
    pub(super) fn has_token_of_one_call(&self, name: &str, requests: usize) -> bool {
        self.once.get(name) == Some(&requests) && !self.has(name) && !self.tokens.contains_key(name)
    }

    /// Returns `true` for a literal password of a grant beside a literal user name (RFC 6749, section 4.3): both are of a user.
    fn is_password_of_user(&self, (key, value): &(&str, &str), rows: &[(&str, &str)]) -> bool {
        let is_user = |(key, value): &(&str, &str)| is_login_name(key) && template::names(value).is_empty();
        is_password_name(key)
            && template::whole(value).is_some_and(|name| self.literals.contains(name))
            && rows.contains(&("grant_type", "password"))
            && rows.iter().any(is_user)
    }

    /// Returns `true` for a name and a password that are variables: one client is logged in with them.
    fn has_login(&self, rows: &[(&str, &str)]) -> bool {
        let is_own = |value: &str| template::whole(value).is_some_and(|name| !self.literals.contains(name));
        rows.iter().any(|(key, value)| is_password_name(key) && is_own(value))
    }
}

/// Returns `true` for the key of a password and its variable; `old` and `new` are such keys beside `oldPassword`.
fn is_password((key, variable): &(&str, &str)) -> bool {
    is_password_name(key) || is_which_password(key) && is_password_name(variable)
}

/// Returns the variables that are the registration of an OAuth 2 client, in the query of a login (RFC 6749, section 4).
pub(super) fn registration(url: &Url) -> impl Iterator<Item = &str> {
    let enabled = url.query.iter().filter(|row| !row.disabled);
    let has = |key: &str| enabled.clone().any(|row| row.key == key);
    let logs_in = has("client_id") && ["redirect_uri", "response_type", "grant_type"].into_iter().any(has);
    let of_client = enabled.filter(move |row| logs_in && ["client_id", "redirect_uri"].contains(&row.key.as_str()));
    of_client.filter_map(|row| template::whole(row.value.as_deref()?))
}

/// Returns `true` for a request whose answer sets a credential: a client that renews it has no caller who could pass an argument.
fn gets_token(operation: &Operation) -> bool {
    operation.captures.iter().any(|capture| is_from_answer(capture) && is_credential_name(&capture.variable))
}

/// Returns `true` for a value that comes from the answer.
pub(super) fn is_from_answer(capture: &Capture) -> bool {
    !matches!(capture.value, Value::Unset | Value::Constant(Constant::Text(_)))
}
