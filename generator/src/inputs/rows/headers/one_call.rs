//! Headers whose value belongs to one call: another call would be a repetition of it, or have a wrong condition.

use std::collections::BTreeSet;

use super::frequent::Frequent;
use crate::name;
use crate::read::model::Header;
use crate::resolve::variables::template;

/// Conditions (RFC 9110, section 13.1), and parts of a representation (section 14).
const CONDITIONS: [&str; 7] =
    ["content-range", "if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "range"];
/// What has an id of its own in each call: `X-Request-ID`, `X-Correlation-ID`.
const CALLS: [&str; 5] = ["call", "correlation", "interaction", "request", "trace"];

/// Returns `true` for a header that is sent, and that callers give for each call. A dynamic variable, or a script, makes a value of its own; the id that
/// most requests have is left to the client.
pub(super) fn is_of_one_call(header: &Header, preset: &BTreeSet<&str>, frequent: &Frequent) -> bool {
    let words = name::words(&header.key);
    let is_id_of_call = || {
        let [.., call, id] = words.as_slice() else { return false };
        CALLS.contains(&call.as_str()) && name::is_id(id) && !frequent.has(&header.key)
    };
    let is_condition = || CONDITIONS.iter().any(|name| header.key.eq_ignore_ascii_case(name));
    let is_key = || words.iter().any(|word| word.starts_with("idempoten"));
    !header.disabled
        && (is_key() || is_id_of_call() || is_condition() && header.value != "*")
        && is_own(&header.value, preset)
}

fn is_own(value: &str, preset: &BTreeSet<&str>) -> bool {
    let is_of_caller = |name: &str| !name.starts_with('$') && !preset.contains(name);
    !template::has_variables(value) || template::whole(value).is_some_and(is_of_caller)
}
