//! [`Seen`]: the fields of a struct that an object has.

use super::place::Table;

/// The fields of a table that were read.
pub(in crate::decode) struct Seen {
    table: &'static Table,
    /// A bit for each of the first fields.
    first: u128,
    rest: Vec<bool>,
}

const FIRST: usize = u128::BITS as usize;

impl Seen {
    pub(in crate::decode) fn new(table: &'static Table) -> Self {
        Self { table, first: 0, rest: vec![false; table.fields.len().saturating_sub(FIRST)] }
    }

    /// Returns `true` if the field had been read before.
    pub(in crate::decode) fn insert(&mut self, index: usize) -> bool {
        match self.rest.get_mut(index.wrapping_sub(FIRST)) {
            Some(seen) => std::mem::replace(seen, true),
            None => {
                let bit = 1 << index;
                let seen = self.first & bit != 0;
                self.first |= bit;
                seen
            }
        }
    }

    /// Returns the key of a required field that is missing.
    pub(in crate::decode) fn missing(&self) -> Option<&'static str> {
        let is_seen = |index: usize| match self.rest.get(index.wrapping_sub(FIRST)) {
            Some(seen) => *seen,
            None => self.first & (1 << index) != 0,
        };
        let mut fields = self.table.fields.iter().enumerate();
        fields.find(|(index, field)| field.required && !is_seen(*index)).map(|(_, field)| field.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::from_json::place::Field;

    const FIELD: Field = Field { key: "a", required: true };
    static TABLE: Table = Table { name: "Large", has_other: false, fields: &[FIELD; 200] };

    #[test]
    fn fields_of_large_structs_are_counted_too() {
        let mut seen = Seen::new(&TABLE);
        for index in 0..200 {
            assert_eq!((seen.missing(), seen.insert(index), seen.insert(index)), (Some("a"), false, true), "{index}");
        }
        assert_eq!(seen.missing(), None);
    }
}
