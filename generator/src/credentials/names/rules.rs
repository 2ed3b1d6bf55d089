//! The words that make a name that of a credential.

use super::{languages, words};
use crate::name::{self, WordList};

/// The number of last words of a name that are read, because they decide.
const MAX_WORDS: usize = 8;

/// Returns `true` if a value under a name of these words is to be kept secret.
pub(super) fn is_credential(key: &str, words: &[String]) -> bool {
    if key.trim_start().starts_with("vault:") {
        return true;
    }
    let mut words = &words[words.len().saturating_sub(MAX_WORDS)..];
    if says_credential(words) {
        return true;
    }
    while let [before @ .., last] = words
        && !before.is_empty()
        && (last.is_empty()
            || [&words::QUALIFIERS, &languages::QUALIFIERS, &languages::WHICH_PASSWORD]
                .iter()
                .any(|list| list.has(last)))
    {
        words = before;
        if says_credential(words) {
            return true;
        }
    }
    false
}

/// The words of a name without accents and trailing numbers: `password2` is `password`.
pub(super) fn plain(mut words: Vec<String>) -> Vec<String> {
    for word in &mut words {
        word.truncate(word.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        if !word.is_ascii() {
            *word = word.chars().map(name::without_accent).collect();
        }
    }
    words
}

fn says_credential(words: &[String]) -> bool {
    let Some(last) = words.last().map(String::as_str) else { return false };
    let before = words.len().checked_sub(2).map(|at| words[at].as_str());
    let joined = words.concat();
    match last {
        "tokens" => before.is_none_or(|word| words::TOKEN_OWNERS.has(word)),
        "key" if before.is_some_and(|word| words::KEY_OWNERS.has(word)) => true,
        "id" if before.is_some_and(|word| ["session", "sess"].contains(&word)) => true,
        _ if is_joined(last) => true,
        "auth" => words.len() == 1 || before.is_some_and(|word| ["x", "basic"].contains(&word)),
        "signature" | "sig" => {
            words.len() <= 2 || words.iter().any(|word| ["x", "amz", "goog", "hub", "shared"].contains(&word.as_str()))
        }
        _ if last.ends_with("token") => {
            let owner = match last {
                "token" => before.unwrap_or_default(),
                one_word => one_word.strip_suffix("token").unwrap_or_default(),
            };
            !words::is_harmless_before_token(owner)
        }
        _ if words::WHOLE_NAMES.has(&joined)
            || words::WORDS.has(last)
            || words::PASSWORDS.has(last)
            || languages::is_credential(words) =>
        {
            true
        }
        _ => [&words::ENDINGS, &languages::PASSWORDS, &languages::SECRETS]
            .into_iter()
            .any(|list| list.end_of(&joined).is_some_and(|ending| starts_a_word(words, &joined, ending))),
    }
}

/// Returns `true` for an owner and what it owns in one word: `HMACKEY`, `dbpass`.
fn is_joined(word: &str) -> bool {
    let owned = |by: &WordList, thing| word.strip_suffix(thing).is_some_and(|owner| by.has(owner));
    owned(&words::KEY_OWNERS, "key") || owned(&words::PASS_OWNERS, "pass") || owned(&words::PASS_OWNERS, "pw")
}

/// Returns `true` if a short ending is a whole word: `otp` in `emailOtp`, not in `hotpot`.
fn starts_a_word(words: &[String], joined: &str, ending: &str) -> bool {
    if ending.chars().count() >= 6 || !ending.is_ascii() {
        return true;
    }
    let start = joined.len() - ending.len();
    let mut at = 0;
    words.iter().any(|word| {
        let here = at == start;
        at += word.len();
        here
    }) || (["pwd", "tkn"].contains(&ending) && start >= 2)
}
