//! The preferred names of each type: the noun of its resource, or the words of its key, and with those of its parents if that
//! clashes.

mod by_role;
mod lineage;

use std::collections::{BTreeMap, BTreeSet};

use super::best_place::best_place;
use super::phrases::camel;
use super::roles::{Role, Roles};
use crate::infer::model::{Direction, FAILURE_SITE, Home};
use crate::infer::places::class_words;
use crate::infer::places::occurrence::{Occurrence, Origin, Walk};
use crate::infer::shapes::arena::{Arena, RecordId};

/// Modules by index; `None` is the root.
pub(super) type Modules = BTreeSet<Option<usize>>;

/// A type that needs a name.
pub struct UnnamedType {
    pub home: Home,
    /// The modules that use it.
    pub(super) modules: Modules,
    /// The names in the order of preference.
    pub(super) preferences: Vec<String>,
    pub(super) role: Role,
    pub(super) first: Occurrence,
    /// `true` for the root of the failure site, which may have a reserved name.
    pub(super) privileged: bool,
    /// `true` if the caller chose the name, which takes precedence over all others.
    pub(super) chosen: bool,
}

impl UnnamedType {
    pub fn chosen(mut self, name: Option<String>) -> Self {
        self.chosen = name.is_some();
        self.preferences.splice(0..0, name);
        self
    }
}

/// Returns `true` if a type is the root of the failure site.
pub fn is_failure(occurrences: &[Occurrence]) -> bool {
    occurrences.iter().any(|one| one.depth == 0 && one.key_words.words == FAILURE_SITE)
}

/// Finds the preferred names of types, by the evidence of all of them.
pub struct Namer<'a> {
    pub(super) roles: Roles<'a>,
    /// `true` if the bodies of failures are of several kinds: then the union is `Failure`.
    failure_is_union: bool,
    /// The most telling place of each struct.
    pub(super) best: BTreeMap<RecordId, (Role, &'a Occurrence)>,
}

impl<'a> Namer<'a> {
    pub fn new(arena: &'a Arena, walk: &'a Walk, origins: &'a [Origin], failure_is_union: bool) -> Self {
        let roles = Roles { arena, walk, origins };
        let best = walk.record_occurrences.iter();
        let best = best.filter_map(|(id, places)| Some((*id, best_place(&roles, places, Some(*id))?))).collect();
        Self { roles, failure_is_union, best }
    }

    pub fn of_struct(&self, id: RecordId) -> Option<UnnamedType> {
        let occurrences = &self.roles.walk.record_occurrences[&id];
        if is_failure(occurrences) {
            return self.of_failure(occurrences, !self.failure_is_union, "failure object");
        }
        let (role, place) = *self.best.get(&id)?;
        Some(self.unnamed(occurrences, role, place, self.preferences(id, role, place)))
    }

    /// Names a union after its place, followed by `value`.
    pub fn of_union(&self, occurrences: &[Occurrence]) -> Option<UnnamedType> {
        if is_failure(occurrences) {
            return self.of_failure(occurrences, self.failure_is_union, "failure value");
        }
        self.of_place(occurrences, " value")
    }

    /// Names an enum, or another type without fields, after its key.
    pub fn of_place(&self, occurrences: &[Occurrence], suffix: &str) -> Option<UnnamedType> {
        let (role, place) = best_place(&self.roles, occurrences, None)?;
        let words = match place.depth {
            0 => self.about(place, role),
            _ => class_words::of_places(occurrences).words.clone(),
        };
        let suffix = format!("{suffix}{}", self.direction(place));
        let preferences = self.lineage(place, &words).into_iter().map(|words| words + &suffix).collect();
        Some(self.unnamed(occurrences, role, place, preferences))
    }

    /// Names a union of scalars after its variants, so that all unions of these variants are one type.
    pub fn by_variants(&self, occurrences: &[Occurrence], variants: &[&str]) -> Option<UnnamedType> {
        let (role, place) = best_place(&self.roles, occurrences, None)?;
        let words = variants.join(" or ");
        let preferences = vec![words.clone(), format!("{words}{}", self.direction(place)), format!("{words} value")];
        Some(self.unnamed(occurrences, role, place, preferences))
    }

    fn of_failure(&self, occurrences: &[Occurrence], privileged: bool, other: &str) -> Option<UnnamedType> {
        let place = occurrences.iter().min_by(|a, b| a.rank(b))?;
        let preference = if privileged { FAILURE_SITE } else { other };
        let ty = self.unnamed(occurrences, Role::Resource, place, vec![preference.to_owned()]);
        Some(UnnamedType { privileged, ..ty })
    }

    fn unnamed(
        &self,
        occurrences: &[Occurrence],
        role: Role,
        place: &Occurrence,
        preferences: Vec<String>,
    ) -> UnnamedType {
        let origin = |occurrence: &Occurrence| self.roles.origins[occurrence.origin].module;
        let modules: Modules = occurrences.iter().map(origin).collect();
        let home = match (modules.first(), modules.len()) {
            (Some(only), 1) => Home::Module(*only),
            _ => Home::Shared,
        };
        UnnamedType {
            home,
            modules,
            preferences: camel(preferences),
            role,
            first: place.clone(),
            privileged: false,
            chosen: false,
        }
    }

    /// Returns the suffix that distinguishes types of bodies from those of answers.
    fn direction(&self, place: &Occurrence) -> &'static str {
        match self.roles.origins[place.origin].direction {
            Direction::Answer => "",
            Direction::Body => " body",
        }
    }
}
