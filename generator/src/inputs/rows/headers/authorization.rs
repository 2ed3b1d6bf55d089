//! An `Authorization` header that becomes auth: `Bearer {{token}}`.

use super::only::only;
use crate::inputs::variables::facts::whole;
use crate::json::Json;
use crate::read::model::{Auth, Header};

/// Returns the index of the header and its auth, unless the request already has that auth.
///
/// A signed request keeps its header, which its auth replaces unless its credentials are empty.
pub(super) fn of_header(headers: &[Header], signed: Option<&Auth>) -> Option<(usize, Option<Auth>)> {
    let (index, header) = only(headers, "Authorization")?;
    let auth = auth(header.value.trim())?;
    match signed {
        None => Some((index, Some(auth))),
        Some(signed) if signed.kind == auth.kind && signed.text("token") == auth.text("token") => Some((index, None)),
        Some(_) => None,
    }
}

/// One variable, with or without the name of a scheme before it.
fn auth(value: &str) -> Option<Auth> {
    let (scheme, credential) = value.split_once(' ').unwrap_or(("", value));
    let is_scheme = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    whole(credential.trim()).filter(|name| is_scheme && !name.starts_with('$'))?;
    let text = |text: &str| Json::String(text.into());
    Some(match scheme {
        "Bearer" => Auth { kind: "bearer".to_owned(), params: vec![("token".to_owned(), text(credential.trim()))] },
        _ => {
            let params = [("key", "Authorization"), ("value", value), ("in", "header")];
            let params = params.into_iter().map(|(key, value)| (key.to_owned(), text(value))).collect();
            Auth { kind: "apikey".to_owned(), params }
        }
    })
}
