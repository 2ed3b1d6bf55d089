//! Decisions on the variables of small collections.

mod configuration;
mod path;

use serde_json::json;

use super::configuration::{Configuration, VariableReason};
use crate::inputs::InputSettings;
use crate::read::input::Input;
use crate::resolve::Api;
use crate::source::Source;

fn api(requests: &[&str], more: serde_json::Value) -> Api {
    let items: Vec<_> =
        requests.iter().map(|url| json!({"name": url, "request": {"method": "GET", "url": url}})).collect();
    let mut collection = json!({"info": {"name": "c"}, "item": items});
    if let (Some(to), serde_json::Value::Object(from)) = (collection.as_object_mut(), more) {
        to.extend(from);
    }
    let source = Source::from_bytes("c.json", "c.json", collection.to_string().into_bytes()).expect("UTF-8");
    let (collection, _) = crate::read::read(&Input::File(source), None).expect("a collection");
    crate::resolve::resolve(collection, Vec::new()).expect("it resolves").0
}

fn reason(requests: &[&str], more: serde_json::Value, name: &str) -> VariableReason {
    reason_of(&Configuration::of(&api(requests, more), &InputSettings::default()), name)
}

fn reason_of(configuration: &Configuration, name: &str) -> VariableReason {
    configuration.clone().into_verdicts().get(name).expect("it stands in a path or query").reason
}
