//! The preferred names of a struct, by its role.

use super::Namer;
use crate::infer::model::Direction;
use crate::infer::naming::phrases::{deed, nouns, numbered, object, plural, prefixed, status_word, titles};
use crate::infer::naming::roles::Role;
use crate::infer::places::class_words;
use crate::infer::places::occurrence::Occurrence;
use crate::infer::places::resource::Resource;
use crate::infer::places::words::login;
use crate::infer::places::words::well_known::WellKnown;
use crate::infer::shapes::arena::RecordId;
use crate::name::generic::is_generic;
use crate::name::{self, method};

/// A struct at the place by which it is named.
struct Placed<'p> {
    id: RecordId,
    role: Role,
    place: &'p Occurrence,
    resource: &'p Resource,
    known: Option<WellKnown>,
    /// `true` in an answer, `false` in a body.
    answer: bool,
    /// The suffix that distinguishes types of bodies from those of answers.
    suffix: &'static str,
}

impl Namer<'_> {
    /// Returns the names of a struct in the order of preference.
    pub(in crate::infer::naming) fn preferences(&self, id: RecordId, role: Role, place: &Occurrence) -> Vec<String> {
        let of = &Placed {
            id,
            role,
            place,
            resource: self.roles.resource(place),
            known: WellKnown::of(self.roles.arena, self.roles.arena.record(id)),
            answer: self.roles.origins[place.origin].direction == Direction::Answer,
            suffix: self.direction(place),
        };
        let mut preferences = self.in_any_role(of);
        preferences.extend(match role {
            Role::Operation if of.answer && !place.path.is_empty() => as_item(of),
            Role::Operation => self.as_operation(of),
            Role::List => self.as_list(of),
            Role::Whole => as_whole(of),
            Role::Envelope => as_envelope(of),
            Role::Part => self.as_part(of),
            Role::Changed | Role::Element if !of.answer && of.known == Some(WellKnown::JsonPatch) => {
                vec![WellKnown::JsonPatch.words().to_owned()]
            }
            Role::Changed if !of.answer && of.resource.method == "PATCH" => as_patch(of),
            Role::Resource | Role::Changed | Role::Element | Role::Made => self.as_resource(of),
        });
        preferences.extend(self.in_full(of));
        preferences
    }

    /// Returns the names that precede those by role.
    fn in_any_role(&self, of: &Placed<'_>) -> Vec<String> {
        // a level of a schema has the same name everywhere
        let schema = of.known.filter(|known| *known == WellKnown::JsonSchema);
        let mut preferences = with(schema.map(|known| known.words().to_owned()), of.suffix);
        preferences.extend(self.kind_in_api(of.id).filter(|_| of.answer));
        preferences.extend(self.login(of));
        preferences.extend(self.acknowledgement(of.id));
        if of.known != Some(WellKnown::JsonPatch) {
            preferences.extend(self.shared_nouns(of.id, of.role, of.place, of.suffix));
        }
        preferences
    }

    /// Returns the name of what requests about different things have that are nothing but credentials.
    fn login(&self, of: &Placed<'_>) -> Option<String> {
        let words = login::of(self.roles.arena, self.roles.arena.record(of.id))?;
        let places = &self.roles.walk.record_occurrences[&of.id];
        let is_whole = places.iter().any(|place| place.depth == 0);
        let is_named = if is_whole { self.is_of_one_noun(of.id) } else { class_words::agreed(places).is_some() };
        let suffix = if of.answer && is_whole { " response" } else { of.suffix };
        (!is_named).then(|| format!("{words}{suffix}"))
    }

    fn as_operation(&self, of: &Placed<'_>) -> Vec<String> {
        let suffix = if of.answer { " response" } else { " body" };
        let mut common = self.common_nouns(of.id, of.place);
        if common.is_empty() {
            common.extend(self.common_words(of.id));
        }
        if let Some(verb) = self.verb_of_deletion(of).filter(|_| of.answer) {
            common.iter_mut().for_each(|words| *words = format!("{verb} {words}"));
        }
        let mut preferences = with(common, suffix);
        preferences.extend(with(deed(of.resource), suffix));
        preferences.extend(titles(&of.resource.title, suffix));
        preferences
    }

    /// Returns the verb for requests that all delete: what they answer is not the thing.
    fn verb_of_deletion<'r>(&self, of: &Placed<'r>) -> Option<&'r str> {
        let mut places = self.roles.walk.record_occurrences[&of.id].iter();
        let deletes = places.all(|place| self.roles.resource(place).method == "DELETE");
        (deletes && !of.resource.action).then(|| of.resource.verb().unwrap_or("delete"))
    }

    fn as_list(&self, of: &Placed<'_>) -> Vec<String> {
        let mut preferences = with(self.roles.listed(of.id, of.resource), " list");
        preferences.extend(with(plurals(of.resource), " list"));
        preferences.extend(titles(&of.resource.title, " response"));
        preferences
    }

    fn as_part(&self, of: &Placed<'_>) -> Vec<String> {
        let mut preferences: Vec<String> = self.kind_of(of.id).filter(|_| of.answer).into_iter().collect();
        let places = &self.roles.walk.record_occurrences[&of.id];
        if class_words::agreed(places).is_none() {
            let known = of.known.map(|known| known.words().to_owned());
            preferences.extend(with(known.or_else(|| self.of_many_names(of.id)), of.suffix));
        }
        let words = &class_words::of_places(places).words;
        preferences.extend(with(self.lineage(of.place, words), of.suffix));
        preferences
    }

    fn as_resource(&self, of: &Placed<'_>) -> Vec<String> {
        let Placed { id, place, resource, answer, suffix, .. } = *of;
        let mut preferences: Vec<String> = self.kind_of(id).filter(|_| answer).into_iter().collect();
        let is_whole = place.depth == 0 && place.path.is_empty();
        let nouns = nouns(resource);
        let named = if is_whole { numbered(resource, self.agreed(id, nouns)) } else { nouns };
        // `Client` and `File` are types of the runtime
        let record = named.first().filter(|noun| answer && name::is_reserved_type_name(&name::upper_camel(noun, "")));
        let record = record.map(|noun| format!("{noun} record"));
        preferences.extend(with(named, suffix));
        preferences.extend(record);
        if of.known == Some(WellKnown::Reference) && place.depth > 0 {
            let of_one = self.is_of_one_noun(id).then(|| resource.noun());
            preferences.extend(with([prefixed(of_one.unwrap_or_default(), "reference")], suffix));
        }
        if of.role == Role::Element && answer {
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
            preferences.push(format!("{} {} body", verb_of_body(resource), resource.noun()));
        }
        preferences.extend(titles(&resource.title, if answer { " response" } else { " body" }));
        preferences
    }

    /// Returns the names that follow those by role: with the parents, the status or the verb of the operation.
    fn in_full(&self, of: &Placed<'_>) -> Vec<String> {
        let Placed { place, resource, answer, .. } = *of;
        let status = self.roles.origins[place.origin].status.and_then(status_word).filter(|_| answer);
        if place.depth > 0 && !place.key_words.words.is_empty() {
            self.of_parents(place, of.suffix)
        } else if let Some(word) = status {
            vec![format!("{} {word} response", resource.title)]
        } else if !answer && resource.method == "POST" && !resource.title.split(' ').next().is_some_and(name::is_verb) {
            vec![format!("send {} body", resource.title)]
        } else {
            Vec::new()
        }
    }
}

/// Returns what a request does with its body: a POST to one thing hardly creates it.
fn verb_of_body(resource: &Resource) -> &str {
    match resource.method.as_str() {
        "POST" if resource.by_id => resource.verb().unwrap_or("update"),
        method => method::verb(method).unwrap_or("update"),
    }
}

fn with(words: impl IntoIterator<Item = String>, suffix: &str) -> Vec<String> {
    words.into_iter().map(|words| words + suffix).collect()
}

fn plurals(resource: &Resource) -> impl Iterator<Item = String> {
    nouns(resource).into_iter().map(|noun| plural(resource, &noun))
}

/// An element of the list that an operation answers.
fn as_item(of: &Placed<'_>) -> Vec<String> {
    let Resource { item, title, .. } = of.resource;
    let item = Some(item.clone()).filter(|item| !is_generic(item));
    item.into_iter().chain([format!("{} item", object(title)), format!("{title} item")]).collect()
}

fn as_whole(of: &Placed<'_>) -> Vec<String> {
    plurals(of.resource).chain(titles(&of.resource.title, " response")).collect()
}

fn as_envelope(of: &Placed<'_>) -> Vec<String> {
    let mut preferences = with(nouns(of.resource), " response");
    preferences.extend(titles(&of.resource.title, " response"));
    preferences
}

/// A body with parts of a resource.
fn as_patch(of: &Placed<'_>) -> Vec<String> {
    let nouns = nouns(of.resource).into_iter().map(|noun| format!("update {noun} body"));
    nouns.chain(titles(&of.resource.title, " body")).collect()
}
