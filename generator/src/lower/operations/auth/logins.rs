//! Requests that log in, and the variables that they fetch for others.

use std::collections::BTreeSet;

use crate::credentials::{is_credential_name, is_password_name, is_used_once, says_password};
use crate::json::Json;
use crate::name;
use crate::read::model::{Auth, Body};
use crate::resolve::model::{Folder, Operation};
use crate::resolve::used_by_auth;
use crate::resolve::variables::template;
use crate::script::Value;

/// Words in the titles and paths of requests that log in.
const LOGINS: [&str; 9] =
    ["auth", "authenticate", "authentication", "login", "register", "registration", "signin", "signon", "signup"];

/// Returns the variables that requests set from their answers.
pub fn fetched_by_all(root: &Folder) -> BTreeSet<String> {
    root.all_operations().flat_map(fetched).map(str::to_owned).collect()
}

/// Returns the variables that a request sets from its answer.
pub fn fetched(operation: &Operation) -> BTreeSet<&str> {
    let set = operation.captures.iter().filter(|capture| !matches!(capture.value, Value::Unset | Value::Constant(_)));
    set.map(|capture| capture.variable.as_str()).collect()
}

/// Returns `true` for a request that is sent before there is what signs it: it fetches that itself, or makes an account, or has no password yet.
/// `tokens` are the variables that the requests of the client fetch; a request with an argument in its path is about something that exists.
pub fn comes_before_auth(operation: &Operation, auth: &Auth, tokens: &BTreeSet<String>, has_argument: bool) -> bool {
    let used = used_by_auth(auth);
    if used.is_empty() {
        return false;
    }
    let fetched = fetched(operation);
    if used.iter().all(|name| fetched.contains(name.as_str())) {
        return logs_in(operation) || sends_other_credential(operation, &used);
    }
    let is_token = auth.kind == "bearer" || used.iter().all(|name| tokens.contains(name));
    is_token && !has_argument && (opens_account(operation) || asks_for_password(operation))
}

fn logs_in(operation: &Operation) -> bool {
    let words = words(operation);
    !is_renewal(&words) && (says_so(&words) || sends_password(operation))
}

fn is_renewal(words: &[Vec<String>; 2]) -> bool {
    words.iter().flatten().any(|word| ["refresh", "renew"].contains(&word.as_str()))
}

/// Returns `true` for a request that registers or logs in with a password.
fn opens_account(operation: &Operation) -> bool {
    sends_password(operation) && says_so(&words(operation))
}

/// Returns `true` for `Forgot password`, and for the reset of one that is not known.
fn asks_for_password(operation: &Operation) -> bool {
    let words = words(operation);
    let has = |any: &[&str]| words.iter().flatten().any(|word| any.contains(&word.as_str()));
    let is_once = |key: &str| is_used_once(key) || ["code", "token"].contains(&key.to_lowercase().as_str());
    let sends_once = || values(operation).iter().any(|(key, _)| is_once(key));
    has(&["forgot"])
        || has(&["forget", "forgotten", "recover", "recovery", "reset"])
            && words.iter().any(|words| says_password(&words.join(" ")))
            && (!sends_password(operation) || sends_once())
}

/// Returns `true` for a request with a credential of another kind than the variables that sign it: a code that was typed, a refresh token.
fn sends_other_credential(operation: &Operation, signed_with: &BTreeSet<String>) -> bool {
    let is_other = |value: &str| !template::names(value).into_iter().any(|name| signed_with.contains(name));
    values(operation).iter().any(|(key, value)| (is_credential_name(key) || is_used_once(key)) && is_other(value))
}

/// Returns `true` if the title or the path of a request says that it logs in.
pub fn is_called_login(operation: &Operation) -> bool {
    says_so(&words(operation))
}

/// The words of the title, and of the end of the path.
fn words(operation: &Operation) -> [Vec<String>; 2] {
    let last = operation.url.base.rsplit('/').next().unwrap_or_default();
    [name::words(&operation.name), name::words(last)]
}

fn says_so(words: &[Vec<String>; 2]) -> bool {
    let is_pair =
        |pair: &[String]| matches!([pair[0].as_str(), pair[1].as_str()], ["log" | "sign", "in" | "on" | "up"]);
    words.iter().flatten().any(|word| LOGINS.contains(&word.as_str()))
        || words.iter().any(|words| words.windows(2).any(is_pair))
}

fn sends_password(operation: &Operation) -> bool {
    values(operation).iter().any(|(key, _)| is_password_name(key))
}

/// Returns the keys and values of the query and of the body.
fn values(operation: &Operation) -> Vec<(String, String)> {
    let mut values: Vec<_> = operation.sent_values().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    if let Some(Body::Raw { text, .. }) = &operation.body
        && let Ok(json) = serde_json::from_str::<Json>(text)
    {
        add_members(&json, &mut values);
    }
    values
}

fn add_members(json: &Json, values: &mut Vec<(String, String)>) {
    let Json::Object(members) = json else { return };
    for (key, value) in members {
        match value {
            Json::Object(_) => add_members(value, values),
            value => values.push((key.clone(), value.to_js_string())),
        }
    }
}
