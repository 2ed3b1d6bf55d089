//! JavaScript itself: statements, expressions, operators, loops, calls and members.

mod awaited;
pub(crate) mod call;
pub(crate) mod change;
pub(crate) mod expression;
pub(crate) mod loops;
pub(crate) mod member;
pub(crate) mod operator;
pub(crate) mod random;
pub(crate) mod statement;
