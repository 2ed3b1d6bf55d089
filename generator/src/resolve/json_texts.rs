//! The texts of a JSON body that have no variables.

use super::variables::template;
use crate::json::Json;
use crate::json::relaxed::{Purpose, VariableValues, relax};
use crate::read::model::Body;

/// The fields of a JSON object that are texts without variables; those of inner objects do not count.
#[derive(Debug, Default)]
pub(crate) struct JsonTexts {
    /// Keys and values.
    pub fields: Vec<(String, String)>,
    /// `true` if it has other fields, too.
    pub others: bool,
}

impl JsonTexts {
    pub(crate) fn of(body: &Body) -> Self {
        let Body::Raw { text, .. } = body else { return Self::default() };
        let relaxed = relax(text, &VariableValues::new(), Purpose::Body);
        let Ok(Json::Object(members)) = serde_json::from_str(&relaxed.text) else { return Self::default() };
        let all = members.len();
        let literal = |(key, value): (String, Json)| match value {
            Json::String(text) if !text.is_empty() && !template::has_variables(&text) => Some((key, text)),
            _ => None,
        };
        let fields: Vec<(String, String)> = members.into_iter().filter_map(literal).collect();
        Self { others: fields.len() < all, fields }
    }
}
