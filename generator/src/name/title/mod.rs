//! Titles of requests and folders as the words of a function or module.
//!
//! In: the title of an item in Postman. Out: the words of its name: without numbers and decoration ([`ordinal`], [`marker`]), short, and cut where the
//! meaning allows it ([`phrase`]).

mod address;
mod imperative;
mod length;
mod marker;
pub mod ordinal;
pub mod phrase;

pub(crate) use address::{is_address, is_path, with_id, with_query};

use super::words::words;
use address::{of_address, segments};
use imperative::{imperative, verb_first};
use length::{LONGEST, LONGEST_TOLD_APART, length, shorten};
use marker::without_markers;
use ordinal::without_ordinal;
use phrase::is_verb;

/// A title of more characters is a text, whose end says nothing about its name.
const LONGEST_TITLE: usize = 1_000;

/// Returns the words of a request's name: `create sweep to push funds` for `Create a sweep to push funds out of a balance account`. A name that
/// is a URL or a path gives its method and the segments of the path.
pub(crate) fn request(title: &str, method: &str, url: &str) -> Vec<String> {
    let title = without_markers(beginning(without_ordinal(title)));
    let words = match is_address(title) {
        true if segments(title).is_empty() => Vec::new(),
        true => of_address(title, method),
        false => of_prose(&without_endings(title)),
    };
    if words.is_empty() {
        of_address(url, method)
    } else {
        ordinal::spelled(verb_first(imperative(words, url), method, url))
    }
}

/// The words of a folder's name.
pub(crate) fn folder(title: &str) -> Vec<String> {
    let words = of_prose(&without_endings(beginning(without_ordinal(title))));
    if words.is_empty() { vec!["folder".to_owned()] } else { ordinal::spelled(words) }
}

/// Returns the words with the number before the title, for namesakes that differ only by their numbers.
pub(crate) fn with_ordinal(title: &str, own: &[String]) -> Vec<String> {
    let ordinal = title.strip_suffix(without_ordinal(title)).unwrap_or_default();
    words(ordinal).into_iter().chain(own.iter().cloned()).collect()
}

/// Returns the words followed by more and more of the path, for namesakes that differ only by their paths. A part that the words have says
/// nothing more.
pub(crate) fn with_path(own: &[String], url: &str) -> Vec<Vec<String>> {
    let segments = segments(url);
    let says_more = |segment: &&Vec<String>| segment.iter().any(|word| !own.contains(word));
    let behind = |kept: usize| -> Vec<String> {
        own.iter().chain(segments[segments.len() - kept..].iter().filter(says_more).flatten()).cloned().collect()
    };
    let mut names: Vec<_> =
        (1..=segments.len()).map(behind).take_while(|words| length(words) <= LONGEST_TOLD_APART).collect();
    names.dedup();
    names.retain(|name| name.len() > own.len());
    names
}

fn beginning(title: &str) -> &str {
    title.char_indices().nth(LONGEST_TITLE).map_or(title, |(end, _)| &title[..end])
}

/// Returns `library rules` for `library's rules`, and `roles` for `role(s)`.
fn without_endings(title: &str) -> String {
    let mut plain = String::new();
    let mut rest = title;
    while let Some(at) = rest.find(['\'', '’', '(']) {
        let (before, ending) = rest.split_at(at);
        plain.push_str(before);
        let follows_word = before.ends_with(char::is_alphabetic);
        let cut = ENDINGS.iter().find(|(ending_of, _)| {
            let after = ending.strip_prefix(ending_of);
            follows_word && after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        });
        let (length, instead) = match cut {
            Some((ending, instead)) => (ending.len(), *instead),
            None => {
                let length = ending.chars().next().map_or(0, char::len_utf8);
                (length, &ending[..length])
            }
        };
        plain.push_str(instead);
        rest = &ending[length..];
    }
    plain + rest
}

/// Endings of the possessive and of optional plurals, with their replacements.
const ENDINGS: [(&str, &str); 4] = [("'s", ""), ("’s", ""), ("(s)", "s"), ("(es)", "es")];

fn of_prose(title: &str) -> Vec<String> {
    let all = words(title);
    let plain = without_articles(&all);
    if length(&plain) <= LONGEST {
        return plain;
    }
    if let Some(head) = head(title) {
        return head;
    }
    // parentheses explain the rest
    let outside = without_articles(&words(&without_parentheses(title)));
    shorten(if outside.is_empty() { plain } else { outside }, LONGEST)
}

/// Returns more words of a long title, or the marks at its ends, too, for namesakes that differ only by these.
pub(crate) fn in_full(title: &str) -> Option<Vec<String>> {
    let title = beginning(without_ordinal(title));
    let all = without_articles(&words(&without_endings(title)));
    let is_more = length(&all) > LONGEST || is_marked(title);
    (is_more && !is_address(title)).then(|| shorten(all, LONGEST_TOLD_APART))
}

/// Returns `true` if the name of a request leaves out a mark of its title, such as `(deprecated)`.
pub(crate) fn is_marked(title: &str) -> bool {
    without_markers(title).len() < title.trim().len()
}

/// Returns the part before a dash or colon if it names an action that the rest explains, as in `Calculate life path number - the most
/// important one`.
fn head(title: &str) -> Option<Vec<String>> {
    const SEPARATORS: [&str; 7] = [" - ", " – ", " — ", ": ", " | ", "; ", ". "];
    let heads = SEPARATORS.iter().flat_map(|separator| title.match_indices(separator)).map(|(at, _)| &title[..at]);
    let heads = heads.map(|head| without_articles(&words(head)));
    let says_what = |head: &Vec<String>| head.len() > 1 && is_verb(&head[0]) && length(head) <= LONGEST;
    heads.filter(says_what).max_by_key(Vec::len)
}

/// Removes articles, except for a last word, which may be a label: `Option A`.
fn without_articles(words: &[String]) -> Vec<String> {
    let last = words.len().saturating_sub(1);
    let keeps = |at: usize| at == last || !["a", "an", "the"].contains(&words[at].as_str());
    (0..words.len()).filter(|at| keeps(*at)).map(|at| words[at].clone()).collect()
}

fn without_parentheses(title: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = String::new();
    for c in title.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    outside
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(title: &str) -> String {
        request(title, "GET", "{{url}}/books").join(" ")
    }

    #[test]
    fn articles_are_left_out() {
        assert_eq!(named("Get a book"), "get book");
        assert_eq!(named("The Books"), "books");
        assert_eq!(named("Option A"), "option a");
        assert_eq!(named("A"), "a");
    }

    #[test]
    fn endings_of_words_are_left_out() {
        assert_eq!(named("List a library's rules"), "list library rules");
        assert_eq!(named("The user’s key"), "user key");
        assert_eq!(named("Delete role(s) (by id)"), "delete roles by id");
        assert_eq!(named("Don't stop (soon)"), "dont stop soon");
    }

    #[test]
    fn long_titles_are_cut_before_a_new_part_of_the_phrase() {
        for (title, expected) in [
            ("Create a sweep to push funds out of a balance account", "create sweep to push funds"),
            ("Get payment instruments linked to a balance account", "get payment instruments"),
            ("Initiate an association between an SCA device and a resource", "initiate association between sca device"),
            ("Internationalization configuration administration overview", "internationalization configuration"),
            ("Calculate the Life Path number - Most important calculation", "calculate life path number"),
            ("Get rates: the current ones of all the currencies you have", "get rates"),
            ("Card payments - Authorise a card that was used before", "card payments authorise card"),
        ] {
            assert_eq!(named(title), expected);
        }
    }

    #[test]
    fn the_end_of_a_text_is_no_part_of_its_name() {
        let text = |repeats: usize| "Schedule it - (a: ".repeat(repeats);
        for (short, long) in [(text(100), text(50_000)), (format!("/x{}", "/y".repeat(600)), "/y".repeat(200_000))] {
            assert_eq!(named(&short), named(&long));
            assert_eq!(in_full(&short), in_full(&long));
        }
        assert_eq!(folder(&text(100)), folder(&text(50_000)));
        assert!(with_path(&[], &"/y".repeat(200_000)).len() < 40);
    }

    #[test]
    fn namesakes_may_have_more_of_a_long_title() {
        let in_full = |title| in_full(title).map(|words| words.join(" "));
        assert_eq!(
            in_full("Estimate the transaction cost (minimal with 3DSecure)").as_deref(),
            Some("estimate transaction cost minimal with 3d secure")
        );
        assert_eq!(in_full("Get a book"), None);
        assert_eq!(named("Get a book (deprecated)"), "get book");
        assert_eq!(in_full("Get a book (deprecated)").as_deref(), Some("get book deprecated"));
    }

    #[test]
    fn a_title_becomes_a_short_imperative() {
        for (title, expected) in [
            ("Finds pets by status", "find pets by status"),
            ("Returns a list of users", "list users"),
            ("Get the list of all books by an author", "list all books by author"),
            ("Create a list of books", "create list of books"),
            ("Get list of", "get list of"),
            ("Searches the inventory", "search inventory"),
            ("Copies a file", "copy file"),
            ("Imports or updates records", "imports or updates records"),
            ("Exports by date", "exports by date"),
            ("Lists user is on", "lists user is on"),
            ("Updates", "updates"),
            ("Address book", "address book"),
        ] {
            assert_eq!(named(title), expected);
        }
        assert_eq!(request("Exports history", "GET", "{{url}}/exports/history").join(" "), "exports history");
    }

    #[test]
    fn a_url_is_told_by_its_method_and_path() {
        for (title, expected) in [
            ("{{envUrl}}/api/v1/consents?code&edition=", "get consents"),
            ("https://api.example.com/users/{id}", "get user"),
            ("{who}/messages/{messageId}/attachments?language={language}", "get messages attachments"),
            ("api/orders?status=&page=2", "get orders"),
            ("orderRequests/{id}", "get order request"),
            ("/reports/:id", "get report"),
            ("{who}/staff/{staffId}", "get staff"),
            ("/orders/:id/cancel", "orders cancel"),
            ("/pdf/convert/from/csv", "pdf convert from csv"),
            ("https://api.example.com", "get books"),
            ("/", "get books"),
            ("???", "get books"),
        ] {
            assert_eq!(named(title), expected);
        }
        for title in ["Accept/decline invite", "Sign in / sign up"] {
            assert!(!is_address(title), "{title}");
        }
    }

    #[test]
    fn namesakes_may_have_the_id_of_their_paths() {
        let name = |own: &[&str], url| {
            with_id(&own.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>(), url).map(|name| name.join(" "))
        };
        assert_eq!(name(&["get", "staff"], "{{url}}/staff/:staffId").as_deref(), Some("get staff by id"));
        assert_eq!(name(&["get", "staff"], "{{url}}/staff/{{email}}").as_deref(), Some("get staff by email"));
        assert_eq!(name(&["get", "staff"], "{{url}}/staff"), None);
        assert_eq!(name(&["get", "staff", "by", "key"], "{{url}}/staff/:id"), None);
    }

    #[test]
    fn namesakes_may_have_parameters_of_the_query() {
        let names = |title: &str| {
            with_query(&["get".into(), "orders".into()], title).iter().map(|name| name.join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(
            names("api/orders?customerId={id}&page"),
            ["get orders by customer id", "get orders by customer id and page"]
        );
        assert_eq!(names("Where are my orders?"), [""; 0]);
    }

    #[test]
    fn a_number_before_other_words_is_spelled() {
        assert_eq!(folder("1st Party / 3rd Party").join(" "), "first party 3rd party");
        assert_eq!(named("2-factor login"), "two factor login");
        assert_eq!(folder("2").join(" "), "2");
        assert_eq!(named("24hr ticker"), "24hr ticker");
    }

    #[test]
    fn a_verb_at_the_end_of_a_title_is_said_first() {
        for (title, method, expected) in [
            ("Clients List", "GET", "list clients"),
            ("Longview Client Create", "POST", "create longview client"),
            ("Type View", "GET", "view type"),
            ("Domain Update", "PATCH", "update domain"),
            ("Price List", "GET", "price list"),
            ("Status Update", "POST", "status update"),
            ("Get Books List", "GET", "get books list"),
            ("Create", "POST", "create"),
        ] {
            assert_eq!(request(title, method, "{{url}}/v1/a").join(" "), expected, "{title}");
        }
        assert_eq!(request("Street View", "GET", "{{url}}/street/view").join(" "), "street view");
    }

    #[test]
    fn a_path_is_told_from_a_title() {
        for path in ["/orders", "/orders/:id (DEPRECATED)", "orders/{id}", "{pet Id}", ":id", "{{tenant}}/users"] {
            assert!(is_path(path), "{path}");
        }
        for title in
            ["Orders", "Import/Export/Delete", "/ Orders", "/", "Get /orders", ":star: Favorites", "Orders (v2)"]
        {
            assert!(!is_path(title), "{title}");
        }
    }

    #[test]
    fn folders_are_never_without_a_name() {
        assert_eq!(folder("1. Orders").join(" "), "orders");
        assert_eq!(folder("/orders/:id").join(" "), "orders id");
        assert_eq!(folder("{orderId}").join(" "), "order id");
        assert_eq!(folder("🎉").join(" "), "folder");
    }
}
