//! Overrides of types at one place.

use crate::options::RustType;

/// Overrides of one place.
#[derive(Clone, Debug, Default)]
pub struct Pin {
    pub presence: Option<PinnedPresence>,
    pub ty: Option<RustType>,
    pub is_enum: Option<bool>,
    /// The field's name.
    pub field: Option<String>,
    /// The name of the enum or union; that of a struct is in its record.
    pub type_name: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinnedPresence {
    Required,
    Optional,
}

impl Pin {
    /// Joins the overrides of two places; the older one wins.
    pub fn add(&mut self, other: Self) {
        self.presence = self.presence.or(other.presence);
        self.ty = self.ty.take().or(other.ty);
        self.is_enum = self.is_enum.or(other.is_enum);
        self.field = self.field.take().or(other.field);
        self.type_name = self.type_name.take().or(other.type_name);
    }
}
