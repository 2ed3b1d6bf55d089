//! Tests of the pages of lists: a function that guesses wrong would skip items or never end.

use postman_codegen::{Generator, Layout};
use serde_json::json;
use tempfile::TempDir;

/// A request `List` with a saved answer.
fn list(query: &str, headers: &[(&str, &str)], answer: &str) -> Generator {
    rules(query, headers, answer, |generator| generator)
}

fn rules(query: &str, headers: &[(&str, &str)], answer: &str, set: impl Fn(Generator) -> Generator) -> Generator {
    let folder = TempDir::new().expect("a folder");
    let path = folder.keep().join("c.json");
    let headers: Vec<_> = headers.iter().map(|(key, value)| json!({"key": key, "value": value})).collect();
    let request = json!({"method": "GET", "url": format!("{{{{u}}}}/books{query}")});
    let example = json!({"name": "OK", "code": 200, "header": headers, "body": answer, "originalRequest": request});
    let collection =
        json!({"info": {"name": "c"}, "item": [{"name": "List", "request": request, "response": [example]}]});
    std::fs::write(&path, collection.to_string()).expect("written");
    set(Generator::new(&path).layout(Layout::File))
}

/// The line that tells the next page; `None` when there is no function for it.
fn next(generator: &Generator) -> Option<String> {
    let generated = generator.generate().unwrap_or_else(|error| panic!("{error}"));
    let text: String = generated.files.0.into_values().collect();
    let (_, function) = text.split_once("pub fn next_")?;
    let body = function.split_once("NextPage::")?.1;
    let line = body.split("\n}\n").next()?.split_whitespace().collect::<Vec<_>>().join(" ");
    // As if lines had no end.
    Some(line.replace("( ", "(").replace(", )", ")"))
}

#[test]
fn the_kinds_that_parameters_and_answers_tell() {
    for (query, answer, line) in [
        (
            "?cursor=&limit=5",
            r#"{"items": [{"id": 1}], "next_cursor": "abc"}"#,
            r#"cursor("cursor", page.next_cursor.as_ref()?)"#,
        ),
        (
            "?pageToken=x",
            r#"{"books": [1], "nextPageToken": "abc"}"#,
            r#"cursor("pageToken", page.next_page_token.as_ref()?)"#,
        ),
        (
            "?after=",
            r#"{"results": [1], "paging": {"next": {"after": "NTI1", "link": "?after=NTI1"}}}"#,
            r#"cursor("after", page.paging.as_ref()?.next.as_ref()?.after.as_ref()?)"#,
        ),
        ("?page=1&size=5", r#"{"items": [1], "next_page": 2}"#, r#"cursor("page", page.next_page?)"#),
        ("", r#"{"results": [1], "next": "https://a.example/books?page=2"}"#, "url_if_any(page.next.as_ref()?)"),
        (
            "?page=1",
            r#"{"data": [1], "links": {"next": "/books?page=2"}, "meta": {"total": 3}}"#,
            "url_if_any(page.links.as_ref()?.next.as_ref()?)",
        ),
        ("?page=1&per_page=5", r#"[{"id": 1, "name": "a"}]"#, r#"number("page", 1, page.len())"#),
        ("?page=0&size=5", r#"{"content": [1], "errors": []}"#, r#"number("page", 0, page.content.len())"#),
        (
            "?page=1",
            r#"{"data": {"books": [1], "tags": []}, "total_pages": 3}"#,
            r#"number("page", 1, page.data.as_ref()?.books.len())"#,
        ),
        ("?offset=10&limit=10", r#"{"books": [1], "total": 3}"#, r#"offset("offset", 0, page.books.len())"#),
        ("?page=4711&per_page=30", r#"[{"id": 1, "name": "a"}]"#, r#"number("page", 1, page.len())"#),
        (
            "",
            r#"{"data": [1], "_links": {"next": {"href": "https://a.example/books?page=2"}}}"#,
            "url_if_any(page.links.as_ref()?.next.as_ref()?.href.as_ref()?)",
        ),
        ("?startIndex=1&count=2", r#"{"Resources": [1]}"#, r#"offset("startIndex", 1, page.resources.len())"#),
    ] {
        assert_eq!(next(&list(query, &[], answer)).as_deref(), Some(line), "{query} {answer}");
    }
    let link = [("Link", r#"<https://a.example/books?page=2>; rel="next""#)];
    assert_eq!(next(&list("", &link, "[1]")).as_deref(), Some("link(page)"));
}

#[test]
fn what_is_in_doubt_has_none() {
    for (query, answer) in [
        // No list; nothing that says how to go on.
        ("?page=1&limit=5", r#"{"id": 1}"#),
        ("?limit=5", r#"{"items": [1]}"#),
        // Of two lists, which has the items?
        ("?page=1&limit=5", r#"{"red": [1], "blue": [2]}"#),
        // A list that counts.
        ("?offset=0&limit=5", r#"[{"count": 29}]"#),
        // From 0 or from 1; a page that is no number.
        ("?page=&limit=5", r#"{"items": [1]}"#),
        ("?page=7&limit=5", r#"{"items": [1]}"#),
        ("?page=home&limit=5", r#"{"items": [1]}"#),
        ("?startIndex=10&count=2", r#"{"items": [1]}"#),
        // A cursor that is the one that was sent; a next that is no URL.
        ("?cursor=a", r#"{"items": [1], "cursor": "a"}"#),
        ("", r#"{"items": [1], "next": "step two"}"#),
        ("?offset=5", r#"{"items": [1]}"#),
    ] {
        assert_eq!(next(&list(query, &[], answer)), None, "{query} {answer}");
    }
}

#[test]
fn a_flag_that_says_there_is_no_more_ends_it() {
    let generated = list("?cursor=", &[], r#"{"items": [1], "has_more": true, "next_cursor": "abc"}"#).generate();
    let text: String = generated.unwrap_or_else(|error| panic!("{error}")).files.0.into_values().collect();
    assert!(text.contains("    if page.has_more == Some(false) {\n        return None;\n    }\n"), "{text}");
    assert!(text.contains("/// The answer comes in pages: pass [`next_list`] to `Call::pages`.\n"), "{text}");
}

#[test]
fn lists_with_equal_pages_share_one_function() {
    let request = |path: &str| {
        let request = json!({"method": "GET", "url": format!("{{{{u}}}}/{path}")});
        let body = r#"[{"id": 1, "name": "a"}]"#;
        json!({"name": path, "request": request, "response": [{"name": "OK", "code": 200, "body": body, "originalRequest": request}]})
    };
    let folder = |name: &str, query: &str| {
        let of = |what: &str| request(&format!("{name}/{what}{query}"));
        json!({"name": name, "item": [of("red"), of("blue")]})
    };
    let items = [folder("Shapes", "?page=1&size=5"), folder("Lines", "?page=0&size=5"), request("all?page=1&size=5")];
    let text: String = {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("c.json");
        std::fs::write(&path, json!({"info": {"name": "c"}, "item": items}).to_string()).expect("written");
        let generated = Generator::new(&path).layout(Layout::File).generate().unwrap_or_else(|error| panic!("{error}"));
        generated.files.0.into_values().collect()
    };
    let functions: Vec<&str> = text.lines().filter(|line| line.trim_start().starts_with("pub fn next_")).collect();
    assert_eq!(
        functions,
        [
            "pub fn next_by_page<T>(page: &Answer<Vec<T>>, _: usize) -> Option<NextPage> {",
            "pub fn next_by_page_from_0<T>(page: &Answer<Vec<T>>, _: usize) -> Option<NextPage> {",
        ]
    );
    for (line, count) in [
        ("/// The answer comes in pages: pass [`next_by_page`] to `Call::pages`.", 1),
        ("/// The answer comes in pages: pass [`next_by_page`](super::next_by_page) to `Call::pages`.", 2),
        (
            "/// The answer comes in pages: pass [`next_by_page_from_0`](super::next_by_page_from_0) to `Call::pages`.",
            2,
        ),
    ] {
        assert_eq!(text.lines().filter(|one| one.trim_start() == line).count(), count, "{line}");
    }
}

#[test]
fn the_configuration_settles_it() {
    let answer = r#"{"red": [1], "blue": [2], "meta": {"token": "t"}, "next": "/x"}"#;
    for (rule, line) in [
        ("none", None),
        ("link", Some("link(page)")),
        ("url next", Some("url_if_any(page.next.as_ref()?)")),
        ("cursor from meta.token", Some(r#"cursor("from", page.meta.as_ref()?.token.as_ref()?)"#)),
        ("page p red", Some(r#"number("p", 1, page.red.len())"#)),
        ("page p:0 red", Some(r#"number("p", 0, page.red.len())"#)),
        ("offset o blue", Some(r#"offset("o", 0, page.blue.len())"#)),
    ] {
        let generator = rules("", &[], answer, |generator| generator.pages("List", rule));
        assert_eq!(next(&generator).as_deref(), line, "{rule}");
    }
    for (rule, complaint) in [
        ("cursor from meta.nothing", "the answer has no `meta.nothing`"),
        ("page p", "say which list"),
        ("pages", "this is not a rule"),
        ("cursor from red", "neither a text nor a number"),
    ] {
        let generated = rules("", &[], answer, |generator| generator.pages("List", rule)).generate();
        let diagnostics = generated.unwrap_or_else(|error| panic!("{error}")).diagnostics;
        assert!(diagnostics.iter().any(|one| one.to_string().contains(complaint)), "{rule}: {diagnostics:?}");
    }
}
