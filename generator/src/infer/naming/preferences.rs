//! The preferred names of each type: the noun of its resource, or the words of its key, and with those of its parents if that
//! clashes.

use std::collections::{BTreeMap, BTreeSet};

use super::best_place::best_place;
use super::phrases::{camel, deed, is_too_long, nouns, numbered, object, plural, prefixed, status_word, titles};
use super::roles::{Role, Roles};
use crate::infer::model::{Direction, FAILURE_SITE, Home};
use crate::infer::places::class_words;
use crate::infer::places::occurrence::{Occurrence, Origin, Walk};
use crate::infer::places::words::well_known::WellKnown;
use crate::infer::shapes::arena::{Arena, RecordId};
use crate::name::generic::is_generic;
use crate::name::{self, method};

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

    pub(super) fn preferences(&self, id: RecordId, role: Role, place: &Occurrence) -> Vec<String> {
        let resource = self.roles.resource(place);
        let answer = self.roles.origins[place.origin].direction == Direction::Answer;
        let suffix = self.direction(place);
        let nouns = nouns(resource);
        let with = |words: Vec<String>, suffix: &str| words.into_iter().map(|words| words + suffix).collect::<Vec<_>>();
        let known = WellKnown::of(self.roles.arena, self.roles.arena.record(id));
        let mut preferences = Vec::new();
        // a level of a schema has the same name everywhere
        let schema = known.filter(|known| *known == WellKnown::JsonSchema).map(|known| known.words().to_owned());
        preferences.extend(with(schema.into_iter().collect(), suffix));
        preferences.extend(self.kind_in_api(id).filter(|_| answer));
        preferences.extend(self.acknowledgement(id));
        if known != Some(WellKnown::JsonPatch) {
            preferences.extend(self.shared_nouns(id, role, place, suffix));
        }
        match role {
            Role::Operation if answer && !place.path.is_empty() => {
                preferences.extend(Some(resource.item.clone()).filter(|item| !is_generic(item)));
                preferences.push(format!("{} item", object(&resource.title)));
                preferences.push(format!("{} item", resource.title));
            }
            Role::Operation => {
                let suffix = if answer { " response" } else { " body" };
                let mut common = self.common_nouns(id, place);
                if common.is_empty() {
                    common.extend(self.common_words(id));
                }
                preferences.extend(with(common, suffix));
                preferences.extend(deed(resource).map(|deed| deed + suffix));
                preferences.extend(titles(&resource.title, suffix));
            }
            Role::List | Role::Whole => {
                let suffix = if role == Role::List { " list" } else { "" };
                let listed = self.roles.listed(id, resource).filter(|_| role == Role::List);
                preferences.extend(with(listed.into_iter().collect(), suffix));
                preferences.extend(with(nouns.iter().map(|noun| plural(resource, noun)).collect(), suffix));
                preferences.extend(titles(&resource.title, " response"));
            }
            Role::Envelope => {
                preferences.extend(with(nouns, " response"));
                preferences.extend(titles(&resource.title, " response"));
            }
            Role::Part => {
                preferences.extend(self.kind_of(id).filter(|_| answer));
                let places = &self.roles.walk.record_occurrences[&id];
                if class_words::agreed(places).is_none() {
                    let known = known.map(|known| known.words().to_owned());
                    preferences.extend(with(known.or_else(|| self.of_many_names(id)).into_iter().collect(), suffix));
                }
                let words = &class_words::of_places(places).words;
                preferences.extend(with(self.lineage(place, words), suffix));
            }
            Role::Changed | Role::Element if !answer && known == Some(WellKnown::JsonPatch) => {
                preferences.push(WellKnown::JsonPatch.words().to_owned());
            }
            Role::Changed if !answer && resource.method == "PATCH" => {
                preferences.extend(nouns.iter().map(|noun| format!("update {noun} body")));
                preferences.extend(titles(&resource.title, " body"));
            }
            Role::Resource | Role::Changed | Role::Element | Role::Made => {
                preferences.extend(self.kind_of(id).filter(|_| answer));
                let is_whole = place.depth == 0 && place.path.is_empty();
                let named = if is_whole { numbered(resource, self.agreed(id, nouns)) } else { nouns };
                preferences.extend(with(named, suffix));
                if known == Some(WellKnown::Reference) && place.depth > 0 {
                    let of_one = self.is_of_one_noun(id).then(|| resource.noun());
                    preferences.extend(with(vec![prefixed(of_one.unwrap_or_default(), "reference")], suffix));
                }
                if role == Role::Element && answer {
                    // the thing itself, where one request answers it, has more fields
                    preferences.push(format!("{} summary", resource.noun()));
                }
                // `order content body` within an `order body`
                if place.depth > 0 {
                    preferences.extend(with(self.lineage(place, &place.key_words.words), suffix));
                }
                if answer {
                    preferences.extend(with(self.common_nouns(id, place), " response"));
                } else {
                    let verb = method::verb(&resource.method).unwrap_or("update");
                    preferences.push(format!("{verb} {} body", resource.noun()));
                }
                preferences.extend(titles(&resource.title, if answer { " response" } else { " body" }));
            }
        }
        if place.depth > 0 && !place.key_words.words.is_empty() {
            preferences.extend(self.of_parents(place, suffix));
        } else if answer && let Some(word) = self.roles.origins[place.origin].status.and_then(status_word) {
            preferences.push(format!("{} {word} response", resource.title));
        } else if !answer && resource.method == "POST" && !resource.title.split(' ').next().is_some_and(name::is_verb) {
            preferences.push(format!("send {} body", resource.title));
        }
        preferences
    }

    /// Returns the names of a part by its operation, such as `update asset properties body`, if another operation has a namesake.
    fn of_parents(&self, place: &Occurrence, suffix: &str) -> Vec<String> {
        let resource = self.roles.resource(place);
        let words = &place.key_words.words;
        let verb = match resource.method.as_str() {
            "POST" => "create",
            "PATCH" => "update",
            "PUT" => "replace",
            _ => "get",
        };
        let lineage = self.lineage(place, words);
        let longest = lineage.last().map_or(words.as_str(), String::as_str);
        let acts = longest.split(' ').next().is_some_and(name::is_verb);
        let longest = if acts { longest.to_owned() } else { format!("{verb} {longest}") };
        let own = format!("{} {words}", resource.title);
        // the name of the inputs or the answer of the operation
        let is_reserved = ["answer", "form", "options"].iter().any(|word| words.ends_with(word));
        let object = is_reserved.then(|| format!("{own} object{suffix}"));
        [longest + suffix, own + suffix].into_iter().chain(object).collect()
    }

    /// Returns the words for the subject of a place, as a prefix for its parts.
    fn about(&self, place: &Occurrence, role: Role) -> String {
        let resource = self.roles.resource(place);
        match role {
            Role::Operation => resource.title.clone(),
            Role::List => format!("{} list", resource.last_noun),
            _ => nouns(resource).into_iter().next().unwrap_or_else(|| resource.title.clone()),
        }
    }

    /// Returns the words alone, unless they are generic, then with more and more of the parents' words before them.
    fn lineage(&self, first: &Occurrence, words: &str) -> Vec<String> {
        let mut name = if words.is_empty() { "item".to_owned() } else { words.to_owned() };
        let mut generic = is_generic(&name);
        let mut preferences = Vec::new();
        if !generic {
            preferences.push(name.clone());
        }
        let mut parent = first.parent;
        let mut seen = BTreeSet::new();
        while let Some(id) = parent.filter(|id| seen.insert(*id)) {
            let Some((role, best)) = self.best.get(&id) else { break };
            let around = match role {
                Role::Part => class_words::of_places(&self.roles.walk.record_occurrences[&id]).words.clone(),
                Role::Operation if self.direction(best).is_empty() => object(&self.about(best, *role)).to_owned(),
                _ => self.about(best, *role),
            };
            // the answer itself is called `… response`
            let is_inner = *role == Role::Operation && name == "response";
            name = match &name {
                name if *name == around && *role != Role::Operation => format!("inner {name}"),
                name if is_inner => prefixed(&around, &format!("inner {name}")),
                name => prefixed(&around, name),
            };
            generic &= is_generic(&around);
            parent = self.roles.walk.place(id, first.origin).and_then(|place| place.parent);
            if *role != Role::Part {
                parent = None;
            }
            if !generic || parent.is_none() {
                preferences.push(name.clone());
                if is_too_long(&name) {
                    break;
                }
            }
        }
        if preferences.is_empty() {
            preferences.push(name);
        }
        preferences
    }
}
