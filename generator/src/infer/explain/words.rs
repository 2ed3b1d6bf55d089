//! Evidence in words.

use crate::infer::kinds::evidence::Evidence;
use crate::infer::shapes::arena::{Arena, NodeId};
use crate::infer::shapes::json_kinds::Kinds;

/// The kinds of values of a place, in words.
pub(super) fn seen(arena: &Arena, node: NodeId) -> Vec<String> {
    let node = arena.node(node);
    let evidence = node.evidence;
    let hint = Kinds::of(node, false) != Kinds::of(node, true);
    let words = [
        (evidence.has(Evidence::BOOL), "true or false"),
        (evidence.has(Evidence::INTEGER), "whole numbers"),
        (evidence.has(Evidence::UNSIGNED), "some beyond `i64`"),
        (evidence.has(Evidence::HUGE), "whole numbers beyond 64 bits"),
        (evidence.has(Evidence::FLOAT), "numbers with a fraction"),
        (evidence.has(Evidence::TEXT), "texts"),
        (evidence.format() == Some(Evidence::DATE_TIME), "all of them dates with a time"),
        (evidence.format() == Some(Evidence::DATE), "all of them dates"),
        (evidence.format() == Some(Evidence::UUID), "all of them UUIDs"),
        (hint || evidence.has(Evidence::HINT_TEXT), "placeholders"),
        (evidence.has(Evidence::ELIDED), "a text for what the example leaves out"),
        (node.item.is_some(), "lists"),
        (node.record.is_some(), "objects"),
    ];
    words.into_iter().filter(|(seen, _)| *seen).map(|(_, words)| words.to_owned()).collect()
}

pub(super) fn count(number: u32, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}

/// Returns a label on one line, so that it cannot look like a line of our own.
pub(super) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
