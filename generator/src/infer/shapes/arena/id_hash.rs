//! A hash of the arena's own numbers, which no input can choose: one multiplication.

use std::hash::{BuildHasherDefault, Hasher};

/// For maps and sets of ids.
pub type ById = BuildHasherDefault<IdHasher>;

/// A hasher for ids. Not for texts, with which an attacker could cause collisions.
#[derive(Clone, Copy, Debug, Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u32(&mut self, id: u32) {
        self.write_u64(u64::from(id));
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_u64(&mut self, number: u64) {
        // an odd number with evenly distributed bits: the fraction of the golden ratio
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        // tables use both ends of a hash, and the low end of a product depends only on the low bits
        self.0 ^ (self.0 >> 32)
    }
}
