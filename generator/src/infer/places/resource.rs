//! The resource of a request.

use crate::infer::model::Request;
use crate::name::{self, WordList, begins_phrase, is_technical, is_verb, word_list};

/// A request as evidence for its resource and the name of that.
#[derive(Clone, Debug, Default)]
pub struct Resource {
    pub method: String,
    /// The path, with `{}` for variable segments; empty if it names no resource, as in GraphQL.
    pub path: String,
    /// The path without ids at its end, which is the same for a list of things and for one of them.
    pub collection: String,
    /// `true` if it ends in an id, so that it is about one thing.
    pub by_id: bool,
    /// `true` if it ends in a verb: the answer need not be the thing that the path names.
    pub action: bool,
    /// `true` if the last noun is a plural, for a list of things.
    pub plural: bool,
    /// The nouns of the path in the singular, in order.
    pub nouns: Vec<String>,
    /// The words of an action: `update order` of `/orders/update-order`, `order cancel` of `/orders/:id/cancel`.
    pub action_words: String,
    /// The last noun as it is written.
    pub last_noun: String,
    /// The subject of the request's name: `balance account` of `list balance accounts of holder`.
    pub item: String,
    /// The words of the request's name.
    pub title: String,
    /// The subject of the folder, in the singular.
    pub folder: String,
}

impl Resource {
    /// Reads a request; `title` are the words of the operation.
    pub fn of(request: &Request, title: &str) -> Self {
        let segments = segments(&request.url);
        let by_id = segments.last().is_some_and(|last| is_variable(last));
        let ids_at_end = segments.iter().rev().take_while(|segment| is_variable(segment)).count();
        let kept = &segments[..segments.len() - ids_at_end];
        let nouns: Vec<String> = kept.iter().filter_map(|segment| noun(segment)).collect();
        let action = kept.last().is_some_and(|last| is_action(last));
        let last_noun = nouns.last().cloned().unwrap_or_default();
        let singular: Vec<String> = nouns.iter().map(|noun| singular(noun)).collect();
        Self {
            method: request.method.to_ascii_uppercase(),
            path: if nouns.is_empty() && !action { String::new() } else { normal(&segments) },
            collection: normal(kept),
            by_id,
            action,
            action_words: action_words(kept.last().copied().unwrap_or_default(), singular.last()),
            plural: singular.last().is_some_and(|one| *one != last_noun),
            nouns: singular,
            last_noun,
            item: item(title),
            title: title.to_owned(),
            folder: singular_folder(&request.folder),
        }
    }

    /// Returns the noun of the path, or else of the request's name.
    pub fn noun(&self) -> &str {
        self.nouns.last().map_or(&self.item, |noun| noun)
    }

    /// Returns `true` if a word, such as a JSON key, is the noun of the path, in the singular or plural.
    pub fn is_called(&self, singular: &str) -> bool {
        let last_word = |words: &str| words.rsplit(' ').next().map(str::to_owned);
        !singular.is_empty()
            && self.nouns.last().is_some_and(|noun| {
                noun == singular
                    || singular.ends_with(&format!(" {noun}"))
                    || last_word(noun).as_deref() == Some(singular)
            })
    }
}

/// The segments of the path, without scheme and host, or the variable for them.
fn segments(url: &str) -> Vec<&str> {
    let url = url.split(['?', '#']).next().unwrap_or(url).trim();
    let (has_scheme, rest) = url.split_once("://").map_or((false, url), |(_, rest)| (true, rest));
    let mut segments: Vec<&str> = rest.split('/').collect();
    let host = segments.first().is_some_and(|first| {
        has_scheme
            || first.starts_with("{{")
            || first.contains(['.', ':']) && !first.starts_with(':')
            || first.is_empty()
    });
    if host {
        segments.remove(0);
    }
    segments.retain(|segment| !segment.is_empty());
    segments
}

fn normal(segments: &[&str]) -> String {
    let segment = |segment: &&str| if is_variable(segment) { "{}".to_owned() } else { segment.to_lowercase() };
    segments.iter().map(segment).collect::<Vec<_>>().join("/")
}

/// Returns `true` for a segment that varies: a variable, or a text that looks like an id.
fn is_variable(segment: &str) -> bool {
    let segment = segment.trim_end_matches(".json").trim_end_matches(".xml");
    segment.starts_with([':', '{', '<']) || is_id(segment)
}

fn is_id(segment: &str) -> bool {
    let digits = segment.bytes().filter(u8::is_ascii_digit).count();
    let letters = segment.bytes().filter(u8::is_ascii_alphabetic).count();
    let plain = segment.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    segment.contains('@') || plain && digits > 0 && (letters == 0 || digits >= 3 && segment.len() >= 8)
}

/// Returns the words of a segment that name a thing.
fn noun(segment: &str) -> Option<String> {
    if is_variable(segment) {
        return None;
    }
    let mut words = name::words(without_extension(segment));
    if words.len() == 1 && (is_adjective(&words[0]) || is_technical(&words[0])) {
        return None;
    }
    // an id within other text: `https%3A%2F%2Fexample.com%2F19c558a15ddd2bce`
    if words.iter().any(|word| is_id(word)) {
        return None;
    }
    // `getCostEstimate` is not a `cost`; `conversations.list` is a conversation
    if words.len() > 1 && is_verb(&words[0]) {
        words.remove(0);
    } else if words.len() > 1 && words.last().is_some_and(|last| is_action_word(last)) {
        words.pop();
    }
    if words.is_empty() || words.iter().all(|word| is_action_word(word)) { None } else { Some(words.join(" ")) }
}

fn is_action(segment: &str) -> bool {
    let words = name::words(without_extension(segment));
    words.first().is_some_and(|word| is_action_word(word)) || words.last().is_some_and(|word| is_action_word(word))
}

/// Returns `true` for a verb, except for those that are things in a path: `/orders/count`.
fn is_action_word(word: &str) -> bool {
    is_verb(word) && word != "count"
}

fn action_words(segment: &str, noun: Option<&String>) -> String {
    let mut words = name::words(without_extension(segment));
    if words.len() > 1 && ["fetch", "get", "retrieve"].contains(&words[0].as_str()) {
        words.remove(0);
    }
    match (words.as_slice(), noun) {
        ([verb], Some(noun)) => format!("{noun} {verb}"),
        _ => words.join(" "),
    }
}

fn without_extension(segment: &str) -> &str {
    match segment.rsplit_once('.') {
        Some((stem, "json" | "xml" | "php" | "do" | "aspx" | "html")) => stem,
        _ => segment,
    }
}

/// Returns `true` for segments that filter the things before them: `/approvals/completed`.
fn is_adjective(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") || ADJECTIVES.has(word)
}

static ADJECTIVES: WordList = word_list(
    "active all available current default favorite inactive latest new open own pending popular public recent top",
);

/// Words between a verb and its object.
static DETERMINERS: WordList = word_list(
    "a all an any current every existing individual list many more multiple my new one own single some specific specified the \
                           this your",
);

/// Returns the subject of a title, in the singular.
fn item(title: &str) -> String {
    let mut words: Vec<&str> = title.split(' ').collect();
    let verb = |word: &str| is_verb(word) || word.strip_suffix('s').is_some_and(is_verb);
    while words.len() > 1 && (verb(words[0]) || DETERMINERS.has(words[0]) || begins_phrase(words[0])) {
        words.remove(0);
    }
    let end = words
        .iter()
        .position(|word| begins_phrase(word) || *word == "details")
        .filter(|end| *end > 0)
        .unwrap_or(words.len());
    singular(&words[..end].join(" "))
}

fn singular_folder(title: &str) -> String {
    singular(&name::words(title).join(" "))
}

fn singular(words: &str) -> String {
    name::singular(words.split(' ').map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resource(method: &str, url: &str, title: &str) -> Resource {
        Resource::of(&Request { method: method.into(), url: url.into(), folder: String::new() }, title)
    }

    #[test]
    fn a_list_and_one_of_it_are_one_collection() {
        let list = resource("GET", "{{url}}/v1/sweeps", "list sweeps");
        for one in [
            "{{url}}/v1/sweeps/:id",
            "https://api.example.com/v1/sweeps/{{id}}",
            "/v1/sweeps/12",
            "{{url}}/v1/sweeps/{id}.json",
        ] {
            let one = resource("GET", one, "get sweep");
            assert_eq!((one.collection.as_str(), one.by_id, one.noun()), (list.collection.as_str(), true, "sweep"));
        }
        assert!(list.plural && !list.by_id);
    }

    #[test]
    fn verbs_and_versions_are_no_things() {
        for (url, nouns, action) in [
            ("{{url}}/api/v2/users/:id/deactivate", "user", true),
            ("{{url}}/conversations.list", "conversation", true),
            ("{{url}}/getUser", "user", true),
            ("{{url}}/holders/:id/balanceAccounts", "holder, balance account", false),
            ("{{url}}/graphql", "", false),
            ("{{url}}/schemas/https%3A%2F%2Fx.example%2F19c558a15ddd2bce", "schema", false),
        ] {
            let resource = resource("POST", url, "x");
            assert_eq!((resource.nouns.join(", ").as_str(), resource.action), (nouns, action), "{url}");
        }
    }

    #[test]
    fn a_title_is_about_the_noun_after_its_verb() {
        for (title, expected) in [
            ("list balance accounts of holder", "balance account"),
            ("get all books", "book"),
            ("books", "book"),
            ("create sweep to push funds", "sweep"),
            ("search", "search"),
        ] {
            assert_eq!(item(title), expected);
        }
    }
}
