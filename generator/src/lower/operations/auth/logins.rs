//! Requests that log in, and the variables that they fetch for others.

use std::collections::BTreeSet;

use crate::credentials::is_password_name;
use crate::json::Json;
use crate::name;
use crate::read::model::{Auth, Body};
use crate::resolve::model::Operation;
use crate::resolve::used_by_auth;
use crate::script::Value;

/// Words in the titles and paths of requests that log in.
const LOGINS: [&str; 9] =
    ["auth", "authenticate", "authentication", "login", "register", "registration", "signin", "signon", "signup"];

/// Returns the variables that a request sets from its answer.
pub fn fetched(operation: &Operation) -> BTreeSet<&str> {
    let set = operation.captures.iter().filter(|capture| !matches!(capture.value, Value::Unset | Value::Constant(_)));
    set.map(|capture| capture.variable.as_str()).collect()
}

/// Returns `true` if a request logs in, and is signed with what it fetches: the first time, there is nothing.
pub fn fetches_its_auth(operation: &Operation, auth: &Auth) -> bool {
    let (used, fetched) = (used_by_auth(auth), fetched(operation));
    !used.is_empty() && used.iter().all(|name| fetched.contains(name.as_str())) && logs_in(operation)
}

fn logs_in(operation: &Operation) -> bool {
    let words = words(operation);
    let is_renewal = words.iter().flatten().any(|word| ["refresh", "renew"].contains(&word.as_str()));
    !is_renewal && (says_so(&words) || sends_password(operation.body.as_ref()))
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

fn sends_password(body: Option<&Body>) -> bool {
    match body {
        Some(Body::Raw { text, .. }) => serde_json::from_str(text).is_ok_and(|json: Json| has_password(&json)),
        Some(body) => body.form().iter().any(|field| !field.disabled && is_password_name(&field.key)),
        None => false,
    }
}

fn has_password(json: &Json) -> bool {
    let Json::Object(members) = json else { return false };
    members.iter().any(|(key, value)| is_password_name(key) || has_password(value))
}
