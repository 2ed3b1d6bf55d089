//! What an answer leaves in the client's variables.

use std::collections::BTreeMap;

use super::docs;
use super::model::{Capture, CaptureSource, CaptureStep, Ident};
use super::plan::OperationPlan;
use crate::infer::model::{Type, Types};
use crate::name;
use crate::resolve::model;
use crate::script::{Position, Step, Value};

/// `root` is the type of the answer when it is JSON; `fields` the client's variables by their names in Postman.
pub(super) fn lower(
    plan: &OperationPlan<'_>,
    types: &Types,
    root: Option<&Type>,
    fields: &BTreeMap<String, Ident>,
) -> Option<Capture> {
    let mut steps = Vec::new();
    let mut sentences = Vec::new();
    // one pointer makes all of them read the response
    let typed = plan.operation.captures.iter().all(|capture| field(types, root, capture).is_some());
    for capture in &plan.operation.captures {
        let (Some(variable), Value::Json(path)) = (fields.get(&capture.variable), &capture.value) else { continue };
        let from = match field(types, root, capture).filter(|_| typed) {
            Some(field) => CaptureSource::Field(field),
            None => CaptureSource::Pointer(pointer(path)),
        };
        steps.push(CaptureStep { variable: variable.clone(), from });
        let name = docs::code(&format!("{{{{{}}}}}", capture.variable));
        sentences.push(format!("Sets {name} from {} of the answer.", docs::code(&capture.value.to_string())));
    }
    if steps.is_empty() {
        return None;
    }
    let ident = name::snake(&format!("capture {}", plan.words.join(" ")), "capture");
    Some(Capture { ident, docs: sentences, steps })
}

/// The field of the answer's struct that a capture reads, when it is as simple as that.
fn field(types: &Types, root: Option<&Type>, capture: &model::Capture) -> Option<Ident> {
    let (Some(Type::Struct(id)), Value::Json(path)) = (root, &capture.value) else { return None };
    let [Step::Key(key)] = path.as_slice() else { return None };
    let field = types.structs.get(id.0)?.fields.iter().find(|field| field.key == *key)?;
    matches!(field.ty, Type::Bool | Type::I64 | Type::U64 | Type::F64 | Type::String | Type::Value)
        .then(|| field.name.clone())
}

/// RFC 6901.
fn pointer(path: &[Step]) -> String {
    path.iter()
        .map(|step| match step {
            Step::Key(key) => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Step::Index(Position::FromStart(index)) => format!("/{index}"),
            _ => String::new(),
        })
        .collect()
}
