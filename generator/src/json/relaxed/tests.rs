//! Almost-JSON texts, and the JSON that they become.

use super::*;

fn body(text: &str) -> String {
    let values = [
        ("count", "5"),
        ("price", "1.5"),
        ("on", "true"),
        ("name", "Ada"),
        ("alias", "{{count}}"),
        ("loop", "{{loop}}"),
    ];
    let values = values.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    relax(text, &values, Purpose::Body).text.replace(VARIABLE, "?")
}

fn answer(text: &str) -> String {
    relax(text, &[("count".to_owned(), "5".to_owned())].into(), Purpose::Example).text.into_owned()
}

#[test]
fn unquoted_variables_tell_their_kind() {
    let cases = [
        (r#"{"a": {{count}}, "b": {{price}}}"#, r#"{"a": "?i", "b": "?f"}"#),
        (r#"[{{on}}, {{name}}, {{unknown}}]"#, r#"["?b", "?", "?"]"#),
        (r#"[{{alias}}, {{loop}}]"#, r#"["?i", "?"]"#),
        (r#"[{{$timestamp}}, {{$randomBoolean}}]"#, r#"["?i", "?b"]"#),
        (r#"{"a": "{{count}}", "b": {"c": {}}}"#, r#"{"a": "{{count}}", "b": {"c": {}}}"#),
        (r#"{{"a": 1}"#, r#"{{"a": 1}"#),
    ];
    for (text, expected) in cases {
        assert_eq!(body(text), expected);
    }
}

#[test]
fn comments_and_trailing_commas_go() {
    let cases = [
        ("[1, // one\n2,]", "[1, \n2 ]"),
        ("{\"a\": /* x\ny */ 1, /* z */ }", "{\"a\":  \n 1    }"),
        (r#"{"url": "https://a/*b*/", "c": "\"//"}"#, r#"{"url": "https://a/*b*/", "c": "\"//"}"#),
        ("[1, 2 // end", "[1, 2 "),
    ];
    for (text, expected) in cases {
        assert_eq!(answer(text), expected);
    }
}

#[test]
fn control_characters_in_strings_are_escaped() {
    assert_eq!(answer("{\"a\": \"b\n\tc\"}"), r#"{"a": "b\u000a\u0009c"}"#);
}

#[test]
fn what_javascript_and_people_write_becomes_json() {
    for (text, expected) in [
        ("{ 'a': 'it\\'s \"x\"', b_1: 1, $c: 'd' }", r#"{ "a": "it's \"x\"", "b_1": 1, "$c": "d" }"#),
        ("[NaN, -Infinity, undefined, None, True, null]", "[null, null, null, null, true, null]"),
        ("{\"id\": {user_id}, \"x\": <integer>, \"y\": {}}", r#"{"id": null, "x": "<integer>", "y": {}}"#),
        ("{\"n\": {{count}}, \"m\": {{m}}, \"s\": \"{{m}}\"}", r#"{"n": 0, "m": null, "s": "{{m}}"}"#),
        ("// c\n{a: true}", "\n{\"a\": true}"),
        ("{\"a\": \"NaN, b: 'c'\"}", "{\"a\": \"NaN, b: 'c'\"}"),
    ] {
        assert_eq!(answer(text), expected, "{text}");
        assert!(serde_json::from_str::<serde_json::Value>(&answer(text)).is_ok(), "{text}");
    }
    assert_eq!(body("{\"id\": {user_id}}"), r#"{"id": "?"}"#);
    for text in ["it's", "<a b=\"c\">x</a>", "{{{a}}}", "{a b}", "NaN", "[<, '"] {
        assert!(serde_json::from_str::<serde_json::Value>(&answer(text)).is_err(), "{text}: {}", answer(text));
    }
}

#[test]
fn what_an_example_leaves_out_is_left_out() {
    for (text, expected) in [
        ("[{\"a\": 1}, ...]", "[{\"a\": 1}  ]"),
        ("[1, ..., 5]", "[1,  5]"),
        ("[…, 5]", "[ 5]"),
        ("{..., \"a\": 1, ...}", "{ \"a\": 1  }"),
        ("{\"a\": 1, ... \"b\": {...}}", "{\"a\": 1,  \"b\": {}}"),
        ("{\"a\": ..., \"b\": \"...\"}", "{\"a\": null, \"b\": \"...\"}"),
        ("{id: integer, \"name\": string}", "{\"id\": \"<integer>\", \"name\": \"<string>\"}"),
    ] {
        assert_eq!(answer(text), expected, "{text}");
        assert!(serde_json::from_str::<serde_json::Value>(&answer(text)).is_ok(), "{text}");
    }
    for text in ["...", "[1..2]"] {
        assert!(serde_json::from_str::<serde_json::Value>(&answer(text)).is_err(), "{text}: {}", answer(text));
    }
    assert_eq!(body("{\"a\": ...}"), "{\"a\": ...}", "a body is sent");
}

#[test]
fn comments_may_come_first() {
    for text in ["{", " [", "\u{feff}{", "// a\n// b\n {", "/* a */[", "/**/\n//\n{"] {
        assert!(opens(text), "{text}");
    }
    for text in ["", "// {", "/* {", "a {", "/x/ {"] {
        assert!(!opens(text), "{text}");
    }
}

#[test]
fn json_is_borrowed_and_the_unfinished_survives() {
    assert!(matches!(relax(r#"{"a": [1]}"#, &VariableValues::new(), Purpose::Example).text, Cow::Borrowed(_)));
    for text in ["\"", "\"\\", "/*", "{{", "{{a", ",", "ä\"ö\\"] {
        let _ = body(text);
    }
}

#[test]
fn a_variable_alone_is_told() {
    assert_eq!(only_variable(" {{body}}\n"), Some("body"));
    assert_eq!(only_variable("{{a}}{{b}}"), None);
    assert_eq!(only_variable("{\"a\": {{b}}}"), None);
}
