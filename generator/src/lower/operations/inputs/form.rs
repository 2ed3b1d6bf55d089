//! Urlencoded and multipart forms: constants alone, or a type whose fields callers set.

use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{Decision, Role, ValueType};
use crate::lower::docs::Descriptions;
use crate::lower::model::{Arity, Body, FormDef, FormKind, Input, InputField, InputType, InputValue};
use crate::lower::naming::plan::{OperationPlan, link};
use crate::lower::operations::inputs::fields::{Fields, Source};
use crate::read::model::{FormParam, FormValue};

pub fn lower(plan: &OperationPlan<'_>, form: FormKind, params: &[FormParam], decided: &[Decision]) -> Body {
    let inputs = inputs(params, decided);
    let fixed: Option<Vec<(String, String)>> = inputs
        .iter()
        .map(|input| if let Input::FixedField(key, value) = input { Some((key.clone(), value.clone())) } else { None })
        .collect();
    match fixed {
        Some(fields) => Body::Fixed { form, fields },
        None => {
            let docs = vec![format!("Form of {}.", link(&plan.ident))];
            Body::Form {
                form,
                def: FormDef { ident: plan.type_name("form"), docs, fields: inputs, shared: None, order: Vec::new() },
            }
        }
    }
}

/// Returns notes about rows of a form that callers cannot pass.
pub fn left_out(decided: &[Decision]) -> Vec<Diagnostic> {
    let rows = decided.iter().filter(|decision| decision.role == Role::LeftOut);
    let message = "a disabled form field without a name is left out";
    let note = || Diagnostic::new(Code::UnnamedField, message.to_owned());
    rows.map(|_| note().help("give it a name in Postman")).collect()
}

fn inputs(params: &[FormParam], decided: &[Decision]) -> Vec<Input> {
    let mut descriptions = Descriptions::default();
    let mut fields = Fields::new(&mut descriptions);
    let mut inputs = Vec::new();
    for (param, decision) in params.iter().zip(decided) {
        match &decision.role {
            Role::Constant => inputs.push(fixed(param)),
            Role::Input { ty, rows } => {
                let sources: Vec<Source<'_>> = rows.iter().map(|index| source(&params[*index])).collect();
                let suffix = if *ty == ValueType::File { "file" } else { "field" };
                let field = fields.field(&sources, *ty, suffix);
                let params: Vec<&FormParam> = rows.iter().map(|index| &params[*index]).collect();
                inputs.push(Input::Field(part(field, &params)));
            }
            Role::Argument | Role::Listed | Role::Body | Role::Auth | Role::Common | Role::LeftOut => {}
        }
    }
    inputs
}

fn source(param: &FormParam) -> Source<'_> {
    Source {
        key: &param.key,
        value: Some(param.text().unwrap_or_default()),
        disabled: param.disabled,
        description: &param.description,
    }
}

fn fixed(param: &FormParam) -> Input {
    let (key, template) = (param.key.clone(), param.text().unwrap_or_default().to_owned());
    if param.content_type.is_empty() {
        return Input::FixedField(key, template);
    }
    Input::FixedPart { key, content_type: param.content_type.clone(), template }
}

/// Returns a part with its content type, and the saved paths of files.
fn part(field: InputField, params: &[&FormParam]) -> InputField {
    let content_type = params.first().map(|param| param.content_type.clone()).filter(|text| !text.is_empty());
    let field = InputField { content_type, ..field };
    if field.ty != InputType::File {
        return field;
    }
    let is_list = params.len() > 1 || params.iter().any(|param| paths(param).len() > 1);
    let arity = if is_list { Arity::Many } else { Arity::Optional };
    let sent = params.iter().filter(|param| !param.disabled);
    InputField { arity, saved: sent.flat_map(|param| files(param)).collect(), ..field }
}

/// Returns the saved files of a row.
fn files(param: &FormParam) -> Vec<InputValue> {
    let name = if let FormValue::File { name, .. } = &param.value { name.as_ref() } else { None };
    let paths = paths(param);
    let paths = if paths.is_empty() { &[String::new()] } else { paths };
    let value = |path: &String| match name {
        Some(name) => InputValue::NamedFile { path: path.clone(), name: name.clone() },
        None => InputValue::Template(path.clone()),
    };
    paths.iter().map(value).collect()
}

fn paths(param: &FormParam) -> &[String] {
    if let FormValue::File { src, .. } = &param.value { src } else { &[] }
}
