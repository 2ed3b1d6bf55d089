//! Types from JSON examples.
//!
//! Every example is folded straight into *shapes* (what was seen at each place), all in one arena of union-find
//! classes. Objects whose keys are data become maps, equal things of different operations become one class, and what is
//! left gets names and Rust types. The result does not depend on the order of sites and samples.
//!
//! A placeholder such as `"<integer>"` asks for the type that it names, and real values beside it overrule it. Without
//! [`InferOptions::hints`] it is the text that it is, so that every saved example reads into its own type to the letter.
//!
//! What the caller knows better ([`TypeOptions`]) is put into the shapes before any of them are merged. [`explain`] tells
//! from the same shapes which examples a type comes from, and why it is what it is.

mod arena;
mod boxes;
mod enums;
mod evidence;
mod example;
mod explain;
mod fields;
mod filled;
mod fold;
mod forest;
mod format;
mod hint;
mod huge;
mod ids;
mod kept;
mod keys;
mod kinds;
mod local;
mod maps;
mod merge;
pub mod model;
mod names;
mod nearest;
mod notes;
mod overrides;
mod pin;
mod placeholder;
mod places;
mod read;
mod relax;
mod settle;
mod share;
#[cfg(test)]
pub(crate) mod simulate;
#[cfg(test)]
pub(crate) mod speed;
mod spell;
#[cfg(test)]
mod tests;
mod texts;
mod types;
mod unions;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use arena::Arena;
pub use explain::explain;
pub use filled::filled;
use model::{NotJson, Note, Root, Site, Types, VariableValues, Weight};
use notes::{MapReasons, Noting};
use places::{Places, TypeNames};
use types::{Lowered, Shapes};
use walk::{Origin, Walk};

use crate::options::{Selector, TypeOptions, TypeOverride, TypePath};

/// The name of the site whose root may be called `Failure`.
const FAILURE: &str = "failure";

/// What may be chosen.
#[derive(Clone, Debug, Default)]
pub struct InferOptions {
    /// Placeholders are the types that they name, and the literal example may not read into its own type.
    pub hints: bool,
    /// How examples become types.
    pub types: TypeOptions,
    /// Type names that are taken, by module.
    pub reserved: BTreeMap<Option<usize>, BTreeSet<String>>,
    /// The names that types had, by place: `books::get_book(200).items[]`.
    pub kept: BTreeMap<String, String>,
}

/// Whether a text of an example stands for what it leaves out: `<integer>`, `<Error: Too many levels of nesting …>`.
pub fn is_placeholder(text: &str) -> bool {
    placeholder::hint(text).is_some()
}

/// The types of all sites of a collection.
pub fn infer(sites: &[Site<'_>], variables: &VariableValues, options: &InferOptions) -> Types {
    let mut reading = Reading::of(sites, variables, options);
    let settled = if options.types.overrides.is_empty() {
        let arena = mem::take(&mut reading.arena);
        Settled::with(&reading, options, arena, Vec::new())
    } else {
        Settled::of(&reading, sites, options)
    };
    let mut notes = settled.notes(&reading, sites);
    notes.sort_by(|a, b| (a.site, &a.path, &a.text).cmp(&(b.site, &b.path, &b.text)));
    let Lowered { roots, structs, unions, enums, keep, .. } = settled.lowered;
    let mut errors = reading.errors;
    let mut by_site: BTreeMap<usize, Root> = reading.origins.iter().map(|origin| origin.site).zip(roots).collect();
    let roots = (0..sites.len())
        .map(|site| by_site.remove(&site).ok_or_else(|| errors.remove(&site).unwrap_or_else(no_sample)))
        .collect();
    Types { roots, structs, unions, enums, notes, kept: keep.names, former: keep.former }
}

/// The examples of all sites as shapes, nothing of which is merged.
struct Reading {
    arena: Arena,
    origins: Vec<Origin>,
    /// What the lock calls the roots, in the order of the origins.
    roots: Vec<String>,
    notes: Vec<Note>,
    errors: BTreeMap<usize, NotJson>,
}

impl Reading {
    fn of(sites: &[Site<'_>], variables: &VariableValues, options: &InferOptions) -> Self {
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
            match read_site(&mut arena, site, &sites[site], variables, &mut notes) {
                Ok(root) => {
                    let Site { name, direction, module, .. } = &sites[site];
                    let (name, last) = (arena.intern(name), arena.nth_node(arena.nodes() - 1));
                    origins.push(Origin { site, name, direction: *direction, module: *module, root, last });
                }
                Err(error) => {
                    errors.insert(site, error);
                }
            }
        }
        let roots = kept::roots(sites, &origins);
        Self { arena, origins, roots, notes, errors }
    }
}

/// The shapes when all that is one type is one shape, and what they are called.
struct Settled {
    arena: Arena,
    walk: Walk,
    map_reasons: MapReasons,
    lowered: Lowered,
    hints: bool,
    /// What is wrong with the overrides.
    mistakes: Vec<Note>,
}

impl Settled {
    fn of(reading: &Reading, sites: &[Site<'_>], options: &InferOptions) -> Self {
        let overrides = &options.types.overrides;
        if overrides.is_empty() {
            return Self::with(reading, options, reading.arena.clone(), Vec::new());
        }
        let mut places =
            Places { arena: &reading.arena, origins: &reading.origins, sites, names: TypeNames::default() };
        // Types have names when all else is settled, so a path that starts with one is looked up in what the others give.
        let of_types = |path: &TypePath| matches!(path.root, Selector::Type { .. });
        let asks_types = |(path, change): &&(TypePath, TypeOverride)| {
            of_types(path) || matches!(change, TypeOverride::Same(other) if of_types(other))
        };
        if overrides.iter().any(|one| asks_types(&one)) {
            let others: Vec<_> = overrides.iter().filter(|one| !asks_types(one)).cloned().collect();
            let mut arena = reading.arena.clone();
            let targets = overrides::resolve(&places, &others, &mut Vec::new());
            overrides::apply(&mut arena, &places, &targets, &mut Vec::new());
            let first = Self::with(reading, options, arena, Vec::new());
            places.names = first.type_names(reading, sites);
        }
        let mut mistakes = Vec::new();
        let mut arena = reading.arena.clone();
        let targets = overrides::resolve(&places, overrides, &mut mistakes);
        overrides::apply(&mut arena, &places, &targets, &mut mistakes);
        Self::with(reading, options, arena, mistakes)
    }

    fn with(reading: &Reading, options: &InferOptions, mut arena: Arena, mistakes: Vec<Note>) -> Self {
        let (walk, map_reasons) = settle::settle(&mut arena, &reading.origins, options);
        let Reading { origins, roots, .. } = reading;
        let lowered = types::lower(&Shapes { arena: &arena, walk: &walk, origins, roots, options });
        Self { arena, walk, map_reasons, lowered, hints: options.hints, mistakes }
    }

    fn type_names(&self, reading: &Reading, sites: &[Site<'_>]) -> TypeNames {
        TypeNames::of_settled(&self.arena, &self.walk, &self.lowered, sites, reading.arena.nodes())
    }

    fn notes(&self, reading: &Reading, sites: &[Site<'_>]) -> Vec<Note> {
        let Reading { origins, notes, .. } = reading;
        let roots = places::root_texts(sites, origins);
        let noting = Noting { arena: &self.arena, origins, roots, hints: self.hints };
        let mut notes = notes.clone();
        notes.extend(self.mistakes.iter().cloned());
        notes.extend(noting.maps(&self.map_reasons));
        notes.extend(noting.fields(&self.walk));
        notes
    }
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
    if samples.len() > 1
        && let Some(root) = read::plain(arena, samples.iter().map(|(_, text)| *text), site.direction)
    {
        return Ok(root);
    }
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
                site: Some(index),
                path: String::new(),
                text: format!("example `{label}` is left out: {}", error.reason),
                weight: Weight::Mistake(None),
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
