//! Reads the request of an operation from the chain of calls in its function.

use syn::{Expr, ExprLit, ExprMethodCall, Lit};

use super::model::Sends;
use super::names::text;

/// Reads `client.get("{{url}}/a").auth(…).json(body).call()`; `None` for any other chain.
pub(super) fn read(last: &ExprMethodCall) -> Option<Sends> {
    let mut calls = vec![last];
    while let Expr::MethodCall(inner) = &*calls.last()?.receiver {
        calls.push(inner);
    }
    let first = calls.pop()?;
    let starts_at_client = matches!(&*first.receiver, Expr::Path(path) if path.path.is_ident("client"));
    if !starts_at_client || !calls.iter().any(|call| call.method == "call") {
        return None;
    }
    let arguments: Vec<String> = first.args.iter().map(literal).collect();
    let (method, url) = match arguments.as_slice() {
        [method, url] => (method.clone(), url.clone()),
        [url] => (first.method.to_string().to_uppercase(), url.clone()),
        _ => return None,
    };
    let mut sends = Sends { method, url, ..Sends::default() };
    for call in calls.iter().rev() {
        let arguments: Vec<String> = call.args.iter().map(text).collect();
        let arguments = arguments.join(", ");
        match call.method.to_string().as_str() {
            "auth" => sends.auth = Some(arguments),
            "preset" => sends.presets.push(arguments),
            // the order on the wire is no part of the API
            "call" | "order" | "field_order" => {}
            "capture" | "capture_answer" | "capture_response" => sends.captures.push(arguments),
            method => sends.steps.push(format!("{method}({arguments})")),
        }
    }
    Some(sends)
}

pub(super) fn literal(expression: &Expr) -> String {
    match expression {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => text.value(),
        other => text(other),
    }
}
