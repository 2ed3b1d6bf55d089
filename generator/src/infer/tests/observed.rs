//! Types from observed answers: the same as from the answers themselves, except for the order of fields.

use postman_observations::{Observations, Seen, Shape};

use super::{Direction, VariableValues, answers, infer, show, site};

fn shape(texts: &[&str]) -> Shape {
    let mut observations = Observations::default();
    for text in texts {
        let seen = Seen { status: 200, content_type: "application/json", body: text.as_bytes(), date: "" };
        observations.add("", &seen);
    }
    let read: Observations = observations.to_string().parse().expect("the file is read");
    let (_, statuses) = read.requests().next().expect("one request");
    statuses[&200].shape().clone()
}

fn observed(saved: &[&str], seen: &[&str]) -> String {
    let shape = shape(seen);
    let mut site = site("get user", Direction::Answer, saved);
    site.observed.push(&shape);
    show(&infer(&[site], &VariableValues::new()))
}

/// Sorts the fields of each line by name.
fn sorted(shown: &str) -> Vec<String> {
    let line = |line: &str| match line.split_once(" { ") {
        Some((name, fields)) => {
            let mut fields: Vec<&str> = fields.trim_end_matches(" }").split(", ").collect();
            fields.sort_unstable();
            format!("{name} {{ {} }}", fields.join(", "))
        }
        None => line.to_owned(),
    };
    let mut lines: Vec<String> = shown.lines().map(line).collect();
    lines[1..].sort();
    lines
}

#[test]
fn what_was_seen_gives_the_types_of_the_answers() {
    let cases: &[&[&str]] = &[
        &[r#"{"id": 1, "name": "Ada", "tags": ["a"], "owner": {"id": 2, "mail": null}}"#],
        &[r#"{"a": 1}"#, r#"{"a": 1.5, "b": true}"#, r#"{"a": null}"#],
        &[r#"[{"n": -1}, {"n": 18446744073709551615}]"#, "[]"],
        &[r#"{"n": 123456789012345678901234567890}"#],
        &[r#"{"id": 1}"#, r#"{"id": "x"}"#, r#"{"id": {"a": 1}}"#, r#"{"id": [1]}"#],
        &[r#"{"users": {"1": {"score": 1}, "2": {"score": 2}}}"#],
        &[r#"{"rates": {"EUR": 1.0, "USD": 2.0}, "empty": {}, "none": []}"#],
        &[r#"{"by": {"ada": {"name": "ada"}, "bob": {"name": "bob"}}}"#],
        &[r#"{"a": 1, "a": "x"}"#],
        // names do not depend on the order of keys, which the file does not have
        &[
            r#"{"sun": {"sign": "x", "longitude": 1.5, "degree": 2.5}, "moon": {"sign": "y", "longitude": 3.5, "degree": 4.5}}"#,
        ],
        &[
            r#"{"to": {"street": "a", "city": "b", "zip": "c", "state": "d"}, "from": {"street": "e", "city": "f", "zip": "g", "state": "h"}}"#,
        ],
        &[r#""text""#],
        &["[[1, 2], [3.5]]"],
        &["null"],
    ];
    for texts in cases {
        assert_eq!(sorted(&observed(&[], texts)), sorted(&answers(texts)), "{texts:?}");
    }
}

#[test]
fn examples_and_what_was_seen_are_one_type() {
    let both = observed(&[r#"{"id": 1, "z": "x", "a": "x"}"#], &[r#"{"id": 1.5, "z": "y", "new": true}"#]);
    assert_eq!(
        both,
        "Struct(StructId(0))\nGetUserResponse { id: F64?, z: String?, a: String?, new: Bool? }"
            .replace("Struct(StructId(0))", "GetUserResponse")
    );
    // a field of an example stays a field, whatever the keys of other answers
    let both = observed(&[r#"{"name": "x"}"#], &[r#"{"4711": "x"}"#]);
    assert_eq!(both, "GetUserResponse\nGetUserResponse { name: String? }");
    // the example cannot be read, but the recorded answer can
    assert_eq!(observed(&["<html>"], &["[1]"]), "[I64]");
}
