//! Runs of characters at the start of a text.

/// Returns the number of bytes at the start that satisfy `is_part`.
pub(super) fn run(text: &str, is_part: impl Fn(u8) -> bool) -> usize {
    let run = text.bytes().take_while(|b| is_part(*b)).count();
    #[cfg(test)]
    looked::add(run);
    run
}

/// A letter, a digit, `_` or `-`.
pub(super) fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')
}

/// A lower-case hexadecimal digit.
pub(super) fn is_hex(b: u8) -> bool {
    b.is_ascii_digit() || (b'a'..=b'f').contains(&b)
}

/// Counts the bytes that runs have read: a search that is not linear shows in the count, without a clock.
#[cfg(test)]
pub(super) mod looked {
    use std::cell::Cell;

    thread_local!(static LOOKED: Cell<usize> = const { Cell::new(0) });

    pub(super) fn add(bytes: usize) {
        LOOKED.set(LOOKED.get() + bytes);
    }

    /// The bytes since the last call.
    pub(in crate::credentials) fn take() -> usize {
        LOOKED.take()
    }
}
