//! A data dump (Postman's behavior, 1.8): several collections in one file; the user chooses one.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::parts::report::Report;
use crate::source::Place;

/// The chosen collection, by its name or id, and its pointer. A single one needs no choice.
pub(in crate::read) fn choose(
    mut json: Json,
    choice: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Result<(Json, String), Diagnostic> {
    note_environments(&json, diagnostics);
    let Some(Json::Array(entries)) = json.take("collections") else { return Ok((json, String::new())) };
    let mut found: Vec<Named> =
        entries.into_iter().enumerate().filter_map(|(at, entry)| Named::new(at, entry)).collect();
    let chosen = match choice {
        None if found.len() == 1 => 0,
        None => {
            let message = format!("the data dump has {} collections", found.len());
            let help = if found.is_empty() {
                "export the collection from Postman as Collection v2.1, and pass that file".to_owned()
            } else {
                format!("choose one with `--collection NAME`: {}", names(&found))
            };
            return Err(Diagnostic::new(Code::WhichCollection, message).help(&help));
        }
        Some(choice) => {
            let named: Vec<usize> =
                (0..found.len()).filter(|at| found.get(*at).is_some_and(|one| one.is(choice))).collect();
            match named.as_slice() {
                [one] => *one,
                [] => {
                    let help = format!("its collections are {}", names(&found));
                    return Err(Diagnostic::new(Code::WhichCollection, NONE_OF_THIS_NAME.to_owned()).help(&help));
                }
                several => {
                    let ids: Vec<String> =
                        several.iter().filter_map(|at| Some(format!("`{}`", found.get(*at)?.id))).collect();
                    let message = format!("the data dump has {} collections of this name", several.len());
                    let help = format!("choose one by its id: {}", ids.join(", "));
                    return Err(Diagnostic::new(Code::WhichCollection, message).help(&help));
                }
            }
        }
    };
    let chosen = found.swap_remove(chosen);
    Ok((chosen.json, chosen.pointer))
}

pub(in crate::read) const NONE_OF_THIS_NAME: &str = "the file has no collection of this name";

struct Named {
    name: String,
    id: String,
    json: Json,
    pointer: String,
}

impl Named {
    fn new(at: usize, json: Json) -> Option<Self> {
        if !matches!(json, Json::Object(_)) {
            return None;
        }
        let (json, inner) = unwrap(json);
        let of_info = |key| json.get("info").and_then(|info| info.get(key));
        let shown = |found: Option<&Json>| found.map(Json::to_js_string).unwrap_or_default();
        let name = shown(of_info("name").or_else(|| json.get("name")));
        let id = shown(of_info("_postman_id").or_else(|| json.get("id")));
        Some(Self { name, id, json, pointer: format!("/collections/{at}{inner}") })
    }

    fn is(&self, choice: &str) -> bool {
        self.name == choice || (!self.id.is_empty() && self.id == choice)
    }
}

fn names(found: &[Named]) -> String {
    found.iter().map(|one| format!("`{}`", one.name)).collect::<Vec<_>>().join(", ")
}

/// They do not belong to the collection: only the user knows which of them a client needs.
fn note_environments(json: &Json, diagnostics: &mut Diagnostics) {
    let count = |key| json.get(key).and_then(Json::as_array).map_or(0, <[Json]>::len);
    let (environments, globals) = (count("environments"), count("globals"));
    if environments + globals > 0 {
        let message =
            format!("the {environments} environments and {globals} global variables of the dump are left out");
        let root = Place::default();
        Report::new(&root, diagnostics).tell(
            Code::EnvironmentsInDump,
            &message,
            "export the environment from Postman, and pass it with `--environment`",
        );
    }
}

/// Postman's API answers with `{"collection": …}` (Postman's behavior, 1.5).
pub(in crate::read) fn unwrap(mut json: Json) -> (Json, &'static str) {
    match json.get("collection") {
        Some(Json::Object(_)) => (json.take("collection").unwrap_or_default(), "/collection"),
        _ => (json, ""),
    }
}
