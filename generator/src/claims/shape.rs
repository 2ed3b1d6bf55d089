//! [`Shape`]: the claims about one place of JSON.

use std::collections::BTreeSet;

/// The kinds of value that are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    Text,
    Date,
    DateTime,
    Uuid,
    List,
    Object,
}

/// The claims about one place. Without kinds, it may be any value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    pub kinds: BTreeSet<Kind>,
    /// The fields in the order of the claims.
    pub fields: Vec<Field>,
    pub items: Option<Box<Shape>>,
    /// The values of an object whose keys are data.
    pub values: Option<Box<Shape>>,
    /// The allowed texts, if they are all known.
    pub cases: Vec<String>,
    /// `true` if objects may have further fields.
    pub partial: bool,
}

/// A field of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    /// `true` if each object has it.
    pub required: bool,
    /// Its description in a table, in Markdown; empty if there is none.
    pub docs: String,
    pub shape: Shape,
}

impl Kind {
    /// Returns the name of the kind in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::Text | Self::Date | Self::DateTime | Self::Uuid => "a text",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

impl Shape {
    /// Returns the field of that name, and creates it if necessary.
    pub fn field_mut(&mut self, name: &str) -> &mut Field {
        let at = self.fields.iter().position(|field| field.name == name).unwrap_or_else(|| {
            self.fields.push(Field {
                name: name.to_owned(),
                required: false,
                docs: String::new(),
                shape: Self::default(),
            });
            self.fields.len() - 1
        });
        &mut self.fields[at]
    }

    /// Returns `true` if there is a field anywhere in it.
    pub fn has_fields(&self) -> bool {
        let inner = self.items.iter().chain(&self.values).any(|inner| inner.has_fields());
        !self.fields.is_empty() || inner
    }

    /// Narrows the shape to values that both allow: the fields of either, and the common kinds.
    pub fn and(&mut self, other: Self) {
        let Self { kinds, fields, items, values, cases, partial } = other;
        let both: BTreeSet<Kind> = common(&self.kinds, &kinds);
        if self.kinds.is_empty() || !both.is_empty() {
            self.kinds = if self.kinds.is_empty() {
                kinds
            } else if kinds.is_empty() {
                self.kinds.clone()
            } else {
                both
            };
        }
        for field in fields {
            let known = self.field_mut(&field.name);
            known.required |= field.required;
            if known.docs.is_empty() {
                known.docs = field.docs;
            }
            known.shape.and(field.shape);
        }
        and_inner(&mut self.items, items);
        and_inner(&mut self.values, values);
        if self.cases.is_empty() {
            self.cases = cases;
        }
        self.partial |= partial;
    }

    /// Widens the shape to values that either allows: the kinds of either; a field is required only if both require it.
    pub fn or(&mut self, other: Self) {
        let Self { kinds, fields, items, values, cases, partial } = other;
        let (was_object, is_object) = (self.kinds.contains(&Kind::Object), kinds.contains(&Kind::Object));
        let (had_texts, has_texts) = (!self.cases.is_empty(), !cases.is_empty());
        let both_objects = was_object && is_object;
        self.kinds.extend(kinds);
        if both_objects {
            self.fields
                .iter_mut()
                .filter(|known| !fields.iter().any(|field| field.name == known.name))
                .for_each(|field| field.required = false);
        }
        for field in fields {
            let is_known = self.fields.iter().any(|known| known.name == field.name);
            let known = self.field_mut(&field.name);
            if is_known {
                known.required &= field.required;
                known.shape.or(field.shape);
            } else {
                known.required = field.required && !both_objects;
                known.shape = field.shape;
            }
        }
        or_inner(&mut self.items, items);
        or_inner(&mut self.values, values);
        self.cases = match (had_texts, has_texts) {
            (true, true) => std::mem::take(&mut self.cases).into_iter().chain(cases).collect(),
            _ => Vec::new(),
        };
        self.partial |= partial;
    }
}

/// Returns the kinds that both sets allow; an integer is a number, and a date is a text.
fn common(one: &BTreeSet<Kind>, other: &BTreeSet<Kind>) -> BTreeSet<Kind> {
    let narrower = |a: Kind, b: Kind| match (a, b) {
        _ if a == b => Some(a),
        (Kind::Integer, Kind::Number) | (Kind::Number, Kind::Integer) => Some(Kind::Integer),
        (Kind::Text, text @ (Kind::Date | Kind::DateTime | Kind::Uuid))
        | (text @ (Kind::Date | Kind::DateTime | Kind::Uuid), Kind::Text) => Some(text),
        _ => None,
    };
    one.iter().flat_map(|a| other.iter().filter_map(move |b| narrower(*a, *b))).collect()
}

fn and_inner(known: &mut Option<Box<Shape>>, other: Option<Box<Shape>>) {
    match (known.as_mut(), other) {
        (Some(known), Some(other)) => known.and(*other),
        (None, other) => *known = other,
        (_, None) => {}
    }
}

fn or_inner(known: &mut Option<Box<Shape>>, other: Option<Box<Shape>>) {
    match (known.as_mut(), other) {
        (Some(known), Some(other)) => known.or(*other),
        (None, other) => *known = other,
        (_, None) => {}
    }
}
