//! Heads of long names: what is left without the clauses and remarks behind it, which a name needs only where another has the same head.

use std::cmp::Reverse;

use super::length::{MAX_SHORT_CHARS, is_amount, is_boundary, is_container, length};
use super::phrase::{begins_phrase, is_dangling, is_verb};
use super::prose::without_parentheses;
use super::{request, undecorated};
use crate::name::generic::is_generic;
use crate::name::words::singular::{in_singular, singular_word};
use crate::name::words::word_list::{WordList, word_list};
use crate::name::words::words;
use crate::url_path::{Kind, Segment, segments_of_title};

/// Returns the heads of the name of a request, the longest first: `list devices` of `list devices by account holder`. `folders` are the words of
/// the folders around it.
pub(crate) fn heads(
    name: &[String],
    title: &str,
    method: &str,
    url: &str,
    folders: &[Vec<String>],
) -> Vec<Vec<String>> {
    if length(name) <= MAX_SHORT_CHARS {
        return Vec::new();
    }
    let fixed = fixed_parts(url);
    let is_head = |head: &[String], tail: &[String]| {
        let has = |words: &[String], part: &String| words.iter().any(|word| singular_word(word) == *part);
        let is_part =
            |part: &Vec<String>| part.iter().all(|word| has(tail, word)) && !part.iter().all(|word| has(head, word));
        says_what(head, method, url) && (says(folders, tail) || !fixed.iter().any(is_part))
    };
    let title = undecorated(title, url);
    let before_remarks = remarks(&title).into_iter().filter_map(|(title, remark)| {
        let head = request(&title, method, url);
        (head.len() < name.len() && name.starts_with(&head) && is_head(&head, &remark)).then_some(head)
    });
    let before_clauses = (2..name.len()).filter_map(|end| {
        let (head, clause) = name.split_at(end);
        let is_part = is_boundary(name, end) && is_needless(head, clause, folders) && is_head(head, clause);
        (is_part || is_of_module(head, clause, method, folders)).then(|| head.to_vec())
    });
    let mut heads: Vec<_> = before_remarks.chain(before_clauses).collect();
    heads.sort_by_key(|head| Reverse(head.len()));
    heads.dedup();
    heads
}

/// Returns the titles before what explains them, with the words of that: `Lunar return chart` of `Lunar return chart - Monthly forecast`. What is
/// before an order is a label.
fn remarks(title: &str) -> Vec<(String, Vec<String>)> {
    let parts = SEPARATORS.iter().flat_map(|separator| {
        title.match_indices(separator).map(|(at, _)| (&title[..at], words(&title[at + separator.len()..])))
    });
    let is_remark = |remark: &[String]| remark.first().is_some_and(|first| !is_verb(first));
    let mut heads: Vec<_> =
        parts.filter(|(_, remark)| is_remark(remark)).map(|(head, remark)| (head.to_owned(), remark)).collect();
    let outside = without_parentheses(title);
    if outside.len() < title.len() {
        let head = words(&outside);
        let remark = words(title).into_iter().filter(|word| !head.contains(word)).collect();
        heads.push((outside, remark));
    }
    heads
}

const SEPARATORS: [&str; 5] = [" - ", " – ", " — ", ": ", " | "];

/// Returns `true` for a clause that says what the module and the arguments say: which, where or how.
fn is_needless(head: &[String], clause: &[String], folders: &[Vec<String>]) -> bool {
    let [link, about @ ..] = clause else { return false };
    let is_clause = match link.as_str() {
        "by" | "with" => !RELATING.has(&head[0]),
        "based" | "using" | "via" => true,
        // a verb and a noun say little without it
        link => {
            CLAUSES.has(link)
                && !head[..2].iter().any(|word| ENABLING.has(word))
                && (head.len() > 2 || says(folders, clause))
        }
    };
    is_clause && !is_dangling(&head[head.len() - 1]) && !about.iter().any(|word| NEEDED.has(word))
}

/// Returns `true` if the clause is about the thing of a folder: `update status of order` in `orders`.
fn is_of_module(head: &[String], clause: &[String], method: &str, folders: &[Vec<String>]) -> bool {
    let [link, about @ ..] = clause else { return false };
    let about = in_singular(about);
    let is_thing = |folder: &Vec<String>| {
        let folder = in_singular(folder);
        2 * about.len() >= folder.len() && (folder.ends_with(&about) || folder.starts_with(&about))
    };
    let is_whole = !is_dangling(&head[head.len() - 1]) && (method == "GET" || head.iter().all(|word| word != "all"));
    // `delete user` would seem to delete more than a member of a group
    let is_link = match link.as_str() {
        "from" => head[0] != "delete",
        link => ["into", "of", "to"].contains(&link),
    };
    is_link
        && !about.is_empty()
        && is_whole
        && is_verb(&head[0])
        && !is_amount(&head[head.len() - 1])
        && folders.iter().any(is_thing)
}

/// Returns `true` if a folder says what the end of a name is about: `pulls` says `for pull request`.
fn says(folders: &[Vec<String>], tail: &[String]) -> bool {
    let about = if tail.first().is_some_and(|first| begins_phrase(first)) { &tail[1..] } else { tail };
    let has = |word: &String| folders.iter().flatten().any(|said| singular_word(said) == singular_word(word));
    about.last().is_some_and(has) || about.len() == 2 && has(&about[0])
}

/// Returns `true` for the name of what is done with which thing. Without its scope, `delete all books` would seem to delete more.
fn says_what(head: &[String], method: &str, url: &str) -> bool {
    let [before @ .., last] = head else { return false };
    let is_weak = before.len() < 2 && (is_container(last) || is_generic(last));
    let is_all = match method {
        "GET" | "HEAD" => false,
        "DELETE" if !segments_of_title(url).next_back().is_some_and(|last| last.has_variable()) => true,
        _ => head.iter().any(|word| word == "all"),
    };
    !before.is_empty() && !is_weak && !is_all
}

/// The words of the literal segments that no variable follows, in the singular: what they say is no argument.
fn fixed_parts(url: &str) -> Vec<Vec<String>> {
    let segments: Vec<_> = segments_of_title(url).collect();
    let in_singular = |segment: &Segment<'_>| words(segment.text).iter().map(|word| singular_word(word)).collect();
    let has_variable = |at: usize| segments.get(at + 1).is_some_and(Segment::has_variable);
    let (mut things, mut fixed) = (Vec::new(), Vec::new());
    for (at, segment) in segments.iter().enumerate().filter(|(_, segment)| segment.kind() == Kind::Literal) {
        let part: Vec<String> = in_singular(segment);
        if has_variable(at) { things.push(part) } else { fixed.push(part) }
    }
    fixed.retain(|part| !part.is_empty() && !things.contains(part));
    fixed
}

static CLAUSES: WordList = word_list("associated belonging during for given in inside on per when within");

/// Verbs that need what they relate to, or the order.
static RELATING: WordList = word_list(
    "associate compare connect divide filter group increase decrease integrate link match merge multiply order replace \
    search share sort split swap sync synchronize",
);

/// Verbs that are about a purpose.
static ENABLING: WordList = word_list(
    "activate allow apply block deactivate disable enable enroll prepare register reserve restrict schedule search set \
    subscribe toggle turn unblock unsubscribe use",
);

/// Words of clauses that say what is done.
static NEEDED: WordList = word_list("as except excluding from into not onto to without");

#[cfg(test)]
mod tests {
    use super::*;

    fn named(title: &str, method: &str, url: &str, folder: &str) -> String {
        let heads = heads(&request(title, method, url), title, method, url, &[words(folder)]);
        heads.iter().map(|head| head.join(" ")).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_head_is_before_remarks_and_clauses() {
        for (title, expected) in [
            ("Get the current branch of a library by its id", "get current branch of library"),
            ("Make a subscription payment with a token", "make subscription payment"),
            ("Lunar return chart - Monthly forecast of moods", "lunar return chart"),
            ("Get the tokens of users (successful creation)", "get tokens of users"),
            ("Update a book in the store with the data of a form", "update book in store"),
            ("List all the books and magazines on a shelf", "list all books and magazines"),
            ("Get a book by its id", ""),
        ] {
            assert_eq!(named(title, "GET", "{{url}}/a/:id", ""), expected, "{title}");
        }
    }

    #[test]
    fn what_says_what_is_done_stays() {
        for (title, method) in [
            // a label
            ("Orders of customers - List the latest ones", "GET"),
            ("Associate an exempt settlor with a family trust", "PATCH"),
            ("Sort the books and magazines by their authors", "POST"),
            ("Enable the library schema for the unified profile", "PATCH"),
            ("Put the events for the web shop into a new batch", "PUT"),
            ("Delete all the books and magazines on a shelf", "POST"),
            ("Delete the engine instances by the id of an engine", "DELETE"),
            ("Get the details for the owner of a library shelf", "GET"),
        ] {
            assert_eq!(named(title, method, "{{url}}/a", ""), "", "{title}");
        }
    }

    #[test]
    fn a_short_head_needs_a_module_that_says_the_rest() {
        let title = "Request reviewers for a pull request";
        assert_eq!(named(title, "POST", "{{url}}/a", "Pulls"), "request reviewers");
        assert_eq!(named(title, "POST", "{{url}}/a", "Repositories"), "");
        let title = "Update the status of a payment instrument";
        assert_eq!(named(title, "PATCH", "{{url}}/a", "Payment instruments"), "update status");
        assert_eq!(named(title, "PATCH", "{{url}}/a", "Accounts"), "");
    }

    #[test]
    fn what_the_path_says_is_no_argument() {
        let title = "Get a payment session for Apple Pay";
        assert_eq!(named(title, "GET", "{{url}}/applePay/sessions", ""), "");
        assert_eq!(named(title, "GET", "{{url}}/applePays/:id/sessions", ""), "get payment session");
    }
}
