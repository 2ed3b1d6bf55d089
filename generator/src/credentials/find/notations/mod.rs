//! Credentials in one notation each, as a [`Judge`](super::judge::Judge) sees their names and values.

pub(super) mod assignments;
pub(super) mod elements;
pub(super) mod pairs;
pub(super) mod prose;
pub(super) mod tables;
pub(super) mod tokens;
pub(super) mod urls;
