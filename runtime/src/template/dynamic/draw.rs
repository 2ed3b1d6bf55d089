//! Random texts.

use std::ops::RangeInclusive;

use fastrand::Rng;

pub(super) const DIGITS: &[u8] = b"0123456789";
pub(super) const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
pub(super) const CAPITALS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// One of `words`, which must not be empty.
pub(super) fn pick(random: &mut Rng, words: &[&'static str]) -> &'static str {
    words[random.usize(..words.len())]
}

/// Characters of `alphabet`, which must not be empty.
pub(super) fn text(random: &mut Rng, alphabet: &[u8], length: usize) -> String {
    (0..length).map(|_| char::from(alphabet[random.usize(..alphabet.len())])).collect()
}

/// Joins a number of parts that is one of `counts`.
pub(super) fn join(
    random: &mut Rng,
    separator: &str,
    counts: RangeInclusive<usize>,
    part: impl Fn(&mut Rng) -> String,
) -> String {
    let count = random.usize(counts);
    (0..count).map(|_| part(random)).collect::<Vec<_>>().join(separator)
}

/// `pattern` with a digit for each `#`, one from 2 to 9 for each `!`, a capital for each `A`, and a
/// capital or digit for each `?`.
pub(super) fn format(random: &mut Rng, pattern: &str) -> String {
    let mut one = |c| match c {
        '#' => char::from(DIGITS[random.usize(..10)]),
        '!' => char::from(DIGITS[random.usize(2..10)]),
        'A' => char::from(CAPITALS[random.usize(..26)]),
        '?' if random.bool() => char::from(CAPITALS[random.usize(..26)]),
        '?' => char::from(DIGITS[random.usize(..10)]),
        c => c,
    };
    pattern.chars().map(&mut one).collect()
}

/// A number from `-limit` to `limit` with four decimals.
pub(super) fn degrees(random: &mut Rng, limit: i32) -> String {
    format!("{:.4}", f64::from(random.i32(-limit * 10_000..=limit * 10_000)) / 10_000.0)
}
