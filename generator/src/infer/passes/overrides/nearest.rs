//! Suggestions for a path that leads nowhere.

use std::collections::BTreeSet;

use super::lookup::Places;
use crate::infer::shapes::arena::NodeId;
use crate::options::{Selector, Step, TypePath};

/// Less similar paths are not typing mistakes.
const ALIKE: f64 = 0.5;

/// Describes the place at which a path goes wrong.
pub fn complaint(places: &Places<'_>, path: &TypePath) -> String {
    let reached = places.reach(path);
    match path.steps.get(reached.steps) {
        _ if reached.nodes.is_empty() => match &path.root {
            Selector::Any => "no example has an object".to_owned(),
            Selector::Type { .. } => format!("there is no type `{}`", path.root),
            Selector::Answer { .. } => format!("there is no operation `{}` with a saved JSON answer", path.root),
            Selector::Body { .. } => format!("there is no operation with a JSON body `{}`", path.root),
        },
        Some(step) => {
            let before = TypePath { root: path.root.clone(), steps: path.steps[..reached.steps].to_vec() };
            match step {
                Step::Key(_) => format!("`{before}` has no field `{}`", step.to_string().trim_start_matches('.')),
                Step::Items => format!("`{before}` is not a list"),
                Step::Values => format!("`{before}` is not an object"),
            }
        }
        None => "nothing matches it".to_owned(),
    }
}

/// Returns the most similar valid path.
pub fn path(places: &Places<'_>, path: &TypePath) -> Option<TypePath> {
    let reached = places.reach(path);
    if reached.nodes.is_empty() {
        return nearest_root(places, path);
    }
    let (before, after) = path.steps.split_at(reached.steps);
    let (wrong, rest) = after.split_first()?;
    let with = |between: &[&Step], rest: &[Step]| {
        let steps = before.iter().chain(between.iter().copied()).chain(rest).cloned().collect();
        TypePath { root: path.root.clone(), steps }
    };
    let children = children(places, &reached.nodes);
    let replaced = children.iter().map(|child| with(&[child], rest));
    let inserted = children.iter().map(|child| with(&[child, wrong], rest));
    let cut = children.iter().map(|child| with(&[child], &[]));
    let right = |candidate: &TypePath| !places.resolve(candidate).is_empty();
    best(path, replaced.chain(inserted).filter(right)).or_else(|| best(path, cut))
}

fn nearest_root(places: &Places<'_>, path: &TypePath) -> Option<TypePath> {
    let with = |root| TypePath { root, steps: path.steps.clone() };
    let operations = places.sites.iter().filter_map(|site| site.operation.clone());
    let operations = operations.flat_map(|operation| {
        [Selector::Answer { operation: operation.clone(), status: None }, Selector::Body { operation }]
    });
    let types = places.names.all().into_iter().map(|name| Selector::Type {
        module: matches!(path.root, Selector::Type { module: Some(_), .. }).then(|| name.module.clone()),
        name: name.name.clone(),
    });
    let roots: BTreeSet<Selector> = operations.chain(types).filter(|root| !places.start(root).is_empty()).collect();
    let right = |candidate: &TypePath| !places.resolve(candidate).is_empty();
    let whole = best(path, roots.iter().cloned().map(with).filter(right));
    whole.or_else(|| best(path, roots.into_iter().map(|root| TypePath { root, steps: Vec::new() })))
}

fn children(places: &Places<'_>, nodes: &[NodeId]) -> BTreeSet<Step> {
    let mut children = BTreeSet::new();
    for node in nodes {
        children.extend(places.keys(*node).into_iter().map(|key| Step::Key(key.to_owned())));
        let others = [Step::Items, Step::Values];
        children.extend(others.into_iter().filter(|step| !places.step(*node, step).is_empty()));
    }
    children
}

fn best(path: &TypePath, candidates: impl Iterator<Item = TypePath>) -> Option<TypePath> {
    let text = path.to_string();
    let rated = candidates.map(|candidate| {
        let alike = strsim::normalized_damerau_levenshtein(&text, &candidate.to_string());
        (alike, candidate)
    });
    let rated = rated.filter(|(alike, _)| *alike >= ALIKE);
    rated.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(&a.1))).map(|(_, candidate)| candidate)
}
