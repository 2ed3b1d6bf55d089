//! Text → a small syntax tree, by tree-sitter.
//!
//! The library is a build dependency of its users, and of the maintained parsers tree-sitter costs by far the least to
//! build; a broken script still gives a tree. No other module sees its nodes.

use std::ops::ControlFlow;

use tree_sitter::{Node, ParseOptions, ParseState, Parser, Tree};

use super::ast::Program;
use super::reader::Reader;

/// The syntax tree of a script.
///
/// # Errors
///
/// Returns an error if the parser gives up, or would take too long.
pub(crate) fn parse(script: &str) -> Result<Program, &'static str> {
    const REFUSED: &str = "the script cannot be parsed";
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_javascript::LANGUAGE.into()).map_err(|_| REFUSED)?;
    let tree = parse_within_budget(&mut parser, script).ok_or(REFUSED)?;
    let mut reader = Reader::new(script);
    let body = reader.statements(tree.root_node());
    let mut program = Program { body, inert: Vec::new(), broken: Vec::new() };
    mark(tree.root_node(), &mut program);
    Ok(program)
}

/// The steps, in hundreds, that the parser may take for a script of any length.
const MIN_STEPS: usize = 100;
/// The number of bytes for which it may take a hundred steps more. Real scripts need a hundred for 60 to 150 bytes.
const BYTES_A_STEP: usize = 16;

/// Recovering from errors takes quadratic time: a broken script of 30 KB would take half a minute.
fn parse_within_budget(parser: &mut Parser, script: &str) -> Option<Tree> {
    let mut budget = MIN_STEPS + script.len() / BYTES_A_STEP;
    let mut spend = |_: &ParseState| {
        budget = budget.saturating_sub(1);
        if budget == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let bytes = script.as_bytes();
    let mut rest = |at: usize, _| bytes.get(at..).unwrap_or_default();
    parser.parse_with_options(&mut rest, None, Some(ParseOptions::new().progress_callback(&mut spend)))
}

fn mark(root: Node<'_>, program: &mut Program) {
    let mut cursor = root.walk();
    loop {
        let node = cursor.node();
        let leaf = match node.kind() {
            "comment" | "html_comment" | "string_fragment" | "regex" | "hash_bang_line" => {
                program.inert.push(node.byte_range());
                true
            }
            _ if node.is_error() => {
                program.broken.push(node.byte_range());
                false
            }
            _ => false,
        };
        if !leaf && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return;
            }
        }
    }
}
