//! A text → its words, of which all names are made.

mod accents;
mod confusable;
pub(crate) mod generic;
pub(super) mod id;
pub(super) mod paging;
pub(super) mod singular;
pub(super) mod word_list;

pub(crate) use accents::without_accent;

use std::borrow::Cow;
use std::ops::Range;

use unicode_security::GeneralSecurityProfile;

/// Returns the lower-case words of a text, split at punctuation and at changes of case: `get http users` for `getHTTPUsers`.
/// Digits stay with the word before them. Splitting the joined words again gives the same words.
pub(crate) fn words(text: &str) -> Vec<String> {
    let text = spell_out(text);
    let mut words = Vec::new();
    if text.is_ascii() && !text.contains('\'') {
        let char_at = |at| text.as_bytes().get(at).map(|byte| char::from(*byte));
        split(text.len(), char_at, |word| words.push(text[word].to_ascii_lowercase()));
        join_mail(&mut words);
        return words;
    }
    let chars: Vec<char> = text.chars().filter(|c| !is_mark(*c)).collect();
    split(
        chars.len(),
        |at| chars.get(at).copied(),
        |word| {
            // Lint `non_snake_case` looks at `is_uppercase`, which some letters without a lower-case form satisfy.
            let is_part = |c: &char| c.is_ascii() || !c.is_uppercase() && !is_mark(*c) && is_word_char(*c);
            let word: String = chars[word].iter().flat_map(|c| c.to_lowercase()).filter(is_part).collect();
            if !word.is_empty() {
                words.push(word);
            }
        },
    );
    confusable::respell(&mut words);
    join_mail(&mut words);
    words
}

/// `email` for `e mail`.
fn join_mail(words: &mut Vec<String>) {
    let is_torn = |pair: &[String]| pair[0] == "e" && pair[1].starts_with("mail");
    while let Some(at) = words.windows(2).position(is_torn) {
        words[at + 1].insert(0, 'e');
        words.remove(at);
    }
}

/// Calls `word` with the place of each.
fn split(len: usize, char_at: impl Fn(usize) -> Option<char>, mut word: impl FnMut(Range<usize>)) {
    let mut finish = |range: Range<usize>| {
        if !range.is_empty() {
            word(range);
        }
    };
    let (mut start, mut run) = (0, 0);
    let mut case = Case::None;
    // `IdP`, `TfL`
    let is_abbreviation = |run: usize, at: usize| {
        let is_end = |at| !char_at(at).is_some_and(is_word_char);
        let is_short = at == run + 2 && char_at(run).is_some_and(char::is_uppercase);
        is_short && (is_end(at + 1) || char_at(at + 1) == Some('s') && is_end(at + 2))
    };
    for (at, c) in (0..len).map_while(|at| Some((at, char_at(at)?))) {
        if !is_word_char(c) {
            finish(start..at);
            (start, run) = (at + 1, at + 1);
            case = Case::None;
            continue;
        }
        if c.is_uppercase() {
            let next = char_at(at + 1);
            let starts_lower = next.is_some_and(char::is_lowercase) && !is_plural_acronym(next, char_at(at + 2));
            if (case == Case::Lower && !is_abbreviation(run, at)) || (case == Case::Upper && starts_lower) {
                finish(start..at);
                start = at;
            }
            case = Case::Upper;
        } else if c.is_lowercase() {
            case = Case::Lower;
        }
    }
    finish(start..len);
}

#[derive(Clone, Copy, PartialEq)]
enum Case {
    None,
    Lower,
    Upper,
}

/// Replaces names that their capitals would split, and the signs of `+1` and `-1`.
fn spell_out(text: &str) -> Cow<'_, str> {
    const TORN: [(&str, &str); 6] = [
        ("OAuth", "Oauth"),
        ("GraphQL", "Graphql"),
        ("GitHub", "Github"),
        ("IPv", "Ipv"),
        ("iOS", "Ios"),
        ("macOS", "Macos"),
    ];
    let signed = |sign: char| text.strip_prefix(sign).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let mut text = match (signed('+'), signed('-')) {
        (Some(rest), _) => Cow::Owned(format!("plus{rest}")),
        (_, Some(rest)) => Cow::Owned(format!("minus{rest}")),
        _ => Cow::Borrowed(text),
    };
    // each of them has one of these capitals
    if !text.bytes().any(|b| matches!(b, b'G' | b'I' | b'O')) {
        return text;
    }
    for (torn, whole) in TORN {
        if text.contains(torn) {
            text = Cow::Owned(text.replace(torn, whole));
        }
    }
    text
}

/// Returns `true` for `IDs` and `URLs`, which are one word.
fn is_plural_acronym(next: Option<char>, after: Option<char>) -> bool {
    next == Some('s') && !after.is_some_and(char::is_lowercase)
}

/// Returns `true` for characters that are left out of words: apostrophes, loose accents and points, joiners.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\'' | '’' | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{200c}' | '\u{200d}'
        | '\u{fe00}'..='\u{fe0f}')
}

/// Returns `true` for letters and digits of any script, except those of the lint `uncommon_codepoints`: styled variants (`𝐀`, `Ａ`, `ª`),
/// phonetic and technical letters.
fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c != '·' && unicode_ident::is_xid_continue(c) && c.identifier_allowed()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_split_at_case_and_punctuation() {
        let cases = [
            ("refresh token", "refresh token"),
            ("getHTTPUsers", "get http users"),
            ("user_ids", "user ids"),
            ("IDs", "ids"),
            ("List IdPs of IdP groups, not planA", "list idps of idp groups not plan a"),
            ("listURLsNow", "list urls now"),
            ("p90LatencyMs", "p90 latency ms"),
            ("SHA256Hash", "sha256 hash"),
            ("2FA", "2fa"),
            ("E-Mail of eMailing e_mail", "email of emailing email"),
            ("office-mail", "office mail"),
            ("OAuth2Token", "oauth2 token"),
            ("IPv4Address", "ipv4 address"),
            ("user's name", "users name"),
            ("+1", "plus1"),
            ("-1", "minus1"),
            ("a-1", "a 1"),
            ("Größe", "größe"),
            ("e\u{301}cole", "ecole"),
            ("🎉 party", "party"),
            ("日本語", "日本語"),
            ("Россия", "россия"),
            ("Ⱥ ⱦƒ ǝd", "d"),
            ("ヽ ຈلຈ a", "ヽ a"),
            ("µ ª Ａ x·y", "x y"),
            ("ό ó όνομα", "ό ó όνομα"),
            ("Удалить фото", "удалить фото"),
            ("Фото v2", "foto v2"),
            ("__", ""),
            ("a\"\\\nb", "a b"),
        ];
        for (text, expected) in cases {
            let joined = words(text).join(" ");
            assert_eq!(joined, expected, "{text}");
            assert_eq!(words(&joined).join(" "), joined, "{text}");
        }
    }
}
