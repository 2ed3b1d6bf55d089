//! Links to the page of the new client.

use crate::diagnostic::OneLine;

/// Returns `true` for a file beside the page or an http(s) URL; the command line passes user input.
pub fn is_page(link: &str) -> bool {
    let scheme = link.split(['/', '?', '#']).next().unwrap_or_default();
    !scheme.contains(':') || link.starts_with("https://") || link.starts_with("http://")
}

/// Returns a link to a fragment of the page.
pub fn part_of(report: &str, anchor: &str) -> String {
    format!("{}#{anchor}", OneLine(report))
}
