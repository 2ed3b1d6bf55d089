//! [`FromJson`]: the types that answers are read into.
//!
//! The code that reads JSON is compiled once, in this library: a type only says where its values are, as a [`Slot`]. A type that
//! derives `serde::Deserialize` brings that code for itself, which is most of what a client costs to compile.

mod place;
mod seen;
mod slots;

pub use self::place::{
    Field, FromJson, IntegerPlace, ListPlace, MapPlace, OptionPlace, SerdePlace, Slot, StructPlace, Table, TextPlace,
    UnionPlace,
};
pub(super) use self::seen::Seen;
