//! Words before the verb of a title: `this endpoint can be used to list orders`.

use std::slice;

use super::gerund;
use crate::name::title::phrase::{is_verb, verb_of};
use crate::name::words::singular::singular_word;
use crate::name::words::word_list::{WordList, word_list};

/// Returns the words from the verb on, as an order, if the words before it only say that a request does it.
pub(super) fn without_opening(words: Vec<String>) -> Vec<String> {
    let order = of_method(&words).or_else(|| of_endpoint(&words)).or_else(|| of_permission(&words));
    let order = order.or_else(|| of_test(&words));
    order.or_else(|| before_article(&words)).or_else(|| gerund::of_order(&words)).unwrap_or(words)
}

/// `get orders` of `handles GET requests for orders`, `put order` of `HTTP PUT order`.
fn of_method(words: &[String]) -> Option<Vec<String>> {
    let is_method = |word: &String| ["get", "post", "put", "patch", "delete"].contains(&word.as_str());
    let (first, method, rest) = match words {
        [first, the, method, rest @ ..] if the == "the" => (first, method, rest),
        [first, method, rest @ ..] => (first, method, rest),
        _ => return None,
    };
    if !is_method(method) {
        return None;
    }
    let rest = match first.as_str() {
        "http" => rest,
        "handle" | "handles" | "handler" | "handlers" => match rest {
            [link, rest @ ..] | [_, link, rest @ ..] if ["for", "of", "to"].contains(&link.as_str()) => rest,
            _ => return None,
        },
        _ => return None,
    };
    let says_verb = match first.as_str() {
        "http" => rest.first().is_some_and(|verb| is_verb(verb)),
        _ => words[..words.len() - rest.len()].ends_with(&["to".to_owned()]),
    };
    match rest {
        [] => None,
        [_, _, ..] if says_verb => Some(rest.to_vec()),
        _ => Some([slice::from_ref(method), rest].concat()),
    }
}

/// `list orders` of `use this endpoint to list orders`, `this method lists orders` and `endpoint for listing orders`.
fn of_endpoint(words: &[String]) -> Option<Vec<String>> {
    let mut rest = words;
    let mut refers = false;
    while let [first, after @ ..] = rest
        && DETERMINERS.has(first)
    {
        refers |= first == "this" || first == "these";
        rest = after;
    }
    let after_determiner = rest;
    while let [first, after @ ..] = rest
        && ENDPOINTS.has(first)
    {
        rest = after;
    }
    if rest.len() == after_determiner.len() && !refers {
        return None;
    }
    let after_endpoint = rest;
    while let [first, after @ ..] = rest
        && LINKS.has(first)
    {
        rest = after;
    }
    let linked = rest.len() < after_endpoint.len();
    let is_use = words[0] == "use" && words[..words.len() - rest.len()].ends_with(&["to".to_owned()]);
    let [first, object @ ..] = rest else { return None };
    let verb = if is_use || linked && is_verb(first) {
        first.clone()
    } else {
        verb_of(first).or_else(|| gerund::verb(first))?
    };
    (!object.is_empty() && rest.len() < words.len()).then(|| [&[verb], object].concat())
}

/// `update prices` of `allows sellers to update prices`.
fn of_permission(words: &[String]) -> Option<Vec<String>> {
    let [first, rest @ ..] = words else { return None };
    if !["allow", "allows", "attempts", "enables", "lets", "tries", "used"].contains(&first.as_str()) {
        return None;
    }
    let to = rest.iter().take(4).position(|word| word == "to");
    if let Some(to) = to
        && rest.get(to + 1).is_some_and(|verb| is_verb(verb))
        && rest.len() > to + 2
    {
        return Some(rest[to + 1..].to_vec());
    }
    rest.first().filter(|verb| is_verb(verb) && rest.len() > 1).map(|_| rest.to_vec())
}

/// `create account` of `verify that user can create account`, `admin can create account` and `should create account`.
fn of_test(words: &[String]) -> Option<Vec<String>> {
    let [first, second, ..] = words else { return None };
    let modal = match first.as_str() {
        "should" => 0,
        "check" | "confirm" | "ensure" | "test" | "validate" | "verify" => {
            words.iter().take(MAX_WORDS_BEFORE_MODAL).position(|word| word == "can")?
        }
        "admin" | "customer" | "user" | "users" if second == "can" => 1,
        _ => return None,
    };
    let order = &words[modal + 1..];
    (order.len() > 1 && is_verb(&order[0])).then(|| order.to_vec())
}

/// `verify that a logged in user can …`
const MAX_WORDS_BEFORE_MODAL: usize = 7;

/// `reboot a server` of `reboots a server`: before an article, and beside another verb, a word that ends as a plural is a verb.
fn before_article(words: &[String]) -> Option<Vec<String>> {
    let [first, article, _, ..] = words else { return None };
    let is_article = ["a", "all", "an", "that", "the", "this", "whether", "your"].contains(&article.as_str());
    let is_beside_verb = words.windows(2).any(|pair| pair[0] == "and" && verb_of(&pair[1]).is_some());
    let ends = first.len() > 3 && first.ends_with('s') && !["ss", "us", "is"].iter().any(|end| first.ends_with(end));
    let states = article != "that" && words[2..].iter().take(3).any(|word| word == "is" || word == "are");
    let verb = ((is_article || is_beside_verb) && ends && !states).then(|| singular_word(first))?;
    Some([&[verb], &words[1..]].concat())
}

static DETERMINERS: WordList = word_list("a an another please the these this use");

static ENDPOINTS: WordList =
    word_list("action api call command endpoint endpoints function method operation request resource route service");

/// Words between an endpoint and its verb.
static LINKS: WordList = word_list(
    "able allow allowing allows also are be can clients customers developers enables for intended is it lets may only \
    should simply that to used useful user users which will you",
);

#[cfg(test)]
mod tests {
    use super::without_opening;
    use crate::name::words::words;

    fn opened(title: &str) -> String {
        without_opening(words(title)).join(" ")
    }

    #[test]
    fn words_about_the_endpoint_are_left_out() {
        for title in [
            "Use this method to list orders",
            "This endpoint lists orders",
            "This API call can be used to list orders",
            "This endpoint allows you to list orders",
            "Endpoint for listing orders",
            "An endpoint that lists orders",
            "Allows sellers to list orders",
            "Used to list orders",
            "This lists orders",
        ] {
            assert_eq!(opened(title), "list orders", "{title}");
        }
        for title in ["API keys", "Service status", "Use a coupon", "Request for quote", "The orders", "Call for help"]
        {
            assert_eq!(opened(title), title.to_lowercase());
        }
    }

    #[test]
    fn what_a_test_expects_is_an_order() {
        for title in ["Verify that user can list orders", "Check if the admin can list orders", "Users can list orders"]
        {
            assert_eq!(opened(title), "list orders", "{title}");
        }
        assert_eq!(opened("Should list orders"), "list orders");
        for title in ["Verify that user cannot list orders", "User can", "Test orders", "Should orders be listed"] {
            assert_eq!(opened(title), title.to_lowercase());
        }
    }

    #[test]
    fn a_request_that_is_handled_is_its_method() {
        assert_eq!(opened("Handles GET requests for orders"), "get orders");
        assert_eq!(opened("Handle DELETE request to delete an order"), "delete an order");
        assert_eq!(opened("Handles the GET requests for orders"), "get orders");
        assert_eq!(opened("HTTP PUT an order"), "put an order");
        assert_eq!(opened("Handle payment"), "handle payment");
    }

    #[test]
    fn a_word_before_an_article_is_a_verb() {
        assert_eq!(opened("Reboots a server"), "reboot a server");
        assert_eq!(opened("Broadcasts the transaction"), "broadcast the transaction");
        assert_eq!(opened("Processes the order"), "process the order");
        assert_eq!(opened("Stores numbers and returns them"), "store numbers and returns them");
        assert_eq!(opened("Reports that it is done"), "report that it is done");
        assert_eq!(opened("Access the orders"), "access the orders");
        assert_eq!(opened("Lists a user is on"), "lists a user is on");
    }
}
