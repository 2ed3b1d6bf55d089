//! Scripts as syntax trees.
//!
//! In: the text of a script. Out: a [`Program`]. Rule: a broken script gives the tree of its readable parts, and the ranges of the others.
//! The library is a build dependency of its users: a parser for what scripts need takes a twentieth of the time to build of one that
//! reads all of JavaScript.

mod ast;
mod expression;
mod lexer;
mod literal;
mod operand;
mod parser;
mod pattern;
mod statement;
mod token;

pub(crate) use ast::{Binary, Body, Call, Case, Expression, Function, Kind, Pattern, Program, Statement, Unary};
pub(crate) use parser::parse;
