//! The types of the client: structs, unions and enums with their fields, and references to them.
//!
//! Every name and type is final; [`key_case`] decides the case that is declared once for all fields of a struct.

pub mod key_case;

use crate::infer::model::{Parsed, Presence};
use crate::lower::model::text::{Docs, Ident};
use crate::lower::model::types::key_case::Casing;

#[derive(Clone, Debug)]
pub struct TypeDef {
    pub ident: Ident,
    pub docs: Docs,
    pub derives: Derives,
    pub kind: TypeKind,
}

/// The serde traits of a type; `Clone` and `Debug` are always derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Derives {
    pub deserialize: Derive,
    pub serialize: Derive,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derive {
    No,
    Yes,
    /// Behind the feature `serialize` or `deserialize` of the generated crate, which its own tests enable.
    Feature,
}

#[derive(Clone, Debug)]
pub enum TypeKind {
    /// A received struct.
    Struct { default: bool, casing: Option<Casing>, fields: Vec<Field> },
    /// A struct that callers build, as a table of the runtime: `new` takes the required fields, and the others have setters.
    Body { casing: Option<Casing>, fields: Vec<Field> },
    /// One variant for each JSON kind: `Bool`, `Integer`, `Unsigned`, `Float`, `Text`, `List`, `Object`, and always `Other(Value)`.
    Union(Vec<UnionVariant>),
    /// Variants and their texts, and always `Other(String)`.
    Enum(Vec<(Ident, String)>),
    /// By status, implements `Decode`; the last arm takes every other 2xx.
    ByStatus(Vec<StatusVariant>),
}

/// A variant of a union, called like the kind of JSON that it holds.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    pub ident: &'static str,
    pub ty: TypeRef,
}

/// The treatment of JSON that does not have the shape of its type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// It is read as far as possible.
    #[default]
    Lenient,
    /// It is an error.
    Strict,
    /// It is an error of serde, which reads a type of the user's.
    Serde,
}

impl Strictness {
    /// Returns the treatment of JSON that is read as a type.
    pub fn of(self, ty: &TypeRef) -> Self {
        if ty.is_by_serde() { Self::Serde } else { self }
    }
}

#[derive(Clone, Debug)]
pub struct StatusVariant {
    pub ident: Ident,
    pub status: u16,
    pub docs: Docs,
    pub answer: VariantAnswer,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VariantAnswer {
    Json(TypeRef, Strictness),
    Lines(TypeRef, Strictness),
    Text,
    Bytes,
    Empty,
}

#[derive(Clone, Debug)]
pub struct Field {
    pub ident: Ident,
    /// The JSON key, if serde would derive another one from the field's name.
    pub rename: Option<String>,
    pub docs: Docs,
    pub ty: TypeRef,
    pub presence: Presence,
    /// The text that a field of a body always has.
    pub constant: Option<String>,
    /// `true` if it collects all other fields.
    pub flatten: bool,
}

/// A use of a type, whose name is in scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeRef {
    Bool,
    I64,
    U64,
    F64,
    Number,
    String,
    /// A text that `Debug` does not show.
    Secret,
    Value,
    /// `Map<String, Value>`
    Object,
    List(Box<TypeRef>),
    /// `BTreeMap<String, T>`
    Map(Box<TypeRef>),
    Option(Box<TypeRef>),
    Boxed(Ident),
    /// `Parsed<T>`
    Parsed(Parsed),
    /// A type of the caller's, as it is written.
    Path(String),
    Named(Ident),
}

/// The score above which clippy considers a type too complex (`type_complexity`).
const MAX_COMPLEXITY: usize = 250;

impl Field {
    /// Returns `true` if clippy considers its type too complex.
    pub fn is_complex(&self) -> bool {
        let options = match self.presence {
            Presence::Required | Presence::List => 0,
            Presence::Optional | Presence::Nullable => 1,
            Presence::OptionalNullable => 2,
        };
        self.ty.is_complex_within(options)
    }
}

impl TypeRef {
    /// Returns `true` if serde has to read it, because it contains a type of the user's.
    pub fn is_by_serde(&self) -> bool {
        match self {
            Self::Path(_) => true,
            Self::List(of) | Self::Map(of) | Self::Option(of) => of.is_by_serde(),
            _ => false,
        }
    }

    /// Returns `true` for lists and maps, which may be absent by default.
    pub fn is_container(&self) -> bool {
        matches!(self, Self::List(_) | Self::Map(_) | Self::Object)
    }

    /// Returns `true` if clippy considers the type too complex within this number of others.
    pub fn is_complex_within(&self, others: usize) -> bool {
        let around: usize = (1..=others).map(|depth| 10 * depth).sum();
        around + self.complexity(others + 1) > MAX_COMPLEXITY
    }

    /// Returns clippy's score: ten for each name, times its depth.
    fn complexity(&self, depth: usize) -> usize {
        let inner = depth + 1;
        10 * depth
            + match self {
                Self::List(of) | Self::Option(of) => of.complexity(inner),
                Self::Map(of) => 10 * inner + of.complexity(inner),
                Self::Object => 20 * inner,
                Self::Boxed(_) | Self::Parsed(_) => 10 * inner,
                _ => 0,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::TypeRef;

    #[test]
    fn maps_of_maps_of_maps_are_complex() {
        let map = |of| TypeRef::Map(Box::new(of));
        let option = |of| TypeRef::Option(Box::new(of));
        // checked against clippy
        assert!(!map(map(map(TypeRef::I64))).is_complex_within(0));
        assert!(map(map(map(map(TypeRef::I64)))).is_complex_within(0));
        assert!(!map(option(map(TypeRef::I64))).is_complex_within(1));
        assert!(map(option(map(option(TypeRef::String)))).is_complex_within(1));
    }
}
