//! The tree: v1 has flat lists of folders and requests, and only those that an order names are in the collection.

use std::collections::{HashMap, HashSet};

use super::{auth, event, request};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::model::{Entry, Folder};
use crate::read::parts::field::{description, text};
use crate::read::parts::report::Report;
use crate::read::v2::collection::MAX_DEPTH;
use crate::read::v2::{behavior, collection};
use crate::source::Place;

/// Folders first, then requests, each in their order; the same within folders.
pub(super) fn entries(json: &mut Json, root: &Place, diagnostics: &mut Diagnostics) -> Result<Vec<Entry>, Diagnostic> {
    let requests = Index::new(json.take("requests"), &root.pointer, "requests");
    let folders = Index::new(json.take("folders"), &root.pointer, "folders");
    let order = json.take("order");
    let folders_order = json.take("folders_order");
    let top = Listing {
        folders: match &folders_order {
            Some(order) => ids(order).collect(),
            None => folders.ids.clone(),
        },
        requests: match &order {
            Some(order) => ids(order).collect(),
            None => unlisted(&requests, &folders, root, diagnostics),
        },
        pointer: root.pointer.clone(),
    };
    let subfolders: HashSet<String> = folders.values.iter().flat_map(|(_, folder)| folder_ids(folder)).collect();
    let mut tree = Tree { requests, folders, done: HashSet::new(), listed: HashSet::new(), diagnostics };
    let top = Listing { folders: top.folders.into_iter().filter(|id| !subfolders.contains(id)).collect(), ..top };
    let entries = tree.entries(top, root)?;
    tree.tell_what_is_left(root);
    Ok(entries)
}

/// Handles a file without any order, which Postman reads as an empty collection of v2.
fn unlisted(requests: &Index, folders: &Index, root: &Place, diagnostics: &mut Diagnostics) -> Vec<String> {
    Report::new(root, diagnostics).tell(
        Code::NoOrder,
        "the collection has no `order`, so Postman's runner sends nothing: its requests are in the order of `requests`",
        "export it from Postman again",
    );
    let inside: HashSet<String> =
        folders.values.iter().flat_map(|(_, folder)| folder.get("order").into_iter().flat_map(ids)).collect();
    requests.ids.iter().filter(|id| !inside.contains(*id)).cloned().collect()
}

fn folder_ids(folder: &Json) -> Vec<String> {
    folder.get("folders_order").into_iter().flat_map(ids).collect()
}

fn ids(order: &Json) -> impl Iterator<Item = String> {
    order.as_array().unwrap_or_default().iter().filter(|id| !id.is_null()).map(Json::to_js_string)
}

/// The items of one order.
struct Listing {
    folders: Vec<String>,
    requests: Vec<String>,
    /// The pointer of the element that has the order.
    pointer: String,
}

/// A flat list by id; the last of two equal ids wins, as in Postman.
struct Index {
    ids: Vec<String>,
    values: Vec<(Place, Json)>,
    positions: HashMap<String, usize>,
}

impl Index {
    fn new(json: Option<Json>, pointer: &str, key: &str) -> Self {
        let mut index = Self { ids: Vec::new(), values: Vec::new(), positions: HashMap::new() };
        let Some(Json::Array(entries)) = json else { return index };
        for (at, mut entry) in entries.into_iter().enumerate() {
            if !matches!(entry, Json::Object(_)) {
                continue;
            }
            let id = entry.get("id").map(Json::to_js_string);
            let place = Place { names: vec![text(&mut entry, "name")], pointer: format!("{pointer}/{key}/{at}") };
            if let Some(id) = id {
                index.positions.insert(id.clone(), index.values.len());
                index.ids.push(id);
            }
            index.values.push((place, entry));
        }
        index
    }
}

struct Tree<'a> {
    requests: Index,
    folders: Index,
    /// Positions of the folders that are already in the tree.
    done: HashSet<usize>,
    /// Positions of the requests that are already in the tree.
    listed: HashSet<usize>,
    diagnostics: &'a mut Diagnostics,
}

impl Tree<'_> {
    fn entries(&mut self, listing: Listing, parent: &Place) -> Result<Vec<Entry>, Diagnostic> {
        let mut found = Vec::new();
        for id in &listing.folders {
            match self.folders.positions.get(id).copied() {
                Some(at) if self.done.insert(at) => found.push(Entry::Folder(Box::new(self.folder(at, parent)?))),
                Some(at) => {
                    let place = self.folders.values.get(at).map(|(place, _)| place.clone()).unwrap_or_default();
                    Report::new(&place, self.diagnostics).tell(
                        Code::OddFolderOrder,
                        "the folder is listed in several orders: only the first is used",
                        ONCE,
                    );
                }
                None => self.missing("folder", id, parent),
            }
        }
        let mut seen = HashSet::new();
        for (index, id) in listing.requests.iter().enumerate() {
            match self.requests.positions.get(id).copied() {
                Some(at) if seen.insert(at) => found.extend(self.item(at, parent, &listing.pointer, index)),
                Some(_) => {}
                None => self.missing("request", id, parent),
            }
        }
        Ok(found)
    }

    fn missing(&mut self, what: &str, id: &str, parent: &Place) {
        let message = format!("an order names a {what} that is not in the file: `{id}`");
        Report::new(parent, self.diagnostics).tell(Code::MissingFromOrder, &message, "Postman ignores it, too");
    }

    fn folder(&mut self, at: usize, parent: &Place) -> Result<Folder, Diagnostic> {
        let (place, mut json) = match self.folders.values.get_mut(at) {
            Some((place, json)) => (below(parent, place.clone()), std::mem::take(json)),
            None => Default::default(),
        };
        if place.names.len() > MAX_DEPTH {
            let message = format!("folders are nested deeper than {MAX_DEPTH} levels");
            return Err(Diagnostic::new(Code::FoldersTooDeep, message)
                .at(place)
                .help("flatten the folders in Postman"));
        }
        let listing = Listing {
            folders: folder_ids(&json),
            requests: json.get("order").into_iter().flat_map(ids).collect(),
            pointer: place.pointer.clone(),
        };
        let mut report = Report::new(&place, self.diagnostics);
        collection::note_variables(&json, "variables", &mut report);
        let auth = auth::read(&mut json, &mut report);
        let events = event::read(&mut json, &mut report);
        Ok(Folder {
            id: json.take("id").map(|id| id.to_js_string()),
            name: place.names.last().cloned().unwrap_or_default(),
            description: description(&mut json),
            entries: self.entries(listing, &place)?,
            auth,
            events,
            behavior: behavior::read(json.take("protocolProfileBehavior")),
            place,
        })
    }

    /// A request in two orders is sent twice. The place of the second item is that of its entry in the order, so that all places differ.
    fn item(&mut self, at: usize, parent: &Place, orderer: &str, index: usize) -> Option<Entry> {
        let (place, json) = self.requests.values.get(at).cloned()?;
        let mut place = below(parent, place);
        if !self.listed.insert(at) {
            place.pointer = format!("{orderer}/order/{index}");
            Report::new(&place, self.diagnostics).tell(
                Code::RepeatedRequest,
                "the request is listed in several orders: it is a function in each place",
                ONCE,
            );
        }
        let name = place.names.last().cloned().unwrap_or_default();
        let mut report = Report::new(&place, self.diagnostics);
        let item = request::item(json, &mut report);
        collection::item(item, name, place, self.diagnostics).map(|item| Entry::Item(Box::new(item)))
    }

    fn tell_what_is_left(&mut self, root: &Place) {
        for (at, (place, _)) in self.folders.values.iter().enumerate() {
            if !self.done.contains(&at) {
                let message = "the folder is listed in no order: it is left out, as in Postman";
                Report::new(&below(root, place.clone()), self.diagnostics).tell(Code::OddFolderOrder, message, LIST);
            }
        }
        for (at, (place, _)) in self.requests.values.iter().enumerate() {
            if !self.listed.contains(&at) {
                let message = "the request is listed in no order: it is left out, as in Postman";
                Report::new(&below(root, place.clone()), self.diagnostics).tell(Code::UnorderedRequest, message, LIST);
            }
        }
    }
}

const ONCE: &str = "list its id in one `order` only";
const LIST: &str = "list its id in an `order`, or remove it";

fn below(parent: &Place, own: Place) -> Place {
    Place { names: parent.names.iter().cloned().chain(own.names).collect(), pointer: own.pointer }
}
