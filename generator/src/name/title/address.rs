//! The words of a URL or a path, for requests without another name.

use super::length::{LONGEST, LONGEST_TOLD_APART, length, shorten};
use super::phrase::is_verb;
use crate::name::words::singular::singular;
use crate::name::words::word_list::{WordList, word_list};
use crate::name::words::words;

/// Returns `true` for `https://host/a`, `{{url}}/a`, `/a/b`, `a/{b}/c`: Postman uses the URL as the name of a request until it is renamed.
pub(crate) fn is_address(title: &str) -> bool {
    let title = title.trim();
    let without_query = title.split('?').next().unwrap_or(title);
    let slashes = without_query.matches('/').count();
    title.contains("://")
        || (title.starts_with("{{") && slashes > 0)
        || (!without_query.contains(char::is_whitespace)
            && ((slashes > 0 && title.contains('?'))
                || (title.starts_with('/') && without_query.len() > 1)
                || slashes > 1
                || without_query.contains("/{")))
}

/// Returns `true` for a folder that is named by a path: `/orders/:id (deprecated)`, `orders/{id}`, `{orderId}`. A list, such as
/// `Import/Export`, is none.
pub(crate) fn is_path(title: &str) -> bool {
    let path = match title.trim().rsplit_once(" (") {
        Some((path, marker)) if marker.ends_with(')') => path,
        _ => title.trim(),
    };
    // `{pet id}` has a space
    let mut depth = 0_usize;
    let is_one_word = path.chars().all(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0 || !c.is_whitespace()
    });
    let has_variable = || path.split('/').any(|segment| is_variable(segment) && !segment.ends_with(':'));
    is_one_word && (path.starts_with('/') && path.len() > 1 || has_variable())
}

/// `get messages attachments`; a path with a verb, such as `/pdf/convert`, needs no method.
pub(super) fn of_address(url: &str, method: &str) -> Vec<String> {
    let segments = segments(url);
    let is_by_id = id_at_end(url).is_some();
    let kept = segments.len().saturating_sub(MOST_SEGMENTS);
    let mut path: Vec<Vec<String>> = segments[kept..].to_vec();
    // what an id follows is a thing, even where its word is a verb elsewhere: `/reports/:id`
    let actions = &path[..path.len() - usize::from(is_by_id && !path.is_empty())];
    let says_what = actions.iter().any(|words| is_verb(&words[0]) || PATH_VERBS.has(&words[0]));
    if is_by_id && let Some(last) = path.last_mut() {
        *last = words(&singular(last.clone()));
    }
    let mut name = if says_what { Vec::new() } else { words(&method.to_lowercase()) };
    name.extend(path.concat());
    shorten(name, LONGEST)
}

/// Returns the words of the variable at the end of a path; those that say more than a word or two are an `id`.
fn id_at_end(url: &str) -> Option<Vec<String>> {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let last = path.trim_end_matches('/').rsplit('/').next().filter(|last| is_variable(last))?;
    let name = words(last);
    let is_short = matches!(name.len(), 1 | 2) && name.last().is_some_and(|word| word != "id");
    Some(if is_short { name } else { vec!["id".to_owned()] })
}

/// Returns the words followed by the variable at the end of the path: `get staff by id`, for namesakes such as the request for all.
pub(crate) fn with_id(own: &[String], url: &str) -> Option<Vec<String>> {
    let id = id_at_end(url).filter(|_| own.iter().all(|word| word != "by"))?;
    let name: Vec<String> = own.iter().cloned().chain(["by".to_owned()]).chain(id).collect();
    (length(&name) <= LONGEST_TOLD_APART).then_some(name)
}

/// Returns the words followed by more and more parameters of the title's query: `get orders by status`, for namesakes that differ only by these.
pub(crate) fn with_query(own: &[String], title: &str) -> Vec<Vec<String>> {
    let Some((_, query)) = title.split_once('?').filter(|_| is_address(title)) else { return Vec::new() };
    let keys =
        query.split('&').map(|row| words(row.split('=').next().unwrap_or(row))).filter(|words| !words.is_empty());
    let mut name = own.to_vec();
    let mut names = Vec::new();
    for (index, key) in keys.enumerate() {
        name.push(if index == 0 { "by" } else { "and" }.to_owned());
        name.extend(key);
        if length(&name) > LONGEST_TOLD_APART {
            break;
        }
        names.push(name.clone());
    }
    names
}

/// The largest number of segments in a name.
const MOST_SEGMENTS: usize = 4;

/// Words that are verbs in a path, and may be nouns elsewhere.
static PATH_VERBS: WordList = word_list(
    "batch call capture decode encode extract invoke notify parse pay ping process split suspend test track translate",
);

/// The words of each literal segment of the path, without variables, `api` and versions.
pub(super) fn segments(url: &str) -> Vec<Vec<String>> {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let (path, has_host) = match path.split_once("://") {
        Some((_, rest)) => (rest, true),
        None => (path, path.starts_with("{{")),
    };
    path.split('/')
        .skip(usize::from(has_host))
        .filter(|segment| !is_variable(segment))
        .map(words)
        .filter(|words| !words.is_empty() && !is_prefix(words))
        .collect()
}

fn is_variable(segment: &str) -> bool {
    segment.starts_with([':', '{', '<']) || segment.contains("{{")
}

/// `api`, `v1`, `2.0`
fn is_prefix(words: &[String]) -> bool {
    let version = |word: &str| {
        let number = word.strip_prefix('v').unwrap_or(word);
        !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
    };
    words == ["api"] || words == ["rest"] || words.iter().all(|word| version(word))
}
