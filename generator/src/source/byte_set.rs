//! Sets of bytes, for texts that are read byte by byte.

/// A set of bytes, in which each is looked up at once.
pub(crate) struct ByteSet([bool; 256]);

impl ByteSet {
    pub(crate) const fn of(bytes: &[u8]) -> Self {
        let mut set = [false; 256];
        let mut at = 0;
        while at < bytes.len() {
            set[bytes[at] as usize] = true;
            at += 1;
        }
        Self(set)
    }

    pub(crate) fn has(&self, byte: u8) -> bool {
        self.0[usize::from(byte)]
    }
}

#[cfg(test)]
mod tests {
    use super::ByteSet;

    #[test]
    fn the_bytes_of_a_set_are_in_it_and_no_others() {
        let set = ByteSet::of(b"\n\"\xff");
        let found: Vec<u8> = (0..=u8::MAX).filter(|byte| set.has(*byte)).collect();
        assert_eq!(found, *b"\n\"\xff");
    }
}
