//! When a part that many requests have is declared once.

/// Fewer requests say nothing about what all of them have.
const MIN_REQUESTS: usize = 3;
/// A part is common if this number of requests have it for each one without it.
const TO_ONE_WITHOUT: usize = 3;

/// Returns `true` if a part is declared once that `with` requests have and `without` requests do not.
pub(crate) fn is_common(with: usize, without: usize) -> bool {
    with >= MIN_REQUESTS && with >= TO_ONE_WITHOUT * without
}
