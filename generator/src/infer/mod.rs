//! Types from JSON examples.
//!
//! In come the places of a client that want a type ([`model::Site`]), each with its examples; out come the types
//! ([`model::Types`]) with their names. The result does not depend on the order of sites and samples. It serves rules 6 and 7 of the
//! design.
//!
//! 1. [`passes::reading`]: every example is folded straight into *shapes* (what was seen at each place), all in one arena of union-find
//!    classes.
//! 2. [`passes::overrides`]: what the caller knows better ([`TypeOptions`](crate::options::TypeOptions)) is put into the shapes before
//!    any of them are merged.
//! 3. [`sharing`]: objects whose keys are data become maps, and what is one thing in several places becomes one class.
//! 4. [`types`]: what is left gets Rust types, with the names of [`naming`].
//! 5. [`explain`]: tells from the same shapes which examples a type comes from, why it is what it is, and which guesses may hurt.
//!
//! A placeholder such as `"<integer>"` asks for the type that it names, and real values beside it overrule it. Without
//! [`InferOptions::hints`] it is the text that it is, so that every saved example reads into its own type to the letter.

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
use passes::reading::{Reading, no_sample};
use passes::settled::Settled;
use types::build::NamedTypes;
pub use types::filled_body::filled;

/// Returns `true` if a text of an example stands for what it leaves out: `<integer>`, `<Error: Too many levels of nesting …>`.
pub fn is_placeholder(text: &str) -> bool {
    kinds::placeholder::hint(text).is_some()
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
