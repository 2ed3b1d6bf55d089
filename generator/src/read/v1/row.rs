//! The rows of all tables: v1 has `enabled` where v2 has `disabled`.

use crate::json::Json;

pub(super) fn has(json: &Json, key: &str) -> bool {
    matches!(json, Json::Object(members) if members.iter().any(|(name, _)| name == key))
}

/// Only `false` disables.
pub(super) fn is_disabled(json: &Json) -> bool {
    json.get("enabled") == Some(&Json::Bool(false))
}

/// The row of v2.
pub(super) fn converted(mut json: Json) -> Json {
    let off = is_disabled(&json);
    if let Json::Object(members) = &mut json {
        members.retain(|(name, _)| name != "enabled");
        if off {
            set(members, "disabled", Json::Bool(true));
        }
    }
    json
}

/// The row of v2 with this value instead of its own.
pub(super) fn with_value(json: Json, value: Option<Json>) -> Json {
    let mut json = converted(json);
    if let Json::Object(members) = &mut json {
        set(members, "value", value.unwrap_or_default());
    }
    json
}

pub(super) fn set(members: &mut Vec<(String, Json)>, key: &str, value: Json) {
    members.retain(|(name, _)| name != key);
    members.push((key.to_owned(), value));
}
