//! Distinguishes words, which may occur anywhere, from generated runs of characters.

/// Longer runs without a blank may be keys, tokens or hashes.
const MAX_RUN_BYTES: usize = 20;

/// Shorter values are not searched for elsewhere.
const MIN_CHARS: usize = 8;

/// Returns `true` if a value is too common to be searched for elsewhere: shorter than 8 characters, or only words, such as
/// `password`, `client_secret` and `Your-API-Key`, which occur in a collection for many reasons. A word consists of letters that are
/// all lower case, all upper case, or lower case after the first.
pub(crate) fn is_common(value: &str) -> bool {
    let pieces = value.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty());
    value.chars().count() < MIN_CHARS || pieces.into_iter().all(are_words)
}

/// `clientSecret`, `PASSWORD`: words of two letters or more.
pub(super) fn are_words(piece: &str) -> bool {
    let capitals = piece.chars().filter(|c| c.is_uppercase()).count();
    let all_letters = piece.chars().all(char::is_alphabetic);
    let one_case = capitals == 0 || capitals == piece.chars().count();
    let capitalized = capitals == 1 && piece.starts_with(char::is_uppercase);
    all_letters && piece.len() <= MAX_RUN_BYTES && (one_case || capitalized || piece.len() >= 4 * capitals)
}

/// Returns `true` if a text is a run of letters and digits such as a generated key: at least 16 characters, both kinds, at least 3 bits of
/// information for each, and not made of words and numbers.
pub(super) fn is_random(text: &str) -> bool {
    let run = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'_' | b'-' | b'.' | b'~' | b'%');
    text.len() >= 16 && text.bytes().all(run) && is_mixed(text) && entropy(text) >= 3.0 && !is_told(text)
}

/// Returns `true` for words and numbers with punctuation between them: `users-v2/photo-2024.jpg`.
pub(super) fn is_told(text: &str) -> bool {
    let is_number = |piece: &str| piece.bytes().all(|b| b.is_ascii_digit());
    text.split(|c: char| !c.is_alphanumeric()).all(|piece| piece.len() <= 3 || is_number(piece) || are_words(piece))
}

/// Returns `true` if a text has letters and digits.
pub(super) fn is_mixed(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit()) && text.chars().any(char::is_alphabetic)
}

/// Returns the Shannon entropy in bits per character.
fn entropy(text: &str) -> f64 {
    let mut counts = [0_u32; 256];
    for byte in text.bytes() {
        counts[usize::from(byte)] += 1;
    }
    let total = text.len() as f64;
    let bits = |count: &u32| {
        let share = f64::from(*count) / total;
        -share * share.log2()
    };
    counts.iter().filter(|count| **count > 0).map(bits).sum()
}

/// Returns `true` if a text may hold a credential: wider than the known forms.
pub(crate) fn may_be_credential(text: &str) -> bool {
    let scheme = text
        .split_once(' ')
        .is_some_and(|(scheme, _)| ["bearer", "basic", "digest"].iter().any(|s| scheme.eq_ignore_ascii_case(s)));
    // separators of prose, paths, hosts and times end a run; those of base64, UUIDs and JWTs do not
    let run =
        |part: &str| part.len() > MAX_RUN_BYTES && part.bytes().any(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    let runs = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '_' | '-')));
    scheme
        || text.starts_with("eyJ")
        || has_password(text)
        || text.len() > MAX_RUN_BYTES && runs.into_iter().any(|part| run(part) && !is_time(part))
}

/// `2024-01-01T10` and other parts of a date.
fn is_time(part: &str) -> bool {
    part.len() <= 24 && part.as_bytes().get(4) == Some(&b'-') && part.bytes().take(4).all(|b| b.is_ascii_digit())
}

/// `ada@example.com:password`, `https://user:password@host`
fn has_password(text: &str) -> bool {
    if !text.contains('@') {
        return false;
    }
    let after = text.split_once('@').is_some_and(|(_, rest)| rest.contains(':'));
    let before = text
        .rsplit_once('@')
        .and_then(|(user, _)| user.rsplit_once("://").or(Some(("", user))))
        .is_some_and(|(_, user)| user.contains(':'));
    after || before
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_common() {
        for value in
            ["password", "PASSWORD", "client_secret", "Your-API-Key", "clientSecret", "hunter2", "", "change me"]
        {
            assert!(is_common(value), "{value}");
        }
        for value in
            ["hunter22", "12345678", "AbCdEfGhIj", "password1", "wJalrXUtnFEMI/K7MDENG", "abcdefghijklmnopqrstuvwxyz"]
        {
            assert!(!is_common(value), "{value}");
        }
    }

    #[test]
    fn generated_keys_are_random() {
        for value in ["9f8a7b6c5d4e3f2a1b0c", "dGhpcyBpcyBhIHRlc3Q0", "123e4567-e89b-12d3-a456-426614174000"] {
            assert!(is_random(value), "{value}");
        }
        for value in [
            "name",
            "created_at_descending",
            "users-v2/photo-2024.jpg",
            "12345678901234567890",
            "a1a1a1a1a1a1a1a1a1",
            "a b1 c d e f g h i j",
        ] {
            assert!(!is_random(value), "{value}");
        }
    }
}
