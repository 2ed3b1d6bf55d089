//! Overrides of types.

use super::*;
use crate::infer::model::Weight;
use crate::options::TypeOptions;

/// With overrides `PATH => SETTING`: the types, then the notes about mistakes.
fn with(sites: &[Site<'_>], overrides: &[&str]) -> String {
    let options =
        InferOptions { types: TypeOptions { overrides: pairs(overrides), ..Default::default() }, ..Default::default() };
    let types = crate::infer::infer(sites, &VariableValues::new(), &options);
    let mistakes = types.notes.iter().filter_map(|note| match &note.weight {
        Weight::Warning(help) => Some(format!("{}: {} ({})", note.path, note.text, help.clone().unwrap_or_default())),
        _ => None,
    });
    [show(&types)].into_iter().chain(mistakes).collect::<Vec<_>>().join("\n")
}

fn pairs(overrides: &[&str]) -> Vec<(crate::options::TypePath, crate::options::TypeOverride)> {
    let read = |one: &&str| {
        let (path, change) = one.split_once(" => ").expect("PATH => SETTING");
        (path.parse().expect("a path"), change.parse().expect("a setting"))
    };
    overrides.iter().map(read).collect()
}

fn users() -> Vec<Site<'static>> {
    vec![
        answer("list users", r#"{"items": [{"id": 1, "name": "Ada", "role": "admin", "tags": [], "zip.code": "1"}]}"#),
        answer("get user", r#"{"user": {"id": 1, "name": "Ada", "role": "admin", "boss": null}}"#),
    ]
}

#[test]
fn a_credential_of_a_body_can_be_a_text() {
    let login = [site("login", Direction::Body, &[r#"{"password": "x"}"#])];
    assert!(with(&login, &[]).contains("password: Secret"), "{}", with(&login, &[]));
    let shown = with(&login, &["login(body).password => type = String"]);
    assert!(shown.contains("password: String"), "{shown}");
}

#[test]
fn each_override_does_what_it_says() {
    let text = r#"{"id": 1, "owner": {"id": 2, "name": "Ada"}, "rates": {"a": 1, "b": 2}, "state": "on"}"#;
    let site = [answer("get item", text)];
    let cases: &[(&[&str], &str)] = &[
        (
            &[],
            "GetItemResponse\nGetItemResponse { id: I64?, owner: Owner?, rates: Rates?, state: String? }\nOwner { id: I64?, name: String? }\n\
             Rates { a: I64?, b: I64? }",
        ),
        (
            &[
                "get_item.id => required",
                "get_item.id => type = u64",
                "get_item.rates => map",
                "get_item.state => enum",
            ],
            "GetItemResponse\nGetItemResponse { id: U64, owner: Owner?, rates: {*: F64~}?, state: ItemState? }\nOwner { id: I64?, name: String? }\n\
             ItemState = On(on)",
        ),
        (
            &["get_item.owner => rename = holder", "get_item.owner => rename = Person", "get_item.rates => type = Map"],
            "GetItemResponse\nGetItemResponse { id: I64?, holder: Person?, rates: Object?, state: String? }\nPerson { id: I64?, name: String? }",
        ),
        (
            &["*.id => required", "GetItemResponse.rates => type = crate::Rates", "Owner.name => type = Vec<String>"],
            "GetItemResponse\nGetItemResponse { id: I64, owner: Owner?, rates: Path(\"crate::Rates\")?, state: String? }\n\
             Owner { id: I64, name: [String]* }",
        ),
        (&["get_item => type = Value"], "Value"),
    ];
    for (overrides, expected) in cases {
        assert_eq!(with(&site, overrides), *expected, "{overrides:?}");
    }
}

#[test]
fn a_renamed_type_is_found_by_both_names() {
    let site = [answer("get item", r#"{"owner": {"id": 2}}"#)];
    let expected = "GetItemResponse\nGetItemResponse { owner: Person? }\nPerson { id: I64 }";
    for path in ["Owner.id", "Person.id"] {
        let overrides = ["Owner => rename = Person", &format!("{path} => required")];
        assert_eq!(with(&site, &overrides), expected, "{path}");
    }
}

#[test]
fn a_map_can_be_a_struct() {
    let site = [answer("get item", r#"{"rates": {"1": 5, "2": 6}}"#)];
    assert_eq!(with(&site, &[]), "GetItemResponse\nGetItemResponse { rates: {*: F64~}? }");
    let structs = "GetItemResponse\nGetItemResponse { rates: Rates? }\nRates { n1: I64?, n2: I64? }";
    assert_eq!(with(&site, &["get_item.rates => map = false"]), structs);
}

#[test]
fn same_and_separate_overrule_sharing() {
    let sites = [
        answer("get item", r#"{"owner": {"id": 2, "name": "Ada"}, "seller": {"id": 2, "phone": "1"}}"#),
        answer("list items", r#"{"owner": {"id": 3, "name": "Bob"}}"#),
    ];
    let shared = "GetItemResponse\nListItemsResponse\nGetItemResponse { owner: Owner?, seller: Seller? }\nOwner { id: I64?, name: String? }\n\
                  Seller { id: I64?, phone: String? }\nListItemsResponse { owner: Owner? }";
    assert_eq!(with(&sites, &[]), shared);
    assert_eq!(
        with(&sites, &["get_item.owner => separate"]),
        "GetItemResponse\nListItemsResponse\nGetItemResponse { owner: Owner?, seller: Seller? }\nOwner { id: I64?, name: String? }\n\
         Seller { id: I64?, phone: String? }\nListItemsResponse { owner: ItemsOwner? }\nItemsOwner { id: I64?, name: String? }"
    );
    assert_eq!(
        with(&sites, &["get_item.seller => same = get_item.owner"]),
        "GetItemResponse\nListItemsResponse\nGetItemResponse { owner: Owner?, seller: Owner? }\nOwner { id: I64?, name: String?, phone: String? }\n\
         ListItemsResponse { owner: Owner? }"
    );
}

#[test]
fn what_matches_nothing_is_said_with_the_nearest_path() {
    let cases = [
        (
            "list_users.items.id => required",
            "list_users.items.id: `list_users.items` has no field `id` (the nearest path is `list_users.items[].id`)",
        ),
        (
            "list_users.items[].nam => required",
            "list_users.items[].nam: `list_users.items[]` has no field `nam` (the nearest path is `list_users.items[].name`)",
        ),
        (
            "list_user => type = Value",
            "list_user: there is no operation `list_user` with a saved JSON answer (the nearest path is `list_users`)",
        ),
        ("Usr.id => required", "Usr.id: there is no type `Usr` (the nearest path is `User.id`)"),
        (
            "list_users.items[].id => map",
            "list_users.items[].id: `{ map = true }` changes nothing: no example has an object there ()",
        ),
        (
            "list_users => required",
            "list_users: `{ required = true }` changes nothing: only a field can be missing, and the path does not end with a key ()",
        ),
    ];
    for (one, expected) in cases {
        let all = with(&users(), &[one]);
        assert_eq!(all.lines().last(), Some(expected), "{one}");
    }
}

#[test]
fn an_answer_and_a_body_are_never_one_type() {
    let sites =
        [answer("get item", r#"{"a": {"id": 2}}"#), site("put item", Direction::Body, &[r#"{"b": {"id": 2}}"#])];
    let all = with(&sites, &["get_item.a => same = put_item(body).b"]);
    assert!(all.ends_with("changes nothing: one is received and one is sent, so they are two types ()"), "{all}");
}

#[test]
fn every_path_of_a_note_leads_somewhere() {
    let odd = r#"{"a b": [{"": null, "\"x\"": []}], "1": {"é.": null}, "m": {"1": [null], "2": []}, "u": [1, "a"]}"#;
    let sites = [answer("get item", odd), site("put item", Direction::Body, &[odd])];
    let types = infer(&sites, &VariableValues::new());
    assert!(types.notes.len() >= 10, "{}", types.notes.len());
    for note in &types.notes {
        let path = note.path.parse().unwrap_or_default();
        let explained = crate::infer::explain(&sites, &VariableValues::new(), &InferOptions::default(), &path);
        assert!(explained.is_ok(), "{}: {explained:?}", note.path);
    }
}
