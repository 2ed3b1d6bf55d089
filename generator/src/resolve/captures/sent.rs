//! Requests that scripts send, as requests of their own: mostly they fetch the token for the others.

use super::Scripts;
use crate::read::model::{Behavior, Collection, Entry, Item, Sender};
use crate::script::{Capture, Sent};
use crate::source::Place;

/// Adds them in the folders of their scripts, each once in the collection: those of the outermost scripts first.
pub(in crate::resolve) fn add(collection: &mut Collection, scripts: &mut Scripts) {
    let mut known = Vec::new();
    let own = items(&Place::default(), "the collection", scripts, &mut known);
    folder(&mut collection.entries, own, scripts, &mut known);
}

fn folder(entries: &mut Vec<Entry>, mut sent: Vec<Entry>, scripts: &mut Scripts, known: &mut Vec<Sent>) {
    for entry in entries.iter_mut() {
        match entry {
            Entry::Folder(inner) => {
                let own = items(&inner.place, "the folder", scripts, known);
                folder(&mut inner.entries, own, scripts, known);
            }
            Entry::Item(item) => sent.extend(items(&item.place, &format!("“{}”", item.name), scripts, known)),
        }
    }
    entries.append(&mut sent);
}

/// The requests that the scripts of a place send, and that have not been added yet.
fn items(place: &Place, of: &str, scripts: &mut Scripts, known: &mut Vec<Sent>) -> Vec<Entry> {
    let mut items = Vec::new();
    for (listen, sent) in scripts.take_sent(place) {
        let Some(variable) = sent.captures.iter().find(|capture| is_of_answer(capture)) else { continue };
        if known.contains(&sent) {
            continue;
        }
        let name = format!("Get {}", variable.variable);
        let place = Place {
            names: place.names.iter().cloned().chain([name.clone()]).collect(),
            pointer: format!("{}/event/sent/{}", place.pointer, items.len()),
        };
        known.push(sent.clone());
        scripts.add_captures(&place, sent.captures);
        items.push(Entry::Item(Box::new(Item {
            place,
            sender: Sender::Script,
            id: None,
            name,
            description: format!("What the {} script of {of} sends with `pm.sendRequest`.", listen.name()),
            request: sent.request,
            examples: Vec::new(),
            events: Vec::new(),
            // its body is sent with every method (Postman's behavior, 8.5)
            behavior: Behavior { disable_body_pruning: Some(true), ..Behavior::default() },
        })));
    }
    items
}

fn is_of_answer(capture: &Capture) -> bool {
    let mut found = false;
    capture.value.each(&mut |value| found |= value.is_of_answer());
    found
}
