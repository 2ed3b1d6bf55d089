//! The name of a type that requests about different things use.

use super::*;

/// The names of the answers: of each the title, the method, the path, and the JSON.
fn names(requests: &[[&str; 4]]) -> Vec<String> {
    let sites: Vec<_> = requests
        .iter()
        .map(|[title, method, url, text]| sent(site(title, Direction::Answer, &[*text]), method, url))
        .collect();
    let types = infer(&sites, &VariableValues::new());
    types.roots.iter().map(|root| show_type(&types, &root.as_ref().expect("JSON").ty)).collect()
}

#[test]
fn it_is_the_noun_that_most_of_them_have() {
    let album = r#"{"id": 1, "title": "x", "cover": "y", "tracks": 3, "shared": true}"#;
    let of = |kind: &str| format!("{{{{url}}}}/{kind}/albums/:id");
    let shown = names(&[
        ["get audio album", "GET", &of("audio"), album],
        ["get image album", "GET", &of("images"), album],
        ["get featured album", "GET", "{{url}}/featured-albums/:id", album],
        ["get video album", "GET", "{{url}}/video-albums/:id", album],
        ["get song album", "GET", "{{url}}/song-albums/:id", album],
    ]);
    assert_eq!(shown, ["Album"; 5]);
}

#[test]
fn it_is_the_thing_whose_parts_they_are_about() {
    let logo = r#"{"links": ["x"], "width": 1, "height": 2, "kind": "y"}"#;
    let shown = names(&[
        ["list logos", "GET", "{{url}}/logos", logo],
        ["get main", "GET", "{{url}}/logos/main", logo],
        ["get thumbnail", "GET", "{{url}}/logos/thumbnail", logo],
        ["get banner", "GET", "{{url}}/logos/banner", logo],
    ]);
    assert!(shown.iter().all(|name| name.starts_with("Logo")), "{shown:?}");
}

#[test]
fn a_few_scalars_without_a_common_noun_are_named_by_them() {
    for (text, expected) in [
        (r#"{"ok": true}"#, "OkResponse"),
        (r#"{"code": 1, "message": "done", "kind": "x"}"#, "MessageResponse"),
        (r#"{"duration": "1 ms"}"#, "DurationResponse"),
    ] {
        let shown = names(&[
            ["archive channel", "POST", "{{url}}/channels/:id/archive", text],
            ["read badge", "POST", "{{url}}/badges/:id/read", text],
            ["set topic", "PUT", "{{url}}/topics/:id", text],
            ["close poll", "DELETE", "{{url}}/polls/:id", text],
        ]);
        assert_eq!(shown, [expected; 4], "{text}");
    }
}

#[test]
fn it_stays_the_thing_if_a_third_of_them_are_about_it() {
    let user = r#"{"id": 1, "login": "x", "email": "y", "locale": "z"}"#;
    let shown = names(&[
        ["get user", "GET", "{{url}}/users/:id", user],
        ["get owner", "GET", "{{url}}/teams/:id/owner", user],
        ["get author", "GET", "{{url}}/posts/:id/author", user],
    ]);
    assert_eq!(shown, ["User"; 3]);
}

#[test]
fn a_list_of_things_of_all_kinds_is_named_by_its_elements() {
    let list = r#"{"items": [{"name": "x", "runtime": 1, "premiere": "y", "rating": 2}], "total": 1}"#;
    let shown = names(&[
        ["list artists", "GET", "{{url}}/artists", list],
        ["list channels", "GET", "{{url}}/channels", list],
        ["list genres", "GET", "{{url}}/genres", list],
        ["list programs", "GET", "{{url}}/programs", list],
    ]);
    assert_eq!(shown, ["ItemList"; 4]);
}
