//! The JSON types that each part of a collection may have. Postman ignores a part of another type, and so does the client, with a message.

use super::report::Report;
use crate::diagnostic::Code;
use crate::json::Json;

/// A part of an object by its path, in which `*` is each entry of a list, and the types that are read.
type Part = (&'static str, &'static [Form]);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum Form {
    Text,
    List,
    Object,
}
use Form::{List, Object, Text};

/// The parts of folders and collections.
pub(in crate::read) static OF_FOLDER: [Part; 8] = [
    ("auth", &[Object]),
    ("protocolProfileBehavior", &[Object]),
    ("variable", &[List, Object]),
    ("variable/*", &[Object]),
    ("event", &[List, Object]),
    ("event/*", &[Object]),
    ("event/*/script", &[Object, List, Text]),
    ("event/*/script/exec", &[List, Text]),
];

/// The parts of requests.
pub(in crate::read) static OF_ITEM: [Part; 20] = [
    ("protocolProfileBehavior", &[Object]),
    ("event", &[List, Object]),
    ("event/*", &[Object]),
    ("event/*/script", &[Object, List, Text]),
    ("event/*/script/exec", &[List, Text]),
    ("request/auth", &[Object]),
    ("request/header", &[List, Object, Text]),
    ("request/header/*", &[Object, Text]),
    ("request/body", &[Object, Text]),
    ("request/url/protocol", &[Text]),
    ("request/url/host", &[List, Text]),
    ("request/url/path", &[List, Text]),
    ("request/url/query", &[List, Object, Text]),
    ("request/url/query/*", &[Object, Text]),
    ("request/url/variable", &[List, Object]),
    ("request/url/variable/*", &[Object]),
    ("response", &[List, Object]),
    ("response/*", &[Object]),
    ("response/*/header", &[List, Object, Text]),
    ("response/*/header/*", &[Object, Text]),
];

/// The parts of the files of v3.
pub(in crate::read) static OF_FILE: [Part; 4] =
    [("url", &[Text]), ("body", &[Object]), ("auth", &[Object, List]), ("scripts", &[List, Object])];

/// Reports the parts whose type is not read. Empty parts have no meaning, whatever their type.
pub(in crate::read) fn check(json: &Json, parts: &[Part], report: &mut Report<'_>) {
    for (path, forms) in parts {
        visit(json, path, &mut String::new(), forms, report);
    }
}

fn visit(json: &Json, path: &str, pointer: &mut String, forms: &[Form], report: &mut Report<'_>) {
    let (name, rest) = path.split_once('/').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let length = pointer.len();
    let entries: Vec<(String, &Json)> = match json {
        Json::Array(entries) if name == "*" => {
            entries.iter().enumerate().map(|(index, entry)| (index.to_string(), entry)).collect()
        }
        _ => json.get(name).map(|part| (name.to_owned(), part)).into_iter().collect(),
    };
    for (key, part) in entries {
        pointer.push('/');
        pointer.push_str(&key);
        match rest {
            Some(rest) => visit(part, rest, pointer, forms, report),
            None => tell(part, name, pointer, forms, report),
        }
        pointer.truncate(length);
    }
}

fn tell(part: &Json, name: &str, pointer: &str, forms: &[Form], report: &mut Report<'_>) {
    let form = match part {
        Json::String(_) => Some(Text),
        Json::Array(_) => Some(List),
        Json::Object(_) => Some(Object),
        _ => None,
    };
    if is_empty(part) || form.is_some_and(|form| forms.contains(&form)) {
        return;
    }
    let what = match name {
        "*" => format!("an entry of `{}`", pointer.rsplit('/').nth(1).unwrap_or_default()),
        name => format!("`{name}`"),
    };
    let is = form.map_or("a number or boolean", Form::shown);
    let expected: Vec<&str> = forms.iter().map(|form| form.shown()).collect();
    let message = format!("{what} is {is}, not {}: it is left out", expected.join(" or "));
    report.inside(pointer).tell(Code::WrongType, &message, "write it as Postman exports it, or remove it");
}

impl Form {
    fn shown(self) -> &'static str {
        match self {
            Text => "text",
            List => "a list",
            Object => "an object",
        }
    }
}

/// Some tools write an empty list for an empty object.
fn is_empty(json: &Json) -> bool {
    match json {
        Json::Array(entries) => entries.is_empty(),
        Json::Object(members) => members.is_empty(),
        scalar => !scalar.truthy(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::Place;

    #[test]
    fn a_part_of_another_type_is_told_with_its_place() {
        for (text, expected) in [
            (r#"{"event": 5}"#, Some("/event `event` is a number or boolean, not a list or an object: it is left out")),
            (
                r#"{"event": [{}, {"script": {"exec": {"a": 1}}}]}"#,
                Some("/event/1/script/exec `exec` is an object, not a list or text: it is left out"),
            ),
            (
                r#"{"request": {"header": [7]}}"#,
                Some(
                    "/request/header/0 an entry of `header` is a number or boolean, not an object or text: it is left out",
                ),
            ),
            (r#"{"request": {"auth": "basic"}}"#, Some("/request/auth `auth` is text, not an object: it is left out")),
            (r#"{"request": "http://h", "response": [], "event": {}}"#, None),
            (r#"{"request": {"auth": [], "body": "", "header": "A: b", "url": {"path": "a/b"}}, "event": null}"#, None),
        ] {
            let (place, mut told) = (Place::default(), Diagnostics::default());
            let json = serde_json::from_str(text).expect("JSON");
            check(&json, &OF_ITEM, &mut Report::new(&place, &mut told));
            let told: Vec<_> = told
                .iter()
                .map(|one| format!("{} {}", one.place.as_ref().map_or("", |place| &place.pointer), one.message))
                .collect();
            assert_eq!(told, expected.map(str::to_owned).into_iter().collect::<Vec<_>>(), "{text}");
        }
    }
}
