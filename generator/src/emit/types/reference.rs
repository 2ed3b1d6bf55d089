//! References to types, and the traits that types derive.

use proc_macro2::TokenStream;

use crate::emit::text::block::Lines;
use crate::emit::text::{literal, print};
use crate::infer::model::Parsed;
use crate::lower::model::types::key_case::Casing;
use crate::lower::model::{Derive, Derives, TypeRef};
use crate::lower::runtime::types::{B_TREE_MAP, FROM_JSON, MAP, NUMBER, PARSED, SECRET, SERIALIZE, VALUE};

/// For what is sent, which only tests read.
pub const DERIVED_BY_FEATURE: &str = r#"#[cfg_attr(feature = "deserialize", derive(serde::Deserialize))]"#;

/// Returns the type with its names as they are in scope.
pub fn reference(ty: &TypeRef) -> TokenStream {
    print::parse(&text(ty))
}

/// Returns the type, with its declared names written by `name`.
pub fn reference_by<'t>(ty: &'t TypeRef, name: &dyn Fn(&'t str) -> TokenStream) -> TokenStream {
    print::parse(&text_by(ty, &|declared| name(declared).to_string()))
}

/// The text of a type as rustfmt writes it.
pub fn text(ty: &TypeRef) -> String {
    text_by(ty, &str::to_owned)
}

fn text_by<'t>(ty: &'t TypeRef, name: &dyn Fn(&'t str) -> String) -> String {
    let inner = |ty| text_by(ty, name);
    match ty {
        TypeRef::Bool => "bool".to_owned(),
        TypeRef::I64 => "i64".to_owned(),
        TypeRef::U64 => "u64".to_owned(),
        TypeRef::F64 => "f64".to_owned(),
        TypeRef::Number => NUMBER.name.to_owned(),
        TypeRef::String => "String".to_owned(),
        TypeRef::Secret => SECRET.name.to_owned(),
        TypeRef::Value => VALUE.name.to_owned(),
        TypeRef::Object => format!("{}<String, {}>", MAP.name, VALUE.name),
        TypeRef::List(of) => format!("Vec<{}>", inner(of)),
        TypeRef::Map(of) => format!("{}<String, {}>", B_TREE_MAP.name, inner(of)),
        TypeRef::Option(of) => format!("Option<{}>", inner(of)),
        TypeRef::Boxed(ident) => format!("Box<{}>", name(ident)),
        TypeRef::Named(ident) => name(ident),
        TypeRef::Parsed(parsed) => format!("{}<{}>", PARSED.name, parsed_type(*parsed)),
        TypeRef::Path(path) => path.clone(),
    }
}

/// Returns a type of a crate that the runtime re-exports, so that a client needs no dependency of its own.
fn parsed_type(parsed: Parsed) -> &'static str {
    match parsed {
        Parsed::TimeDateTime => "postman_client::time::OffsetDateTime",
        Parsed::TimeDate => "postman_client::time::Date",
        Parsed::ChronoDateTime => "postman_client::json::ChronoDateTime",
        Parsed::ChronoDate => "postman_client::chrono::NaiveDate",
        Parsed::JiffTimestamp => "postman_client::jiff::Timestamp",
        Parsed::JiffDate => "postman_client::jiff::civil::Date",
        Parsed::Uuid => "postman_client::uuid::Uuid",
    }
}

/// Returns `#[derive(Clone, Debug, …)]`, with the traits for JSON last.
pub fn derives(own: &[&str], derives: Derives, lines: &mut Lines) {
    let mut traits = vec!["Clone", "Debug"];
    traits.extend(own);
    traits.extend((derives.deserialize == Derive::Yes).then_some(FROM_JSON.name));
    traits.extend((derives.serialize == Derive::Yes).then_some(SERIALIZE.name));
    lines.line(0, format!("#[derive({})]", traits.join(", ")));
    if derives.deserialize == Derive::Feature {
        lines.line(0, DERIVED_BY_FEATURE);
    }
    if derives.serialize == Derive::Feature {
        lines.line(0, r#"#[cfg_attr(feature = "serialize", derive(serde::Serialize))]"#);
    }
}

/// Returns the attribute against a lint of clippy that asks for names that the JSON does not have.
pub const COMPLEX: &str = r#"#[allow(clippy::type_complexity, reason = "as deep as the JSON")]"#;

pub fn rename_all(casing: Casing) -> String {
    format!("#[serde(rename_all = {})]", literal::ordinary(casing.name()))
}
