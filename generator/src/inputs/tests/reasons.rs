//! The reasons for decisions that `inspect` shows.

use serde_json::json;

use super::{api, decide, request};

#[test]
fn a_variable_names_the_path_variables_that_it_fills() {
    let url = |name: &str| {
        let variable = json!([{"key": name, "value": "{{zone}}"}]);
        request(&[], json!({"url": {"host": ["{{url}}"], "path": [format!(":{name}")], "variable": variable}}))
    };
    let api = api(&[url("z"), url("zone"), url("z")], json!({}));
    let reasons = super::super::reasons(&api, &decide(&api));
    let zone = reasons.iter().find(|reason| reason.subject == "{{zone}}").expect("a reason");
    assert_eq!(zone.is, "a variable of the client, and the value of :z and :zone");
    assert_eq!(zone.overrule.as_deref(), Some("arguments = [\"zone\"]"));
}
