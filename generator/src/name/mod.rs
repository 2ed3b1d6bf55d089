//! How text becomes Rust names: one rule for functions, modules, fields and types.

mod ordinal;
pub(crate) mod package;
mod singular;
pub(crate) mod title;

use unicode_security::mixed_script::AugmentedScriptSet;
use unicode_security::{GeneralSecurityProfile, is_potential_mixed_script_confusable_char};

pub(crate) use singular::singular;

/// The lower-case words of a text, split at punctuation and at changes of case: `getHTTPUsers` is `get http users`.
/// Digits stay with the word before them. Splitting the joined words again changes nothing.
pub(crate) fn words(text: &str) -> Vec<String> {
    let text = spell_out(text);
    let chars: Vec<char> = text.chars().filter(|c| !is_mark(*c)).collect();
    let mut words = Vec::new();
    let mut word = String::new();
    let mut case = Case::None;
    for (at, &c) in chars.iter().enumerate() {
        if !is_word_char(c) {
            finish(&mut words, &mut word);
            case = Case::None;
            continue;
        }
        if c.is_uppercase() {
            let starts_lower =
                chars.get(at + 1).is_some_and(|next| next.is_lowercase()) && !is_plural_acronym(&chars, at);
            if case == Case::Lower || (case == Case::Upper && starts_lower) {
                finish(&mut words, &mut word);
            }
            case = Case::Upper;
        } else if c.is_lowercase() {
            case = Case::Lower;
        }
        if c.is_ascii() {
            word.push(c.to_ascii_lowercase());
            continue;
        }
        // Lint `non_snake_case` looks at `is_uppercase`, which some letters without a lower-case form satisfy.
        word.extend(c.to_lowercase().filter(|c| !c.is_uppercase() && !is_mark(*c) && is_word_char(*c)));
    }
    finish(&mut words, &mut word);
    words
}

#[derive(Clone, Copy, PartialEq)]
enum Case {
    None,
    Lower,
    Upper,
}

fn finish(words: &mut Vec<String>, word: &mut String) {
    let word = std::mem::take(word);
    if !word.is_empty() && !is_confusable(&word) {
        words.push(word);
    }
}

/// Names that their own capitals would tear apart, and signs that tell `+1` from `-1`.
fn spell_out(text: &str) -> String {
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
        (Some(rest), _) => format!("plus{rest}"),
        (_, Some(rest)) => format!("minus{rest}"),
        _ => text.to_owned(),
    };
    if !text.bytes().any(|b| b.is_ascii_uppercase()) {
        return text;
    }
    for (torn, whole) in TORN {
        if text.contains(torn) {
            text = text.replace(torn, whole);
        }
    }
    text
}

/// `IDs` and `URLs` are one word.
fn is_plural_acronym(chars: &[char], at: usize) -> bool {
    chars.get(at + 1) == Some(&'s') && !chars.get(at + 2).is_some_and(|c| c.is_lowercase())
}

/// What a word is written without: apostrophes, loose accents and points, joiners.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\'' | '’' | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{200c}' | '\u{200d}'
        | '\u{fe00}'..='\u{fe0f}')
}

/// Letters and digits of any script, without what the lint `uncommon_codepoints` warns about: styled doubles (`𝐀`, `Ａ`, `ª`),
/// phonetic and technical letters.
fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c != '·' && unicode_ident::is_xid_continue(c) && c.identifier_allowed()
}

/// Whether a word has letters of another script than Latin, and all of them look like letters of one more: the lint
/// `mixed_script_confusables` warns when a crate has no other ones.
fn is_confusable(word: &str) -> bool {
    if word.is_ascii() {
        return false;
    }
    let latin = AugmentedScriptSet::for_char('a');
    let script = |c: char| (AugmentedScriptSet::for_char(c), is_potential_mixed_script_confusable_char(c));
    let scripts: Vec<_> = word.chars().filter(|c| !c.is_ascii()).map(script).filter(|(set, _)| *set != latin).collect();
    scripts.iter().any(|(set, _)| scripts.iter().filter(|(other, _)| other == set).all(|(_, confusable)| *confusable))
}

/// A final identifier for a function, module, field or argument: `r#type`, `self_`, `n1st`.
pub(crate) fn snake(text: &str, fallback: &str) -> String {
    escape(snake_plain(text, fallback))
}

/// As [`snake`], before keywords are escaped: to append to.
pub(crate) fn snake_plain(text: &str, fallback: &str) -> String {
    let words = words(text);
    if words.is_empty() {
        return fallback.to_owned();
    }
    startable(words.join("_"), 'n')
}

/// Makes a keyword usable as an identifier.
pub(crate) fn escape(name: String) -> String {
    match name.as_str() {
        "self" | "Self" | "super" | "crate" => name + "_",
        _ if is_keyword(&name) => format!("r#{name}"),
        _ => name,
    }
}

/// A type name or variant: `HttpUser`, `N1st`. It may still be a [reserved](is_reserved_type_name) one.
pub(crate) fn upper_camel(text: &str, fallback: &str) -> String {
    let words = words(text);
    if words.is_empty() {
        return fallback.to_owned();
    }
    startable(words.iter().map(|word| capitalized(word)).collect(), 'N')
}

/// Whether a text can stand as the name of a type.
pub(crate) fn is_type_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(unicode_ident::is_xid_start) && chars.all(unicode_ident::is_xid_continue) && text != "Self"
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

fn startable(name: String, prefix: char) -> String {
    if name.starts_with(unicode_ident::is_xid_start) { name } else { format!("{prefix}{name}") }
}

/// Strict and reserved keywords of all editions.
pub(crate) fn is_keyword(name: &str) -> bool {
    KEYWORDS.binary_search(&name).is_ok()
}

/// Sorted.
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

fn listed(list: &str, name: &str) -> bool {
    list.split(' ').any(|listed| listed == name)
}

/// Names that a generated type must not take: `Self`, the prelude, and what generated files import.
pub(crate) fn is_reserved_type_name(name: &str) -> bool {
    name == "Self" || listed(PRELUDE, name) || listed(IMPORTED, name)
}

const PRELUDE: &str = "\
    AsMut AsRef AsyncFn AsyncFnMut AsyncFnOnce Box Clone Copy Debug Default \
    DoubleEndedIterator Drop Eq Err ExactSizeIterator Extend Fn FnMut FnOnce From \
    FromIterator Future Hash Into IntoFuture IntoIterator Iterator None Ok Option Ord \
    PartialEq PartialOrd Result Send Sized Some String Sync ToOwned ToString TryFrom TryInto \
    Unpin";

const IMPORTED: &str = "\
    Answer Asap Auth Aws Behavior Body BTreeMap Bytes Call Capture Client Decode DecodeError Deserialize \
    Deserializer Digest EdgeGrid Error Failure Fields File Form Found Hawk Inputs Json Jwt Kind Map \
    NoFailure NoOptions Ntlm Number OAuth1 OAuth2 Options Parsed Response Secret Serialize Sources Text \
    TokenParameter Value Variable Variables Vec";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_rustc_warns_about_are_left_out() {
        for (text, expected) in [
            ("ⱥ price", "price"),
            ("ƒ", "field"),
            ("ヽ༼ຈل͜ຈ༽ﾉ name", "ヽ_name"),
            ("größe", "größe"),
            ("имя", "имя"),
            ("ас", "field"),
            ("名前", "名前"),
        ] {
            assert_eq!(snake(text, "field"), expected, "{text}");
        }
    }

    #[test]
    fn words_split_at_case_and_punctuation() {
        let cases = [
            ("refresh token", "refresh token"),
            ("getHTTPUsers", "get http users"),
            ("user_ids", "user ids"),
            ("IDs", "ids"),
            ("listURLsNow", "list urls now"),
            ("p90LatencyMs", "p90 latency ms"),
            ("SHA256Hash", "sha256 hash"),
            ("2FA", "2fa"),
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
            ("__", ""),
            ("a\"\\\nb", "a b"),
        ];
        for (text, expected) in cases {
            let joined = words(text).join(" ");
            assert_eq!(joined, expected, "{text}");
            assert_eq!(words(&joined).join(" "), joined, "{text}");
        }
    }

    #[test]
    fn snake_is_always_an_identifier() {
        let cases = [
            ("Refresh Token", "refresh_token"),
            ("1st", "n1st"),
            ("", "field"),
            ("🎉", "field"),
            ("\u{301}a", "a"),
            ("\u{93e}a", "n\u{93e}a"),
            ("𝐀b", "b"),
            ("Type", "r#type"),
            ("SELF", "self_"),
        ];
        for (text, expected) in cases {
            assert_eq!(snake(text, "field"), expected, "{text}");
        }
    }

    #[test]
    fn upper_camel_is_always_a_type_name() {
        let cases = [
            ("refresh token", "RefreshToken"),
            ("1st", "N1st"),
            ("", "Item"),
            ("HTTPServer", "HttpServer"),
            ("日本", "日本"),
        ];
        for (text, expected) in cases {
            assert_eq!(upper_camel(text, "Item"), expected, "{text}");
        }
    }

    #[test]
    fn keywords_of_all_editions_are_escaped() {
        let raw = [
            "as", "break", "const", "continue", "else", "enum", "extern", "false", "fn", "for", "if", "impl", "in",
            "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "static", "struct", "trait", "true",
            "type", "unsafe", "use", "where", "while", // 2015
            "async", "await", "dyn", // 2018
            "gen", // 2024
            "abstract", "become", "box", "do", "final", "macro", "override", "priv", "typeof", "unsized", "virtual",
            "yield", "try", // reserved
        ];
        for keyword in raw {
            assert_eq!(snake(keyword, "field"), format!("r#{keyword}"));
        }
        for keyword in ["self", "super", "crate"] {
            assert_eq!(snake(keyword, "field"), format!("{keyword}_"));
        }
        assert_eq!(escape("Self".to_owned()), "Self_");
        for weak in ["union", "auto", "default", "raw", "safe", "macro_rules"] {
            assert_eq!(snake(weak, "field"), weak);
        }
        assert!(KEYWORDS.is_sorted());
        assert_eq!(raw.len() + 4, KEYWORDS.len());
    }

    #[test]
    fn type_names_keep_clear_of_the_prelude_and_the_imports() {
        for name in ["Self", "Option", "Vec", "Result", "Client", "Failure", "Value", "BTreeMap", "Kind"] {
            assert!(is_reserved_type_name(name), "{name}");
        }
        assert!(!is_reserved_type_name("User"));
    }
}
