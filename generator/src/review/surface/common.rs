//! Copies the parts that requests share to each of them, because the place of their declaration does not matter on the wire.

use syn::{Expr, ItemConst, Member};

use super::model::{Surface, declaring};
use super::names::text;
use super::sends::literal;

/// `const COMMON: Common = Common { … }`
#[derive(Debug, Default)]
pub(super) struct Common {
    base: String,
    auth: Option<String>,
    /// Name and value as the arguments of `.header(…)`.
    headers: Vec<(String, String)>,
    preset: Option<String>,
}

/// The auth of a request that inherits it from the client.
const INHERITED: &str = "crate :: auth ()";

const WITHOUT_PRESETS: &str = "without_presets()";

impl Common {
    pub(super) fn of(item: &ItemConst) -> Self {
        let mut common = Self::default();
        let Expr::Struct(of) = &*item.expr else { return common };
        for field in &of.fields {
            match &field.member {
                Member::Named(name) if name == "base" => common.base = literal(&field.expr),
                Member::Named(name) if name == "auth" => common.auth = Some(text(&field.expr)),
                Member::Named(name) if name == "headers" => common.headers = headers(&field.expr),
                Member::Named(name) if name == "preset" => common.preset = called(&field.expr),
                _ => {}
            }
        }
        common
    }

    /// Adds the common parts to each request of the client.
    pub(super) fn copy_to_requests(self, surface: &mut Surface) {
        for sends in surface.functions.values_mut().filter_map(|function| function.sends.as_mut()) {
            if sends.url.starts_with('/') {
                sends.url.insert_str(0, &self.base);
            }
            match sends.auth.as_deref() {
                None => sends.auth = self.auth.as_ref().map(|_| INHERITED.to_owned()),
                Some("Auth :: none ()") => sends.auth = None,
                Some(_) => {}
            }
            for (name, value) in &self.headers {
                let without = format!("without_header({name})");
                let starts = format!("header({name}, ").to_lowercase();
                if !sends.steps.contains(&without)
                    && !sends.steps.iter().any(|step| step.to_lowercase().starts_with(&starts))
                {
                    sends.steps.push(header(name, value));
                }
            }
            if !sends.steps.iter().any(|step| step == WITHOUT_PRESETS) {
                sends.presets.splice(0..0, self.preset.clone());
            }
            sends.steps.retain(|step| !step.starts_with("without_header(") && step != WITHOUT_PRESETS);
            sends.steps.sort();
        }
        if let (Some(auth), Some(root)) = (self.auth, surface.modules.get_mut("")) {
            root.auth = Some(auth);
        }
    }
}

/// Returns the function in `Some(preset_all)`, from the root.
fn called(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Call(some) => some.args.first().map(|function| format!("crate :: {}", text(function))),
        _ => None,
    }
}

/// Replaces the steps that name the headers of a module by a step for each header.
pub(super) fn copy_headers(surface: &mut Surface) {
    let modules = &surface.modules;
    for (path, function) in &mut surface.functions {
        let Some(sends) = &mut function.sends else { continue };
        let steps = std::mem::take(&mut sends.steps).into_iter().flat_map(|step| {
            let table = step.strip_prefix("headers(").and_then(|table| table.strip_suffix("HEADERS)"));
            match table.and_then(|table| modules.get(declaring(path, table))) {
                Some(module) => module.headers.iter().map(|(name, value)| header(name, value)).collect(),
                None => vec![step],
            }
        });
        sends.steps = steps.collect();
    }
}

fn header(name: &str, value: &str) -> String {
    format!("header({name}, {value})")
}

/// Returns the names and values of a list of headers.
pub(super) fn headers(list: &Expr) -> Vec<(String, String)> {
    let Expr::Reference(list) = list else { return Vec::new() };
    let Expr::Array(list) = &*list.expr else { return Vec::new() };
    let pair = |item: &Expr| match item {
        Expr::Tuple(pair) => Some((text(pair.elems.first()?), text(pair.elems.last()?))),
        _ => None,
    };
    list.elems.iter().filter_map(pair).collect()
}
