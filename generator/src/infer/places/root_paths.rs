//! Names of the roots of the sites, in type paths and in the lock.

use std::collections::BTreeMap;

use super::occurrence::Origin;
use crate::infer::model::{Direction, Site};
use crate::options::Selector;

/// The type of all failures, which has no operation.
pub const FAILURE: &str = "Failure";

/// The names of the roots of the sites in type paths.
pub fn root_texts(sites: &[Site<'_>], origins: &[Origin]) -> Vec<String> {
    let mut counts: BTreeMap<(&str, Direction), usize> = BTreeMap::new();
    for site in sites {
        if let Some(operation) = &site.operation {
            *counts.entry((operation, site.direction)).or_default() += 1;
        }
    }
    let text = |origin: &Origin| {
        let Site { operation, status, direction, .. } = &sites[origin.site];
        let Some(operation) = operation.clone() else {
            return FAILURE.to_owned();
        };
        let several = counts.get(&(operation.as_str(), *direction)).is_some_and(|count| *count > 1);
        match direction {
            Direction::Body => Selector::Body { operation },
            Direction::Answer => Selector::Answer { operation, status: status.filter(|_| several) },
        }
        .to_string()
    };
    origins.iter().map(text).collect()
}

/// Returns the names of the roots of the sites, in the order of the origins: as in type paths, but always with the
/// status, because a second one may be added.
pub fn lock_texts(sites: &[Site<'_>], origins: &[Origin]) -> Vec<String> {
    let text = |origin: &Origin| {
        let Site { operation, status, direction, .. } = &sites[origin.site];
        let Some(operation) = operation.clone() else {
            return FAILURE.to_owned();
        };
        match direction {
            Direction::Body => Selector::Body { operation },
            Direction::Answer => Selector::Answer { operation, status: *status },
        }
        .to_string()
    };
    origins.iter().map(text).collect()
}
