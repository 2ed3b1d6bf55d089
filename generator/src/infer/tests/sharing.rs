//! One type for one thing.

use super::*;

fn all(sites: &[(&str, &str)]) -> String {
    let sites: Vec<_> = sites.iter().map(|(name, text)| answer(name, text)).collect();
    show(&infer(&sites, &VariableValues::new()))
}

#[test]
fn one_name_and_half_of_the_keys_are_one_type() {
    let shown = all(&[
        ("get order", r#"{"owner": {"id": 1, "name": "x"}}"#),
        ("get card", r#"{"owner": {"id": 1, "name": "x", "email": "y"}}"#),
        ("get team", r#"{"owner": {"id": "text"}}"#),
    ]);
    assert!(shown.contains("GetCard { owner: Owner? }"), "{shown}");
    assert!(shown.contains("GetOrder { owner: Owner? }"), "{shown}");
    assert!(shown.contains("Owner { id: I64?, name: String?, email: String? }"), "{shown}");
    assert!(shown.contains("GetTeamOwner { id: String? }"), "{shown}");
}

#[test]
fn equal_shapes_of_other_names_stay_apart() {
    let shown = all(&[("get pet", r#"{"category": {"id": 1, "name": "x"}, "owner": {"id": 1, "name": "x"}}"#)]);
    assert!(shown.contains("category: Category?, owner: Owner?"), "{shown}");
}

#[test]
fn equal_shapes_with_one_last_word_are_one_type() {
    let address = r#"{"street": "a", "city": "b", "zip": "c", "country": "d"}"#;
    let text = format!(r#"{{"billing_address": {address}, "shipping_address": {address}}}"#);
    let shown = all(&[("get order", &text)]);
    assert!(shown.contains("billing_address: Address?, shipping_address: Address?"), "{shown}");
}

#[test]
fn generic_names_share_only_what_is_equal() {
    let shown = all(&[
        ("get a", r#"{"data": {"x": 1, "y": 1}}"#),
        ("get b", r#"{"data": {"x": 1, "y": 1}}"#),
        ("get c", r#"{"data": {"x": 1, "y": 1, "z": 1}}"#),
    ]);
    assert!(shown.contains("GetB { data: GetAData? }"), "{shown}");
    assert!(shown.contains("GetC { data: GetCData? }"), "{shown}");
}

#[test]
fn equal_answers_are_one_resource() {
    let user = r#"{"id": 1, "name": "x", "email": "y", "age": 2}"#;
    let list = format!("[{user}]");
    let nested = format!(r#"{{"user": {user}}}"#);
    let shown = all(&[("get user", user), ("create user", user), ("list users", &list), ("get session", &nested)]);
    assert!(shown.starts_with("User\nUser\n[User]\nGetSession\n"), "{shown}");
}

#[test]
fn answers_and_bodies_are_apart() {
    let text = r#"{"owner": {"id": 1, "name": "x", "email": "y", "age": 2}}"#;
    let sites = [site("create", Direction::Answer, &[text]), site("create request", Direction::Body, &[text])];
    let types = infer(&sites, &VariableValues::new());
    assert_eq!(types.structs.len(), 4);
    assert!(types.structs.iter().all(|item| item.sites.len() == 1));
}
