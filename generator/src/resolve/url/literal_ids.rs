//! Literal ids in paths: `/users/1` becomes `/users/:user_id`, with `1` as the saved value of the path variable.
//!
//! A fixed part of the API that is mistaken for an id becomes an argument, so that the rules are narrow: numbers after the noun that they
//! count, UUIDs, generated texts, and slugs (`my-first-post`) of what a request deletes.

use std::collections::{BTreeMap, BTreeSet};

use postman_observations::is_uuid;

use super::super::model::{Folder, Url};
use crate::name::made_up::{is_hex, is_number, is_random, is_ulid};
use crate::name::{self, Numbering, id_of, is_lookup, is_verb};
use crate::read::model::PathVariable;
use crate::url_path::{Segment, is_technical, segments};

/// A number with more digits is not a version, however many requests have it.
const MAX_VERSION_DIGITS: usize = 2;
/// The smallest number of requests that allows conclusions about most of them.
const MIN_REQUESTS: usize = 3;
/// A number with more digits is an id, whatever precedes it.
const MAX_COUNT_DIGITS: usize = 3;
const MIN_MIXED_BYTES: usize = 8;
/// Fixed parts of a path have fewer words.
const MIN_SLUG_WORDS: usize = 3;
const PRONOUNS: [&str; 3] = ["me", "my", "self"];

/// Replaces the ids in the paths of all requests by path variables.
pub(in crate::resolve) fn take(root: &mut Folder) {
    let mut facts = Facts::default();
    root.all_operations().for_each(|operation| facts.add(&operation.method, &operation.url));
    root.visit_operations_mut(&mut |operation| take_from(&mut operation.url, &facts));
}

/// Statistics over the paths of all requests.
#[derive(Default)]
struct Facts {
    requests: usize,
    /// The number of requests by their path up to and including a number.
    beginnings: BTreeMap<String, usize>,
    /// Nouns that are followed by an id that is not a count.
    with_ids: BTreeSet<String>,
    paths: BTreeSet<String>,
    deleted: BTreeSet<String>,
}

impl Facts {
    fn add(&mut self, method: &str, url: &Url) {
        self.requests += 1;
        let segments: Vec<_> = segments(&url.base).collect();
        if method == "DELETE" && segments.last().is_some_and(|last| is_slug(last.text)) {
            self.deleted.insert(url.base.clone());
        }
        self.paths.insert(url.base.clone());
        for (at, segment) in segments.iter().enumerate() {
            let (text, end) = (segment.text, segment.end());
            if is_number(text) {
                *self.beginnings.entry(url.base[..end].to_owned()).or_default() += 1;
            }
            // what is deleted, or has parts, is a thing
            let is_thing = || end < url.base.len() || method == "DELETE";
            if is_made_up(text) || is_number(text) && (text.len() > MAX_COUNT_DIGITS || is_thing()) {
                self.with_ids.extend(noun(&segments[..at]).map(str::to_owned));
            }
        }
    }

    /// A version, or another part that requests share: `/2/tweets`. No path ends with it.
    fn is_shared(&self, beginning: &str, segment: &str) -> bool {
        let requests = self.beginnings.get(beginning).copied().unwrap_or_default();
        let is_in_most = requests >= MIN_REQUESTS && requests * 2 > self.requests;
        segment.len() <= MAX_VERSION_DIGITS && is_in_most && !self.paths.contains(beginning)
    }

    /// Returns `true` if a request deletes the thing, and another one has the path of the list, a plural, before it.
    fn is_one_of_a_list(&self, thing: &str, list: &str, before: &[Segment<'_>]) -> bool {
        let is_plural = |noun: &Segment<'_>| name::singular(name::words(noun.text)) != plain_words(noun.text);
        self.deleted.contains(thing) && self.paths.contains(list) && before.last().is_some_and(is_plural)
    }

    /// The name of the id that the segment of a URL is, made of the noun before it: `user_id`, or `delay` if a single small number follows a
    /// singular.
    fn name(&self, url: &str, before: &[Segment<'_>], segment: &Segment<'_>) -> Option<String> {
        let stem = stem(segment.text);
        if is_token(before, stem) {
            return Some("token".to_owned());
        }
        let noun = noun(before);
        let (list, thing) = (url[..segment.start].trim_end_matches('/'), &url[..segment.end()]);
        let follows_ids = noun.is_some_and(|noun| self.with_ids.contains(noun));
        if is_made_up(stem) || (follows_ids && is_mixed(stem)) {
            return Some(noun.map_or_else(|| "id".to_owned(), id_of));
        }
        if is_slug(segment.text) && self.is_one_of_a_list(thing, list, before) {
            return noun.map(|noun| format!("{} slug", name::singular(name::words(noun))));
        }
        if !is_number(stem) || self.is_shared(thing, segment.text) {
            return None;
        }
        let Some(noun) = noun else {
            // a version is followed by more segments
            return (before.is_empty() && thing == url).then(|| "id".to_owned());
        };
        let singular = name::singular(name::words(noun));
        let has_list = || self.paths.contains(list);
        let is_count = stem.len() <= MAX_COUNT_DIGITS && !follows_ids && singular == plain_words(noun) && !has_list();
        Some(if is_count { singular } else { id_of(noun) })
    }
}

fn take_from(url: &mut Url, facts: &Facts) {
    let mut base = String::new();
    let mut copied = 0;
    let mut found: Vec<PathVariable> = Vec::new();
    let mut numbering = Numbering::default();
    let segments: Vec<_> = segments(&url.base).collect();
    for (at, segment) in segments.iter().enumerate() {
        let Some(name) = facts.name(&url.base, &segments[..at], segment) else { continue };
        let name = name.replace(' ', "_");
        let is_free = |key: &str| url.path_variables.iter().chain(&found).all(|variable| variable.key != key);
        let key = numbering.unique(&name, is_free);
        let value = stem(segment.text);
        base.push_str(&url.base[copied..segment.start]);
        base.push(':');
        base.push_str(&key);
        copied = segment.start + value.len();
        found.push(PathVariable { key, value: Some(value.to_owned()), ..PathVariable::default() });
    }
    base.push_str(&url.base[copied..]);
    url.base = base;
    url.literal_ids = found.iter().map(|variable| variable.key.clone()).collect();
    url.path_variables.extend(found);
}

/// A segment without its extension: `8863` of `8863.json`.
fn stem(segment: &str) -> &str {
    match segment.split_once('.') {
        Some((stem, extension)) if extension.bytes().all(|b| b.is_ascii_lowercase()) => stem,
        _ => segment,
    }
}

/// Returns `true` for a text that identifies one thing among many, whatever precedes it.
fn is_made_up(text: &str) -> bool {
    is_uuid(text) || (is_hex(text) && !is_number(text)) || is_ulid(text) || is_random(text)
}

/// Returns `true` for a long random text behind what is done with it: `users/confirm/KYw0F9CWTj8f5I18cuiKgSFgLTLF`. A hash is one behind
/// what it proves: `verify-email/<hash>`.
fn is_token(before: &[Segment<'_>], text: &str) -> bool {
    const MIN_BYTES: usize = 24;
    const MIN_HASH_BYTES: usize = 32;
    const PROVEN: [&str; 12] = [
        "activate",
        "activation",
        "confirm",
        "confirmation",
        "password",
        "recover",
        "recovery",
        "reset",
        "unlock",
        "unsubscribe",
        "verification",
        "verify",
    ];
    let deed = before.last().map_or("", |segment| segment.text);
    let is_proven = || name::words(deed).iter().any(|word| PROVEN.contains(&word.as_str()));
    let is_key = text.len() >= MIN_BYTES && is_random(text) && is_verb(&deed.to_ascii_lowercase());
    let is_hash = || text.len() >= MIN_HASH_BYTES && is_hex(text) && is_proven();
    !is_uuid(text) && (is_key || is_hash())
}

/// Returns `true` for a text that is an id if other requests have ids there: `nlhKjdVaS3uJjFtb`.
fn is_mixed(text: &str) -> bool {
    text.len() >= MIN_MIXED_BYTES
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
        && text.bytes().any(|b| b.is_ascii_digit())
        && text.bytes().any(|b| b.is_ascii_uppercase())
        && text.bytes().any(|b| b.is_ascii_lowercase())
}

/// Returns `true` for words that identify a thing in a URL: `my-first-post`.
fn is_slug(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let words = text.split('-');
    words.clone().count() >= MIN_SLUG_WORDS
        && words.clone().all(is_word)
        && words.into_iter().next().is_some_and(|first| !is_verb(first))
}

/// The noun before an id, without verbs and pronouns between them: `playlists/me/7`. Without a noun, a verb may be meant as one: `post/7`.
fn noun<'a>(before: &[Segment<'a>]) -> Option<&'a str> {
    let mut verb = None;
    for Segment { text, .. } in before.iter().rev() {
        let lower = text.to_ascii_lowercase();
        let is_words = text.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'-' | b'_'));
        if !is_words || is_technical(&lower) {
            break;
        }
        if is_verb(&lower) {
            verb = verb.or(Some(*text));
        } else if !is_lookup(&name::words(text)) && !PRONOUNS.contains(&lower.as_str()) {
            return Some(text);
        }
    }
    verb
}

fn plain_words(segment: &str) -> String {
    name::words(segment).join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Facts, take_from};
    use crate::resolve::url::from_text;

    /// The templates of requests, and the values of their ids.
    fn taken(urls: &[&str]) -> Vec<String> {
        let with_method = |url: &&str| match url.split_once(' ') {
            Some((method, url)) => (method.to_owned(), from_text(url, &[])),
            None => ("GET".to_owned(), from_text(url, &[])),
        };
        let requests: Vec<_> = urls.iter().map(with_method).collect();
        let mut facts = Facts::default();
        requests.iter().for_each(|(method, url)| facts.add(method, url));
        let mut urls: Vec<_> = requests.into_iter().map(|(_, url)| url).collect();
        urls.iter_mut().for_each(|url| take_from(url, &facts));
        urls.into_iter().map(|url| url.base).collect()
    }

    #[test]
    fn an_id_in_a_path_is_a_path_variable() {
        let one = |url: &str| taken(&[url]).remove(0);
        assert_eq!(one("{{url}}/users/1"), "{{url}}/users/:user_id");
        assert_eq!(one("{{url}}/users/1/posts/22"), "{{url}}/users/:user_id/posts/:post_id");
        assert_eq!(one("{{url}}/users/get-by-id/1"), "{{url}}/users/get-by-id/:user_id");
        assert_eq!(one("{{url}}/users/findById/1"), "{{url}}/users/findById/:user_id");
        assert_eq!(one("https://h/v2/pet/1467573987135"), "https://h/v2/pet/:pet_id");
        assert_eq!(one("https://h/v0/item/8863.json"), "https://h/v0/item/:item_id.json");
        assert_eq!(one("{{url}}/runs/98ca757c-4967-44da-9961-481f369c62cf"), "{{url}}/runs/:run_id");
        assert_eq!(one("{{url}}/batches/01EP3YJYJEBBMQPRZ953QQF4FE/failed"), "{{url}}/batches/:batch_id/failed");
        assert_eq!(one("{{url}}/contents/t5u18i3fSGx3rDBw"), "{{url}}/contents/:content_id");
        assert_eq!(one("{{url}}/playlists/me/25067562"), "{{url}}/playlists/me/:playlist_id");
        assert_eq!(
            one("{{url}}/catalogues/publish/b73f3b26-d8d2-4e1d-801d-6c2dbe66b819"),
            "{{url}}/catalogues/publish/:catalogue_id"
        );
        assert_eq!(one("{{url}}/users/confirm/KYw0F9CWTj8f5I18cuiKgSFg=="), "{{url}}/users/confirm/:token");
        let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b";
        assert_eq!(one(&format!("{{{{url}}}}/password/reset/{hash}")), "{{url}}/password/reset/:token");
        assert_eq!(one(&format!("{{{{url}}}}/verify-email/{hash}")), "{{url}}/verify-email/:token");
        assert_eq!(one(&format!("{{{{url}}}}/users/delete/{hash}")), "{{url}}/users/delete/:user_id");
        assert_eq!(one("{{url}}/api/post/1/comments"), "{{url}}/api/post/:post_id/comments");
        assert_eq!(one("localhost:4042/1"), "localhost:4042/:id");
        assert_eq!(one("h.example/5fad5fe65b31d3194b3d822c"), "h.example/:id");
        assert_eq!(one("{{url}}/users/1/users/2"), "{{url}}/users/:user_id/users/:user_id_2");
    }

    #[test]
    fn a_small_number_after_a_singular_is_called_after_it() {
        assert_eq!(taken(&["https://h/delay/2"]), ["https://h/delay/:delay"]);
        assert_eq!(
            taken(&["https://h/pet/2", "https://h/pet/20001"]),
            ["https://h/pet/:pet_id", "https://h/pet/:pet_id"]
        );
        assert_eq!(taken(&["https://h/pet", "https://h/pet/2"]), ["https://h/pet", "https://h/pet/:pet_id"]);
        let requests = ["https://h/pet/2", "https://h/pet/2/toys", "DELETE https://h/pet/2"];
        assert_eq!(taken(&requests), ["https://h/pet/:pet_id", "https://h/pet/:pet_id/toys", "https://h/pet/:pet_id"]);
    }

    #[test]
    fn a_slug_of_what_is_deleted_is_an_argument() {
        let one = "{{url}}/posts/my-first-post";
        let deleted = format!("DELETE {one}");
        let comments = format!("{one}/comments");
        assert_eq!(
            taken(&["{{url}}/posts", &deleted, &comments]),
            ["{{url}}/posts", "{{url}}/posts/:post_slug", "{{url}}/posts/:post_slug/comments"]
        );
        for fixed in
            [vec!["{{url}}/posts", one], vec![&deleted], vec!["{{url}}/post", "DELETE {{url}}/post/two-factor-auth"]]
        {
            let same: Vec<_> = fixed.iter().map(|url| url.trim_start_matches("DELETE ")).collect();
            assert_eq!(taken(&fixed), same);
        }
    }

    #[test]
    fn fixed_parts_of_a_path_stay() {
        for url in [
            "https://h/2010-04-01/Accounts",
            "https://h/api/2/issues",
            "https://h/v2/59.0/sobjects",
            "http://127.0.0.1/a",
            "{{url}}/oauth2/token",
            "{{url}}/users/{{id}}/:name/me",
            "{{url}}/sign-in-with-google",
            "{{url}}/1/statuses",
            "{{url}}/contents/nlhKjdVaS3uJjFtb",
        ] {
            assert_eq!(taken(&[url]), [url]);
        }
        let among_ids = taken(&["{{url}}/contents/nlhKjdVaS3uJjFtb/comments", "{{url}}/contents/t5u18i3fSGx3rDBw"]);
        assert_eq!(among_ids, ["{{url}}/contents/:content_id/comments", "{{url}}/contents/:content_id"]);
        let shared = ["{{url}}/data/59/a", "{{url}}/data/59/b", "{{url}}/data/59/c/7"];
        assert_eq!(taken(&shared), ["{{url}}/data/59/a", "{{url}}/data/59/b", "{{url}}/data/59/c/:c"]);
    }
}
