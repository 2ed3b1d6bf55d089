//! v1 (Postman's behavior, 1.3). Each request is written as v2 and read as such, as Postman's own runner does it.
//!
//! In: the JSON of a v1 collection, whose folders and requests lie in flat lists. Out: a [`Collection`], the tree in the [`order`] that the
//! lists of ids give.

mod auth;
mod event;
mod order;
mod request;
mod row;

#[cfg(test)]
mod tests;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::model::Collection;
use crate::read::parts::field::{description, list, text};
use crate::read::parts::report::Report;
use crate::read::v2::{behavior, variable};
use crate::source::Place;

pub(super) fn read(mut json: Json, pointer: &str, diagnostics: &mut Diagnostics) -> Result<Collection, Diagnostic> {
    let root = Place { names: Vec::new(), pointer: pointer.to_owned() };
    let entries = order::entries(&mut json, &root, diagnostics)?;
    let mut report = Report::new(&root, diagnostics);
    Ok(Collection {
        name: text(&mut json, "name"),
        description: description(&mut json),
        entries,
        // a collection has nothing to inherit, so that `noauth` has no effect
        auth: auth::read(&mut json, &mut report).filter(|auth| auth.kind != "noauth"),
        events: event::read(&mut json, &mut report),
        variables: variables(&mut json),
        behavior: behavior::read(json.take("protocolProfileBehavior")),
    })
}

/// `id` names a variable where there is no `key`; the type `text` is the `string` of v2.
fn variables(json: &mut Json) -> Vec<super::model::Variable> {
    let rows = json.take("variables").or_else(|| json.take("variable"));
    let rows = list(rows).filter_map(|(_, mut row)| {
        let key = row.take("key").filter(Json::truthy).or_else(|| row.take("id"))?;
        let mut members = vec![("key", key)];
        if let Some(value) = row.take_even_null("value") {
            members.push(("value", value));
        }
        for name in ["type", "disabled", "description"] {
            match row.take(name).filter(Json::truthy) {
                Some(Json::String(kind)) if name == "type" && kind == "text" => {
                    members.push((name, Json::String("string".to_owned())));
                }
                Some(value) => members.push((name, value)),
                None => {}
            }
        }
        variable::read(Json::object(members))
    });
    rows.collect()
}
