//! Measures the claims of test scripts and descriptions over the project's corpus, when it lies beside the project: how many operations get a
//! type by each, and how much of what is said is in the saved examples of the same request.

use serde_json::Value;

use super::corpus;
use crate::claims::claimed::{Believed, By, Claimed};
use crate::claims::said::Said;
use crate::claims::shape::{Kind, Shape};
use crate::lower::bodies::answer::{self, Evidence};
use crate::lower::bodies::content::Content;
use crate::read::input::Input;
use crate::resolve::model::{Folder, Operation};
use crate::{read, resolve};

const ALL: [By; 3] = By::ALL;

#[derive(Default)]
struct Counts {
    operations: usize,
    /// Some success has a saved JSON example.
    saved: usize,
    by: [Source; ALL.len()],
}

/// The counts of one source.
#[derive(Default)]
struct Source {
    /// Operations of which it says something, and those that have no saved example.
    operations: usize,
    alone: usize,
    /// Fields that it names where there is an example, and those that are in it.
    fields: usize,
    found: usize,
    /// Kinds that it names of fields that are there, and those that are right.
    kinds: usize,
    right: usize,
}

#[test]
fn what_is_said_of_answers_is_in_them() {
    let mut counts = Counts::default();
    for file in &corpus() {
        let Ok(input) = Input::open(file, None) else { continue };
        let Ok((collection, _)) = read::read(&input, None) else { continue };
        let (api, _) = resolve::resolve(collection, Vec::new()).expect("it resolves");
        let (claimed, _) = Claimed::of(&api, Believed { schemas: true, documentation: true, assertions: true });
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        folder_of(&api.root, &claimed, &mut counts, &name);
    }
    let Counts { operations, saved, by } = &counts;
    let percent = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
    eprintln!("{operations} operations, {saved} with a saved JSON answer ({:.1} %)", percent(*saved, *operations));
    for (source, of) in ALL.iter().zip(by) {
        let Source { operations: all, alone, fields, found, kinds, right } = of;
        eprintln!(
            "{source:?}: {all} operations, {alone} without an example ({:.1} % of all); fields {found} of {fields} ({:.1} %), kinds \
             {right} of {kinds} ({:.1} %)",
            percent(*alone, *operations),
            percent(*found, *fields),
            percent(*right, *kinds)
        );
    }
}

fn folder_of(folder: &Folder, claimed: &Claimed, counts: &mut Counts, file: &str) {
    for operation in &folder.operations {
        one(operation, claimed, counts, file);
    }
    folder.folders.iter().for_each(|inner| folder_of(inner, claimed, counts, file));
}

fn one(operation: &Operation, claimed: &Claimed, counts: &mut Counts, file: &str) {
    counts.operations += 1;
    let groups = answer::successes(Evidence { examples: &operation.examples, observed: None, claimed: &[] });
    let json: Vec<_> = groups.iter().filter(|group| group.content == Content::Json).collect();
    counts.saved += usize::from(!json.is_empty());
    let claims = claimed.answers(operation);
    for (by, source) in ALL.iter().zip(&mut counts.by) {
        let said: Vec<_> = claims.iter().filter(|claim| claim.by == *by).collect();
        if said.is_empty() {
            continue;
        }
        source.operations += 1;
        source.alone += usize::from(groups.is_empty());
        for claim in said {
            let about = json.iter().filter(|group| claim.is_about(group.status));
            let texts = about.flat_map(|group| &group.examples).map(|example| example.body.as_str());
            let values: Vec<Value> = texts
                .filter(|text| crate::json::relaxed::opens(text))
                .filter_map(|text| serde_json::from_str(text).ok())
                .collect();
            if !values.is_empty() {
                let mut wrong = Vec::new();
                let shape = match &claim.said {
                    Said::Shape(shape) | Said::Fields(shape) => shape.clone(),
                    Said::Sample(text) => shape_of(&serde_json::from_str(text).expect("JSON")),
                };
                compare(&shape, &values.iter().collect::<Vec<_>>(), "$", source, &mut wrong);
                wrong.iter().for_each(|wrong| eprintln!("{file}: {}: {by:?}: {wrong}", operation.place));
            }
        }
    }
}

fn compare(shape: &Shape, values: &[&Value], path: &str, source: &mut Source, wrong: &mut Vec<String>) {
    for field in &shape.fields {
        let path = format!("{path}.{}", field.name);
        let inner: Vec<&Value> = values.iter().filter_map(|value| value.get(&field.name)).collect();
        source.fields += 1;
        if inner.is_empty() {
            wrong.push(format!("{path} is not there"));
        } else {
            source.found += 1;
            let there: Vec<&&Value> = inner.iter().filter(|value| !value.is_null()).collect();
            if !field.shape.kinds.is_empty() && !there.is_empty() {
                source.kinds += 1;
                if there.iter().all(|value| field.shape.kinds.iter().any(|kind| is(value, *kind))) {
                    source.right += 1;
                } else {
                    wrong.push(format!("{path} is not {:?}", field.shape.kinds));
                }
            }
        }
        compare(&field.shape, &inner, &path, source, wrong);
    }
    if let Some(items) = &shape.items {
        let inner: Vec<&Value> = values.iter().filter_map(|value| value.as_array()).flatten().collect();
        compare(items, &inner, &format!("{path}[]"), source, wrong);
    }
    if let Some(inside) = &shape.values {
        let inner: Vec<&Value> =
            values.iter().filter_map(|value| value.as_object()).flat_map(|all| all.values()).collect();
        compare(inside, &inner, &format!("{path}.*"), source, wrong);
    }
}

/// What an answer says that is shown.
fn shape_of(value: &Value) -> Shape {
    let mut shape = Shape::default();
    shape.kinds.insert(match value {
        // of a value that is left out nothing is said
        Value::Null => return shape,
        Value::Bool(_) => Kind::Boolean,
        Value::Number(_) => Kind::Number,
        Value::String(_) => Kind::Text,
        Value::Array(_) => Kind::List,
        Value::Object(_) => Kind::Object,
    });
    for (name, value) in value.as_object().into_iter().flatten() {
        shape.field_mut(name).shape = shape_of(value);
    }
    for item in value.as_array().into_iter().flatten() {
        let item = shape_of(item);
        shape.items.get_or_insert_default().or(item);
    }
    shape
}

fn is(value: &Value, kind: Kind) -> bool {
    match kind {
        Kind::Null => value.is_null(),
        Kind::Boolean => value.is_boolean(),
        Kind::Integer => value.is_i64() || value.is_u64(),
        Kind::Number => value.is_number(),
        Kind::Text | Kind::Date | Kind::DateTime | Kind::Uuid => value.is_string(),
        Kind::List => value.is_array(),
        Kind::Object => value.is_object(),
    }
}
