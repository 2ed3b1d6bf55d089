//! The changes as text for a terminal.

use std::fmt;

use super::{Class, Difference};

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for class in [Class::Breaking, Class::Compatible, Class::Docs] {
            let count = self.of(class).count();
            if count == 0 {
                continue;
            }
            writeln!(f, "{class} ({count})")?;
            for change in self.of(class) {
                let (action, subject) = (change.action, change.subject);
                writeln!(f, "  {action} {subject} {}: {}", change.path, plain(&change.message))?;
                if class == Class::Breaking && change.compiles {
                    writeln!(f, "    callers still compile: look at each")?;
                }
            }
            writeln!(f)?;
        }
        writeln!(f, "{}", self.step().sentence())
    }
}

/// Names and URLs of a collection must not write control sequences to a terminal.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { c.escape_default().to_string() } else { c.to_string() }).collect()
}
