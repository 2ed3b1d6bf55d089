//! Text from outside, made safe for one line of a terminal.

use std::fmt::{self, Write as _};

/// Text of a collection in a terminal: a line break or an escape sequence in a name must not pass for ours.
pub(super) struct OneLine<'a>(pub(super) &'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            if c.is_control() { write!(f, "{}", c.escape_default())? } else { f.write_char(c)? }
        }
        Ok(())
    }
}
