//! Kinds, presence, maps, recursion and placeholders of one site.

use super::*;

#[test]
fn answers_are_lenient_and_bodies_plain() {
    let text = r#"{"id": 1, "tags": ["a"], "owner": {"name": "Ada"}}"#;
    assert_eq!(
        answers(&[text]),
        "GetUserResponse\nGetUserResponse { id: I64?, tags: [String]*, owner: Owner? }\nOwner { name: String? }"
    );
    assert_eq!(
        bodies(&[text]),
        "CreateUserBody\nCreateUserBody { id: I64, tags: [String], owner: OwnerBody }\nOwnerBody { name: String }"
    );
}

#[test]
fn missing_and_null_are_told_apart() {
    let texts = [
        r#"{"a": 1, "b": null, "c": null, "d": [1], "e": [1]}"#,
        r#"{"b": 1, "a": 1, "d": null}"#,
        r#"{"b": 1, "c": 1, "d": []}"#,
    ];
    assert_eq!(
        answers(&texts),
        "GetUserResponse\nGetUserResponse { a: I64?, b: I64~, c: I64?~, d: [I64]~, e: [I64]? }"
    );
    assert_eq!(bodies(&texts), "CreateUserBody\nCreateUserBody { a: I64?, b: I64?~, c: I64?~, d: [I64]?~, e: [I64]? }");
}

#[test]
fn an_example_that_says_optional_is_heard_in_bodies() {
    let text = r#"{"id": "x", "label": "(Optional) a label", "state": "<optional state>", "level": "(optionally)"}"#;
    assert_eq!(
        bodies(&[text]),
        "CreateUserBody\nCreateUserBody { id: String, label: String?, state: String?, level: String }"
    );
}

#[test]
fn a_comment_that_says_optional_is_heard_in_bodies() {
    let text = r#"{
        "id": "x", // the key
        // optional
        "name": "x",
        "label": "optional, or not", // Optional
        'level': 1 /* (optional) */,
        tags: ["a", "b"], // optional
        "owner": { // optional
            "mail": "x" // optional: of the owner
        },
        "part": {"a": 1, "b": [2]} // optional
    }"#;
    assert_eq!(
        bodies(&[text]),
        "CreateUserBody\n\
         CreateUserBody { id: String, name: String, label: String?, level: I64?, tags: [String]?, owner: OwnerBody?, part: PartBody? }\n\
         OwnerBody { mail: String? }\n\
         PartBody { a: I64, b: [I64] }"
    );
}

#[test]
fn what_says_nothing_is_any_json() {
    assert_eq!(
        answers(&[r#"{"a": null, "b": [], "c": {}, "d": [null], "e": [1, null]}"#]),
        "GetUserResponse\nGetUserResponse { a: Value~, b: [Value]*, c: Object?, d: [Value]*, e: [I64~]* }"
    );
}

#[test]
fn roots_of_every_kind() {
    let cases = [
        ("[]", "[Value]"),
        ("[[1], [2.5]]", "[[F64]]"),
        ("[{\"a\": 1}]", "[User]\nUser { a: I64? }"),
        ("\"x\"", "String"),
        ("null", "Value"),
        ("true", "Bool"),
        ("{}", "Object"),
        ("{\"1\": 2}", "{*: I64~}"),
        ("[1, \"a\"]", "[IntegerOrText]\nIntegerOrText = Integer(I64) | Text(String)"),
        ("", "not JSON: it is empty"),
    ];
    for (text, expected) in cases {
        assert_eq!(answers(&[text]), expected);
    }
    assert_eq!(answers(&["1", "null"]), "I64~");
    assert_eq!(answers(&[]), "not JSON: there is no example");
}

#[test]
fn numbers_keep_their_digits() {
    let text = r#"{"a": -0, "b": 18446744073709551615, "c": 18446744073709551616, "d": 1e20,
        "e": [1, 2.5], "f": [9007199254740993, 0.5], "g": [-1, 18446744073709551615]}"#;
    assert_eq!(
        bodies(&[text]),
        "CreateUserBody\nCreateUserBody { a: F64, b: U64, c: Number, d: F64, e: [F64], f: [Number], g: [Number] }"
    );
}

#[test]
fn kinds_that_differ_make_a_union() {
    assert_eq!(
        answers(&[r#"{"a": [1, "x"], "b": ["x", 2], "c": [true, {"d": 1}, [2]]}"#]),
        "GetUserResponse\nGetUserResponse { a: [IntegerOrText]*, b: [IntegerOrText]*, c: [CValue]* }\nC { d: I64? }\n\
         IntegerOrText = Integer(I64) | Text(String)\nCValue = Bool(Bool) | List([I64]) | Object(C)"
    );
}

#[test]
fn repeated_keys_and_deep_nesting_are_any_json() {
    assert_eq!(answers(&[r#"{"a": {"b": 1, "b": 2}}"#]), "GetUserResponse\nGetUserResponse { a: Value? }");
    let deep = |levels| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(answers(&[&deep(16)]), deep(16).replace("[]", "[Value]"));
    for levels in [17, 100, 120] {
        assert_eq!(answers(&[&deep(levels)]), deep(17).replace("[]", "[Value]"));
    }
    assert!(answers(&[&deep(200)]).starts_with("not JSON: recursion limit exceeded"));
}

#[test]
fn keys_that_are_data_make_maps() {
    assert_eq!(
        answers(&[r#"{"rates": {"EUR": 1.5, "USD": 2}, "users": {"ada": {"id": "ada"}, "bob": {"id": "bob"}}}"#]),
        "GetUserResponse\nGetUserResponse { rates: {*: F64~}?, users: {*: User~}? }\nUser { id: String? }"
    );
    assert_eq!(
        bodies(&[r#"{"by_id": {"1": {"n": 1}, "2": {"n": null}}, "mixed": {"1": 1, "2": "x"}}"#]),
        "CreateUserBody\nCreateUserBody { by_id: {*: ByIdBody}, mixed: MixedBody }\nByIdBody { n: I64?~ }\nMixedBody { n1: I64, n2: String }"
    );
    assert_eq!(
        bodies(&[r#"{"all": {"{{key}}": 1}, "some": {"{{key}}": 1, "name": "x"}}"#]),
        "CreateUserBody\nCreateUserBody { all: {*: I64}, some: Object }"
    );
}

/// While it is read, an answer is on the stack with everything that it contains by value.
#[test]
fn large_objects_in_objects_are_boxed() {
    let wide = |name: &str| (0..60).map(|n| format!("\"{name}{n}\": \"x\"")).collect::<Vec<_>>().join(", ");
    let nested =
        format!("{{\"outer\": {{{}, \"middle\": {{{}, \"inner\": {{{}}}}}}}}}", wide("a"), wide("b"), wide("c"));
    let shown = answers(&[&nested]);
    let boxed = |field: &str| shown.contains(&format!("{field}: Box "));
    assert!(boxed("middle") && !boxed("outer") && !boxed("inner"), "{shown}");
}

#[test]
fn recursion_is_one_boxed_type() {
    assert_eq!(
        answers(&[r#"{"node": {"v": 1, "node": {"v": 2, "node": null}, "nodes": [{"v": 3, "nodes": []}]}}"#]),
        "GetUserResponse\nGetUserResponse { node: UserNode? }\nUserNode { v: I64?, node: Box UserNode?~, nodes: [UserNode]? }"
    );
    assert_eq!(
        answers(&[r#"{"comment": {"by": "a", "comment": {"by": "b", "comment": {"by": "c"}}}}"#]),
        "GetUserResponse\nGetUserResponse { comment: Comment? }\nComment { by: String?, comment: Box Comment? }"
    );
}

#[test]
fn placeholders_are_texts_unless_hints_are_on() {
    let texts =
        [r#"{"a": "<integer>", "b": "<Error: Too many levels of nesting to fake this schema>", "c": "<string,null>"}"#];
    assert_eq!(answers(&texts), "GetUserResponse\nGetUserResponse { a: String?, b: Value?, c: String? }");
    assert_eq!(hinted(&texts), "GetUserResponse\nGetUserResponse { a: I64?, b: Value?, c: String~ }");

    let real = [texts[0], r#"{"a": 5, "b": {"x": 1}, "c": "x"}"#];
    assert_eq!(
        answers(&real),
        "GetUserResponse\nGetUserResponse { a: IntegerOrText?, b: BValue?, c: String? }\nB { x: I64? }\n\
         IntegerOrText = Integer(I64) | Text(String)\nBValue = Object(B)"
    );
    assert_eq!(hinted(&real), "GetUserResponse\nGetUserResponse { a: I64?, b: B?, c: String~ }\nB { x: I64? }");
}

#[test]
fn variables_in_bodies_have_the_type_of_their_value() {
    let values = VariableValues::from([("count".to_owned(), "5".to_owned())]);
    let text = r#"{"a": {{count}}, "b": {{unknown}}, "c": "{{count}}", "d": {{$randomBoolean}}, }"#;
    let types = infer(&[site("create", Direction::Body, &[text])], &values);
    let shown = show(&types).replace("CreateBody", "Create");
    assert_eq!(shown, "Create\nCreate { a: I64, b: Value, c: String, d: Bool }");
    assert!(types.structs[0].fields.iter().all(|field| field.example.is_none()));
}

#[test]
fn examples_are_short_and_never_secret() {
    let text = r#"{"id": 71, "name": "Ada", "token": "abc", "hash": "d41d8cd98f00b204e9800998ecf8427e", "secret": {"value": "x"}, "on": true}"#;
    let types = infer(&[answer("get user", text)], &VariableValues::new());
    let shown: Vec<_> = types
        .structs
        .iter()
        .flat_map(|item| &item.fields)
        .filter_map(|field| Some((field.key.as_str(), field.example.as_deref()?)))
        .collect();
    assert_eq!(shown, [("id", "71"), ("name", "\"Ada\"")]);
}

#[test]
fn an_unreadable_sample_beside_others_is_noted() {
    let types = infer(&[site("get user", Direction::Answer, &["{\"a\": ;}", "{\"a\": 1}"])], &VariableValues::new());
    assert_eq!(show(&types), "GetUserResponse\nGetUserResponse { a: I64? }");
    assert_eq!(types.notes.len(), 1);
    assert!(types.notes[0].text.contains("expected value"), "{:?}", types.notes);
}

#[test]
fn errors_of_each_field_are_a_map() {
    for (text, expected) in [
        (r#"{"errors": {"email": ["is taken"]}}"#, "GetUserResponse { errors: {*: [String]~}? }"),
        (
            r#"{"error": {"email": ["is taken"], "items.0.price": ["is low"]}}"#,
            "GetUserResponse { error: {*: [String]~}? }",
        ),
        (r#"{"errors": {"codes": ["a"]}}"#, "GetUserResponse { errors: Errors? }\nErrors { codes: [String]* }"),
        (r#"{"errors": {"code": "a"}}"#, "GetUserResponse { errors: Errors? }\nErrors { code: String? }"),
        (r#"{"tags": {"new": ["a"]}}"#, "GetUserResponse { tags: Tags? }\nTags { new: [String]* }"),
    ] {
        assert_eq!(answers(&[text]), format!("GetUserResponse\n{expected}"), "{text}");
    }
}
