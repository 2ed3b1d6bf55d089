//! Scripts: `preRequestScript` and `tests`, or `events` where there is neither.

use crate::diagnostic::Code;
use crate::json::Json;
use crate::read::model::Event;
use crate::read::parts::field;
use crate::read::parts::report::Report;
use crate::read::v2::event;

pub(super) fn read(json: &mut Json, report: &mut Report<'_>) -> Vec<Event> {
    event::read(Some(list(json, report)))
}

/// `event` of v2.
pub(super) fn list(json: &mut Json, report: &mut Report<'_>) -> Json {
    let own = [("test", json.take("tests")), ("prerequest", json.take("preRequestScript"))];
    let own: Vec<Json> = own
        .into_iter()
        .filter_map(|(listen, script)| {
            let script = script.filter(Json::truthy)?;
            Some(Json::object([("listen", Json::String(listen.to_owned())), ("script", script)]))
        })
        .collect();
    let events: Vec<Json> = field::list(json.take("events")).map(|(_, event)| event).collect();
    if own.is_empty() {
        return Json::Array(events.into_iter().map(listening).collect());
    }
    if !events.is_empty() && !say_the_same(&own, &events) {
        report.tell(
            Code::IgnoredScript,
            "`events` beside `tests` or `preRequestScript` is left out, as Postman ignores it",
            "remove either",
        );
    }
    Json::Array(own)
}

/// Returns `true` if both lists hold the same scripts: exports write them twice.
fn say_the_same(own: &[Json], events: &[Json]) -> bool {
    let scripts = |list: &[Json]| {
        let mut scripts: Vec<_> = event::read(Some(Json::Array(list.iter().cloned().map(listening).collect())))
            .into_iter()
            .map(|event| (event.listen == super::super::model::Listen::Test, event.script))
            .collect();
        scripts.sort();
        scripts
    };
    scripts(own) == scripts(events)
}

/// A script is a test by default.
fn listening(mut json: Json) -> Json {
    if let Json::Object(members) = &mut json
        && !members.iter().any(|(key, value)| key == "listen" && value.truthy())
    {
        super::row::set(members, "listen", Json::String("test".to_owned()));
    }
    json
}
