//! The changes as text for a terminal.

use std::fmt;

use crate::diagnostic::OneLine;
use crate::review::diff::{Class, Difference};

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
                writeln!(f, "  {action} {subject} {}: {}", OneLine(&change.path), OneLine(&change.message))?;
                if class == Class::Breaking && change.compiles {
                    writeln!(f, "    callers still compile: look at each")?;
                }
            }
            writeln!(f)?;
        }
        writeln!(f, "{}", self.step().sentence())
    }
}
