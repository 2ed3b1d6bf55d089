//! [`Captured`]: the values of an answer that scripts can store in a variable.

use std::borrow::Cow;

use serde_json::Value;

/// A value of an answer that can become the text of a variable.
pub trait Captured {
    /// Returns the text, or `None` if there is nothing to store.
    fn captured(&self) -> Option<String>;

    /// Returns the value as JSON; by default its text.
    fn value(&self) -> Option<Value> {
        self.captured().map(Value::String)
    }
}

macro_rules! captured {
    ($($value:ty),*) => {$(
        impl Captured for $value {
            fn captured(&self) -> Option<String> {
                Some(self.to_string())
            }

            fn value(&self) -> Option<Value> {
                Some(Value::from(self.to_owned()))
            }
        }
    )*};
}

captured!(str, String, bool, i8, i16, i32, i64, u8, u16, u32, u64, usize, f32, f64, serde_json::Number);

impl Captured for Cow<'_, str> {
    fn captured(&self) -> Option<String> {
        Some(self.as_ref().to_owned())
    }
}

impl Captured for Value {
    /// Null stores nothing; a text is stored without quotes, a list or an object as JSON.
    fn captured(&self) -> Option<String> {
        match self {
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        }
    }

    fn value(&self) -> Option<Value> {
        Some(self.clone())
    }
}

impl<T: Captured> Captured for Option<T> {
    fn captured(&self) -> Option<String> {
        self.as_ref().and_then(Captured::captured)
    }

    fn value(&self) -> Option<Value> {
        self.as_ref().and_then(Captured::value)
    }
}

impl<T: Captured + ?Sized> Captured for &T {
    fn captured(&self) -> Option<String> {
        (**self).captured()
    }

    fn value(&self) -> Option<Value> {
        (**self).value()
    }
}

impl<T: Captured + ?Sized> Captured for Box<T> {
    fn captured(&self) -> Option<String> {
        (**self).captured()
    }

    fn value(&self) -> Option<Value> {
        (**self).value()
    }
}
