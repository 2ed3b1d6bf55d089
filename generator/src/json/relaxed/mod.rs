//! Almost JSON → JSON, with the same rules for examples and bodies: variables and placeholders without quotes, comments, trailing commas, single
//! quotes, keys without quotes, `NaN`, `...` for what an example leaves out, raw control characters in strings.

mod keys;
mod lexer;
mod oddity;
#[cfg(test)]
mod tests;
mod variables;

use std::borrow::Cow;
use std::collections::BTreeSet;

use lexer::Lexer;
pub use lexer::{OPTIONAL, Purpose};
pub use oddity::Oddity;
pub use variables::{VARIABLE, VariableValues, only_variable};

/// A text rewritten as JSON.
pub struct Relaxed<'t> {
    /// Borrowed if there was nothing to do.
    pub text: Cow<'t, str>,
    pub oddities: BTreeSet<Oddity>,
}

/// Rewrites a text as JSON. Lines keep their numbers, except after a raw line break in a string.
pub fn relax<'t>(text: &'t str, variables: &VariableValues, purpose: Purpose) -> Relaxed<'t> {
    let (out, oddities) = Lexer::new(text, variables, purpose).rewrite();
    Relaxed { text: if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }, oddities }
}

/// Returns `true` if a text starts as a JSON object or list, apart from blanks and comments.
pub fn opens(text: &str) -> bool {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches('\u{feff}').trim_start();
        let after = if rest.starts_with("//") {
            rest.find('\n').map(|at| at + 1)
        } else if rest.starts_with("/*") {
            rest.find("*/").map(|at| at + 2)
        } else {
            return rest.starts_with(['{', '[']);
        };
        let Some(after) = after else { return false };
        rest = &rest[after..];
    }
}
