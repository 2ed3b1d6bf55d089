//! Requests and folders, sorted together by `order`, then by name. A missing order is 0, as for Postman's runner.

use super::auth::Choices;
use super::definition::{self, order};
use super::{auth, example, request, script};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::input::{Folder, join, request_stem};
use crate::read::model::{Behavior, Entry, Folder as ReadFolder};
use crate::read::parts::field::{description, text};
use crate::read::parts::forms;
use crate::read::parts::report::Report;
use crate::read::v2::collection::{self, MAX_DEPTH, note_variables};
use crate::read::v2::event;
use crate::source::Place;
use crate::source::pointer::escaped;

/// A file or folder that was read, but not yet interpreted.
struct Child<'a> {
    order: f64,
    /// Of the file or folder.
    name: &'a str,
    /// The same without the ending of the file.
    own: &'a str,
    json: Json,
    kind: Kind,
}

enum Kind {
    Folder,
    Request,
}

/// The content of the folder at this path.
pub(super) fn entries(
    folder: &Folder,
    relative: &str,
    parent: &Place,
    choices: &Choices,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Entry>, Diagnostic> {
    let mut found = Vec::new();
    for Child { name, own, mut json, kind, .. } in children(folder, relative, parent, diagnostics) {
        let path = join(relative, name);
        let shown = if json.get("name").is_some() { text(&mut json, "name") } else { own.to_owned() };
        let place = place(parent, name, &shown);
        match kind {
            Kind::Folder => {
                found.push(Entry::Folder(Box::new(read(folder, &path, json, place, choices, diagnostics)?)));
            }
            Kind::Request => {
                let examples = example::list(folder, relative, own, &mut json, &place, diagnostics);
                let item = request::item(json, examples, choices, &mut Report::new(&place, diagnostics));
                let item = item.and_then(|item| collection::item(item, shown, place, diagnostics));
                found.extend(item.map(|item| Entry::Item(Box::new(item))));
            }
        }
    }
    Ok(found)
}

/// Sorted by their order, then by name; files that are not YAML are reported and left out.
fn children<'a>(folder: &'a Folder, relative: &str, parent: &Place, diagnostics: &mut Diagnostics) -> Vec<Child<'a>> {
    let mut children = Vec::new();
    for name in folder.files_in(relative) {
        let (Some(own), Some(source)) = (request_stem(name), folder.file(&join(relative, name))) else { continue };
        let place = place(parent, name, own);
        let json = definition::read(source, &place, Code::BrokenRequestFile, diagnostics);
        children.extend(json.map(|json| Child { order: order(&json), name, own, json, kind: Kind::Request }));
    }
    let folders = if folder.is_one_request() { Vec::new() } else { folder.folders_in(relative) };
    for name in folders {
        let place = place(parent, name, name);
        let broken = Code::BrokenDefinition;
        let json = definition::definition(folder, &join(relative, name), &place, broken, diagnostics);
        children.push(Child { order: order(&json), name, own: name, json, kind: Kind::Folder });
    }
    children.sort_by(|a, b| a.order.total_cmp(&b.order).then_with(|| a.name.cmp(b.name)));
    children
}

fn place(parent: &Place, name: &str, shown: &str) -> Place {
    Place {
        names: parent.names.iter().cloned().chain([shown.to_owned()]).collect(),
        pointer: format!("{}/{}", parent.pointer, escaped(name)),
    }
}

fn read(
    folder: &Folder,
    relative: &str,
    mut json: Json,
    place: Place,
    choices: &Choices,
    diagnostics: &mut Diagnostics,
) -> Result<ReadFolder, Diagnostic> {
    if place.names.len() > MAX_DEPTH {
        let message = format!("folders are nested deeper than {MAX_DEPTH} levels");
        return Err(Diagnostic::new(Code::FoldersTooDeep, message).at(place).help("flatten the folders in Postman"));
    }
    let mut report = Report::new(&place, diagnostics);
    forms::check(&json, &forms::OF_FILE, &mut report);
    note_variables(&json, "variables", &mut report);
    let choices = choices.with(json.get("auth"));
    let auth = auth::read(json.take("auth"), &choices, &mut report);
    let events = event::read(Some(script::events(json.take("scripts"), &mut report)));
    Ok(ReadFolder {
        id: None,
        name: place.names.last().cloned().unwrap_or_default(),
        description: description(&mut json),
        entries: entries(folder, relative, &place, &choices, diagnostics)?,
        auth,
        events,
        behavior: Behavior::default(),
        place,
    })
}
