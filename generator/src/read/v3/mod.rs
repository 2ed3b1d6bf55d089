//! v3 (Postman's behavior, 1.6): a folder of YAML files, one a request. Each is written as v2 and read as such.
//!
//! In: the files of the folder. Out: a [`Collection`], its folders and requests in the order that the files give ([`tree`]).

mod auth;
mod definition;
mod example;
mod request;
mod rows;
mod script;
mod tree;

#[cfg(test)]
mod tests;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::input::Folder;
use crate::read::model::{Behavior, Collection, Entry};
use crate::read::parts::field::{description, list, text};
use crate::read::parts::forms;
use crate::read::parts::report::Report;
use crate::read::v2::{event, variable};
use crate::source::Place;
use auth::Choices;

pub(super) fn read(folder: &Folder, diagnostics: &mut Diagnostics) -> Result<Collection, Diagnostic> {
    let root = Place::default();
    let told = diagnostics.iter().count();
    let mut definition = definition::definition(folder, "", &root, Code::BrokenDefinition, diagnostics);
    let mut report = Report::new(&root, diagnostics);
    forms::check(&definition, &forms::OF_FILE, &mut report);
    let choices = Choices::default().with(definition.get("auth"));
    let auth = auth::read(definition.take("auth"), &choices, &mut report);
    let events = event::read(Some(script::events(definition.take("scripts"), &mut report)));
    let variables = rows::list(definition.take("variables"), &mut report.inside("/variables"));
    let variables = list(Some(variables)).filter_map(|(_, row)| variable::read(secret(row))).collect();
    let entries = tree::entries(folder, "", &root, &choices, diagnostics)?;
    let is_broken = |one: &&Diagnostic| one.code == Code::BrokenRequestFile && one.position.is_some();
    if let (true, Some(broken)) = (entries.is_empty(), diagnostics.iter().skip(told).find(is_broken)) {
        return Err(definition::alone(broken));
    }
    let name = match (definition.get("name"), entries.as_slice()) {
        (Some(_), _) => text(&mut definition, "name"),
        (None, [Entry::Item(item)]) if folder.is_one_request() => item.name.clone(),
        _ => folder.name.clone(),
    };
    Ok(Collection {
        name,
        description: description(&mut definition),
        entries,
        auth,
        events,
        variables,
        // the engine of v3 never drops the body of a GET
        behavior: Behavior { disable_body_pruning: Some(true), ..Behavior::default() },
    })
}

/// `secret: true` is the type `secret` of v2.
fn secret(mut json: Json) -> Json {
    let secret = json.take("secret").is_some_and(|secret| secret.truthy());
    match json {
        Json::Object(mut members) if secret => {
            members.push(("type".to_owned(), Json::String("secret".to_owned())));
            Json::Object(members)
        }
        json => json,
    }
}
