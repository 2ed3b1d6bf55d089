//! Finds the one header of a name.

use crate::read::model::Header;

/// The only enabled header of a name, in any case.
pub(super) fn only<'a>(headers: &'a [Header], name: &str) -> Option<(usize, &'a Header)> {
    let is = |(_, header): &(usize, &Header)| !header.disabled && header.key.eq_ignore_ascii_case(name);
    let mut found = headers.iter().enumerate().filter(is);
    found.next().filter(|_| found.next().is_none())
}
