//! The words of a URL or a path, for requests without another name.

use super::length::{LONGEST, shorten};
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

/// `get messages attachments`; a path with a verb, such as `/pdf/convert`, needs no method.
pub(super) fn of_address(url: &str, method: &str) -> Vec<String> {
    let segments = segments(url);
    let by_id = url
        .split(['?', '#'])
        .next()
        .is_some_and(|path| path.trim_end_matches('/').rsplit('/').next().is_some_and(is_variable));
    let kept = segments.len().saturating_sub(MOST_SEGMENTS);
    let mut path: Vec<Vec<String>> = segments[kept..].to_vec();
    if by_id && let Some(last) = path.last_mut() {
        *last = words(&singular(last.clone()));
    }
    let says_what = path.iter().flatten().any(|word| is_verb(word) || PATH_VERBS.has(word));
    let mut name = if says_what { Vec::new() } else { words(&method.to_lowercase()) };
    name.extend(path.concat());
    shorten(name, LONGEST)
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
