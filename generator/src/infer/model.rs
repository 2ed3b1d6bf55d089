//! The inference's model: sites in, types without Rust names out.

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
    /// Placeholders are the types that they name, and the literal example may not read into its own type.
    pub hints: bool,
    /// The options of types.
    pub types: TypeOptions,
    /// Type names that are taken, by module.
    pub reserved: BTreeMap<Option<usize>, BTreeSet<String>>,
    /// The names that types had, by place: `books::get_book(200).items[]`.
    pub kept: BTreeMap<String, String>,
}

/// The side of the wire that a type is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Received: lenient by default.
    Answer,
    /// Sent: plain for the caller who builds it.
    Body,
}

/// One place of the client that needs a type: an answer, the failure body, a request body.
#[derive(Clone, Debug)]
pub struct Site<'a> {
    /// The name that the root type should have, in words (`refresh token`); the words of nested types come from their keys.
    pub name: String,
    /// The words of the operation, from which [`Self::name`] is made.
    pub title: String,
    /// Unique, stable under reordering, for tie-breaks and messages: the item path and the status.
    pub path: String,
    /// Its name in type paths: the operation as `module::function`; none for the failures.
    pub operation: Option<String>,
    /// The status of the answer; none for a body.
    pub status: Option<u16>,
    /// The module that the operation is in; names are unique in a module. `None` is the client's root.
    pub module: Option<usize>,
    pub direction: Direction,
    /// The request around it.
    pub request: Request,
    pub samples: Vec<Sample<'a>>,
    /// Observed answers, beside those that are saved.
    pub observed: Vec<&'a Shape>,
    /// Claims of the collection about them, from other places than examples.
    pub claimed: Vec<&'a Said>,
}

/// The resource of a site's JSON, by its request.
#[derive(Clone, Debug, Default)]
pub struct Request {
    pub method: String,
    /// As a template, without the query.
    pub url: String,
    /// The title of the folder that it is in.
    pub folder: String,
}

/// One JSON text. Request bodies may hold `{{variables}}`, comments and trailing commas.
#[derive(Clone, Debug)]
pub struct Sample<'a> {
    /// For messages: the example's name.
    pub label: &'a str,
    pub text: &'a str,
}

/// The answer for all sites of a collection, in one type space.
#[derive(Clone, Debug, Default)]
pub struct Types {
    /// One for each site, in order; an error says why a text is not JSON.
    pub roots: Vec<Result<Root, NotJson>>,
    pub structs: Vec<Struct>,
    pub unions: Vec<Union>,
    pub enums: Vec<Enum>,
    pub notes: Vec<Note>,
    /// The names of types, by place, for the lock.
    pub kept: BTreeMap<String, String>,
    /// The shared types that the lock knows as those of a module.
    pub former: BTreeMap<Option<usize>, BTreeSet<String>>,
}

#[derive(Clone, Debug)]
pub struct Root {
    pub ty: Type,
}

/// Not one sample of the site could be read.
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

/// A type without presence: `Option` is the field's business.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    Bool,
    I64,
    U64,
    F64,
    /// `serde_json::Number`
    Number,
    String,
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
    /// A text of a format, kept as it is when it has another one.
    Parsed(Parsed),
    /// A type of the caller's.
    Path(String),
    /// A struct that contains itself through this field.
    Boxed(StructId),
}

/// The type of a crate that a text is parsed to.
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
    /// The name of the field with all other fields, where only some are known.
    pub rest: Option<String>,
    /// Indexes of the sites that reach this struct, ascending: one means that it belongs to that site's operation.
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
    /// As in the JSON.
    pub key: String,
    /// The final Rust identifier: `r#type`, `self_`; unique in its struct.
    pub name: String,
    pub ty: Type,
    pub presence: Presence,
    /// Its description in a table of fields.
    pub docs: Option<String>,
    /// A short example for the docs, as it stands in the JSON, scalars only.
    pub example: Option<String>,
}

/// The Rust form of absence and null.
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
    /// Name (`Bool`, `Integer`, `Unsigned`, `Float`, `Text`, `List`, `Object`) and type; there may be only one.
    pub variants: Vec<(&'static str, Type)>,
    pub sites: Vec<usize>,
}

/// A text that takes few values, and may take others.
#[derive(Clone, Debug)]
pub struct Enum {
    pub name: String,
    pub home: Home,
    pub direction: Direction,
    /// The variant's name and the text, in the order of the texts.
    pub variants: Vec<(String, String)>,
    pub sites: Vec<usize>,
}

/// Something to know about a place.
#[derive(Clone, Debug)]
pub struct Note {
    /// `None` for what concerns no site: an override that matches nothing.
    pub site: Option<usize>,
    /// The place as a type path.
    pub path: String,
    pub text: String,
    pub weight: Weight,
}

/// The importance of a note.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The caller asked for something that cannot be done; what to do instead.
    Mistake(Option<String>),
    /// A guess that may hurt, and the line of the configuration that settles it.
    Guess(String),
    /// Worth knowing.
    Fact,
}
