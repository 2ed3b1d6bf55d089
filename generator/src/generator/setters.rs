//! The options as methods.

use std::path::PathBuf;

use super::Generator;
use crate::options::{Dates, FullPath, Layout, TypeMode, TypeOverride, TypePath, TypeSource, with_options};

/// A method for each option that [`with_options`] declares.
macro_rules! setters {
    ($( $(#[doc = $doc:literal])+ $kind:ident $name:ident: [$($ty:tt)+], $value:literal, [$($choice:literal),*]; )+) => {
        impl Generator {
            $(setters!(@method $kind [$(#[doc = $doc])+] $name, $($ty)+);)+
        }
    };
    (@method one [$($doc:tt)+] $name:ident, Option<$ty:ty>) => {
        $($doc)+
        #[must_use]
        pub fn $name(mut self, value: impl Into<$ty>) -> Self {
            self.options.$name = Some(value.into());
            self
        }
    };
    (@method flag [$($doc:tt)+] $name:ident, bool) => {
        $($doc)+
        #[must_use]
        pub fn $name(mut self, on: bool) -> Self {
            self.options.$name = on;
            self
        }
    };
    (@method many [$($doc:tt)+] $name:ident, Vec<$ty:ty>) => {
        $($doc)+
        #[must_use]
        pub fn $name(mut self, value: impl Into<$ty>) -> Self {
            self.options.$name.push(value.into());
            self
        }
    };
    (@method pairs [$($doc:tt)+] $name:ident, Vec<($key:ty, $ty:ty)>) => {
        $($doc)+
        #[must_use]
        pub fn $name(mut self, key: impl Into<$key>, value: impl Into<$ty>) -> Self {
            self.options.$name.push((key.into(), value.into()));
            self
        }
    };
}

with_options!(setters);
