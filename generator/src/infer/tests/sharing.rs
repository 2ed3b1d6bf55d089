//! One type for one thing.

use std::collections::BTreeSet;

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
    assert!(shown.contains("OwnerResponse { owner: Owner? }"), "{shown}");
    assert!(shown.contains("Owner { id: I64?, name: String?, email: String? }"), "{shown}");
    assert!(shown.contains("TeamOwner { id: String? }"), "{shown}");
}

#[test]
fn small_equal_shapes_of_other_names_stay_apart() {
    let shown = all(&[
        ("get pet", r#"{"age": {"value": 1, "unit": "x"}}"#),
        ("get shop", r#"{"weight": {"value": 1, "unit": "x"}, "queue": {"state": "x"}, "stock": {"state": "x"}}"#),
    ]);
    assert!(shown.contains("age: Age?"), "{shown}");
    assert!(shown.contains("weight: Weight?, queue: Queue?, stock: Stock?"), "{shown}");
}

#[test]
fn references_to_things_are_one_type_whatever_they_refer_to() {
    let text = r#"{"category": {"id": 1, "name": "x", "type": "CATEGORY"}, "owner": {"id": 1, "name": "x"}, "vet": {"id": "x"}}"#;
    let shown = all(&[("get pet", text)]);
    assert!(shown.contains("category: Reference?, owner: Reference?, vet: Vet?"), "{shown}");
    assert!(shown.contains("Reference { id: I64?, name: String?, r#type: String? }"), "{shown}");
    // required fields of a body stay required
    let body = site("create pet request", Direction::Body, &[text]);
    let shown = show(&infer(&[body], &VariableValues::new()));
    assert!(shown.contains("owner: OwnerBody"), "{shown}");
}

#[test]
fn a_thing_of_one_name_is_called_by_it_though_it_is_a_reference() {
    let text = r#"{"owner": {"id": 1, "name": "x"}}"#;
    let shown = all(&[("get pet", text), ("get shop", text)]);
    assert!(shown.contains("owner: Owner?"), "{shown}");
}

#[test]
fn links_and_amounts_are_one_type_each() {
    let text = r#"{"self": {"href": "/"}, "next": {"href": "/", "rel": "next"}, "price": {"currency": "EUR", "value": 1},
                   "fee": {"currency": "EUR", "value": 1}}"#;
    let shown = all(&[("get order", text)]);
    assert!(shown.contains("self_: Link?, next: Link?, price: Amount?, fee: Amount?"), "{shown}");
}

#[test]
fn equal_fields_of_one_object_are_one_type() {
    let text = r#"{"sun": {"sign": "x", "degree": 1.5}, "moon": {"sign": "y", "degree": 2.5}, "night": {"sign": "z"}}"#;
    let shown = all(&[("get chart", text)]);
    assert!(shown.contains("sun: DegreeSign?, moon: DegreeSign?, night: Night?"), "{shown}");
}

#[test]
fn parts_with_most_of_many_fields_in_common_are_one_type() {
    let user = |more: &str| {
        format!(r#"{{"login": "x", "avatar": "x", "gists": 1, "repos": 2, "since": "x", "bio": "y"{more}}}"#)
    };
    let text = format!(r#"{{"author": {}, "assignee": {}}}"#, user(""), user(r#", "site": "z", "team": null"#));
    let conflict = user("").replace("1", "\"one\"");
    let shown = all(&[("get issue", &text), ("get event", &format!(r#"{{"actor": {conflict}}}"#))]);
    assert!(
        shown.contains("author: Author?, assignee: Author?")
            || shown.contains("author: Assignee?, assignee: Assignee?"),
        "{shown}"
    );
    assert!(shown.contains("actor: Actor?"), "{shown}");
}

#[test]
fn json_schemas_are_one_type_with_a_map_of_properties() {
    let text = r#"{"spec": {"type": "object", "required": ["host"], "properties": {
        "host": {"type": "string", "default": "x"},
        "port": {"type": "integer", "default": 80},
        "tags": {"type": "array", "items": {"type": "array", "items": {"type": "string"}}},
        "auth": {"type": "object", "properties": {"user": {"type": "string", "enum": ["a"]}}}}}}"#;
    let shown = all(&[("get connector", text)]);
    assert!(shown.contains("spec: JsonSchema?"), "{shown}");
    assert!(shown.contains("properties: {*: JsonSchema~}?"), "{shown}");
    assert!(shown.contains("default: Value?"), "{shown}");
    assert_eq!(shown.matches("properties").count(), 1, "{shown}");
    let root = text.strip_prefix(r#"{"spec": "#).and_then(|text| text.strip_suffix('}')).expect("the schema alone");
    let shown = show(&infer(&[sent(answer("get schema", root), "GET", "{{url}}/specs/:id")], &VariableValues::new()));
    assert!(shown.starts_with("JsonSchema\n"), "{shown}");
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
    assert!(shown.contains("GetBResponse { data: AData? }"), "{shown}");
    assert!(shown.contains("GetCResponse { data: CData? }"), "{shown}");
}

#[test]
fn equal_answers_are_one_resource() {
    let user = r#"{"id": 1, "name": "x", "email": "y", "age": 2}"#;
    let list = format!("[{user}]");
    let nested = format!(r#"{{"user": {user}}}"#);
    let shown = all(&[("get user", user), ("create user", user), ("list users", &list), ("get session", &nested)]);
    assert!(shown.starts_with("User\nUser\n[User]\nGetSessionResponse\n"), "{shown}");
}

#[test]
fn answers_and_bodies_are_apart() {
    let text = r#"{"owner": {"id": 1, "name": "x", "email": "y", "age": 2}}"#;
    let sites = [site("create", Direction::Answer, &[text]), site("create request", Direction::Body, &[text])];
    let types = infer(&sites, &VariableValues::new());
    assert_eq!(types.structs.len(), 4);
    assert!(types.structs.iter().all(|item| item.sites.len() == 1));
}

#[test]
fn a_resource_is_one_type_with_its_noun() {
    let one = r#"{"id": 1, "status": "on", "amount": 5, "note": null}"#;
    let made = r#"{"id": 1, "status": "on", "amount": 5.5, "note": "x", "tags": []}"#;
    let list = format!(r#"{{"sweeps": [{one}], "total": 1}}"#);
    let sites = [
        sent(answer("get sweep", one), "GET", "{{url}}/accounts/:id/sweeps/:sweepId"),
        sent(answer("create sweep to push funds", made), "POST", "{{url}}/accounts/:id/sweeps"),
        sent(answer("update status", one), "PATCH", "{{url}}/accounts/:id/sweeps/{{sweep}}"),
        sent(answer("list sweeps", &list), "GET", "{{url}}/accounts/:id/sweeps"),
        sent(answer("start sweep", r#"{"job": "a"}"#), "POST", "{{url}}/accounts/:id/sweeps/:sweepId/start"),
    ];
    let shown = show(&infer(&sites, &VariableValues::new()));
    assert!(shown.starts_with("Sweep\nSweep\nSweep\nSweepsList\nStartSweepResponse\n"), "{shown}");
    assert!(shown.contains("amount: F64?, note: String~, tags: [Value]?"), "{shown}");
}

#[test]
fn what_says_that_it_is_another_thing_stays_apart() {
    let object = |object: &str| format!(r#"{{"object": "{object}", "id": 1, "name": "x", "created": 2}}"#);
    let (card, account) = (object("card"), object("bank_account"));
    let sites = [
        sent(answer("get card", &card), "GET", "{{url}}/sources/cards/:id"),
        sent(answer("get account", &account), "GET", "{{url}}/sources/accounts/:id"),
    ];
    let shown = show(&infer(&sites, &VariableValues::new()));
    assert!(shown.starts_with("Card\nBankAccount\n"), "{shown}");
}

#[test]
fn calls_at_one_endpoint_stay_apart() {
    let call = |method: &str, key: &str| format!(r#"{{"method": "{method}", "params": {{"{key}": 1}}}}"#);
    let (start, stop) = (call("start", "speed"), call("stop", "reason"));
    let body = |name, text| sent(site(name, Direction::Body, &[text]), "POST", "{{url}}/call");
    let types = infer(&[body("start", &start), body("stop", &stop)], &VariableValues::new());
    assert_ne!(types.roots[0].as_ref().expect("JSON").ty, types.roots[1].as_ref().expect("JSON").ty);
}

#[test]
fn examples_of_one_request_are_one_body() {
    let body = |name, text| sent(site(name, Direction::Body, &[text]), "POST", "{{url}}/payments");
    let sites = [
        body("pay by card", r#"{"amount": 1, "card": {"number": "1"}}"#),
        body("pay later", r#"{"amount": 1, "due": "x"}"#),
    ];
    let shown = show(&infer(&sites, &VariableValues::new()));
    assert!(
        shown.starts_with("PaymentBody\nPaymentBody\nPaymentBody { amount: I64, card: CardBody?, due: String? }"),
        "{shown}"
    );
}

#[test]
fn json_patches_are_one_type() {
    let patch = |name, url, text| sent(site(name, Direction::Body, &[text]), "PATCH", url);
    let sites = [
        patch("update book", "/books/:id", r#"[{"op": "replace", "path": "/title", "value": "x"}]"#),
        patch("update shelf", "/shelves/:id", r#"[{"op": "add", "path": "/books", "value": [1]}]"#),
    ];
    let shown = show(&infer(&sites, &VariableValues::new()));
    let patch =
        "[JsonPatchOperation]\n[JsonPatchOperation]\nJsonPatchOperation { op: String, path: String, value: Value }";
    assert_eq!(shown, patch);
}

#[test]
fn a_field_of_a_patch_may_be_left_out() {
    let body = site("update book", Direction::Body, &[r#"{"title": "x", "shelf": null, "tags": [{"name": "y"}]}"#]);
    let shown = show(&infer(&[sent(body, "PATCH", "{{url}}/books/:id")], &VariableValues::new()));
    let expected = "UpdateBookBody { title: String?, shelf: Value?~, tags: [TagBody]? }\nTagBody { name: String }";
    assert!(shown.ends_with(expected), "{shown}");
}

#[test]
fn statuses_with_one_shape_are_one_type() {
    let mut sites =
        [answer("replace book", r#"{"id": 1, "title": "x"}"#), answer("replace book", r#"{"id": 2, "title": "y"}"#)];
    for (site, status) in sites.iter_mut().zip([200, 201]) {
        site.status = Some(status);
        site.path = format!("replace book {status}");
    }
    let sites = sites.map(|site| sent(site, "PUT", "{{url}}/books/:id"));
    let shown = show(&infer(&sites, &VariableValues::new()));
    assert!(shown.starts_with("Book\nBook\nBook {"), "{shown}");
}

#[test]
fn the_states_of_two_things_stay_apart() {
    let status = r#"{"status": "x"}"#;
    let sites = [
        sent(answer("get order status", status), "GET", "{{url}}/orders/:id/status"),
        sent(answer("get payment status", status), "GET", "{{url}}/payments/:id/status"),
    ];
    let shown = show(&infer(&sites, &VariableValues::new()));
    assert!(shown.starts_with("OrderStatus\nPaymentStatus\n"), "{shown}");
}

#[test]
fn a_relationship_of_json_api_refers_to_a_thing_and_is_none() {
    let shown = answers(&[r#"{"data": {"id": "1", "type": "bill", "attributes": {"total": 1}, "relationships":
        {"payer": {"data": {"id": "2", "type": "person"}}}}}"#]);
    assert!(shown.contains("Payer { data: PayerData"), "{shown}");
    assert!(!shown.contains("Box"), "{shown}");
}

#[test]
fn what_actions_do_with_a_thing_is_not_the_thing() {
    let body = |name, url, text| sent(site(name, Direction::Body, &[text]), "POST", url);
    let sites = [
        body("login", "/login", r#"{"user": {"email": "a", "password": "b"}}"#),
        body(
            "signup",
            "/signup",
            r#"{"user": {"name": "c", "email": "a", "password": "b", "password_confirmation": "b"}}"#,
        ),
    ];
    assert_eq!(
        show(&infer(&sites, &VariableValues::new())),
        "LoginBody\nSignupBody\nLoginBody { user: UserBody }\nUserBody { email: String, password: Secret }\n\
         SignupBody { user: SignupUserBody }\n\
         SignupUserBody { name: String, email: String, password: Secret, password_confirmation: Secret }"
    );
}

#[test]
fn answers_of_very_many_fields_are_one_type_if_one_has_them_all() {
    let object = |count: u8, more: &str| {
        let fields: Vec<String> =
            (b'a'..b'a' + count).map(|letter| format!(r#""{}_size": 1"#, letter as char)).collect();
        format!("{{{}{more}}}", fields.join(", "))
    };
    let of = |one: &str, other: &str| {
        let sites = [
            sent(answer("get seat", one), "GET", "{{url}}/seats/:id"),
            sent(answer("get place", other), "GET", "{{url}}/places/:id"),
        ];
        show(&infer(&sites, &VariableValues::new())).lines().take(2).collect::<BTreeSet<_>>().len()
    };
    assert_eq!(of(&object(14, ""), &object(12, "")), 1);
    assert_eq!(of(&object(14, ""), &object(12, r#", "color": 1"#)), 2, "the other has a field of its own");
    assert_eq!(of(&object(16, ""), &object(12, "")), 2, "more fields are more than details");
    assert_eq!(of(&object(9, ""), &object(8, "")), 2);
}
