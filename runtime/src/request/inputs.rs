//! Optional inputs of a request: [`Options`] writes them to [`Inputs`].

use std::borrow::Cow;

use super::url::Parameter;
use crate::template::Text;
use crate::variables::Secret;

/// The optional inputs of an operation. Generated code implements it for each `…Options` struct.
///
/// `apply` is called whenever a request is built; without [`Call::with`](crate::Call::with) on
/// the default options, so that fixed parameters and headers are always sent in their place.
pub trait Options: Default {
    /// Writes the inputs that are set, in the order of the collection.
    fn apply(&self, to: &mut Inputs);
}

/// The options of an operation that has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoOptions;

impl Options for NoOptions {
    fn apply(&self, _: &mut Inputs) {}
}

/// Query parameters and headers, in the order in which they were written.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    pub(crate) query: Vec<Parameter>,
    pub(crate) headers: Vec<(Cow<'static, str>, Text)>,
    /// The saved texts of parameters that the options leave unset: keys and templates.
    pub(crate) saved: &'static [(&'static str, &'static str)],
}

impl Inputs {
    /// Adds a query parameter for each value of `value`. `key` is a template, as written in the
    /// collection.
    pub fn query(&mut self, key: &'static str, value: &(impl Input + ?Sized)) {
        let before = self.query.len();
        value.each(&mut |text| self.query.push(Parameter::Pair(key, text)));
        if self.query.len() == before {
            self.saved_query(key);
        }
    }

    fn saved_query(&mut self, key: &'static str) {
        let saved = self.saved.iter().filter(|(saved, _)| *saved == key);
        self.query.extend(saved.map(|(_, template)| Parameter::Pair(key, Text::saved(*template))));
    }

    /// Adds one or more parameters that are always sent: a part of a query, as a template,
    /// `a=1&b={{b}}`.
    pub fn fixed_query(&mut self, template: &'static str) {
        self.query.push(Parameter::Fixed(template));
    }

    /// Adds a header for each value of `value`. `name` is a template.
    pub fn header(&mut self, name: &'static str, value: &(impl Input + ?Sized)) {
        value.each(&mut |text| self.headers.push((name.into(), text)));
    }

    /// Adds a header that is always sent; name and value are templates.
    pub fn fixed_header(&mut self, name: &'static str, template: &'static str) {
        self.headers.push((name.into(), Text::saved(template)));
    }
}

/// A value of a field of an options struct or form: any number of texts.
pub trait Input {
    /// Calls `to` with each text.
    fn each(&self, to: &mut dyn FnMut(Text));
}

macro_rules! input {
    ($($value:ty),*) => {$(
        impl Input for $value {
            fn each(&self, to: &mut dyn FnMut(Text)) {
                to(self.into());
            }
        }
    )*};
}

input!(Text, String);

macro_rules! input_copy {
    ($($value:ty),*) => {$(
        impl Input for $value {
            fn each(&self, to: &mut dyn FnMut(Text)) {
                to((*self).into());
            }
        }
    )*};
}

input_copy!(&str, bool, i32, i64, u32, u64, f64);

impl Input for Secret {
    fn each(&self, to: &mut dyn FnMut(Text)) {
        if let Some(text) = Text::of_secret(self) {
            to(text);
        }
    }
}

impl<T: Input> Input for Option<T> {
    fn each(&self, to: &mut dyn FnMut(Text)) {
        if let Some(value) = self {
            value.each(to);
        }
    }
}

impl<T: Input> Input for Vec<T> {
    fn each(&self, to: &mut dyn FnMut(Text)) {
        for value in self {
            value.each(to);
        }
    }
}

impl Inputs {
    /// Adds the inputs of one call. Its headers replace those of the same name.
    pub(crate) fn extend(&mut self, extra: &Self) {
        self.query.extend_from_slice(&extra.query);
        self.headers.retain(|(name, _)| !extra.headers.iter().any(|(other, _)| other.eq_ignore_ascii_case(name)));
        self.headers.extend_from_slice(&extra.headers);
    }
}
