//! Types as Rust, for messages.

use crate::infer::model::{Parsed, Presence, Type};
use crate::infer::types::build::NamedTypes;

/// `Option<Vec<Item>>`
pub fn field(lowered: &NamedTypes, ty: &Type, presence: Option<Presence>) -> String {
    let ty = self::ty(lowered, ty);
    match presence {
        None | Some(Presence::Required | Presence::List) => ty,
        Some(Presence::Optional | Presence::Nullable) => format!("Option<{ty}>"),
        Some(Presence::OptionalNullable) => format!("Option<Option<{ty}>>"),
    }
}

fn ty(lowered: &NamedTypes, of: &Type) -> String {
    let inner = |of: &Type| ty(lowered, of);
    let name = match of {
        Type::Bool => "bool",
        Type::I64 => "i64",
        Type::U64 => "u64",
        Type::F64 => "f64",
        Type::Number => "Number",
        Type::String => "String",
        Type::Secret => "Secret",
        Type::Value => "Value",
        Type::Object => "Map<String, Value>",
        Type::List(item) => return format!("Vec<{}>", inner(item)),
        Type::Map(value) => return format!("BTreeMap<String, {}>", inner(value)),
        Type::Nullable(inside) => return format!("Option<{}>", inner(inside)),
        Type::Boxed(id) => return format!("Box<{}>", lowered.structs[id.0].name),
        Type::Struct(id) => &lowered.structs[id.0].name,
        Type::Union(id) => &lowered.unions[id.0].name,
        Type::Enum(id) => &lowered.enums[id.0].name,
        Type::Parsed(Parsed::TimeDateTime) => "Parsed<time::OffsetDateTime>",
        Type::Parsed(Parsed::TimeDate) => "Parsed<time::Date>",
        Type::Parsed(Parsed::ChronoDateTime) => "Parsed<chrono::DateTime<FixedOffset>>",
        Type::Parsed(Parsed::ChronoDate) => "Parsed<chrono::NaiveDate>",
        Type::Parsed(Parsed::JiffTimestamp) => "Parsed<jiff::Timestamp>",
        Type::Parsed(Parsed::JiffDate) => "Parsed<jiff::civil::Date>",
        Type::Parsed(Parsed::Uuid) => "Parsed<uuid::Uuid>",
        Type::Path(path) => path,
    };
    name.to_owned()
}
