//! The model of the inference: sites as its input, types as its output.

use std::collections::{BTreeMap, BTreeSet};

use postman_observations::Shape;

use crate::claims::said::Said;
use crate::options::TypeOptions;

pub use crate::json::relaxed::VariableValues;

/// The name of the site whose root may be called `Failure`.
pub const FAILURE_SITE: &str = "failure";

/// The options of the inference.
#[derive(Clone, Debug, Default)]
pub struct InferOptions {
    /// `true` if placeholders give the types that they name; the literal example may then not be readable as its own type.
    pub hints: bool,
    /// The options of types.
    pub types: TypeOptions,
    /// Reserved names of types, by module.
    pub reserved: BTreeMap<Option<usize>, BTreeSet<String>>,
    /// The names of types in the lock, by place: `books::get_book(200).items[]`.
    pub kept: BTreeMap<String, String>,
}

/// The direction in which a type is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Received; lenient by default.
    Answer,
    /// Sent; plain fields for the caller who builds it.
    Body,
}

/// One place of the client that needs a type: an answer, the failure body, a request body.
#[derive(Clone, Debug)]
pub struct Site<'a> {
    /// The preferred name of the root type, in words (`refresh token`); the words of nested types come from their keys.
    pub name: String,
    /// The words of the operation, from which [`Self::name`] is made.
    pub title: String,
    /// The item path and the status, for tie-breaks and messages: unique, and independent of the order of items.
    pub path: String,
    /// Its name in type paths: the operation as `module::function`; `None` for the failures.
    pub operation: Option<String>,
    /// The status of the answer; `None` for a body.
    pub status: Option<u16>,
    /// The module of the operation; names are unique in a module. `None` is the client's root.
    pub module: Option<usize>,
    pub direction: Direction,
    /// Its request.
    pub request: Request,
    pub samples: Vec<Sample<'a>>,
    /// Observed answers, in addition to saved ones.
    pub observed: Vec<&'a Shape>,
    /// Claims of the collection about its answers, from sources other than examples.
    pub claimed: Vec<&'a Said>,
    /// The keys and texts of the fields of a body that are always the same.
    pub constants: Vec<(&'a str, &'a str)>,
}

/// The request of a site, as evidence for the resource of its JSON.
#[derive(Clone, Debug, Default)]
pub struct Request {
    pub method: String,
    /// The URL as a template, without the query.
    pub url: String,
    /// The title of its folder.
    pub folder: String,
}

/// One JSON text. Request bodies may contain `{{variables}}`, comments and trailing commas.
#[derive(Clone, Debug)]
pub struct Sample<'a> {
    /// The name of the example, for messages.
    pub label: &'a str,
    pub text: &'a str,
}

/// The inferred types of all sites of a collection.
#[derive(Clone, Debug, Default)]
pub struct Types {
    /// The root types of the sites, in order; an error tells why a text is not JSON.
    pub roots: Vec<Result<Root, NotJson>>,
    pub structs: Vec<Struct>,
    pub unions: Vec<Union>,
    pub enums: Vec<Enum>,
    pub notes: Vec<Note>,
    /// The names of types, by place, for the lock.
    pub kept: BTreeMap<String, String>,
    /// The shared types that belong to a module in the lock.
    pub former: BTreeMap<Option<usize>, BTreeSet<String>>,
}

#[derive(Clone, Debug)]
pub struct Root {
    pub ty: Type,
}

/// The error if no sample of a site can be read.
#[derive(Clone, Debug)]
pub struct NotJson {
    pub reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StructId(pub usize);
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnionId(pub usize);
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnumId(pub usize);

/// A type without presence: the field decides about `Option`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    Bool,
    I64,
    U64,
    F64,
    /// `serde_json::Number`
    Number,
    String,
    /// A credential that the caller gives: a text that `Debug` does not show.
    Secret,
    /// `serde_json::Value`
    Value,
    /// `serde_json::Map<String, Value>`
    Object,
    List(Box<Type>),
    Map(Box<Type>),
    /// An element that may be null.
    Nullable(Box<Type>),
    Struct(StructId),
    Union(UnionId),
    Enum(EnumId),
    /// A text that is parsed; one of another format is kept unchanged.
    Parsed(Parsed),
    /// A type of the caller, by its path.
    Path(String),
    /// A struct that contains itself through this field.
    Boxed(StructId),
}

impl Type {
    /// Returns `true` for types that are copied: clippy objects to references to them.
    pub fn is_copy(&self) -> bool {
        matches!(self, Self::Bool | Self::I64 | Self::U64 | Self::F64)
    }
}

/// The type of a crate to which a text is parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Parsed {
    TimeDateTime,
    TimeDate,
    ChronoDateTime,
    ChronoDate,
    JiffTimestamp,
    JiffDate,
    Uuid,
}

#[derive(Clone, Debug)]
pub struct Struct {
    /// The final Rust name, UpperCamelCase, unique in its home, not a keyword, prelude or imported name.
    pub name: String,
    pub home: Home,
    pub direction: Direction,
    pub fields: Vec<Field>,
    /// The name of the field that collects all others, if only some fields are known.
    pub rest: Option<String>,
    /// The indices of the sites that reach this struct, ascending: if there is only one, the struct belongs to its operation.
    pub sites: Vec<usize>,
}

/// The module that declares a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Home {
    /// All its sites are in this module.
    Module(Option<usize>),
    /// Sites of several modules use it: the client's `types` module.
    Shared,
}

#[derive(Clone, Debug)]
pub struct Field {
    /// The key in the JSON.
    pub key: String,
    /// The final Rust identifier: `r#type`, `self_`; unique in its struct.
    pub name: String,
    pub ty: Type,
    pub presence: Presence,
    /// The text that it always has; callers do not give it.
    pub constant: Option<String>,
    /// Its description in a table of fields.
    pub docs: Option<String>,
    /// A short scalar for the docs, as it is written in the JSON.
    pub example: Option<String>,
}

/// The Rust representation of absence and null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// `T`
    Required,
    /// `Option<T>`, left out when `None`.
    Optional,
    /// `Option<T>`, written as null when `None`.
    Nullable,
    /// `Option<Option<T>>`: both absence and null were seen.
    OptionalNullable,
    /// `Vec<T>`: empty when absent or null, written always.
    List,
}

/// One variant for each JSON kind seen, in the fixed order bool, number, string, list, object, and `Other(Value)`. All
/// numbers are one variant.
#[derive(Clone, Debug)]
pub struct Union {
    pub name: String,
    pub home: Home,
    pub direction: Direction,
    /// Names (`Bool`, `Integer`, `Unsigned`, `Float`, `Text`, `List`, `Object`) and types; there may be only one.
    pub variants: Vec<(&'static str, Type)>,
    pub sites: Vec<usize>,
}

/// A text with few known values, which may also have others.
#[derive(Clone, Debug)]
pub struct Enum {
    pub name: String,
    pub home: Home,
    pub direction: Direction,
    /// The variant's name and the text, in the order of the texts.
    pub variants: Vec<(String, String)>,
    pub sites: Vec<usize>,
}

/// A note about a place.
#[derive(Clone, Debug)]
pub struct Note {
    /// The site; `None` for an override that matches nothing.
    pub site: Option<usize>,
    /// The place as a type path.
    pub path: String,
    pub text: String,
    pub weight: Weight,
}

/// The importance of a note.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// A setting that cannot be followed, with advice.
    Warning(Option<String>),
    /// A guess that may be wrong, with the line of the configuration that overrides it.
    Guess(String),
    /// Information.
    Fact,
}
