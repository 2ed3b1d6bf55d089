//! Notations of credentials, one in each file. A [`Judge`](super::judge::Judge) decides on the names and values that they find.

pub(super) mod assignments;
pub(super) mod elements;
pub(super) mod html_tables;
pub(super) mod pairs;
pub(super) mod prose;
pub(super) mod tables;
pub(super) mod tokens;
pub(super) mod urls;
