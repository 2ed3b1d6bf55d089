//! Tables of scripts and their effects.

mod changes;
mod claims;
mod control;
mod guide;
mod idioms;
mod limits;
mod lists;
pub(crate) mod origin;
mod sent;
mod sums;
mod values;

use super::{read_prerequest, read_test};
use crate::read::model::{Body, FormParam, FormValue, Request, Url};
use crate::script::Script;
use crate::script::effects::{Capture, Scope, Sent};

/// Captures and what is unread, one a line.
fn render(script: &Script) -> String {
    let capture = |capture: &Capture| {
        let scope = match capture.scope {
            Scope::Environment => "env",
            Scope::Collection => "col",
            Scope::Globals => "glob",
            Scope::Local => "local",
            Scope::EnvironmentOrCollection => "env|col",
        };
        let guard = capture.guard.as_ref().map(|guard| format!(" when {guard}")).unwrap_or_default();
        format!("{scope} {} = {}{guard}", capture.variable, capture.value)
    };
    let sent = |sent: &Sent| {
        let Request { method, url, headers, body, auth, .. } = &sent.request;
        let Url::Text { text: url, .. } = url else { panic!("a URL in parts") };
        let headers = headers.iter().map(|header| format!(" | {}: {}", header.key, header.value));
        let auth = auth.iter().filter(|auth| auth.kind != "noauth").map(|auth| {
            let params = auth.params.iter().map(|(key, value)| format!(" {key}={}", value.to_js_string()));
            format!(" | auth {}{}", auth.kind, params.collect::<String>())
        });
        let form = |params: &[FormParam]| {
            let param = |param: &FormParam| {
                let FormValue::Text(value) = &param.value else { panic!("a file") };
                format!("{}{}={value}", if param.disabled { "?" } else { "" }, param.key)
            };
            params.iter().map(param).collect::<Vec<_>>().join("&")
        };
        let body = match body {
            None => String::new(),
            Some(Body::Raw { text, language }) => format!(" | raw {} {text}", language.as_deref().unwrap_or("text")),
            Some(Body::Urlencoded(params)) => format!(" | urlencoded {}", form(params)),
            Some(Body::Multipart(params)) => format!(" | multipart {}", form(params)),
            Some(other) => format!(" | {other:?}"),
        };
        let kept: Vec<String> = sent.captures.iter().map(|one| format!(" | {}", capture(one))).collect();
        let head: String = headers.chain(auth).collect();
        format!("sends {method} {url}{head}{body}{}", kept.concat())
    };
    let captures = script.captures.iter().map(capture);
    let sent = script.sent.iter().map(sent);
    let unread = script.unread.iter().map(|unread| format!("unread {}: {}", unread.line, unread.reason));
    captures.chain(sent).chain(unread).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn test(script: &str, expected: &[&str]) {
    assert_eq!(render(&read_test(script)), expected.join("\n"), "{script}");
}

#[track_caller]
fn prerequest(script: &str, expected: &[&str]) {
    assert_eq!(render(&read_prerequest(script)), expected.join("\n"), "{script}");
}

/// One value stored in the environment, after some declarations.
#[track_caller]
fn value(before: &str, expression: &str, expected: &str) {
    let script = format!("{before}\npm.environment.set('k', {expression});");
    assert_eq!(render(&read_test(&script)), format!("env k = {expected}"), "{script}");
}
