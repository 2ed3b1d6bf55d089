//! Reads the examples of all sites into shapes, before anything is decided.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::kind_keys;
use crate::claims::said::Said;
use crate::infer::model::{InferOptions, NotJson, Note, Site, VariableValues, Weight};
use crate::infer::places::occurrence::Origin;
use crate::infer::places::resource::Resource;
use crate::infer::places::root_paths::lock_texts;
use crate::infer::shapes::arena::{Arena, NodeId};
use crate::infer::shapes::claims::{Adding, Disagreement, known};
use crate::infer::shapes::{observed, sample};
use crate::options::TypeOverride;

/// The examples of all sites as shapes, before any are merged.
pub struct Reading {
    pub arena: Arena,
    pub origins: Vec<Origin>,
    /// The names of the roots in the lock, in the order of the origins.
    pub roots: Vec<String>,
    pub notes: Vec<Note>,
    /// Claims that the examples of a site contradict.
    pub disagreements: Vec<(usize, Disagreement)>,
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
        let mut disagreements = Vec::new();
        let mut errors = BTreeMap::new();
        for site in order {
            match read_site(
                &mut arena,
                site,
                &sites[site],
                variables,
                options.types.enums,
                &mut notes,
                &mut disagreements,
            ) {
                Ok(root) => {
                    let Site { name, direction, status, module, request, title, constants, .. } = &sites[site];
                    let constants = constants.iter().map(|(key, text)| (key.to_string(), text.to_string())).collect();
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
                        constants,
                        last,
                    });
                }
                Err(error) => {
                    errors.insert(site, error);
                }
            }
        }
        kind_keys::find(&mut arena, &origins);
        notes.extend(disagreements.iter().map(|(site, one)| disagreement(*site, one)));
        let roots = lock_texts(sites, &origins);
        Self { arena, origins, roots, notes, disagreements, errors }
    }
}

/// Reads all that is known about a site into one shape.
fn read_site(
    arena: &mut Arena,
    index: usize,
    site: &Site<'_>,
    variables: &VariableValues,
    enums: bool,
    notes: &mut Vec<Note>,
    disagreements: &mut Vec<(usize, Disagreement)>,
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
    let mut adding = Adding::new(arena, "", enums);
    let mut has_been_seen = None;
    for said in &site.claimed {
        adding.speaker = said.speaker();
        match said {
            Said::Schema(shape) | Said::Asserted(shape) => adding.add(root, shape),
            Said::Declared(shape) => adding.declared(root, shape),
            Said::Sample(text) => {
                let has_been_seen = *has_been_seen.get_or_insert_with(|| !known(adding.arena, root).is_empty());
                // it was checked to be JSON when it was found
                if let Ok((shown, _)) = sample::read(adding.arena, text, site.direction, variables) {
                    if has_been_seen { adding.lacking(root, shown) } else { adding.arena.unify(root, shown) }
                }
            }
            Said::Fields(table) => {
                if !adding.table(root, table) {
                    notes.push(table_of_nothing(index));
                }
            }
        }
    }
    disagreements.extend(adding.disagreements.into_iter().map(|one| (index, one)));
    Ok(root)
}

/// Reads all samples of a site into one shape; unreadable ones are noted, if others can be read.
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

/// Notes that a claim and the examples disagree; the examples win.
fn disagreement(site: usize, disagreement: &Disagreement) -> Note {
    let Disagreement { path, speaker, said, seen } = disagreement;
    let text =
        format!("{speaker} says that `{path}` is {said}, but the answers have {seen}; the type follows the answers");
    Note { site: Some(site), path: String::new(), text, weight: Weight::Fact }
}

fn table_of_nothing(site: usize) -> Note {
    let text =
        "the description has a table of fields that matches no object of the answers, and is left out".to_owned();
    Note { site: Some(site), path: String::new(), text, weight: Weight::Fact }
}

fn left_out(site: usize, label: &str, error: &NotJson) -> Note {
    let text = format!("the example `{label}` is left out: {}", error.reason);
    Note { site: Some(site), path: String::new(), text, weight: Weight::Warning(None) }
}

fn almost_json(site: usize, label: &str, odd: &str) -> Note {
    let text = format!("the example `{label}` is not strict JSON ({odd}), and is read leniently");
    Note { site: Some(site), path: String::new(), text, weight: Weight::Fact }
}

pub fn no_sample() -> NotJson {
    NotJson { reason: "there is no example".to_owned() }
}
