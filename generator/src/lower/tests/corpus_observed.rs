//! Observes every saved answer of the corpus, if it is beside the project, as if a server had sent it: the types must be
//! the same as from the examples.

use std::collections::BTreeMap;
use std::path::Path;

use postman_observations::{Observations, Seen};

use super::corpus;
use crate::claims::claimed::Claimed;
use crate::infer::InferOptions;
use crate::infer::model::{Direction, Type, Types, VariableValues};
use crate::inputs::Inputs;
use crate::lower::naming::assign;
use crate::lower::types::typed_places::{self, Sources};
use crate::observe::evidence::Observed;
use crate::observe::request_keys::RequestKeys;
use crate::read::input::Input;
use crate::resolve::Api;
use crate::{infer, read, resolve};

#[test]
fn observed_answers_give_the_types_of_saved_ones() {
    let mut different = Vec::new();
    let mut shares = Vec::new();
    for file in &corpus() {
        let Some(pairs) = both(file).filter(|pairs| !pairs.is_empty()) else { continue };
        let all = pairs.len();
        let others = pairs.into_iter().filter(|(_, saved, observed)| saved != observed);
        let before = different.len();
        different.extend(others.map(|(path, saved, observed)| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            format!("{name}: {path}\n    saved:    {saved}\n    observed: {observed}")
        }));
        shares.push((all - (different.len() - before)) as f64 / all as f64);
    }
    different.iter().for_each(|line| eprintln!("{line}"));
    // sharing also depends on values that are not in the file, such as the text of `type`: some APIs name the types of most objects
    let mean = shares.iter().sum::<f64>() / shares.len().max(1) as f64;
    assert!(shares.is_empty() || mean >= 0.92, "the types of {mean} of the answers of a collection are the same");
}

/// Returns the file of observations of each saved answer once; `see` is called with the bodies.
pub(super) fn observations(api: &Api, mut see: impl FnMut(&str)) -> String {
    let keys = RequestKeys::of(&api.root);
    let mut observations = Observations::default();
    for operation in keys.operations() {
        for example in &operation.examples {
            let content_type = example.content_type().unwrap_or_default();
            let body = example.body.as_bytes();
            let seen = Seen { status: example.code.unwrap_or(200), content_type, body, date: "2026-01-01" };
            observations.add(&keys.key(operation), &seen);
            see(&example.body);
        }
    }
    observations.to_string()
}

/// Returns the type of each answer from the saved examples, and from their observations.
fn both(file: &Path) -> Option<Vec<(String, String, String)>> {
    let (collection, _) = read::read(&Input::open(file, None).ok()?, None).ok()?;
    let (api, _) = resolve::resolve(collection, Vec::new()).expect("it resolves");
    let observations: Observations = observations(&api, |_| {}).parse().expect("the file is read");
    let (observed, _) = Observed::of(&api.root, &observations, "");
    let (plan, _) = assign::plan(&api.root, &Default::default(), &Default::default());
    let values: VariableValues =
        api.variables.iter().filter_map(|v| Some((v.name.clone(), v.value.clone()?))).collect();
    let none = Observed::default();
    let inputs = Inputs::default();
    let options = InferOptions { hints: true, reserved: typed_places::reserved(&plan), ..InferOptions::default() };
    let claimed = Claimed::default();
    let saved = typed(
        &typed_places::gather(&plan, Sources { examples: true, observed: &none, claimed: &claimed }, &inputs),
        &values,
        &options,
    );
    let seen = typed(
        &typed_places::gather(&plan, Sources { examples: false, observed: &observed, claimed: &claimed }, &inputs),
        &values,
        &options,
    );
    Some(saved.into_iter().map(|(path, ty)| (path.clone(), ty, seen.get(&path).cloned().unwrap_or_default())).collect())
}

fn typed(sites: &typed_places::Sites<'_>, values: &VariableValues, options: &InferOptions) -> BTreeMap<String, String> {
    let questions = sites.questions();
    let types = infer::infer(&questions, values, options);
    let answers = questions.iter().zip(&types.roots).filter(|(site, _)| site.direction == Direction::Answer);
    answers
        .filter_map(|(site, root)| Some((site.path.clone(), written(&types, &root.as_ref().ok()?.ty, &mut Vec::new()))))
        .collect()
}

/// Writes a type with its contents, fields sorted by name.
fn written(types: &Types, ty: &Type, around: &mut Vec<Type>) -> String {
    if around.contains(ty) {
        return "…".to_owned();
    }
    around.push(ty.clone());
    let text = match ty {
        Type::List(item) => format!("[{}]", written(types, item, around)),
        Type::Map(value) => format!("{{*: {}}}", written(types, value, around)),
        Type::Nullable(inner) => format!("{}~", written(types, inner, around)),
        Type::Struct(id) | Type::Boxed(id) => {
            let fields = &types.structs[id.0].fields;
            let mut fields: Vec<String> = fields
                .iter()
                .map(|field| format!("{:?}: {} {:?}", field.key, written(types, &field.ty, around), field.presence))
                .collect();
            fields.sort();
            format!("{} {{{}}}", types.structs[id.0].name, fields.join(", "))
        }
        Type::Union(id) => {
            let variants = types.unions[id.0].variants.iter();
            variants.map(|(name, ty)| format!("{name}({})", written(types, ty, around))).collect::<Vec<_>>().join("|")
        }
        other => format!("{other:?}"),
    };
    around.pop();
    text
}
