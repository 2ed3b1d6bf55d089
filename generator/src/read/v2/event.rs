//! `event` (Postman's behavior, 2.7).

use crate::json::Json;
use crate::read::model::{Event, Listen};
use crate::read::parts::field::{disabled, list};

pub(in crate::read) fn read(json: Option<Json>) -> Vec<Event> {
    list(json).filter_map(|(_, entry)| event(entry)).collect()
}

fn event(mut json: Json) -> Option<Event> {
    let listen = match json.get("listen")?.as_str()? {
        "prerequest" => Listen::Prerequest,
        "test" => Listen::Test,
        _ => return None,
    };
    if disabled(&json) {
        return None;
    }
    let script = match json.take("script")? {
        mut script @ Json::Object(_) => lines(script.take("exec")?),
        script => lines(script),
    };
    (!script.trim().is_empty()).then_some(Event { listen, script })
}

/// A list of lines, or all of them in one text.
fn lines(json: Json) -> String {
    match json {
        Json::Array(lines) => {
            let texts: Vec<String> = lines
                .into_iter()
                .map(|line| if line.is_null() { String::new() } else { line.into_js_string() })
                .collect();
            texts.join("\n")
        }
        Json::String(text) if text.contains("\r\n") => text.replace("\r\n", "\n"),
        Json::String(text) => text,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms_of_a_script() {
        for (text, expected) in [
            (r#"[{"listen":"test","script":{"exec":["a",null,5,"b\r"]}}]"#, Some("a\n\n5\nb\r")),
            (r#"{"listen":"test","script":{"exec":"a","type":"text/x"}}"#, Some("a")),
            (r#"[{"listen":"test","script":{"exec":"a\r\nb\nc"}}]"#, Some("a\nb\nc")),
            (r#"[{"listen":"test","script":"a"}]"#, Some("a")),
            (r#"[{"listen":"test","script":["a","b"]}]"#, Some("a\nb")),
            (r#"[{"listen":"Test","script":"a"}]"#, None),
            (r#"[{"script":"a"}]"#, None),
            (r#"[null,{"listen":"test","script":{"exec":null}}]"#, None),
            (r#"[{"listen":"test","script":{"exec":[""," "]}}]"#, None),
            (r#"[{"listen":"test","exec":"a"}]"#, None),
            (r#"[{"listen":"test","script":"a","disabled":true}]"#, None),
        ] {
            let events = read(serde_json::from_str(text).ok());
            assert_eq!(events.first().map(|event| event.script.as_str()), expected, "{text}");
        }
    }

    #[test]
    fn several_events_keep_their_order() {
        let text =
            r#"[{"listen":"test","script":"1"},{"listen":"prerequest","script":"2"},{"listen":"test","script":"3"}]"#;
        let events = read(serde_json::from_str(text).ok());
        let found: Vec<_> = events.iter().map(|event| (event.listen, event.script.as_str())).collect();
        assert_eq!(found, [(Listen::Test, "1"), (Listen::Prerequest, "2"), (Listen::Test, "3")]);
    }
}
