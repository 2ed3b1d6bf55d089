//! The types of fields.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value};

use super::place::{FromJson, IntegerPlace, ListPlace, MapPlace, OptionPlace, SerdePlace, Slot, TextPlace};
use crate::json::{Parsed, Textual};

macro_rules! values {
    ($($ty:ty => $slot:ident, $empty:expr;)*) => {
        $(impl FromJson for $ty {
            fn empty() -> Self {
                $empty
            }

            fn slot(&mut self) -> Slot<'_> {
                Slot::$slot(self)
            }
        })*
    };
}

values! {
    bool => Bool, false;
    i64 => I64, 0;
    u64 => U64, 0;
    f64 => F64, 0.0;
    Number => Number, Number::from(0);
    String => String, String::new();
    Value => Value, Value::Null;
}

/// Types of structs that are written by hand.
macro_rules! integers {
    ($($ty:ident)*) => {
        $(
            values! { $ty => Integer, 0; }

            impl IntegerPlace for $ty {
                fn set(&mut self, number: i128) -> bool {
                    Self::try_from(number).map(|number| *self = number).is_ok()
                }

                fn name(&self) -> &'static str {
                    stringify!($ty)
                }
            }
        )*
    };
}

integers! { i8 i16 i32 u8 u16 u32 }

impl FromJson for Map<String, Value> {
    const MAY_BE_ABSENT: bool = true;

    fn empty() -> Self {
        Self::new()
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Object(self)
    }
}

impl<T: Textual> FromJson for Parsed<T> {
    fn empty() -> Self {
        Self::default()
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
    }
}

impl<T: Textual> TextPlace for Parsed<T> {
    fn set(&mut self, text: String) {
        *self = Self::new(text);
    }
}

impl<T: DeserializeOwned + Default> SerdePlace for T {
    fn clear(&mut self) {
        *self = T::default();
    }

    fn read(&mut self, value: Value) -> Result<(), serde_json::Error> {
        *self = serde_json::from_value(value)?;
        Ok(())
    }
}

impl<T: FromJson> FromJson for Box<T> {
    const IS_OPTION: bool = T::IS_OPTION;
    const MAY_BE_ABSENT: bool = T::MAY_BE_ABSENT;

    fn empty() -> Self {
        Self::new(T::empty())
    }

    fn slot(&mut self) -> Slot<'_> {
        (**self).slot()
    }
}

impl<T: FromJson> FromJson for Option<T> {
    const IS_OPTION: bool = true;
    const MAY_BE_ABSENT: bool = true;

    fn empty() -> Self {
        None
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Option(self)
    }
}

impl<T: FromJson> OptionPlace for Option<T> {
    fn none(&mut self) {
        *self = None;
    }

    fn some(&mut self) -> Slot<'_> {
        self.insert(T::empty()).slot()
    }

    fn is_nested(&self) -> bool {
        T::IS_OPTION
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    const MAY_BE_ABSENT: bool = true;

    fn empty() -> Self {
        Self::new()
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }
}

impl<T: FromJson> ListPlace for Vec<T> {
    fn clear(&mut self) {
        self.clear();
    }

    fn push(&mut self) {
        self.push(T::empty());
    }

    fn last(&mut self) -> Option<Slot<'_>> {
        self.last_mut().map(T::slot)
    }

    fn pop(&mut self) {
        self.pop();
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    const MAY_BE_ABSENT: bool = true;

    fn empty() -> Self {
        Self::new()
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Map(self)
    }
}

impl<T: FromJson> MapPlace for BTreeMap<String, T> {
    fn clear(&mut self) {
        self.clear();
    }

    fn entry(&mut self, key: String) -> Slot<'_> {
        let value = self.entry(key).or_insert_with(T::empty);
        *value = T::empty();
        value.slot()
    }

    fn remove(&mut self, key: &str) {
        self.remove(key);
    }
}
