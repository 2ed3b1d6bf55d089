//! Requests and folders, interleaved by `order`, then by name. No order is 0, as for Postman's runner.

use super::definition::{definition, order};
use super::{auth, example, request, script};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::field::{description, text};
use crate::read::format::yaml;
use crate::read::input::{Folder, join, request_stem};
use crate::read::model::{Behavior, Entry, Folder as ReadFolder};
use crate::read::report::Report;
use crate::read::v2::collection::{self, DEEPEST, note_variables};
use crate::read::v2::event;
use crate::source::Place;
use crate::source::pointer::escaped;

/// A file or folder that was read, but not yet understood.
struct Child<'a> {
    order: f64,
    /// Of the file or folder.
    name: &'a str,
    json: Json,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Folder,
    /// With the file's name without its ending.
    Request(&'a str),
}

/// What lies in the folder at this path.
pub(super) fn entries(
    folder: &Folder,
    relative: &str,
    parent: &Place,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Entry>, Diagnostic> {
    let mut children = Vec::new();
    for name in folder.files_in(relative) {
        let (Some(stem), Some(source)) = (request_stem(name), folder.file(&join(relative, name))) else { continue };
        let json = yaml::read(source)?;
        children.push(Child { order: order(&json), name, json, kind: Kind::Request(stem) });
    }
    let folders = if folder.is_one_request() { Vec::new() } else { folder.folders_in(relative) };
    for name in folders {
        let json = definition(folder, &join(relative, name))?;
        children.push(Child { order: order(&json), name, json, kind: Kind::Folder });
    }
    children.sort_by(|a, b| a.order.total_cmp(&b.order).then_with(|| a.name.cmp(b.name)));
    let mut found = Vec::new();
    for Child { name, mut json, kind, .. } in children {
        let path = join(relative, name);
        let own = match kind {
            Kind::Folder => name,
            Kind::Request(stem) => stem,
        };
        let shown = if json.get("name").is_some() { text(&mut json, "name") } else { own.to_owned() };
        let place = Place {
            names: parent.names.iter().cloned().chain([shown.clone()]).collect(),
            pointer: format!("{}/{}", parent.pointer, escaped(name)),
        };
        match kind {
            Kind::Folder => found.push(Entry::Folder(Box::new(read(folder, &path, json, place, diagnostics)?))),
            Kind::Request(stem) => {
                let examples = example::list(folder, relative, stem, &mut json, &place, diagnostics)?;
                let mut report = Report { place: &place, diagnostics };
                if let Some(item) = request::item(json, examples, &mut report) {
                    found.push(Entry::Item(Box::new(collection::item(item, shown, place, diagnostics))));
                }
            }
        }
    }
    Ok(found)
}

fn read(
    folder: &Folder,
    relative: &str,
    mut json: Json,
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Result<ReadFolder, Diagnostic> {
    if place.names.len() > DEEPEST {
        let message = format!("folders are nested deeper than {DEEPEST} levels");
        return Err(Diagnostic::error(message).at(place).help("flatten the folders in Postman"));
    }
    let mut report = Report { place: &place, diagnostics };
    note_variables(&json, "variables", &mut report);
    let auth = auth::read(json.take("auth"), &mut report);
    let events = event::read(Some(script::events(json.take("scripts"), &mut report)));
    Ok(ReadFolder {
        id: None,
        name: place.names.last().cloned().unwrap_or_default(),
        description: description(&mut json),
        entries: entries(folder, relative, &place, diagnostics)?,
        auth,
        events,
        behavior: Behavior::default(),
        place,
    })
}
