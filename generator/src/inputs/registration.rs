//! Token requests in JSON with nothing but what the client is registered with: variables and protocol fields, which a form has as constants, too.

use crate::credentials::is_credential_name;
use crate::json::Json;
use crate::name;
use crate::read::model::Body;
use crate::resolve::model::Operation;
use crate::resolve::variables::template;

/// Grants whose parameters are the same for each call (RFC 6749, sections 4.3, 4.4 and 6).
const GRANTS: [&str; 3] = ["client_credentials", "password", "refresh_token"];

/// Fields of what an API knows a client by, in one word.
const OF_CLIENT: [&str; 16] = [
    "accesskey",
    "accesskeyid",
    "apikey",
    "apisecret",
    "appid",
    "appkey",
    "appsecret",
    "audience",
    "clientid",
    "clientkey",
    "clientsecret",
    "consumerkey",
    "consumersecret",
    "resource",
    "scope",
    "secretkey",
];

/// Returns the variables of such a request.
pub(super) fn variables(operation: &Operation) -> Option<Vec<String>> {
    let Some(Body::Raw { text, .. }) = &operation.body else { return None };
    let members = members(text)?;
    let is_grant = members.iter().any(|(key, value)| key == "grant_type" && GRANTS.contains(&value.as_str()));
    let variables: Vec<String> = members
        .iter()
        .filter(|(key, value)| !(is_grant && key == "grant_type" && GRANTS.contains(&value.as_str())))
        .map(|(_, value)| template::whole(value).filter(|name| !name.starts_with('$')).map(str::to_owned))
        .collect::<Option<_>>()?;
    let is_of_client = |key: &str| OF_CLIENT.contains(&name::words(key).concat().as_str());
    let is_login = || {
        !operation.captures.is_empty()
            && members.iter().all(|(key, _)| is_of_client(key))
            && members.iter().any(|(key, _)| is_credential_name(key))
    };
    let keys = |members: &[(String, String)]| members.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
    let sends_same = |body: &Body| match body {
        Body::Raw { text, .. } => self::members(text).is_some_and(|other| keys(&other) == keys(&members)),
        _ => false,
    };
    let mut sent = operation.examples.iter().filter_map(|example| example.request_body.as_ref());
    let is_registration = !variables.is_empty() && (is_grant || is_login()) && sent.all(sends_same);
    is_registration.then_some(variables)
}

/// Returns the members of a JSON object of texts.
fn members(text: &str) -> Option<Vec<(String, String)>> {
    let Ok(Json::Object(members)) = serde_json::from_str(text) else { return None };
    let text = |(key, value): (String, Json)| Some((key, value.as_str()?.to_owned()));
    members.into_iter().map(text).collect()
}
