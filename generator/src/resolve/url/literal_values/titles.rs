//! What requests say that they find things by: `Get user by username` of `users/username/ann`, and `users/by-email/a`.

use super::nouns::{self, is_key, is_plural, of_thing, singular};
use crate::name::{self, WordList, is_id, is_verb, word_list};
use crate::resolve::model::Operation;
use crate::url_path::{Kind, Segment};

/// Words at the end of a path that say what is done or returned, behind what it is done by: `sort/price/asc`.
static ENDS: WordList = word_list(
    "\
    advanced all asc average between bottom chart count csv current daily desc details distribution excel exists first graph history hourly \
    info json last latest max me min mine monthly nearby none overview own paged paginated pdf range recent self stats suggestions summary \
    table top total trend weekly yearly",
);

/// Returns `true` for a last segment that may be a value: neither a verb nor a word for what is returned. What the title names, the request is for.
pub(super) fn may_be_value(operation: &Operation, last: &Segment<'_>) -> bool {
    let words = name::words(last.text);
    let title = name::words(&operation.name);
    last.kind() == Kind::Literal
        && words.first().is_some_and(|first| !is_verb(first))
        && !words.iter().any(|word| word == "by" || title.contains(word))
        && !ENDS.has(&words.join(" "))
}

/// Returns the name of the value that the last segment is, by what is before it or by the title: `username`, `email`.
pub(super) fn found_by(operation: &Operation, before: &[Segment<'_>]) -> Option<String> {
    let previous = before.last()?;
    let key = name::words(previous.text);
    if let Some(name) = nouns::found_by(previous.text) {
        let thing = before.iter().rev().nth(1).filter(|thing| is_id(&name) && !thing.has_variable());
        return Some(thing.map_or_else(|| name.clone(), |thing| of_thing(&name, thing.text)));
    }
    let title = name::words(&operation.name);
    let by = &title[title.iter().position(|word| word == "by")? + 1..];
    if by.starts_with(&key) {
        return Some(key.join(" "));
    }
    if is_found_in_list(operation, &title, by, previous) {
        return Some(of_thing(&by[by.len() - 1], previous.text));
    }
    is_searched(operation, by, before).then(|| by.join(" "))
}

/// Returns `true` for what the title says after `by`, behind a search in a list: `Get pets by name` of `pets/search/rex`.
fn is_searched(operation: &Operation, by: &[String], before: &[Segment<'_>]) -> bool {
    let [.., list, search] = before else { return false };
    let in_query = || operation.url.query.iter().any(|row| by.last() == name::words(&row.key).last());
    const SEARCHES: [&str; 3] = ["find", "lookup", "search"];
    SEARCHES.contains(&search.text.to_ascii_lowercase().as_str())
        && is_plural(list.text)
        && (1..=2).contains(&by.len())
        && operation.method == "GET"
        && !in_query()
}

/// Returns `true` for what is found in the list before it: `Get product by slug` of `products/blue-shirt`.
fn is_found_in_list(operation: &Operation, title: &[String], by: &[String], list: &Segment<'_>) -> bool {
    let thing = singular(list.text);
    let is_of_thing = match by {
        [key] => is_id(key) || is_key(key) || key == "name",
        [owner @ .., key] => (is_id(key) || is_key(key) || key == "name") && owner.join(" ") == thing,
        [] => false,
    };
    let is_in_title = || title.iter().any(|word| name::singular_word(word) == thing || *word == thing);
    let in_query = || operation.url.query.iter().any(|row| by.last() == name::words(&row.key).last());
    is_of_thing && operation.method != "POST" && is_plural(list.text) && is_in_title() && !in_query()
}
