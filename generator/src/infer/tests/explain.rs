//! Explains why a type is what it is.

use super::*;
use crate::infer::explain::explanation::Unknown;
use crate::options::TypeOptions;

fn sites() -> Vec<Site<'static>> {
    let mut list = site(
        "list users",
        Direction::Answer,
        &[
            r#"{"items": [{"id": 1, "score": 1, "tags": []}, {"id": 2, "score": null}], "rates": {"1": 1}}"#,
            r#"{"items": [{"id": 3, "score": 2.5, "tags": [], "level": "<integer>"}]}"#,
        ],
    );
    list.samples[0].label = "first\npage";
    list.samples[1].label = "last page";
    vec![list, answer("get user", r#"{"item": {"id": 1, "score": 4.5, "tags": []}}"#)]
}

fn explained(path: &str) -> Result<String, Unknown> {
    let options = InferOptions { hints: true, types: TypeOptions::default(), ..InferOptions::default() };
    crate::infer::explain(&sites(), &VariableValues::new(), &options, &path.parse().expect("a path"))
}

#[test]
fn examples_counts_and_rules() {
    let cases = [
        (
            "list_users.items[].score",
            "list_users.items[].score: Option<f64>

Evidence:
  list_users.items[].score, example `first page`: in 2 of 2 objects, null once, whole numbers
  list_users.items[].score, example `last page`: in 1 of 1 object, numbers with a fraction
Why:
  `f64`: all values seen are of that kind: whole numbers, numbers with a fraction
  all examples have it, and null was seen: `None` is written as null
Override it with:
  \"list_users.items[].score\" = { required = true }
",
        ),
        (
            "list_users.rates",
            "list_users.rates: Option<BTreeMap<String, Option<f64>>>

Evidence:
  list_users.rates, example `first page`: in 1 of 1 object, objects
  list_users.rates, example `last page`: not there
Why:
  `BTreeMap<String, Option<f64>>`: all keys are numbers
  a field of an answer may always be missing or null (mode `lenient`)
Override it with:
  \"list_users.rates\" = { map = false }
",
        ),
        (
            "list_users.items[].level",
            "list_users.items[].level: Option<i64>

Evidence:
  list_users.items[].level, example `first page`: not there
  list_users.items[].level, example `last page`: in 1 of 1 object, placeholders
Why:
  `i64`: a placeholder such as `<integer>` names the type
  a field of an answer may always be missing or null (mode `lenient`)
Override it with:
  \"list_users.items[].level\" = { required = true }
",
        ),
    ];
    for (path, expected) in cases {
        assert_eq!(explained(path).as_deref(), Ok(expected), "{path}");
    }
}

#[test]
fn places_of_one_type_are_told_with_what_joined_them() {
    let one = |method: &str| format!(r#"{{"owner": {{"id": 1, "{method}": 2, "name": "x"}}}}"#);
    let (get, list) = (one("seen"), one("made"));
    let sites = [answer("get pet", &get), answer("list shops", &list)];
    let options = InferOptions { hints: true, ..InferOptions::default() };
    let path = "get_pet.owner".parse().expect("a path");
    let text = crate::infer::explain(&sites, &VariableValues::new(), &options, &path).expect("a path");
    let why =
        "one type for list_shops.owner, get_pet.owner: they have one name, half of the keys in common, and no conflict";
    assert!(
        text.contains(&format!("  {why}\nOverride it with:\n  \"get_pet.owner\" = {{ separate = true }}\n")),
        "{text}"
    );
}

#[test]
fn types_that_are_alike_are_told_with_what_tells_them_apart_and_the_line_that_joins_them() {
    let thing = |kind: &str, id: &str| format!(r#"{{"type": "{kind}", "id": {id}, "name": "x", "created": 2}}"#);
    let (card, bank, key) = (thing("card", "1"), thing("bank", "1"), thing("card", "\"1\""));
    let sites = [answer("get card", &card), answer("get bank", &bank), answer("get key", &key)];
    let options = InferOptions { hints: true, ..InferOptions::default() };
    let path = "get_card".parse().expect("a path");
    let text = crate::infer::explain(&sites, &VariableValues::new(), &options, &path).expect("a path");
    let expected = "Not one type with:
  get_bank: `type` is `card` here, and `bank` there
  get_key: `id` has whole numbers here, and texts there
Override it with:
  \"get_card\" = { same = \"get_bank\" }
  \"get_card\" = { same = \"get_key\" }
";
    assert!(text.ends_with(expected), "{text}");
}

#[test]
fn a_credential_that_is_shown_once_is_the_reason_for_a_type() {
    let sites = [
        sent(answer("create badge", r#"{"secret": "x", "name": "y", "days": 1}"#), "POST", "{{url}}/badges"),
        sent(answer("get badge", r#"{"name": "y", "days": 1}"#), "GET", "{{url}}/badges/:id"),
    ];
    let path = "create_badge".parse().expect("a path");
    let text = crate::infer::explain(&sites, &VariableValues::new(), &InferOptions::default(), &path).expect("a path");
    assert!(text.contains("get_badge: `secret` is shown only when it is created"), "{text}");
}

#[test]
fn a_path_that_leads_nowhere_has_a_nearest_one() {
    let unknown = explained("list_users.item[].score").err();
    let nearest = unknown.as_ref().and_then(|unknown| unknown.nearest.as_ref()).map(ToString::to_string);
    assert_eq!(nearest.as_deref(), Some("list_users.items[].score"));
    assert_eq!(unknown.map(|unknown| unknown.complaint).as_deref(), Some("`list_users` has no field `item`"));
}
