//! Types from JSON examples.
//!
//! Every example is folded straight into *shapes* (what was seen at each place), all in one arena of union-find
//! classes. Objects whose keys are data become maps, equal things of different operations become one class, and what is
//! left gets names and Rust types. The result does not depend on the order of sites and samples.
//!
//! By default a placeholder such as `"<integer>"` is the text that it is, so that every saved example reads into its own
//! type; beside real integers it makes a union. With [`InferOptions::hints`] it asks for the type that it names.

mod arena;
mod boxes;
mod evidence;
mod example;
mod fields;
mod filled;
mod fold;
mod forest;
mod hint;
mod huge;
mod keys;
mod kinds;
mod local;
mod maps;
mod merge;
pub mod model;
mod names;
mod notes;
mod placeholder;
mod read;
mod relax;
mod settle;
mod share;
#[cfg(test)]
pub(crate) mod simulate;
#[cfg(test)]
mod tests;
mod types;
mod unions;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use arena::Arena;
pub use filled::filled;
use model::{NotJson, Note, Root, Site, Types, VariableValues};
use types::{Lowered, Shapes};
use walk::Origin;

/// The name of the site whose root may be called `Failure`.
const FAILURE: &str = "failure";

/// What may be chosen.
#[derive(Clone, Debug, Default)]
pub struct InferOptions {
    /// Placeholders are the types that they name, and the literal example may not read into its own type.
    pub hints: bool,
    /// Type names that are taken, by module.
    pub reserved: BTreeMap<Option<usize>, BTreeSet<String>>,
}

/// The types of all sites of a collection.
pub fn infer(sites: &[Site<'_>], variables: &VariableValues, options: &InferOptions) -> Types {
    let mut order: Vec<usize> = (0..sites.len()).collect();
    order.sort_by_key(|&at| (&sites[at].path, sites[at].direction, &sites[at].name));

    let mut arena = Arena::default();
    let mut origins = Vec::new();
    let mut notes = Vec::new();
    let mut errors = BTreeMap::new();
    for site in order {
        match read_site(&mut arena, site, &sites[site], variables, &mut notes) {
            Ok(root) => {
                let Site { name, direction, module, .. } = &sites[site];
                origins.push(Origin { site, name: arena.intern(name), direction: *direction, module: *module, root });
            }
            Err(error) => {
                errors.insert(site, error);
            }
        }
    }
    let (walk, map_reasons) = settle::settle(&mut arena, &origins, options.hints);
    let shapes = Shapes { arena: &arena, walk: &walk, origins: &origins, options };
    let Lowered { roots, structs, unions } = types::lower(&shapes);

    notes.extend(notes::of_maps(&map_reasons));
    notes.extend(notes::of_fields(&arena, &walk, &origins, options.hints));
    notes.sort_by(|a, b| (a.site, &a.path, &a.text).cmp(&(b.site, &b.path, &b.text)));
    let mut by_site: BTreeMap<usize, Root> = origins.iter().map(|origin| origin.site).zip(roots).collect();
    let roots = (0..sites.len())
        .map(|site| by_site.remove(&site).ok_or_else(|| errors.remove(&site).unwrap_or_else(no_sample)))
        .collect();
    Types { roots, structs, unions, notes }
}

/// All samples of a site as one shape; those that cannot be read are noted, if others can.
fn read_site(
    arena: &mut Arena,
    index: usize,
    site: &Site<'_>,
    variables: &VariableValues,
    notes: &mut Vec<Note>,
) -> Result<arena::NodeId, NotJson> {
    let mut samples: Vec<_> = site.samples.iter().map(|sample| (sample.label, sample.text)).collect();
    samples.sort_unstable();
    let mut root = None;
    let mut errors = Vec::new();
    for (label, text) in samples {
        match read::read(arena, text, site.direction, variables) {
            Ok(sample) => {
                let root = *root.get_or_insert(sample);
                arena.unify(root, sample);
            }
            Err(error) => errors.push((label, error)),
        }
    }
    match root {
        Some(root) => {
            let note = |(label, error): (&str, NotJson)| Note {
                site: index,
                path: String::new(),
                text: format!("example `{label}` is left out: {}", error.reason),
            };
            notes.extend(errors.into_iter().map(note));
            Ok(root)
        }
        None => Err(errors.into_iter().next().map_or_else(no_sample, |(_, error)| error)),
    }
}

fn no_sample() -> NotJson {
    NotJson { reason: "there is no example".to_owned() }
}
