//! What pages and envelopes are around, not their own keys, tells whether they are one type.

use super::*;

/// The types of the answers to requests of one collection: of each the path, and the JSON.
fn all(requests: &[(&str, &str)]) -> String {
    let site = |(url, text): &(&str, &str)| {
        let title =
            format!("{} {}", if url.contains(':') { "get" } else { "list" }, url.split('/').nth(1).unwrap_or_default());
        (title, format!("{{{{url}}}}{url}"), (*text).to_owned())
    };
    let sites: Vec<_> = requests.iter().map(site).collect();
    let sites: Vec<_> = sites.iter().map(|(title, url, text)| sent(answer(title, text), "GET", url)).collect();
    show(&infer(&sites, &VariableValues::new()))
}

const BOOK: &str = r#"{"id": "a", "name": "x", "isbn": "1", "pages": 3, "lang": "de"}"#;
const SHOP: &str = r#"{"id": "s", "name": "y", "town": "z", "open": true}"#;

fn page(items: &str) -> String {
    let paging = r#""pageable": {"offset": 0, "pageSize": 9}, "totalElements": 1, "totalPages": 1, "last": true, "size": 9, "number": 0, "first": true"#;
    format!(r#"{{"content": [{items}], {paging}}}"#)
}

fn ok(data: &str) -> String {
    format!(r#"{{"success": true, "message": "ok", "data": {data}}}"#)
}

#[test]
fn pages_of_different_things_in_envelopes_are_types_of_their_own() {
    for wrap in [ok, str::to_owned] {
        let [books, shops] = [BOOK, SHOP].map(|one| wrap(&page(one)));
        let [book, shop] = [BOOK, SHOP].map(wrap);
        let shown = all(&[("/books", &books), ("/shops", &shops), ("/books/:id", &book), ("/shops/:id", &shop)]);
        assert!(shown.contains("BooksList { content: [Book]*"), "{shown}");
        assert!(shown.contains("ShopsList { content: [Shop]*"), "{shown}");
        assert!(shown.contains("Shop { id: String?, name: String?, town: String?, open: Bool? }"), "{shown}");
        assert_eq!(shown.matches("Pageable {").count(), 1, "{shown}");
    }
}

#[test]
fn a_page_without_things_is_not_that_of_others() {
    let (books, shops) = (ok(&page(BOOK)), ok(&page("")));
    let shown = all(&[("/books", &books), ("/shops", &shops)]);
    assert!(shown.contains("BooksList { content: [Book]*"), "{shown}");
    assert!(shown.contains("ShopsList { content: [Value]*"), "{shown}");
}

#[test]
fn equal_parts_of_one_body_are_one_type_though_one_has_only_null() {
    let text = r#"{"a": [{"name": "x", "data": "1", "value": "2"}],
                   "doc": {"info": [{"name": "y", "data": null, "value": "3"}], "extra": [{"name": "z", "data": null, "value": "4"}]}}"#;
    let shown = bodies(&[text]);
    assert_eq!(shown.matches("value: String").count(), 1, "{shown}");
    assert!(shown.contains("data: String?~"), "{shown}");
}
