//! Notations of credentials, one in each file. A [`Judge`](super::judge::Judge) decides on the names and values that they find.

pub(super) mod assignments;
pub(super) mod elements;
pub(super) mod html_tables;
pub(super) mod pairs;
pub(super) mod prose;
pub(super) mod tables;
pub(super) mod tokens;
pub(super) mod urls;

/// Returns `true` for the path of a method in sample code, which an argument follows: `Encoding.UTF8.GetBytes`.
fn is_method(name: &str) -> bool {
    name.contains('.') && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'_')
}
