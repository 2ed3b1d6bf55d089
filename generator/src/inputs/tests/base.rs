//! The base: the part of URLs that is declared once for most requests.

use serde_json::json;

use super::{api, decide, operations, request};

/// The base of requests with these URLs, and how each is written.
fn written(urls: &[&str]) -> (Option<String>, Vec<String>) {
    let requests: Vec<_> = urls.iter().map(|url| request(&[], json!({"url": url}))).collect();
    let api = api(&requests, json!({}));
    let inputs = decide(&api);
    let urls = operations(&api.root).iter().map(|one| inputs.of(one).written_url().to_owned()).collect();
    (inputs.common.base, urls)
}

fn base(urls: &[&str]) -> Option<String> {
    written(urls).0
}

#[test]
fn a_base_is_said_once() {
    let urls = [
        "{{protocol}}://{{host}}/{{v}}/a",
        "{{protocol}}://{{host}}/{{v}}/b/c?d=1",
        "{{protocol}}://{{host}}/{{v}}/a/:id",
        "{{protocol}}://{{host}}",
    ];
    let (base, urls) = written(&urls);
    assert_eq!(base.as_deref(), Some("{{protocol}}://{{host}}/{{v}}"));
    assert_eq!(urls, ["/a", "/b/c", "/a/:id", "{{protocol}}://{{host}}"]);
}

#[test]
fn a_base_is_a_host_or_ends_with_a_variable_of_most_requests() {
    for (urls, expected) in [
        (
            [
                "{{address}}/api/v{{version}}/x",
                "{{address}}/api/v{{version}}/x",
                "{{address}}/api/v{{version}}/x",
                "{{address}}/y",
            ],
            Some("{{address}}/api/v{{version}}"),
        ),
        (
            [
                "{{address}}{{basePath}}/x/y",
                "{{address}}{{basePath}}/x/y",
                "{{address}}{{basePath}}/x/z",
                "{{address}}{{basePath}}/x",
            ],
            Some("{{address}}{{basePath}}"),
        ),
        (["{{u}}/{{v}}/x", "{{u}}/{{v}}/y", "{{u}}/{{v}}/z", "{{u}}/{{v}}/w"], Some("{{u}}/{{v}}")),
        (
            [
                "https://h.example/1.1/x",
                "https://h.example/1.1/y",
                "https://h.example/1.1/z",
                "https://h.example/1.1/w",
            ],
            Some("https://h.example/1.1"),
        ),
        (
            [
                "https://h.example/bot{{token}}/x",
                "https://h.example/bot{{token}}/y",
                "https://h.example/bot{{token}}/z",
                "https://h.example/x",
            ],
            Some("https://h.example/bot{{token}}"),
        ),
        (["{{address}}/x/y", "{{address}}/x/y", "{{address}}/x/z", "{{address}}/x"], Some("{{address}}")),
        (
            ["https://h.example/v1/x/y", "https://h.example/v1/x", "https://h.example/v1/x", "https://h.example/v1/x"],
            Some("https://h.example/v1"),
        ),
        // two of four
        (["{{address}}{{basePath}}/x", "{{address}}{{basePath}}/y", "{{address}}/z", "{{address}}/w"], None),
    ] {
        assert_eq!(base(&urls).as_deref(), expected, "{urls:?}");
    }
    assert_eq!(base(&["{{address}}{{basePath}}/x", "{{address}}{{basePath}}/y"]), None);
}

#[test]
fn no_argument_and_no_random_value_is_part_of_a_base() {
    for urls in [
        ["{{address}}/:shop/{{basePath}}/x"; 4],
        ["{{address}}/{shop}/{{basePath}}/x"; 4],
        ["{{address}}/{{$guid}}/{{basePath}}/x"; 4],
    ] {
        assert_eq!(base(&urls).as_deref(), Some("{{address}}"), "{urls:?}");
    }
}

#[test]
fn there_is_no_base_beside_a_url_that_begins_as_its_rest() {
    assert_eq!(
        base(&["{{address}}{{basePath}}/x", "{{address}}{{basePath}}/y", "{{address}}{{basePath}}/z", "/w"]),
        None
    );
}
