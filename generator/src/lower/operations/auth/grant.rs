//! OAuth 2: a token that the caller sets, or a grant by which the client fetches it.

use super::kinds::{GRANT, List};
use super::parameters::{is_text, value};
use crate::credentials::{is_credential_name, looks_like_credential};
use crate::diagnostic::{Code, Diagnostic};
use crate::json::Json;
use crate::lower::model::{Auth, TokenParameter};
use crate::lower::runtime::functions::{auth as constructors, token_parameter};
use crate::read::model as read;
use crate::resolve::variables::template;

/// The grants with a token URL.
const GRANTS: [&str; 5] = [
    "authorization_code",
    "authorization_code_with_pkce",
    "client_credentials",
    "password_credentials",
    "refresh_token",
];

/// Returns the auth for a token that the caller sets. The default prefix is `Bearer` (Postman's behavior, 7.6).
pub(super) fn fixed(auth: &read::Auth) -> Auth {
    let token = auth.text("accessToken");
    let (constructor, args) = match auth.text("addTokenTo").as_str() {
        "queryParams" => (constructors::OAUTH2_QUERY, vec![token]),
        _ => {
            let prefix = if is_text(auth, "headerPrefix") { auth.text("headerPrefix") } else { "Bearer".to_owned() };
            (constructors::OAUTH2, vec![token, prefix.trim().to_owned()])
        }
    };
    Auth::simple(constructor, args)
}

/// Returns `true` if the settings are sufficient to fetch a token.
pub(super) fn gets_tokens(auth: &read::Auth) -> bool {
    let grant = auth.text("grant_type");
    GRANTS.contains(&grant.as_str())
        && !auth.text("accessTokenUrl").is_empty()
        && !auth.text("clientId").is_empty()
        && matches!(auth.text("addTokenTo").as_str(), "" | "header" | "queryParams")
        && !auth.text("tokenType").eq_ignore_ascii_case("mac")
        && !GRANT.texts.iter().any(|(key, _)| holds_credential(&auth.text(key)))
        && GRANT.lists.iter().all(|list| parameters(auth, list).is_some())
}

/// Returns a note that users have to fetch tokens, if the collection is configured to do so and the client cannot.
pub(in crate::lower) fn not_carried(auth: &read::Auth) -> Option<Diagnostic> {
    let fixed = auth.kind == "oauth2" && !auth.text("accessTokenUrl").is_empty() && !gets_tokens(auth);
    fixed.then(|| {
        let message = "the client does not fetch OAuth 2 tokens itself: the auth has a grant type, parameters or a literal credential that is not carried";
        Diagnostic::new(Code::TokenByHand, message.to_owned()).help("fetch the token, and set it in the client's variables")
    })
}

/// Returns `true` if a URL or another text that would be written into the source contains a literal credential.
fn holds_credential(text: &str) -> bool {
    let query = text.split_once('?').map_or("", |(_, query)| query);
    let named = |pair: &str| {
        pair.split_once('=').is_some_and(|(key, value)| {
            (is_credential_name(key) && !template::has_variables(value)) || looks_like_credential(value)
        })
    };
    looks_like_credential(text) || (text.contains("://") && text.contains('@')) || query.split('&').any(named)
}

/// Returns a list of parameters; `None` if it cannot be carried: it has another form, a header for a page that a browser opens, or
/// a literal credential.
pub(super) fn parameters(auth: &read::Auth, list: &List) -> Option<Vec<TokenParameter>> {
    let rows = match value(auth, list.postman) {
        None | Some(Json::Null) => return Some(Vec::new()),
        Some(Json::Array(rows)) => rows,
        Some(_) => return None,
    };
    let mut parameters = Vec::new();
    for row in rows {
        if !matches!(row, Json::Object(_)) {
            return None;
        }
        let text = |key: &str| row.get(key).map(Json::to_js_string);
        let name = text("key").unwrap_or_default();
        if name.is_empty() || matches!(row.get("enabled"), Some(Json::Bool(false))) {
            continue;
        }
        let value = text("value").unwrap_or_default();
        let variant = match text("send_as").as_deref() {
            Some("request_header") => token_parameter::HEADER,
            Some("request_body") => token_parameter::BODY,
            Some("request_url") => token_parameter::QUERY,
            None | Some("") => list.place,
            Some(_) => return None,
        };
        let literal = !value.is_empty() && !template::has_variables(&value);
        let shows = holds_credential(&value) || looks_like_credential(&name) || (literal && is_credential_name(&name));
        if shows || (list.place == token_parameter::QUERY && variant != token_parameter::QUERY) {
            return None;
        }
        parameters.push(TokenParameter { variant, name, value });
    }
    Some(parameters)
}
