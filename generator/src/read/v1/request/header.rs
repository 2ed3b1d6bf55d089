//! `headerData`, and `headers`: one a line, `//` before one that is disabled.

use crate::json::Json;
use crate::read::parts::field::list;
use crate::read::v1::row;
use crate::read::v2::request::header;

const COMMENT: &str = "//";

/// A header of the text counts only where the rows do not name it.
pub(in crate::read::v1) fn rows(json: &mut Json) -> Json {
    let text = match json.take("headers") {
        Some(rows @ Json::Array(_)) => return rows,
        Some(Json::String(text)) => text,
        _ => String::new(),
    };
    let mut rows: Vec<Json> = list(json.take("headerData")).map(|(_, row)| from_row(row)).collect();
    let lines = from_text(&text).filter(|line| !rows.iter().any(|row| row.get("key") == line.get("key")));
    let lines: Vec<Json> = lines.collect();
    rows.extend(lines);
    Json::Array(rows)
}

fn from_row(json: Json) -> Json {
    let key = json.get("key").and_then(Json::as_str).unwrap_or_default().to_owned();
    let mut json = row::converted(json);
    if let (Some(name), Json::Object(members)) = (key.strip_prefix(COMMENT), &mut json) {
        row::set(members, "disabled", Json::Bool(true));
        row::set(members, "key", Json::String(name.trim().to_owned()));
    }
    json
}

/// After `\r\n`, a line that starts with a blank continues the previous one.
fn from_text(text: &str) -> impl Iterator<Item = Json> {
    let unfolded = text.replace("\r\n ", " ").replace("\r\n\t", "\t");
    let lines: Vec<Json> = unfolded.split(['\n', '\r']).flat_map(line).collect();
    lines.into_iter()
}

fn line(line: &str) -> Vec<Json> {
    let name_and_value = line.strip_prefix(COMMENT).map(str::trim_start);
    let headers = header::read(Some(Json::String(name_and_value.unwrap_or(line).to_owned())));
    let row = |header: crate::read::model::Header| {
        let members = [("key", Json::String(header.key)), ("value", Json::String(header.value))];
        let disabled = name_and_value.map(|_| ("disabled", Json::Bool(true)));
        Json::object(members.into_iter().chain(disabled))
    };
    headers.into_iter().map(row).collect()
}
