//! Types from JSON examples.
//!
//! In: the places of a client that need a type ([`model::Site`]), each with its examples. Out: the types
//! ([`model::Types`]) with their names. The result does not depend on the order of sites and samples.
//!
//! 1. [`passes::reading`]: every example is folded directly into *shapes* (the observations at each place), all in one arena of union-find
//!    classes.
//! 2. [`passes::overrides`]: the overrides of the caller ([`TypeOptions`](crate::options::TypeOptions)) are applied to the shapes before
//!    any of them are merged.
//! 3. [`sharing`]: objects whose keys are data become maps, and places of the same thing become one class.
//! 4. [`types`]: each class gets a Rust type, with a name of [`naming`].
//! 5. [`explain`]: tells from the same shapes which examples a type comes from, the reasons for it, and which guesses may be wrong.
//!
//! A placeholder such as `"<integer>"` gives the type that it names, unless real values beside it contradict. Without
//! [`InferOptions::hints`], it is a plain text, so that every saved example can be read as its own type.

mod explain;
mod kinds;
pub mod model;
mod naming;
mod passes;
mod places;
mod shapes;
mod sharing;
#[cfg(test)]
pub(crate) mod tests;
mod types;

use std::collections::BTreeMap;
use std::mem;

pub use explain::explain;
pub use kinds::example_value::is_telling;
pub use model::InferOptions;
use model::{Root, Site, Types, VariableValues};
pub(crate) use naming::phrases::{common_words, object};
use passes::reading::{Reading, no_sample};
use passes::settled::Settled;
use types::build::NamedTypes;
pub use types::filled_body::filled;

/// Returns `true` if a text of an example is a placeholder: `<integer>`, `<Error: Too many levels of nesting …>`.
pub fn is_placeholder(text: &str) -> bool {
    kinds::placeholder::hint(text).is_some()
}

/// Infers the types of all sites of a collection.
pub fn infer(sites: &[Site<'_>], variables: &VariableValues, options: &InferOptions) -> Types {
    let mut reading = Reading::of(sites, variables, options);
    let settled = if options.types.overrides.is_empty() {
        let arena = mem::take(&mut reading.arena);
        Settled::with(&reading, options, arena, Vec::new())
    } else {
        Settled::of(&reading, sites, options)
    };
    let mut notes = explain::notes(&reading, &settled, sites, options);
    notes.sort_by(|a, b| (a.site, &a.path, &a.text).cmp(&(b.site, &b.path, &b.text)));
    let NamedTypes { roots, structs, unions, enums, keep, .. } = settled.named;
    let mut errors = reading.errors;
    let mut by_site: BTreeMap<usize, Root> = reading.origins.iter().map(|origin| origin.site).zip(roots).collect();
    let roots = (0..sites.len())
        .map(|site| by_site.remove(&site).ok_or_else(|| errors.remove(&site).unwrap_or_else(no_sample)))
        .collect();
    Types { roots, structs, unions, enums, notes, kept: keep.names, former: keep.former }
}
