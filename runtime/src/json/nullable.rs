//! Fields that may be null or absent.

use serde::{Deserialize, Deserializer};

/// Reads a present field: null is a value of a `T` that accepts it. For `#[serde(default, deserialize_with = "…")]` on an `Option<T>`.
///
/// # Errors
///
/// Those of `T`.
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}
