//! Links to the page of the new client.

use crate::diagnostic::OneLine;

/// A file beside the page or an address of the web; the command line passes what somebody typed.
pub fn is_page(link: &str) -> bool {
    let scheme = link.split(['/', '?', '#']).next().unwrap_or_default();
    !scheme.contains(':') || link.starts_with("https://") || link.starts_with("http://")
}

/// As a fragment of a page.
pub fn part_of(report: &str, anchor: &str) -> String {
    format!("{}#{anchor}", OneLine(report))
}
