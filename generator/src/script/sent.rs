//! The request of `pm.sendRequest`, as a script builds it (Postman's behavior, 8.5).

use crate::json::Json;
use crate::read::model::{Auth, Body, FormParam, FormValue, Header, Request, Url};
use crate::script::values::transform::Transform;
use crate::script::values::truth::Reason;
use crate::script::values::value::{Constant, Value};

type Members = Vec<(String, Value)>;

/// A URL, or an object with `url`, `method`, `header` and `body`.
pub(crate) fn request(value: Value) -> Result<Request, Reason> {
    let Value::Object(mut members) = value else {
        return Ok(Request { method: "GET".to_owned(), url: url(value)?, auth: Some(no_auth()), ..Request::default() });
    };
    let method = match take(&mut members, "method") {
        None => "GET".to_owned(),
        Some(method) => constant(method)?.to_ascii_uppercase(),
    };
    let mut headers =
        take(&mut members, "header").or_else(|| take(&mut members, "headers")).map_or(Ok(Vec::new()), headers)?;
    let mut auth = take(&mut members, "auth").map_or(Ok(None), |value| auth(value).map(Some))?;
    if auth.is_none() {
        auth = basic(&mut headers)?;
    }
    Ok(Request {
        method,
        url: url(take(&mut members, "url").ok_or("a request without a URL")?)?,
        headers: headers.into_iter().map(header).collect::<Result<_, Reason>>()?,
        body: take(&mut members, "body").map_or(Ok(None), body)?,
        auth: Some(auth.unwrap_or_else(no_auth)),
        description: String::new(),
    })
}

fn no_auth() -> Auth {
    Auth { kind: "noauth".to_owned(), params: Vec::new() }
}

fn take(members: &mut Members, name: &str) -> Option<Value> {
    let at = members.iter().rposition(|(key, _)| key == name)?;
    Some(members.swap_remove(at).1)
        .filter(|value| *value != Value::UNDEFINED && *value != Value::Constant(Constant::Null))
}

fn constant(value: Value) -> Result<String, Reason> {
    match value {
        Value::Constant(Constant::Text(text)) => Ok(text),
        _ => Err("a method, name or mode that is not constant".into()),
    }
}

/// Returns a text of constants and variables as a template.
fn template(value: Value) -> Result<String, Reason> {
    match value {
        // braces in a text of the script are sent as they are, unlike those of a template
        Value::Constant(Constant::Text(text)) if !text.contains("{{") => Ok(text),
        Value::Constant(constant @ (Constant::Number(_) | Constant::Bool(_))) => Ok(constant.to_string()),
        Value::Variable(name) => Ok(format!("{{{{{name}}}}}")),
        Value::Template(parts) => parts.into_iter().map(template).collect(),
        Value::Transformed { of, by: Transform::ToText } => template(*of),
        Value::Drawn { of, .. } => match *of {
            Value::Substituted(text) => Ok(text),
            _ => Err("a request with a value that is computed".into()),
        },
        _ => Err("a request with a value that is computed".into()),
    }
}

fn url(value: Value) -> Result<Url, Reason> {
    let text = template(value)?;
    if text.is_empty() {
        Err("a request without a URL".into())
    } else if is_library(&text) {
        Err("a request for a library of scripts".into())
    } else {
        Ok(Url::Text { text, path_variables: Vec::new() })
    }
}

/// Returns `true` for the address of a JavaScript file, which a script loads to evaluate it.
fn is_library(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    path.rsplit_once('.').is_some_and(|(_, ending)| ["js", "mjs"].contains(&ending.to_lowercase().as_str()))
}

/// Lines of a text, a list of them, a list of `{key, value}`, or an object.
fn headers(value: Value) -> Result<Members, Reason> {
    match value {
        Value::Object(members) => Ok(members),
        Value::Array(rows) => rows.into_iter().map(row).collect(),
        Value::Constant(Constant::Text(lines)) => {
            lines.lines().filter(|line| !line.trim().is_empty()).map(|one| line(Value::text(one))).collect()
        }
        one => Ok(vec![line(one)?]),
    }
}

fn row(row: Value) -> Result<(String, Value), Reason> {
    let Value::Object(mut members) = row else { return line(row) };
    let key = constant(take(&mut members, "key").ok_or("a row without a key")?)?;
    Ok((key, take(&mut members, "value").unwrap_or_else(|| Value::text(""))))
}

/// `Name: value`, where the name is constant.
fn line(line: Value) -> Result<(String, Value), Reason> {
    let mut parts = match line {
        Value::Template(parts) => parts,
        one => vec![one],
    };
    let Some(Value::Constant(Constant::Text(first))) = parts.first_mut() else {
        return Err("a header whose name is not constant".into());
    };
    let (name, rest) = first.split_once(':').ok_or("a header without a colon")?;
    let (name, rest) = (name.trim().to_owned(), rest.trim_start().to_owned());
    *first = rest;
    let value = if parts.len() == 1 { parts.remove(0) } else { Value::Template(parts) };
    Ok((name, value))
}

fn header((key, value): (String, Value)) -> Result<Header, Reason> {
    Ok(Header { key, value: template(value)?, ..Header::default() })
}

/// `Authorization: Basic` of a user and a password, which the client encodes.
fn basic(headers: &mut Members) -> Result<Option<Auth>, Reason> {
    let Some(at) = headers.iter().position(|(name, _)| name.eq_ignore_ascii_case("authorization")) else {
        return Ok(None);
    };
    let Value::Template(parts) = &headers[at].1 else { return Ok(None) };
    let [Value::Constant(Constant::Text(scheme)), Value::Transformed { of, by: Transform::ToBase64 }] =
        parts.as_slice()
    else {
        return Ok(None);
    };
    if scheme.trim() != "Basic" {
        return Ok(None);
    }
    let pair = template((**of).clone())?;
    let (username, password) = pair.split_once(':').ok_or("basic auth without a password")?;
    headers.remove(at);
    let params = [("username", username), ("password", password)];
    let params = params.map(|(key, text)| (key.to_owned(), Json::String(text.to_owned()))).to_vec();
    Ok(Some(Auth { kind: "basic".to_owned(), params }))
}

/// `{ type: "basic", basic: [{ key, value }, …] }`, or an object in place of the list.
fn auth(value: Value) -> Result<Auth, Reason> {
    let Value::Object(mut members) = value else { return Err("auth that is not an object".into()) };
    let kind = constant(take(&mut members, "type").ok_or("auth without a type")?)?;
    let params = match take(&mut members, &kind) {
        None => Vec::new(),
        Some(Value::Object(members)) => members,
        Some(Value::Array(rows)) => rows.into_iter().map(row).collect::<Result<_, Reason>>()?,
        Some(_) => return Err("auth whose parameters are not a list".into()),
    };
    let text = |(key, value): (String, Value)| Ok((key, Json::String(template(value)?)));
    Ok(Auth { kind, params: params.into_iter().map(text).collect::<Result<_, Reason>>()? })
}

fn body(value: Value) -> Result<Option<Body>, Reason> {
    let Value::Object(mut members) = value else {
        return raw(value).map(Some);
    };
    let Some(mode) = take(&mut members, "mode") else { return Ok(None) };
    let mode = constant(mode)?;
    let Some(content) = take(&mut members, &mode) else { return Ok(None) };
    Ok(Some(match mode.as_str() {
        "raw" => raw(content)?,
        "urlencoded" => Body::Urlencoded(form(content)?),
        "formdata" => Body::Multipart(form(content)?),
        _ => return Err("a body of a mode that is not read".into()),
    }))
}

fn raw(value: Value) -> Result<Body, Reason> {
    match value {
        Value::Transformed { of, by: Transform::ToJson { .. } } => {
            Ok(Body::Raw { text: json(*of)?.to_compact(), language: Some("json".to_owned()) })
        }
        text => Ok(Body::Raw { text: template(text)?, language: None }),
    }
}

fn json(value: Value) -> Result<Json, Reason> {
    Ok(match value {
        Value::Object(members) => {
            let member = |(key, value): (String, Value)| Ok((key, json(value)?));
            Json::Object(members.into_iter().map(member).collect::<Result<_, Reason>>()?)
        }
        Value::Array(elements) => Json::Array(elements.into_iter().map(json).collect::<Result<_, Reason>>()?),
        Value::Constant(Constant::Null) => Json::Null,
        Value::Constant(Constant::Bool(flag)) => Json::Bool(flag),
        Value::Constant(Constant::Number(number)) => Json::Float(number),
        text => Json::String(template(text)?),
    })
}

/// Rows of a form, or a text of `name=value` pairs. A row that a script adds conditionally is disabled.
fn form(value: Value) -> Result<Vec<FormParam>, Reason> {
    match value {
        Value::Array(rows) => rows.into_iter().map(|one| param(row(one)?)).collect(),
        Value::Object(members) => members.into_iter().map(param).collect(),
        Value::Choice { then, otherwise, .. } => {
            let (longer, shorter) = (form(*then)?, form(*otherwise)?);
            let (mut longer, shorter) =
                if longer.len() < shorter.len() { (shorter, longer) } else { (longer, shorter) };
            if longer[..shorter.len()] != shorter {
                return Err("a form of which there are two".into());
            }
            longer[shorter.len()..].iter_mut().for_each(|param| param.disabled = true);
            Ok(longer)
        }
        text => {
            let pairs = template(text)?;
            let pair = |pair: &str| {
                pair.split_once('=')
                    .map_or((pair.to_owned(), String::new()), |(key, value)| (key.to_owned(), value.to_owned()))
            };
            let pairs = pairs.split('&').filter(|pair| !pair.is_empty()).map(pair);
            Ok(pairs
                .map(|(key, value)| FormParam { key, value: FormValue::Text(value), ..FormParam::default() })
                .collect())
        }
    }
}

fn param((key, value): (String, Value)) -> Result<FormParam, Reason> {
    Ok(FormParam { key, value: FormValue::Text(template(value)?), ..FormParam::default() })
}
