//! `dataMode`, and the data of each mode.

use crate::json::Json;
use crate::read::parts::field::list;
use crate::read::v1::row;

/// Returns null also where `dataMode` is null, whatever data there is.
pub(in crate::read::v1) fn object(json: &mut Json) -> Option<Json> {
    let named = match json.take_even_null("dataMode") {
        Some(Json::Null) => return None,
        Some(mode) => mode_of_v2(&mode.into_js_string()),
        None => None,
    };
    let data = json.take("data").filter(is_full);
    let raw_data = json.take("rawModeData").filter(is_full);
    let graphql_data = json.take("graphqlModeData").filter(is_full);
    if named.is_none() && data.is_none() && raw_data.is_none() && graphql_data.is_none() {
        return None;
    }
    let options = json.take("dataOptions");
    let raw = raw_data.as_ref().and_then(one_text);
    let graphql = graphql_data
        .or_else(|| data.clone().filter(|_| options.as_ref().is_some_and(|options| row::has(options, "graphql"))));
    let is_list = matches!(data.as_ref().or(raw_data.as_ref()), Some(Json::Array(_)));
    let mode = match named {
        Some(mode) => mode,
        None if raw.is_none() && is_list => "formdata",
        None if raw.is_none() && graphql.is_some() => "graphql",
        None => "raw",
    };
    let content = match mode {
        "raw" => raw.or(data.and_then(|data| data.as_str().map(str::to_owned))).map(Json::String),
        "graphql" => graphql,
        "file" => Some(Json::object([("src", raw.map(Json::String).unwrap_or_default())])),
        _ => Some(Json::Array(list(data.or(raw_data)).filter_map(|(_, row)| form_row(row)).collect())),
    };
    let mut members = vec![("mode", Json::String(mode.to_owned())), (mode, content.unwrap_or_default())];
    members.extend(options.map(|options| ("options", options_of_v2(options))));
    if json.get("dataDisabled").is_some_and(Json::truthy) {
        members.push(("disabled", Json::Bool(true)));
    }
    Some(Json::object(members))
}

fn mode_of_v2(mode: &str) -> Option<&'static str> {
    Some(match mode {
        "raw" => "raw",
        "urlencoded" => "urlencoded",
        "params" => "formdata",
        "binary" => "file",
        "graphql" => "graphql",
        _ => return None,
    })
}

fn is_full(json: &Json) -> bool {
    match json {
        Json::String(text) => !text.is_empty(),
        Json::Array(items) => !items.is_empty(),
        Json::Object(members) => !members.is_empty(),
        _ => false,
    }
}

/// A text, or a list of one text.
fn one_text(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => Some(text.clone()),
        Json::Array(items) => match items.as_slice() {
            [Json::String(text)] => Some(text.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// Rows without a key are dropped. The value of a file row is its path.
fn form_row(json: Json) -> Option<Json> {
    json.get("key")?;
    let mut json = row::converted(json);
    let is_file = json.get("type").and_then(Json::as_str) == Some("file");
    if is_file && !json.get("src").is_some_and(Json::truthy) {
        let path = json.take("value").filter(|path| matches!(path, Json::String(_) | Json::Array(_)));
        if let (Some(path), Json::Object(members)) = (path, &mut json) {
            row::set(members, "src", path);
        }
    }
    Some(json)
}

fn options_of_v2(json: Json) -> Json {
    let Json::Object(members) = json else { return Json::Null };
    Json::object(members.into_iter().filter_map(|(mode, options)| Some((mode_of_v2(&mode)?, options))))
}
