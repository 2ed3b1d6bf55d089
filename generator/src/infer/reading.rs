//! The examples of all sites as shapes, before anything is decided.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::model::{InferOptions, NotJson, Note, Site, VariableValues, Weight};
use super::places::occurrence::Origin;
use super::places::resource::Resource;
use super::places::root_paths::lock_texts;
use super::shapes::arena::{Arena, NodeId};
use super::shapes::claimed::Adding;
use super::shapes::{observed, sample};
use crate::options::TypeOverride;

/// The examples of all sites as shapes, before any are merged.
pub struct Reading {
    pub arena: Arena,
    pub origins: Vec<Origin>,
    /// The names of the roots in the lock, in the order of the origins.
    pub roots: Vec<String>,
    pub notes: Vec<Note>,
    pub errors: BTreeMap<usize, NotJson>,
}

impl Reading {
    pub fn of(sites: &[Site<'_>], variables: &VariableValues, options: &InferOptions) -> Self {
        let mut order: Vec<usize> = (0..sites.len()).collect();
        order.sort_by_key(|&at| (&sites[at].path, sites[at].direction, &sites[at].name));
        let wants_enums = |change: &TypeOverride| *change == TypeOverride::Enum(true);
        let counts_texts = options.types.enums || options.types.overrides.iter().any(|(_, one)| wants_enums(one));
        let mut arena = Arena::default();
        arena.counts_texts = counts_texts;
        let mut origins = Vec::new();
        let mut notes = Vec::new();
        let mut errors = BTreeMap::new();
        for site in order {
            match read_site(&mut arena, site, &sites[site], variables, options.types.enums, &mut notes) {
                Ok(root) => {
                    let Site { name, direction, status, module, request, title, .. } = &sites[site];
                    let resource = Rc::new(Resource::of(request, title));
                    let (name, last) = (arena.intern(name), arena.nth_node(arena.nodes() - 1));
                    origins.push(Origin {
                        site,
                        name,
                        direction: *direction,
                        status: *status,
                        module: *module,
                        root,
                        resource,
                        last,
                    });
                }
                Err(error) => {
                    errors.insert(site, error);
                }
            }
        }
        let roots = lock_texts(sites, &origins);
        Self { arena, origins, roots, notes, errors }
    }
}

/// All that is known of a site as one shape.
fn read_site(
    arena: &mut Arena,
    index: usize,
    site: &Site<'_>,
    variables: &VariableValues,
    enums: bool,
    notes: &mut Vec<Note>,
) -> Result<NodeId, NotJson> {
    let read = read_samples(arena, index, site, variables, notes);
    if site.observed.is_empty() && site.claimed.is_empty() {
        return read;
    }
    let root = match read {
        Ok(root) => root,
        Err(error) => {
            if let Some(sample) = site.samples.first() {
                notes.push(left_out(index, sample.label, &error));
            }
            arena.new_node()
        }
    };
    site.observed.iter().for_each(|shape| observed::add(arena, root, shape));
    let mut adding = Adding { arena, enums, disagreements: Vec::new(), path: "$".to_owned() };
    site.claimed.iter().for_each(|shape| adding.add(root, shape));
    notes.extend(adding.disagreements.iter().map(|(path, said, seen)| disagreement(index, path, said, seen)));
    Ok(root)
}

/// All samples of a site as one shape; those that cannot be read are noted, if others can.
fn read_samples(
    arena: &mut Arena,
    index: usize,
    site: &Site<'_>,
    variables: &VariableValues,
    notes: &mut Vec<Note>,
) -> Result<NodeId, NotJson> {
    let mut samples: Vec<_> = site.samples.iter().map(|sample| (sample.label, sample.text)).collect();
    samples.sort_unstable();
    if samples.len() > 1
        && let Some(root) = sample::plain(arena, samples.iter().map(|(_, text)| *text), site.direction)
    {
        return Ok(root);
    }
    let mut root = None;
    let mut errors = Vec::new();
    for (label, text) in samples {
        match sample::read(arena, text, site.direction, variables) {
            Ok((sample, odd)) => {
                notes.extend(odd.map(|odd| almost_json(index, label, &odd)));
                let root = *root.get_or_insert(sample);
                arena.unify(root, sample);
            }
            Err(error) => errors.push((label, error)),
        }
    }
    match root {
        Some(root) => {
            notes.extend(errors.into_iter().map(|(label, error)| left_out(index, label, &error)));
            Ok(root)
        }
        None => Err(errors.into_iter().next().map_or_else(no_sample, |(_, error)| error)),
    }
}

/// Notes that a claim and the examples disagree; the examples are followed.
fn disagreement(site: usize, path: &str, said: &str, seen: &str) -> Note {
    let text =
        format!("the test script says that `{path}` is {said}, and the answers have {seen}, which the type follows");
    Note { site: Some(site), path: String::new(), text, weight: Weight::Fact }
}

fn left_out(site: usize, label: &str, error: &NotJson) -> Note {
    let text = format!("example `{label}` is left out: {}", error.reason);
    Note { site: Some(site), path: String::new(), text, weight: Weight::Mistake(None) }
}

fn almost_json(site: usize, label: &str, odd: &str) -> Note {
    let text = format!("example `{label}` is almost JSON, and read as if it were: it has {odd}");
    Note { site: Some(site), path: String::new(), text, weight: Weight::Fact }
}

pub fn no_sample() -> NotJson {
    NotJson { reason: "there is no example".to_owned() }
}
