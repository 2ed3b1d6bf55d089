//! The tree of folders and items (sections 2.1 and 2.2).

use super::model::{Collection, Entry, Folder, Item};
use super::{auth, behavior, description, event, example, list, request, variable};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json::Json;
use crate::place::Place;

/// Folders deeper than this are no collection that anyone made.
const DEEPEST: usize = 60;

pub(super) fn read(json: &Json, pointer: &str, diagnostics: &mut Diagnostics) -> Result<Collection, Diagnostic> {
    let info = json.get("info").unwrap_or(&Json::Null);
    let name = info.get("name").or_else(|| json.get("name")).and_then(Json::as_str).unwrap_or_default();
    let root = Place { names: Vec::new(), pointer: pointer.to_owned() };
    Ok(Collection {
        name: name.to_owned(),
        description: description(info),
        entries: entries(json, &root, diagnostics)?,
        auth: auth::read(json.get("auth")),
        events: event::read(json.get("event")),
        variables: list(json.get("variable")).filter_map(|(_, entry)| variable::read(entry)).collect(),
        behavior: behavior::read(json.get("protocolProfileBehavior")),
    })
}

pub(super) fn has_requests(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| match entry {
        Entry::Item(_) => true,
        Entry::Folder(folder) => has_requests(&folder.entries),
    })
}

fn entries(json: &Json, place: &Place, diagnostics: &mut Diagnostics) -> Result<Vec<Entry>, Diagnostic> {
    if place.names.len() > DEEPEST {
        return Err(Diagnostic::error(format!("folders are nested deeper than {DEEPEST} levels"))
            .at(place.clone())
            .help("flatten the folders"));
    }
    let mut found = Vec::new();
    for (index, entry) in list(json.get("item")) {
        if entry.as_object().is_none() {
            continue;
        }
        let name = entry.get("name").and_then(Json::as_str).unwrap_or_default();
        let mut names = place.names.clone();
        names.push(name.to_owned());
        let pointer = match index {
            Some(index) => format!("{}/item/{index}", place.pointer),
            None => format!("{}/item", place.pointer),
        };
        let place = Place { names, pointer };
        // a folder is what has a truthy `item`, an empty list included
        let is_folder = entry.get("item").is_some_and(Json::truthy);
        found.push(if is_folder {
            Entry::Folder(Box::new(folder(entry, place, name, diagnostics)?))
        } else {
            Entry::Item(Box::new(item(entry, place, name, diagnostics)))
        });
    }
    Ok(found)
}

fn folder(json: &Json, place: Place, name: &str, diagnostics: &mut Diagnostics) -> Result<Folder, Diagnostic> {
    Ok(Folder {
        name: name.to_owned(),
        description: description(json),
        entries: entries(json, &place, diagnostics)?,
        auth: auth::read(json.get("auth")),
        events: event::read(json.get("event")),
        behavior: behavior::read(json.get("protocolProfileBehavior")),
        place,
    })
}

fn item(json: &Json, place: Place, name: &str, diagnostics: &mut Diagnostics) -> Item {
    Item {
        id: id(json),
        name: name.to_owned(),
        description: description(json),
        request: request::read(json.get("request").unwrap_or(&Json::Null), &place, diagnostics),
        examples: list(json.get("response")).filter_map(|(_, entry)| example::read(entry)).collect(),
        events: event::read(json.get("event")),
        behavior: behavior::read(json.get("protocolProfileBehavior")),
        place,
    }
}

fn id(json: &Json) -> Option<String> {
    ["id", "_postman_id", "uid"].iter().find_map(|key| json.get(key).and_then(Json::as_str)).map(str::to_owned)
}
