//! Scripts as syntax trees.
//!
//! In: the text of a script. Out: a [`Program`]. Rule: a broken script gives the tree of its readable parts, and the ranges of the others.

mod ast;
#[cfg(feature = "scripts")]
mod expression;
#[cfg(feature = "scripts")]
mod literal;
#[cfg(feature = "scripts")]
mod pattern;
#[cfg(feature = "scripts")]
mod reader;
#[cfg(feature = "scripts")]
mod statement;
#[cfg(feature = "scripts")]
mod tree;
mod visit;

pub(crate) use ast::{Binary, Body, Call, Case, Expression, Function, Kind, Pattern, Program, Statement, Unary};
#[cfg(feature = "scripts")]
pub(crate) use tree::parse;
pub(crate) use visit::Node;

/// Without the feature `scripts` no script is read.
#[cfg(not(feature = "scripts"))]
pub(crate) fn parse(_: &str) -> Result<Program, &'static str> {
    Err("postman-codegen was built without its feature `scripts`")
}
