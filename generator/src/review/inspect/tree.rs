//! The tree, read from the generated code, so that it shows what callers get.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::lower::model::{Client, VariableField};
use crate::options::TypeSource;
use crate::review::Answers;
use crate::review::diff::{last, mentioned, short};
use crate::review::surface::{Function, Member, Shape, Surface, TypeItem};

#[derive(Clone, Debug)]
pub(super) struct Folder {
    pub(super) name: String,
    pub(super) inherits: Option<String>,
    pub(super) operations: Vec<Operation>,
    pub(super) folders: Vec<Folder>,
}

#[derive(Clone, Debug)]
pub(super) struct Operation {
    pub(super) name: String,
    pub(super) request: String,
    /// The note, which may be empty.
    pub(super) deprecated: Option<String>,
    pub(super) inputs: Vec<Input>,
    pub(super) answer: String,
    pub(super) answer_from: Vec<TypeSource>,
    pub(super) auth: Option<String>,
    pub(super) presets: Vec<String>,
    pub(super) captures: Vec<String>,
}

#[derive(Clone, Debug)]
pub(super) struct Input {
    pub(super) name: String,
    pub(super) ty: String,
    /// `true` for options, which need not be passed.
    pub(super) optional: bool,
}

#[derive(Clone, Debug)]
pub(super) struct VariableUse {
    pub(super) field: String,
    pub(super) name: String,
    pub(super) ty: String,
    pub(super) users: Vec<String>,
    /// The functions that set it before a request or from an answer.
    pub(super) set_by: Vec<String>,
}

pub(super) fn folder(surface: &Surface, answers: &Answers, path: &str) -> Folder {
    let operations = below(&surface.functions, path).filter(|(function, _)| parent(function) == path);
    let inner = below(&surface.modules, path).map(|(module, _)| module);
    // `types` is not a folder of the collection
    let inner = inner.filter(|module| !["", "types"].contains(&module.as_str()) && parent(module) == path);
    Folder {
        name: last(path).to_owned(),
        inherits: surface.modules.get(path).and_then(|module| module.auth.as_deref()).map(code),
        operations: operations.filter_map(|(path, function)| operation(surface, answers, path, function)).collect(),
        folders: inner.map(|path| folder(surface, answers, path)).collect(),
    }
}

/// Returns the items of a module, and of those below it.
fn below<'s, T>(items: &'s BTreeMap<String, T>, module: &str) -> impl Iterator<Item = (&'s String, &'s T)> {
    let start = if module.is_empty() { String::new() } else { format!("{module}::") };
    items.range(start.clone()..).take_while(move |(path, _)| path.starts_with(&start))
}

fn operation(surface: &Surface, answers: &Answers, path: &str, function: &Function) -> Option<Operation> {
    let sends = function.sends.as_ref()?;
    let mut inputs = Vec::new();
    for param in function.params.iter().skip(1) {
        inputs.push(Input { name: param.name.clone(), ty: short(&param.ty), optional: false });
        for ty in mentioned(&param.ty) {
            inputs.extend(fields(surface, &ty, false));
        }
    }
    // `Call<answer, options>`
    for ty in mentioned(&function.answer) {
        let is_options = |item: &TypeItem| item.traits.keys().any(|name| last(name) == "Options");
        if surface.types.get(&ty).is_some_and(is_options) {
            inputs.extend(fields(surface, &ty, true));
        }
    }
    let set_by = |functions: &[String]| {
        let bodies = functions.iter().filter_map(|name| surface.functions.get(&path_from(parent(path), name)));
        captured(bodies.map(|function| function.body.as_str()))
    };
    let answer = function.answer.strip_prefix("crate::Call<").and_then(|rest| rest.strip_suffix('>'));
    Some(Operation {
        name: last(path).to_owned(),
        request: format!("{} {}", sends.method, sends.url),
        deprecated: function.deprecated.clone(),
        inputs,
        answer: short(first_argument(answer.unwrap_or(&function.answer))),
        answer_from: answers.of_function.get(path).cloned().unwrap_or_default(),
        auth: sends
            .auth
            .as_deref()
            .map(|auth| if auth.ends_with("auth ()") { "inherited".to_owned() } else { code(auth) }),
        presets: set_by(&sends.presets),
        captures: set_by(&sends.captures),
    })
}

fn fields(surface: &Surface, ty: &str, optional: bool) -> Vec<Input> {
    let Some(Shape::Struct(fields)) = surface.types.get(ty).map(|item| &item.shape) else { return Vec::new() };
    let input = |field: &Member| Input {
        name: format!("{}.{}", last(ty), field.name),
        ty: short(&field.ty),
        optional: optional || field.ty.starts_with("Option<"),
    };
    fields.iter().map(input).collect()
}

fn first_argument(arguments: &str) -> &str {
    let mut depth = 0_usize;
    let end = arguments.char_indices().find(|(_, c)| {
        match c {
            '<' | '(' => depth += 1,
            '>' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        *c == ',' && depth == 0
    });
    end.map_or(arguments, |(at, _)| &arguments[..at])
}

/// Returns the fields that functions set: `variables . token . capture (…)`.
fn captured<'s>(bodies: impl Iterator<Item = &'s str>) -> Vec<String> {
    let mut found = Vec::new();
    for part in bodies.flat_map(|body| body.split("variables . ").skip(1)) {
        let mut words = part.split(' ');
        let field = words.next().unwrap_or_default().to_owned();
        let is_set = words.next() == Some("=") || matches!(words.next(), Some("capture" | "set"));
        if is_set && !found.contains(&field) {
            found.push(field);
        }
    }
    found
}

pub(super) fn variables(client: &Client) -> Vec<VariableUse> {
    let variable = |field: &VariableField| {
        let mut users = [field.users.sent.as_slice(), &field.users.read].concat();
        users.sort_unstable();
        users.dedup();
        // a value may refer to other variables
        let written = format!("{{{{{}}}}}", field.name);
        let holds = |other: &&VariableField| other.default.as_ref().is_some_and(|value| value.contains(&written));
        users.extend(client.variables.iter().filter(holds).map(|other| format!("the value of `{}`", other.ident)));
        let ty = if field.secret { "Secret" } else { "Variable" }.to_owned();
        let set_by = [field.users.preset.as_slice(), &field.users.captured].concat();
        VariableUse { field: field.ident.clone(), name: written, ty, users, set_by }
    };
    client.variables.iter().map(variable).collect()
}

/// Returns tokens as people write them.
fn code(tokens: &str) -> String {
    tokens.replace(" :: ", "::").replace(" (", "(").replace(" ,", ",").replace("{ ", "{").replace(" }", "}")
}

fn parent(path: &str) -> &str {
    path.rsplit_once("::").map_or("", |(parent, _)| parent)
}

/// Resolves `super :: name` in a module.
fn path_from(module: &str, name: &str) -> String {
    match name.strip_prefix("super :: ") {
        Some(name) => path_from(parent(module), name),
        None if module.is_empty() => name.to_owned(),
        None => format!("{module}::{name}"),
    }
}

impl Folder {
    pub(super) fn to_value(&self) -> Value {
        json!({
            "name": self.name,
            "auth": self.inherits,
            "operations": self.operations.iter().map(Operation::to_value).collect::<Vec<_>>(),
            "folders": self.folders.iter().map(Self::to_value).collect::<Vec<_>>(),
        })
    }
}

impl Operation {
    /// Returns the sources of the answer's type as text.
    pub(super) fn sources(&self) -> String {
        let names: Vec<&str> = self.answer_from.iter().map(|source| source.name()).collect();
        if names.is_empty() { "nothing, so it has no type".to_owned() } else { names.join(", ") }
    }

    fn to_value(&self) -> Value {
        let input = |input: &Input| json!({"name": input.name, "type": input.ty, "optional": input.optional});
        json!({
            "name": self.name,
            "request": self.request,
            "deprecated": self.deprecated,
            "inputs": self.inputs.iter().map(input).collect::<Vec<_>>(),
            "answer": self.answer,
            "answer_from": self.answer_from.iter().map(|source| source.name()).collect::<Vec<_>>(),
            "auth": self.auth,
            "presets": self.presets,
            "captures": self.captures,
        })
    }
}

impl VariableUse {
    pub(super) fn to_value(&self) -> Value {
        json!({"name": self.name, "field": self.field, "type": self.ty, "users": self.users, "set_by": self.set_by})
    }
}
