//! The words for the name of a type, taken from its request.

use std::collections::BTreeSet;

use crate::infer::places::resource::{Resource, is_determiner, is_period};
use crate::infer::places::words::weak::{is_part, is_weak};
use crate::name::{self, WordList, word_list};

/// Names of more characters are cut between words.
const MAX_CHARS: usize = 40;
/// Names should be shorter, if the words allow it.
pub(super) const MAX_WISHED_CHARS: usize = 30;

/// Returns the nouns for the resource of a request, the best first.
pub(super) fn nouns(resource: &Resource) -> Vec<String> {
    let mut nouns: Vec<String> = named_before(resource).into_iter().collect();
    let noun = in_words_of(&resource.item, resource.noun()).to_owned();
    let around = resource.nouns.iter().rev().nth(1);
    let with_parent = around.map(|around| within(around, &noun));
    // the title may be more specific: `balance account` of `/accounts`
    let item = Some(resource.item.clone()).filter(|item| !name::is_verb(item));
    let fuller = item.clone().filter(|item| item.ends_with(&format!(" {noun}")));
    if is_period(&noun) {
        // `daily forecast` of `/forecast/daily`
        nouns.extend(around.map(|around| format!("{noun} {around}")));
        nouns.extend(fuller);
        nouns.push(noun);
    } else if is_weak(&noun) {
        // `balance webhook setting` of `/webhooks/:id/settings`
        let shorter = with_parent.clone().filter(|short| fuller.as_ref().is_some_and(|full| full.ends_with(short)));
        nouns.extend(shorter);
        nouns.extend(fuller);
        nouns.extend(with_parent);
        if resource.folder != noun {
            nouns.push(prefixed(&resource.folder, &noun));
        }
        // a second type of the resource is called by its operation
        if around.is_none() {
            nouns.push(noun);
        }
    } else if !noun.contains(' ') && (resource.within || resource.is_owned && is_part(&noun)) {
        nouns.extend(with_parent);
        nouns.push(noun);
        nouns.extend(fuller);
    } else {
        nouns.push(noun);
        nouns.extend(fuller);
        nouns.extend(with_parent);
    }
    nouns.extend(item);
    nouns.retain(|words| !words.trim().is_empty());
    let mut seen = BTreeSet::new();
    nouns.retain(|words| seen.insert(words.clone()));
    nouns
}

/// Returns the subject of a title that the path has before another noun of which the title says nothing: `reservation` of
/// `/reservations/rooms/:id`, for `create reservation`.
fn named_before(resource: &Resource) -> Option<String> {
    let (last, before) = resource.nouns.split_last()?;
    let says_last =
        || last.split(' ').any(|word| resource.title.split(' ').any(|other| name::singular_word(other) == *word));
    let is_named = resource.by_id && before.contains(&resource.item) && !is_weak(&resource.item) && !says_last();
    is_named.then(|| resource.item.clone())
}

/// Returns the subject of a title if it differs from a noun in the number of words alone: `identity config` of `/identities-config`.
fn in_words_of<'a>(item: &'a str, noun: &'a str) -> &'a str {
    let singular = |words: &str| words.split(' ').map(name::singular_word).collect::<Vec<_>>();
    if noun.contains(' ') && singular(item) == singular(noun) { item } else { noun }
}

/// Returns the nouns in the number of the object: `payment methods` for a request that lists them, `card details` for one card.
pub(super) fn numbered(resource: &Resource, nouns: Vec<String>) -> Vec<String> {
    match resource.speaks_of_many() {
        true => nouns.iter().map(|noun| plural(resource, noun)).collect(),
        false => nouns,
    }
}

/// Returns the noun as the path has it, with its prefix.
pub(super) fn plural(resource: &Resource, noun: &str) -> String {
    match noun.strip_suffix(resource.noun()) {
        Some(before) => format!("{before}{}", resource.last_noun),
        None => noun.to_owned(),
    }
}

/// Returns the verb and noun of a path, if it is the name of the operation (`/sendToken`), or the title has another verb or many words.
pub(super) fn deed(resource: &Resource) -> Option<String> {
    let (verb, object) = resource.deed.split_once(' ')?;
    let says = resource.title.split(' ').next() == Some(verb);
    let short = length(&format!("{} response", resource.title)) <= MAX_WISHED_CHARS;
    // `login` of `/auth/login`
    let deed = || if ["auth", "authentication"].contains(&object) { verb.to_owned() } else { resource.deed.clone() };
    (resource.method != "GET" && (resource.is_call || !(says && short))).then(deed)
}

fn length(words: &str) -> usize {
    name::upper_camel(words, "").chars().count()
}

/// Returns the words of an operation, or those before a preposition if they are too many.
pub(super) fn titles(title: &str, suffix: &str) -> Vec<String> {
    let whole = format!("{title}{suffix}");
    // more words than characters never fit
    let words: Vec<&str> = title.split(' ').take(MAX_CHARS).collect();
    let mut preferences = Vec::new();
    if length(&whole) > MAX_WISHED_CHARS {
        let begins = |at: usize| name::begins_phrase(words[at]);
        // `create one` of `create one or many books` says nothing
        let ends = |at: usize| !begins(at) && !is_determiner(words[at]);
        let cuts = (2..words.len()).rev().filter(|at| begins(*at) && ends(at - 1));
        let cuts = cuts.map(|at| (words[at], format!("{}{suffix}", words[..at].join(" "))));
        let mut cuts = cuts.filter(|(_, cut)| length(cut) <= MAX_WISHED_CHARS);
        // `terms of service` is one term
        preferences.extend(cuts.find(|(next, _)| *next != "of" || length(&whole) > MAX_CHARS).map(|(_, cut)| cut));
    }
    let mut end = words.len();
    let is_too_long = |end: usize| length(&format!("{}{suffix}", words[..end].join(" "))) > MAX_CHARS;
    while end > 2 && (is_too_long(end) || end < words.len() && name::begins_phrase(words[end - 1])) {
        end -= 1;
    }
    preferences.push(format!("{}{suffix}", words[..end].join(" ")));
    preferences
}

/// Returns what an operation is about, without its verb: `natal chart` of `generate natal chart`, but `bulk block` says how something is done.
pub(crate) fn object(title: &str) -> &str {
    let Some((verb, rest)) = title.split_once(' ') else { return title };
    let next = rest.split(' ').next().unwrap_or(rest);
    if name::is_verb(verb) && !name::is_verb(next) && !name::begins_phrase(next) { rest } else { title }
}

/// Verbs that are nouns after another word of a title: `access request approval`.
static ALSO_NOUNS: WordList = word_list(
    "change check deploy estimate export filter import invite order preview query refund release report request run search share transfer",
);

/// Returns the common words of several titles without verbs and prepositions, in the order of the first; `None` for a single title.
pub(crate) fn common_words(titles: &BTreeSet<&str>) -> Option<String> {
    let first = titles.first()?;
    let is_everywhere = |word: &str| {
        let one = name::singular_word(word);
        titles.iter().all(|title| title.split(' ').any(|other| other == word || name::singular_word(other) == one))
    };
    let is_name = |at: usize, word: &str| {
        let is_noun = at > 0 && ALSO_NOUNS.has(word) || !name::is_verb(word);
        is_noun && !name::begins_phrase(word) && is_everywhere(word)
    };
    let common: Vec<&str> =
        first.split(' ').enumerate().filter(|(at, word)| is_name(*at, word)).map(|(_, word)| word).collect();
    (titles.len() > 1 && !common.is_empty()).then(|| common.join(" "))
}

/// Returns the word for a status, which distinguishes an answer from the usual one of its operation.
pub(super) fn status_word(status: u16) -> Option<&'static str> {
    Some(match status {
        201 => "created",
        202 => "accepted",
        206 => "partial",
        207 => "multi status",
        _ => return None,
    })
}

/// Returns the noun with the one around it: `order status` of `/orders/:id/status`, but `security settings` of `/settings/security`.
fn within(around: &str, noun: &str) -> String {
    const KINDS_OF_SETTINGS: &[&str] = &["config", "configuration", "option", "preference", "setting"];
    let last = around.rsplit(' ').next().unwrap_or(around);
    match KINDS_OF_SETTINGS.contains(&last) {
        true if last.starts_with("config") => format!("{noun} {around}"),
        true => format!("{noun} {around}s"),
        false => prefixed(around, noun),
    }
}

/// Adds a prefix, without repeating words: `order` before `order line`, `summary metadata` before `summary metadata report`.
pub(super) fn prefixed(parent: &str, words: &str) -> String {
    if parent.is_empty() {
        return words.to_owned();
    }
    let before: Vec<&str> = parent.split(' ').collect();
    let after: Vec<&str> = words.split(' ').collect();
    let repeated = |count: &usize| before.ends_with(&after[..*count]);
    let twice = (1..after.len().min(before.len() + 1)).rev().find(repeated).unwrap_or_default();
    [&before[..before.len() - twice], &after].concat().join(" ")
}

/// Returns the names of the preferences, each once; names that are too long lose words of their outermost parents.
pub(super) fn camel(preferences: Vec<String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |words: &str| {
        let name = camel_within_limit(words);
        if !names.contains(&name) {
            names.push(name);
        }
    };
    for preference in &preferences {
        let without = without_echo(preference);
        add(without);
        if let Some(echo) = preference.strip_prefix(without).filter(|echo| !echo.is_empty()) {
            let before = without.strip_suffix(echo).unwrap_or(without);
            add(&format!("{before} inner{echo}"));
        }
    }
    names
}

fn camel_within_limit(mut words: &str) -> String {
    if let Some((before, _)) = words.rmatch_indices(' ').nth(MAX_CHARS) {
        words = &words[before + 1..];
    }
    loop {
        let rest = words.split_once(' ').map(|(_, rest)| rest);
        if let Some(rest) = rest.filter(|_| is_too_long(words)) {
            words = rest;
            continue;
        }
        let name = name::upper_camel(words, "Item");
        match rest {
            Some(rest) if name.chars().count() > MAX_CHARS => words = rest,
            _ => return name,
        }
    }
}

/// Returns `true` if a name of these words is too long without a prefix, which would be cut off again.
pub(super) fn is_too_long(words: &str) -> bool {
    words.is_ascii() && words.bytes().filter(u8::is_ascii_alphanumeric).nth(MAX_CHARS).is_some()
}

/// Removes a repeated suffix: `create employee body` of `create employee body body`.
fn without_echo(words: &str) -> &str {
    match words.rsplit_once(' ') {
        Some((rest, last @ ("body" | "response"))) if rest.rsplit(' ').next() == Some(last) => rest,
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_CHARS, camel, prefixed, titles};

    #[test]
    fn a_prefix_repeats_no_words() {
        for (parent, words, expected) in [
            ("order", "order line", "order line"),
            ("summary metadata", "summary metadata report", "summary metadata report"),
            ("sales order", "order line", "sales order line"),
            ("order", "order", "order order"),
            ("balance account", "account", "balance account account"),
            ("", "line", "line"),
        ] {
            assert_eq!(prefixed(parent, words), expected);
        }
    }

    #[test]
    fn an_inner_namesake_is_called_inner() {
        let names = |words: &str| camel(vec![words.to_owned()]).join(" ");
        assert_eq!(names("collection body body"), "CollectionBody CollectionInnerBody");
        assert_eq!(names("order response"), "OrderResponse");
    }

    /// Hours, if the time grew with the square of the words.
    #[test]
    fn a_title_of_very_many_words_is_cut() {
        for word in ["word ", "wörd "] {
            let title = word.repeat(200_000);
            let names = camel(titles(title.trim_end(), " body"));
            assert!(names.iter().all(|name| name.chars().count() <= MAX_CHARS), "{names:?}");
        }
    }
}
