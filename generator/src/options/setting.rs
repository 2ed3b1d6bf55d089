//! Parsing of options.

use std::path::{Path, PathBuf, absolute};
use std::str::FromStr;

use super::{TypeOverride, TypePath};

/// The number of values of an option, and their form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One value.
    One,
    /// No value: a flag.
    Flag,
    /// Several values; a list in the configuration file.
    Many,
    /// Several pairs `KEY=VALUE`; a table in the configuration file.
    Pairs,
}

/// A field of [`Options`](super::Options).
pub(crate) trait Setting {
    const SHAPE: Shape;

    /// Adds a value, or replaces the previous one. `key` is empty unless the shape is [`Shape::Pairs`]; paths are relative to `base`.
    fn set(&mut self, key: &str, value: &str, base: &Path) -> Result<(), String>;
}

/// A value of an option that is given once.
pub(crate) trait Value: Sized {
    fn read(text: &str, base: &Path) -> Result<Self, String>;
}

macro_rules! read_with_from_str {
    ($($ty:ty),+) => {$(
        impl Value for $ty {
            fn read(text: &str, _: &Path) -> Result<Self, String> {
                <$ty>::from_str(text)
            }
        }
    )+};
}

read_with_from_str!(super::Layout, super::TypeMode, super::Dates, super::TypeSource);

impl Value for String {
    fn read(text: &str, _: &Path) -> Result<Self, String> {
        if text.trim().is_empty() { Err("it is empty".to_owned()) } else { Ok(text.to_owned()) }
    }
}

impl Value for PathBuf {
    fn read(text: &str, base: &Path) -> Result<Self, String> {
        if text.is_empty() { Err("it is empty".to_owned()) } else { Ok(base.join(text)) }
    }
}

/// A folder that generated code refers to by its absolute path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FullPath(pub(crate) PathBuf);

impl<P: Into<PathBuf>> From<P> for FullPath {
    fn from(path: P) -> Self {
        let path = path.into();
        Self(absolute(&path).unwrap_or(path))
    }
}

impl Value for FullPath {
    fn read(text: &str, base: &Path) -> Result<Self, String> {
        PathBuf::read(text, base).map(Self::from)
    }
}

impl<T: Value> Setting for Option<T> {
    const SHAPE: Shape = Shape::One;

    fn set(&mut self, _: &str, value: &str, base: &Path) -> Result<(), String> {
        *self = Some(T::read(value, base)?);
        Ok(())
    }
}

impl Setting for bool {
    const SHAPE: Shape = Shape::Flag;

    fn set(&mut self, _: &str, value: &str, _: &Path) -> Result<(), String> {
        *self = value.parse().map_err(|_| format!("it is `true` or `false`, not `{value}`"))?;
        Ok(())
    }
}

impl<T: Value> Setting for Vec<T> {
    const SHAPE: Shape = Shape::Many;

    fn set(&mut self, _: &str, value: &str, base: &Path) -> Result<(), String> {
        self.push(T::read(value, base)?);
        Ok(())
    }
}

impl Setting for Vec<(String, String)> {
    const SHAPE: Shape = Shape::Pairs;

    fn set(&mut self, key: &str, value: &str, base: &Path) -> Result<(), String> {
        self.push((String::read(key, base)?, String::read(value, base)?));
        Ok(())
    }
}

impl Setting for Vec<(TypePath, TypeOverride)> {
    const SHAPE: Shape = Shape::Pairs;

    fn set(&mut self, key: &str, value: &str, _: &Path) -> Result<(), String> {
        self.push((key.parse()?, value.parse()?));
        Ok(())
    }
}
