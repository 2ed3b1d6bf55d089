//! The token endpoint (RFC 6749, section 3.2): requests, answers and errors.

use std::time::Duration;

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, Method};
use serde_json::Value;

use super::context::LoginContext;
use super::settings::GrantSettings;
use super::tokens::Token;
use crate::auth::schemes::plain::basic;
use crate::auth::settings::TokenParameter;
use crate::error::Fault;
use crate::request::Invalid;
use crate::request::Request;
use crate::request::Secrets;
use crate::request::url::{Target, encode};
use crate::response::Response;

/// The number of characters of a server's description that errors show.
const SHOWN: usize = 200;

/// Refreshes a token (RFC 6749, section 6).
pub(super) fn refresh(token: &str) -> Vec<(&'static str, &str)> {
    vec![("grant_type", "refresh_token"), ("refresh_token", token)]
}

/// Fetches a token through the client's transport. Redirects are not followed: they would lead credentials away.
pub(super) async fn fetch(
    settings: &GrantSettings,
    grant: &[(&'static str, &str)],
    context: LoginContext<'_>,
) -> Result<Token, Fault> {
    let request = request(settings, grant, context.timeout)?;
    let secrets = request.secrets.clone();
    let response = context.sender.send(request).await.map_err(Fault::Transport)?;
    token(&response, context).map_err(|reason| Fault::Token(secrets.mask(&reason).into_owned()))
}

fn request(
    settings: &GrantSettings,
    grant: &[(&'static str, &str)],
    timeout: Option<Duration>,
) -> Result<Request, Fault> {
    let refreshes = grant.contains(&("grant_type", "refresh_token"));
    let url = if refreshes && !settings.refresh_url.is_empty() { &settings.refresh_url } else { &settings.token_url };
    let mut fields = grant.to_vec();
    let exchanges = grant.contains(&("grant_type", "authorization_code"));
    // the code already has its scope (RFC 6749, section 4.1.3)
    let scope = if exchanges { "" } else { settings.scope.as_str() };
    let more = [("scope", scope), ("audience", settings.audience.as_str()), ("resource", settings.resource.as_str())];
    fields.extend(more.into_iter().filter(|(_, value)| !value.is_empty()));

    let parameters = if refreshes { &settings.refresh_parameters } else { &settings.token_parameters };
    let mut query = Vec::new();
    for parameter in parameters {
        if let TokenParameter::Query(name, value) = parameter {
            query.push((name.as_str(), value.as_str()));
        }
    }
    let mut request = Request::new(Method::POST, with_query(&target(url)?, &query))
        .with_header(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"))
        .with_header(ACCEPT, HeaderValue::from_static("application/json"));
    let mut secrets = vec![settings.client_secret.clone(), settings.password.clone()];
    secrets.extend(grant.iter().filter(|(name, _)| is_secret(name)).map(|(_, value)| (*value).to_owned()));
    if settings.client_secret.is_empty() || settings.credentials_in_body {
        // a public client only identifies itself (RFC 6749, section 3.2.1)
        fields.push(("client_id", &settings.client_id));
        fields
            .extend(Some(("client_secret", settings.client_secret.as_str())).filter(|(_, secret)| !secret.is_empty()));
    } else {
        let [id, secret] = [&settings.client_id, &settings.client_secret].map(|text| encode::form(text));
        let mut value = HeaderValue::try_from(basic::header(&id, &secret))
            .map_err(|_| Invalid::new("client id and secret do not fit into a header"))?;
        value.set_sensitive(true);
        request.headers.insert(AUTHORIZATION, value);
    }
    secrets.extend(parameters.iter().map(|parameter| parameter.texts()[1].clone()));
    add(parameters, &mut request, &mut fields)?;
    request.timeout = timeout;
    request.secrets = Secrets::new(secrets);
    Ok(request.with_body(form(&fields)))
}

/// Adds headers and fields; each replaces one of the same name.
fn add<'a>(
    parameters: &'a [TokenParameter<String>],
    request: &mut Request,
    fields: &mut Vec<(&'a str, &'a str)>,
) -> Result<(), Invalid> {
    let names =
        |name: &str| parameters.iter().any(|other| matches!(other, TokenParameter::Body(other, _) if other == name));
    fields.retain(|(name, _)| !names(name));
    for parameter in parameters {
        match parameter {
            TokenParameter::Query(..) => {}
            TokenParameter::Body(name, value) => fields.push((name, value)),
            TokenParameter::Header(name, value) => {
                let invalid = |_| Invalid::new(format!("the header {name} of the token request is not one"));
                let (name, mut value) = HeaderName::try_from(name.as_str())
                    .map_err(|_| ())
                    .and_then(|name| HeaderValue::try_from(value.as_str()).map(|value| (name, value)).map_err(|_| ()))
                    .map_err(invalid)?;
                value.set_sensitive(true);
                request.headers.insert(name, value);
            }
        }
    }
    Ok(())
}

/// The URL with more parameters in its query.
pub(super) fn with_query(url: &str, query: &[(&str, &str)]) -> String {
    match (query, url.contains('?')) {
        ([], _) => url.to_owned(),
        (_, true) => format!("{url}&{}", form(query)),
        (_, false) => format!("{url}?{}", form(query)),
    }
}

fn is_secret(name: &str) -> bool {
    matches!(name, "refresh_token" | "code" | "code_verifier" | "password")
}

/// The URL as Postman encodes it.
pub(super) fn target(url: &str) -> Result<String, Invalid> {
    let target = Target::parse(url).map_err(|invalid| Invalid::new(format!("the URL of OAuth 2: {invalid}")))?;
    Ok(target.url())
}

/// `application/x-www-form-urlencoded` (appendix B), with `%20` for a space.
pub(super) fn form(fields: &[(&str, &str)]) -> String {
    let pairs: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", encode::form(value))).collect();
    pairs.join("&")
}

/// Reads the answer (RFC 6749, sections 5.1 and 5.2).
fn token(response: &Response, context: LoginContext<'_>) -> Result<Token, String> {
    let status = response.status();
    let body: Option<Value> = response.json().ok();
    let text = |name: &str| body.as_ref()?.get(name)?.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    // some servers answer errors with 200
    if let Some(error) = text("error") {
        let shown = match text("error_description") {
            Some(description) => format!("{error}: {description}"),
            None => error,
        };
        let shown: String = shown.chars().filter(|char| !char.is_control()).take(SHOWN).collect();
        return Err(format!("the token server answered {status} with the error {shown}"));
    }
    if !status.is_success() {
        return Err(format!("the token server answered {status}"));
    }
    let access = text("access_token")
        .ok_or_else(|| format!("the token server answered {status}, but without `access_token`"))?;
    let seconds = body.as_ref().and_then(|body| body.get("expires_in")).and_then(|seconds| match seconds {
        Value::String(text) => text.trim().parse().ok(),
        number => number.as_u64(),
    });
    Ok(Token::new(access, text("refresh_token"), seconds, context.sources.now()))
}
