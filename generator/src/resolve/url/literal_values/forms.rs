//! What a text is by its characters.

use postman_observations::is_uuid;

use super::nouns::singular;
use crate::name::made_up::{has_digit, is_hex, is_number, is_random, is_ulid};
use crate::name::{self, is_verb};
use crate::url_path::is_version;

const MIN_MIXED_BYTES: usize = 8;
/// Fixed parts of a path have fewer words.
const MIN_SLUG_WORDS: usize = 3;

/// Returns a segment without its extension: `8863` of `8863.json`.
pub(super) fn stem(segment: &str) -> &str {
    match segment.split_once('.') {
        Some((stem, extension)) if extension.bytes().all(|b| b.is_ascii_lowercase()) => stem,
        _ => segment,
    }
}

/// Returns `true` for a text that identifies one thing among many, whatever precedes it.
pub(super) fn is_made_up(text: &str) -> bool {
    is_uuid(text) || (is_hex(text) && !is_number(text)) || is_ulid(text) || is_random(text)
}

/// Returns `true` for letters and digits that change more often than in any name: `x7k2m9q4w1`, but not `v1p1beta1` and `mp4toh264`.
pub(super) fn is_jumble(text: &str) -> bool {
    const MIN_BYTES: usize = 8;
    const MIN_CHANGES: usize = 4;
    text.len() >= MIN_BYTES
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
        && changes(text) >= MIN_CHANGES
        && !is_version(text)
}

/// Returns `true` for a long random text behind what is done with it: `users/confirm/KYw0F9CWTj8f5I18cuiKgSFgLTLF`. A hash is one behind
/// what it proves: `verify-email/<hash>`.
pub(super) fn is_token(deed: &str, text: &str) -> bool {
    const MIN_BYTES: usize = 24;
    const MIN_HASH_BYTES: usize = 32;
    const PROVEN: [&str; 12] = [
        "activate",
        "activation",
        "confirm",
        "confirmation",
        "password",
        "recover",
        "recovery",
        "reset",
        "unlock",
        "unsubscribe",
        "verification",
        "verify",
    ];
    let is_proven = || name::words(deed).iter().any(|word| PROVEN.contains(&word.as_str()));
    let is_key = text.len() >= MIN_BYTES && is_random(text) && is_verb(&deed.to_ascii_lowercase());
    let is_hash = || text.len() >= MIN_HASH_BYTES && is_hex(text) && is_proven();
    !is_uuid(text) && (is_key || is_hash())
}

/// Returns `true` for a text that is an id if other requests have ids there: `nlhKjdVaS3uJjFtb`.
pub(super) fn is_mixed(text: &str) -> bool {
    text.len() >= MIN_MIXED_BYTES
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
        && has_digit(text)
        && text.bytes().any(|b| b.is_ascii_uppercase())
        && text.bytes().any(|b| b.is_ascii_lowercase())
}

/// Returns `true` for hexadecimal digits that no word has: `5f3a9c1b`, but not `cafe2024`.
pub(super) fn is_short_hex(text: &str) -> bool {
    const MIN_BYTES: usize = 8;
    text.len() >= MIN_BYTES && text.bytes().all(|b| b.is_ascii_hexdigit()) && has_many_changes(text)
}

/// Returns `true` for digits among letters, as no word has them: `base64Encode` has one number.
pub(super) fn has_many_changes(text: &str) -> bool {
    changes(text) > 2
}

/// Returns how often digits follow something else, or the other way round.
fn changes(text: &str) -> usize {
    text.as_bytes().windows(2).filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit()).count()
}

/// Returns `true` for words that identify a thing in a URL: `my-first-post`.
pub(super) fn is_slug(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let words = text.split('-');
    words.clone().count() >= MIN_SLUG_WORDS
        && words.clone().all(is_word)
        && words.into_iter().next().is_some_and(|first| !is_verb(first))
}

/// Returns `true` for the id of a thing with its kind before it, where the noun says that kind: `cus_Nf8s7dh3` of `customers`, `ORD001` of
/// `orders`, `INV-2023-001` of `invoices`.
pub(super) fn is_prefixed(text: &str, noun: &str) -> bool {
    const MIN_DIGITS: usize = 3;
    const MAX_LETTERS: usize = 12;
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (prefix, rest) = text.split_at(letters);
    let tail = rest.trim_start_matches(['-', '_']);
    let is_apart = tail.len() < rest.len();
    let is_number = tail.split(['-', '_']).all(is_number);
    // `step1` may be the first of several parts of the API
    let is_many = is_apart || tail.len() >= MIN_DIGITS;
    let is_tail = is_number && is_many || is_apart && is_generated(tail);
    let is_kind = letters > 1 || letters == 1 && is_apart && prefix.bytes().all(|b| b.is_ascii_uppercase());
    is_tail && is_kind && letters <= MAX_LETTERS && abbreviates(prefix, noun)
}

/// Returns `true` for letters and digits that are no words: `Nf8s7dh3`.
fn is_generated(text: &str) -> bool {
    const MIN_BYTES: usize = 5;
    text.len() >= MIN_BYTES && text.bytes().all(|b| b.is_ascii_alphanumeric()) && changes(text) > 1
}

/// Returns `true` for an abbreviation of a noun, or all of it: it has its first letter, and others of it in their order.
fn abbreviates(short: &str, noun: &str) -> bool {
    let is_of = |word: &str| {
        let mut letters = word.chars();
        let mut short = short.chars().map(|c| c.to_ascii_lowercase());
        letters.next() == short.next() && short.all(|one| letters.any(|letter| letter == one))
    };
    let thing = singular(noun);
    thing.split(' ').next_back().is_some_and(is_of) || is_of(&thing.replace(' ', ""))
}

/// Returns `true` for `ORD001` and `TXN-2023-0042`, which are no words of an API.
pub(super) fn is_numbered(text: &str) -> bool {
    const MIN_DIGITS: usize = 3;
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let tail = text[letters..].trim_start_matches(['-', '_']);
    let digits = tail.bytes().filter(u8::is_ascii_digit).count();
    (1..=8).contains(&letters) && digits >= MIN_DIGITS && tail.split(['-', '_']).all(is_number)
}

/// Returns `true` for `USD` and `SAVE20`.
pub(super) fn is_code(text: &str) -> bool {
    text.len() > 1
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
        && text.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Returns `true` for `user@example.com`, also with the escape of `@`.
pub(super) fn is_email(text: &str) -> bool {
    let text = &text.replacen("%40", "@", 1);
    let is_part =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.+".contains(&b));
    text.split_once('@').is_some_and(|(user, host)| {
        let is_domain = |(name, top): (&str, &str)| {
            !name.is_empty() && top.len() > 1 && top.bytes().all(|b| b.is_ascii_alphabetic())
        };
        is_part(user) && is_part(host) && host.rsplit_once('.').is_some_and(is_domain)
    })
}

/// Returns `true` for `urn:isbn:0451450523` and `arn:aws:s3:::a`.
pub(super) fn is_urn(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| {
        ["urn", "arn"].contains(&scheme)
            && rest.split_once(':').is_some_and(|(kind, name)| {
                !kind.is_empty() && !name.is_empty() && kind.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            })
    })
}

/// Returns `true` for a day: `2024-01-31`.
pub(super) fn is_date(text: &str) -> bool {
    let is_day =
        |day: &str| day.len() == 2 && is_number(day) && day.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    text.rsplit_once('-').is_some_and(|(month, day)| is_month_of_year(month) && is_day(day))
}

/// Returns `true` for `2024-01-31T10:00:00Z`.
pub(super) fn is_time(text: &str) -> bool {
    text.split_once('T').is_some_and(|(day, time)| {
        let is_of_time = |b: u8| b.is_ascii_digit() || b":.+-Z".contains(&b);
        is_date(day) && time.contains(':') && time.bytes().all(is_of_time)
    })
}

/// Returns `true` for `1,2,3`.
pub(super) fn is_numbers(text: &str) -> bool {
    text.contains(',') && text.split(',').all(is_number)
}

/// Returns `true` for `192.168.1.1`.
pub(super) fn is_ip(text: &str) -> bool {
    text.parse::<std::net::Ipv4Addr>().is_ok()
}

/// Returns `true` for `2024-01`.
pub(super) fn is_month_of_year(text: &str) -> bool {
    text.split_once('-').is_some_and(|(year, month)| is_year(year) && month.len() == 2 && is_month(month))
}

/// Returns `true` for a year of our time.
pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20")) && is_number(text)
}

/// Returns `true` for the number of a month.
pub(super) fn is_month(text: &str) -> bool {
    text.len() <= 2 && is_number(text) && text.parse().is_ok_and(|month: u8| (1..=12).contains(&month))
}
