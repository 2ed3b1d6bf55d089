//! An `Authorization` header that becomes auth: `Bearer {{token}}`.

use super::only::only;
use crate::json::Json;
use crate::read::model::{Auth, Header};
use crate::resolve::variables::template;

/// Returns the index of the header and its auth, unless the request already has that auth.
///
/// An auth that always sets `Authorization` replaces the header; another one keeps it, because it may have nothing to set.
pub(super) fn of_header(
    headers: &[Header],
    signed: Option<&Auth>,
    is_blank: impl Fn(&str) -> bool,
) -> Option<(usize, Option<Auth>)> {
    let (index, header) = only(headers, "Authorization")?;
    match signed {
        None => Some((index, Some(auth(header.value.trim())?))),
        Some(signed) => replaces(signed, is_blank).then_some((index, None)),
    }
}

fn replaces(signed: &Auth, is_blank: impl Fn(&str) -> bool) -> bool {
    let token = signed.text("token");
    match signed.kind.as_str() {
        "basic" => true,
        "bearer" => !token.is_empty() && !template::whole(&token).is_some_and(is_blank),
        _ => false,
    }
}

/// One variable, with or without the name of a scheme before it.
fn auth(value: &str) -> Option<Auth> {
    let (scheme, credential) = value.split_once(' ').unwrap_or(("", value));
    let is_scheme = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    template::whole(credential.trim()).filter(|name| is_scheme && !name.starts_with('$'))?;
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
