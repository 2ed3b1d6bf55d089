//! The text of a file: its first line, docs and items.

use crate::emit::files::MARKER;
use crate::emit::modules::module::Scope;
use crate::emit::text::{docs, literal, print};

/// Tells rustfmt to leave the file unchanged.
const SKIPPED: &str = "#![cfg_attr(rustfmt, rustfmt_skip)]\n";

/// The file of a module.
pub fn file(scope: &Scope<'_>, docs: &[String], items: String) -> String {
    let parts = [docs::inner(docs, 0), SKIPPED.to_owned(), items];
    format!("{}{}", header(scope), print::joined(parts))
}

/// Returns the first line, which marks the file as generated, see [`MARKER`].
pub fn header(scope: &Scope<'_>) -> String {
    format!("// {}\n\n", marker(scope))
}

pub fn marker(scope: &Scope<'_>) -> String {
    let source: String = scope.client.source.chars().map(|c| if literal::is_unseen(c) { ' ' } else { c }).collect();
    format!("{MARKER} from {source}. Do not edit.")
}
