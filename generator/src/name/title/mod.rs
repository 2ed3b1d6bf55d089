//! Titles of requests and folders as the words of a function or module.
//!
//! In: the title of an item in Postman. Out: the words of its name: without numbers and decoration ([`ordinal`], [`marker`]), short, and cut where the
//! meaning allows it ([`phrase`], [`concise`], [`heads`]).

mod address;
pub(crate) mod concise;
mod controller;
pub(crate) mod heads;
mod length;
mod marker;
mod method_mark;
pub(crate) mod namesakes;
pub mod ordinal;
pub mod phrase;
mod prose;
mod request_line;
mod unnamed;

pub(crate) use address::{is_address, is_path};
pub(in crate::name) use prose::without_endings;
pub(crate) use unnamed::is_unnamed;

use std::borrow::Cow;

use super::words::words;
use address::{literals, of_address, with_variables};
use marker::{without_copy, without_markers};
use ordinal::without_ordinal;
use phrase::is_article;
use prose::{first_sentence, verb_first, with_alternatives, without_label};
use request_line::{without_addresses, without_first_address, without_last_address};

/// A title of more characters is a text, whose end says nothing about its name.
const MAX_TITLE_CHARS: usize = 1_000;

/// Returns the words of a request's name: `create sweep to push funds` for `Create a sweep to push funds out of a balance account`. A name that
/// is a URL or a path gives its method and the segments of the path.
pub(crate) fn request(title: &str, method: &str, url: &str) -> Vec<String> {
    let title = undecorated(title, url);
    let (title, verb) = method_mark::split(&title, method);
    let title = first_sentence(without_markers(title));
    let title = with_alternatives(without_label(without_first_address(without_markers(title))));
    let title = title.as_ref();
    if let Some(words) = controller::of_action(title) {
        return words;
    }
    let words = match is_address(title) || is_path(title) {
        _ if is_unnamed(title, url) => Vec::new(),
        true if literals(title).is_empty() => Vec::new(),
        true => return of_address(&with_variables(title, url), method),
        false => prose::of_request(title, method, url),
    };
    if words.is_empty() {
        return of_address(url, method);
    }
    ordinal::spelled(method_mark::as_order(verb_first(words, method, url), verb))
}

/// Returns `true` for a title that may be a thing: no address, and no verb before an article.
pub(crate) fn is_thing(title: &str) -> bool {
    let words = words(first_sentence(without_markers(title)));
    is_prose(title) && !words.get(1).is_some_and(|second| is_article(second))
}

/// Returns `true` for a title that is no address, with or without a method.
pub(crate) fn is_prose(title: &str) -> bool {
    !is_address(without_first_address(title.trim()))
}

/// The words of a folder's name.
pub(crate) fn folder(title: &str) -> Vec<String> {
    let words = prose::of_folder(beginning(without_ordinal(title)));
    if words.is_empty() { vec!["folder".to_owned()] } else { ordinal::spelled(words) }
}

/// Returns the title of a request without its number, without what Postman adds to a duplicate, and without addresses behind it and between bars.
fn undecorated<'t>(title: &'t str, url: &str) -> Cow<'t, str> {
    without_addresses(without_last_address(without_copy(beginning(without_ordinal(title)), url)))
}

fn beginning(title: &str) -> &str {
    title.char_indices().nth(MAX_TITLE_CHARS).map_or(title, |(end, _)| &title[..end])
}

/// Returns `true` if the name of a request leaves out a mark of its title, such as `(deprecated)`.
pub(crate) fn is_marked(title: &str, url: &str) -> bool {
    without_markers(without_copy(title, url)).len() < title.trim().len()
}

#[cfg(test)]
mod tests {
    use super::namesakes::{in_full, with_path};
    use super::*;

    fn named(title: &str) -> String {
        request(title, "GET", "{{url}}/books").join(" ")
    }

    #[test]
    fn a_value_in_an_address_is_in_no_name() {
        let title = "http://localhost:3000/users/5f3a9c1b/posts";
        assert_eq!(request(title, "GET", "http://localhost:3000/users/:user_id/posts").join(" "), "list user posts");
        assert_eq!(request("/users/ann@b.example", "DELETE", "{{url}}/users/:email").join(" "), "delete user");
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
            ("Initiate an association between an SCA device and a resource", "initiate association"),
            ("Internationalization configuration administration overview", "internationalization configuration"),
            ("Creates/changes/deletes books present in the catalogue", "create or change or delete books"),
            ("Allows an arbitrary filter to be specified and applied to the log", "allow arbitrary filter"),
            ("Delete all the items of the only shelf of the library", "delete all items of only shelf"),
            ("Calculate the Life Path number - Most important calculation", "calculate life path number"),
            ("Get rates: the current ones of all the currencies you have", "get rates"),
            ("Card payments - Authorise a card that was used before", "card payments authorise card used before"),
        ] {
            assert_eq!(named(title), expected);
        }
    }

    #[test]
    fn the_end_of_a_text_is_no_part_of_its_name() {
        let text = |repeats: usize| "Schedule it - (a: ".repeat(repeats);
        for (short, long) in [(text(100), text(50_000)), (format!("/x{}", "/y".repeat(600)), "/y".repeat(200_000))] {
            assert_eq!(named(&short), named(&long));
            assert_eq!(in_full(&short, ""), in_full(&long, ""));
        }
        assert_eq!(folder(&text(100)), folder(&text(50_000)));
        assert!(with_path(&[], &"/y".repeat(200_000)).len() < 40);
    }

    #[test]
    fn a_text_is_named_by_the_order_in_it() {
        for (title, expected) in [
            ("Gets a book. A book is a set of pages.", "get book"),
            ("Returns the books", "get books"),
            ("Return a list of all of the books sorted by age", "list all books sorted by age"),
            ("Use this method to add a new book to the shelf", "add book to shelf"),
            ("Handles GET requests for the books of a shelf", "get books of shelf"),
            ("POST: /books Adds a book", "add book"),
            ("[COSTS 10 CREDITS PER BOOK] Rate the given book", "rate book"),
            ("Update (PUT) the review of a given book", "update review of book"),
            ("Store2.Get Books Of Shelf", "get books of shelf"),
            ("Get the specified book with the given id", "get book with id"),
            ("Update an existing book", "update book"),
            ("Send an e-mail to the publisher of the book that was bought", "send email to publisher of book bought"),
            ("Create a shelf that is full and loads a lot of books", "create shelf full"),
            ("Acknowledge all of the letters for which a reader was paged", "acknowledge all letters"),
            ("Get the list of arrival and departure predictions of buses", "list arrival and departure predictions"),
            ("Get the number of books that readers of a library returned", "get number of books"),
            ("Creates or updates a book", "create or update book"),
            ("Refreshes and updates the books", "refresh and update books"),
            ("GET for book", "get book"),
        ] {
            assert_eq!(named(title), expected);
        }
    }

    #[test]
    fn a_title_that_is_no_order_is_told_by_the_path() {
        let named = |title, method| request(title, method, "{{url}}/shelves/:id/books").join(" ");
        assert_eq!(named("The table of shelf B shows what readers liked", "GET"), "list shelf books");
        assert_eq!(named("No documentation found.", "PUT"), "put shelf books");
        assert_eq!(named("Same as GET shelf", "POST"), "post shelf books");
        assert_eq!(named("Whether it has books", "GET"), "list shelf books");
        assert_eq!(named("Check if the books of a reader were paid", "GET"), "check shelf books");
        assert_eq!(named("Check if it is up", "GET"), "check if it is up");
        assert_eq!(named("Use this method when you need the books of a shelf", "GET"), "list shelf books");
        assert_eq!(named("GET /shelves/{id}", "GET"), "get shelf");
    }

    #[test]
    fn a_title_becomes_a_short_imperative() {
        for (title, expected) in [
            ("Finds pets by status", "find pets by status"),
            ("Returns a list of users", "list users"),
            ("Get the list of all books by an author", "list all books by author"),
            ("Create a list of books", "create list of books"),
            ("A list of books", "list books"),
            ("Creates/updates/deletes books", "create or update or delete books"),
            ("Create a book, returns its id", "create book"),
            ("Get a book by it's id", "get book by its id"),
            ("Get list of", "get list of"),
            ("Searches the inventory", "search inventory"),
            ("Logs user into the system", "log user into system"),
            ("Logs of the system", "logs of system"),
            ("Copies a file", "copy file"),
            ("Imports or updates records", "import or update records"),
            ("Exports by date", "exports by date"),
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
            ("{{envUrl}}/api/v1/consents?code&edition=", "list consents"),
            ("https://api.example.com/users/{id}", "get user"),
            ("api.example.com/orders/{id}", "get order"),
            ("{who}/messages/{messageId}/attachments?language={language}", "list message attachments"),
            ("api/orders?status=&page=2", "list orders"),
            ("orderRequests/{id}", "get order request"),
            ("/reports/:id", "get report"),
            ("{who}/staff/{staffId}", "get staff"),
            ("/orders/:id/cancel", "cancel order"),
            ("/shops/:id/orders/:order/lines.json", "list order lines"),
            ("/plans/:plan/writeDelegates", "write delegates"),
            ("/auth/login", "login"),
            ("/me/settings", "get me settings"),
            ("/totals/by_day", "get totals by day"),
            ("/pdf/convert/from/csv", "pdf convert from csv"),
            ("https://api.example.com", "list books"),
            ("/", "list books"),
            ("???", "list books"),
        ] {
            assert_eq!(named(title), expected);
        }
        for title in ["Accept/decline invite", "Sign in / sign up"] {
            assert!(!is_address(title), "{title}");
        }
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
