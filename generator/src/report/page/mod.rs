//! The common parts of both pages: the document around them, code, prose, and links between them.

mod anchors;
mod code;
mod document;
mod prose;

pub(super) use anchors::{Kind, anchor};
pub(super) use code::{copied, linked, rust, shown};
pub(super) use document::{Document, document};
pub(super) use prose::prose;

/// `1 item`, `2 items`
pub(super) fn counted(count: usize, what: &str) -> String {
    let many = match what.strip_suffix('y') {
        _ if count == 1 => what.to_owned(),
        Some(stem) => format!("{stem}ies"),
        None => format!("{what}s"),
    };
    format!("{count} {many}")
}
