//! Nouns of paths that mean little without their neighbours.

use crate::name::{WordList, word_list};

/// Returns `true` for a noun that belongs to the noun before it: the `status` of an order is not that of a payment.
pub fn is_weak(noun: &str) -> bool {
    WEAK.has(noun)
}

static WEAK: WordList = word_list(
    "\
    attribute config configuration content count data detail entry history info item key list metadata name option \
    parameter preference property request response result setting state statistic stats status summary template test \
    total type url value",
);
