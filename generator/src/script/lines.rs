//! The lines of a script.

/// The longest excerpt of a script in a report.
const EXCERPT: usize = 120;

/// A script, and where its lines start.
pub(crate) struct Lines<'s> {
    script: &'s str,
    starts: Vec<usize>,
}

impl<'s> Lines<'s> {
    pub(crate) fn of(script: &'s str) -> Self {
        let starts = std::iter::once(0).chain(script.match_indices('\n').map(|(end, _)| end + 1)).collect();
        Self { script, starts }
    }

    /// Returns the number of the line at a position; the first has the number 1.
    pub(crate) fn number(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// Returns the positions between which a line is, without its end.
    pub(crate) fn range(&self, line: usize) -> std::ops::Range<usize> {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.script.len());
        start..self.starts.get(line).map_or(self.script.len(), |next| next - 1)
    }

    /// Returns one line, shortened.
    pub(crate) fn excerpt(&self, line: usize) -> String {
        let text = self.script.get(self.range(line)).unwrap_or_default().trim();
        if text.chars().count() <= EXCERPT {
            return text.to_owned();
        }
        text.chars().take(EXCERPT - 1).chain(['…']).collect()
    }
}
