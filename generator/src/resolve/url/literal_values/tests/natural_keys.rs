//! Things that are found by two of their values.

use serde_json::{Value, json};

use super::read;

fn paths(requests: &[(&str, &str)]) -> Vec<String> {
    let item = |(request, text): &(&str, &str)| {
        let (method, path) = request.split_once(' ').expect("a method and a path");
        let url = format!("{{{{url}}}}/{path}");
        match method {
            "GET" => {
                json!({"name": path, "request": {"method": method, "url": url}, "response": [{"code": 200, "body": text}]})
            }
            _ => json!({"name": path, "request": {"method": method, "url": url, "body": {"mode": "raw", "raw": text}}}),
        }
    };
    let items: Value = requests.iter().map(item).collect();
    read(items).root.all_operations().map(|operation| operation.url.base.replace("{{url}}/", "")).collect()
}

#[test]
fn two_values_of_a_thing_behind_its_list_are_arguments() {
    let body = r#"{"province": "cordoba", "year": 2018, "jobs": 5}"#;
    let requests = [
        ("POST stats", body),
        ("DELETE stats/cordoba/2018", ""),
        ("DELETE stats/huelva/2019", ""),
        ("PUT stats/cordoba", ""),
        ("PUT stats/cordoba/summary", ""),
        ("PUT stats/summary", ""),
        ("PUT stats/all/rows", ""),
    ];
    let expected = [
        "stats",
        "stats/:province/:year",
        "stats/:province/:year",
        "stats/:province",
        "stats/:province/summary",
        "stats/summary",
        "stats/all/rows",
    ];
    assert_eq!(paths(&requests), expected);
    let answer = r#"{"data": [{"city": "oslo", "kind": "bus"}, {"city": "bergen", "kind": "tram"}]}"#;
    let listed = [("GET lines", answer), ("DELETE lines/bergen/tram", "")];
    assert_eq!(paths(&listed), ["lines", "lines/:city/:kind"]);
}

#[test]
fn two_words_that_no_thing_has_together_stay() {
    for text in [
        r#"{"province": "cordoba"}"#,
        r#"[{"province": "cordoba"}, {"kind": "yearly"}]"#,
        r#"{"cordoba": "yearly"}"#,
        r#"{"province": "cordoba/yearly"}"#,
        "cordoba yearly",
    ] {
        assert_eq!(
            paths(&[("POST stats", text), ("DELETE stats/cordoba/yearly", "")])[1],
            "stats/cordoba/yearly",
            "{text}"
        );
    }
    let verb = r#"{"action": "cancel", "kind": "yearly"}"#;
    assert_eq!(paths(&[("POST stats", verb), ("PUT stats/cancel/yearly", "")])[1], "stats/cancel/yearly");
}
