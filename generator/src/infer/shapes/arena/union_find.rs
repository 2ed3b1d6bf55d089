//! Union-find.

use std::cell::Cell;

/// A union-find forest in which the oldest member represents its class.
#[derive(Clone, Debug, Default)]
pub struct Forest(Vec<Cell<u32>>);

impl Forest {
    pub fn push(&mut self) -> u32 {
        let id = self.0.len() as u32;
        self.0.push(Cell::new(id));
        id
    }

    pub fn truncate(&mut self, len: usize) {
        self.0.truncate(len);
    }

    pub fn find(&self, mut id: u32) -> u32 {
        loop {
            let parent = self.0[id as usize].get();
            if parent == id {
                return id;
            }
            let grandparent = self.0[parent as usize].get();
            self.0[id as usize].set(grandparent);
            id = grandparent;
        }
    }

    /// Joins two classes; returns the remaining and the replaced representative, unless both are already one class.
    pub fn join(&self, a: u32, b: u32) -> Option<(u32, u32)> {
        let (a, b) = (self.find(a), self.find(b));
        let (kept, gone) = (a.min(b), a.max(b));
        (kept != gone).then(|| {
            self.0[gone as usize].set(kept);
            (kept, gone)
        })
    }
}
