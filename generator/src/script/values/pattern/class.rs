//! Classes of characters: `[a-z_]`.

use super::Reader;

/// The letters of the escapes that are classes of characters.
const CLASSES: [char; 6] = ['d', 'D', 'w', 'W', 's', 'S'];

impl Reader<'_> {
    /// Reads a class after its `[`.
    pub(super) fn class(&mut self) -> Option<()> {
        self.rust.push('[');
        if let Some(rest) = self.rest.strip_prefix('^') {
            self.rust.push('^');
            self.rest = rest;
        }
        // JavaScript's `[]` and `[^]`
        if self.rest.starts_with(']') {
            return None;
        }
        // what may start a range; `\0` for an escape such as `\n`
        let mut start: Option<char> = None;
        let mut is_first = true;
        loop {
            let next = self.next()?;
            start = match next {
                ']' => break,
                '-' if self.rest.starts_with(']') || (is_first && !self.rest.starts_with('-')) => {
                    self.rust.push('-');
                    None
                }
                '-' if start.is_none() || self.is_at_class() => {
                    self.rust.push_str("\\-");
                    is_first.then_some('-')
                }
                '-' => {
                    let end = self.next().filter(|end| *end != '-')?;
                    if self.meant(end).is_some_and(|end| Some(end) < start) {
                        return None;
                    }
                    self.rust.push('-');
                    self.element(end)?;
                    None
                }
                next => {
                    let is_class = next == '\\' && self.rest.starts_with(CLASSES);
                    let meant = self.meant(next).unwrap_or('\0');
                    self.element(next)?;
                    (!is_class).then_some(meant)
                }
            };
            is_first = false;
        }
        self.rust.push(']');
        Some(())
    }

    /// Returns `true` before a class such as `\w`.
    fn is_at_class(&self) -> bool {
        self.rest.strip_prefix('\\').is_some_and(|rest| rest.starts_with(CLASSES))
    }

    /// The character that the class means with `next`; `None` for an escape such as `\n`.
    fn meant(&self, next: char) -> Option<char> {
        let escaped = || self.rest.chars().next().filter(|escaped| !escaped.is_alphanumeric());
        if next == '\\' { escaped() } else { Some(next) }
    }

    /// One character of a class, already read.
    fn element(&mut self, next: char) -> Option<()> {
        match next {
            '\\' => return self.escape(true),
            '[' => self.rust.push_str("\\["),
            // twice, they are operators
            '&' | '~' if self.rest.starts_with(next) || self.rust.ends_with(next) => {
                self.rust.push('\\');
                self.rust.push(next);
            }
            other => self.rust.push(other),
        }
        Some(())
    }
}
