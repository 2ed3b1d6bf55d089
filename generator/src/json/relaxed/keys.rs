//! [`Keys`]: the key of the value that was read last.

/// The objects and lists around a place, the innermost last.
#[derive(Default)]
pub(super) struct Keys(Vec<Around>);

enum Around {
    List,
    /// With the end of its last key in the text that is written.
    Object(Option<usize>),
}

impl Keys {
    pub(super) fn sign(&mut self, c: char) {
        match c {
            '{' => self.0.push(Around::Object(None)),
            '[' => self.0.push(Around::List),
            '}' | ']' => drop(self.0.pop()),
            _ => {}
        }
    }

    /// Notes a string in the place of a key, or of an element of a list.
    pub(super) fn string(&mut self, end: usize) {
        if let Some(Around::Object(key)) = self.0.last_mut() {
            *key = Some(end);
        }
    }

    /// Returns the end of the key whose value has ended, or is an object that has begun.
    pub(super) fn last(&self) -> Option<usize> {
        match self.0.as_slice() {
            [.., Around::Object(Some(key))] | [.., Around::Object(Some(key)), Around::Object(None)] => Some(*key),
            _ => None,
        }
    }
}
