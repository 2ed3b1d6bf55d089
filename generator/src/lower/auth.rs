//! Auth parameters as a constructor of the runtime's `Auth`.

use super::model::Auth;
use crate::read::model as read;

/// `None` for a kind that the runtime cannot sign yet.
pub(super) fn lower(auth: &read::Auth) -> Option<Auth> {
    let text = |key: &str| auth.text(key);
    let (constructor, args) = match auth.kind.as_str() {
        "basic" => ("basic", vec![text("username"), text("password")]),
        "bearer" => ("bearer", vec![text("token")]),
        "apikey" if text("in") == "query" => ("api_key_query", vec![text("key"), text("value")]),
        "apikey" => ("api_key_header", vec![text("key"), text("value")]),
        "oauth2" => oauth2(auth),
        _ => return None,
    };
    Some(Auth { constructor, args })
}

/// Section 7.6: the prefix is `Bearer` unless the collection says otherwise.
fn oauth2(auth: &read::Auth) -> (&'static str, Vec<String>) {
    let named =
        |key: &str| auth.params.iter().rev().find(|(k, _)| k == key).map(|(_, v)| v).filter(|v| v.as_str().is_some());
    let token = auth.text("accessToken");
    match auth.text("addTokenTo").as_str() {
        "queryParams" => ("oauth2_query", vec![token]),
        _ => {
            let prefix = if named("headerPrefix").is_some() { auth.text("headerPrefix") } else { "Bearer".to_owned() };
            ("oauth2", vec![token, prefix.trim().to_owned()])
        }
    }
}
