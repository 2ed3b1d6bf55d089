//! The two spellings of every list: rows with `key` and `value`, or a map.

use crate::diagnostic::Code;
use crate::json::Json;
use crate::read::parts::report::Report;

/// Returns the rows of v2. A value that is not a string is read as it is written, and reported.
pub(super) fn list(json: Option<Json>, report: &mut Report<'_>) -> Json {
    let rows = match json {
        Some(Json::Array(rows)) => rows,
        Some(Json::Object(members)) => members
            .into_iter()
            .map(|(key, value)| Json::object([("key", Json::String(key)), ("value", value)]))
            .collect(),
        Some(_) => {
            report.tell(
                Code::BrokenRows,
                "rows that are neither a list nor a mapping are left out",
                "write `- key: …` and `value: …`",
            );
            Vec::new()
        }
        None => Vec::new(),
    };
    Json::Array(rows.into_iter().map(|row| with_texts(row, report)).collect())
}

fn with_texts(row: Json, report: &mut Report<'_>) -> Json {
    let Json::Object(members) = row else { return row };
    let members = members.into_iter().map(|(name, value)| {
        let number = matches!(value, Json::Integer(_) | Json::Float(_) | Json::Bool(_));
        if !(number && matches!(name.as_str(), "key" | "value")) {
            return (name, value);
        }
        let text = value.into_js_string();
        report.tell(
            Code::UnquotedValue,
            &format!("`{text}` is a number or boolean, where Postman expects text"),
            "put quotes around it",
        );
        (name, Json::String(text))
    });
    Json::object(members)
}
