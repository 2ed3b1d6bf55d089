//! The words of a description.

/// The words of a description in lowercase, without markup. Marks that end a sentence, or a part of one, are [`END`]; `,`, `=`, `|` and `/`
/// are words.
pub(super) struct Words(Vec<String>);

/// The end of a sentence, of a part in parentheses, or of a line.
pub(super) const END: &str = ".";

/// A longer description is about more than one value.
const MAX_WORDS: usize = 150;

impl Words {
    pub(super) fn of(description: &str) -> Self {
        let mut words = Vec::new();
        let mut word = String::new();
        let mut chars = description.chars().peekable();
        while let Some(c) = chars.next() {
            let is_hyphen = c == '-' && !word.is_empty() && chars.peek().is_some_and(|next| next.is_alphanumeric());
            if c.is_alphanumeric() || c == '_' || is_hyphen {
                word.extend(c.to_lowercase());
                continue;
            }
            if matches!(c, '`' | '*' | '"' | '\'' | '“' | '”' | '‘' | '’') {
                continue;
            }
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            match c {
                // a tag
                '<' => while chars.next_if(|next| *next != '>').is_some() {},
                ',' | '=' | '|' | '/' => words.push(c.to_string()),
                '>' => {}
                c if c.is_whitespace() && c != '\n' => {}
                _ => words.push(END.to_owned()),
            }
        }
        words.extend(Some(word).filter(|word| !word.is_empty()));
        if words.len() > MAX_WORDS {
            words.clear();
        }
        Self(words)
    }

    /// Returns a word; [`END`] beyond the last.
    pub(super) fn get(&self, at: usize) -> &str {
        self.0.get(at).map_or(END, String::as_str)
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.0.iter().any(|one| one == word)
    }

    /// The places of the words.
    pub(super) fn places(&self) -> std::ops::Range<usize> {
        0..self.0.len()
    }

    /// Returns `true` if these words follow each other from a place on.
    pub(super) fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(index, word)| self.get(at + index) == *word)
    }

    /// Returns the place behind the words from `at` on that are among `fillers`, `most` of them at most.
    pub(super) fn skip(&self, at: usize, fillers: &[&str], most: usize) -> usize {
        let end = (at + most).min(self.0.len());
        (at..end).find(|at| !fillers.contains(&self.get(*at))).unwrap_or(end.max(at))
    }

    /// Returns `true` if a sentence starts there; what says that the input is optional or required does not count.
    pub(super) fn starts_sentence(&self, at: usize) -> bool {
        let is_mark = |at: usize| ["optional", "optionally", "required"].contains(&self.get(at));
        match at.checked_sub(1).map(|before| self.get(before)) {
            None | Some(END) => true,
            Some(",") => at >= 2 && is_mark(at - 2),
            Some(_) => is_mark(at - 1),
        }
    }
}
