//! The parameters of an auth, as Postman reads them: the last of equal keys counts.

use crate::json::Json;
use crate::read::model::Auth;

pub fn value<'a>(auth: &'a Auth, key: &str) -> Option<&'a Json> {
    auth.params.iter().rev().find(|(other, _)| other == key).map(|(_, value)| value)
}

pub fn is_text(auth: &Auth, key: &str) -> bool {
    value(auth, key).is_some_and(|value| value.as_str().is_some())
}
