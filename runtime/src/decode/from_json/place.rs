//! [`FromJson`] and [`Slot`]: the contract between types and the code that reads them.

use serde_json::{Map, Number, Value};

use crate::decode::kind::Kind;

/// A type that JSON is read into: what generated answers derive.
///
/// ```
/// use postman_client::FromJson;
///
/// #[derive(Debug, FromJson)]
/// #[serde(rename_all = "camelCase")]
/// struct Book {
///     page_count: Option<i64>,
///     #[serde(rename = "ISBN")]
///     isbn: Option<String>,
///     authors: Vec<String>,
/// }
///
/// let book: Book = serde_json::from_str(r#"{"pageCount": 474, "ISBN": "1-2"}"#)?;
/// assert_eq!((book.page_count, book.isbn.as_deref(), book.authors.len()), (Some(474), Some("1-2"), 0));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// The derive implements `serde::Deserialize`, too. On structs it reads these attributes:
///
/// - `#[serde(rename_all = "…")]`, `#[serde(rename = "…")]` and `#[serde(flatten)]`, as serde does; the last is for a map of all other keys.
/// - `#[required]`, on a list or a map: it is an error if it is missing or null. Without it, that is the empty list. An `Option` may always
///   be missing, and any other field has to be there.
/// - `#[by_serde]`: the type of the field is not a `FromJson`, but a `serde::de::DeserializeOwned` that is `Default`, which is the value of a
///   missing field.
///
/// An enum of variants without data is a text, with a last variant for any other text. Any other enum has a variant for each kind of
/// JSON, called as in [`Kind`](crate::codegen::Kind), and a last one with a `Value` for the rest.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a `FromJson`",
    note = "derive `postman_client::FromJson` for it; `SerdeJson` reads any type that serde does, but not leniently"
)]
pub trait FromJson: Sized {
    /// `true` for an `Option`.
    #[doc(hidden)]
    const IS_OPTION: bool = false;

    /// `true` if a field may be missing: for an `Option`, a list, and a map.
    const MAY_BE_ABSENT: bool = false;

    /// Returns the value before anything is read into it: zero, `None`, or empty.
    fn empty() -> Self;

    /// Returns the place of the value.
    #[doc(hidden)]
    fn slot(&mut self) -> Slot<'_>;
}

/// The place of a value that is read: a reference to it, by its kind.
#[doc(hidden)]
#[non_exhaustive]
pub enum Slot<'p> {
    Bool(&'p mut bool),
    I64(&'p mut i64),
    U64(&'p mut u64),
    F64(&'p mut f64),
    Number(&'p mut Number),
    String(&'p mut String),
    Text(&'p mut dyn TextPlace),
    Value(&'p mut Value),
    Object(&'p mut Map<String, Value>),
    Integer(&'p mut dyn IntegerPlace),
    Serde(&'p mut dyn SerdePlace),
    Option(&'p mut dyn OptionPlace),
    List(&'p mut dyn ListPlace),
    Map(&'p mut dyn MapPlace),
    Struct(&'p mut dyn StructPlace),
    Union(&'p mut dyn UnionPlace),
}

impl Slot<'_> {
    /// Becomes null. Returns `false` if the type has no value for it.
    pub(in crate::decode) fn set_null(self, null_is_empty: bool) -> bool {
        match self {
            Self::Option(to) if to.is_nested() => return to.some().set_null(false),
            Self::Option(to) => to.none(),
            Self::Value(to) => *to = Value::Null,
            Self::Union(to) => return to.variant(Kind::Null).set_null(false),
            Self::Serde(to) if null_is_empty => to.clear(),
            Self::List(to) if null_is_empty => to.clear(),
            Self::Map(to) if null_is_empty => to.clear(),
            Self::Object(to) if null_is_empty => to.clear(),
            _ => return false,
        }
        true
    }
}

/// A whole number of another size than `i64` and `u64`.
#[doc(hidden)]
pub trait IntegerPlace {
    /// Returns `false` if the number is out of range.
    fn set(&mut self, number: i128) -> bool;

    /// Returns the name of the type.
    fn name(&self) -> &'static str;
}

/// A type with a textual form.
#[doc(hidden)]
pub trait TextPlace {
    /// Reads any text.
    fn set(&mut self, text: String);
}

/// A type that serde reads.
#[doc(hidden)]
pub trait SerdePlace {
    /// Becomes the default value.
    fn clear(&mut self);

    /// # Errors
    ///
    /// If the value does not fit.
    fn read(&mut self, value: Value) -> Result<(), serde_json::Error>;
}

/// An `Option`.
#[doc(hidden)]
pub trait OptionPlace {
    /// Becomes `None`.
    fn none(&mut self);

    /// Becomes `Some`, and returns the place of the value.
    fn some(&mut self) -> Slot<'_>;

    /// `true` for an `Option<Option<_>>`, for which null is `Some(None)`.
    fn is_nested(&self) -> bool;
}

/// A list.
#[doc(hidden)]
pub trait ListPlace {
    /// Removes all elements.
    fn clear(&mut self);

    /// Appends an element.
    fn push(&mut self);

    /// Returns the place of the last element, if there is one.
    fn last(&mut self) -> Option<Slot<'_>>;

    /// Removes the last element.
    fn pop(&mut self);
}

/// A map by texts.
#[doc(hidden)]
pub trait MapPlace {
    /// Removes all entries.
    fn clear(&mut self);

    /// Adds an entry, and returns its place.
    fn entry(&mut self, key: String) -> Slot<'_>;

    /// Removes an entry.
    fn remove(&mut self, key: &str);
}

/// A struct.
#[doc(hidden)]
pub trait StructPlace {
    /// Returns its name and its keys.
    fn table(&self) -> &'static Table;

    /// Returns the place of a field of the table.
    fn field(&mut self, index: usize) -> Slot<'_>;

    /// Returns the place of the map of all other keys, if there is one.
    fn other(&mut self) -> Option<Slot<'_>> {
        None
    }
}

/// An enum of JSON kinds.
#[doc(hidden)]
pub trait UnionPlace {
    /// Becomes the variant of a kind, and returns its place.
    fn variant(&mut self, kind: Kind) -> Slot<'_>;
}

/// The name of a struct, and the keys of its fields.
#[doc(hidden)]
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    /// `true` if there is a map of all other keys.
    pub has_other: bool,
    pub fields: &'static [Field],
}

/// The key of a field.
#[doc(hidden)]
#[derive(Debug)]
pub struct Field {
    pub key: &'static str,
    /// `true` if it is an error if the key is missing, or null.
    pub required: bool,
}

impl Table {
    /// Returns the index of a key. Objects mostly have their keys in one order, so that `next` is the index that is tried first.
    pub(in crate::decode) fn position(&self, key: &str, next: usize) -> Option<usize> {
        match self.fields.get(next) {
            Some(field) if field.key == key => Some(next),
            _ => self.fields.iter().position(|field| field.key == key),
        }
    }
}
