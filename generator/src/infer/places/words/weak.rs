//! Nouns of paths that mean little without their neighbours.

use crate::name::{WordList, word_list};

/// Returns `true` for a noun that belongs to the noun before it: the `status` of an order is not that of a payment.
pub fn is_weak(noun: &str) -> bool {
    WEAK.has(noun)
}

/// Returns `true` for what happens to a thing, or is a part of it: an `execution` is that of a workflow, a `member` that of a group.
pub fn is_part(noun: &str) -> bool {
    PARTS.has(noun)
}

static PARTS: WordList = word_list(
    "\
    action activity amendment attempt cancel cancellation capture change comment connection event execution export \
    import invocation invitation iteration log member membership occurrence refund report reversal return review \
    revision run schedule snapshot step submission transition usage version view visit",
);

/// Returns `true` for a plural of which one thing has several: its attributes.
pub fn is_collective(noun: &str) -> bool {
    COLLECTIVES.has(noun)
}

static COLLECTIVES: WordList = word_list(
    "attributes credentials metrics options parameters permissions preferences properties rules settings variables",
);

static WEAK: WordList = word_list(
    "\
    attribute config configuration content count data detail entry history info item key list metadata name option \
    parameter preference property request response result setting state statistic stats status summary template test \
    total type url value",
);
