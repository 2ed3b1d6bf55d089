//! `observed` and `strict` answers, dates, UUIDs and enums.

use super::*;
use crate::options::{Dates, TypeMode, TypeOptions};

fn chosen(texts: &[&str], types: TypeOptions) -> String {
    let site = site("get user", Direction::Answer, texts);
    let options = InferOptions { types, hints: true, ..InferOptions::default() };
    show(&crate::infer::infer(&[site], &VariableValues::new(), &options))
}

fn mode(mode: TypeMode) -> TypeOptions {
    TypeOptions { mode, ..TypeOptions::default() }
}

#[test]
fn modes_differ_in_what_an_example_always_has() {
    let texts = [
        r#"{"id": 1, "tags": ["a"], "home": {"a": 1}, "rates": {"1": 2}, "nick": "A", "age": 5, "any": null}"#,
        r#"{"id": 2, "tags": [], "home": {"a": 1}, "rates": {}, "age": null, "any": null}"#,
    ];
    let lenient = "GetUserResponse\nGetUserResponse { id: I64?, tags: [String]*, home: Home?, rates: {*: F64~}?, nick: String?, age: I64~, any: Value~ }\n\
                   Home { a: I64? }";
    let observed = "GetUserResponse\nGetUserResponse { id: I64, tags: [String]*, home: Home?, rates: {*: F64}?, nick: String?, age: I64~, any: Value~ }\n\
                    Home { a: I64 }";
    let strict = "GetUserResponse\nGetUserResponse { id: I64, tags: [String], home: Home, rates: {*: F64}, nick: String?, age: I64~, any: Value~ }\n\
                  Home { a: I64 }";
    assert_eq!(chosen(&texts, mode(TypeMode::Lenient)), lenient);
    assert_eq!(chosen(&texts, mode(TypeMode::Observed)), observed);
    assert_eq!(chosen(&texts, mode(TypeMode::Strict)), strict);
}

#[test]
fn dates_and_uuids_are_parsed_where_all_texts_are() {
    let texts = [
        r#"{"at": "2024-01-01T10:00:00Z", "on": "2024-01-01", "id": "123e4567-e89b-12d3-a456-426614174000", "due": "2024-01-01",
            "all": ["2024-01-01"], "hint": "<dateTime>", "both": "<dateTime>", "name": "<string>"}"#,
        r#"{"at": "2024-01-01T10:00:00+02:00", "on": "2024-01-02", "id": "123e4567-e89b-12d3-a456-426614174001", "due": "",
            "all": ["2024-01-01"], "both": "soon"}"#,
    ];
    let plain = "GetUserResponse\nGetUserResponse { at: String?, on: String?, id: String?, due: String?, all: [String]*, both: String?, hint: String?, \
                 name: String? }";
    assert_eq!(chosen(&texts, TypeOptions::default()), plain);
    let parsed = "GetUserResponse\nGetUserResponse { at: Parsed(TimeDateTime)?, on: Parsed(TimeDate)?, id: Parsed(Uuid)?, due: String?, \
                  all: [Parsed(TimeDate)]*, both: String?, hint: Parsed(TimeDateTime)?, name: String? }";
    assert_eq!(chosen(&texts, TypeOptions { dates: Dates::Time, uuid: true, ..TypeOptions::default() }), parsed);
}

#[test]
fn enums_need_many_examples_of_few_texts() {
    let item = |n: usize| {
        let state = ["open", "in progress", "CLOSED"][n % 3];
        let kind = ["a-b", "c", "A_b"][n % 3];
        format!(r#"{{"kind": "{kind}", "state": "{state}", "token": "abc", "day": "2024-01-01", "name": "n{n}"}}"#)
    };
    let text = format!(r#"{{"items": [{}]}}"#, (0..12).map(item).collect::<Vec<_>>().join(","));
    let enums = TypeOptions { enums: true, ..TypeOptions::default() };
    assert_eq!(
        chosen(&[&text], enums),
        "GetUserResponse\nGetUserResponse { items: [UserItem]* }\n\
         UserItem { kind: ItemKind?, state: String?, token: String?, day: String?, name: String? }\n\
         ItemKind = AB(A_b) | AB2(a-b) | C(c)"
    );
    assert!(!chosen(&[&text], TypeOptions::default()).contains("AB"));
}
