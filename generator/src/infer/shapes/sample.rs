//! Reads the text of one sample into shapes, as leniently as necessary.

use std::borrow::Cow;

use super::arena::{Arena, NodeId};
use super::fold::{fold, fold_into};
use crate::infer::model::{Direction, NotJson, VariableValues};
use crate::json::relaxed::{Oddity, Purpose, only_variable, relax};

/// The size of the largest example that is read.
const MAX_BYTES: usize = 64 << 20;

/// Reads a sample into new nodes; the second part is the reason why it is only almost JSON, if users should know.
pub fn read(
    arena: &mut Arena,
    text: &str,
    direction: Direction,
    variables: &VariableValues,
) -> Result<(NodeId, Option<String>), NotJson> {
    let body = direction == Direction::Body;
    let text = candidate(text)?;
    if body && let Some(name) = only_variable(text) {
        return Err(not_json(format!("it is only the variable `{name}`")));
    }
    let error = match fold(arena, text, body) {
        Ok(root) => return Ok((root, None)),
        Err(error) => error,
    };
    let relaxed = relax(text, variables, if body { Purpose::Fields } else { Purpose::Example });
    match &relaxed.text {
        Cow::Borrowed(_) => Err(not_json(error)),
        Cow::Owned(text) => {
            let root = fold(arena, text, body).map_err(not_json)?;
            // Postman resolves variables of bodies, and strips their comments
            let is_usual =
                |one: &Oddity| body && matches!(one, Oddity::Variable | Oddity::Comment | Oddity::ControlCharacter);
            let odd: Vec<&str> = relaxed.oddities.iter().filter(|one| !is_usual(one)).map(|one| one.name()).collect();
            Ok((root, (!odd.is_empty()).then(|| odd.join(", "))))
        }
    }
}

/// Reads all samples of a place into one new node if all are plain JSON, so that each uses the keys of the one before. Otherwise, the arena is
/// unchanged.
pub fn plain<'t>(arena: &mut Arena, mut texts: impl Iterator<Item = &'t str>, direction: Direction) -> Option<NodeId> {
    let mark = arena.mark();
    let root = arena.new_node();
    let body = direction == Direction::Body;
    let read = texts.try_for_each(|text| fold_into(arena, root, candidate(text).ok()?, body).ok());
    if read.is_none() {
        arena.reset(mark);
    }
    read.map(|()| root)
}

fn candidate(text: &str) -> Result<&str, NotJson> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(not_json("it is empty"));
    }
    if text.len() > MAX_BYTES {
        return Err(not_json(format!("it is larger than {} MB", MAX_BYTES >> 20)));
    }
    Ok(text)
}

fn not_json(reason: impl ToString) -> NotJson {
    NotJson { reason: reason.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str, direction: Direction) -> Option<String> {
        read(&mut Arena::default(), text, direction, &VariableValues::new()).err().map(|error| error.reason)
    }

    #[test]
    fn almost_json_is_read() {
        for text in ["{}", "\u{feff}[1]", "{\"a\": 1, // b\n}", "{\"a\": \"b\nc\"}"] {
            assert_eq!(reason(text, Direction::Answer), None, "{text}");
        }
        assert_eq!(reason("{\"a\": {{b}}, }", Direction::Body), None);
    }

    #[test]
    fn the_rest_says_why_not() {
        let cases = [
            ("", "it is empty"),
            ("{{body}}", "it is only the variable `body`"),
            ("{\"a\":\n  b}", "expected value at line 2 column 3"),
            ("{\"a\": ...}", "expected value at line 1 column 7"),
            ("<a/>", "expected value at line 1 column 1"),
        ];
        for (text, expected) in cases {
            assert_eq!(reason(text, Direction::Body).as_deref(), Some(expected), "{text}");
        }
        assert!(reason("{{body}}", Direction::Answer).is_some());
        assert!(
            reason(&("[".repeat(200) + &"]".repeat(200)), Direction::Answer)
                .is_some_and(|reason| reason.contains("recursion"))
        );
    }
}
