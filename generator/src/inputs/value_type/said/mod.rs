//! What the description of an input says about the type of its values. A description that may mean something else says nothing: a text that
//! cannot be passed is worse than a number that is passed as a text.

mod boolean;
mod number;
mod words;

pub(super) use boolean::says_boolean;
pub(super) use number::says_number;
