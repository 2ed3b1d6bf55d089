//! `event` (section 2.7).

use super::model::{Event, Listen};
use super::{disabled, list};
use crate::json::Json;

pub(super) fn read(json: Option<&Json>) -> Vec<Event> {
    list(json).filter_map(|(_, entry)| event(entry)).collect()
}

fn event(json: &Json) -> Option<Event> {
    let listen = match json.get("listen")?.as_str()? {
        "prerequest" => Listen::Prerequest,
        "test" => Listen::Test,
        _ => return None,
    };
    let script = script(json.get("script")?)?;
    (!disabled(json) && !script.trim().is_empty()).then_some(Event { listen, script })
}

fn script(json: &Json) -> Option<String> {
    match json {
        Json::Object(_) => script(json.get("exec")?),
        Json::Array(lines) => Some(lines.iter().filter_map(Json::as_str).collect::<Vec<_>>().join("\n")),
        Json::String(text) => Some(text.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms_of_a_script() {
        for (text, expected) in [
            (r#"[{"listen":"test","script":{"exec":["a","b"]}}]"#, Some("a\nb")),
            (r#"{"listen":"test","script":{"exec":"a"}}"#, Some("a")),
            (r#"[{"listen":"test","script":"a"}]"#, Some("a")),
            (r#"[{"listen":"test","script":["a","b"]}]"#, Some("a\nb")),
            (r#"[{"listen":"Test","script":"a"}]"#, None),
            (r#"[null,{"listen":"test","script":{"exec":null}}]"#, None),
            (r#"[{"listen":"test","script":"a","disabled":true}]"#, None),
        ] {
            let json: Json = serde_json::from_str(text).expect("JSON");
            assert_eq!(read(Some(&json)).first().map(|event| event.script.as_str()), expected, "{text}");
        }
    }
}
