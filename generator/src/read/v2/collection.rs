//! The tree of folders and items (Postman's behavior, 2.1 and 2.2).

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::model::{Collection, Entry, Folder, Item, Sender};
use crate::read::parts::field::{description, list, text};
use crate::read::parts::forms;
use crate::read::parts::report::Report;
use crate::read::v2::request::url::protocol;
use crate::read::v2::response::example;
use crate::read::v2::{auth, behavior, event, request, variable};
use crate::source::Place;

/// The deepest nesting of folders that is accepted; nobody writes a deeper collection.
pub(in crate::read) const MAX_DEPTH: usize = 60;

pub(in crate::read) fn read(
    mut json: Json,
    pointer: &str,
    diagnostics: &mut Diagnostics,
) -> Result<Collection, Diagnostic> {
    let mut info = json.take("info").unwrap_or_default();
    let root = Place { names: Vec::new(), pointer: pointer.to_owned() };
    forms::check(&json, &forms::OF_FOLDER, &mut Report::new(&root, diagnostics));
    Ok(Collection {
        name: Some(text(&mut info, "name")).filter(|name| !name.is_empty()).unwrap_or_else(|| text(&mut json, "name")),
        description: description(&mut info),
        entries: entries(json.take("item"), &root, diagnostics)?,
        auth: auth::read(json.take("auth")),
        events: event::read(json.take("event")),
        variables: list(json.take("variable")).filter_map(|(_, entry)| variable::read(entry)).collect(),
        behavior: behavior::read(json.take("protocolProfileBehavior")),
    })
}

pub(in crate::read) fn has_requests(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| match entry {
        Entry::Item(_) => true,
        Entry::Folder(folder) => has_requests(&folder.entries),
    })
}

/// Reads the entries of `parent` from its `item`.
fn entries(json: Option<Json>, parent: &Place, diagnostics: &mut Diagnostics) -> Result<Vec<Entry>, Diagnostic> {
    let alone = !matches!(json, Some(Json::Array(_)));
    let mut found = Vec::new();
    for (index, mut entry) in list(json) {
        let index = (!alone).then_some(index);
        if !matches!(entry, Json::Object(_)) {
            Report::new(parent, diagnostics).tell(
                Code::OtherProtocol,
                "an entry of `item` is not an object: it is left out",
                "remove it, or write the request as an object",
            );
            continue;
        }
        let name = text(&mut entry, "name");
        let place = place(parent, &name, index);
        found.push(if entry.get("item").is_some_and(Json::truthy) {
            Entry::Folder(Box::new(folder(entry, name, place, diagnostics)?))
        } else {
            match item(entry, name, place, diagnostics) {
                Some(item) => Entry::Item(Box::new(item)),
                None => continue,
            }
        });
    }
    Ok(found)
}

fn place(parent: &Place, name: &str, index: Option<usize>) -> Place {
    let mut names = Vec::with_capacity(parent.names.len() + 1);
    names.extend_from_slice(&parent.names);
    names.push(name.to_owned());
    let pointer = match index {
        Some(index) => format!("{}/item/{index}", parent.pointer),
        None => format!("{}/item", parent.pointer),
    };
    Place { names, pointer }
}

fn folder(mut json: Json, name: String, place: Place, diagnostics: &mut Diagnostics) -> Result<Folder, Diagnostic> {
    if place.names.len() > MAX_DEPTH {
        let message = format!("folders are nested deeper than {MAX_DEPTH} levels");
        return Err(Diagnostic::new(Code::FoldersTooDeep, message).at(place).help("flatten the folders in Postman"));
    }
    let mut report = Report::new(&place, diagnostics);
    if json.get("request").is_some() {
        report.tell(
            Code::RequestOfFolder,
            "a folder has a `request`, which Postman ignores: it is left out",
            "remove `item` to make it a request, or `request` to make it a folder",
        );
    }
    forms::check(&json, &forms::OF_FOLDER, &mut report);
    note_variables(&json, "variable", &mut report);
    Ok(Folder {
        id: id(&mut json),
        name,
        description: description(&mut json),
        entries: entries(json.take("item"), &place, diagnostics)?,
        auth: auth::read(json.take("auth")),
        events: event::read(json.take("event")),
        behavior: behavior::read(json.take("protocolProfileBehavior")),
        place,
    })
}

/// Returns `None` for a request of a protocol other than HTTP, and reports it.
pub(in crate::read) fn item(mut json: Json, name: String, place: Place, diagnostics: &mut Diagnostics) -> Option<Item> {
    let mut report = Report::new(&place, diagnostics);
    forms::check(&json, &forms::OF_ITEM, &mut report);
    note_variables(&json, "variable", &mut report);
    if auth::read(json.take("auth")).is_some() {
        report.tell(
            Code::IgnoredAuth,
            "`auth` beside `request` is left out, as Postman ignores it",
            "write it inside `request`",
        );
    }
    let request = request::read(json.take("request").unwrap_or_default(), &mut report);
    if let Some(other) = protocol::other_than_http(&request.url) {
        let message = format!("a request over {other} is left out: only HTTP is supported");
        report.tell(Code::OtherProtocol, &message, "use a client for that protocol");
        return None;
    }
    Some(Item {
        sender: Sender::Runner,
        id: id(&mut json),
        name,
        description: description(&mut json),
        request,
        examples: list(json.take("response")).filter_map(|(_, entry)| example::read(entry, &place)).collect(),
        events: event::read(json.take("event")),
        behavior: behavior::read(json.take("protocolProfileBehavior")),
        place,
    })
}

pub(in crate::read) fn note_variables(json: &Json, key: &str, report: &mut Report<'_>) {
    let some = match json.get(key) {
        Some(Json::Array(entries)) => !entries.is_empty(),
        Some(Json::Object(members)) => !members.is_empty(),
        _ => false,
    };
    if some {
        report.tell(
            Code::IgnoredVariables,
            &format!("`{key}` of a folder or request is left out, as Postman ignores it"),
            "declare the variables in the collection or in an environment",
        );
    }
}

fn id(json: &mut Json) -> Option<String> {
    ["id", "_postman_id", "uid"].iter().find_map(|key| match json.take(key) {
        Some(Json::String(id)) if !id.is_empty() => Some(id),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (Result<Collection, Diagnostic>, Diagnostics) {
        let mut diagnostics = Diagnostics::default();
        let json = serde_json::from_str(text).expect("JSON");
        (read(json, "", &mut diagnostics), diagnostics)
    }

    /// `name[…]` is a folder, `name pointer` an item.
    fn outline(entries: &[Entry]) -> String {
        let shown = entries.iter().map(|entry| match entry {
            Entry::Folder(folder) => format!("{}[{}]", folder.name, outline(&folder.entries)),
            Entry::Item(item) => format!("{} {}", item.name, item.place.pointer),
        });
        shown.collect::<Vec<_>>().join(", ")
    }

    fn outline_of(text: &str) -> String {
        outline(&read_text(text).0.expect("a collection").entries)
    }

    #[test]
    fn what_has_a_truthy_item_is_a_folder() {
        for (text, expected) in [
            (r#"{"item":[{"name":"f","item":[]},{"name":"a"}]}"#, "f[], a /item/1"),
            (r#"{"item":[{"name":"a","item":null}]}"#, "a /item/0"),
            (
                r#"{"item":[{"name":"f","item":[{"name":"a"},null,{"name":"b"}]}]}"#,
                "f[a /item/0/item/0, b /item/0/item/2]",
            ),
            (r#"{"item":[{"name":"f","item":{"name":"a"}}]}"#, "f[a /item/0/item]"),
            (r#"{"item":[{"name":"f","item":[],"request":"http://h"}]}"#, "f[]"),
            (r#"{"item":{"name":"a"}}"#, "a /item"),
            (r#"{"item":[null,"x",{"name":5},{}]}"#, "5 /item/2,  /item/3"),
            (r#"{"item":null}"#, ""),
        ] {
            assert_eq!(outline_of(text), expected, "{text}");
        }
    }

    #[test]
    fn names_lead_to_each_item() {
        let (collection, _) = read_text(r#"{"item":[{"name":"f","item":[{"request":"http://h"}]}]}"#);
        let Ok([Entry::Folder(folder)]) = collection.as_ref().map(|c| c.entries.as_slice()) else { panic!("a folder") };
        let [Entry::Item(item)] = folder.entries.as_slice() else { panic!("an item") };
        assert_eq!(item.place.names, ["f", ""]);
    }

    #[test]
    fn what_postman_ignores_is_told() {
        let (_, diagnostics) = read_text(
            r#"{"item":["x",
                {"name":"f","item":[],"request":{},"variable":[{"key":"a"}]},
                {"name":"a","auth":{"type":"noauth"}}]}"#,
        );
        let told: Vec<_> = diagnostics.iter().map(|one| format!("{}: {}", one.level, one.message)).collect();
        assert_eq!(
            told,
            [
                "warning: an entry of `item` is not an object: it is left out",
                "warning: a folder has a `request`, which Postman ignores: it is left out",
                "note: `variable` of a folder or request is left out, as Postman ignores it",
                "warning: `auth` beside `request` is left out, as Postman ignores it",
            ]
        );
    }

    #[test]
    fn folders_may_be_sixty_deep_and_no_deeper() {
        let nested = |depth: usize| {
            format!(r#"{}{{"name":"a"}}{}"#, r#"{"name":"f","item":["#.repeat(depth), "]}".repeat(depth))
        };
        assert!(read_text(&format!(r#"{{"item":[{}]}}"#, nested(60))).0.is_ok());
        let error = read_text(&format!(r#"{{"item":[{}]}}"#, nested(61))).0.expect_err("too deep");
        assert_eq!(error.message, "folders are nested deeper than 60 levels");
    }

    #[test]
    fn ids_of_every_kind() {
        for (text, expected) in [
            (r#"{"id":"1","_postman_id":"2"}"#, Some("1")),
            (r#"{"id":null,"_postman_id":"2"}"#, Some("2")),
            (r#"{"id":5}"#, None),
        ] {
            assert_eq!(id(&mut serde_json::from_str(text).expect("JSON")).as_deref(), expected, "{text}");
        }
    }
}
