//! JSON that a script writes out.

use serde_json::{Map, Number};

use super::transform::Transform;
use super::value::{Constant, Value, integer};

impl Value {
    /// The JSON that it is, where it is constant; members that are not, such as functions, are left out.
    pub(crate) fn to_json(&self) -> Option<serde_json::Value> {
        Some(match self {
            Self::Constant(Constant::Text(text)) => text.as_str().into(),
            Self::Constant(Constant::Bool(value)) => (*value).into(),
            Self::Constant(Constant::Null) => serde_json::Value::Null,
            Self::Constant(Constant::Number(number)) => match integer(*number) {
                Some(integer) => integer.into(),
                None => Number::from_f64(*number)?.into(),
            },
            Self::Object(members) => {
                let members = members.iter().filter_map(|(name, member)| Some((name.clone(), member.to_json()?)));
                serde_json::Value::Object(members.collect::<Map<_, _>>())
            }
            Self::Array(elements) => elements.iter().filter_map(Self::to_json).collect(),
            _ => return None,
        })
    }

    /// The JSON that a constant text holds: `'{"type": "object"}'`, `JSON.stringify({type: "object"})`.
    pub(crate) fn json_in_text(&self) -> Option<serde_json::Value> {
        match self {
            Self::Constant(Constant::Text(text)) => serde_json::from_str(text).ok(),
            Self::Transformed { of, by: Transform::ToJson { .. } } => of.to_json(),
            _ => None,
        }
    }
}
