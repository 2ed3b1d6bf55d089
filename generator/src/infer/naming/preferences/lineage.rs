//! Names of parts, with the words of what contains them.

use std::collections::BTreeSet;

use super::Namer;
use crate::infer::naming::phrases::{is_too_long, nouns, object, prefixed};
use crate::infer::naming::roles::Role;
use crate::infer::places::class_words;
use crate::infer::places::occurrence::Occurrence;
use crate::name;
use crate::name::generic::is_generic;

impl Namer<'_> {
    /// Returns the names of a part by its operation, such as `update asset properties body`, if another operation has a namesake.
    pub(super) fn of_parents(&self, place: &Occurrence, suffix: &str) -> Vec<String> {
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
    pub(super) fn about(&self, place: &Occurrence, role: Role) -> String {
        let resource = self.roles.resource(place);
        match role {
            Role::Operation => resource.title.clone(),
            Role::List => format!("{} list", resource.last_noun),
            _ => nouns(resource).into_iter().next().unwrap_or_else(|| resource.title.clone()),
        }
    }

    /// Returns the words alone, unless they are generic, then with more and more of the parents' words before them.
    pub(super) fn lineage(&self, first: &Occurrence, words: &str) -> Vec<String> {
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
